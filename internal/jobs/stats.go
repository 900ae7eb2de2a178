package jobs

import (
	"context"
	"fmt"
)

// Stats is what an operator watches.
type Stats struct {
	Jobs   map[Status]int // all jobs of all owners, by status
	Chunks int            // that wait to be worked on or are in work
}

// Stats counts what is in the store.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	if _, err := s.account(ctx); err != nil {
		return Stats{}, fmt.Errorf("jobs: stats: %w", told(err))
	}
	return Stats{Jobs: s.board.count(), Chunks: s.board.waiting()}, nil
}

// count is the number of jobs by status.
func (b *board) count() map[Status]int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n, stored := map[Status]int{}, b.stored()
	for _, t := range b.jobs {
		switch {
		case t.record == nil: // it is gone, or not yet there
		case b.pauseOf(t, stored) != "":
			n[Paused]++
		case t.record.Phase == Running && !t.started:
			n[Queued]++
		default:
			n[t.record.Phase]++
		}
	}
	return n
}

// size is the number of jobs that have not ended, and of all; those of one owner,
// where one is named.
func (b *board) size(owner string) (open, kept int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, t := range b.jobs {
		if t.record == nil || owner != "" && t.record.Owner != owner {
			continue
		}
		kept++
		if t.record.open() {
			open++
		}
	}
	return open, kept
}
