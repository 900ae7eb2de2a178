package jobs

import (
	"errors"
	"fmt"
	"time"
)

// ErrUnable is what Compile returns, wrapped, where this process, as it is
// configured, cannot do a job that another one could: the job waits.
var ErrUnable = errors.New("jobs: this process cannot do the job")

// errPaused: the chunk waits with its job.
var errPaused = errors.New("jobs: the job is paused")

// pauseOf is why a job is not worked on, or nothing.
func (b *board) pauseOf(t *tally, stored map[string]int64) Reason {
	switch {
	case t.record == nil || !t.record.open():
		return ""
	case t.paused != "" && len(t.holds) == 0: // else another process is able
		return t.paused
	case !b.fullSince.IsZero(), b.share > 0 && t.record.Owner != "" && stored[t.record.Owner] >= b.share:
		return ReasonFull
	}
	return ""
}

// bytes is what a job takes on disk, by its own count.
func (t *tally) bytes() int64 {
	switch {
	case t.record == nil || t.record.Phase == Failed || t.record.Phase == Canceled:
		return 0
	case t.record.Phase == Done:
		return t.record.Stored + t.record.Total.Stored
	}
	return t.record.Stored + t.sum.Stored
}

// stored is what the jobs of each owner take.
func (b *board) stored() map[string]int64 {
	sum := map[string]int64{}
	for _, t := range b.jobs {
		if t.record != nil {
			sum[t.record.Owner] += t.bytes()
		}
	}
	return sum
}

// taken is what the jobs of owner take.
func (b *board) takenBy(owner string) int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.stored()[owner]
}

// pause has a job wait for a process that can do it.
func (b *board) pause(id string, why Reason) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if t := b.jobs[id]; t != nil {
		t.paused = why
		b.wake(id)
	}
}

// setFull notes that there is no room, or that there is again.
func (b *board) setFull(full bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case full == !b.fullSince.IsZero():
		return
	case full:
		b.fullSince = time.Now()
	default:
		b.fullSince = time.Time{}
		b.ring()
	}
	for id := range b.waiters {
		b.wake(id)
	}
}

// fullFor is how long there has been no room.
func (b *board) fullFor() (d time.Duration, full bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return time.Since(b.fullSince), !b.fullSince.IsZero()
}

// hopeless tells whether no job but this one takes anything of what jobs, or the
// owner's jobs, may take: nobody will make room.
func (b *board) hopeless(id string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	t := b.jobs[id]
	if t == nil || t.record == nil {
		return false
	}
	if b.beyond(t) {
		return true
	}
	var others int64
	for _, other := range b.jobs {
		if other != t {
			others += other.bytes()
		}
	}
	return others == 0
}

// beyond tells whether a job alone takes all that its owner may.
func (b *board) beyond(t *tally) bool {
	return b.share > 0 && t.record.Owner != "" && t.bytes() >= b.share
}

// overdrawn is beyond for a job that is named.
func (b *board) overdrawn(id string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	t := b.jobs[id]
	return t != nil && t.record != nil && b.beyond(t)
}

// largest is the open job that takes most.
func (b *board) largest() (id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	most := int64(-1)
	for one, t := range b.jobs {
		if t.record != nil && t.record.open() && t.bytes() > most {
			id, most = one, t.bytes()
		}
	}
	return id
}

// cramped tells whether there is no room to work, and looks whether there is
// again. When nobody has made room for as long as jobs are kept, nobody will: the
// job that takes most is given up.
func (s *Store) cramped() bool {
	since, full := s.board.fullFor()
	if !full {
		return false
	}
	if s.room(s.life) == nil {
		s.config.Log.Info("jobs: there is room again", "after", since.Round(time.Second).String())
		s.board.setFull(false)
		return false
	}
	if since > s.config.Retention {
		s.board.setFull(false) // others find out again
		if id := s.board.largest(); id != "" {
			_ = s.fail(id, ReasonFull, fmt.Errorf("%w for %s", ErrFull, since))
		}
	}
	return true
}

// noRoom pauses all jobs where there is no room, or ends the one that alone
// takes all that there is.
func (s *Store) noRoom(id string, cause error) error {
	if errors.Is(cause, errBound) && s.board.hopeless(id) {
		return s.fail(id, ReasonFull, cause)
	}
	s.config.Log.Warn("jobs: they wait until there is room", "error", cause)
	s.board.setFull(true)
	return errPaused
}
