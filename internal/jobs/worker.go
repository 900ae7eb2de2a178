package jobs

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// maxDeliveries bounds how often a chunk whose work fails, with an error and
// not with a crash, is tried again.
const maxDeliveries = 30

// work is one worker: it takes chunks one after the other until the store
// drains.
func (s *Store) work() {
	for s.drain.Err() == nil {
		ctx, cancel := context.WithTimeout(s.drain, s.config.pull)
		m, err := s.queue.Next(jetstream.FetchContext(ctx))
		cancel()
		switch {
		case err == nil:
			s.handle(m)
		case errors.Is(err, nats.ErrTimeout), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		default:
			s.config.Log.Warn("jobs: no chunk can be fetched", "error", err)
			s.pause(time.Second)
		}
	}
}

// pause waits, but not longer than the store takes chunks.
func (s *Store) pause(d time.Duration) {
	select {
	case <-time.After(d):
	case <-s.drain.Done():
	}
}

// handle works on one chunk and tells the queue what became of it.
func (s *Store) handle(m jetstream.Msg) {
	id, chunk, ok := parseKey(strings.TrimPrefix(m.Subject(), workSubject))
	if !ok || chunk < 0 {
		_ = m.Term()
		return
	}
	still := s.hold(m)
	err := s.chunk(id, chunk, deliveries(m))
	still()
	log := s.config.Log.With("job", id, "chunk", chunk)
	switch {
	case err == nil:
		// The answer is waited for, so that the chunk does not come again. If
		// it does, its note says that it is done.
		ctx, cancel := s.bound(context.WithoutCancel(s.life))
		defer cancel()
		if err := m.DoubleAck(ctx); err != nil {
			log.Debug("jobs: a finished chunk will be offered again", "error", err)
		}
	case errors.Is(err, errGone):
		_ = m.Ack()
	case errors.Is(err, jetstream.ErrKeyRevisionMismatch):
		// Another worker has begun the chunk, as this one was silent for too long.
		// To give it back now would take it from the other as well.
		log.Info("jobs: a chunk was taken over", "error", err)
	case s.life.Err() != nil:
		_ = m.Nak()
	default:
		log.Warn("jobs: a chunk will be tried again", "error", err)
		_ = m.NakWithDelay(min(time.Duration(deliveries(m))*500*time.Millisecond, 15*time.Second))
	}
}

func deliveries(m jetstream.Msg) int {
	meta, err := m.Metadata()
	if err != nil {
		return 1
	}
	return int(meta.NumDelivered)
}

// hold keeps a chunk from being given to another worker, until the returned
// function is called.
func (s *Store) hold(m jetstream.Msg) (release func()) {
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(s.config.ackWait / 3)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				_ = m.InProgress()
			case <-done:
				return
			}
		}
	}()
	return func() {
		close(done)
		<-stopped
	}
}

// chunk does all that is to be done for a chunk. Without an error, its result
// is on disk and known.
func (s *Store) chunk(id string, chunk, deliveries int) error {
	ctx := s.board.working(id)
	err := s.tryChunk(ctx, id, chunk)
	if err == nil || errors.Is(err, errGone) || s.life.Err() != nil {
		return err
	}
	if ctx.Err() != nil { // not the store's end: the job's
		return errGone
	}
	if errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
		return err // the job is not to blame
	}
	var broken planError
	switch {
	case errors.As(err, &broken):
		return s.fail(id, ReasonTemplate, err)
	case errors.Is(err, ErrFull):
		return s.fail(id, ReasonFull, err)
	case deliveries >= maxDeliveries:
		return s.fail(id, ReasonInternal, err)
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
	}
	c, err := s.claim(asking, id, chunk)
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
