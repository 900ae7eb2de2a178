package jobs

import (
	"time"
)

// hold is what the note of a chunk says of a worker elsewhere: as long as it
// works, the note changes.
type hold struct {
	revision uint64
	since    time.Time // when this revision was first seen
}

// later is a chunk whose work has failed, with an error and not with a crash.
type later struct {
	after time.Time
	tries int
}

// pick takes a chunk for a worker of this process, in turns between owners and
// between the jobs of each; ok is false where there is nothing to do. The
// caller gives it back with release. No job has more than most chunks in hand,
// and no owner so many that another finds no hand free.
func (b *board) pick(most, mostOwner int) (id string, chunk int, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.fullSince.IsZero() {
		return "", 0, false
	}
	hands, stored := map[string]int{}, b.stored()
	for _, t := range b.jobs {
		if t.record != nil {
			hands[t.record.Owner] += t.hands
		}
	}
	for one, t := range b.jobs {
		if t.record == nil || !t.record.open() || t.hands >= most || hands[t.record.Owner] >= mostOwner || t.paused != "" {
			continue
		}
		if b.share > 0 && t.record.Owner != "" && stored[t.record.Owner] >= b.share && !b.beyond(t) {
			continue // another job of the owner's may go
		}
		n, free := b.free(t)
		if !free {
			continue
		}
		if !ok || b.rota.before(t.record.Owner, one, b.jobs[id].record.Owner, id) {
			id, chunk, ok = one, n, true
		}
	}
	if ok {
		t := b.jobs[id]
		t.hands++
		t.taken[chunk] = true
		b.rota.serve(t.record.Owner, id)
	}
	return id, chunk, ok
}

// free is the first chunk of a job that nobody does and nobody has done.
func (b *board) free(t *tally) (chunk int, ok bool) {
	now := time.Now()
	for t.chunks[t.low] {
		t.low++
	}
	for n := t.low; n < t.record.Chunks; n++ {
		if t.chunks[n] || t.taken[n] || now.Before(t.later[n].after) {
			continue
		}
		if h, held := t.holds[n]; held && now.Sub(h.since) < b.silence {
			continue
		}
		return n, true
	}
	return 0, false
}

// holding tells whether a worker elsewhere has a chunk: its note has the given
// revision, and had another one a short while ago.
func (b *board) holding(id string, chunk int, revision uint64) bool {
	if b.silence == 0 {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	t := b.tally(id)
	h, known := t.holds[chunk]
	if !known || h.revision != revision {
		h = hold{revision, time.Now()}
		t.holds[chunk] = h
	}
	return time.Since(h.since) < b.silence
}

// release gives a chunk back that pick took. One that is done stays taken until
// its note is heard of.
func (b *board) release(id string, chunk int, done bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if t := b.jobs[id]; t != nil && t.hands > 0 {
		t.hands--
		if !done {
			delete(t.taken, chunk)
		}
	}
	b.ring()
}

// putOff has a chunk wait before it is tried again, and tells how often it has
// been tried.
func (b *board) putOff(id string, chunk int) (tries int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	t := b.jobs[id]
	if t == nil {
		return 0
	}
	l := t.later[chunk]
	l.tries++
	l.after = time.Now().Add(min(time.Duration(l.tries)*500*time.Millisecond, 15*time.Second))
	t.later[chunk] = l
	return l.tries
}

// ring wakes the workers that found nothing to do.
func (b *board) ring() {
	close(b.bell)
	b.bell = make(chan struct{})
}

// rung closes when there may be something to do.
func (b *board) rung() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.bell
}

// waiting counts the chunks that are to be done.
func (b *board) waiting() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	for _, t := range b.jobs {
		if t.record != nil && t.record.open() {
			n += max(t.record.Chunks-len(t.chunks), 0)
		}
	}
	return n
}
