package render

import (
	"testing"

	"vanthu/internal/document"
)

func BenchmarkPreview(b *testing.B) {
	r := renderer(b)
	benchEach(b, func(b *testing.B, data []byte, _ *document.Document) {
		for b.Loop() {
			d, _ := r.ReadDraft(data, document.Options{})
			paper, err := r.Compose(b.Context(), d.Document)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := r.Preview(b.Context(), paper, d.Gaps, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}
