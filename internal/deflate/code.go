package deflate

import (
	"cmp"
	mathbits "math/bits"
	"slices"
)

// How many symbols a block of deflate has (RFC 1951, 3.2.5): the bytes, the end of the block and
// the lengths of repeats; and the distances of repeats.
const (
	Symbols   = EndOfBlock + 1 + 29
	Distances = 30

	EndOfBlock = 256
	longest    = 15 // bits of a codeword
)

// Often is how often each symbol of a block comes, or is thought to come. What is 0
// has no codeword, but the end of the block always has; some distance must come.
type Often struct {
	Symbols   [Symbols]int
	Distances [Distances]int
}

// Code is a code of deflate (RFC 1951, 3.2.7) that is made before what is packed in
// it is known. It is immutable.
type Code struct {
	words     [Symbols]codeword
	distances [Distances]codeword
	lengths   [most + 1]codeword // of repeats, with the bits that tell the rest
	head      Bits               // how a block in this code begins
}

type codeword struct {
	bits uint32 // the first is the lowest
	n    uint8
}

// NewCode makes the code that is best for how often symbols come.
func NewCode(often *Often) *Code {
	count := often.Symbols
	count[EndOfBlock] = max(count[EndOfBlock], 1)
	return newCode(codeLengths(count[:], longest), codeLengths(often.Distances[:], longest))
}

// newCode makes the code of given lengths.
func newCode(symbols, distances []uint8) *Code {
	c := new(Code)
	copy(c.words[:], codewords(symbols))
	copy(c.distances[:], codewords(distances))
	for n := least; n <= most; n++ {
		symbol, extra := lengthSymbol(n)
		w := c.words[symbol]
		c.lengths[n] = codeword{w.bits | uint32(n-least)&(1<<extra-1)<<w.n, w.n + uint8(extra)}
	}
	for len(distances) > 1 && distances[len(distances)-1] == 0 {
		distances = distances[:len(distances)-1]
	}
	c.begin(slices.Concat(symbols, distances), len(distances))
	return c
}

// begin writes the head of the only block: the lengths of all codewords, in a
// code of their own, in which 16 repeats the one before three to six times.
func (c *Code) begin(lengths []uint8, distances int) {
	const again, shortRun, longRun = 16, 3, 6
	type step struct{ symbol, more uint8 }
	var steps []step
	often := make([]int, 19)
	for i := 0; i < len(lengths); {
		run := 1
		for i+run < len(lengths) && run <= longRun && lengths[i+run] == lengths[i] {
			run++
		}
		steps = append(steps, step{symbol: lengths[i]})
		often[lengths[i]]++
		i++
		if run--; run >= shortRun {
			steps = append(steps, step{again, uint8(run - shortRun)})
			often[again]++
			i += run
		}
	}
	own := codeLengths(often, 7)
	words := codewords(own)
	c.head.put(1, 1) // the last block
	c.head.put(2, 2) // with a code of its own
	c.head.put(Symbols-257, 5)
	c.head.put(uint64(distances)-1, 5)
	c.head.put(uint64(len(own))-4, 4)
	for _, symbol := range []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15} {
		c.head.put(uint64(own[symbol]), 3)
	}
	for _, s := range steps {
		w := words[s.symbol]
		c.head.put(uint64(w.bits), uint(w.n))
		if s.symbol == again {
			c.head.put(uint64(s.more), 2)
		}
	}
}

// Start begins the only block.
func (c *Code) Start(b *Bits) { b.Join(&c.head) }

// Literals appends data as it is.
func (c *Code) Literals(b *Bits, data []byte) { c.pieces(b, data, nil) }

// repeat is the bits that repeat what stood so many bytes before, n bytes long: 3 to 257.
// They are at most 48.
func (c *Code) repeat(n, distance int) (bits uint64, count uint) {
	length := c.lengths[n]
	symbol, extra := distanceSymbol(distance)
	far := c.distances[symbol]
	bits = uint64(far.bits) | uint64(distance-1)&(1<<extra-1)<<far.n
	return bits<<length.n | uint64(length.bits), uint(length.n+far.n) + extra
}

// least is how many bytes are repeated at least, and most at most; the format has
// a symbol more, for 258.
const (
	least = 3
	most  = 257
)

// lengthSymbol is the symbol of a length, and how many bits tell the rest.
func lengthSymbol(n int) (symbol int, extra uint) {
	n -= least
	extra = uint(max(mathbits.Len(uint(n))-3, 0))
	return EndOfBlock + 1 + 4*int(extra) + n>>extra, extra
}

// distanceSymbol is the symbol of a distance, and how many bits tell the rest.
func distanceSymbol(distance int) (symbol int, extra uint) {
	distance--
	extra = uint(max(mathbits.Len(uint(distance))-2, 0))
	return 2*int(extra) + distance>>extra, extra
}

// End ends the block.
func (c *Code) End(b *Bits) {
	w := c.words[EndOfBlock]
	b.put(uint64(w.bits), uint(w.n))
}

// codeLengths are the lengths of codewords that suit how often symbols come;
// 0 for one that never comes. None is longer than most.
func codeLengths(often []int, most int) []uint8 {
	for often = slices.Clone(often); ; {
		lengths := treeDepths(often)
		if int(slices.Max(lengths)) <= most {
			return lengths
		}
		for i, n := range often {
			often[i] = (n + 1) / 2 // flatter; what comes at all still does
		}
	}
}

// treeDepths are the depths of the leaves of Huffman's tree.
func treeDepths(often []int) []uint8 {
	var order []int // the symbols that come, the rarest first
	for s, n := range often {
		if n > 0 {
			order = append(order, s)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(often[a], often[b]) })
	leaves := len(order)
	weight, parent := make([]int, 2*leaves-1), make([]int, 2*leaves-1)
	for i, s := range order {
		weight[i] = often[s]
	}
	leaf, node := 0, leaves
	for n := leaves; n < len(weight); n++ {
		for range 2 { // the lighter of the next leaf and the next node, twice
			next := node
			if node >= n || leaf < leaves && weight[leaf] <= weight[node] {
				next = leaf
				leaf++
			} else {
				node++
			}
			weight[n] += weight[next]
			parent[next] = n
		}
	}
	depth, lengths := make([]uint8, len(weight)), make([]uint8, len(often))
	for i := len(weight) - 2; i >= 0; i-- {
		depth[i] = depth[parent[i]] + 1
		if i < leaves {
			lengths[order[i]] = depth[i]
		}
	}
	return lengths
}

// codewords are the codewords of given lengths (RFC 1951, 3.2.2).
func codewords(lengths []uint8) []codeword {
	words := make([]codeword, len(lengths))
	next := uint16(0)
	for n := uint8(1); n <= longest; n++ {
		for s, l := range lengths {
			if l == n {
				words[s] = codeword{uint32(mathbits.Reverse16(next) >> (16 - n)), n}
				next++
			}
		}
		next <<= 1
	}
	return words
}
