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
	foot  units.Length // under the last row of a table, inside its cells
	begin []byte       // drawings that are anchored in the first paragraph outside of tables
}

// blocks writes a list that ends with a paragraph, as Word demands of a body,
// a header and a cell. The last paragraph takes the tail.
func (m *markup) blocks(list []sheet.Block, c column, t tail) {
	list = withoutSpaces(list)
	afterTable := false
	over := roomOver(list, c.cell)
	if over > 0 {
		list = list[1:]
	}
	first, head := roomUnder(list)
	if head > 0 {
		apart := rooms(list, first)
		if len(apart) > 0 {
			head = 0
		}
		list = slices.Replace(slices.Clone(list), first+1, first+2, apart...)
	}
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
			c.foot = t.footOf(table)
			if i == first {
				c.foot += head
			}
			m.table(table, c)
			c.lead = 0
		} else {
			end.anchors = append(c.begin, end.anchors...)
			c.begin = nil
			m.block(b, c, over, end)
			over = 0
		}
		afterTable = isTable
	}
	if afterTable || len(list) == 0 {
		t.anchors = append(c.begin, t.anchors...)
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

// block writes a block that is no table, with room over it.
func (m *markup) block(b sheet.Block, c column, over units.Length, t tail) {
	switch b := b.(type) {
	case *sheet.Paragraph:
		f := b.Format
		f.KeepNext = f.KeepNext || c.keep
		m.paragraph(&paragraph{style: b.Style, format: f, runs: b.Runs, images: b.Images, width: c.width, over: over, tail: t, heading: b.Heading})
	case *sheet.Stroke:
		m.stroke(b, c, over, t)
	case *sheet.Box:
		m.box(b, c, over, t)
	}
}

// roomOver is the height of an empty paragraph that only keeps what is under it
// off the head of a cell; 0: the first block is none.
func roomOver(list []sheet.Block, cell bool) units.Length {
	if !cell || len(list) < 2 {
		return 0
	}
	p, ok := list[0].(*sheet.Paragraph)
	if _, table := list[1].(*sheet.Table); !ok || table || !isRoom(p) {
		return 0
	}
	return p.Format.Line + p.Format.After
}

// roomUnder is the height of an empty paragraph that only keeps the text off the
// table at the head of a section, with the table's place; 0: there is none. The
// table's last row takes it in: but see rooms.
func roomUnder(list []sheet.Block) (at int, high units.Length) {
	if len(list) > 0 {
		if p, ok := list[0].(*sheet.Paragraph); ok && isRoom(p) {
			at = 1 // behind the paragraph with which the section has to begin
		}
	}
	if len(list) < at+3 {
		return at, 0
	}
	t, table := list[at].(*sheet.Table)
	p, ok := list[at+1].(*sheet.Paragraph)
	_, next := list[at+2].(*sheet.Table)
	if !table || t.Border > 0 || !ok || next || !isRoom(p) {
		return at, 0
	}
	return at, p.Format.Line + p.Format.After
}

// rooms are the empty paragraphs that keep the text off the table at a place: none
// where its last row takes the room in. LibreOffice begins with pages of 25 rows and
// paragraphs and then moves text back that fits; where the 25th stays with the next
// one, it is left behind at the foot of the page. As many empty paragraphs push it on;
// where there is no room for so many, one stands there.
func rooms(list []sheet.Block, at int) []sheet.Block {
	const most = 8
	rows, text := len(list[at].(*sheet.Table).Rows), list[at+2:]
	n := 0
	for n < most && leftBehind(text, rows+n) {
		n++
	}
	room := list[at+1].(*sheet.Paragraph)
	if n == 0 || n == most || room.Format.Line < units.Length(n)*units.Point {
		return list[at+1 : at+1+min(n, 1)]
	}
	var out []sheet.Block
	for range n - 1 {
		tiny := *room
		tiny.Format.Line, tiny.Format.After = units.Point, 0
		out = append(out, &tiny)
	}
	rest := *room
	rest.Format.Line -= units.Length(n-1) * units.Point
	return append(out, &rest)
}

// leftBehind tells whether LibreOffice would count a paragraph that stays with
// the next one as the 25th of its first page, where so many rows and paragraphs
// stand above the blocks.
func leftBehind(list []sheet.Block, rows int) bool {
	const most = 25
	for _, b := range list {
		p, ok := b.(*sheet.Paragraph)
		switch b := b.(type) {
		case *sheet.Table:
			rows += len(b.Rows)
		case *sheet.Space: // the table under it takes it in
		default:
			rows++
		}
		if rows >= most {
			return rows == most && ok && p.Format.KeepNext
		}
	}
	return false
}

// isRoom tells whether a paragraph is there for its height.
func isRoom(p *sheet.Paragraph) bool { return len(p.Runs) == 0 && len(p.Images) == 0 }
