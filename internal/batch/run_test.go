package batch

import (
	"context"
	"errors"
	"iter"
	"math/rand/v2"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"vanthu/internal/rows"
)

// counted are n rows, numbered from 1, and how many were read.
func counted(n int, read *atomic.Int64) iter.Seq2[Named, error] {
	return func(yield func(Named, error) bool) {
		for i := range n {
			read.Add(1)
			if !yield(Named{Row: rows.Row{Number: i + 1}}, nil) {
				return
			}
		}
	}
}

type makerFunc func(context.Context, Named) Made

func (f makerFunc) Make(ctx context.Context, n Named) Made { return f(ctx, n) }

// uneven makes rows of which some take longer.
var uneven = makerFunc(func(_ context.Context, n Named) Made {
	if rand.IntN(10) == 0 {
		time.Sleep(time.Millisecond)
	}
	return Made{Row: n.Row.Number}
})

// settled wants no goroutine left beyond those that were there before.
func settled(t *testing.T, before int) {
	t.Helper()
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}

func TestRunKeepsTheOrder(t *testing.T) {
	before := runtime.NumGoroutine()
	for _, workers := range []int{0, 1, 7} {
		next := 1
		err := Run(t.Context(), uneven, counted(500, new(atomic.Int64)), workers, func(m Made) error {
			if m.Row != next {
				t.Fatalf("row %d comes as number %d", m.Row, next)
			}
			next++
			return nil
		})
		if err != nil || next != 501 {
			t.Errorf("%d workers: %v, %d rows", workers, err, next-1)
		}
	}
	settled(t, before)
}

// TestRunWaitsForTheReader lets emit take nothing more: reading stops soon.
func TestRunWaitsForTheReader(t *testing.T) {
	const workers = 3
	var read, made atomic.Int64
	maker := makerFunc(func(_ context.Context, n Named) Made { made.Add(1); return Made{Row: n.Row.Number} })
	err := Run(t.Context(), maker, counted(10_000, &read), workers, func(m Made) error {
		if m.Row > 1 {
			return nil
		}
		for last := int64(-1); last != read.Load(); time.Sleep(20 * time.Millisecond) {
			last = read.Load()
		}
		// In the queue, in the reader's hand, in emit's.
		if most := int64(4*workers + 2); read.Load() > most || made.Load() > most {
			t.Errorf("%d rows are read and %d made while none is taken, more than %d", read.Load(), made.Load(), most)
		}
		return nil
	})
	if err != nil || made.Load() != 10_000 {
		t.Errorf("%v, %d rows made", err, made.Load())
	}
}

func TestRunStops(t *testing.T) {
	before := runtime.NumGoroutine()
	broken := errors.New("broken")
	t.Run("emit fails", func(t *testing.T) {
		var read atomic.Int64
		err := Run(t.Context(), uneven, counted(10_000, &read), 2, func(m Made) error {
			if m.Row == 5 {
				return broken
			}
			return nil
		})
		if !errors.Is(err, broken) || read.Load() > 100 {
			t.Errorf("%v, %d rows read", err, read.Load())
		}
	})
	t.Run("the file is broken", func(t *testing.T) {
		emitted := 0
		in := func(yield func(Named, error) bool) {
			for i := range 20 {
				if !yield(Named{Row: rows.Row{Number: i}}, nil) {
					return
				}
			}
			yield(Named{}, broken)
		}
		err := Run(t.Context(), uneven, in, 2, func(Made) error { emitted++; return nil })
		if !errors.Is(err, broken) || emitted != 20 {
			t.Errorf("%v, %d rows emitted", err, emitted)
		}
	})
	t.Run("ctx ends", func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		var read atomic.Int64
		last := 0
		// A maker that would take for ever heeds ctx.
		maker := makerFunc(func(ctx context.Context, n Named) Made {
			if n.Row.Number > 5 {
				stop()
				<-ctx.Done()
			}
			return Made{Row: n.Row.Number}
		})
		err := Run(ctx, maker, counted(10_000, &read), 2, func(m Made) error { last = m.Row; return nil })
		if !errors.Is(err, context.Canceled) || last > 5 || read.Load() > 100 {
			t.Errorf("%v, row %d emitted, %d rows read", err, last, read.Load())
		}
	})
	settled(t, before)
}
