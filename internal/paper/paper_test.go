package paper

import (
	"testing"

	"vanthu/examples"
	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/metrics"
)

// TestRelease wants nothing of a paper to stay in the room that it gives to the next,
// and annexes in files of their own to stand there as long as it does.
func TestRelease(t *testing.T) {
	released := 0
	for _, e := range examples.All() {
		d, err := document.Decode(e.JSON, document.Options{})
		if err != nil {
			continue // a list, a template
		}
		p, err := Compose(t.Context(), d, metrics.Default())
		if err != nil {
			t.Fatal(e.Name, err)
		}
		annexes, err := p.Annexes(t.Context())
		if err != nil {
			t.Fatal(e.Name, err)
		}
		words, lines := 0, [][]layout.Word(nil)
		for _, a := range append(annexes, p) {
			pages, err := a.Pages(t.Context())
			if err != nil {
				t.Fatal(e.Name, err)
			}
			for i := range pages {
				for _, l := range pages[i].Lines {
					words, lines = words+len(l.Words), append(lines, l.Words)
				}
			}
		}
		p.Release()
		left := 0
		for _, l := range lines {
			for _, w := range l {
				if w.Text != "" {
					left++
				}
			}
		}
		if released += words - left; left > words/2 { // what moved for marks on its page is a copy
			t.Errorf("%s: %d of %d words stay", e.Name, left, words)
		}
	}
	if released == 0 {
		t.Error("no paper was released")
	}
}
