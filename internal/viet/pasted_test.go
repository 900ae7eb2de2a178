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
	} {
		if got, first := Unpasted(c.in, c.lines); got != c.want || first != c.first {
			t.Errorf("%q: %q, %U", c.in, got, first)
		}
	}
}
