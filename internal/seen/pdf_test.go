package seen

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vanthu/internal/pdffile"
)

// examples are the PDFs of our own documents, without those of annexes that are
// files of their own.
func examples(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../../examples/*.json")
	for i, file := range files {
		files[i] = strings.TrimSuffix(file, ".json") + ".pdf"
	}
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
	files := examples(t)
	if folder := os.Getenv("VANTHU_CORPUS"); folder != "" { // see TestCorpusPDF
		more, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	for _, file := range files {
		data := read(t, file)
		paper, err := FromPDF(nil, data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		count := lettersOf(paper)
		drawn := drawn(t, data)
		var wrong strings.Builder
		for r, n := range drawn {
			if n != count[r] && (n < count[r] || len(headers(paper)) == 0) {
				fmt.Fprintf(&wrong, " %q %d of %d", r, count[r], n)
			}
			delete(count, r)
		}
		for r := range count {
			fmt.Fprintf(&wrong, " %q from nowhere", r)
		}
		if wrong.Len() > 0 {
			t.Errorf("%s: other letters than on its pages:%s", file, wrong.String())
		}
	}
}

type letters map[rune]int

func (l letters) add(text string) {
	for _, r := range text {
		if !unicode.IsSpace(r) {
			l[r]++
		}
	}
}

// lettersOf are the letters of a paper.
func lettersOf(p *Paper) letters {
	count := letters{}
	blocks := append(slices.Clone(p.Blocks), p.Added...)
	for _, s := range p.Sheets {
		blocks = append(append(blocks, s.Header...), s.Footer...)
	}
	for _, n := range p.Notes {
		blocks = append(blocks, n.Blocks...)
	}
	for _, p := range all(blocks) {
		count.add(said(p))
	}
	for _, b := range blocks {
		if b.Stroke != nil {
			count.add(b.Stroke.Text)
		}
	}
	return count
}

// drawn are the letters that are drawn on the pages of a file, those of forms and
// annotations too.
func drawn(t *testing.T, data []byte) letters {
	f, err := pdffile.Open(data, pdffile.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	count := letters{}
	for _, p := range pages {
		marks, err := p.Marks()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range marks.Runs {
			count.add(r.Text)
		}
	}
	return count
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

// TestSymbolGoesOn knows the second line of a number that is parted in its symbol.
func TestSymbolGoesOn(t *testing.T) {
	for _, c := range []struct {
		before, next string
		want         bool
	}{
		{"Số: 05/TB-STNMT-SNNPTNT-", "CAT", true},
		{"Số: 12/", "QĐ-UBND", true},
		{"Số: 05/TB-SNV", "CAT", false},
		{"Số: 05/TB-", "V/v báo cáo", false},
		{"Số: 05/TB-", "DANH SÁCH", false},
		{"Tổ chức -", "CAT", false},
	} {
		if got := symbolGoesOn(c.before, c.next); got != c.want {
			t.Errorf("%q, %q: %v", c.before, c.next, got)
		}
	}
}
