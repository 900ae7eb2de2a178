package importer

import (
	"fmt"
	"testing"

	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// TestPostOfOurFile keeps the lines of a post that a document has in a file that the
// program made, and joins those of another's.
func TestPostOfOurFile(t *testing.T) {
	t.Parallel()
	for ours, want := range map[bool]string{true: "[CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ] 2", false: "[CHỦ TỊCH HỘI ĐỒNG QUẢN TRỊ] 1"} {
		var lines []*line
		for i, text := range []string{"CHỦ TỊCH", "HỘI ĐỒNG QUẢN TRỊ"} {
			p := &seen.Paragraph{Element: rules.Position, Sure: 1, GoesOn: i > 0, Place: seen.Place{Paragraph: i + 1}}
			lines = append(lines, &line{Paragraph: p, spans: []markup.Span{{Text: text}}})
		}
		r := &reader{ours: ours}
		position := r.signer(lines, "/signer").at("position").(list)
		if got := fmt.Sprint(position, len(position)); got != want {
			t.Errorf("ours %v: %s, want %s", ours, got, want)
		}
	}
}
