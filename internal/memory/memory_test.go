package memory

import (
	"context"
	"errors"
	"sync"
	"testing"
)

func TestShare(t *testing.T) {
	pool := NewPool(10 << 20)
	one, two := pool.Share(6<<20), pool.Share(100<<20)
	one.Take(5 << 20)
	two.Take(5 << 20)
	if one.Err() != nil || two.Err() != nil || pool.Used() != 10<<20 {
		t.Fatal(one.Err(), two.Err(), pool.Used())
	}
	two.Take(1)
	if !errors.Is(two.Err(), ErrBusy) {
		t.Error(two.Err())
	}
	one.Take(2 << 20)
	if !errors.Is(one.Err(), ErrLarge) {
		t.Error(one.Err())
	}
	one.Free()
	two.Free()
	if pool.Used() != 0 {
		t.Error(pool.Used())
	}
	whole := pool.Share(100 << 20)
	whole.Take(10<<20 + 1)
	if !errors.Is(whole.Err(), ErrLarge) { // it would never do
		t.Error(whole.Err())
	}
	whole.Free()
}

// TestBack wants a trial to cost no more than the room it had, once.
func TestBack(t *testing.T) {
	pool := NewPool(10 << 20)
	s := pool.Share(4 << 20)
	s.Take(2 << 20)
	for range 3 {
		taken := s.Taken()
		s.Take(3 << 20)
		if !errors.Is(s.Err(), ErrLarge) {
			t.Fatal(s.Err())
		}
		s.Back(taken)
	}
	if err := s.Need(1 << 20); err != nil || s.Taken() != 3<<20 || pool.Used() != 3<<20 {
		t.Error(err, s.Taken(), pool.Used())
	}
	s.Free()
	if pool.Used() != 0 {
		t.Error(pool.Used())
	}
	(*Share)(nil).Back(1)
}

func TestNone(t *testing.T) {
	var none *Share
	none.Take(1 << 40)
	if none.Err() != nil || Of(context.Background()) != nil || Stopped(context.Background(), none) != nil {
		t.Error("there is a bound")
	}
	alone := (*Pool)(nil).Share(10)
	ctx := With(context.Background(), alone)
	Of(ctx).Take(11)
	if !errors.Is(Stopped(ctx, Of(ctx)), ErrLarge) {
		t.Error(alone.Err())
	}
	alone.Free()
}

// TestTogether has many take at once: no more is ever given out than there is.
func TestTogether(t *testing.T) {
	pool := NewPool(64 << 20)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 50 {
				s := pool.Share(32 << 20)
				for range 300 {
					s.Take(100 << 10)
				}
				s.Free()
			}
		})
	}
	wait.Wait()
	if pool.Used() != 0 {
		t.Error(pool.Used())
	}
}
