package wordml

import (
	"strings"
	"testing"

	"vanthu/internal/sheet"
)

// TestLists: numbers count on in their list, and in another where they begin
// again or where Word's letters are not ours ("đ" and what follows it).
func TestLists(t *testing.T) {
	var l lists
	for i, c := range []struct {
		label string
		want  int
	}{
		{"I. ", 1}, {"1. ", 2}, {"a) ", 3}, {"b) ", 3}, {"2. ", 2}, {"a) ", 4}, {"b) ", 4}, {"c) ", 4}, {"d) ", 4}, {"đ) ", 5}, {"e) ", 4},
		{"- ", 6}, {"- ", 6}, {"II. ", 1}, {"1. ", 7}, {"1.1. ", 8}, {"1.2. ", 8}, {"2. ", 7}, {"2.1. ", 9}, {"Điều 1. ", 10}, {"Điều 2. ", 10},
		{"Một là, ", 11}, {"", 0}, {"1.", 0}, {"100% ", 0}, {"1.  ", 0},
	} {
		got := l.of([]sheet.Run{{Text: c.label, Counts: true}, {Text: "chữ"}})
		if got != c.want {
			t.Errorf("%d: %q is in list %d, not %d", i, c.label, got, c.want)
		}
	}
	if got := l.of([]sheet.Run{{Text: "1. "}, {Text: "chữ"}}); got != 0 {
		t.Errorf("a typed number is in list %d", got)
	}
	var m markup
	text := string(l.write(&m))
	for _, want := range []string{
		`<w:numFmt w:val="upperRoman"/><w:suff w:val="space"/><w:lvlText w:val="%1."/>`,
		`<w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="1.%1."/>`,
		`<w:numFmt w:val="decimal"/><w:suff w:val="space"/><w:lvlText w:val="Điều %1."/>`,
		`<w:numFmt w:val="none"/><w:suff w:val="space"/><w:lvlText w:val="đ)"/>`,
		`<w:numFmt w:val="bullet"/><w:suff w:val="space"/><w:lvlText w:val="-"/>`,
		`<w:startOverride w:val="1"/>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
}
