package memory

import "slices"

// Stock is room for a few things at a time, cut from larger pieces. What it has given
// stays as long as one thing of the piece does.
type Stock[T any] []T

// Take is room for up to n things, from pieces of so many. What would fill most of a
// piece is one of its own, and nothing is lost of the one before it.
func (s *Stock[T]) Take(n, piece int) []T {
	if cap(*s)-len(*s) < n {
		if n > piece/2 {
			return slices.Grow([]T(nil), n)
		}
		*s = slices.Grow([]T(nil), piece)
	}
	return s.cut(n)
}

// Borrow is Take from pieces of a shelf, which stay until the loans are returned;
// without loans, from new ones.
func (s *Stock[T]) Borrow(from *Shelf[T], loans *Loans, n, piece int) []T {
	if loans == nil {
		return s.Take(n, piece)
	}
	if cap(*s)-len(*s) < n {
		if n > from.size/2 {
			return slices.Grow([]T(nil), n)
		}
		*s = from.lend(loans)
	}
	return s.cut(n)
}

// cut takes room for n things from the piece.
func (s *Stock[T]) cut(n int) []T {
	at := len(*s)
	*s = (*s)[:at+n]
	return (*s)[at : at : at+n]
}
