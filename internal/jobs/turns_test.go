package jobs

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"vanthu/internal/batch"
)

// TestSeats gives one seat to many who wait: owners take turns, and the jobs of
// each do.
func TestSeats(t *testing.T) {
	s := newSeats(1)
	if !s.enter(t.Context(), "an", "a") {
		t.Fatal("no seat")
	}
	var mu sync.Mutex
	var order []string
	var all sync.WaitGroup
	for i, w := range []waiter{{owner: "an", job: "a"}, {owner: "an", job: "a"}, {owner: "an", job: "b"}, {owner: "an", job: "b"}, {owner: "binh", job: "c"}, {owner: "binh", job: "c"}, {owner: "chi", job: "d"}} {
		all.Go(func() {
			if s.enter(t.Context(), w.owner, w.job) {
				mu.Lock()
				order = append(order, w.job)
				mu.Unlock()
				s.leave()
			}
		})
		waiting(t, s, i+1)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if s.enter(ended, "dung", "e") {
		t.Error("a seat for who is gone")
	}
	s.leave()
	all.Wait()
	if want := []string{"c", "d", "b", "c", "a", "b", "a"}; !slices.Equal(order, want) {
		t.Errorf("%v, want %v", order, want)
	}
	if s.free != 1 {
		t.Errorf("%d seats are free", s.free)
	}
}

// waiting waits until n wait for a seat.
func waiting(t *testing.T, s *seats, n int) {
	t.Helper()
	for range 3000 {
		s.mu.Lock()
		now := len(s.waiting)
		s.mu.Unlock()
		if now == n {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("there are never %d who wait", n)
}

// diary is a maker that writes down whose rows are made, and lets the test hold
// them up.
type diary struct {
	maker
	title string
	turn  func(ctx context.Context, title string)
}

func (d diary) Make(ctx context.Context, n batch.Named) batch.Made {
	d.turn(ctx, d.title)
	return d.maker.Make(ctx, n)
}

// TestTurns has jobs of one row beside long ones, of the same owner and of
// others: each is made after one row of each job that was there, and not after
// their chunks, let alone all of their rows.
func TestTurns(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	c := small(t.TempDir())
	c.Workers, c.ChunkRows = 1, 50
	var mu sync.Mutex
	var order []string
	rows := make(chan struct{}) // lets one row be made
	s, err := Open(t.Context(), c, func(spec batch.Spec) (batch.Maker, error) {
		return diary{title: string(spec.Templates[0].Data), turn: func(ctx context.Context, title string) {
			select {
			case <-rows:
			case <-ctx.Done():
				return
			}
			mu.Lock()
			order = append(order, title)
			mu.Unlock()
		}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { shut(t, s) })
	give := func(owner, title string, n int) string {
		t.Helper()
		job := someJob()
		job.Spec.Templates[0].Data = []byte(title)
		id, err := s.Submit(t.Context(), owner, job, list(n, nil))
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	long := give("an", "long", 10_000)
	rows <- struct{}{}
	waiting(t, s.seats, 0) // its next row is being made
	give("an", "also long", 1_000)
	waiting(t, s.seats, 1)
	other := give("binh", "other", 1)
	waiting(t, s.seats, 2)
	same := give("an", "same", 1)
	waiting(t, s.seats, 3)
	go func() {
		for {
			select {
			case rows <- struct{}{}:
			case <-t.Context().Done():
				return
			}
		}
	}()
	for owner, id := range map[string]string{"binh": other, "an": same} {
		if st := wait(t, s, owner, id); st.Status != Done {
			t.Errorf("state: %+v", st)
		}
	}
	if st, err := s.State(t.Context(), "an", long); err != nil || st.Status != Running {
		t.Errorf("state: %+v, %v", st, err)
	}
	mu.Lock()
	defer mu.Unlock()
	for title, most := range map[string]int{"other": 3, "same": 6} {
		if at := slices.Index(order, title); at < 0 || at > most {
			t.Errorf("%q is made after %d rows, %q…", title, at, order[:min(len(order), 12)])
		}
	}
}

// TestManyJobs has an owner with more jobs than there are hands: another owner
// still finds one.
func TestManyJobs(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	c := small(t.TempDir())
	c.Workers = 1
	s := open(t, c)
	for range 2 * handsPerWorker {
		submit(t, s, "an", list(1, do("wait")))
	}
	waiting(t, s.seats, handsPerWorker-2) // one is made, one hand is kept for others
	id := submit(t, s, "binh", list(1, nil))
	waiting(t, s.seats, handsPerWorker-1)
	s.seats.mu.Lock()
	defer s.seats.mu.Unlock()
	if !slices.ContainsFunc(s.seats.waiting, func(w *waiter) bool { return w.job == id }) {
		t.Error("the other owner's row does not wait for its turn")
	}
}

// TestHolds has a worker elsewhere that has a chunk: it is left alone as long as
// its note changes.
func TestHolds(t *testing.T) {
	c := small(t.TempDir())
	c.Workers = -1
	s := open(t, c)
	id := submit(t, s, "an", list(20, nil))
	s.board.silence = time.Hour // as on a cluster
	if err := s.update(t.Context(), chunkKey(id, 0), note{By: "another", Starts: 1}, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.claim(t.Context(), "an", id, 0); !errors.Is(err, errHeld) {
		t.Errorf("claim: %v", err)
	}
	if got, chunk, ok := s.board.pick(1, 3); !ok || got != id || chunk != 1 {
		t.Errorf("%s %d %v", got, chunk, ok)
	}
	if _, _, ok := s.board.pick(1, 3); ok {
		t.Error("a job has more hands than it may")
	}
	s.board.release(id, 1, false)
	s.board.silence = time.Nanosecond
	if _, chunk, ok := s.board.pick(1, 3); !ok || chunk != 0 {
		t.Errorf("the chunk of a dead worker: %d %v", chunk, ok)
	}
	work, err := s.claim(t.Context(), "an", id, 0)
	if err != nil || work.note.Starts != 2 {
		t.Errorf("%+v, %v", work, err)
	}
}

// TestBury judges rows by how the workers of their chunk died.
func TestBury(t *testing.T) {
	for i, test := range []struct {
		deaths  []int // rows that were alone in work, or none
		suspect int
		falls   int
		dead    []int
	}{
		{[]int{0, 0, 0, 0, 0, 0, 0}, 0, 0, nil},
		{[]int{5}, 5, 1, nil},
		{[]int{5, 5}, 5, 2, nil},
		{[]int{5, 5, 5, 5}, 0, 0, []int{5}},
		{[]int{5, 5, 5, 0, 5, 5, 5, 0, 5, 5}, 5, 2, nil}, // something else ends the process as well
		{[]int{5, 5, 5, 6, 5, 5}, 5, 2, nil},
		{[]int{5, 5, 5, 5, 6, 6, 6, 6}, 0, 0, []int{5, 6}},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			var n note
			n.bury()
			for _, at := range test.deaths {
				n.By, n.At = "one that dies", at
				n.bury()
			}
			if n.Suspect != test.suspect || n.Falls != test.falls || !slices.Equal(n.Dead, test.dead) {
				t.Errorf("%+v", n)
			}
		})
	}
	n := note{By: "one that lives", At: 5, Suspect: 5, Falls: 2}
	if n.pass(5); n.Falls != 0 || n.At != 0 {
		t.Errorf("%+v", n)
	}
}
