package render

import (
	"strings"
	"testing"

	"vanthu/internal/document"
)

// TestWordsBreak warns of a table whose numbers or words no page has room for, and
// of no example.
func TestWordsBreak(t *testing.T) {
	const head = `{"kind":"thong-bao","issuer":{"name":"Sở Y tế","code":"SYT"},"subject":"Số",`
	const row = `["1","1.234.567.890","1.234.567.890","1.234.567.890","1.234.567.890","1.234.567.890","1.234.567.890"]`
	words := `["nghiêng"` + strings.Repeat(`,"nghiêng"`, 15) + `]`
	none := strings.ReplaceAll(words, "nghiêng", "")
	for text, want := range map[string]bool{
		head + `"sections":[{"table":{"rows":[` + row + `]}}]}`:                                                                            false,
		head + `"sections":[{"table":{"rows":[` + row + `]}}],"style":{"sizes":{"table":13}}}`:                                             true,
		head + `"sections":[{"table":{"rows":[` + words + `]}}]}`:                                                                          true,
		head + `"sections":[{"table":{"header":[` + words + `],"rows":[` + none + `]}}]}`:                                                  true,
		head + `"sections":[{"table":{"rows":[` + strings.ReplaceAll(words, "ng", "n-12/") + `]}}]}`:                                       false,
		head + `"opening":["Một."],"attachments":[{"title":"Số","orientation":"landscape","content":[{"table":{"rows":[` + row + `]}}]}]}`: false,
	} {
		d, err := renderer(t).Decode([]byte(text), document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(d.Narrow()) > 0; got != want {
			t.Errorf("%s: %v", text, d.Narrow())
		}
	}
	for _, s := range samples(t, fromExamples) {
		if len(s.doc.Narrow()) > 0 {
			t.Errorf("%s: %q", s.name, s.doc.Narrow())
		}
	}
}
