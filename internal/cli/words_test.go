package cli

import (
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
)

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"Kế hoạch «9».json":  "Kế hoạch «9».json",
		"a\nb\tc\x1b[2J":     `a\u000Ab\u0009c\u001B[2J`,
		"a\u202eb\U000E0001": `a\u202Eb\U000E0001`,
		"bad \xff\xfe utf":   `bad \xff\xfe utf`,
		"\uFFFD":             "\uFFFD",
	} {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestInOrder(t *testing.T) {
	items := make([]int, 100)
	for i := range items {
		items[i] = i
	}
	var busy, most atomic.Int64
	var got []int
	inOrder(items,
		func(i int) int {
			n := busy.Add(1)
			defer busy.Add(-1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			runtime.Gosched()
			return i
		},
		func(i int) { got = append(got, i) })
	if !slices.Equal(got, items) {
		t.Errorf("the order is %v", got)
	}
	if n := int64(runtime.GOMAXPROCS(0)); most.Load() > n {
		t.Errorf("%d at a time, with %d processors", most.Load(), n)
	}
}
