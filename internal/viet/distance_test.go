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
