package pdffile

import "math"

// path is what is drawn or filled next, in the units of the contents.
type path struct {
	parts []part
	size  int // points
}

// maxPath bounds the points of a path. What has more is no line.
const maxPath = 1 << 18

// part is a part of a path without a jump.
type part struct {
	points []point
	bends  []bool // whether the way to a point is no straight line; the first is none
	closed bool
}

func (p *path) move(x, y float64) {
	if p.size++; p.size > maxPath {
		return
	}
	p.parts = append(p.parts, part{points: []point{{x, y}}, bends: []bool{false}})
}

func (p *path) line(x, y float64)  { p.to(x, y, false) }
func (p *path) curve(x, y float64) { p.to(x, y, true) }

func (p *path) to(x, y float64, bends bool) {
	if p.size++; p.size > maxPath || len(p.parts) == 0 {
		p.move(x, y)
		return
	}
	last := &p.parts[len(p.parts)-1]
	if last.closed {
		from := last.points[0]
		p.parts = append(p.parts, part{points: []point{from}, bends: []bool{false}})
		last = &p.parts[len(p.parts)-1]
	}
	last.points = append(last.points, point{x, y})
	last.bends = append(last.bends, bends)
}

func (p *path) close() {
	if n := len(p.parts); n > 0 {
		p.parts[n-1].closed = true
	}
}

func (p *path) rectangle(x, y, w, h float64) {
	if p.size += 4; p.size > maxPath {
		return
	}
	p.parts = append(p.parts, part{
		points: []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}},
		bends:  make([]bool, 4),
		closed: true,
	})
}

// thickest is how thick a filled rectangle is at most to be a line.
const thickest = 3.0

// paint notes the lines of the path, and ends it.
func (r *reader) paint(filled, drawn bool) {
	parts := r.path.parts
	r.path = path{}
	for i := range parts {
		p := &parts[i]
		if !r.mark(1 + len(p.points)/8) {
			return
		}
		for i, at := range p.points {
			p.points[i] = r.state.toPage.point(at.x, at.y)
		}
		if filled {
			r.fill(p)
		}
		if drawn {
			r.draws(p)
		}
	}
}

// fill notes a filled part, if it is as thin as a line.
func (r *reader) fill(p *part) {
	if len(p.points) < 3 {
		return
	}
	b := around(p.points...)
	s := Stroke{Color: r.state.fill, Width: min(b.x1-b.x0, b.y1-b.y0)}
	if s.Width > thickest {
		return
	}
	if b.x1-b.x0 >= b.y1-b.y0 {
		y := (b.y0 + b.y1) / 2
		s.X0, s.Y0, s.X1, s.Y1 = b.x0, y, b.x1, y
	} else {
		x := (b.x0 + b.x1) / 2
		s.X0, s.Y0, s.X1, s.Y1 = x, b.y0, x, b.y1
	}
	r.stroke(s)
}

// draws notes the straight lines of a part that is drawn.
func (r *reader) draws(p *part) {
	m := r.state.toPage
	pen := Stroke{Color: r.state.pen, Width: math.Abs(r.state.penWidth) * math.Sqrt(math.Abs(m.a*m.d-m.b*m.c)), Dashed: r.state.dashed}
	line := func(from, to point) {
		if from != to && r.mark(1) {
			pen.X0, pen.Y0, pen.X1, pen.Y1 = from.x, from.y, to.x, to.y
			r.stroke(pen)
		}
	}
	for i := 1; i < len(p.points); i++ {
		if !p.bends[i] {
			line(p.points[i-1], p.points[i])
		}
	}
	if p.closed {
		line(p.points[len(p.points)-1], p.points[0])
	}
}

func (r *reader) stroke(s Stroke) {
	if from, to := (point{s.X0, s.Y0}), (point{s.X1, s.Y1}); from.on() && to.on() {
		s.Added = r.added
		r.marks.Strokes = append(r.marks.Strokes, s)
	}
}
