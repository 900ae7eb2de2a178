package check

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"vanthu/examples"
	"vanthu/fonts"
	"vanthu/internal/document"
	"vanthu/internal/render"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// renderer measures text as the product does.
var renderer = sync.OnceValue(func() *render.Renderer {
	r, err := render.New(fonts.Default())
	if err != nil {
		panic(err)
	}
	return r
})

// exampleFile is a file of an example.
func exampleFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// known are the findings in our own files that check.Document has not, with the
// reason why they stay.
var known = map[string]string{
	"dang-2018-giay-chung-nhan.docx end.mark": "a form without fixed lines in the table of kinds", "dang-2018-giay-di-duong.docx end.mark": "likewise",
	"dang-giay-di-duong.docx end.mark": "likewise", "dang-phieu-gui.docx end.mark": "likewise",
}

// TestOwnFiles holds every example's DOCX and PDF against the rules: nothing is
// found but what is told of the document itself, and what is named above.
func TestOwnFiles(t *testing.T) {
	stays := map[string]bool{}
	for _, e := range examples.All() {
		d, err := renderer().Decode(e.JSON, document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, f := range Document(d) {
			told = append(told, f.Rule)
		}
		for _, ext := range []string{".docx", ".pdf"} {
			name := e.Name + ext
			data := exampleFile(t, name)
			r, err := File(data, Sniff(data), renderer().Width)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for _, f := range r.Findings {
				switch key := name + " " + f.Rule; {
				case f.Status != Fail || slices.Contains(told, f.Rule):
				case known[key] != "":
					stays[key] = true
				default:
					t.Errorf("%s: %s %s: %s (%+v)", name, f.Severity, f.Rule, f.Detail, f.Place)
				}
			}
			if len(r.Passed) < 40 {
				t.Errorf("%s: only %d rules were looked at", name, len(r.Passed))
			}
			if family := d.Rules().ID; r.Profile != family {
				t.Errorf("%s: held against %s, not %s", name, r.Profile, family)
			}
		}
	}
	for key := range known {
		if !stays[key] {
			t.Errorf("%s is not found any more: take it off the list", key)
		}
	}
}

// TestTurned takes a landscape page for one that was turned to either side.
func TestTurned(t *testing.T) {
	t.Parallel()
	c := &looker{profile: rules.ND30}
	for _, one := range []struct {
		top, right, bottom, left float64
		want                     bool
	}{{30, 20, 15, 20, true}, {15, 20, 30, 20, true}, {20, 15, 20, 30, false}, {30, 20, 30, 20, false}} {
		s := &seen.Sheet{Top: units.Millimetres(one.top), Right: units.Millimetres(one.right), Bottom: units.Millimetres(one.bottom), Left: units.Millimetres(one.left)}
		if c.turned(s) != one.want {
			t.Errorf("%+v: %v", one, !one.want)
		}
	}
}

// BenchmarkWord checks a Word file of fourteen pages.
func BenchmarkWord(b *testing.B) {
	data := exampleFile(b, "ke-hoach-dai.docx")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := File(data, DOCX, renderer().Width); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPDF checks its PDF.
func BenchmarkPDF(b *testing.B) {
	data := exampleFile(b, "ke-hoach-dai.pdf")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := File(data, PDF, renderer().Width); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDocument checks its document, as every paper is that the service makes.
func BenchmarkDocument(b *testing.B) {
	d, err := document.Decode(exampleFile(b, "ke-hoach-dai.json"), document.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		Document(d)
	}
}
