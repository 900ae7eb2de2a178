package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// record is what the bucket of states says about a job, under the job's id.
// Its creation makes the job: before, nobody sees it; after, everything that
// the job needs is on disk.
type record struct {
	Owner    string    `json:"owner"`
	Phase    Status    `json:"phase"` // Running stands for everything before the end
	Job      string    `json:"job"`   // hash of what is to be done
	Rows     int       `json:"rows"`
	Chunks   int       `json:"chunks"`
	Stored   int64     `json:"stored,omitempty"` // bytes of what is to be done, on disk
	Created  time.Time `json:"created"`
	Finished time.Time `json:"finished,omitzero"`
	Expires  time.Time `json:"expires,omitzero"`
	Reason   Reason    `json:"reason,omitempty"`
	Warnings []Warning `json:"warnings,omitempty"`
	Template string    `json:"template,omitempty"`
	List     string    `json:"list,omitempty"`
	Merge    bool      `json:"merge,omitempty"`
	Total    counts    `json:"total,omitzero"`   // when done
	Digest   string    `json:"digest,omitempty"` // of all results, when done
}

// open says that there is still something to do.
func (r record) open() bool { return r.Phase == Running }

// counts are sums over rows.
type counts struct {
	Done   int   `json:"done"`
	Failed int   `json:"failed"`
	Files  int   `json:"files"`
	Pages  int   `json:"pages"`
	Bytes  int64 `json:"bytes"`
	Stored int64 `json:"stored,omitempty"` // bytes on disk
}

func (c *counts) add(d counts) {
	c.Done += d.Done
	c.Failed += d.Failed
	c.Files += d.Files
	c.Pages += d.Pages
	c.Bytes += d.Bytes
	c.Stored += d.Stored
}

// note is what the bucket of states says about a chunk, under "<id>.<chunk>".
type note struct {
	// By is the process that works on the chunk. Empty: nobody does.
	By string `json:"by,omitempty"`
	// Starts counts the workers that began and neither finished nor gave the
	// chunk back: those that died of it, and those that work on it.
	Starts int `json:"starts"`
	// At is the row, counted from 1, that a careful worker makes at this moment,
	// with nothing else in work in its process. 0: none.
	At int `json:"at,omitempty"`
	// Suspect is the row at which the last worker died, and Falls how many died
	// there in a row.
	Suspect int `json:"suspect,omitempty"`
	Falls   int `json:"falls,omitempty"`
	// Dead are the rows that are not tried again.
	Dead []int `json:"dead,omitempty"`
	// Result is set once.
	Result *result `json:"result,omitempty"`
}

// result is a finished chunk.
type result struct {
	Attempt string `json:"attempt"` // names the objects
	Parts   int    `json:"parts"`
	SHA256  string `json:"sha256"` // of all parts
	Count   counts `json:"count"`
}

const idLength = 26

// validID holds what a caller says against the form of an id, before it becomes
// part of a subject.
func validID(id string) bool {
	return len(id) == idLength && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz234567") == ""
}

func chunkKey(id string, chunk int) string { return fmt.Sprintf("%s.%06d", id, chunk) }

// parseKey splits a key or the end of a subject; chunk is negative for a job's
// own.
func parseKey(key string) (id string, chunk int, ok bool) {
	id, tail, some := strings.Cut(key, ".")
	if !validID(id) {
		return "", 0, false
	}
	if !some {
		return id, -1, true
	}
	chunk, err := strconv.Atoi(tail)
	return id, chunk, err == nil && chunk >= 0
}

// record reads a job's record and its revision; ErrNotFound where there is none.
func (s *Store) record(ctx context.Context, id string) (record, uint64, error) {
	if !validID(id) {
		return record{}, 0, ErrNotFound
	}
	entry, err := s.get(ctx, id)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return record{}, 0, ErrNotFound
	}
	if err != nil {
		return record{}, 0, fmt.Errorf("jobs: record: %w", told(err))
	}
	var r record
	if err := json.Unmarshal(entry.Value(), &r); err != nil {
		return record{}, 0, fmt.Errorf("jobs: record: %w", err)
	}
	return r, entry.Revision(), nil
}

// get reads a key.
func (s *Store) get(ctx context.Context, key string) (jetstream.KeyValueEntry, error) {
	return ask(ctx, s, func(ctx context.Context) (jetstream.KeyValueEntry, error) { return s.states.Get(ctx, key) })
}

// own is the record of a job of owner.
func (s *Store) own(ctx context.Context, owner, id string) (record, error) {
	r, _, err := s.record(ctx, id)
	if err == nil && r.Owner != owner {
		return record{}, ErrNotFound
	}
	return r, err
}

// end moves an open job to its end, once: whoever comes later changes nothing.
// The record is returned as it stands then.
func (s *Store) end(ctx context.Context, id string, change func(*record)) (record, error) {
	for {
		r, revision, err := s.record(ctx, id)
		if err != nil || !r.open() {
			return r, err
		}
		r.Finished = time.Now().UTC().Truncate(time.Millisecond)
		r.Expires = r.Finished.Add(s.config.Retention)
		change(&r)
		err = s.update(ctx, id, r, revision)
		if !errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
			return r, err
		}
	}
}

// note reads what is known about a chunk; revision zero: nothing yet.
func (s *Store) note(ctx context.Context, id string, chunk int) (note, uint64, error) {
	entry, err := s.get(ctx, chunkKey(id, chunk))
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return note{}, 0, nil
	}
	if err != nil {
		return note{}, 0, fmt.Errorf("jobs: note: %w", told(err))
	}
	var n note
	if err := json.Unmarshal(entry.Value(), &n); err != nil {
		return note{}, 0, fmt.Errorf("jobs: note: %w", err)
	}
	return n, entry.Revision(), nil
}

// update writes a value over the given revision, zero meaning that there is
// none yet and that none was removed. It fails with jetstream.ErrKeyRevisionMismatch where another was
// faster.
func (s *Store) update(ctx context.Context, key string, value any, revision uint64) error {
	_, err := s.put(ctx, key, value, revision)
	return err
}

func (s *Store) put(ctx context.Context, key string, value any, revision uint64) (uint64, error) {
	data, err := json.Marshal(value)
	if err != nil {
		return 0, fmt.Errorf("jobs: %w", err)
	}
	// Create would write over the mark of what was removed.
	revision, err = s.states.Update(ctx, key, data, revision)
	if err != nil {
		return 0, fmt.Errorf("jobs: state: %w", told(err))
	}
	return revision, nil
}

// notes calls each with every chunk's note, in order of writing.
func (s *Store) notes(ctx context.Context, id string, each func(chunk int, n note) error) error {
	w, err := s.states.Watch(ctx, id+".*", jetstream.IgnoreDeletes())
	if err != nil {
		return fmt.Errorf("jobs: notes: %w", told(err))
	}
	defer stopWatch(w)
	for {
		select {
		case <-ctx.Done():
			return fmt.Errorf("jobs: notes: %w", ctx.Err())
		case entry, more := <-w.Updates():
			if !more {
				return ErrClosed
			}
			if entry == nil {
				return nil // that was all
			}
			_, chunk, ok := parseKey(entry.Key())
			if !ok {
				continue
			}
			var n note
			if err := json.Unmarshal(entry.Value(), &n); err != nil {
				return fmt.Errorf("jobs: note: %w", err)
			}
			if err := each(chunk, n); err != nil {
				return err
			}
		}
	}
}

// stopWatch ends a watch. Its sender may be in the middle of a value, so the
// rest is read away until the channel closes.
func stopWatch(w jetstream.KeyWatcher) {
	_ = w.Stop()
	go func() {
		for range w.Updates() {
			continue
		}
	}()
}
