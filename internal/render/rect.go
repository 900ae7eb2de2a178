package render

import (
	"vanthu/internal/layout"
	"vanthu/internal/units"
)

// Rect is a rectangle from the page's upper left corner.
type Rect struct{ X, Y, Width, Height units.Length }

func (r Rect) meets(o Rect) bool {
	return r.X < o.X+o.Width && o.X < r.X+r.Width && r.Y < o.Y+o.Height && o.Y < r.Y+r.Height
}

// with is the rectangle around two; one of no width is none.
func (r Rect) with(o Rect) Rect {
	if r.Width == 0 {
		return o
	}
	x, y := min(r.X, o.X), min(r.Y, o.Y)
	return Rect{x, y, max(r.X+r.Width, o.X+o.Width) - x, max(r.Y+r.Height, o.Y+o.Height) - y}
}

// The upper and lower reach of Times New Roman's letters, in parts of the size.
const (
	letterUp   = 0.891
	letterDown = 0.216
)

// around is the rectangle around some words of a line, as high as the line's
// letters reach.
func around(l *layout.Line, words []layout.Word) Rect {
	if len(words) == 0 {
		return Rect{}
	}
	var size units.Length
	for i := range l.Words {
		size = max(size, l.Words[i].Char.Size)
	}
	up := units.Length(letterUp * float64(size))
	from, to := words[0].X, words[0].X+words[0].Width
	for i := range words {
		from, to = min(from, words[i].X), max(to, words[i].X+words[i].Width)
	}
	return Rect{from, l.Baseline - up, to - from, up + units.Length(letterDown*float64(size))}
}
