package render

import (
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"vanthu/internal/inspect"
)

// TestLook compares pages as Chromium draws them with the PDF as poppler does:
// a stamp, a table, a watermark, signature and seal.
func TestLook(t *testing.T) {
	inspect.Needs(t, "pdftoppm", "node", "chromium", "playwright-core")
	const (
		square = 32   // pixels, two letters
		limit  = 0.04 // of black: the two smooth the edges of letters differently, by 0.03 at most
	)
	faces, err := webFaces()
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{"dang-2018-cong-van-1", "ke-hoach-dai-12", "nn-thuong-khan-1", "ke-hoach-chu-ky-1"}
	var files []string
	for _, p := range pages {
		files = append(files, filepath.Join(workdir, p+".svg"))
	}
	samples(t) // leave the files there
	pictures, err := inspect.DrawSVG(t.Context(), faces, t.TempDir(), files...)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range pages {
		ours, theirs := decoded(t, pictures[i]), printed(t, p)
		if ours.Bounds() != theirs.Bounds() {
			t.Errorf("%s: %v and %v", p, ours.Bounds(), theirs.Bounds())
			continue
		}
		if worst := difference(ours, theirs, square); worst > limit {
			t.Errorf("%s: some square differs by %.3f", p, worst)
		}
	}
}

var pageName = regexp.MustCompile(`^(.*)-(\d+)$`)

// printed is a page of a sample's PDF at 96 dots an inch.
func printed(t *testing.T, page string) image.Image {
	t.Helper()
	m := pageName.FindStringSubmatch(page)
	stem := filepath.Join(t.TempDir(), "page")
	pdf := filepath.Join(workdir, m[1]+".pdf")
	if out, err := exec.Command("pdftoppm", "-r", "96", "-f", m[2], "-l", m[2], "-singlefile", "-png", pdf, stem).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v %s", err, out)
	}
	return decoded(t, stem+".png")
}

func decoded(t *testing.T, file string) image.Image {
	t.Helper()
	f, err := os.Open(file)
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

// difference is how much the squares of two pictures differ that differ most,
// in the worst of the three colours, as a part of all of it.
func difference(a, b image.Image, square int) (worst float64) {
	for y := 0; y+square <= a.Bounds().Dy(); y += square {
		for x := 0; x+square <= a.Bounds().Dx(); x += square {
			red, green, blue := 0, 0, 0
			for n := range square * square {
				r0, g0, b0, _ := a.At(x+n%square, y+n/square).RGBA()
				r1, g1, b1, _ := b.At(x+n%square, y+n/square).RGBA()
				red, green, blue = red+int(r0)-int(r1), green+int(g0)-int(g1), blue+int(b0)-int(b1)
			}
			for _, sum := range []int{red, green, blue} {
				worst = max(worst, math.Abs(float64(sum))/float64(math.MaxUint16*square*square))
			}
		}
	}
	return worst
}

var (
	pathElement = regexp.MustCompile(`<path(?: fill="#([0-9a-f]{6})")? d="([^"]*)"/>`)
	rectangle   = regexp.MustCompile(`M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z`)
)

// pictureRules are the rules of a page's picture, as readRules gives those of a PDF.
func pictureRules(data []byte) []rule {
	var out []rule
	for _, path := range pathElement.FindAllSubmatch(data, -1) {
		color := string(path[1])
		if color == "" {
			color = "000000"
		}
		for _, m := range rectangle.FindAllSubmatch(path[2], -1) {
			x, y, w, h := float(string(m[1])), float(string(m[2])), float(string(m[3])), float(string(m[4]))
			r := rule{x0: x, y0: y + h/2, x1: x + w, y1: y + h/2, thick: h, color: color}
			if w < h {
				r = rule{x0: x + w/2, y0: y, x1: x + w/2, y1: y + h, thick: w, color: color}
			}
			out = append(out, r)
		}
	}
	return joined(out)
}

// TestRulesOfPictures holds strokes, frames and borders of every picture against
// those of the PDF.
func TestRulesOfPictures(t *testing.T) {
	inspect.Needs(t, "mutool")
	const near = 0.03 // points: both round to hundredths, and a rule has two edges
	found := 0
	for _, s := range samples(t) {
		for i, want := range s.rules(t) {
			got := pictureRules(s.svg[i].Data)
			found += len(got)
			if !slices.EqualFunc(got, want, func(a, b rule) bool {
				return a.color == b.color && math.Abs(a.x0-b.x0) < near && math.Abs(a.x1-b.x1) < near &&
					math.Abs(a.y0-b.y0) < near && math.Abs(a.y1-b.y1) < near && math.Abs(a.thick-b.thick) < near
			}) {
				t.Errorf("%s, page %d: rules %v, in its picture %v", s.name, i+1, want, got)
			}
		}
	}
	if found < 200 {
		t.Errorf("only %d rules in all pictures: the reader of rules is blind", found)
	}
	t.Logf("%d rules", found)
}
