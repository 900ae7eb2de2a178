package seen

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/pdffile"
)

// file writes a PDF of objects, of which the first is the catalog.
func file(objects ...string) []byte {
	var b bytes.Buffer
	w := pdffile.NewWriter(&b)
	for _, o := range objects {
		w.Object(w.Reserve(), o)
	}
	w.Table()
	_ = w.Trailer(1, 0, nil) // a bytes.Buffer does not fail
	return b.Bytes()
}

func stream(entries, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// pages is a PDF of A4 pages with these contents, in Times (T), Times-Bold (B)
// and Times-Italic (I).
func pages(contents ...string) []byte {
	kids := ""
	var rest []string
	for i, c := range contents {
		kids += fmt.Sprintf("%d 0 R ", 6+2*i)
		rest = append(rest,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</T 3 0 R/B 4 0 R/I 5 0 R>>>>>>", 7+2*i),
			stream("", c))
	}
	face := func(name string) string {
		return "<</Type/Font/Subtype/Type1/BaseFont/" + name + "/Encoding/WinAnsiEncoding>>"
	}
	return file(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(contents)),
		face("Times-Roman"), face("Times-Bold"), face("Times-Italic"),
	}, rest...)...)
}

// many repeats what a function writes.
func many(n int, write func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(write(i))
	}
	return b.String()
}

// TestHostile reads files that were made to be hard on a reader. Each is read or
// refused; one that takes for ever does not come to the end of the test.
func TestHostile(t *testing.T) {
	const lots = 20_000
	at := func(format string) func(int) string {
		return func(i int) string {
			return strings.NewReplacer("I", fmt.Sprint(i%500), "J", fmt.Sprint(i/500), "K", fmt.Sprint(float64(i)/100)).Replace(format)
		}
	}
	for name, data := range map[string][]byte{
		"nothing":            nil,
		"no PDF":             []byte("PK\x03\x04 this is none"),
		"a circle of pages":  file("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>", "<</Type/Pages/Kids[2 0 R 3 0 R]>>"),
		"one row":            pages("BT /T 8 Tf 10 500 Td " + many(lots, at("(x) Tj -3 0 Td ")) + "ET"),
		"one row, no blanks": pages("BT /T 1 Tf 0.1 Tz 10 500 Td (" + strings.Repeat("x", lots) + ") Tj ET"),
		"one place":          pages("BT /T 12 Tf 100 500 Td " + many(lots, at("(x) Tj 0 0 Td ")) + "ET"),
		"two columns":        pages("BT /T 1 Tf " + many(lots, at("1 0 0 1 100 K Tm (a) Tj 1 0 0 1 300 K Tm (b) Tj ")) + "ET"),
		"raised":             pages("BT " + many(lots, at("/T 12 Tf 1 0 0 1 I K Tm (a) Tj /T 6 Tf 1 0 0 1 I J Tm (b) Tj ")) + "ET"),
		"a net":              pages(many(lots, at("I 0 m I 842 l S 0 J m 595 J l S "))),
		"strokes":            pages("BT /T 12 Tf 10 400 Td (" + strings.Repeat("ab ", 1000) + ") Tj ET " + many(lots, at("0 K m I K l S "))),
		"underlined":         pages("BT /T 700 Tf " + many(2000, at("1 0 0 1 I 400 Tm (a) Tj ")) + "ET " + many(2000, at("0 K m 595 K l S "))),
		"absurd places":      pages("BT /T 12 Tf 1e300 1e300 Td (far) Tj 1 0 0 1 -1e9 5 Tm (off) Tj 1e-300 0 0 1e-300 5 5 Tm (small) Tj 1e30 0 0 1e30 0 0 Tm (big) Tj ET 1e300 0 m -1e300 1e308 l S"),
		"no number":          pages("BT /T nan Tf nan inf Td (x) Tj ET"),
		"turned":             pages("BT " + many(lots, at("/T 9 Tf 0.7 0.7 -0.7 0.7 I K Tm (slant) Tj 0 1 -1 0 I K Tm (up) Tj ")) + "ET"),
		"many pages":         pages(make([]string, 3000)...),
	} {
		paper, err := FromPDF(nil, data)
		if err != nil && !errors.Is(err, ErrPDF) {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			paper.Name()
		}
	}
}

// TestRefused wants errors that say why.
func TestRefused(t *testing.T) {
	secret := bytes.Replace(pages("BT ET"), []byte("/Root"), []byte("/Encrypt 3 0 R/Root"), 1)
	if _, err := FromPDF(nil, secret); !errors.Is(err, ErrPDF) || !errors.Is(err, pdffile.ErrEncrypted) {
		t.Errorf("an encrypted file: %v", err)
	}
	if _, err := FromPDF(nil, pages(make([]string, mostPages+1)...)); !errors.Is(err, pdffile.ErrLimit) {
		t.Errorf("too many pages: %v", err)
	}
	if _, err := FromPDF(nil, []byte("no PDF")); !errors.Is(err, ErrPDF) {
		t.Errorf("no PDF: %v", err)
	}
}

// FuzzPDF reads a file that is changed anywhere, and a page that draws what it
// likes.
func FuzzPDF(f *testing.F) {
	f.Add([]byte(nil), "BT /T 12 Tf 72 700 Td (1. Some text ) Tj 0 -14 Td (goes on here) Tj ET 72 600 m 200 600 l S")
	f.Add([]byte(nil), "BT /B 14 Tf 1 0 0 1 100 780 Tm (HEAD) Tj 1 0 0 1 300 780 Tm (RIGHT) Tj ET 50 500 200 100 re S 150 500 m 150 600 l S")
	for _, name := range []string{"cong-van", "seed-002"} {
		data, err := os.ReadFile(filepath.Join("../../examples", name+".pdf"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, "")
	}
	f.Fuzz(func(t *testing.T, data []byte, contents string) {
		if len(data) == 0 {
			data = pages(contents, contents)
		}
		paper, err := FromPDF(nil, data)
		if err != nil {
			if !errors.Is(err, ErrPDF) {
				t.Error(err)
			}
			return
		}
		paper.Name()
		for _, s := range paper.Sheets {
			if s.FirstBlock > len(paper.Blocks) {
				t.Errorf("page %d begins behind the end", s.Number)
			}
		}
	})
}

// BenchmarkPDF reads a paper of ten pages.
func BenchmarkPDF(b *testing.B) {
	data := read(b, "../../examples/ke-hoach-dai.pdf")
	for b.Loop() {
		if _, err := FromPDF(nil, data); err != nil {
			b.Fatal(err)
		}
	}
}
