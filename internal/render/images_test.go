package render

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vanthu/examples"
	"vanthu/fonts"
	"vanthu/internal/document"
	"vanthu/internal/inspect"
)

// drawnImage is an image on a page, in points from its upper left corner.
type drawnImage struct{ x, y, width, high float64 }

var (
	tracePage  = regexp.MustCompile(`^\s*<page\b`)
	traceImage = regexp.MustCompile(`^\s*<fill_image [^>]*transform="(\S+) \S+ \S+ (\S+) (\S+) (\S+)"`)
)

// readImages reads the images of each page, in the order in which they are
// drawn.
func readImages(t *testing.T, file string) (pages [][]drawnImage) {
	t.Helper()
	out, err := exec.Command("mutool", "trace", file).Output()
	if err != nil {
		t.Fatalf("mutool: %v", err)
	}
	for line := range bytes.Lines(out) {
		if tracePage.Match(line) {
			pages = append(pages, nil)
		}
		m := traceImage.FindSubmatch(line)
		if m == nil {
			continue
		}
		var i drawnImage
		for k, v := range []*float64{&i.width, &i.high, &i.x, &i.y} {
			if _, err := fmt.Sscan(string(m[k+1]), v); err != nil {
				t.Fatal(err)
			}
		}
		if i.high < 0 { // drawn from its lower edge upwards
			i.y, i.high = i.y+i.high, -i.high
		}
		pages[len(pages)-1] = append(pages[len(pages)-1], i)
	}
	return pages
}

// withImages are the documents with signatures or seals: examples, and what
// compose keeps goldens of.
func withImages(t *testing.T) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	keep := func(name string, data []byte) {
		if bytes.Contains(data, []byte("data:image/png")) {
			found[name] = data
		}
	}
	for _, e := range examples.All() {
		keep(e.Name, e.JSON)
	}
	files, err := filepath.Glob("../compose/testdata/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		keep("compose-"+strings.TrimSuffix(filepath.Base(f), ".json"), data)
	}
	if len(found) < 5 {
		t.Fatalf("only %d documents with images", len(found))
	}
	return found
}

// TestImages holds signatures and seals of the PDF against LibreOffice's
// drawing of the DOCX: on the same pages, in the same order, in one place.
func TestImages(t *testing.T) {
	inspect.Needs(t, "soffice", "mutool", "qpdf", "ooxml-validator")
	const farthest = 1.0 // mm
	r, err := New(fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	ctx, dir := context.Background(), t.TempDir()
	var names, docx []string
	for name, data := range withImages(t) {
		d, err := r.Decode(data, document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		result, err := r.Render(t.Context(), d, Formats...)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range result.Files {
			if err := os.WriteFile(filepath.Join(dir, name+"."+string(f.Format)), f.Data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		names, docx = append(names, name), append(docx, filepath.Join(dir, name+".docx"))
	}
	drawn, err := inspect.ConvertAll(ctx, docx, filepath.Join(dir, "office"))
	if err != nil {
		t.Fatal(err)
	}
	worst := 0.0
	for n, name := range names {
		file := filepath.Join(dir, name+".pdf")
		if err := inspect.CheckPDF(ctx, file); err != nil {
			t.Error(err)
		}
		worst = max(worst, imagesApart(t, name, readImages(t, file), readImages(t, drawn[n])))
	}
	if worst > farthest {
		t.Errorf("an image is %.2f mm off", worst)
	}
	t.Logf("%.2f mm off at most", worst)
	findings, err := inspect.ValidateDOCX(ctx, docx...)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Error(f)
	}
}

// imagesApart is the greatest distance, in millimetres, between the edges of
// two drawings of the same images.
func imagesApart(t *testing.T, name string, ours, theirs [][]drawnImage) (worst float64) {
	t.Helper()
	if len(ours) != len(theirs) {
		t.Errorf("%s: %d pages, %d by LibreOffice", name, len(ours), len(theirs))
		return 0
	}
	found := 0
	for p := range ours {
		if len(ours[p]) != len(theirs[p]) {
			t.Errorf("%s, page %d: %d images, %d by LibreOffice", name, p+1, len(ours[p]), len(theirs[p]))
			return 0
		}
		for i, a := range ours[p] {
			b := theirs[p][i]
			found++
			worst = max(worst, math.Abs(a.x-b.x), math.Abs(a.y-b.y), math.Abs(a.width-b.width), math.Abs(a.high-b.high))
		}
	}
	if found == 0 {
		t.Errorf("%s: no images", name)
	}
	return worst / inspect.MM
}

// pixels is a picture of one of the kinds that PNG has, made of any bytes.
func pixels(kind, width, high uint8, data []byte) []byte {
	box := image.Rect(0, 0, 1+int(width)%40, 1+int(high)%40)
	var img draw.Image
	switch kind % 7 {
	case 0:
		img = image.NewNRGBA(box)
	case 1:
		img = image.NewNRGBA64(box)
	case 2:
		img = image.NewRGBA(box)
	case 3:
		img = image.NewGray(box)
	case 4:
		img = image.NewGray16(box)
	case 5:
		img = image.NewPaletted(box, palette.WebSafe)
	default:
		img = image.NewPaletted(box, color.Palette{color.NRGBA{}, color.NRGBA{200, 0, 0, 99}})
	}
	for i, b := range data[:min(len(data), box.Dx()*box.Dy())] {
		img.Set(i%box.Dx(), i/box.Dx(), color.NRGBA{b, b << 3, 255 - b, b << 1})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		panic(err)
	}
	return out.Bytes()
}

// FuzzImages: every picture can be drawn, in both files, to the same bytes.
func FuzzImages(f *testing.F) {
	r, err := New(fonts.Default())
	if err != nil {
		f.Fatal(err)
	}
	for kind := range uint8(7) {
		f.Add(kind, uint8(9), kind, []byte("Chữ ký"), kind+1, uint8(9), uint8(9), []byte("Con dấu"))
	}
	f.Fuzz(func(t *testing.T, kind, width, high uint8, data []byte, kind2, width2, high2 uint8, data2 []byte) {
		uri := func(b []byte) string { return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b) }
		a, b := uri(pixels(kind, width, high, data)), uri(pixels(kind2, width2, high2, data2))
		document, err := json.Marshal(map[string]any{
			"kind": "ke-hoach", "issuer": map[string]string{"name": "SỞ NỘI VỤ", "code": "SNV"}, "opening": []string{"Kế hoạch."},
			"number": 9, "place": "Hà Tĩnh", "date": "2026-11-20", "purposes": []string{"Một."}, "recipients": []string{"Như trên"},
			"signers": []any{map[string]string{"name": "A", "signature": a, "seal": b}, map[string]string{"name": "B", "signature": b, "seal": a}},
		})
		if err != nil {
			t.Fatal(err)
		}
		first, again := renderedOnce(t, r, document), renderedOnce(t, r, document)
		for i, f := range first.Files {
			if !bytes.Equal(f.Data, again.Files[i].Data) {
				t.Errorf("the %s came out differently", f.Format)
			}
		}
	})
}

func renderedOnce(t *testing.T, r *Renderer, data []byte) Result {
	t.Helper()
	d, err := r.Decode(data, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := r.Render(t.Context(), d, Formats...)
	if err != nil {
		t.Fatal(err)
	}
	return result
}
