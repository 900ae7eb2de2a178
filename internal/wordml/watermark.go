package wordml

import (
	"math"
	"strconv"
	"unicode"

	"vanthu/internal/sheet"
)

// shapeType is Word's own definition of straight WordArt. Word and
// LibreOffice know a watermark by it and by the name of the shape.
const shapeType = `<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">` +
	`<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>` +
	`<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>` +
	`<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>` +
	`<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>` +
	`<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>` +
	`<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>`

// watermarkStyle is the style of the paragraph in which a watermark is anchored.
const watermarkStyle = "watermark_anchor"

// watermark writes the text as Word's own command does, so that its command to
// remove one finds it: WordArt of VML in the header, behind the text, centred on
// the paper. (Of DrawingML, LibreOffice 7.4 would draw it upright.) The number
// tells the shapes of a section's two headers apart. It stands in a paragraph of
// its own with a bold style: LibreOffice 7.4 takes the weight from there, where
// Word obeys the shape.
func (m *markup) watermark(w *sheet.Watermark, number int) {
	if w == nil {
		return
	}
	high := w.Char.Size.Points() * 1.15
	wide := estimate(w.Text) * w.Char.Size.Points()
	m.add(`<w:p><w:pPr><w:pStyle w:val="` + watermarkStyle + `"/></w:pPr><w:r><w:pict>`).add(shapeType)
	m.add(`<v:shape id="PowerPlusWaterMarkObject`).num(number).add(`" o:spid="_x0000_s`).num(2048 + number).add(`" type="#_x0000_t136" alt=""`)
	m.add(` style="position:absolute;margin-left:0;margin-top:0;width:`).decimal(wide).add("pt;height:").decimal(high)
	m.add("pt;rotation:").decimal(math.Mod(360-w.Angle, 360)) // Word turns clockwise
	m.add(`;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;`)
	m.add(`mso-position-vertical:center;mso-position-vertical-relative:page" o:allowincell="f" fillcolor="#`)
	m.hex(uint32(w.Char.Color)).add(`" stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt`)
	if w.Char.Face.Bold() {
		m.add(";font-weight:bold")
	}
	if w.Char.Face.Italic() {
		m.add(";font-style:italic")
	}
	m.add(`" string="`).esc(w.Text).add(`"/></v:shape></w:pict></w:r></w:p>`)
}

// estimate is the width of the text in its own size. WordArt stretches text
// to the shape, so that this is about proportions, not about a place.
func estimate(text string) float64 {
	wide := 0.0
	for _, r := range text {
		switch {
		case r == ' ':
			wide += 0.25
		case unicode.IsUpper(r):
			wide += 0.73
		default:
			wide += 0.5
		}
	}
	return wide
}

func (m *markup) decimal(v float64) *markup {
	m.b = strconv.AppendFloat(m.b, v, 'f', 2, 64)
	return m
}

// watermarkStyle writes the style of the anchor's paragraph, where there is one.
func (d *document) watermarkStyle(m *markup) {
	for _, s := range d.sheet.Sections {
		if s.Watermark != nil {
			format := sheet.Format{Line: tiny}
			m.style(&sheet.Style{ID: watermarkStyle, Name: s.Watermark.Name, Format: format, Char: sheet.Char{Face: s.Watermark.Char.Face, Size: plain.Size}}, len(d.sheet.Styles)+1, "")
			return
		}
	}
}
