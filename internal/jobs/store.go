package jobs

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// Store holds durable jobs and works on them. It is safe for concurrent use.
type Store struct {
	config  Config
	compile Compile

	embedded *embedded // nil: a cluster
	conn     *nats.Conn
	// reconnected is told that the connection was lost and is there again.
	reconnected chan struct{}
	js          jetstream.JetStream
	states      jetstream.KeyValue
	board       *board
	plans       plans

	self  string // this process, as notes name it
	seats *seats
	// alone is held for reading while a row is made, and for writing while one is
	// made that may have killed a process: then nothing else dies with it.
	alone sync.RWMutex

	// drain ends when no new chunk is to be begun, life when everything stops.
	drain, life         context.Context
	stopDrain, stopLife context.CancelFunc
	workers, others     sync.WaitGroup
	closing             sync.Once
	closed              chan struct{}
}

// Open opens the store and begins to work on what waits in it. It returns
// ErrLocked where another process has the folder.
func Open(ctx context.Context, config Config, compile Compile) (*Store, error) {
	config, err := config.fill()
	if err != nil {
		return nil, err
	}
	s := &Store{config: config, compile: compile, reconnected: make(chan struct{}, 1), closed: make(chan struct{}),
		self: rand.Text(), seats: newSeats(max(config.Workers, 1))}
	s.drain, s.stopDrain = context.WithCancel(context.WithoutCancel(ctx))
	s.life, s.stopLife = context.WithCancel(context.WithoutCancel(ctx))
	if err := s.open(ctx); err != nil {
		s.shut()
		return nil, err
	}
	for range handsPerWorker * max(config.Workers, 0) {
		s.workers.Go(s.work)
	}
	s.others.Go(s.finish)
	s.others.Go(s.janitor)
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	if s.config.Dir != "" {
		var err error
		if s.embedded, err = embed(s.config.Dir, s.config.Log); err != nil {
			return err
		}
		if s.config.Alone != nil {
			if err := s.config.Alone(); err != nil {
				return err
			}
		}
	}
	if err := s.connect(); err != nil {
		return err
	}
	if err := s.prepare(ctx); err != nil {
		return fmt.Errorf("jobs: open: %w", told(err))
	}
	if err := s.measure(ctx); err != nil {
		return fmt.Errorf("jobs: open: %w", told(err))
	}
	if s.embedded != nil {
		// Nobody else can be in the middle of a submission.
		if err := s.sweepBuckets(ctx, 0); err != nil {
			return err
		}
	}
	return nil
}

// connect makes the connection that everything goes over.
func (s *Store) connect() error {
	options := []nats.Option{
		nats.Name("vanthu"),
		nats.MaxReconnects(-1),
		nats.ReconnectWait(500 * time.Millisecond),
		nats.IgnoreAuthErrorAbort(), // credentials may be wrong for a while, as while they are changed
		nats.ReconnectHandler(func(*nats.Conn) {
			select {
			case s.reconnected <- struct{}{}:
			default: // it is told already
			}
		}),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			s.config.Log.Warn("jobs: connection", "error", err)
		}),
	}
	if s.embedded != nil {
		options = append(options, nats.InProcessServer(s.embedded))
	}
	if c := s.config; c.Credentials != "" {
		options = append(options, nats.UserCredentials(c.Credentials))
	}
	if c := s.config; c.CA != "" {
		options = append(options, nats.RootCAs(c.CA))
	}
	if c := s.config; c.Cert != "" {
		options = append(options, nats.ClientCert(c.Cert, c.Key))
	}
	var err error
	if s.conn, err = nats.Connect(s.config.URL, options...); err != nil {
		return fmt.Errorf("jobs: connect: %w", err)
	}
	s.js, err = jetstream.New(s.conn, jetstream.WithDefaultTimeout(s.config.request), jetstream.WithPublishAsyncMaxPending(256),
		jetstream.WithPublishAsyncTimeout(s.config.request)) // else what is never answered is pending for ever
	return err
}

// Names on the server. A job's files are in a bucket of its own, so that they
// go in one step and no late writer leaves anything behind.
const (
	stateBucket  = "vanthu-jobs"
	oldQueue     = "vanthu-work" // a stream of earlier versions
	filePrefix   = "vanthu-job-"
	fileStream   = "OBJ_" + filePrefix
	stateStream  = "KV_" + stateBucket
	stateSubject = "$KV." + stateBucket + "."
)

// prepare makes sure of what all jobs share.
func (s *Store) prepare(ctx context.Context) error {
	if err := s.keepReplicas(ctx); err != nil {
		return err
	}
	if _, err := s.js.CreateOrUpdateStream(ctx, s.stateConfig()); err != nil {
		return fmt.Errorf("states: %w", err)
	}
	var err error
	if s.states, err = s.js.KeyValue(ctx, stateBucket); err != nil {
		return fmt.Errorf("states: %w", err)
	}
	s.board, err = s.newBoard()
	if errors.Is(err, errUnheard) && s.embedded != nil {
		if err = s.mend(ctx); err == nil {
			s.board, err = s.newBoard()
		}
	}
	if err != nil {
		return err
	}
	if err := s.js.DeleteStream(ctx, oldQueue); err != nil && !errors.Is(err, jetstream.ErrStreamNotFound) {
		return fmt.Errorf("the queue of an earlier version: %w", err)
	}
	return nil
}

// keepReplicas makes this process keep as many replicas as those that were
// there before: one that is configured otherwise, or not at all, must not take
// away what the jobs of all others rely on.
func (s *Store) keepReplicas(ctx context.Context) error {
	stream, err := s.js.Stream(ctx, stateStream)
	if errors.Is(err, jetstream.ErrStreamNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("states: %w", err)
	}
	if have := stream.CachedInfo().Config.Replicas; have > s.config.Replicas {
		s.config.Log.Warn("jobs: the cluster keeps more replicas than configured", "replicas", have, "configured", s.config.Replicas)
		s.config.Replicas = have
	}
	return nil
}

// stateConfig is a bucket of keys and values as nats.go makes it, but for
// AllowDirect: reads go to the leader, so that who submits a job on one process
// finds it on every other.
func (s *Store) stateConfig() jetstream.StreamConfig {
	return jetstream.StreamConfig{
		Name:              stateStream,
		Description:       "states of jobs and of their chunks",
		Subjects:          []string{stateSubject + ">"},
		MaxMsgsPerSubject: 1,
		MaxMsgs:           -1,
		MaxBytes:          -1,
		MaxConsumers:      -1,
		Storage:           jetstream.FileStorage,
		Replicas:          s.config.Replicas,
		Discard:           jetstream.DiscardNew,
		AllowRollup:       true,
		DenyDelete:        true,
		Duplicates:        2 * time.Minute,
		// Marks of what was removed go by themselves.
		AllowMsgTTL:            true,
		SubjectDeleteMarkerTTL: time.Hour,
	}
}

// Ready says whether jobs can be taken and worked on.
func (s *Store) Ready(ctx context.Context) error {
	if s.drain.Err() != nil {
		return ErrClosed
	}
	if s.embedded != nil {
		if err := s.sick(ctx); err != nil {
			return err
		}
	}
	ctx, cancel := s.bound(ctx)
	defer cancel()
	if _, err := s.account(ctx); err != nil {
		return fmt.Errorf("jobs: not ready: %w", told(err))
	}
	return nil
}

// Close stops to begin chunks and waits for those in hand. When ctx ends
// first, they are given back to whoever comes next. Nothing is lost either way.
// A second call waits for the first.
func (s *Store) Close(ctx context.Context) error {
	s.closing.Do(func() {
		defer close(s.closed)
		s.stopDrain()
		idle := make(chan struct{})
		go func() {
			defer close(idle)
			s.workers.Wait()
		}()
		select {
		case <-idle:
		case <-ctx.Done():
		}
		s.shut()
	})
	<-s.closed
	return nil
}

// shut stops everything at once, in order.
func (s *Store) shut() {
	s.stopDrain()
	s.stopLife()
	s.workers.Wait()
	s.others.Wait()
	if s.conn != nil {
		// What was given back is still on its way.
		_ = s.conn.FlushTimeout(time.Second)
		s.conn.Close()
	}
	if s.embedded != nil {
		s.embedded.stop()
	}
}

// bound gives an exchange with the server its longest time. The library puts
// five seconds where a context has no end.
func (s *Store) bound(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, s.config.request)
}

// room fails with ErrFull where nothing more may be stored.
func (s *Store) room(ctx context.Context) error {
	if s.embedded != nil {
		if bytes, known := free(s.embedded.dir); known && bytes < s.config.MinFree {
			return fmt.Errorf("%w: %d MiB are left on the disk", ErrFull, bytes>>20)
		}
	}
	if s.config.MaxBytes == 0 {
		return nil
	}
	info, err := s.account(ctx)
	if err != nil {
		return fmt.Errorf("jobs: room: %w", told(err))
	}
	if info.Store >= uint64(s.config.MaxBytes) {
		return fmt.Errorf("%w: %w: %d MiB", ErrFull, errBound, info.Store>>20)
	}
	return nil
}

// measure decides how much jobs may take, and one owner's, where the operator
// did not: half of what they have and could have of the disk, and half of that.
func (s *Store) measure(ctx context.Context) error {
	if s.embedded != nil && s.config.MaxBytes == 0 {
		info, err := s.account(ctx)
		if err != nil {
			return err
		}
		if bytes, known := free(s.embedded.dir); known {
			s.config.MaxBytes = max((int64(info.Store)+bytes-s.config.MinFree)/2, 1)
		}
	}
	or(&s.config.OwnerBytes, s.config.MaxBytes/2)
	s.board.share = s.config.OwnerBytes
	return nil
}

// account asks what the account holds.
func (s *Store) account(ctx context.Context) (*jetstream.AccountInfo, error) {
	return ask(ctx, s, s.js.AccountInfo)
}

// ask asks the server what may be asked twice. A question to a server that dies
// is never answered, so it is asked again before the exchange's time is over.
func ask[T any](ctx context.Context, s *Store, question func(context.Context) (T, error)) (T, error) {
	ctx, done := s.bound(ctx)
	defer done()
	for {
		try, cancel := context.WithTimeout(ctx, s.config.request/5)
		answer, err := question(try)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
			return answer, err
		}
	}
}

// errGone ends the work on a job that has ended or was removed.
var errGone = errors.New("jobs: the job has ended")
