package memory

import (
	"context"
	"slices"
	"sync"
	"testing"
)

// TestLoans wants what is lent to be empty, room for as many things as were asked
// for, and no room in two hands, whoever works beside.
func TestLoans(t *testing.T) {
	shelf := NewShelf[*int](8)
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for range 200 {
				loans := new(Loans)
				var stock Stock[*int]
				var taken [][]*int
				for _, n := range []int{1, 3, 2, 4, 5, 100} {
					room := stock.Borrow(shelf, loans, n, 4)
					if len(room) != 0 || cap(room) < n {
						t.Errorf("room of %d for %d, want %d", len(room), cap(room), n)
					}
					room = room[:n]
					if slices.ContainsFunc(room, func(p *int) bool { return p != nil }) {
						t.Error("what is lent is not empty")
					}
					for i := range room {
						room[i] = new(worker)
					}
					taken = append(taken, room)
				}
				for _, room := range taken {
					if slices.ContainsFunc(room, func(p *int) bool { return *p != worker }) {
						t.Error("two have the same room")
					}
				}
				loans.Return()
			}
		})
	}
	wg.Wait()
}

// TestReturn wants nothing to stay in what is given back, however much that is, and
// room to be had without loans.
func TestReturn(t *testing.T) {
	shelf := NewShelf[string](2)
	loans := new(Loans)
	var stock Stock[string]
	var all []*string
	for range 2 * mostReturned {
		all = append(all, &append(stock.Borrow(shelf, loans, 1, 1), "mật")[0])
	}
	if len(loans.pieces) != mostReturned {
		t.Fatalf("%d pieces for %d strings, two each", len(loans.pieces), len(all))
	}
	loans.Return()
	if slices.ContainsFunc(all, func(s *string) bool { return *s != "" }) {
		t.Error("a text stays in the room that is lent next")
	}
	loans = LoansOf(Lend(context.Background(), loans))
	if room := stock.Borrow(shelf, loans, 1, 1); cap(room) < 1 || len(loans.pieces) != 1 {
		t.Errorf("room for %d of %d pieces", cap(room), len(loans.pieces))
	}
	if loans = LoansOf(context.Background()); loans != nil {
		t.Fatal("loans of nobody")
	}
	stock = nil
	if room := stock.Borrow(shelf, loans, 3, 4); cap(room) < 3 || len(room) > 0 {
		t.Errorf("room for %d without loans", cap(room))
	}
	loans.Return()
}
