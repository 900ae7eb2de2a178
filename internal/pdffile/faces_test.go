package pdffile

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestLoose looks at a file that has its faces in it, and at the same file without
// one of them.
func TestLoose(t *testing.T) {
	data, err := os.ReadFile("../../examples/cong-van.pdf")
	if err != nil {
		t.Fatal(err)
	}
	loose := func(data []byte) (faces []string, version string) {
		t.Helper()
		f, err := Open(data, Options{})
		if err != nil {
			t.Fatal(err)
		}
		pages, err := f.Pages()
		if err != nil {
			t.Fatal(err)
		}
		return pages[0].Loose(), f.Version()
	}
	if faces, version := loose(data); len(faces) > 0 || version != "1.7" {
		t.Errorf("%q, version %q", faces, version)
	}
	small := []byte("%PDF-1.3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj " +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>>>endobj " +
		"4 0 obj<</Type/Font/Subtype/TrueType/BaseFont/TimesNewRomanPSMT>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
	if faces, version := loose(small); !slices.Equal(faces, []string{"TimesNewRomanPSMT"}) || !strings.HasPrefix(version, "1.3") {
		t.Errorf("%q, version %q", faces, version)
	}
}
