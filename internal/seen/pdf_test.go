package seen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"vanthu/internal/pdffile"
)

// examples are our own documents.
func examples(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../examples/*.pdf")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d examples were found, %v", len(files), err)
	}
	return files
}

func read(t testing.TB, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// all are the paragraphs of blocks, those in tables too.
func all(blocks []Block) (out []*Paragraph) {
	for _, b := range blocks {
		if b.Paragraph != nil {
			out = append(out, b.Paragraph)
		}
		if b.Table != nil {
			for _, r := range b.Table.Rows {
				for _, c := range r.Cells {
					out = append(out, all(c.Blocks)...)
				}
			}
		}
	}
	return out
}

func said(p *Paragraph) (s string) {
	for _, r := range p.Runs {
		s += r.Text
	}
	return s
}

// TestLetters wants each letter of a page in the paper once, whatever it stands
// in. Header rows that are repeated are taken once.
func TestLetters(t *testing.T) {
	for _, file := range examples(t) {
		data := read(t, file)
		paper, err := FromPDF(data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		count := map[rune]int{}
		add := func(text string, n int) {
			for _, r := range text {
				if !unicode.IsSpace(r) {
					count[r] += n
				}
			}
		}
		for _, p := range all(paper.Blocks) {
			add(said(p), 1)
		}
		blocks := paper.Added
		for _, s := range paper.Sheets {
			blocks = append(append(blocks, s.Header...), s.Footer...)
		}
		for _, p := range all(blocks) {
			add(said(p), 1)
		}
		for _, b := range append(blocks, paper.Blocks...) {
			if b.Stroke != nil {
				add(b.Stroke.Text, 1)
			}
		}
		f, err := pdffile.Open(data, pdffile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		pages, err := f.Pages()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			marks, err := p.Marks()
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range marks.Runs {
				add(r.Text, -1)
			}
		}
		var wrong strings.Builder
		for r, n := range count {
			if n > 0 || n < 0 && len(headers(paper)) == 0 {
				wrong.WriteRune(r)
			}
		}
		if wrong.Len() > 0 {
			t.Errorf("%s: other letters than on its pages: %q", file, wrong.String())
		}
	}
}

// headers are the header rows of tables.
func headers(p *Paper) (out []Row) {
	for _, b := range p.Blocks {
		if b.Table != nil {
			for _, r := range b.Table.Rows {
				if r.Header {
					out = append(out, r)
				}
			}
		}
	}
	return out
}
