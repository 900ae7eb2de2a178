package jobs

import (
	"bytes"
	"context"
	"errors"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/rows"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// robbed is a maker whose chunk is taken over in its second row.
type robbed struct {
	maker
	rob func()
}

func (r robbed) Make(ctx context.Context, n batch.Named) batch.Made {
	if n.Row.Number == 3 {
		r.rob()
	}
	return r.maker.Make(ctx, n)
}

// TestTakenOver has a careful worker that loses its chunk to another one: it
// leaves nothing, and does not take it back.
func TestTakenOver(t *testing.T) {
	var s atomic.Pointer[Store]
	var id string
	c := small(t.TempDir())
	c.Workers, c.ackWait = -1, time.Minute
	opened, err := Open(t.Context(), c, func(batch.Spec) (batch.Maker, error) {
		return robbed{rob: func() {
			if _, err := s.Load().claim(t.Context(), "an", id, 0); err != nil {
				t.Error(err)
			}
		}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { shut(t, opened) })
	s.Store(opened)
	id = submit(t, opened, "an", list(3, func(_ int, row *rows.Row) {
		row.Values["bytes"] = rows.Value{Text: strconv.Itoa(partBytes)}
	}))
	if err := opened.update(t.Context(), chunkKey(id, 0), note{Starts: calmStarts}, 0); err != nil {
		t.Fatal(err)
	}
	opened.handle(id, 0)
	if n, _, err := opened.note(t.Context(), id, 0); err != nil || n.Starts != calmStarts+2 || n.Result != nil || n.By == "" {
		t.Errorf("note %+v, %v", n, err)
	}
	f, err := opened.openFiles(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if objects, err := f.bucket.List(t.Context()); err != nil || len(objects) != 3 { // the job, its record and its rows
		t.Errorf("%d objects, %v", len(objects), err)
	}
}

// TestLateSubmission has a submission that goes on after the janitor took it
// for dead.
func TestLateSubmission(t *testing.T) {
	t.Parallel()
	s := open(t, small(t.TempDir()))
	id := "aaaaaaaaaaaaaaaaaaaaaaaaaa"
	if _, err := s.createFiles(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if err := s.sweepBucket(t.Context(), id, 0); err != nil {
		t.Fatal(err)
	}
	empty(t, s)
	if err := s.update(t.Context(), id, record{Phase: Running, Rows: 1, Chunks: 1}, 0); !errors.Is(err, jetstream.ErrKeyRevisionMismatch) {
		t.Errorf("a job without files: %v", err)
	}
}

// TestWrongSum has a job whose results are not those of its rows: it fails and
// is not tried for ever.
func TestWrongSum(t *testing.T) {
	c := small(t.TempDir())
	c.Workers = -1
	s := open(t, c)
	id := submit(t, s, "an", list(10, nil))
	r, revision, err := s.record(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	r.Rows++
	if err := s.update(t.Context(), id, r, revision); err != nil {
		t.Fatal(err)
	}
	work, err := s.claim(t.Context(), "an", id, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := work.make(t.Context()); err != nil {
		t.Fatal(err)
	}
	if st := wait(t, s, "an", id); st.Status != Failed || st.Reason != ReasonInternal {
		t.Errorf("state: %+v", st)
	}
}

// TestNoAnswer holds that messages which are never answered do not stand in the
// way of others.
func TestNoAnswer(t *testing.T) {
	c := small(t.TempDir())
	c.request = 200 * time.Millisecond
	s := open(t, c)
	if _, err := s.conn.SubscribeSync("silence"); err != nil {
		t.Fatal(err)
	}
	future, err := s.js.PublishAsync("silence", nil)
	if err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-future.Err():
		if !errors.Is(err, jetstream.ErrAsyncPublishTimeout) || s.js.PublishAsyncPending() != 0 {
			t.Errorf("%v, %d pending", err, s.js.PublishAsyncPending())
		}
	case <-time.After(10 * time.Second):
		t.Error("pending for ever")
	}
}

// TestCredentialsChange has a server that refuses the store for a while.
func TestCredentialsChange(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	options := func(password string) *server.Options {
		return &server.Options{Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true, NoLog: true, JetStream: true, StoreDir: t.TempDir(), Username: "an", Password: password}
	}
	first := options("one")
	outside, err := server.NewServer(first)
	if err != nil {
		t.Fatal(err)
	}
	outside.Start()
	defer outside.Shutdown()
	if !outside.ReadyForConnections(10 * time.Second) {
		t.Fatal("no server")
	}
	c := small("")
	c.URL = "nats://an:one@" + outside.Addr().String()
	s := open(t, c)
	reload := func(password string) {
		o := first.Clone()
		o.Password = password
		if err := outside.ReloadOptions(o); err != nil {
			t.Fatal(err)
		}
	}
	refused := make(chan struct{}, 100)
	s.conn.SetErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
		if errors.Is(err, nats.ErrAuthorization) {
			refused <- struct{}{}
		}
	})
	reload("two")
	for range 3 {
		select {
		case <-refused:
		case <-time.After(10 * time.Second):
			t.Fatal("the connection was given up")
		}
	}
	reload("one")
	in := list(20, nil)
	id := ""
	for id == "" && t.Context().Err() == nil && !s.conn.IsClosed() {
		id, _ = s.Submit(t.Context(), "an", someJob(), in)
	}
	if id == "" {
		t.Fatal("the connection was given up")
	}
	wait(t, s, "an", id)
	if !bytes.Equal(results(t, s, "an", id), alone(t, in)) {
		t.Error("other results than those of a lone run")
	}
}
