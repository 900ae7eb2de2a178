package layout

import (
	"errors"

	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// MaxPages is the greatest number of pages of one document. It is far above
// any real document and keeps a hostile one from filling memory.
const MaxPages = 1000

// ErrTooManyPages is returned for a sheet that needs more than MaxPages.
var ErrTooManyPages = errors.New("layout: the document needs too many pages")

// Pages sets a sheet on pages. The family is the one that the pages will be
// drawn with. The result depends on its arguments alone.
func Pages(s *sheet.Sheet, family *metrics.Family) ([]Page, error) {
	set := &setter{family: family, em: units.Length(family.UnitsPerEm())}
	var pages []Page
	for i, section := range s.Sections {
		run := &pageRun{setter: set, section: section, index: i, room: MaxPages - len(pages)}
		if err := run.fill(set.flow(section.Blocks, section.Page.Left, section.Page.TextWidth())); err != nil {
			return nil, err
		}
		run.finish()
		pages = append(pages, run.pages...)
	}
	return pages, nil
}

// setter turns blocks into pieces.
type setter struct {
	family *metrics.Family
	em     units.Length // font units per em
	text   breaker      // scratch space for line breaking
	stock  []Word       // see words
}

// piece is the least thing that a page break leaves whole: a line of text, a
// stroke, a box, a row of a table. Its content is placed from its own top.
type piece struct {
	height    units.Length
	foot      units.Length // room under it that must fit on the page with it
	after     units.Length // space under it, dropped at the end of a page
	keepNext  bool         // no page break under it
	pageBreak bool         // begins a page
	pinned    bool         // stands at the foot of its page
	lines     []Line
	rules     []Rule
	row       *row    // of a table
	header    []piece // rows to repeat when a page begins with this one
}

// flow sets blocks one under another in a column.
func (s *setter) flow(blocks []sheet.Block, x, width units.Length) []piece {
	var out []piece
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			out = s.paragraph(out, b, x, width)
		case *sheet.Stroke:
			out = append(out, stroke(b, x, width))
		case *sheet.Box:
			out = append(out, s.box(b, x, width))
		case *sheet.Table:
			out = s.table(out, b, x)
		}
	}
	return out
}

// paragraph breaks a paragraph into lines and says where a page may break: no
// single line is left behind (orphan) or carried over (widow).
func (s *setter) paragraph(out []piece, p *sheet.Paragraph, x, width units.Length) []piece {
	lines, rules := s.setLines(p, x, width)
	n := len(lines)
	for i := range lines {
		next := piece{
			height:    p.Format.Line,
			rules:     rules[i],
			keepNext:  i < n-1 && (p.Format.KeepTogether || i < orphans-1 || i >= n-widows),
			pageBreak: i == 0 && p.Format.PageBreakBefore,
		}
		if len(lines[i].Words) > 0 {
			next.lines = lines[i : i+1 : i+1]
		}
		out = append(out, next)
	}
	last := &out[len(out)-1]
	last.after = p.Format.After
	last.keepNext = p.Format.KeepNext
	return out
}

// The least number of lines of a paragraph at the foot and at the head of a
// page, as Word's widow control has them.
const (
	orphans = 2
	widows  = 2
)

// baseline is where the text of a line of exact height stands: at four fifths
// of it, as LibreOffice has it and, to a fraction of a millimetre, Word.
func baseline(line units.Length) units.Length { return line * 4 / 5 }

func stroke(b *sheet.Stroke, x, width units.Length) piece {
	return piece{
		height:   b.Gap + b.Thickness,
		after:    b.After,
		keepNext: b.KeepNext,
		rules: []Rule{{
			Tag: b.Tag, X: x + aligned(b.Align, width, b.Length), Y: b.Gap,
			Width: b.Length, Height: b.Thickness, Color: sheet.Black,
		}},
	}
}

// box sets a framed mark with its text in the middle of the frame.
func (s *setter) box(b *sheet.Box, x, width units.Length) piece {
	p := piece{height: b.High, after: b.After}
	left := x + aligned(b.Align, width, b.Width)
	p.rules = frame(nil, b.Tag, left, 0, b.Width, b.High, b.Border, b.Color)
	inner := s.paragraph(nil, b.Text, left, b.Width)
	p.lines, p.rules = place(nil, p.rules, inner, (b.High-heightOf(inner))/2)
	return p
}

// frame appends the four edges of a rectangle, drawn inside it.
func frame(rules []Rule, tag sheet.Tag, x, y, w, h, border units.Length, color sheet.Color) []Rule {
	if border <= 0 {
		return rules
	}
	return append(rules,
		Rule{tag, x, y, w, border, color},
		Rule{tag, x, y + h - border, w, border, color},
		Rule{tag, x, y, border, h, color},
		Rule{tag, x + w - border, y, border, h, color},
	)
}

// aligned is the distance from a column's left edge to a thing in it.
func aligned(a sheet.Align, column, thing units.Length) units.Length {
	switch a {
	case sheet.Center:
		return (column - thing) / 2
	case sheet.Right:
		return column - thing
	}
	return 0
}

// heightOf is the height of pieces one under another, with the space under
// the last one: in a cell it counts.
func heightOf(pieces []piece) units.Length {
	var h units.Length
	for i := range pieces {
		h += pieces[i].height + pieces[i].after
	}
	return h
}

// place appends the content of pieces that stand one under another from y on.
func place(lines []Line, rules []Rule, pieces []piece, y units.Length) ([]Line, []Rule) {
	for i := range pieces {
		p := &pieces[i]
		lines, rules = p.at(lines, rules, y)
		y += p.height + p.after
	}
	return lines, rules
}

// at appends the piece's content with its top at y.
func (p *piece) at(lines []Line, rules []Rule, y units.Length) ([]Line, []Rule) {
	for _, l := range p.lines {
		l.Baseline += y
		lines = append(lines, l)
	}
	for _, r := range p.rules {
		r.Y += y
		rules = append(rules, r)
	}
	if p.row != nil {
		return p.row.at(lines, rules, y, p.height)
	}
	return lines, rules
}
