// Package memory bounds the memory that documents take while they are made. Who
// makes something that a document can make many of, paragraphs, lines, words,
// counts it where it is made, before there are too many. What is counted are
// bytes as they were measured, not as the allocator has them.
package memory

import (
	"context"
	"errors"
	"sync/atomic"
)

// What ends the making of a document.
var (
	ErrLarge = errors.New("memory: the document needs more than one may")
	ErrBusy  = errors.New("memory: others have what it would need")
)

// Pool is the memory that all documents which are made at a time share.
type Pool struct {
	most int64
	used atomic.Int64
}

// NewPool is a pool of so many bytes.
func NewPool(most int64) *Pool { return &Pool{most: most} }

// Most is what there is of it.
func (p *Pool) Most() int64 { return p.most }

// Used is what is taken.
func (p *Pool) Used() int64 { return p.used.Load() }

// Share is what one document takes. It serves one goroutine. A nil Share has no
// bound.
type Share struct {
	pool    *Pool // nil: there is room enough
	most    int64
	taken   int64
	granted int64 // by the pool, in steps
	err     error
}

// Share is one of at most so many bytes, and of no more than the whole pool.
// Free gives it back. The pool may be nil.
func (p *Pool) Share(most int64) *Share {
	if p != nil {
		most = min(most, p.most)
	}
	return &Share{pool: p, most: most}
}

// step is what a share asks the pool for at a time.
const step = 1 << 20

// Take counts n bytes. When there are too many, Err says so from then on.
func (s *Share) Take(n int) {
	if s == nil || s.err != nil {
		return
	}
	s.taken += int64(n)
	if s.taken > s.most {
		s.err = ErrLarge
		return
	}
	if s.pool == nil || s.taken <= s.granted {
		return
	}
	more := min(max(step, s.taken-s.granted), s.most-s.granted)
	if s.pool.used.Add(more) > s.pool.most {
		s.pool.used.Add(-more)
		s.err = ErrBusy
		return
	}
	s.granted += more
}

// Need is Take and Err in one.
func (s *Share) Need(n int) error {
	s.Take(n)
	return s.Err()
}

// Taken is what was counted.
func (s *Share) Taken() int64 {
	if s == nil {
		return 0
	}
	return s.taken
}

// Err is ErrLarge or ErrBusy when the share is used up.
func (s *Share) Err() error {
	if s == nil {
		return nil
	}
	return s.err
}

// Back counts no more than was counted at a time before, for who throws away what
// was made since, and gives up what ErrLarge has ended. What the pool gave stays
// with the share.
func (s *Share) Back(taken int64) {
	if s != nil {
		s.taken, s.err = taken, nil
	}
}

// Keep gives back all but so many bytes.
func (s *Share) Keep(n int64) {
	if s == nil || n >= s.granted {
		return
	}
	if s.pool != nil {
		s.pool.used.Add(n - s.granted)
	}
	s.granted, s.taken = n, n
}

// Free gives everything back.
func (s *Share) Free() {
	if s.pool != nil {
		s.pool.used.Add(-s.granted)
	}
	s.granted, s.taken, s.err = 0, 0, nil
}

type (
	key      struct{}
	loansKey struct{}
)

// Lend is a context for the making of one document from borrowed room.
func Lend(ctx context.Context, l *Loans) context.Context {
	return context.WithValue(ctx, loansKey{}, l)
}

// LoansOf are the loans of a context; nil: none.
func LoansOf(ctx context.Context) *Loans {
	l, _ := ctx.Value(loansKey{}).(*Loans)
	return l
}

// With is a context for the making of one document from a share.
func With(ctx context.Context, s *Share) context.Context { return context.WithValue(ctx, key{}, s) }

// Of is the share of a context; nil: none.
func Of(ctx context.Context) *Share {
	s, _ := ctx.Value(key{}).(*Share)
	return s
}

// Stopped is why work in a context should end: the context's error, or that of
// its share.
func Stopped(ctx context.Context, s *Share) error {
	if err := s.Err(); err != nil {
		return err
	}
	return ctx.Err()
}
