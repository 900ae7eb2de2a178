package jobs

import (
	"context"
	"sync"
)

// rota says whose turn it is: the owner's who was served longest ago, and of
// this owner's jobs the one that was.
type rota struct {
	tick uint64
	last map[string]uint64 // when an owner or a job was served
}

const maxRota = 10_000

func newRota() rota { return rota{last: map[string]uint64{}} }

// ownerTurn keeps owners apart from jobs in the rota.
func ownerTurn(owner string) string { return "owner " + owner }

// before tells whether job a of one owner comes before job b of another.
func (r *rota) before(ownerA, a, ownerB, b string) bool {
	if x, y := r.last[ownerTurn(ownerA)], r.last[ownerTurn(ownerB)]; x != y {
		return x < y
	}
	return r.last[a] < r.last[b]
}

func (r *rota) serve(owner, job string) {
	if len(r.last) > maxRota {
		clear(r.last) // jobs that are long gone, mostly
	}
	r.tick++
	r.last[ownerTurn(owner)], r.last[job] = r.tick, r.tick
}

// seats are the places in which rows are made. They are given row by row, in
// turns between owners and between the jobs of each: a job of one row waits for
// a row of another job and not for the job.
type seats struct {
	mu      sync.Mutex
	free    int
	rota    rota
	waiting []*waiter
}

type waiter struct {
	owner, job string
	seated     chan struct{}
}

func newSeats(n int) *seats { return &seats{free: n, rota: newRota()} }

// enter takes a seat, which leave gives back; false when ctx ends first.
func (s *seats) enter(ctx context.Context, owner, job string) bool {
	w := &waiter{owner, job, make(chan struct{})}
	s.mu.Lock()
	s.waiting = append(s.waiting, w)
	s.seat()
	s.mu.Unlock()
	select {
	case <-w.seated:
		return true
	case <-ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, other := range s.waiting {
		if other == w {
			s.waiting = append(s.waiting[:i], s.waiting[i+1:]...)
			return false
		}
	}
	s.free++ // it was seated in this moment
	s.seat()
	return false
}

func (s *seats) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.free++
	s.seat()
}

// seat gives free seats to those whose turn it is.
func (s *seats) seat() {
	for s.free > 0 && len(s.waiting) > 0 {
		next := 0
		for i, w := range s.waiting {
			if n := s.waiting[next]; s.rota.before(w.owner, w.job, n.owner, n.job) {
				next = i
			}
		}
		w := s.waiting[next]
		s.waiting = append(s.waiting[:next], s.waiting[next+1:]...)
		s.rota.serve(w.owner, w.job)
		s.free--
		close(w.seated)
	}
}
