package jobs

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestFlippedBits breaks the bucket of states on disk, in every part of it: the
// jobs are there afterwards, and are done.
func TestFlippedBits(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	dir := t.TempDir()
	c := small(dir)
	c.Workers = -1
	s := open(t, c)
	in := list(25, nil)
	ids := []string{submit(t, s, "an", in), submit(t, s, "binh", in), submit(t, s, "an", in)}
	work, err := s.claim(t.Context(), "an", ids[0], 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := work.make(t.Context()); err != nil {
		t.Fatal(err)
	}
	shut(t, s)
	blocks, err := filepath.Glob(filepath.Join(dir, "jetstream", "*", "streams", stateStream, "msgs", "*.blk"))
	if err != nil || len(blocks) == 0 {
		t.Fatalf("%q, %v", blocks, err)
	}
	for _, block := range blocks {
		data, err := os.ReadFile(block)
		if err != nil {
			t.Fatal(err)
		}
		for at := len(data) / 8; at < len(data); at += len(data) / 4 {
			data[at] ^= 0xff
		}
		if err := os.WriteFile(block, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c = small(dir)
	c.request = 3 * time.Second
	s = open(t, c)
	for i, id := range ids {
		owner := []string{"an", "binh", "an"}[i]
		if st := wait(t, s, owner, id); st.Status != Done || st.Done != 25 {
			t.Errorf("state: %+v", st)
		}
		if !bytes.Equal(results(t, s, owner, id), alone(t, in)) {
			t.Error("other results than those of a lone run")
		}
	}
}
