package service

import (
	"context"
	"sync/atomic"
	"time"
)

// Gate lets a few through at a time and a bounded number wait: each holds a seat
// until it leaves.
type Gate struct {
	seats   chan struct{}
	queue   int64
	patient time.Duration
	waiting atomic.Int64
}

// NewGate is a gate with so many seats and so many more who may wait, each as
// long as patient.
func NewGate(seats, queue int, patient time.Duration) *Gate {
	return &Gate{seats: make(chan struct{}, seats), queue: int64(queue), patient: patient}
}

// Enter takes a seat, which Leave gives back. It fails with a problem when
// too many wait already or the wait is too long, and with the context's error.
func (g *Gate) Enter(ctx context.Context) error {
	select {
	case g.seats <- struct{}{}:
		return nil
	default:
	}
	if g.waiting.Add(1) > g.queue {
		g.waiting.Add(-1)
		return g.Full()
	}
	defer g.waiting.Add(-1)
	timer := time.NewTimer(g.patient)
	defer timer.Stop()
	select {
	case g.seats <- struct{}{}:
		return nil
	case <-timer.C:
		return g.Full()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Wait takes a seat however long that takes, and stands in no queue. It is false
// when ctx ends first.
func (g *Gate) Wait(ctx context.Context) bool {
	select {
	case g.seats <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

// Leave gives the seat back.
func (g *Gate) Leave() { <-g.seats }

// Full is the answer to who cannot wait.
func (g *Gate) Full() *Problem {
	p := Busy.Problem()
	p.Retry = max(time.Second, g.patient/10)
	return p
}

// Running is the number of seats taken.
func (g *Gate) Running() int64 { return int64(len(g.seats)) }

// Waiting is the number of those who wait.
func (g *Gate) Waiting() int64 { return g.waiting.Load() }
