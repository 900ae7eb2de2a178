package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/inspect"
)

// rule is a straight drawn line, along its middle, in points from the top left
// corner of the page. inspect.Stroke is the box around a whole path, and one
// path may hold many lines; here each is a rule of its own, and lines that
// touch end to end are one, so that a table drawn row by row compares with
// one drawn border by border.
type rule struct {
	x0, y0, x1, y1 float64
	thick          float64
	color          string
}

func (r rule) level() bool     { return r.y0 == r.y1 }
func (r rule) length() float64 { return max(r.x1-r.x0, r.y1-r.y0) }

func (r rule) String() string {
	return fmt.Sprintf("(%.2f, %.2f)–(%.2f, %.2f) mm %s", r.x0/inspect.MM, r.y0/inspect.MM, r.x1/inspect.MM, r.y1/inspect.MM, r.color)
}

var (
	tracePath  = regexp.MustCompile(`^\s*<(/?)(page|fill_path|stroke_path|moveto|lineto|curveto|closepath)\b([^>]*)>`)
	traceValue = regexp.MustCompile(`([\w-]+)="([^"]*)"`)
)

// thickest is the greatest thickness of a rule in points.
const thickest = 3

// readRules reads the rules of each page from "mutool trace", which
// inspect.ReadPDF needs too (Debian package mupdf-tools).
func readRules(ctx context.Context, file string) ([][]rule, error) {
	out, err := exec.CommandContext(ctx, "mutool", "trace", file).Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, &inspect.MissingProgramError{Program: "mutool", Source: "Debian package mupdf-tools"}
	}
	if err != nil {
		return nil, err
	}
	var pages [][]rule
	t := tracer{}
	for line := range bytes.Lines(out) {
		m := tracePath.FindSubmatch(line)
		if m == nil {
			continue
		}
		attributes := map[string]string{}
		for _, a := range traceValue.FindAllSubmatch(m[3], -1) {
			attributes[string(a[1])] = string(a[2])
		}
		switch name := string(m[1]) + string(m[2]); name {
		case "page":
			pages = append(pages, nil)
		case "fill_path", "stroke_path":
			t = tracer{filled: name == "fill_path", attributes: attributes}
		case "moveto":
			t.end()
			t.to(attributes)
		case "lineto":
			t.to(attributes)
		case "curveto":
			t.curved = true
		case "/fill_path", "/stroke_path":
			t.end()
			pages[len(pages)-1] = append(pages[len(pages)-1], t.found...)
			t = tracer{}
		}
	}
	for i := range pages {
		pages[i] = joined(pages[i])
	}
	return pages, nil
}

// tracer gathers the parts of one path.
type tracer struct {
	filled     bool
	attributes map[string]string // of the path
	curved     bool
	points     [][2]float64
	found      []rule
}

func (t *tracer) to(a map[string]string) {
	if t.attributes == nil {
		return // a clipping path
	}
	x, y := float(a["x"]), float(a["y"])
	m := strings.Fields(t.attributes["transform"])
	t.points = append(t.points, [2]float64{
		float(m[0])*x + float(m[2])*y + float(m[4]),
		float(m[1])*x + float(m[3])*y + float(m[5]),
	})
}

// end takes the part of the path that ends here as a rule, if it is one.
func (t *tracer) end() {
	points, curved := t.points, t.curved
	t.points, t.curved = nil, false
	if len(points) < 2 || curved {
		return
	}
	r := rule{x0: math.Inf(1), y0: math.Inf(1), x1: math.Inf(-1), y1: math.Inf(-1)}
	for _, p := range points {
		r.x0, r.x1 = min(r.x0, p[0]), max(r.x1, p[0])
		r.y0, r.y1 = min(r.y0, p[1]), max(r.y1, p[1])
	}
	r.color = t.color()
	r.thick = min(r.x1-r.x0, r.y1-r.y0)
	if !t.filled {
		r.thick = float(t.attributes["linewidth"])
		if len(points) > 2 {
			t.sides(points, r)
			return
		}
	}
	if r.thick > thickest {
		return
	}
	if r.x1-r.x0 >= r.y1-r.y0 {
		r.y0 = (r.y0 + r.y1) / 2
		r.y1 = r.y0
	} else {
		r.x0 = (r.x0 + r.x1) / 2
		r.x1 = r.x0
	}
	t.found = append(t.found, r)
}

// sides takes the sides of a drawn outline, such as a frame.
func (t *tracer) sides(points [][2]float64, like rule) {
	for i, p := range points {
		q := points[(i+1)%len(points)]
		side := like
		side.x0, side.x1 = min(p[0], q[0]), max(p[0], q[0])
		side.y0, side.y1 = min(p[1], q[1]), max(p[1], q[1])
		if (side.x0 == side.x1) != (side.y0 == side.y1) {
			t.found = append(t.found, side)
		}
	}
}

// color is the path's colour as six hexadecimal digits.
func (t *tracer) color() string {
	parts := strings.Fields(t.attributes["color"])
	if len(parts) == 1 {
		parts = []string{parts[0], parts[0], parts[0]}
	}
	var s strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&s, "%02x", int(math.Round(255*float(p))))
	}
	return s.String()
}

func float(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return f
}

// joined makes one rule of those that lie on one line and touch.
func joined(rules []rule) []rule {
	out := slices.Clone(rules)
	for i := 0; i < len(out); i++ {
		for j := i + 1; j < len(out); j++ {
			if !out[i].touches(out[j]) {
				continue
			}
			o, r := &out[i], out[j]
			o.x0, o.x1 = min(o.x0, r.x0), max(o.x1, r.x1)
			o.y0, o.y1 = min(o.y0, r.y0), max(o.y1, r.y1)
			if r.level() {
				o.y1 = o.y0
			} else {
				o.x1 = o.x0
			}
			out = slices.Delete(out, j, j+1)
			j = i // what did not touch the shorter one may touch this one
		}
	}
	return out
}

// touches tells whether two rules are parts of one line.
func (r rule) touches(o rule) bool {
	const near = 0.6 // points: the thickness of a border, by which programs differ at corners
	if r.level() != o.level() || r.color != o.color {
		return false
	}
	if r.level() {
		return math.Abs(o.y0-r.y0) < near/2 && r.x0 < o.x1+near && o.x0 < r.x1+near
	}
	return math.Abs(o.x0-r.x0) < near/2 && r.y0 < o.y1+near && o.y0 < r.y1+near
}

func sign(d float64) int {
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}
