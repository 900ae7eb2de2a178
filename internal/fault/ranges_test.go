package fault

import (
	"strings"
	"testing"
)

func TestRanges(t *testing.T) {
	for _, c := range []struct {
		in   []int
		want string
	}{{nil, ""}, {[]int{7}, "7"}, {[]int{7, 8}, "7–8"}, {[]int{2, 4, 5, 6, 9}, "2, 4–6, 9"}} {
		if got := Ranges(c.in); got != c.want {
			t.Errorf("%v: %q, want %q", c.in, got, c.want)
		}
	}
	if got := Few(strings.Split(strings.Repeat("a", 60), ""), ""); got != strings.Repeat("a", 50)+" …" {
		t.Errorf("many: %q", got)
	}
}
