package seen

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/pdffile"
	"vanthu/internal/units"
)

const (
	thickest = 3.0 // points: a picture that is no thicker is a line
	shortest = 6.0 // points: what is shorter is no line that anyone sees
	// mostStrokes is how many lines of a page are looked at.
	mostStrokes = 1 << 14
)

// visible are the strokes that are seen on the page itself.
func (p *pdfPage) visible(all []pdffile.Stroke) (out []pdffile.Stroke) {
	const white = 0xFFFFFF
	for _, s := range all {
		if s.X0 > s.X1 {
			s.X0, s.Y0, s.X1, s.Y1 = s.X1, s.Y1, s.X0, s.Y0
		}
		on := s.X1 > 0 && s.X0 < p.width && min(s.Y0, s.Y1) < p.height && max(s.Y0, s.Y1) > 0
		if on && !s.Added && s.Color != white && len(out) < mostStrokes {
			out = append(out, s)
		}
	}
	return out
}

// across tells whether a stroke is level, as far as one drawn by hand is.
func across(s pdffile.Stroke) bool {
	return math.Abs(s.Y1-s.Y0) <= max(0.5, 0.03*(s.X1-s.X0))
}

// upright tells whether a stroke goes up and down.
func upright(s pdffile.Stroke) bool {
	return math.Abs(s.X1-s.X0) <= 0.5 && math.Abs(s.Y1-s.Y0) > 1
}

// one makes one stroke of those that go on from each other.
func one(strokes []pdffile.Stroke) (out []pdffile.Stroke) {
	slices.SortFunc(strokes, func(a, b pdffile.Stroke) int {
		return cmp.Or(cmp.Compare(math.Round(a.Y0), math.Round(b.Y0)), cmp.Compare(a.X0, b.X0))
	})
	const near = 1.5 // points
	for _, s := range strokes {
		if b := last(out); b != nil && math.Abs(b.Y1-s.Y0) < near/2 && s.X0-b.X1 < near && b.X0-s.X1 < near {
			b.X0, b.X1, b.Width = min(b.X0, s.X0), max(b.X1, s.X1), max(b.Width, s.Width)
			continue
		}
		out = append(out, s)
	}
	return out
}

// underline gives letters the strokes that are drawn under them or through them,
// and returns the others that are level.
func underline(letters []glyph, strokes []pdffile.Stroke) []pdffile.Stroke {
	const most = 1 << 9 // strokes of a page on which text is looked for
	order := make([]int, len(letters))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(letters[a].y, letters[b].y) })
	left := slices.DeleteFunc(strokes, func(s pdffile.Stroke) bool { return !across(s) })
	if len(left) > most {
		return left
	}
	left = skipped(left, func(s pdffile.Stroke) bool { return marks(letters, order, s) })
	return slices.DeleteFunc(left, func(s pdffile.Stroke) bool { return marks(letters, order, s) })
}

// skipped takes out the pieces of strokes that leave the marks under letters free, as
// browsers draw them: together they mark a text that each of them cuts.
func skipped(strokes []pdffile.Stroke, marks func(pdffile.Stroke) bool) []pdffile.Stroke {
	const level, gap = 0.2, 7.0 // points between pieces
	slices.SortStableFunc(strokes, func(a, b pdffile.Stroke) int {
		return cmp.Or(cmp.Compare(math.Round(a.Y0/level), math.Round(b.Y0/level)), cmp.Compare(a.X0, b.X0))
	})
	out := strokes[:0]
	for i := 0; i < len(strokes); {
		whole, j := strokes[i], i+1
		for j < len(strokes) && math.Abs(strokes[j].Y0-whole.Y0) < level && strokes[j].X0-whole.X1 < gap && math.Abs(strokes[j].Width-whole.Width) < level {
			whole.X1 = max(whole.X1, strokes[j].X1)
			j++
		}
		if j == i+1 || !marks(whole) {
			out = append(out, strokes[i:j]...)
		}
		i = j
	}
	return out
}

// markSlack is how many points a stroke may be longer or shorter than what it
// marks.
const markSlack = 2.5

// marks tells whether a stroke belongs to letters, and tells it to them.
func marks(letters []glyph, order []int, s pdffile.Stroke) bool {
	const far = 40 // points from a baseline that a stroke of its letters may be
	y := (s.Y0 + s.Y1) / 2
	from, _ := slices.BinarySearchFunc(order, y-far, func(i int, y float64) int { return cmp.Compare(letters[i].y, y) })
	var under []*glyph
	x0, x1 := math.Inf(1), math.Inf(-1)
	through := false
	for _, i := range order[from:] {
		l := &letters[i]
		if l.y > y+far {
			break
		}
		near, strike := l.near(y)
		switch mid := (l.x0 + l.x1) / 2; {
		case !near:
		case mid >= s.X0 && mid <= s.X1:
			through = strike
			under = append(under, l)
			x0, x1 = min(x0, l.x0), max(x1, l.x1)
		case l.cutBy(s):
			return false
		}
	}
	if len(under) == 0 || math.Abs(x0-s.X0) > markSlack || math.Abs(x1-s.X1) > markSlack {
		return false
	}
	for _, l := range under {
		l.underline, l.strike = l.underline || !through, l.strike || through
	}
	return true
}

// near tells whether a level stroke stands close under the letter, or through it.
func (g *glyph) near(y float64) (near, through bool) {
	off := (y - g.y) / g.size
	through = off < -0.18 && off > -0.42
	return through || off >= 0 && off <= 0.18, through
}

// cutBy tells whether a stroke ends where the letter touches those that it marks:
// one that cuts a word is drawn for something else.
func (g *glyph) cutBy(s pdffile.Stroke) bool {
	const touch = 0.1 // ems between letters of a word
	slack := touch*g.size + markSlack
	return !g.blank && strings.IndexFunc(g.text, unicode.IsLetter) >= 0 && (math.Abs(g.x1-s.X0) < slack || math.Abs(g.x0-s.X1) < slack)
}

// stroke is a line as a block.
func (p *pdfPage) stroke(s pdffile.Stroke) Block {
	return Block{Stroke: &Stroke{
		Place: p.place(s.X0, min(s.Y0, s.Y1), s.X1, max(s.Y0, s.Y1)),
		Thick: units.Points(min(s.Width, thickest)),
	}}
}

// picture is a picture as a block.
func (p *pdfPage) picture(im pdffile.Image) Block {
	at := p.place(max(0, im.X0), max(0, im.Y0), min(p.width, im.X1), min(p.height, im.Y1))
	return Block{Picture: &Picture{Place: at, Width: at.Width, Height: at.Height}}
}
