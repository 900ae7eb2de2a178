package jobs

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/rows"
)

func init() {
	roles["crowded"], attributes["crowded"] = serveCrowded, namespace
	roles["robbed"], attributes["robbed"] = serveRobbed, namespace
	roles["short"] = serveShort
}

// namespace lets a process mount what nobody else sees, as root or not.
func namespace() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
}

// smallDisk makes a disk of 64 MiB in dir and opens a store on it.
func smallDisk(dir string, minFree int64) *Store {
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64m"); err != nil {
		fmt.Println("error: mount:", err)
		os.Exit(1)
	}
	c := small(filepath.Join(dir, "jobs"))
	c.Workers, c.MinFree, c.sweep = 2, minFree, 200*time.Millisecond
	s, err := Open(context.Background(), c, compile)
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	return s
}

// tell submits a job, waits for its end, tells it in one line and removes the
// job.
func tell(s *Store, what string, rows iter.Seq2[batch.Named, error], meanwhile func(State)) {
	ctx := context.Background()
	id, err := s.Submit(ctx, "an", someJob(), rows)
	if err != nil {
		fmt.Println(what, "refused", errors.Is(err, ErrFull), buckets(s))
		return
	}
	states, err := s.Watch(ctx, "an", id)
	if err != nil {
		fmt.Println("error:", err)
		return
	}
	var st State
	for st = range states {
		meanwhile(st)
	}
	settle(s, id)
	fmt.Println(what, st.Status, st.Reason)
	if err := s.Delete(ctx, "an", id); err != nil {
		fmt.Println("error:", err)
	}
	settle(s, id)
}

func quietly(State) {}

// serveCrowded goes through what may happen on a small disk and tells, line by
// line, what came of it.
func serveCrowded(dir string) {
	s := smallDisk(dir, 16<<20)
	tell(s, "results", heavy(2000, 60_000), quietly)
	tell(s, "small", work(50), quietly)
	tell(s, "rows", list(80, func(i int, row *rows.Row) {
		row.Values["name"] = rows.Value{Text: noise(i, 1<<20)}
	}), quietly)
	settle(s, "")
	tell(s, "small", work(50), quietly)
	other := filepath.Join(dir, "other")
	fillDisk(other, 8<<20)
	tell(s, "taken", work(50), quietly)
	os.Remove(other)
	settle(s, "")
	tell(s, "small", work(50), quietly)
	var filled, told sync.Once
	tell(s, "paused", work(400), func(st State) {
		switch {
		case st.Status == Paused:
			told.Do(func() {
				fmt.Println(st.Status, st.Reason, st.Done > 0)
				os.Remove(other)
			})
		case st.Done > 0:
			filled.Do(func() { fillDisk(other, 8<<20) })
		}
	})
}

// serveRobbed loses all of its disk to another program, in the middle of a job
// and faster than the store looks, and gets it back.
func serveRobbed(dir string) {
	s := smallDisk(dir, 1)
	other := filepath.Join(dir, "other")
	var once sync.Once
	tell(s, "robbed", heavy(300, 60_000), func(st State) {
		if st.Done == 0 {
			return
		}
		once.Do(func() {
			fillDisk(other, 0)
			time.AfterFunc(2*time.Second, func() { os.Remove(other) })
		})
	})
	for range 100 {
		if s.Ready(context.Background()) == nil {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	tell(s, "small", work(50), quietly)
}

// serveShort has a disk that takes the states of jobs and no more files of one,
// for a while.
func serveShort(dir string) {
	signal.Ignore(syscall.SIGXFSZ) // else a file that is too long ends the process
	limit := func(bytes uint64) {
		l := syscall.Rlimit{Cur: bytes, Max: math.MaxUint64}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
			fmt.Println("error: limit:", err)
			os.Exit(1)
		}
	}
	limit(1 << 20)
	c := small(dir)
	c.Workers, c.sweep = 2, time.Hour // the test is the janitor
	s, err := Open(context.Background(), c, compile)
	if err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
	go func() {
		ctx := context.Background()
		for s.Ready(ctx) == nil {
			time.Sleep(10 * time.Millisecond)
		}
		_, states := s.embedded.faults(stateStream)[stateStream]
		fmt.Println("sick", states)
		limit(math.MaxUint64)
		fmt.Println("revived", s.revive(ctx), s.Ready(ctx))
	}()
	tell(s, "short", heavy(300, 60_000), quietly)
}

// settle waits until a job that has failed has no files and there is room
// again: they go after it was said that it failed.
func settle(s *Store, id string) {
	for range 300 {
		st, err := s.State(context.Background(), "an", id)
		if err == nil && st.Status != Failed || buckets(s) == 0 && s.room(context.Background()) == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	fmt.Println("error: files of a failed job stay")
}

// buckets is how many jobs have files.
func buckets(s *Store) int {
	n := 0
	for name := range s.js.StreamNames(context.Background()).Name() {
		if strings.HasPrefix(name, fileStream) {
			n++
		}
	}
	return n
}

// fillDisk is another program that takes all but so many bytes of what is left.
func fillDisk(name string, but int64) {
	f, err := os.Create(name)
	for left := but + 1; err == nil && left > but; left, _ = free(filepath.Dir(name)) {
		_, err = f.Write(make([]byte, 64<<10))
	}
	if err != nil && !errors.Is(err, syscall.ENOSPC) {
		fmt.Println("error:", err)
	}
	f.Close()
}

func TestFullDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	p := begin(t, "crowded", t.TempDir())
	for _, want := range []string{
		"results failed full",
		"small done ",
		"rows refused true 0",
		"small done ",
		"taken refused true 0",
		"small done ",
		"paused full true",
		"paused done ",
	} {
		if got := p.line(t); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestRobbedDisk holds that a job goes on when writes have failed and there is
// room again.
func TestRobbedDisk(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	p := begin(t, "robbed", t.TempDir())
	if got := p.line(t); got != "robbed done " {
		t.Errorf("%q", got)
	}
	if got := p.line(t); got != "small done " {
		t.Errorf("%q", got)
	}
}

// TestFilesOnlyFail holds that a job goes on whose files could not be written
// while its states could.
func TestFilesOnlyFail(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	p := begin(t, "short", t.TempDir())
	for _, want := range []string{"sick false", "revived <nil> <nil>", "short done "} {
		if got := p.line(t); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestNoRoom has a store that may take no more.
func TestNoRoom(t *testing.T) {
	t.Parallel()
	c := small(t.TempDir())
	c.MaxBytes = 3 << 20
	s := open(t, c)
	id := submit(t, s, "an", heavy(1000, 60_000)) // 60 MB of files
	if st := wait(t, s, "an", id); st.Status != Failed || st.Reason != ReasonFull {
		t.Errorf("state: %+v", st)
	}
	settle(s, id)
	next := submit(t, s, "an", list(20, nil))
	if st := wait(t, s, "an", next); st.Status != Done {
		t.Errorf("state: %+v", st)
	}
	if _, err := s.Submit(t.Context(), "an", someJob(), list(500, func(i int, row *rows.Row) {
		row.Values["name"] = rows.Value{Text: noise(i, 10_000)}
	})); !errors.Is(err, ErrFull) {
		t.Errorf("submit: %v", err)
	}
	for _, id := range []string{id, next} {
		if err := s.Delete(t.Context(), "an", id); err != nil {
			t.Error(err)
		}
	}
	empty(t, s)
}
