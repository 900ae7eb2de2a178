package jobs

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// markTTL is how long the mark of a removed job stays, so that every process
// hears of it.
const markTTL = time.Hour

// janitor puts in order, now and then, what dead processes left. All processes
// do so; everything it does may be done twice.
func (s *Store) janitor() {
	for {
		if err := s.tidy(s.life); err != nil && s.life.Err() == nil {
			s.config.Log.Warn("jobs: the janitor will come again", "error", err)
		}
		select {
		case <-s.life.Done():
			return
		case <-time.After(s.config.sweep):
		}
	}
}

// tidy is one round. It goes on after an error and returns the last.
func (s *Store) tidy(ctx context.Context) error {
	var last error
	keep := func(err error) {
		if err != nil {
			last = err
		}
	}
	keep(s.revive(ctx))
	for _, id := range s.board.ids() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		keep(s.tidyJob(ctx, id))
	}
	// A submission that is under way has a bucket and no record yet.
	keep(s.sweepBuckets(ctx, 2*s.config.submit))
	return last
}

// revive starts an embedded server again whose disk was full, when it has room.
func (s *Store) revive(ctx context.Context) error {
	if s.embedded == nil {
		return nil
	}
	cause := s.sick(ctx)
	bytes, known := free(s.embedded.dir)
	if cause == nil || known && bytes < s.config.MinFree {
		return cause
	}
	s.config.Log.Warn("jobs: the server is started again", "error", cause)
	return s.embedded.restart()
}

// sick says why an embedded server can store nothing more, in the states or in
// the files of some job.
func (s *Store) sick(ctx context.Context) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	for stream, cause := range s.embedded.faults("") {
		if stream == stateStream {
			return cause
		}
		// What is being made or removed has a folder and is no stream.
		if _, err := s.js.Stream(ctx, stream); err == nil && s.embedded.faults(stream)[stream] != nil {
			return cause
		}
	}
	return nil
}

func (s *Store) tidyJob(ctx context.Context, id string) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	r, _, err := s.record(ctx, id)
	switch {
	case errors.Is(err, ErrNotFound):
		// Notes of a worker that was too late, or a removal that the board has
		// missed.
	case err != nil:
		return err
	case r.open():
		return s.finishOne(ctx, id)
	case r.Phase == Failed && time.Now().Before(r.Expires):
		return s.clear(ctx, id) // its worker may have died before it came to that
	case r.Phase == Done && time.Now().Before(r.Expires):
		return nil
	}
	if err := s.remove(ctx, id); err != nil {
		return err
	}
	s.board.forget(id)
	return nil
}

// sweepBuckets removes buckets without a job that are older than age.
func (s *Store) sweepBuckets(ctx context.Context, age time.Duration) error {
	ctx, cancel := s.bound(ctx)
	defer cancel()
	names := s.js.StreamNames(ctx, jetstream.WithStreamListSubject("$O.*.C.>"))
	var unknown []string
	for name := range names.Name() {
		id, ours := strings.CutPrefix(name, fileStream)
		if ours && validID(id) && !s.board.has(id) {
			unknown = append(unknown, id)
		}
	}
	if err := names.Err(); err != nil {
		return fmt.Errorf("jobs: sweep: %w", told(err))
	}
	for _, id := range unknown {
		if err := s.sweepBucket(ctx, id, age); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) sweepBucket(ctx context.Context, id string, age time.Duration) error {
	bucket, err := s.js.Stream(ctx, fileStream+id)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("jobs: sweep: %w", told(err))
	}
	if info := bucket.CachedInfo(); info.TimeStamp.Sub(info.Created) < age {
		return nil
	}
	_, _, err = s.record(ctx, id)
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	f, err := s.openFiles(ctx, id)
	if err != nil {
		return err
	}
	if r, ok := f.recordOf(ctx); ok {
		// What was done is done again, but for what the notes still know.
		s.config.Log.Error("jobs: the state of a job was lost; it is begun anew", "job", id)
		err := s.update(ctx, id, r, 0)
		if errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
			return nil
		}
		return err
	}
	// The id is taken first: a submission that is not dead but very late fails
	// then, instead of making a job without files.
	err = s.update(ctx, id, record{Phase: Canceled}, 0)
	if errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
		return nil
	}
	if err != nil {
		return err
	}
	s.config.Log.Info("jobs: what is left of a job that never was is removed", "job", id)
	return s.remove(ctx, id)
}
