package seen

import (
	"math"
	"strings"

	"vanthu/internal/pdffile"
	"vanthu/internal/units"
)

// level is how far a baseline may lean that is read as a level one, in degrees.
const level = 5

// upright turns what is seen on a page so that most of its text is level: a wide
// table that stands sideways on the sheet.
func (p *pdfPage) upright(marks *pdffile.Marks) {
	letters, all := [4]int{}, 0
	for _, r := range marks.Runs {
		quarter := math.Round(r.Angle / 90)
		all += len(r.Glyphs)
		if math.Abs(r.Angle-90*quarter) < level {
			letters[(int(quarter)%4+4)%4] += len(r.Glyphs)
		}
	}
	for quarter, n := range letters {
		if quarter > 0 && 2*n > all {
			p.turned = quarter
		}
	}
	if p.turned == 0 {
		return
	}
	for i := range marks.Runs {
		r := &marks.Runs[i]
		r.Angle = math.Remainder(r.Angle-float64(90*p.turned), 360)
		for j := range r.Glyphs {
			g := &r.Glyphs[j]
			g.X, g.Y = p.turn(g.X, g.Y)
		}
	}
	for i := range marks.Strokes {
		s := &marks.Strokes[i]
		s.X0, s.Y0 = p.turn(s.X0, s.Y0)
		s.X1, s.Y1 = p.turn(s.X1, s.Y1)
	}
	for i := range marks.Images {
		im := &marks.Images[i]
		x0, y0 := p.turn(im.X0, im.Y0)
		x1, y1 := p.turn(im.X1, im.Y1)
		im.X0, im.Y0, im.X1, im.Y1 = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
	}
	if p.turned%2 == 1 {
		p.width, p.height = p.height, p.width
	}
}

// turn is where a point of the sheet is when the page is turned clockwise.
func (p *pdfPage) turn(x, y float64) (float64, float64) {
	switch p.turned {
	case 1:
		return p.sheetHeight - y, x
	case 2:
		return p.sheetWidth - x, p.sheetHeight - y
	case 3:
		return y, p.sheetWidth - x
	}
	return x, y
}

// back is where a point of the turned page is on the sheet.
func (p *pdfPage) back(x, y float64) (float64, float64) {
	switch p.turned {
	case 1:
		return y, p.sheetHeight - x
	case 2:
		return p.sheetWidth - x, p.sheetHeight - y
	case 3:
		return p.sheetWidth - y, x
	}
	return x, y
}

// place is a rectangle of a page, as it lies on the sheet.
func (p *pdfPage) place(x0, y0, x1, y1 float64) Place {
	x0, y0 = p.back(x0, y0)
	x1, y1 = p.back(x1, y1)
	return Place{
		Page: p.number,
		X:    units.Points(min(x0, x1)), Y: units.Points(min(y0, y1)),
		Width: units.Points(math.Abs(x1 - x0)), Height: units.Points(math.Abs(y1 - y0)),
	}
}

// leaning is text on a baseline that is not level.
type leaning struct {
	text           strings.Builder
	angle          float64
	endX, endY     float64
	x0, y0, x1, y1 float64
	glyph
}

// goesOn tells whether a run follows on the same baseline.
func (l *leaning) goesOn(r *pdffile.Run) bool {
	const far = 1.5 // ems
	return math.Abs(l.angle-r.Angle) < 1 && math.Hypot(r.Glyphs[0].X-l.endX, r.Glyphs[0].Y-l.endY) < far*r.Size
}

// add puts a run behind.
func (l *leaning) add(r *pdffile.Run) {
	across, up := math.Cos(r.Angle*math.Pi/180), -math.Sin(r.Angle*math.Pi/180)
	for _, g := range r.Glyphs {
		l.text.WriteString(g.Text)
		l.endX, l.endY = g.X+across*g.Width, g.Y+up*g.Width
		for _, high := range []float64{-descent, ascent} {
			x, y := up*high*r.Size, -across*high*r.Size
			l.x0, l.x1 = min(l.x0, g.X+x, l.endX+x), max(l.x1, g.X+x, l.endX+x)
			l.y0, l.y1 = min(l.y0, g.Y+y, l.endY+y), max(l.y1, g.Y+y, l.endY+y)
		}
	}
}

// leaning is the text of a page that is not level, each stretch of it as one
// letter: what goes up or down, as it does in the head of a narrow column, and
// what lies across the page.
func (p *pdfPage) leaning(runs []pdffile.Run) (upright, across []glyph) {
	var now *leaning
	end := func() {
		if now == nil {
			return
		}
		now.glyph.text = strings.TrimFunc(now.text.String(), empty)
		now.glyph.x0, now.glyph.x1 = now.x0, now.x1
		now.glyph.y = (now.y0+now.y1)/2 + (ascent-descent)/2*now.size
		switch {
		case now.glyph.text == "" || !p.shows(now.glyph):
		case math.Abs(math.Abs(now.angle)-90) < level:
			upright = append(upright, now.glyph)
		default:
			across = append(across, now.glyph)
		}
		now = nil
	}
	for i := range runs {
		r := &runs[i]
		if math.Abs(r.Angle) <= level || len(r.Glyphs) == 0 || !p.reads(r) || r.Added {
			continue
		}
		if now == nil || !now.goesOn(r) {
			end()
			now = &leaning{angle: r.Angle, x0: math.Inf(1), y0: math.Inf(1), x1: math.Inf(-1), y1: math.Inf(-1)}
			now.glyph = glyph{run: int32(i), seq: int32(i), bold: r.Bold, style: styleOf(r)}
		}
		now.add(r)
	}
	end()
	return upright, across
}
