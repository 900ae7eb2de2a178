package memory

import (
	"sync"
	"sync/atomic"
	"testing"
)

// TestKnown makes a value once while it is asked for often, and keeps no more than it
// may.
func TestKnown(t *testing.T) {
	const most = 8
	k := NewKnown[int, int](most)
	var made atomic.Int64
	get := func(key int) {
		if v := k.Get(key, func() int { made.Add(1); return 10 * key }); v != 10*key {
			t.Errorf("%d has the value %d", key, v)
		}
	}
	for range 3 {
		for key := range most {
			get(key)
		}
	}
	if made.Load() != most {
		t.Errorf("%d values were made of %d keys", made.Load(), most)
	}
	var running sync.WaitGroup
	for range 4 {
		running.Go(func() {
			for key := range 10 * most {
				get(key)
			}
		})
	}
	running.Wait()
	if len(k.of) != most {
		t.Errorf("%d values are kept", len(k.of))
	}
}
