package wordml

import (
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// stroke is an empty paragraph as high as the gap; its lower border, between
// two indents, is the stroke. A border survives what a clerk does to the text
// around it, which a drawn line does not.
func (m *markup) stroke(s *sheet.Stroke, c column, over units.Length, t tail) {
	left, right := indentsFor(s.Length, c.width, s.Align)
	m.paragraph(&paragraph{
		style: s.Style,
		format: sheet.Format{
			Left: left, Right: right,
			Line: s.Gap, After: s.After,
			KeepNext: s.KeepNext || c.keep,
		},
		border: border{size: s.Thickness.EighthPoints(), color: sheet.Black},
		over:   over,
		tail:   t,
	})
}

// indentsFor places something of a length in a column. All lengths are whole
// twips, so that what is left over is exactly the length.
func indentsFor(length, width units.Length, align sheet.Align) (left, right units.Length) {
	length = length.ToTwip()
	free := width.ToTwip() - length
	switch align {
	case sheet.Center:
		left = (free / 2).ToTwip()
	case sheet.Right:
		left = free
	}
	return left, free - left
}
