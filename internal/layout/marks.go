package layout

import (
	"math"
	"slices"
	"strconv"

	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// lastFooter is what stands at the foot of the section's last page, as one
// pinned group that stays with the text above it.
func (r *pageRun) lastFooter(body []piece) []piece {
	if len(r.section.LastFooter) == 0 {
		return nil
	}
	if len(body) > 0 {
		body[len(body)-1].keepNext = true
	}
	foot := r.flow(r.section.LastFooter, r.section.Page.Left, r.section.Page.TextWidth())
	foot[0].pinned = true
	for i := range foot[:len(foot)-1] {
		foot[i].keepNext = true
	}
	return foot
}

// finish adds what stands beside the text: page numbers, the first page's
// header, footer and stamps, the watermark; and mirrors even pages.
func (r *pageRun) finish() {
	section, geometry := r.section, r.section.Page
	for i := range r.pages {
		page := &r.pages[i]
		if i == 0 {
			r.firstPage(page)
		} else {
			r.number(page)
		}
		if i == len(r.pages)-1 {
			r.stamp(page, section.LastStamps)
		}
		if geometry.Mirrored && page.Number%2 == 0 {
			page.shift(geometry.Right - geometry.Left)
		}
		if section.Watermark != nil {
			page.Shapes = append(page.Shapes, watermark(section.Watermark, geometry, r.family))
		}
	}
}

func (r *pageRun) firstPage(page *Page) {
	section, geometry := r.section, r.section.Page
	width := geometry.TextWidth()
	header := r.flow(section.FirstHeader, geometry.Left, width)
	page.place(header, geometry.HeaderTop)

	footer := r.flow(section.FirstFooter, geometry.Left, width)
	page.place(footer, geometry.Height-geometry.Bottom-heightOf(footer))

	r.stamp(page, section.Stamps)
}

// stamp sets stamps over a page.
func (r *pageRun) stamp(page *Page, stamps []sheet.Stamp) {
	for _, stamp := range stamps {
		page.Rules = frame(page.Rules, stamp.Tag, stamp.X, stamp.Y, stamp.Width, stamp.High, stamp.Border, stamp.Color)
		inner := r.flow(stamp.Blocks, stamp.X+stamp.PadX, stamp.Width-2*stamp.PadX)
		page.place(inner, stamp.Y+stamp.PadY)
	}
}

// number sets the page's number in the middle of the text area's width.
func (r *pageRun) number(page *Page) {
	n := r.section.Number
	p := &sheet.Paragraph{
		Tag:    "page_number",
		Format: sheet.Format{Align: sheet.Center, Line: n.Line},
		Runs:   []sheet.Run{{Text: strconv.Itoa(page.Number), Char: n.Char}},
	}
	geometry := r.section.Page
	lines := r.paragraph(nil, p, geometry.Left, geometry.TextWidth())
	page.place(lines, geometry.HeaderTop)
}

func (r *pageRun) heightOfBlocks(blocks []sheet.Block) units.Length {
	return heightOf(r.flow(blocks, 0, r.section.Page.TextWidth()))
}

// shift moves everything on the page sideways.
func (page *Page) shift(dx units.Length) {
	for i := range page.Lines {
		words := slices.Clone(page.Lines[i].Words) // other pages have those of a table's head too
		for j := range words {
			words[j].X += dx
		}
		page.Lines[i].Words = words
	}
	for i := range page.Rules {
		page.Rules[i].X += dx
	}
	for i := range page.Images {
		page.Images[i].X += dx
	}
	for i := range page.Rooms {
		page.Rooms[i].X += dx
	}
}

// watermark draws text as outlines, turned about the middle of the page: it
// is no text, so that nobody finds or copies it.
func watermark(w *sheet.Watermark, page sheet.Page, family *metrics.Family) Shape {
	sin, cos := math.Sincos(w.Angle * math.Pi / 180)
	size, em := float64(w.Char.Size), float64(family.UnitsPerEm())
	var width float64
	for _, r := range w.Text {
		width += float64(family.Advance(w.Char.Face, r)) / em * size
	}
	pen := -width / 2
	drop := size / 3 // half the height of a capital letter
	shape := Shape{Tag: "watermark", Color: w.Char.Color}
	turn := func(p metrics.Point) Point {
		x, y := pen+float64(p.X)/em*size, float64(p.Y)/em*size-drop
		return Point{
			X: page.Width/2 + units.Length(math.Round(x*cos-y*sin)),
			Y: page.Height/2 - units.Length(math.Round(x*sin+y*cos)),
		}
	}
	for _, r := range w.Text {
		for _, s := range family.Outline(w.Char.Face, r) {
			shape.Path = append(shape.Path, Segment{Op: SegmentOp(s.Op), P: [2]Point{turn(s.P[0]), turn(s.P[1])}})
		}
		pen += float64(family.Advance(w.Char.Face, r)) / em * size
	}
	return shape
}
