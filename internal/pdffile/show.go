package pdffile

import (
	"math"
	"strings"
)

// textState is where the next glyph and the next line begin.
type textState struct{ at, line matrix }

// next goes to another line.
func (t *textState) next(x, y float64) {
	t.line = t.line.moved(x, y)
	t.at = t.line
}

// setFont selects a font.
func (r *reader) setFont() {
	r.state.font, r.state.size = nil, r.number(1)
	if len(r.args) == 0 {
		return
	}
	name, _ := r.args[0].Name()
	ft, known := r.within.fonts[name]
	if !known {
		v := r.resource("Font", name)
		if v == nil {
			return
		}
		var err error
		if ft, err = r.f.font(v); err != nil {
			return // a limit, which ends the reading
		}
		if r.within.fonts == nil {
			r.within.fonts = make(map[string]*font)
		}
		r.within.fonts[name] = ft
	}
	r.state.font = ft
}

// show shows a string, or an array of strings and of how far they are moved.
func (r *reader) show(v Value) {
	ft := r.state.font
	if ft == nil {
		r.unread("text without a face")
		return
	}
	run := r.newRun(ft)
	if !v.IsArray() {
		r.glyphs(run, v)
	}
	for part := range v.Items() {
		if r.failed() != nil {
			return
		}
		if n, ok := part.Number(); ok {
			r.text.at = r.text.at.moved(-n/1000*r.state.size*r.state.stretch, 0)
			continue
		}
		r.glyphs(run, part)
	}
	if len(run.Glyphs) == 0 {
		return
	}
	if ft.unread != "" {
		r.unread(ft.unread)
	}
	var text strings.Builder
	for _, g := range run.Glyphs {
		text.WriteString(g.Text)
	}
	run.Text = text.String()
	r.marks.Runs = append(r.marks.Runs, *run)
}

// How letters are painted (ISO 32000-1, table 106).
const (
	modeOutlined   = 1
	modeThick      = 2 // filled and outlined
	modeHidden     = 3
	modeHiddenClip = 7
)

// newRun is a run in the state of now.
func (r *reader) newRun(ft *font) *Run {
	s := &r.state
	to := r.text.at.then(s.toPage)
	run := &Run{Face: ft.face, Size: math.Hypot(to.c, to.d) * math.Abs(s.size), Color: s.fill, Added: r.added}
	if s.mode == modeOutlined {
		run.Color = s.pen
	}
	run.Angle = math.Atan2(-to.b, to.a) * 180 / math.Pi
	if s.size*s.stretch < 0 {
		run.Angle = math.Remainder(run.Angle+180, 360)
	}
	if math.Abs(run.Angle) < 0.01 {
		run.Angle = 0
	}
	run.Bold = ft.face.Bold || s.mode == modeThick
	run.Italic = ft.face.Italic || slanted(to)
	run.Hidden = s.mode == modeHidden || s.mode == modeHiddenClip
	for _, t := range r.tags {
		run.Artifact = run.Artifact || t.artifact
	}
	return run
}

// slanted tells whether upright letters lean, by as much as the italics that
// programs make of upright faces.
func slanted(m matrix) bool {
	const least = 0.1
	across, up := math.Hypot(m.a, m.b), math.Hypot(m.c, m.d)
	return math.Abs(m.a*m.c+m.b*m.d) > least*across*up
}

// glyphs shows a string.
func (r *reader) glyphs(run *Run, v Value) {
	b, _ := v.Bytes()
	s := &r.state
	for len(b) > 0 {
		if !r.mark(1) {
			return
		}
		c := s.font.next(b)
		b = b[c.size:]
		if c.text == unknown && s.font.unread == "" {
			r.unread(unreadCodes)
		}
		at := r.text.at.then(s.toPage)
		from := at.point(0, s.rise)
		advance := c.width * s.size * s.stretch
		to := at.point(advance, s.rise)
		if from.on() && to.on() {
			g := Glyph{Text: c.text, X: from.x, Y: from.y, Width: math.Hypot(to.x-from.x, to.y-from.y)}
			r.actual(&g)
			run.Glyphs = append(run.Glyphs, g)
		}
		space := s.letter
		if c.blank {
			space += s.word
		}
		r.text.at = r.text.at.moved(advance+space*s.stretch, 0)
	}
}

// actual gives a glyph the text that the file says it stands for, if it does.
// The first glyph has all of it.
func (r *reader) actual(g *Glyph) {
	for i := range r.tags {
		t := &r.tags[i]
		if t.actual == nil {
			continue
		}
		g.Text, *t.actual = *t.actual, ""
		return
	}
}

// openTag begins marked content.
func (r *reader) openTag() {
	t := tag{}
	if len(r.args) > 0 {
		t.artifact = r.args[0].Is("Artifact")
	}
	if len(r.args) > 1 {
		v := r.args[1]
		if name, ok := v.Name(); ok {
			v = r.look(r.resource("Properties", name)).Value
		}
		if text, ok := r.f.find(v.Key("ActualText")).Text(); ok && r.f.spend(len(text)) == nil {
			t.actual = &text
		}
	}
	if len(r.tags) < maxStack {
		r.tags = append(r.tags, t)
	}
}

func (r *reader) closeTag() {
	if n := len(r.tags); n > 0 {
		r.tags = r.tags[:n-1]
	}
}
