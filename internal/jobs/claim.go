package jobs

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/fault"

	"github.com/nats-io/nats.go/jetstream"
)

// A chunk that was begun more than calmStarts times without an end may be what
// ends the processes. Its rows are then made one by one, each with nothing else
// in work. A row is given up when maxFalls processes, one after the other, died
// while it was made so; where one died otherwise, the row is not to blame.
const (
	calmStarts = 2
	maxFalls   = 4
)

// partBytes is the length from which results are stored and not held.
const partBytes = 4 << 20

// claim is a worker's hold on a chunk. It is no lock: two workers may have one
// when the first was silent for too long. The first result counts.
type claim struct {
	store *Store
	owner string
	id    string
	chunk int

	mu       sync.Mutex // of the note, which also says that the worker lives
	note     note
	revision uint64
}

// errHeld: a worker elsewhere has the chunk.
var errHeld = errors.New("jobs: another process has the chunk")

// claim notes that work on a chunk begins, before it begins. Nil: the chunk is
// done.
func (s *Store) claim(ctx context.Context, owner, id string, chunk int) (*claim, error) {
	for range 10 {
		n, revision, err := s.note(ctx, id, chunk)
		if err != nil {
			return nil, err
		}
		if n.Result != nil {
			return nil, nil
		}
		if n.By != "" && n.By != s.self && s.board.holding(id, chunk, revision) {
			return nil, errHeld
		}
		n.bury()
		n.By = s.self
		n.Starts++
		revision, err = s.put(ctx, chunkKey(id, chunk), n, revision)
		if err == nil {
			return &claim{store: s, owner: owner, id: id, chunk: chunk, note: n, revision: revision}, nil
		}
		if !errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
			return nil, err
		}
	}
	return nil, errTooBusy
}

// bury judges what the death of a chunk's last worker says of its rows: a row is
// suspected when it was alone in work, and cleared when its chunk's worker died
// and it was not in work at all.
func (n *note) bury() {
	if n.By == "" {
		return // it gave the chunk back
	}
	switch {
	case n.At == 0:
		n.Suspect, n.Falls = 0, 0
	case n.At == n.Suspect:
		n.Falls++
	default:
		n.Suspect, n.Falls = n.At, 1
	}
	if n.Falls >= maxFalls {
		n.Dead = append(slices.Clone(n.Dead), n.Suspect)
		n.Suspect, n.Falls = 0, 0
	}
	n.By, n.At = "", 0
}

// write changes the note as this claim knows it.
func (c *claim) write(ctx context.Context, change func(*note)) error {
	ctx, cancel := c.store.bound(ctx)
	defer cancel()
	c.mu.Lock()
	defer c.mu.Unlock()
	change(&c.note)
	revision, err := c.store.put(ctx, chunkKey(c.id, c.chunk), c.note, c.revision)
	if err == nil {
		c.revision = revision
	}
	return err
}

// live says, until the returned function is called, that the worker is at it.
// The context ends where another worker has taken the chunk over.
func (c *claim) live(ctx context.Context) (context.Context, func()) {
	if c.store.embedded != nil {
		return ctx, func() {} // nobody else is there
	}
	ctx, cancel := context.WithCancelCause(ctx)
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(c.store.config.ackWait / 3)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				if err := c.write(ctx, func(*note) {}); errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
					cancel(err)
				}
			case <-ctx.Done():
				return
			}
		}
	}()
	return ctx, func() {
		cancel(nil)
		<-stopped
	}
}

// giveBack notes that the work ended and killed nobody.
func (c *claim) giveBack() {
	ctx, cancel := c.store.bound(context.WithoutCancel(c.store.life))
	defer cancel()
	if r, _, err := c.store.record(ctx, c.id); err != nil || !r.open() {
		return // nothing is to be written for a job that is gone
	}
	_ = c.write(ctx, func(n *note) { // at worst the chunk is handled with too much care
		n.Starts--
		n.By, n.At = "", 0
	})
}

// make makes the files of the chunk's rows and stores them.
func (c *claim) make(ctx context.Context) error {
	f, err := c.store.openFiles(ctx, c.id)
	if err != nil {
		return err
	}
	maker, err := c.store.plan(ctx, c.id, f)
	if err != nil {
		return err
	}
	data, err := f.get(ctx, rowsObject(c.chunk))
	if err != nil {
		return err
	}
	named, err := decodeRows(data)
	if err != nil {
		return err
	}
	w := newPartWriter(f, c.chunk, strings.ToLower(rand.Text()))
	working, stop := c.live(ctx)
	err = c.rows(working, maker, named, w)
	stop()
	if err != nil {
		if ctx.Err() == nil { // else they go with the job, or the process is in a hurry
			f.drop(ctx, c.chunk, w.result)
		}
		return err
	}
	w.result.SHA256 = hex.EncodeToString(w.sum.Sum(nil))
	// From here on the note may refer to the parts, even where writing it seems
	// to fail.
	return c.settle(ctx, f, w.result)
}

// rows makes all rows of the chunk and stores what they became.
func (c *claim) rows(ctx context.Context, maker batch.Maker, named []batch.Named, w *partWriter) error {
	for i, n := range named {
		made, err := c.row(ctx, maker, n, i+1)
		if err != nil {
			return err
		}
		if err := w.add(ctx, made); err != nil {
			return err
		}
	}
	return w.flush(ctx)
}

// row makes one row, the at-th of the chunk, when it is its turn.
func (c *claim) row(ctx context.Context, maker batch.Maker, n batch.Named, at int) (made batch.Made, err error) {
	s := c.store
	if slices.Contains(c.note.Dead, at) {
		return batch.Made{Row: n.Row.Number, Faults: fault.List{deadly()}}, nil
	}
	careful := c.note.Starts > calmStarts
	// The longer a process that waits would be killed by whatever else ends it,
	// the less an innocent row is suspected again.
	if careful && c.note.Suspect == at && !s.sleep(ctx, s.config.probe<<(c.note.Falls-1)) {
		return made, context.Cause(ctx)
	}
	if !s.seats.enter(ctx, c.owner, c.id) {
		return made, context.Cause(ctx)
	}
	defer s.seats.leave()
	if careful {
		s.alone.Lock()
		defer s.alone.Unlock()
		if err := c.write(ctx, func(n *note) { n.At = at }); err != nil {
			return made, err
		}
		defer func() {
			// Also where ctx has ended: the row has killed nobody.
			err = errors.Join(err, c.write(context.WithoutCancel(ctx), func(n *note) { n.pass(at) }))
		}()
	} else {
		s.alone.RLock()
		defer s.alone.RUnlock()
	}
	made = maker.Make(ctx, n)
	return made, context.Cause(ctx) // without meaning where ctx has ended
}

// pass notes that a row that was made alone has killed nobody.
func (n *note) pass(at int) {
	n.At = 0
	if n.Suspect == at {
		n.Suspect, n.Falls = 0, 0
	}
}

// deadly is the fault of a row that ended the process again and again.
func deadly() fault.Fault {
	return fault.Of("", "internal", fault.Text{
		"hàng này nhiều lần làm chương trình dừng đột ngột nên bị bỏ qua", "this row ended the program several times and was given up"})
}

// settle makes the result the chunk's, or throws it away where the chunk has
// one.
func (c *claim) settle(ctx context.Context, f files, r result) error {
	for range 10 {
		err := c.write(ctx, func(n *note) { *n = note{Starts: n.Starts, Dead: n.Dead, Result: &r} })
		if err == nil {
			return nil
		}
		if !errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
			return err
		}
		asking, cancel := c.store.bound(ctx)
		other, revision, err := c.store.note(asking, c.id, c.chunk)
		cancel()
		if err != nil {
			return err
		}
		if revision == 0 { // the job was removed under our hands
			f.drop(ctx, c.chunk, r)
			return errGone
		}
		if other.Result != nil {
			if other.Result.Attempt != r.Attempt {
				f.drop(ctx, c.chunk, r)
			}
			return nil
		}
		c.revision = revision
	}
	return errTooBusy
}
