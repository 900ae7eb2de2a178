package viet

import "testing"

func TestUnpasted(t *testing.T) {
	for _, c := range []struct {
		in, want string
		lines    bool
		first    rune
	}{
		{"Nghị định", "Nghị định", false, 0},
		{"Nghị\u00adđịnh\u200b", "Nghịđịnh", false, '\u00ad'},
		{"\uf0b7 Việc một", "- Việc một", false, '\uf0b7'},
		{"một\vhai", "một hai", false, '\v'},
		{"một\vhai", "một\nhai", true, '\v'},
		{"a\u2028b\u2029c\u0085d", "a\nb\nc\nd", true, '\u2028'},
		{"\u200eC:\\a\u202a\u202c\u2066\u2069\u200d.", "C:\\a.", false, '\u200e'},
		{"☑\ufe0f Nam \uf0fc \uf0fe \uf0fd \uf06f \uf0a8 \uf076 a", "☑ Nam ✓ ☑ ☒ ☐ ☐ - a", false, '\ufe0f'},
		{"a\u3000b – “c” …", "a b – “c” …", false, '\u3000'},
	} {
		if got, first := Unpasted(c.in, c.lines); got != c.want || first != c.first {
			t.Errorf("%q: %q, %U", c.in, got, first)
		}
	}
}

func TestInstead(t *testing.T) {
	covers := func(r rune) bool { return r < 0x2000 || r == '☒' }
	for r, want := range map[rune]string{'℃': "°C", '㎡': "m²", '①': "1", '，': ",", '➢': "-", '✗': "☒", '⇒': "", '漢': "", 'ﷺ': "صلى الله عليه وسلم"} {
		if got := Instead(r, covers); got != want {
			t.Errorf("%c: %q, want %q", r, got, want)
		}
	}
}
