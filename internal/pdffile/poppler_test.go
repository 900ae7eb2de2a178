package pdffile

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/inspect"
)

// marksOf reads all pages of a file.
func marksOf(t testing.TB, data []byte) (pages []*Page, marks []*Marks) {
	t.Helper()
	f, err := Open(data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if pages, err = f.Pages(); err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		m, err := p.Marks()
		if err != nil {
			t.Fatal(err)
		}
		marks = append(marks, m)
	}
	return pages, marks
}

// nearby is how far a place may be from where poppler finds it, in points:
// poppler is told of no place finer than a thousandth, and reckons with widths
// of the font's program where they differ from the file's.
const nearby = 0.001

// likePoppler wants the words that poppler finds, with their places, to be what
// is read, and nothing else to be read.
func likePoppler(t *testing.T, file string) {
	t.Helper()
	inspect.Needs(t, "pdftotext")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := inspect.Boxes(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	pages, marks := marksOf(t, data)
	if len(pages) != len(want) {
		t.Fatalf("%d pages, poppler finds %d", len(pages), len(want))
	}
	for i, w := range want {
		if pages[i].Turned%180 != 0 { // poppler tells how large a page is before it is turned
			w.Width, w.Height = w.Height, w.Width
		}
		if p := pages[i]; math.Abs(p.Width-w.Width) > 0.01 || math.Abs(p.Height-w.Height) > 0.01 {
			t.Errorf("page %d is %g × %g, poppler says %g × %g", i+1, p.Width, p.Height, w.Width, w.Height)
		}
		for _, fault := range unlike(marks[i], w.Words) {
			t.Errorf("page %d: %s", i+1, fault)
		}
	}
}

// unlike tells the words that are not read, and the glyphs that are in no word.
func unlike(m *Marks, words []inspect.BoxedWord) (faults []string) {
	var glyphs []Glyph
	for _, r := range m.Runs {
		for _, g := range r.Glyphs {
			if strings.TrimSpace(g.Text) != "" {
				glyphs = append(glyphs, g)
			}
		}
	}
	used := make([]bool, len(glyphs))
	for _, w := range words {
		var in []Glyph
		for i, g := range glyphs {
			if mid := g.X + g.Width/2; !used[i] && mid > w.X0 && mid < w.X1 && g.Y > w.Y0 && g.Y < w.Y1 {
				in = append(in, g)
				used[i] = true
			}
		}
		slices.SortStableFunc(in, func(a, b Glyph) int { return int(math.Copysign(1, a.X-b.X)) })
		text := ""
		for _, g := range in {
			text += g.Text
		}
		if text != w.Text {
			faults = append(faults, fmt.Sprintf("%q at %.1f, %.1f is read as %q", w.Text, w.X0, w.Y1, text))
			continue
		}
		last := in[len(in)-1]
		if x0, x1 := in[0].X, last.X+last.Width; math.Abs(x0-w.X0) > nearby || math.Abs(x1-w.X1) > nearby {
			faults = append(faults, fmt.Sprintf("%q is from %.2f to %.2f, poppler says %.2f to %.2f", w.Text, x0, x1, w.X0, w.X1))
		}
	}
	for i, g := range glyphs {
		if !used[i] {
			faults = append(faults, fmt.Sprintf("%q at %.1f, %.1f is in no word of poppler's", g.Text, g.X, g.Y))
		}
	}
	return faults
}

// TestExamples reads all examples as poppler does.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".pdf"), func(t *testing.T) {
			t.Parallel()
			likePoppler(t, file)
		})
	}
}

// TestFaces wants face, size and colour of each glyph to be those that MuPDF
// finds, and its lines to be among those that are read.
func TestFaces(t *testing.T) {
	inspect.Needs(t, "mutool")
	for _, name := range []string{"bao-cao", "ke-hoach-chu-ky", "dang-huong-dan", "ban-sao-y"} {
		want, err := inspect.ReadPDF(t.Context(), filepath.Join("../../examples", name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		_, marks := marksOf(t, example(t, name))
		if len(marks) != len(want) {
			t.Fatalf("%s: %d pages, MuPDF finds %d", name, len(marks), len(want))
		}
		for i, p := range want {
			spans := 0
			for _, l := range p.Lines {
				for _, s := range l.Spans {
					spans++
					if got := looks(marks[i], s, l.Y); got != fmt.Sprintf("%s %.2f %s", s.Font, s.Size, s.Color) {
						t.Errorf("%s, page %d: %q is of %s, MuPDF says %s %.2f %s", name, i+1, s.Text, got, s.Font, s.Size, s.Color)
					}
				}
			}
			if spans == 0 {
				t.Errorf("%s, page %d: MuPDF finds nothing", name, i+1)
			}
			for _, s := range p.Strokes {
				if !slices.ContainsFunc(marks[i].Strokes, func(o Stroke) bool { return sameLine(o, s) }) {
					t.Errorf("%s, page %d: MuPDF finds the line %+v", name, i+1, s)
				}
			}
		}
	}
}

// looks are the looks of the glyphs of a span, if they are the same. MuPDF cuts
// names of faces at 31 bytes, of which 7 are the mark of a part of a face.
func looks(m *Marks, s inspect.Span, y float64) string {
	const longest = 31 - 7
	var all []string
	for _, r := range m.Runs {
		r.Face.Name = r.Face.Name[:min(longest, len(r.Face.Name))]
		for _, g := range r.Glyphs {
			if mid := g.X + g.Width/2; math.Abs(g.Y-y) < 0.1 && mid > s.X0 && mid < s.X1 && strings.TrimSpace(g.Text) != "" {
				all = append(all, fmt.Sprintf("%s %.2f #%06x", r.Face.Name, r.Size, int(r.Color)))
			}
		}
	}
	return strings.Join(slices.Compact(all), ", ")
}

// sameLine tells whether a line is the one that MuPDF finds, which is told with
// the box around it: a filled one is as wide as its box.
func sameLine(a Stroke, b inspect.Stroke) bool {
	near := func(x, y float64) bool { return math.Abs(x-y) < 0.01 }
	level := near(a.X0, b.X0) && near(a.X1, b.X1) && near(a.Y0, (b.Y0+b.Y1)/2)
	upright := near(a.Y0, b.Y0) && near(a.Y1, b.Y1) && near(a.X0, (b.X0+b.X1)/2)
	return (level || upright) && near(a.Width, b.Width)
}
