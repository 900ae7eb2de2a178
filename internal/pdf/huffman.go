package pdf

import (
	"cmp"
	mathbits "math/bits"
	"slices"
)

// huffman is a code of deflate (RFC 1951, 3.2.7) in which all cuts of a face
// are packed, whatever is in them. So a glyph is packed once, as a string of
// bits, and files are made by joining strings. The code knows all bytes, and
// repeats of what stood 2 or 4 bytes before.
type huffman struct {
	words [symbols]codeword
	head  bits // how a block in this code begins
}

type codeword struct {
	bits uint16 // the first is the lowest
	n    uint8
}

const (
	endOfBlock = 256 // then come the 29 lengths of repeats
	symbols    = 286
	longest    = 15 // bits of a codeword
	distances  = 4  // the codes of distances from 1 to 4
)

// distanceLengths are the lengths of the codewords of distances: of two, 0 is
// that of distance 2 and 1 that of distance 4.
var distanceLengths = [distances]uint8{0, 1, 0, 1}

// newHuffman makes the code that is best for the data, and good for repeats.
func newHuffman(data [][]byte) *huffman {
	var often [symbols]int
	total := 0
	for _, d := range data {
		total += len(d)
		for _, b := range d {
			often[b]++
		}
	}
	for i := range often {
		often[i] = max(often[i], 1)
		if i > endOfBlock {
			often[i] = total/1000 + 1 // a guess: most files have some dozens of them
		}
	}
	h := new(huffman)
	lengths := codeLengths(often[:], longest)
	copy(h.words[:], codewords(lengths))
	h.begin(append(lengths, distanceLengths[:]...))
	return h
}

// begin writes the head of the only block: the lengths of all codewords, in a
// code of their own, in which 16 repeats the one before three to six times.
func (h *huffman) begin(lengths []uint8) {
	const again, least, most = 16, 3, 6
	type step struct{ symbol, more uint8 }
	var steps []step
	often := make([]int, 19)
	for i := 0; i < len(lengths); {
		run := 1
		for i+run < len(lengths) && run <= most && lengths[i+run] == lengths[i] {
			run++
		}
		steps = append(steps, step{symbol: lengths[i]})
		often[lengths[i]]++
		i++
		if run--; run >= least {
			steps = append(steps, step{again, uint8(run - least)})
			often[again]++
			i += run
		}
	}
	own := codeLengths(often, 7)
	words := codewords(own)
	h.head.put(1, 1) // the last block
	h.head.put(2, 2) // with a code of its own
	h.head.put(symbols-257, 5)
	h.head.put(distances-1, 5)
	h.head.put(uint64(len(own))-4, 4)
	for _, symbol := range []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15} {
		h.head.put(uint64(own[symbol]), 3)
	}
	for _, s := range steps {
		w := words[s.symbol]
		h.head.put(uint64(w.bits), uint(w.n))
		if s.symbol == again {
			h.head.put(uint64(s.more), 2)
		}
	}
}

// pack appends data to a string of bits.
func (h *huffman) pack(b *bits, data []byte) {
	for _, c := range data {
		w := h.words[c]
		b.put(uint64(w.bits), uint(w.n))
	}
}

// packTable appends data of entries of 2 or 4 bytes. Entries that are as the
// one before cost next to nothing.
func (h *huffman) packTable(b *bits, data []byte, entry int) {
	const least, most = 3, 256 // bytes of a repeat; not 258, so that no half an entry is left
	for i := 0; i < len(data); {
		run := 0
		for i >= entry && i+run < len(data) && run < most && data[i+run] == data[i+run-entry] {
			run++
		}
		if run -= run % entry; run >= least {
			h.repeat(b, run, entry)
			i += run
			continue
		}
		next := min(i+entry, len(data))
		h.pack(b, data[i:next])
		i = next
	}
}

// repeat appends what stood 2 or 4 bytes before, n bytes long.
func (h *huffman) repeat(b *bits, n, distance int) {
	n -= 3
	extra := uint(max(mathbits.Len(uint(n))-3, 0))
	w := h.words[endOfBlock+1+4*int(extra)+n>>extra]
	b.put(uint64(w.bits), uint(w.n))
	b.put(uint64(n)&(1<<extra-1), extra)
	b.put(uint64(distance/4), 1)
}

// end ends the block.
func (h *huffman) end(b *bits) {
	w := h.words[endOfBlock]
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
				words[s] = codeword{mathbits.Reverse16(next) >> (16 - n), n}
				next++
			}
		}
		next <<= 1
	}
	return words
}
