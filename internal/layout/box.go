package layout

import "vanthu/internal/units"

// Box is a rectangle on a page; X and Y are its upper left corner.
type Box struct{ X, Y, Width, Height units.Length }

// Meets tells whether two boxes have more than an edge in common.
func (b Box) Meets(o Box) bool {
	return b.X < o.X+o.Width && o.X < b.X+b.Width && b.Y < o.Y+o.Height && o.Y < b.Y+b.Height
}

// With is the box around two; one of no width is none.
func (b Box) With(o Box) Box {
	if b.Width == 0 {
		return o
	}
	x, y := min(b.X, o.X), min(b.Y, o.Y)
	return Box{x, y, max(b.X+b.Width, o.X+o.Width) - x, max(b.Y+b.Height, o.Y+o.Height) - y}
}

// Reach is how far the letters of Times New Roman in a size reach over the
// baseline and under it.
func Reach(size units.Length) (over, under units.Length) {
	return units.Length(0.891 * float64(size)), units.Length(0.216 * float64(size))
}

// Baseline is where the text of a line of exact height stands: at four fifths
// of it, as LibreOffice has it and, to a fraction of a millimetre, Word.
func Baseline(line units.Length) units.Length { return line * 4 / 5 }

// Around is the box around some words of a line, as high as the line's letters
// reach; empty without words.
func (l *Line) Around(words []Word) Box {
	if len(words) == 0 {
		return Box{}
	}
	var size units.Length
	for i := range l.Words {
		size = max(size, l.Words[i].Char.Size)
	}
	over, under := Reach(size)
	from, to := words[0].X, words[0].X+words[0].Width
	for i := range words {
		from, to = min(from, words[i].X), max(to, words[i].X+words[i].Width)
	}
	return Box{from, l.Baseline - over, to - from, over + under}
}
