// Command costcheck looks for input that costs the most processor time and
// memory for each of its bytes: documents, templates in JSON and in Word, lists.
// It changes what was worst so far, measures, and keeps what is worse, for some
// minutes; what it found stays in testdata, where a test has it made again.
package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"time"
)

func main() {
	span := flag.Duration("time", 2*time.Minute, "how long to look, for all kinds of input together")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "where chance begins")
	keep := flag.String("keep", "", "the folder to keep the worst in; empty: nowhere")
	flag.Parse()
	if err := run(*span, *seed, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "costcheck:", err)
		os.Exit(1)
	}
}

// whole is the size at which the worst are measured in the end: that of the
// largest document that is taken.
const whole = 4 << 20

// slow is how much processor time the largest input may take before it is told.
const slow = 3 * time.Second

// tell makes an input of the largest size, and tells what it costs from a time on.
func (m maker) tell(s shape, from time.Duration) {
	if c := measure(m, s, whole); c.time >= from {
		fmt.Printf("%-9s %6.2f s %5d MB for %4.1f MB: %s\n", m.name, c.time.Seconds(), c.memory>>20, float64(c.size)/(1<<20), s)
	}
}

// run hunts in each kind of input in turn and tells of the worst.
func run(span time.Duration, seed uint64, keep string) error {
	fmt.Printf("seed %d\n", seed)
	makers, err := newMakers()
	if err != nil {
		return err
	}
	for i, m := range makers {
		h := hunt{maker: m, chance: rand.New(rand.NewPCG(seed, uint64(i)))}
		if h.kept, err = readShapes(keep, m.name); err != nil {
			return err
		}
		h.run(time.Now().Add(span / time.Duration(len(makers))))
		for _, s := range h.worst() {
			m.tell(s, 0)
		}
		for _, f := range m.frames { // what grows with the square is small in what is hunted
			for _, long := range []int{30, 3000} {
				m.tell(shape{f.name, "Chữ HOA 1.234,5 - ", long}, slow)
			}
		}
		if keep != "" {
			if err := writeShapes(keep, m.name, h.worst()); err != nil {
				return err
			}
		}
	}
	return nil
}
