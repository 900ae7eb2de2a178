package main

import (
	"cmp"
	"math/rand/v2"
	"runtime/metrics"
	"slices"
	"time"
)

// maker makes something of an input, all that the program would.
type maker struct {
	name   string
	frames []frame
	make   func(input string)
}

// cost is what making an input took.
type cost struct {
	size   int // bytes of the input
	time   time.Duration
	memory uint64 // bytes that were allocated
}

// measure makes an input of a shape and tells what that costs.
func measure(m maker, s shape, size int) cost {
	f, _ := find(m.frames, s.Frame)
	input := s.input(f, size)
	before, memory := processorTime(), allocated()
	m.make(input)
	return cost{len(input), processorTime() - before, allocated() - memory}
}

// allocated is how many bytes the program has allocated so far.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// hunt looks for the worst shapes of a maker.
type hunt struct {
	maker  maker
	chance *rand.Rand
	kept   []shape
	found  []finding // the worst by time, and by memory
}

// finding is a shape with what it costs.
type finding struct {
	shape
	time, memory float64 // for each byte
}

// The sizes of a hunt.
const (
	tried    = 96 << 10 // bytes of an input
	breeding = 12       // shapes that have children, by either measure
	told     = 3        // shapes that are told, by either measure
)

// run hunts until the deadline. It begins with what was kept and with each
// frame full of plain words.
func (h *hunt) run(until time.Time) {
	for _, s := range h.kept {
		h.try(s)
	}
	for _, f := range h.maker.frames {
		for _, long := range []int{1, 100, 10_000} {
			h.try(shape{f.name, "a", long})
			h.try(shape{f.name, "chữ thường ", long})
		}
	}
	for time.Now().Before(until) {
		h.try(child(h.found[h.chance.IntN(len(h.found))].shape, h.maker.frames, h.chance))
	}
}

// try measures a shape and keeps it if it is among the worst.
func (h *hunt) try(s shape) {
	known := func(f finding) bool { return f.shape == s }
	if _, ok := find(h.maker.frames, s.Frame); !ok || s.Text == "" || slices.ContainsFunc(h.found, known) {
		return
	}
	c := measure(h.maker, s, tried)
	if again := measure(h.maker, s, tried); again.time < c.time { // chance makes slower, never faster
		c.time = again.time
	}
	h.found = append(h.found, finding{s, float64(c.time) / float64(c.size), float64(c.memory) / float64(c.size)})
	keep := append(h.top(breeding, byTime), h.top(breeding, byMemory)...)
	h.found = slices.CompactFunc(keep, func(a, b finding) bool { return a.shape == b.shape })
}

func byTime(a, b finding) int   { return cmp.Compare(b.time, a.time) }
func byMemory(a, b finding) int { return cmp.Compare(b.memory, a.memory) }

// top are the worst by a measure, no more than three of a frame, so that one
// frame does not fill the world.
func (h *hunt) top(n int, by func(a, b finding) int) []finding {
	slices.SortStableFunc(h.found, by)
	count := map[string]int{}
	var list []finding
	for _, f := range h.found {
		known := slices.ContainsFunc(list, func(g finding) bool { return g.shape == f.shape })
		if count[f.Frame] < 3 && len(list) < n && !known {
			count[f.Frame]++
			list = append(list, f)
		}
	}
	return list
}

// worst are the worst shapes by either measure.
func (h *hunt) worst() []shape {
	var list []shape
	for _, f := range append(h.top(told, byTime), h.top(told, byMemory)...) {
		if !slices.Contains(list, f.shape) {
			list = append(list, f.shape)
		}
	}
	return list
}
