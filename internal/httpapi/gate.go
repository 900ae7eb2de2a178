package httpapi

import (
	"context"
	"sync/atomic"
	"time"
)

// gate lets a few renders run at a time and a bounded number wait.
type gate struct {
	places  chan struct{}
	queue   int64
	patient time.Duration
	waiting atomic.Int64
}

func newGate(places, queue int, patient time.Duration) *gate {
	return &gate{places: make(chan struct{}, places), queue: int64(queue), patient: patient}
}

// enter takes a place, which leave gives back. It fails with a problem when
// too many wait already or the wait is too long, and with the context's error.
func (g *gate) enter(ctx context.Context) error {
	select {
	case g.places <- struct{}{}:
		return nil
	default:
	}
	if g.waiting.Add(1) > g.queue {
		g.waiting.Add(-1)
		return g.full()
	}
	defer g.waiting.Add(-1)
	timer := time.NewTimer(g.patient)
	defer timer.Stop()
	select {
	case g.places <- struct{}{}:
		return nil
	case <-timer.C:
		return g.full()
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *gate) leave() { <-g.places }

// full is the answer to who cannot wait.
func (g *gate) full() *problem {
	p := busy.problem()
	p.retry = max(time.Second, g.patient/10)
	return p
}

// running is the number of places taken.
func (g *gate) running() int { return len(g.places) }
