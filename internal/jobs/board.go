package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// board is what this process knows of all jobs: it follows the bucket of
// states, so that nobody has to ask the server how far a job is. It may be a
// moment late. What must not be late is read from the bucket.
type board struct {
	life    context.Context
	stop    context.CancelFunc
	mu      sync.Mutex
	jobs    map[string]*tally
	waiters map[string]chan struct{} // closed when the job changes
	heard   atomic.Int64             // values that came
	full    chan string              // ids of jobs whose last chunk is done

	self    string        // this process, as notes name it
	silence time.Duration // a worker elsewhere that is silent for so long is dead; 0: there is none elsewhere
	share   int64         // bytes that the jobs of one owner may take; 0: no bound
	// fullSince is when this process found no room. Zero: there is room.
	fullSince time.Time
	rota      rota
	bell      chan struct{} // closed when there may be something to do
}

// tally is what the notes of one job add up to.
type tally struct {
	record  *record      // nil: only notes came
	started bool         // some worker has begun
	chunks  map[int]bool // that are done
	sum     counts
	low     int             // all chunks before it are done
	taken   map[int]bool    // chunks that workers of this process have
	holds   map[int]hold    // chunks that workers elsewhere have
	later   map[int]later   // chunks that are to wait
	hands   int             // workers of this process that are at it
	paused  Reason          // why it is not worked on here
	life    context.Context // ends with the job; nil: nobody works on it here
	stop    context.CancelFunc
}

// errUnheard: the server does not come to the end of the states, as where it
// cannot read some of them.
var errUnheard = errors.New("the states cannot be read")

// newBoard makes a board that knows what is in the bucket, and follows it until
// the store closes.
func (s *Store) newBoard() (*board, error) {
	life, stop := context.WithCancel(s.life)
	b := &board{life: life, stop: stop, jobs: map[string]*tally{}, waiters: map[string]chan struct{}{}, full: make(chan string, 64),
		self: s.self, rota: newRota(), bell: make(chan struct{})}
	if s.embedded == nil {
		b.silence = s.config.ackWait
	}
	w, err := s.states.WatchAll(life)
	if err != nil {
		stop()
		return nil, fmt.Errorf("states: %w", err)
	}
	known := make(chan struct{})
	all := sync.OnceFunc(func() { close(known) })
	s.others.Go(func() {
		s.follow(b, w, all)
		for life.Err() == nil {
			// The connection was lost. The library would find out by itself, some
			// heartbeats later. All values come again, which does no harm.
			if w, err := s.states.WatchAll(life); err == nil {
				s.follow(b, w, all)
				continue
			}
			select {
			case <-time.After(time.Second):
			case <-life.Done():
			}
		}
	})
	for heard := int64(-1); ; {
		select {
		case <-known:
			return b, nil
		case <-time.After(s.config.request):
			if now := b.heard.Load(); now != heard {
				heard = now // they are many
				continue
			}
			stop()
			return nil, errUnheard
		case <-s.life.Done():
			stop()
			return nil, ErrClosed
		}
	}
}

// follow hands the values of a watch to the board, until the watch or the
// connection ends. It calls known when all present values are there.
func (s *Store) follow(b *board, w jetstream.KeyWatcher, known func()) {
	defer stopWatch(w)
	for {
		select {
		case <-b.life.Done():
			return
		case <-s.reconnected:
			return
		case entry, more := <-w.Updates():
			switch {
			case !more:
				return
			case entry == nil:
				known()
			default:
				b.heard.Add(1)
				b.take(entry)
			}
		}
	}
}

// take learns one value of the bucket.
func (b *board) take(entry jetstream.KeyValueEntry) {
	id, chunk, ok := parseKey(entry.Key())
	if !ok {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case chunk >= 0:
		b.takeNote(id, chunk, entry)
	case entry.Operation() != jetstream.KeyValuePut:
		b.drop(id)
	default:
		b.takeRecord(id, entry)
	}
	b.wake(id)
}

// wake tells all who wait for news of a job.
func (b *board) wake(id string) {
	if w := b.waiters[id]; w != nil {
		close(w)
		delete(b.waiters, id)
	}
}

// hush forgets who waits for news of a job that is gone: there will be none.
func (b *board) hush(id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.wake(id)
}

func (b *board) takeRecord(id string, entry jetstream.KeyValueEntry) {
	r := new(record)
	if json.Unmarshal(entry.Value(), r) != nil {
		return
	}
	t := b.tally(id)
	t.record = r
	if !r.open() {
		t.end()
	}
	b.check(id, t)
	b.ring()
}

func (b *board) takeNote(id string, chunk int, entry jetstream.KeyValueEntry) {
	var n note
	if entry.Operation() != jetstream.KeyValuePut || json.Unmarshal(entry.Value(), &n) != nil {
		return
	}
	t := b.tally(id)
	if t.record != nil && !t.record.open() {
		return // the record has the sums
	}
	t.started = true
	switch {
	case n.Result != nil:
		if !t.chunks[chunk] {
			t.chunks[chunk] = true
			t.sum.add(n.Result.Count)
		}
		delete(t.holds, chunk)
		delete(t.taken, chunk)
		delete(t.later, chunk)
	case n.By == "" || n.By == b.self || b.silence == 0:
		delete(t.holds, chunk)
		b.ring()
	case t.holds[chunk].revision != entry.Revision():
		t.holds[chunk] = hold{entry.Revision(), time.Now()}
	}
	b.check(id, t)
}

// check tells of a job that can be finished. When nobody listens, the janitor
// will see it.
func (b *board) check(id string, t *tally) {
	if t.record == nil || !t.record.open() || len(t.chunks) < t.record.Chunks {
		return
	}
	select {
	case b.full <- id:
	default:
	}
}

func (b *board) tally(id string) *tally {
	t := b.jobs[id]
	if t == nil {
		t = &tally{chunks: map[int]bool{}, taken: map[int]bool{}, holds: map[int]hold{}, later: map[int]later{}}
		b.jobs[id] = t
	}
	return t
}

func (b *board) drop(id string) {
	if t := b.jobs[id]; t != nil {
		t.end()
		delete(b.jobs, id)
	}
}

// end stops the work on the job.
func (t *tally) end() {
	if t.stop != nil {
		t.stop()
	}
	// All that is asked for now is in the record.
	t.chunks, t.holds, t.later = nil, map[int]hold{}, map[int]later{}
}

// now is what has been counted of a job.
func (b *board) now(id string) tally {
	b.mu.Lock()
	defer b.mu.Unlock()
	if t := b.jobs[id]; t != nil {
		return tally{started: t.started, sum: t.sum, paused: b.pauseOf(t, b.stored())}
	}
	return tally{}
}

// news closes when something changes about a job.
func (b *board) news(id string) <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	w := b.waiters[id]
	if w == nil {
		w = make(chan struct{})
		b.waiters[id] = w
	}
	return w
}

// working is a context for work on an open job: it ends with the job. The
// caller knows from the bucket that the job is open.
func (b *board) working(id string) context.Context {
	b.mu.Lock()
	defer b.mu.Unlock()
	t := b.jobs[id]
	if t == nil || t.record == nil || !t.record.open() {
		return b.life // the news are on their way; the bucket is asked again before the result counts
	}
	if t.life == nil {
		t.life, t.stop = context.WithCancel(b.life)
	}
	return t.life
}

// ids are the jobs that are known, and those of which there are only notes.
func (b *board) ids() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Sorted(maps.Keys(b.jobs))
}

// records are what is known of the jobs of an owner, by their ids.
func (b *board) records(owner string) map[string]record {
	b.mu.Lock()
	defer b.mu.Unlock()
	all := map[string]record{}
	for id, t := range b.jobs {
		if t.record != nil && t.record.Owner == owner {
			all[id] = *t.record
		}
	}
	return all
}

func (b *board) has(id string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.jobs[id] != nil
}

// forget drops a job of which nothing is left but what the board knows.
func (b *board) forget(id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.drop(id)
}
