package jobs

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"slices"
	"strings"

	"vanthu/internal/batch"
	"vanthu/internal/fault"

	"github.com/nats-io/nats.go/jetstream"
)

// A chunk that was begun more than calmStarts times without an end may be what
// ends the processes. It is then worked on alone and row by row, and a row that
// ended one more than calmFalls times is given up.
const (
	calmStarts = 2
	calmFalls  = 1
)

// partBytes is the length from which results are stored and not held.
const partBytes = 4 << 20

// claim is a worker's hold on a chunk. It is no lock: two workers may have one
// when the first was silent for too long. The first result counts.
type claim struct {
	store    *Store
	id       string
	chunk    int
	note     note
	revision uint64
}

// claim notes that work on a chunk begins, before it begins: a queue's own
// count is written late, and would never grow for a chunk that ends the
// process at once. Nil: the chunk is done.
func (s *Store) claim(ctx context.Context, id string, chunk int) (*claim, error) {
	for range 10 {
		n, revision, err := s.note(ctx, id, chunk)
		if err != nil {
			return nil, err
		}
		if n.Result != nil {
			return nil, nil
		}
		n.Starts++
		revision, err = s.put(ctx, chunkKey(id, chunk), n, revision)
		if err == nil {
			return &claim{s, id, chunk, n, revision}, nil
		}
		if !errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
			return nil, err
		}
	}
	return nil, errTooBusy
}

// write replaces the note as this claim knows it.
func (c *claim) write(ctx context.Context) error {
	ctx, cancel := c.store.bound(ctx)
	defer cancel()
	revision, err := c.store.put(ctx, chunkKey(c.id, c.chunk), c.note, c.revision)
	if err == nil {
		c.revision = revision
	}
	return err
}

// giveBack notes that the work ended and killed nobody.
func (c *claim) giveBack() {
	c.note.Starts--
	if c.note.At > 0 && c.note.Falls > 0 {
		c.note.Falls--
	}
	ctx, cancel := c.store.bound(context.WithoutCancel(c.store.life))
	defer cancel()
	if r, _, err := c.store.record(ctx, c.id); err != nil || !r.open() {
		return // nothing is to be written for a job that is gone
	}
	_ = c.write(ctx) // at worst the chunk is handled with too much care
}

// make makes the files of the chunk's rows and stores them.
func (c *claim) make(ctx context.Context) error {
	if c.note.Starts > calmStarts {
		c.store.alone.Lock()
		defer c.store.alone.Unlock()
	} else {
		c.store.alone.RLock()
		defer c.store.alone.RUnlock()
	}
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
	if err := c.rows(ctx, maker, named, w); err != nil {
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

// row makes one row, the at-th of the chunk.
func (c *claim) row(ctx context.Context, maker batch.Maker, n batch.Named, at int) (batch.Made, error) {
	if c.note.Starts > calmStarts {
		given, err := c.step(ctx, at)
		if err != nil {
			return batch.Made{}, err
		}
		if given {
			return batch.Made{Row: n.Row.Number, Faults: fault.List{deadly()}}, nil
		}
	}
	made := maker.Make(ctx, n)
	if ctx.Err() != nil {
		return batch.Made{}, ctx.Err() // what was made is without meaning
	}
	return made, nil
}

// step notes that a row is tried, or says that it is given up.
func (c *claim) step(ctx context.Context, at int) (given bool, err error) {
	if slices.Contains(c.note.Dead, at) {
		return true, nil
	}
	if c.note.At != at {
		if c.note.At > at {
			return false, nil // it did well the last time
		}
		c.note.At, c.note.Falls = at, 0
	}
	c.note.Falls++
	if c.note.Falls > calmFalls+1 {
		c.note.Dead = append(slices.Clone(c.note.Dead), at)
		given = true
	}
	return given, c.write(ctx)
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
		c.note = note{Starts: c.note.Starts, Dead: c.note.Dead, Result: &r}
		err := c.write(ctx)
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
