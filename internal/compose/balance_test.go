package compose

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"vanthu/internal/units"
)

// letters measures a text as one millimetre a letter.
func letters(s string) units.Length { return units.Length(utf8.RuneCountInString(s)) * units.MM }

func TestBalanced(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"nothing", "  ", 10, nil},
		{"one line stays as it was typed", "SỞ  NỘI VỤ", 20, []string{"SỞ  NỘI VỤ"}},
		{"even lines", "AAAA BBBB CCCC DDDD", 14, []string{"AAAA BBBB", "CCCC DDDD"}},
		{"before a joining word", "AAAAAAA BBB VÀ CCC DDD", 16, []string{"AAAAAAA BBB", "VÀ CCC DDD"}},
		{"not after a joining word", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH HÀ TĨNH", 26, []string{"ĐẢNG ỦY KHỐI", "CÁC CƠ QUAN TỈNH HÀ TĨNH"}},
		{"not inside a word", "AAAAAA BẢO VỆ BBBBBB CC", 14, []string{"AAAAAA BẢO VỆ", "BBBBBB CC"}},
		{"a word too wide stays whole", "A BBBBBBBBBBBB C", 5, []string{"A", "BBBBBBBBBBBB", "C"}},
		{"one word too wide", "BBBBBBBBBBBB", 5, []string{"BBBBBBBBBBBB"}},
	} {
		if got := balanced(c.text, letters, units.Length(c.width)*units.MM); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestBalancedHostile wants texts of any shape broken into the fewest lines,
// with all words in their order. If the time grew with the number of ways to
// break them, it would not end.
func TestBalancedHostile(t *testing.T) {
	for name, text := range map[string]string{
		"500 words":         strings.TrimSpace(strings.Repeat("CỘNG HÒA VÀ XÃ HỘI ", 100)),
		"500 short words":   strings.TrimSpace(strings.Repeat("A ", 500)),
		"one long word":     strings.Repeat("A", 5000),
		"long among short":  strings.Repeat("A ", 100) + strings.Repeat("B", 2000) + strings.Repeat(" C", 100),
		"only joining":      strings.TrimSpace(strings.Repeat("VÀ ", 300)),
		"words of the line": strings.TrimSpace(strings.Repeat(strings.Repeat("A", 60)+" ", 50)),
	} {
		const width = 60 * units.MM
		lines := balanced(text, letters, width)
		if strings.Join(lines, " ") != text {
			t.Errorf("%s: words are lost", name)
		}
		if n := len(filled(strings.Fields(text), letters, width)); len(lines) != n {
			t.Errorf("%s: %d lines, not %d", name, len(lines), n)
		}
		for _, l := range lines {
			if letters(l) > width && strings.Contains(l, " ") {
				t.Errorf("%s: a line of %v", name, letters(l))
			}
		}
	}
}
