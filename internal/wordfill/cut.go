package wordfill

import (
	"cmp"
	"slices"
)

// item is a stretch of a part that is not printed as it is.
type item struct {
	start, end int
	rank       int                       // of those on the same stretch: the outer first
	pieces     []piece                   // what is printed instead, if wrap is nil
	wrap       func(inner []piece) piece // what is made of the pieces inside
}

// cutter cuts a part at its items.
type cutter struct {
	raw   []byte
	items []item
	next  int
}

// cut gives the pieces of a part. Items do not cross each other; what stands in
// an item without wrap goes with it.
func cut(raw []byte, items []item) []piece {
	slices.SortStableFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(a.rank, b.rank))
	})
	c := cutter{raw: raw, items: items}
	return c.pieces(0, len(raw))
}

func (c *cutter) pieces(from, to int) []piece {
	var out joined
	for c.next < len(c.items) && c.items[c.next].start < to {
		it := c.items[c.next]
		c.next++
		out.add(literal(c.raw[from:it.start]))
		from = it.end
		if it.wrap != nil {
			out.add(it.wrap(c.pieces(it.start, it.end)))
			continue
		}
		for _, p := range it.pieces {
			out.add(p)
		}
		for c.next < len(c.items) && c.items[c.next].start < it.end {
			c.next++
		}
	}
	out.add(literal(c.raw[from:to]))
	return out.all()
}

// joined are pieces of which no two literals follow each other.
type joined struct {
	pieces []piece
	bytes  literal
}

func (j *joined) add(p piece) {
	if l, ok := p.(literal); ok {
		j.bytes = append(j.bytes, l...)
		return
	}
	j.pieces = append(j.all(), p)
}

// all ends the literal that is being joined.
func (j *joined) all() []piece {
	if len(j.bytes) > 0 {
		j.pieces = append(j.pieces, slices.Clip(j.bytes))
		j.bytes = nil
	}
	return j.pieces
}
