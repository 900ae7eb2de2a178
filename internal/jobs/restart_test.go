package jobs

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"os"
	"testing"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/rows"
)

// TestRestart closes a store in the middle of a job, again and again.
func TestRestart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in := list(120, do("sleep 5ms"))
	s := open(t, small(dir))
	id := submit(t, s, "an", in)
	var before State
	for round := range 4 {
		deadline := time.After(150 * time.Millisecond)
		states, err := s.Watch(t.Context(), "an", id)
		if err != nil {
			t.Fatal(err)
		}
	watching:
		for {
			select {
			case st, more := <-states:
				if !more {
					break watching
				}
				if st.Done < before.Done {
					t.Fatalf("round %d: %d rows were done, now %d", round, before.Done, st.Done)
				}
				before = st
			case <-deadline:
				break watching
			}
		}
		shut(t, s)
		s = open(t, small(dir))
	}
	if st := wait(t, s, "an", id); st.Status != Done || st.Done != 120 {
		t.Fatalf("state: %+v", st)
	}
	want := alone(t, in)
	if !bytes.Equal(results(t, s, "an", id), want) {
		t.Error("other results than those of a lone run")
	}
	first := digestOf(t, s, id)
	shut(t, s)
	s = open(t, small(dir))
	if !bytes.Equal(results(t, s, "an", id), want) || digestOf(t, s, id) != first {
		t.Error("other results after a restart")
	}
}

func digestOf(t *testing.T, s *Store, id string) string {
	t.Helper()
	st, err := s.State(t.Context(), "an", id)
	if err != nil {
		t.Fatal(err)
	}
	return st.Digest
}

// TestCloseGivesBack holds that a chunk in hand goes to the next process at
// once, and is not counted as one that killed.
func TestCloseGivesBack(t *testing.T) {
	dir := t.TempDir()
	c := small(dir)
	c.ackWait = time.Minute
	s := open(t, c)
	in := list(3, do("wait"))
	id := submit(t, s, "an", in)
	started(t, s, id)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	begin := time.Now()
	if err := s.Close(ctx); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("closing took %s", took)
	}
	if _, err := s.Submit(t.Context(), "an", someJob(), in); !errors.Is(err, ErrClosed) {
		t.Errorf("submit after close: %v", err)
	}
	if err := s.Ready(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("ready after close: %v", err)
	}
	s = open(t, c)
	started(t, s, id) // long before ackWait
	n, _, err := s.note(t.Context(), id, 0)
	if err != nil || n.Starts != 1 {
		t.Errorf("note %+v, %v", n, err)
	}
	if err := s.Delete(t.Context(), "an", id); err != nil {
		t.Error(err)
	}
	empty(t, s)
}

// started waits until somebody works on the job's first chunk.
func started(t *testing.T, s *Store, id string) {
	t.Helper()
	for range 1000 {
		if n, _, err := s.note(t.Context(), id, 0); err == nil && n.Starts > 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("nobody begins")
}

// TestSubmitFails leaves nothing of a submission that came to no end.
func TestSubmitFails(t *testing.T) {
	t.Parallel()
	c := small(t.TempDir())
	c.MaxRows, c.MaxJobs, c.OwnerJobs = 50, 2, 2
	s := open(t, c)
	broken := errors.New("the file ends early")
	for _, test := range []struct {
		name string
		in   iter.Seq2[batch.Named, error]
		want error
	}{
		{"broken", func(yield func(batch.Named, error) bool) {
			for n := range list(25, nil) {
				if !yield(n, nil) {
					return
				}
			}
			yield(batch.Named{}, broken)
		}, broken},
		{"too many", list(51, nil), ErrTooManyRows},
		{"none", list(0, nil), ErrNoRows},
	} {
		if _, err := s.Submit(t.Context(), "an", someJob(), test.in); !errors.Is(err, test.want) {
			t.Errorf("%s: %v", test.name, err)
		}
		empty(t, s)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err := s.Submit(ctx, "an", someJob(), func(yield func(batch.Named, error) bool) {
		for n := range list(30, nil) {
			if n.Row.Number == 25 {
				cancel()
			}
			if !yield(n, nil) {
				return
			}
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
	empty(t, s)
	a, b := submit(t, s, "an", list(1, do("wait"))), submit(t, s, "an", list(1, do("wait")))
	started(t, s, a)
	started(t, s, b)
	if _, err := s.Submit(t.Context(), "an", someJob(), list(1, nil)); !errors.Is(err, ErrTooManyJobs) {
		t.Errorf("a third job: %v", err)
	}
	if _, err := s.Results(t.Context(), "an", a); !errors.Is(err, ErrNotDone) {
		t.Errorf("results of a job that runs: %v", err)
	}
}

// TestSubmitDies stops between any two steps of a submission, as a killed
// process would.
func TestSubmitDies(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := open(t, small(dir))
	// Files, but no record: nobody sees it, and it goes.
	hidden := "aaaaaaaaaaaaaaaaaaaaaaaaaa"
	f, err := s.createFiles(t.Context(), hidden)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.put(t.Context(), rowsObject(0), []byte("{}\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.State(t.Context(), "an", hidden); !errors.Is(err, ErrNotFound) {
		t.Errorf("a job without a record: %v", err)
	}
	if err := s.tidy(t.Context()); err != nil { // it may be under way
		t.Fatal(err)
	}
	if _, err := s.openFiles(t.Context(), hidden); err != nil {
		t.Errorf("a submission under way lost its files: %v", err)
	}
	// A record, but nobody was told: the job is there and gets done.
	whole := "bbbbbbbbbbbbbbbbbbbbbbbbbb"
	f, err = s.createFiles(t.Context(), whole)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.putJob(t.Context(), someJob()); err != nil {
		t.Fatal(err)
	}
	w := chunkWriter{ctx: t.Context(), files: f, rows: 10, bytes: 1000, most: 1 << 20}
	in := list(25, nil)
	for n := range in {
		if err := w.add(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.flush(); err != nil {
		t.Fatal(err)
	}
	r := record{Owner: "an", Phase: Running, Rows: 25, Chunks: w.chunks}
	if err := s.update(t.Context(), whole, r, 0); err != nil {
		t.Fatal(err)
	}
	shut(t, s)
	s = open(t, small(dir))
	if st := wait(t, s, "an", whole); st.Status != Done {
		t.Errorf("state: %+v", st)
	}
	if !bytes.Equal(results(t, s, "an", whole), alone(t, in)) {
		t.Error("other results than those of a lone run")
	}
	if err := s.Delete(t.Context(), "an", whole); err != nil {
		t.Error(err)
	}
	empty(t, s)
}

func TestDelete(t *testing.T) {
	t.Parallel()
	s := open(t, small(t.TempDir()))
	id := submit(t, s, "an", list(100, do("wait")))
	started(t, s, id)
	states, err := s.Watch(t.Context(), "an", id)
	if err != nil {
		t.Fatal(err)
	}
	if st := <-states; st.Status != Running && st.Status != Queued {
		t.Errorf("state: %+v", st)
	}
	if err := s.Delete(t.Context(), "an", id); err != nil {
		t.Fatal(err)
	}
	var last State
	for last = range states {
	}
	if last.Status != Canceled {
		t.Errorf("the watch ended with %+v", last)
	}
	// Who comes too late waits for no news.
	s.watch(t.Context(), "an", State{ID: id, Status: Running}, make(chan State, 2))
	s.board.mu.Lock()
	if s.board.waiters[id] != nil {
		t.Error("news of a removed job are waited for")
	}
	s.board.mu.Unlock()
	if err := s.Delete(t.Context(), "an", id); !errors.Is(err, ErrNotFound) {
		t.Errorf("deleted twice: %v", err)
	}
	// The workers are free again.
	next := submit(t, s, "an", list(5, nil))
	if st := wait(t, s, "an", next); st.Status != Done {
		t.Errorf("state: %+v", st)
	}
	if err := s.Delete(t.Context(), "an", next); err != nil {
		t.Fatal(err)
	}
	if err := s.tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	empty(t, s)
}

func TestRetention(t *testing.T) {
	c := small(t.TempDir())
	c.Retention, c.sweep = 50*time.Millisecond, 20*time.Millisecond
	s := open(t, c)
	id := submit(t, s, "an", list(5, nil))
	for range 1000 {
		if _, err := s.State(t.Context(), "an", id); errors.Is(err, ErrNotFound) {
			empty(t, s)
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("an old job stays")
}

func TestRefusedTemplate(t *testing.T) {
	s := open(t, small(t.TempDir()))
	spec := someSpec()
	spec.Name = "refused"
	id, err := s.Submit(t.Context(), "an", Job{Spec: spec, Manifest: new(batch.Manifest)}, list(25, nil))
	if err != nil {
		t.Fatal(err)
	}
	if st := wait(t, s, "an", id); st.Status != Failed || st.Reason != ReasonTemplate || st.Expires.IsZero() {
		t.Errorf("state: %+v", st)
	}
	if _, err := s.Results(t.Context(), "an", id); !errors.Is(err, ErrNotDone) {
		t.Errorf("results: %v", err)
	}
	if err := s.Delete(t.Context(), "an", id); err != nil {
		t.Fatal(err)
	}
	empty(t, s)
}

// TestLargeRow has rows and results that are longer than a message, a chunk and
// a part may be.
func TestLargeRow(t *testing.T) {
	t.Parallel()
	s := open(t, small(t.TempDir()))
	in := list(4, func(i int, row *rows.Row) {
		if i == 1 {
			row.Values["name"] = rows.Value{Text: string(bytes.Repeat([]byte("â"), 3<<20/2))}
		}
		if i == 2 {
			row.Values["bytes"] = rows.Value{Text: "6000000"}
		}
	})
	id := submit(t, s, "an", in)
	if st := wait(t, s, "an", id); st.Status != Done || st.Bytes < 12_000_000 {
		t.Errorf("state: %+v", st)
	}
	if !bytes.Equal(results(t, s, "an", id), alone(t, in)) {
		t.Error("other results than those of a lone run")
	}
}

// TestLateWorker has a worker that is silent for so long that another one does
// its chunk.
func TestLateWorker(t *testing.T) {
	c := small(t.TempDir())
	c.Workers = -1
	s := open(t, c)
	in := list(10, nil)
	id := submit(t, s, "an", in)
	first, err := s.claim(t.Context(), "an", id, 0)
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.claim(t.Context(), "an", id, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*claim{second, first} {
		if err := c.make(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if st := wait(t, s, "an", id); st.Done != 10 {
		t.Errorf("state: %+v", st)
	}
	n, _, err := s.note(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	f, err := s.openFiles(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	objects, err := f.bucket.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, o := range objects {
		names = append(names, o.Name)
	}
	if len(names) != 4 || names[3] != madeObject(0, n.Result.Attempt, 0) {
		t.Errorf("objects: %q", names)
	}
	if c, err := s.claim(t.Context(), "an", id, 0); c != nil || err != nil {
		t.Errorf("a finished chunk is claimed: %v %v", c, err)
	}
	if !bytes.Equal(results(t, s, "an", id), alone(t, in)) {
		t.Error("other results than those of a lone run")
	}
}

func TestLocked(t *testing.T) {
	dir := t.TempDir()
	s := open(t, small(dir))
	if _, err := Open(t.Context(), small(dir), compile); !errors.Is(err, ErrLocked) {
		t.Errorf("a second store: %v", err)
	}
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder's mode: %v, %v", info.Mode(), err)
	}
	shut(t, s)
	open(t, small(dir))
}

// TestRevive starts the server again under a job, as after a full disk.
func TestRevive(t *testing.T) {
	t.Parallel()
	s := open(t, small(t.TempDir()))
	in := list(200, do("sleep 2ms"))
	id := submit(t, s, "an", in)
	started(t, s, id)
	s.embedded.broken.Store(true)
	if err := s.Ready(t.Context()); err == nil {
		t.Error("ready with a broken server")
	}
	if err := s.revive(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Ready(t.Context()); err != nil {
		t.Error(err)
	}
	if st := wait(t, s, "an", id); st.Status != Done {
		t.Errorf("state: %+v", st)
	}
	if !bytes.Equal(results(t, s, "an", id), alone(t, in)) {
		t.Error("other results than those of a lone run")
	}
}

// TestWatchIsQuiet tells what changes and nothing else.
func TestWatchIsQuiet(t *testing.T) {
	t.Parallel()
	s := open(t, small(t.TempDir()))
	id := submit(t, s, "an", list(1, do("wait")))
	started(t, s, id)
	states, err := s.Watch(t.Context(), "an", id)
	if err != nil {
		t.Fatal(err)
	}
	deleted := make(chan error, 1)
	time.AfterFunc(300*time.Millisecond, func() { deleted <- s.Delete(context.Background(), "an", id) })
	n := 0
	for range states {
		n++
	}
	if err := <-deleted; err != nil {
		t.Error(err)
	}
	if n > 3 { // queued, running, canceled
		t.Errorf("%d states", n)
	}
}
