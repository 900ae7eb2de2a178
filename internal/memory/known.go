package memory

import "sync"

// Known keeps what was made of keys, for when one comes again. It is safe for
// concurrent use.
type Known[K comparable, V any] struct {
	most int
	mu   sync.Mutex
	of   map[K]V
}

// NewKnown keeps at most so many values.
func NewKnown[K comparable, V any](most int) *Known[K, V] {
	return &Known[K, V]{most: most, of: map[K]V{}}
}

// Get is the value of a key, made now or earlier. Where too many are kept, any gives
// way: what is asked for often is soon there again. Others get theirs while one is made.
func (k *Known[K, V]) Get(key K, create func() V) V {
	k.mu.Lock()
	v, ok := k.of[key]
	k.mu.Unlock()
	if ok {
		return v
	}
	v = create()
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.of) == k.most {
		for old := range k.of {
			delete(k.of, old)
			break
		}
	}
	k.of[key] = v
	return v
}
