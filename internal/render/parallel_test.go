package render

import (
	"bytes"
	"slices"
	"sync"
	"testing"

	"vanthu/fonts"
	"vanthu/internal/document"
)

// TestParallel renders different documents in eight goroutines at once, with
// a renderer that nobody has used before, and holds the bytes against those
// of rendering alone. It says most under -race.
func TestParallel(t *testing.T) {
	all := samples(t, fromExamples, fromTestdata)
	r, err := New(fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	const workers, rounds = 8, 2
	var wg sync.WaitGroup
	start := make(chan struct{})
	for w := range workers {
		wg.Go(func() {
			<-start
			for i := range rounds * len(all) {
				s := all[(w+i)%len(all)]
				d, err := r.Decode(s.json, document.Options{})
				if err != nil {
					t.Errorf("%s: %v", s.name, err)
					return
				}
				result, err := r.Render(t.Context(), d, Formats...)
				if err != nil {
					t.Errorf("%s: %v", s.name, err)
					return
				}
				if !bytes.Equal(result.Files[0].Data, s.pdf) {
					t.Errorf("%s: the PDF differs from the one rendered alone", s.name)
				}
				if !bytes.Equal(result.Files[1].Data, s.docx) {
					t.Errorf("%s: the DOCX differs from the one rendered alone", s.name)
				}
				if !slices.EqualFunc(ofPaper(result.Files)[2:], s.svg, sameFile) {
					t.Errorf("%s: the SVG differs from that rendered alone", s.name)
				}
			}
		})
	}
	close(start)
	wg.Wait()
}

// ofPaper are the files of the document itself, without those of its annexes.
func ofPaper(files []File) []File {
	return slices.DeleteFunc(slices.Clone(files), func(f File) bool { return f.Annex > 0 })
}

func sameFile(a, b File) bool {
	return a.Format == b.Format && a.Page == b.Page && bytes.Equal(a.Data, b.Data)
}

// TestFormats: one format asked for gives its files alone, the same as among all.
func TestFormats(t *testing.T) {
	s := sampleNamed(t, "thong-bao")
	for format, want := range map[Format][]File{PDF: {{Format: PDF, Data: s.pdf}}, DOCX: {{Format: DOCX, Data: s.docx}}, SVG: s.svg} {
		result, err := renderer(t).Render(t.Context(), s.doc, format)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(result.Files, want, sameFile) {
			t.Errorf("%s alone differs from %s among all, or there are other files", format, format)
		}
	}
	if n := len(s.pages(t)); n != 1 {
		t.Errorf("a one-page notice has %d pages", n)
	}
}
