package jobs

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// maxTries bounds how often a chunk whose work fails, with an error and not with
// a crash, is tried again.
const maxTries = 30

// handsPerWorker are the chunks that are in hand for each row that is made at a
// time: those of one job take as many as there are workers, and the other hands
// are there for other jobs and other owners, so that none waits for a chunk of
// another to end.
const handsPerWorker = 4

// work is one hand: it takes chunks one after the other until the store drains.
func (s *Store) work() {
	workers := s.config.Workers
	for s.drain.Err() == nil {
		rung := s.board.rung()
		if s.cramped() {
			s.sleep(s.drain, s.config.pull)
			continue
		}
		id, chunk, ok := s.board.pick(workers, (handsPerWorker-1)*workers)
		if ok {
			s.handle(id, chunk)
			continue
		}
		select {
		case <-rung:
		case <-time.After(s.config.pull):
		case <-s.drain.Done():
		}
	}
}

// sleep waits; it tells whether ctx and the store have not ended meanwhile.
func (s *Store) sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
	case <-s.life.Done():
	}
	return false
}

// handle works on one chunk and decides what becomes of it.
func (s *Store) handle(id string, chunk int) {
	err := s.chunk(id, chunk)
	log := s.config.Log.With("job", id, "chunk", chunk)
	switch {
	case err == nil, errors.Is(err, errGone), errors.Is(err, errHeld), errors.Is(err, errPaused), s.life.Err() != nil:
	case errors.Is(err, jetstream.ErrKeyRevisionMismatch):
		// Another worker has begun the chunk, as this one was silent for too long.
		log.Info("jobs: a chunk was taken over", "error", err)
	case s.board.putOff(id, chunk) >= maxTries:
		if err := s.fail(id, ReasonInternal, err); !errors.Is(err, errGone) {
			log.Warn("jobs: a failed job stays open", "error", err)
		}
	default:
		log.Warn("jobs: a chunk will be tried again", "error", err)
	}
	s.board.release(id, chunk, err == nil)
}

// chunk does all that is to be done for a chunk. Without an error, its result
// is on disk and known.
func (s *Store) chunk(id string, chunk int) error {
	ctx := s.board.working(id)
	err := s.tryChunk(ctx, id, chunk)
	if err == nil || errors.Is(err, errGone) || s.life.Err() != nil {
		return err
	}
	if ctx.Err() != nil { // not the store's end: the job's
		return errGone
	}
	var broken planError
	switch {
	case errors.Is(err, ErrUnable):
		s.config.Log.Warn("jobs: a job waits for a process that can do it", "job", id, "error", err)
		s.board.pause(id, ReasonConverter)
		return errPaused
	case errors.As(err, &broken):
		return s.fail(id, ReasonTemplate, err)
	case errors.Is(err, ErrFull):
		return s.noRoom(id, err)
	}
	if full := s.room(s.life); errors.Is(full, ErrFull) {
		return s.noRoom(id, errors.Join(full, err))
	}
	return err
}

func (s *Store) tryChunk(ctx context.Context, id string, chunk int) error {
	asking, cancel := s.bound(ctx)
	defer cancel()
	r, _, err := s.record(asking, id)
	switch {
	case errors.Is(err, ErrNotFound):
		return errGone
	case err != nil:
		return err
	case !r.open():
		return errGone
	case s.board.overdrawn(id):
		return fmt.Errorf("%w: %w", ErrFull, errBound)
	}
	c, err := s.claim(asking, r.Owner, id, chunk)
	if err != nil || c == nil {
		return err
	}
	err = c.make(ctx)
	if err != nil {
		c.giveBack()
	}
	return err
}

// fail ends a job that cannot be done, and frees what it takes.
func (s *Store) fail(id string, reason Reason, cause error) error {
	ctx, cancel := s.bound(context.WithoutCancel(s.life))
	defer cancel()
	s.config.Log.Error("jobs: a job has failed", "job", id, "reason", reason, "error", cause)
	_, err := s.end(ctx, id, func(r *record) { r.Phase, r.Reason = Failed, reason })
	if errors.Is(err, ErrNotFound) {
		return errGone
	}
	if err != nil {
		return err
	}
	if err := s.clear(ctx, id); err != nil {
		s.config.Log.Warn("jobs: a failed job is left to the janitor", "job", id, "error", err)
	}
	return errGone
}

var errTooBusy = errors.New("jobs: a chunk's note changes too often")
