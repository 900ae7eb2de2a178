package wordml

import (
	"slices"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// column is the room in which blocks stand. In a row that stays with the next
// one, keep is set: Word has no such property of rows and reads it off their
// paragraphs.
type column struct {
	width units.Length
	keep  bool
	cell  bool         // of a table
	lead  units.Length // over the first row of a table, inside its cells
}

// blocks writes a list that ends with a paragraph, as Word demands of a body,
// a header and a cell. The last paragraph takes the tail.
func (m *markup) blocks(list []sheet.Block, c column, t tail) {
	list = withoutSpaces(list)
	afterTable := false
	for i, b := range list {
		end := tail{}
		if i == len(list)-1 {
			end = t
		}
		if space, ok := b.(*sheet.Space); ok {
			c.lead = space.High - list[i-1].(*sheet.Paragraph).Format.After
			continue
		}
		table, isTable := b.(*sheet.Table)
		if isTable {
			if afterTable { // Word would make one table of the two
				m.tinyParagraph(tiny, c.keep, tail{})
			}
			m.table(table, c)
			c.lead = 0
		} else {
			m.block(b, c, end)
		}
		afterTable = isTable
	}
	if afterTable || len(list) == 0 {
		m.tinyParagraph(tiny, c.keep, t)
	}
}

// withoutSpaces are the blocks with each space as the one under its paragraph;
// what a space over a table has more than that stays: it goes into the table, so
// that who types on after the paragraph does not take it along.
func withoutSpaces(list []sheet.Block) []sheet.Block {
	isSpace := func(b sheet.Block) bool { _, ok := b.(*sheet.Space); return ok }
	at := slices.IndexFunc(list, isSpace)
	if at < 0 {
		return list
	}
	out := slices.Clone(list[:at])
	for i, b := range list[at:] {
		if space, ok := b.(*sheet.Space); ok {
			above := *out[len(out)-1].(*sheet.Paragraph)
			if at+i+1 < len(list) && space.High >= above.Format.After {
				if _, ok := list[at+i+1].(*sheet.Table); ok {
					out = append(out, space)
					continue
				}
			}
			above.Format.After = space.High
			out[len(out)-1] = &above
			continue
		}
		out = append(out, b)
	}
	return out
}

func (m *markup) block(b sheet.Block, c column, t tail) {
	switch b := b.(type) {
	case *sheet.Paragraph:
		f := b.Format
		f.KeepNext = f.KeepNext || c.keep
		m.paragraph(&paragraph{style: b.Style, format: f, runs: b.Runs, images: b.Images, width: c.width, tail: t, heading: b.Heading})
	case *sheet.Stroke:
		m.stroke(b, c, t)
	case *sheet.Box:
		m.box(b, c, t)
	}
}
