package render

import (
	"bytes"
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
			}
		})
	}
	close(start)
	wg.Wait()
}

// TestFormats: one format asked for gives one file, the same as among both.
func TestFormats(t *testing.T) {
	s := sampleNamed(t, "thong-bao")
	for i, format := range Formats {
		result, err := renderer(t).Render(t.Context(), s.doc, format)
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Files) != 1 || result.Files[0].Format != format {
			t.Fatalf("asked for %s, got %d files", format, len(result.Files))
		}
		if want := [][]byte{s.pdf, s.docx}[i]; !bytes.Equal(result.Files[0].Data, want) {
			t.Errorf("%s alone differs from %s among both", format, format)
		}
	}
	if n := len(s.pages(t)); n != 1 {
		t.Errorf("a one-page notice has %d pages", n)
	}
}
