package wordml

import (
	"slices"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// footName is the name of the box at the foot of the last page.
const footName = "foot"

// shapeSpace is the namespace of shapes with text.
const shapeSpace = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"

// textBox is a box of text that is anchored in a paragraph and stands over the
// page. Its width and height are those between the middles of its borders.
type textBox struct {
	name        string
	across      string // its horizontal place, as DrawingML says it
	down        string
	width, high units.Length
	border      units.Length
	color       sheet.Color
	padX, padY  units.Length // from the middles of the borders
}

// textBox opens a text box; closeTextBox closes it.
func (m *markup) textBox(b *textBox, id int) {
	m.add(`<w:r><w:drawing><wp:anchor xmlns:wp="` + drawingSpace + `" distT="0" distB="0" distL="0" distR="0" simplePos="0"`)
	m.attr("relativeHeight", id).add(` behindDoc="0" locked="0" layoutInCell="0" allowOverlap="1"><wp:simplePos x="0" y="0"/>`)
	m.add("<wp:positionH ").add(b.across).add("</wp:positionH><wp:positionV ").add(b.down).add("</wp:positionV><wp:extent").size(b.width, b.high)
	m.add(`/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr`).attr("id", id).add(` name="`).esc(b.name).add(" ").num(id).add(`"/><wp:cNvGraphicFramePr/>`)
	m.add(`<a:graphic xmlns:a="` + mainSpace + `"><a:graphicData uri="` + shapeSpace + `"><wps:wsp xmlns:wps="` + shapeSpace + `"><wps:cNvSpPr txBox="1"/>`)
	m.add(`<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`).size(b.width, b.high).add(`/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>`)
	if b.border > 0 {
		m.add("<a:ln").attr("w", int(b.border)).add(`><a:solidFill><a:srgbClr val="`).hex(uint32(b.color)).add(`"/></a:solidFill><a:miter lim="800000"/></a:ln>`)
	} else {
		m.add("<a:ln><a:noFill/></a:ln>")
	}
	m.add("</wps:spPr><wps:txbx><w:txbxContent>")
}

func (m *markup) closeTextBox(b *textBox) {
	m.add(`</w:txbxContent></wps:txbx><wps:bodyPr wrap="square"`).attr("lIns", int(b.padX)).attr("tIns", int(b.padY))
	m.attr("rIns", int(b.padX)).attr("bIns", int(b.padY)).add(` anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>`)
}

// size adds a size in EMU.
func (m *markup) size(width, high units.Length) *markup {
	return m.attr("cx", int(width)).attr("cy", int(high))
}

// stamp writes a box over the page, placed from the paper's corner. A sheet
// measures a stamp and its padding from the border's outer edge, DrawingML from
// the border's middle.
func (m *markup) stamp(s *sheet.Stamp, id int) {
	var x, y markup
	x.add(`relativeFrom="page"><wp:posOffset>`).num(int(s.X + s.Border/2)).add("</wp:posOffset>")
	y.add(`relativeFrom="page"><wp:posOffset>`).num(int(s.Y + s.Border/2)).add("</wp:posOffset>")
	box := textBox{
		name: string(s.Tag), across: string(x.b), down: string(y.b), width: s.Width - s.Border, high: s.High - s.Border,
		border: s.Border, color: s.Color, padX: max(0, s.PadX-s.Border/2), padY: max(0, s.PadY-s.Border/2),
	}
	m.textBox(&box, id)
	m.blocks(s.Blocks, column{width: s.Width - 2*s.PadX}, tail{})
	m.closeTextBox(&box)
}

// footBox writes the blocks that stand at the foot of the page on which their
// anchor is, in room that withFoot keeps free for them.
func (m *markup) footBox(blocks []sheet.Block, width units.Length, id int) {
	box := textBox{
		name: footName, across: `relativeFrom="margin"><wp:align>left</wp:align>`, down: `relativeFrom="margin"><wp:align>bottom</wp:align>`,
		width: width, high: height(blocks),
	}
	m.textBox(&box, id)
	m.blocks(blocks, column{width: width}, tail{})
	m.closeTextBox(&box)
}

// withFoot is a section's text with room for its last page's foot, so that the
// end of the text goes to the next page where a page has no room for both: under
// the last row of the table that it ends with, or else in an empty paragraph. (A
// box that keeps the text off by itself does not keep tables off in LibreOffice,
// and a table that an empty paragraph takes along leaves the text above it.)
func withFoot(list []sheet.Block, t tail, foot units.Length) ([]sheet.Block, tail) {
	end := len(list) - 1
	if p, ok := list[end].(*sheet.Paragraph); ok && isRoom(p) && end > 0 {
		end--
	}
	if table, ok := list[end].(*sheet.Table); ok {
		t.footed, t.foot = table, foot
		return list, t
	}
	out := slices.Clone(list)
	if p, ok := out[len(out)-1].(*sheet.Paragraph); ok {
		last := *p
		last.Format.KeepNext = true
		out[len(out)-1] = &last
	}
	return append(out, &sheet.Paragraph{Format: sheet.Format{Line: foot}}), t
}

// height is the height of blocks of which each paragraph is one line.
func height(blocks []sheet.Block) units.Length {
	var sum units.Length
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			sum += b.Format.Line + b.Format.After
		case *sheet.Stroke:
			sum += b.Gap + b.Thickness + b.After
		case *sheet.Box:
			sum += b.High + b.After
		case *sheet.Table:
			sum += tableHeight(b)
		}
	}
	return sum
}

func tableHeight(t *sheet.Table) units.Length {
	sum := t.Border
	for _, r := range t.Rows {
		high := r.High
		for _, c := range r.Cells {
			high = max(high, height(c.Blocks)+2*t.PadY+t.Border)
		}
		sum += high
	}
	return sum
}
