package inspect

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strings"
)

// thickestBar is the thickness in points up to which a filled shape is a rule and not an area.
const thickestBar = 3.0

var (
	// traceElement is a line of "mutool trace" that matters here. Each element stands on a line of its own. The other
	// elements carry names and text that mutool does not escape, so the whole is not XML that a parser would take.
	traceElement   = regexp.MustCompile(`^\s*<(/?)(page|stroke_path|fill_path|moveto|lineto|curveto\w*|quadto|rect)\b([^>]*)>`)
	traceAttribute = regexp.MustCompile(`([\w-]+)="([^"]*)"`)
)

// shape is a path being traced.
type shape struct {
	element   string
	attrs     map[string]string
	transform [6]float64
	box       box
}

// parseTrace reads the rules of each page from the output of "mutool trace".
func parseTrace(data []byte) ([][]Stroke, error) {
	var pages [][]Stroke
	var cur *shape
	for line := range bytes.Lines(data) {
		m := traceElement.FindSubmatch(line)
		if m == nil {
			continue
		}
		closing, name := len(m[1]) > 0, string(m[2])
		var err error
		switch {
		case name == "page" && !closing:
			pages = append(pages, nil)
		case name == "page":
		case len(pages) == 0:
			err = fmt.Errorf("<%s> outside a page", name)
		case (name == "stroke_path" || name == "fill_path") && !closing:
			cur, err = newShape(name, attributes(m[3]))
		case name == "stroke_path" || name == "fill_path":
			if s, ok := cur.stroke(); ok {
				pages[len(pages)-1] = append(pages[len(pages)-1], s)
			}
			cur = nil
		case cur != nil && !closing:
			err = cur.add(name, attributes(m[3]))
		}
		if err != nil {
			return nil, fmt.Errorf("trace, page %d: %w", len(pages), err)
		}
	}
	return pages, nil
}

func attributes(b []byte) map[string]string {
	out := map[string]string{}
	for _, m := range traceAttribute.FindAllSubmatch(b, -1) {
		out[string(m[1])] = string(m[2])
	}
	return out
}

func newShape(element string, attrs map[string]string) (*shape, error) {
	p := &shape{element: element, attrs: attrs, transform: [6]float64{1, 0, 0, 1, 0, 0}}
	if t := attrs["transform"]; t != "" {
		v, err := numbers(t)
		if err != nil || len(v) != len(p.transform) {
			return nil, fmt.Errorf("transform %q of <%s>: %w", t, element, errNumber)
		}
		copy(p.transform[:], v)
	}
	return p, nil
}

// add widens the path by a point, or by the two corners of a rectangle.
func (p *shape) add(name string, attrs map[string]string) error {
	x, y, err := point(attrs)
	if err != nil {
		return fmt.Errorf("<%s>: %w", name, err)
	}
	p.include(x, y)
	if name == "rect" {
		size, err := numbers(attrs["w"] + " " + attrs["h"])
		if err != nil || len(size) != 2 {
			return fmt.Errorf("<rect>: %w", errNumber)
		}
		p.include(x+size[0], y+size[1])
	}
	return nil
}

// point is where an element of a path ends: a curve's last pair of coordinates has the highest number.
func point(attrs map[string]string) (x, y float64, err error) {
	for _, n := range []string{"", "3", "2", "1"} {
		if _, ok := attrs["x"+n]; !ok {
			continue
		}
		if x, err = number(attrs["x"+n]); err == nil {
			y, err = number(attrs["y"+n])
		}
		return x, y, err
	}
	return 0, 0, fmt.Errorf("no point: %w", errNumber)
}

func (p *shape) include(x, y float64) {
	t := p.transform
	p.box.include(t[0]*x+t[2]*y+t[4], t[1]*x+t[3]*y+t[5])
}

// stroke is the path as a rule, where it is one.
func (p *shape) stroke() (Stroke, bool) {
	if p == nil || p.box.points < 2 {
		return Stroke{}, false
	}
	b := p.box
	s := Stroke{X0: b.x0, Y0: b.y0, X1: b.x1, Y1: b.y1, Color: color(p.attrs["colorspace"], p.attrs["color"])}
	if p.element == "fill_path" {
		s.Width = min(b.x1-b.x0, b.y1-b.y0)
		return s, s.Width <= thickestBar
	}
	scale := p.transform[0]
	if scale == 0 {
		scale = p.transform[1]
	}
	width, err := number(p.attrs["linewidth"])
	if err != nil {
		return Stroke{}, false
	}
	s.Width = width * math.Abs(scale)
	return s, true
}

// box is the smallest rectangle around some points.
type box struct {
	x0, y0, x1, y1 float64
	points         int
}

func (b *box) include(x, y float64) {
	if b.points == 0 {
		b.x0, b.x1, b.y0, b.y1 = x, x, y, y
	}
	b.points++
	b.x0, b.x1 = min(b.x0, x), max(b.x1, x)
	b.y0, b.y1 = min(b.y0, y), max(b.y1, y)
}

// color is a grey, RGB or CMYK colour as "#rrggbb", and "" for any other.
func color(space, components string) string {
	c, err := numbers(components)
	if err != nil {
		return ""
	}
	switch {
	case len(c) == 1 && strings.Contains(space, "Gray"):
		return hex(c[0], c[0], c[0])
	case len(c) == 3 && strings.Contains(space, "RGB"):
		return hex(c[0], c[1], c[2])
	case len(c) == 4 && strings.Contains(space, "CMYK"):
		return hex(1-min(1, c[0]+c[3]), 1-min(1, c[1]+c[3]), 1-min(1, c[2]+c[3]))
	}
	return ""
}

func hex(r, g, b float64) string {
	part := func(f float64) int { return int(math.Round(255 * max(0, min(1, f)))) }
	return fmt.Sprintf("#%02x%02x%02x", part(r), part(g), part(b))
}
