package jobs

import (
	"maps"
	"testing"
)

// TestStats counts a job that waits, and the same job when it is done.
func TestStats(t *testing.T) {
	dir := t.TempDir()
	counted := func(s *Store, status Status, chunks int) {
		t.Helper()
		st, err := s.Stats(t.Context())
		if want := map[Status]int{status: 1}; err != nil || !maps.Equal(st.Jobs, want) || st.Chunks != chunks {
			t.Errorf("%+v %v, want %v and %d chunks", st, err, want, chunks)
		}
	}
	c := small(dir)
	c.Workers = -1
	s := open(t, c)
	id := submit(t, s, "an", list(25, nil))
	shut(t, s)
	s = open(t, c) // a board may hear of a job a moment late, but begins with all there is
	counted(s, Queued, 3)
	shut(t, s)
	s = open(t, small(dir))
	wait(t, s, "an", id)
	shut(t, s)
	counted(open(t, c), Done, 0)
}
