package render

import (
	"image"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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
	pictures, err := inspect.DrawSVG(t.Context(), faces, 96, t.TempDir(), files...)
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

// TestPictureIsPaper compares every page of the examples as Chromium draws it with
// the PDF as poppler does, dot by dot. Both smooth the edges of letters, each in
// its way: a dot differs where the other picture has nothing like it within a dot.
func TestPictureIsPaper(t *testing.T) {
	inspect.Needs(t, "pdftoppm", "node", "chromium", "playwright-core")
	const (
		dots  = 100   // an inch
		limit = 0.005 // of all dots
	)
	faces, err := webFaces()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	all := samples(t, fromExamples)
	for _, s := range all {
		files = append(files, s.svgFiles...)
	}
	pictures, err := inspect.DrawSVG(t.Context(), faces, dots, t.TempDir(), files...)
	if err != nil {
		t.Fatal(err)
	}
	worst, at := 0.0, ""
	for _, s := range all {
		stem := filepath.Join(t.TempDir(), "page")
		if out, err := exec.Command("pdftoppm", "-r", strconv.Itoa(dots), "-png", filepath.Join(workdir, s.name+".pdf"), stem).CombinedOutput(); err != nil {
			t.Fatalf("pdftoppm: %v %s", err, out)
		}
		printed, err := filepath.Glob(stem + "-*.png")
		if err != nil || len(printed) != len(s.svgFiles) {
			t.Fatalf("%s: %d pages, %d pictures", s.name, len(printed), len(s.svgFiles))
		}
		for i, page := range printed {
			part := unlike(greys(decoded(t, pictures[i])), greys(decoded(t, page)))
			if part > limit {
				t.Errorf("%s, page %d: %.2f %% of the dots differ", s.name, i+1, 100*part)
			}
			if part > worst {
				worst, at = part, s.name
			}
		}
		pictures = pictures[len(printed):]
	}
	t.Logf("%d pages, at most %.4f %% of the dots of one differ, in %s", len(files), 100*worst, at)
}

// greys are the dots of a picture by their darkest colour, from 0 to 255.
func greys(img *image.RGBA) *image.Gray {
	out := image.NewGray(img.Rect)
	for i := range out.Pix {
		out.Pix[i] = min(img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2])
	}
	return out
}

// unlike is the part of the dots of two pictures that have nothing like them in
// the other, within a dot of their place. The two may be a dot wider or higher.
// Most dots are like the one in their very place.
func unlike(a, b *image.Gray) float64 {
	const near = 96 // of 255
	n := 0
	for y := 1; y < min(a.Rect.Dy(), b.Rect.Dy())-1; y++ {
		p, q := a.Pix[y*a.Stride:], b.Pix[y*b.Stride:]
		for x := 1; x < min(a.Rect.Dx(), b.Rect.Dx())-1; x++ {
			if d := int(p[x]) - int(q[x]); -near <= d && d <= near {
				continue
			}
			if lonely(a, b, x, y, near) || lonely(b, a, x, y, near) {
				n++
			}
		}
	}
	return float64(n) / float64(a.Rect.Dx()*a.Rect.Dy())
}

// lonely tells whether no dot around a place is as dark as that of another
// picture at it.
func lonely(of, in *image.Gray, x, y, near int) bool {
	dark := int(of.Pix[y*of.Stride+x])
	for dy := -1; dy <= 1; dy++ {
		row := in.Pix[(y+dy)*in.Stride+x-1:]
		for dx := range 3 {
			if d := int(row[dx]) - dark; -near <= d && d <= near {
				return false
			}
		}
	}
	return true
}

// TestUnlike: a stroke that is missing, thicker or elsewhere is seen, one that is
// smoothed in another way is not.
func TestUnlike(t *testing.T) {
	stroke := func(y, high int, dark uint8) *image.Gray {
		g := image.NewGray(image.Rect(0, 0, 100, 100))
		for i := range g.Pix {
			g.Pix[i] = 255
		}
		for i := y * 100; i < (y+high)*100; i++ {
			g.Pix[i] = dark
		}
		return g
	}
	base := stroke(50, 1, 0)
	for want, other := range map[float64][]*image.Gray{
		0:     {stroke(50, 1, 0), stroke(50, 1, 80), stroke(51, 1, 0), stroke(50, 2, 60)},
		0.005: {stroke(50, 0, 0), stroke(54, 1, 0), stroke(49, 6, 0)},
	} {
		for i, o := range other {
			if got := unlike(base, o); got < want || want == 0 && got > 0 {
				t.Errorf("%v, %d: %.4f", want, i, got)
			}
		}
	}
}

var pageName = regexp.MustCompile(`^(.*)-(\d+)$`)

// printed is a page of a sample's PDF at 96 dots an inch.
func printed(t *testing.T, page string) *image.RGBA {
	t.Helper()
	m := pageName.FindStringSubmatch(page)
	stem := filepath.Join(t.TempDir(), "page")
	pdf := filepath.Join(workdir, m[1]+".pdf")
	if out, err := exec.Command("pdftoppm", "-r", "96", "-f", m[2], "-l", m[2], "-singlefile", "-png", pdf, stem).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v %s", err, out)
	}
	return decoded(t, stem+".png")
}

func decoded(t *testing.T, file string) *image.RGBA {
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
	if rgba, ok := img.(*image.RGBA); ok {
		return rgba
	}
	out := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

// difference is how much the squares of two pictures differ that differ most,
// in the worst of the three colours, as a part of all of it.
func difference(a, b *image.RGBA, square int) (worst float64) {
	size := a.Rect.Intersect(b.Rect).Size()
	for y := 0; y+square <= size.Y; y += square / 2 {
		for x := 0; x+square <= size.X; x += square / 2 {
			var sums [3]int
			for n := range square * square {
				p, q := a.Pix[a.PixOffset(x+n%square, y+n/square):], b.Pix[b.PixOffset(x+n%square, y+n/square):]
				for i := range sums {
					sums[i] += int(p[i]) - int(q[i])
				}
			}
			for _, sum := range sums {
				worst = max(worst, math.Abs(float64(sum))/float64(math.MaxUint8*square*square))
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
