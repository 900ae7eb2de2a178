package pdf

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// drawn is a page with its text as shapes: the outlines of the original
// faces, past every encoding.
func drawn(p layout.Page) layout.Page {
	f := metrics.Default()
	out := p
	out.Lines = nil
	for _, l := range p.Lines {
		for _, w := range l.Words {
			before := ""
			for _, r := range w.Text {
				x := w.X + f.Width(w.Char.Face, w.Char.Size, before)
				before += string(r)
				place := func(q metrics.Point) layout.Point {
					return layout.Point{X: x + metrics.Scale(q.X, w.Char.Size), Y: l.Baseline - metrics.Scale(q.Y, w.Char.Size)}
				}
				s := layout.Shape{Color: w.Char.Color}
				for _, seg := range f.Outline(w.Char.Face, r) {
					s.Path = append(s.Path, layout.Segment{Op: layout.SegmentOp(seg.Op), P: [2]layout.Point{place(seg.P[0]), place(seg.P[1])}})
				}
				out.Shapes = append(out.Shapes, s)
			}
		}
	}
	return out
}

// picture renders the first page of a file.
func picture(t *testing.T, reader, file string) image.Image {
	t.Helper()
	stem := filepath.Join(t.TempDir(), "p")
	switch reader {
	case "pdftoppm":
		run(t, reader, "-r", "144", "-f", "1", "-l", "1", "-singlefile", "-png", file, stem)
	case "mutool":
		run(t, reader, "draw", "-q", "-r", "144", "-o", stem+".png", file, "1")
	}
	f, err := os.Open(stem + ".png")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// grey is how dark a pixel is, from 0 to 255.
func grey(img image.Image, x, y int) int {
	return 255 - int(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)
}

// A glyph that a file names wrongly prints blank or wrong while its text still
// comes back. So every page is compared with its outlines, in small squares.
func TestGlyphsLookAsTheirOutlines(t *testing.T) {
	const (
		square = 8    // pixels; a letter is about 14 wide
		limit  = 0.20 // of a black square: readers place glyphs on a grid of some tenths of a pixel
	)
	for i, p := range hard().Pages {
		text := save(t, Document{Info: info, Pages: []layout.Page{p}})
		shapes := save(t, Document{Info: info, Pages: []layout.Page{drawn(p)}})
		for _, reader := range []string{"pdftoppm", "mutool"} {
			a, b := picture(t, reader, text), picture(t, reader, shapes)
			if a.Bounds() != b.Bounds() {
				t.Fatalf("%v and %v", a.Bounds(), b.Bounds())
			}
			dark, worst := 0, 0.0
			for y := 0; y+square <= a.Bounds().Dy(); y += square {
				for x := 0; x+square <= a.Bounds().Dx(); x += square {
					da, db := 0, 0
					for n := range square * square {
						da += grey(a, x+n%square, y+n/square)
						db += grey(b, x+n%square, y+n/square)
					}
					dark += da
					worst = max(worst, float64(max(da-db, db-da))/(255*square*square))
				}
			}
			if dark == 0 || worst > limit {
				t.Errorf("page %d in %s: darkness %d, worst difference %.3f", i+1, reader, dark, worst)
			}
		}
	}
}

func TestShapesAndRulesHaveTheirColours(t *testing.T) {
	p := pageOf()
	p.Height, p.Width = units.Points(100), units.Points(100)
	p.Rules = []layout.Rule{
		{X: units.Points(10), Y: units.Points(20), Width: units.Points(30), Height: units.Points(10), Color: sheet.Red},
		{X: units.Points(10), Y: units.Points(40), Width: units.Points(30), Height: units.Points(10), Color: sheet.Black},
	}
	at := func(x, y float64) [2]layout.Point { return [2]layout.Point{{X: units.Points(x), Y: units.Points(y)}} }
	p.Shapes = []layout.Shape{{Color: sheet.Grey, Path: []layout.Segment{
		{Op: layout.MoveTo, P: at(60, 60)}, {Op: layout.LineTo, P: at(90, 60)}, {Op: layout.LineTo, P: at(90, 90)}, {Op: layout.LineTo, P: at(60, 90)},
	}}}
	file := save(t, Document{Info: info, Pages: []layout.Page{p}})
	for _, reader := range []string{"pdftoppm", "mutool"} {
		img := picture(t, reader, file)
		for _, c := range []struct {
			x, y int
			want color.NRGBA
		}{
			{25, 25, color.NRGBA{255, 0, 0, 255}}, {25, 45, color.NRGBA{0, 0, 0, 255}}, {75, 75, color.NRGBA{0xD9, 0xD9, 0xD9, 255}},
			{25, 18, color.NRGBA{255, 255, 255, 255}}, {25, 32, color.NRGBA{255, 255, 255, 255}}, {75, 57, color.NRGBA{255, 255, 255, 255}},
		} {
			if got := color.NRGBAModel.Convert(img.At(2*c.x, 2*c.y)); got != c.want {
				t.Errorf("%s: at %d %d: %v, want %v", reader, c.x, c.y, got, c.want)
			}
		}
	}
}

func TestAShapeIsWellFormed(t *testing.T) {
	for _, path := range [][]layout.Segment{{{Op: layout.LineTo}}, {{Op: layout.MoveTo}, {Op: 9}}} {
		p := pageOf()
		p.Shapes = []layout.Shape{{Path: path}}
		if _, err := Default().Write(new(strings.Builder), Document{Info: info, Pages: []layout.Page{p}}); err == nil {
			t.Errorf("%v gives no error", path)
		}
	}
}
