package jobs

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
	"time"

	"vanthu/internal/batch"
	"vanthu/internal/rows"

	"github.com/klauspost/compress/s2"
)

// TestLongRows has a small file of long rows: they take what they take packed,
// and are bounded by what they are.
func TestLongRows(t *testing.T) {
	t.Parallel()
	c := small(t.TempDir())
	c.Workers, c.MaxRowBytes = -1, 8<<20
	s := open(t, c)
	long := func(n int) string {
		t.Helper()
		id, err := s.Submit(t.Context(), "an", someJob(), list(n, func(_ int, row *rows.Row) {
			row.Values["name"] = rows.Value{Text: string(bytes.Repeat([]byte("â"), 15_000))}
		}))
		if errors.Is(err, ErrRowsTooLong) {
			return ""
		}
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	id := long(250)
	r, _, err := s.record(t.Context(), id)
	if err != nil || r.Stored > 500_000 {
		t.Errorf("%d bytes are stored, %v", r.Stored, err)
	}
	if long(300) != "" {
		t.Error("9 MB of rows are taken")
	}
}

// TestOwners bounds what one owner may have: the others have the rest.
func TestOwners(t *testing.T) {
	c := small(t.TempDir())
	c.Workers, c.MaxJobs, c.MaxBytes, c.OwnerBytes = -1, 4, 8<<20, 300_000
	s := open(t, c)
	give := func(owner string, in int) error {
		_, err := s.Submit(t.Context(), owner, someJob(), list(in, func(i int, row *rows.Row) {
			row.Values["name"] = rows.Value{Text: noise(i, 10_000)}
		}))
		return err
	}
	for i, test := range []struct {
		owner string
		rows  int
		want  error
	}{
		{"an", 1, nil},
		{"an", 1, nil},
		{"an", 1, ErrTooManyJobs},
		{"binh", 1, nil},
		{"", 1, nil},
		{"chi", 1, ErrTooManyJobs}, // all together
	} {
		// The board may hear of a job a moment late.
		known(t, s, i-i/3)
		if err := give(test.owner, test.rows); !errors.Is(err, test.want) {
			t.Errorf("%d: %v, want %v", i, err, test.want)
		}
	}
	s.config.MaxJobs = 100
	for i, test := range []struct {
		owner string
		want  error
	}{{"dung", ErrFull}, {"", nil}} {
		if err := s.submitNoise(t, test.owner); !errors.Is(err, test.want) {
			t.Errorf("%d: %v, want %v", i, err, test.want)
		}
	}
}

// submitNoise submits a job of some megabytes.
func (s *Store) submitNoise(t *testing.T, owner string) error {
	t.Helper()
	_, err := s.Submit(t.Context(), owner, someJob(), list(100, func(i int, row *rows.Row) {
		row.Values["name"] = rows.Value{Text: noise(i, 40_000)}
	}))
	return err
}

// known waits until the board has heard of n jobs.
func known(t *testing.T, s *Store, n int) {
	t.Helper()
	for range 3000 {
		if _, kept := s.board.size(""); kept >= n {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// TestShare has an owner whose jobs together take more than its share: they wait,
// say so, and go on when one of them is removed.
func TestShare(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	c := small(t.TempDir())
	c.MaxBytes, c.OwnerBytes = 64<<20, 1_800_000
	s := open(t, c)
	in := list(60, func(_ int, row *rows.Row) { row.Values["bytes"] = rows.Value{Text: "20000"} }) // 1.2 MB, packed
	first := submit(t, s, "an", in)
	if st := wait(t, s, "an", first); st.Status != Done {
		t.Fatalf("state: %+v", st)
	}
	second := submit(t, s, "an", in)
	states, err := s.Watch(t.Context(), "an", second)
	if err != nil {
		t.Fatal(err)
	}
	var seen []Status
	for st := range states {
		if len(seen) == 0 || seen[len(seen)-1] != st.Status {
			seen = append(seen, st.Status)
		}
		if st.Status == Paused && st.Reason == ReasonFull && first != "" {
			if err := s.Delete(t.Context(), "an", first); err != nil {
				t.Error(err)
			}
			first = ""
		}
	}
	if len(seen) == 0 || seen[len(seen)-1] != Done || first != "" {
		t.Errorf("the job went through %q", seen)
	}
	exactly(t, results(t, s, "an", second), in)
}

// TestUnable has a process that cannot do a job, and then one that can.
func TestUnable(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	c := small(dir)
	s, err := Open(t.Context(), c, func(batch.Spec) (batch.Maker, error) { return nil, fmt.Errorf("no converter: %w", ErrUnable) })
	if err != nil {
		t.Fatal(err)
	}
	id := submit(t, s, "an", list(25, nil))
	states, err := s.Watch(t.Context(), "an", id)
	if err != nil {
		t.Fatal(err)
	}
	for st := range states {
		if st.Status == Paused {
			if st.Reason != ReasonConverter {
				t.Errorf("state: %+v", st)
			}
			break
		}
	}
	if stats, err := s.Stats(t.Context()); err != nil || stats.Jobs[Paused] != 1 {
		t.Errorf("%+v, %v", stats, err)
	}
	shut(t, s)
	s = open(t, c)
	if st := wait(t, s, "an", id); st.Status != Done || st.Reason != "" {
		t.Errorf("state: %+v", st)
	}
}

// FuzzUnpack reads what a broken disk may give, and what was packed.
func FuzzUnpack(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte(`{"row":2}`))
	f.Add([]byte{packedMark, 0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Add(append([]byte{packedMark}, s2.Encode(nil, bytes.Repeat([]byte("x"), 1000))...))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := unpack(data); err != nil && !errors.Is(err, errBroken) {
			t.Error(err)
		}
		err := packed(data, func(b []byte) error {
			got, err := unpack(bytes.Clone(b))
			if !bytes.Equal(got, data) {
				t.Errorf("%d bytes became %d", len(data), len(got))
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}
