package memory

import "sync"

// Shelf has pieces of room for things of one kind. Documents borrow them one after
// another, which is quicker than to ask for new room each time and to have it
// collected. It is safe for concurrent use.
type Shelf[T any] struct {
	size int
	free sync.Pool // of *lent[T], empty
}

// NewShelf is a shelf of pieces for so many things each.
func NewShelf[T any](size int) *Shelf[T] { return &Shelf[T]{size: size} }

// lent is a piece of a shelf.
type lent[T any] struct {
	shelf *Shelf[T]
	room  []T
}

// putBack empties the piece, so that nothing of one document is seen in the next.
func (l *lent[T]) putBack() {
	clear(l.room)
	l.shelf.free.Put(l)
}

// lend takes a piece off the shelf.
func (s *Shelf[T]) lend(to *Loans) []T {
	piece, ok := s.free.Get().(*lent[T])
	if !ok {
		piece = &lent[T]{s, make([]T, s.size)}
	}
	to.pieces = append(to.pieces, piece)
	return piece.room[:0]
}

// Loans are the pieces that a document has borrowed. They serve one goroutine. Who
// has none gets new room for all.
type Loans struct{ pieces []interface{ putBack() } }

// mostReturned is how many pieces of a document are lent again: what a paper of a
// thousand pages took does not stay for letters.
const mostReturned = 256

// Return gives the pieces back: nobody may look at what stood in them any more.
func (l *Loans) Return() {
	if l == nil {
		return
	}
	for _, p := range l.pieces[:min(len(l.pieces), mostReturned)] {
		p.putBack()
	}
	l.pieces = nil
}
