package wordml

import (
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// box is one line of text in a border. The paragraph stands inside the
// border: indents leave the border its room at both sides, line height and
// the border's distances add up to the height.
func (m *markup) box(b *sheet.Box, c column, over units.Length, t tail) {
	left, right := indentsFor(b.Width, c.width, b.Align)
	above, under, line := centre(b.High-2*b.Border, b.Text.Format.Line)
	f := b.Text.Format
	f.Align, f.First = sheet.Center, 0
	f.Left, f.Right = left+b.Border, right+b.Border
	f.Line, f.Single, f.After = line, false, b.After
	f.KeepNext = f.KeepNext || c.keep
	m.paragraph(&paragraph{
		style:  b.Text.Style,
		format: f,
		runs:   b.Text.Runs,
		border: border{size: b.Border.EighthPoints(), color: b.Color, box: true, above: above, under: under},
		width:  c.width,
		over:   over,
		tail:   t,
	})
}

// centre finds the distances of the borders (whole points, as Word has them)
// and the exact line height that fill a height and put the baseline where a
// line in the middle would have it. The baseline is at 4/5 of a line: a point
// less above moves it by 1/5 point, a point less under by 4/5, so that some
// pair comes within 0.1 point.
func centre(high, line units.Length) (above, under int, exact units.Length) {
	const most = 31 // Word's limit for the distance of a border
	want := (high-line)/2 + line*4/5
	best := units.Length(-1)
	for a := 0; a <= most; a++ {
		for u := 0; u <= most; u++ {
			rest := high - units.Length(a+u)*units.Point
			if rest < line && a+u > 0 {
				break // a lower line would cut the letters
			}
			off := units.Length(a)*units.Point + rest*4/5 - want
			if off < 0 {
				off = -off
			}
			if best < 0 || off < best {
				best, above, under, exact = off, a, u, rest
			}
		}
	}
	return above, under, exact.ToTwip()
}
