package viet

import "testing"

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"ke-hoach", "ke-hoach", 0}, {"ke-hoac", "ke-hoach", 1}, {"ke-hocah", "ke-hoach", 1}, {"", "abc", 3}, {"abc", "xyz", 3},
	} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("Distance(%q, %q) is %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestClosest(t *testing.T) {
	words := []string{"render", "kinds", "schema", "version", "help"}
	for in, want := range map[string]string{
		"redner": "render", "rendr": "render", "Kind": "kinds", "shcema": "schema", "hlep": "help",
		"": "", "x": "", "batch": "", "đ": "", "versionversion": "", "ver-sion": "version", "Vërsión": "version",
	} {
		if got := Closest(in, words); got != want {
			t.Errorf("Closest(%q) = %q, want %q", in, got, want)
		}
	}
}
