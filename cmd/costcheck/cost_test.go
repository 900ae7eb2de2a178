package main

import (
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"testing"
)

// TestWorst makes what earlier runs have found, and every frame full of words,
// in two sizes: what is allocated grows as the input does. Each begins without
// buffers that are used again; twice as much is allowed, since they grow by steps.
func TestWorst(t *testing.T) {
	if testing.Short() {
		t.Skip("many seconds")
	}
	makers, err := newMakers()
	if err != nil {
		t.Fatal(err)
	}
	if files, err := filepath.Glob("testdata/*.json"); err != nil || len(files) != len(makers) {
		t.Errorf("%q: want a file for each of %d kinds of input: %v", files, len(makers), err)
	}
	const small, times = 12 << 10, 6
	for _, m := range makers {
		kept, err := readShapes("testdata", m.name)
		if err != nil || len(kept) == 0 {
			t.Errorf("%s: nothing is kept: %v", m.name, err)
		}
		for _, f := range m.frames {
			kept = append(kept, shape{f.name, "chữ thường a-a/ ", 200})
		}
		for _, s := range kept {
			if _, ok := find(m.frames, s.Frame); !ok {
				t.Errorf("%s: there is no frame %q", m.name, s.Frame)
				continue
			}
			measure(m, s, small)
			one, many := measureAnew(m, s, small), measureAnew(m, s, times*small)
			if allowed := 2*times*one.memory + 4<<20; many.memory > allowed {
				t.Errorf("%s, %s: %d bytes for %d, and %d for %d", m.name, s, one.memory, one.size, many.memory, many.size)
			}
		}
	}
}

// measureAnew measures where the collector has emptied all pools, which takes it two
// rounds.
func measureAnew(m maker, s shape, size int) cost {
	runtime.GC()
	runtime.GC()
	return measure(m, s, size)
}

// TestHunt finds again what is worst among its frames.
func TestHunt(t *testing.T) {
	makers := []maker{{"x", []frame{{"a", "", hole, "", ""}, {"b", "<", hole, ",", ">"}}, func(input string) {
		list := make([][]byte, 0)
		for i := range len(input) {
			if input[i] == '-' {
				list = append(list, make([]byte, 1<<8))
			}
		}
		kept = list
	}}}
	h := hunt{maker: makers[0], chance: rand.New(rand.NewPCG(1, 2))}
	for _, s := range []shape{{"a", "a", 5}, {"b", "-", 9}, {"a", "a-", 90}, {"none", "-", 1}, {"a", "", 1}} {
		h.try(s)
	}
	for range 200 {
		h.try(child(h.found[h.chance.IntN(len(h.found))].shape, h.maker.frames, h.chance))
	}
	if len(h.found) > 2*breeding {
		t.Errorf("%d shapes are kept", len(h.found))
	}
	if worst := h.top(1, byMemory)[0]; worst.memory < 1<<8 {
		t.Errorf("the worst is %s with %.0f bytes a byte", worst.shape, worst.memory)
	}
}

var kept [][]byte
