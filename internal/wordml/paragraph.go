package wordml

import (
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// tiny is the line height of a paragraph that is there only because Word
// demands one, as at the end of a cell.
const tiny = 20 * units.Twip

// paragraph is a paragraph as Word knows it. The sheet's paragraphs, strokes
// and boxes all become one.
type paragraph struct {
	style  *sheet.Style
	format sheet.Format
	runs   []sheet.Run
	images []sheet.Image
	border border
	width  units.Length // of the column
	over   units.Length // room over it
	tail   tail
	// heading is its level among the headings; 0: it is none.
	heading uint8
}

// border is the border of a paragraph: all four sides or only the lower one.
// Its size is in eighths of a point, the space above and under in points.
type border struct {
	size         int
	color        sheet.Color
	box          bool
	above, under int
}

// tail is what rides on the end of a list of blocks: on its last paragraph runs
// with drawings that are anchored in it, and the properties of the section that
// it ends; on its last table, if any, room under it.
type tail struct {
	anchors, section []byte
	footed           *sheet.Table
	foot             units.Length
}

// footOf is the room under a table.
func (t tail) footOf(table *sheet.Table) units.Length {
	if table == t.footed {
		return t.foot
	}
	return 0
}

// tinyParagraph writes a paragraph that takes the least possible room.
func (m *markup) tinyParagraph(line units.Length, keep bool, t tail) {
	m.paragraph(&paragraph{format: sheet.Format{Line: line, KeepNext: keep}, tail: t})
}

func (m *markup) paragraph(p *paragraph) {
	base, char := sheet.Format{}, plain
	m.add("<w:p><w:pPr>")
	if p.style != nil {
		base, char = p.style.Format, p.style.Char
		m.add(`<w:pStyle w:val="`).esc(p.style.ID).add(`"/>`)
	}
	if len(p.runs) == 0 && len(p.images) == 0 && p.format.Line != base.Line {
		p.format.Single = false // of its style's letters it would be as high as these
	}
	m.pagination(p.format, base)
	list := m.lists.of(p.runs)
	if list > 0 {
		m.add(`<w:numPr><w:ilvl w:val="0"/>`).val("w:numId", list).add("</w:numPr>")
		p.runs = p.runs[1:]
	}
	m.borders(p.border)
	m.leader(p)
	if len(p.images) > 0 && p.images[0].Inline {
		m.add("<w:spacing").attr("w:after", p.format.After.Twips()).add(` w:line="240" w:lineRule="auto"/>`)
	} else {
		m.spacing(p.format, base, p.over)
	}
	indents := base
	if list > 0 {
		indents.First = -p.format.First - 1 // said anew: a list would have indents of its own
	}
	m.indents(p.format, indents)
	m.alignment(p.format, base)
	m.outline(p)
	m.raw(p.tail.section)
	m.add("</w:pPr>")
	m.images(p.images)
	m.runs(p.runs, char)
	m.raw(p.tail.anchors) // behind the text: on the page of its last line
	m.add("</w:p>")
}

// outline writes a heading's level that is not its style's.
func (m *markup) outline(p *paragraph) {
	const none = 10 // the level of plain text
	switch {
	case p.style == nil || p.style.Outline == 0 || p.style.Outline == p.heading:
	case p.heading == 0:
		m.val("w:outlineLvl", none-1)
	default:
		m.val("w:outlineLvl", int(min(p.heading, none))-1)
	}
}

func (m *markup) pagination(f, base sheet.Format) {
	if f.KeepNext != base.KeepNext {
		m.flag("w:keepNext", f.KeepNext)
	}
	if f.KeepTogether != base.KeepTogether {
		m.flag("w:keepLines", f.KeepTogether)
	}
	if f.PageBreakBefore != base.PageBreakBefore {
		m.flag("w:pageBreakBefore", f.PageBreakBefore)
	}
}

// borders draws where the paragraph's lines and indents end. Word lets the
// border stand outside of both and adds its size to the paragraph's height.
func (m *markup) borders(b border) {
	if b.size == 0 {
		return
	}
	m.add("<w:pBdr>")
	if b.box {
		m.border("w:top", b, b.above)
		m.border("w:left", b, 0)
	}
	m.border("w:bottom", b, b.under)
	if b.box {
		m.border("w:right", b, 0)
	}
	m.add("</w:pBdr>")
}

func (m *markup) border(side string, b border, space int) {
	m.add("<").add(side).add(` w:val="single"`).attr("w:sz", b.size).attr("w:space", space)
	m.add(` w:color="`).hex(uint32(b.color)).add(`"/>`)
}

// leader sets the tab stop that draws dots up to the right edge. Positions of
// tab stops count from the column's edge, not from the indent.
func (m *markup) leader(p *paragraph) {
	for _, r := range p.runs {
		if r.Leader {
			edge := p.width.Twips() - p.format.Right.Twips()
			m.add(`<w:tabs><w:tab w:val="right" w:leader="dot"`).attr("w:pos", edge).add("/></w:tabs>")
			return
		}
	}
}

func (m *markup) spacing(f, base sheet.Format, over units.Length) {
	same := f.Line == base.Line && f.Single == base.Single
	if f.After == base.After && same && over == 0 {
		return
	}
	m.add("<w:spacing")
	if over > 0 {
		m.attr("w:before", over.Twips())
	}
	if f.After != base.After {
		m.attr("w:after", f.After.Twips())
	}
	switch {
	case same:
	case f.Single:
		m.add(` w:line="240" w:lineRule="auto"`)
	default:
		// A line of no height would mean "automatic" to Word.
		m.attr("w:line", max(1, f.Line.Twips())).add(` w:lineRule="exact"`)
	}
	m.add("/>")
}

func (m *markup) indents(f, base sheet.Format) {
	if f.Left == base.Left && f.Right == base.Right && f.First == base.First {
		return
	}
	m.add("<w:ind")
	if f.Left != base.Left {
		m.attr("w:left", f.Left.Twips())
	}
	if f.Right != base.Right {
		m.attr("w:right", f.Right.Twips())
	}
	if f.First != base.First {
		if f.First < 0 {
			m.attr("w:hanging", -f.First.Twips())
		} else {
			m.attr("w:firstLine", f.First.Twips())
		}
	}
	m.add("/>")
}

func (m *markup) alignment(f, base sheet.Format) {
	if f.Align == base.Align {
		return
	}
	m.add(`<w:jc w:val="`)
	switch f.Align {
	case sheet.Center:
		m.add("center")
	case sheet.Right:
		m.add("right")
	case sheet.Justify:
		m.add("both")
	default:
		m.add("left")
	}
	m.add(`"/>`)
}
