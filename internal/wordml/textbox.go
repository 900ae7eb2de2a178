package wordml

import (
	"strconv"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// textBoxType is Word's own definition of a text box in VML.
const textBoxType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
	`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

// textBox opens a text box of VML, as Word 2007 wrote it and Word still reads
// it; closeTextBox closes it. The reason for the old form is LibreOffice 7.4:
// of a DrawingML box in a header it draws the outline where it belongs and
// the text in the paper's corner, and it lets a table run into a DrawingML
// box. A box of VML becomes a text frame, of which neither is true.
//
// The type of the shape is defined once in a part, by the first box.
func (m *markup) textBox(id int, x, y, width, high units.Length) *markup {
	m.add("<w:r><w:pict>")
	if !m.defined {
		m.add(textBoxType)
		m.defined = true
	}
	m.add(`<v:shape id="TextBox`).num(id).add(`" o:spid="_x0000_s`).num(2100 + id)
	m.add(`" type="#_x0000_t202" style="position:absolute;margin-left:`).points(x).add(";margin-top:").points(y)
	return m.add(";width:").points(width).add(";height:").points(high).add(";z-index:").num(id)
}

func (m *markup) closeTextBox() { m.add("</v:shape></w:pict></w:r>") }

// stamp writes a box over the page, placed from the paper's corner.
//
// A sheet measures a stamp and its padding from the border's outer edge. Word
// takes both from the border's middle, LibreOffice draws the border inside and
// adds its width to the padding; the values are between the two, so that each
// is off by half a border's width at most.
func (m *markup) stamp(s *sheet.Stamp, id int) {
	m.textBox(id, s.X+s.Border/2, s.Y+s.Border/2, s.Width-s.Border, s.High-s.Border)
	m.add(`;mso-position-horizontal-relative:page;mso-position-vertical-relative:page" o:allowincell="f" filled="f"`)
	if s.Border > 0 {
		m.add(` strokecolor="#`).hex(uint32(s.Color)).add(`" strokeweight="`).points(s.Border).add(`"`)
	} else {
		m.add(` stroked="f"`)
	}
	x, y := max(0, s.PadX-s.Border), max(0, s.PadY-s.Border)
	m.add(`><v:textbox inset="`).points(x).add(",").points(y).add(",").points(x).add(",").points(y)
	m.add(`"><w:txbxContent>`)
	m.blocks(s.Blocks, column{width: s.Width - 2*s.PadX}, tail{})
	m.add("</w:txbxContent></v:textbox>")
	m.closeTextBox()
}

// footBox writes the blocks that stand at the foot of the page on which their
// anchor is. As wide as the text area and with text above and below it only,
// the box makes the body of that page end above it; where there is no room for
// both, the anchor moves to the next page and takes the box with it. (A frame,
// w:framePr, would be simpler, but LibreOffice 7.4 leaves it where its anchor
// is.)
func (m *markup) footBox(blocks []sheet.Block, width units.Length, id int) {
	m.textBox(id, 0, 0, width, height(blocks))
	// Word keeps 9 points clear at both sides unless told otherwise.
	m.add(`;mso-wrap-distance-left:0;mso-wrap-distance-top:0;mso-wrap-distance-right:0;mso-wrap-distance-bottom:0`)
	m.add(`;mso-position-horizontal:left;mso-position-horizontal-relative:margin;mso-position-vertical:bottom`)
	m.add(`;mso-position-vertical-relative:margin" o:allowincell="f" filled="f" stroked="f">`)
	m.add(`<v:textbox inset="0,0,0,0"><w:txbxContent>`)
	m.blocks(blocks, column{width: width}, tail{})
	m.add(`</w:txbxContent></v:textbox><w10:wrap type="topAndBottom" anchorx="margin" anchory="margin"/>`)
	m.closeTextBox()
}

// points adds a length for a VML style, in points with two decimals, which is
// half a twip and more than LibreOffice keeps.
func (m *markup) points(l units.Length) *markup { return m.decimal(l.Points()).add("pt") }

func (m *markup) decimal(v float64) *markup {
	m.b = strconv.AppendFloat(m.b, v, 'f', 2, 64)
	return m
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
