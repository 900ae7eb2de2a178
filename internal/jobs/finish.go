package jobs

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
)

// finish ends the jobs of which all chunks are done, until the store closes.
// All processes try; the record takes the first.
func (s *Store) finish() {
	for {
		select {
		case <-s.life.Done():
			return
		case id := <-s.board.full:
			if err := s.finishOne(s.life, id); err != nil && s.life.Err() == nil {
				s.config.Log.Warn("jobs: a finished job is left to the janitor", "job", id, "error", err)
			}
		}
	}
}

// finishOne ends a job if all of its chunks are done.
func (s *Store) finishOne(ctx context.Context, id string) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	r, _, err := s.record(ctx, id)
	if errors.Is(err, ErrNotFound) || err == nil && !r.open() {
		return nil
	}
	if err != nil {
		return err
	}
	results, err := s.results(ctx, id, r)
	if errors.Is(err, errMissing) {
		return nil
	}
	if err != nil {
		return err
	}
	var total counts
	digest := sha256.New()
	digest.Write([]byte(r.Job))
	for _, r := range results {
		total.add(r.Count)
		digest.Write([]byte(r.SHA256)) // each of the same length
	}
	if total.Done != r.Rows {
		// That will not change.
		err := s.fail(id, ReasonInternal, fmt.Errorf("jobs: %d rows became %d", r.Rows, total.Done))
		if errors.Is(err, errGone) {
			return nil
		}
		return err
	}
	_, err = s.end(ctx, id, func(r *record) {
		r.Phase, r.Total, r.Digest = Done, total, hex.EncodeToString(digest.Sum(nil))
	})
	return err
}

// errMissing: some chunk has no result yet.
var errMissing = errors.New("jobs: a chunk has no result")

// results are the results of all chunks of a job, in order.
func (s *Store) results(ctx context.Context, id string, r record) ([]result, error) {
	all := make([]result, r.Chunks)
	found := 0
	err := s.notes(ctx, id, func(chunk int, n note) error {
		switch {
		case chunk >= len(all):
			return fmt.Errorf("jobs: a note of chunk %d of %d", chunk, len(all))
		case n.Result != nil:
			all[chunk] = *n.Result
			found++
		}
		return nil
	})
	if err == nil && found < len(all) {
		err = errMissing
	}
	return all, err
}
