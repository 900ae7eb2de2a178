package inspect

import (
	"fmt"
	"strings"
)

// Dump prints pages for a test's log, in millimetres: every line with its edges, baseline, faces and sizes, then the
// rotated lines and the strokes. Sizes and pen widths stay in points.
func Dump(pages []Page) string {
	var b strings.Builder
	for _, p := range pages {
		fmt.Fprintf(&b, "page %d  %.1f x %.1f mm\n", p.Number, p.Width/MM, p.Height/MM)
		for _, l := range p.Lines {
			dumpLine(&b, "", l)
		}
		for _, l := range p.Rotated {
			dumpLine(&b, "rotated ", l)
		}
		for _, s := range p.Strokes {
			fmt.Fprintf(&b, "  rule x %6.2f-%6.2f  y %6.2f-%6.2f  length %.2f mm  width %.2f pt %s\n",
				s.X0/MM, s.X1/MM, s.Y0/MM, s.Y1/MM, s.Length()/MM, s.Width, s.Color)
		}
	}
	return b.String()
}

func dumpLine(b *strings.Builder, label string, l Line) {
	var faces []string
	for _, s := range l.Spans {
		faces = append(faces, fmt.Sprintf("%s %g: %s", s.Font, s.Size, strings.TrimSpace(s.Text)))
	}
	fmt.Fprintf(b, "  %sx %6.2f-%6.2f  y %6.2f  %s\n", label, l.X0/MM, l.X1/MM, l.Y/MM, strings.Join(faces, " | "))
}
