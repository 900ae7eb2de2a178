package deflate

import (
	"encoding/binary"
	"slices"
)

// Bits is a string of bits as deflate has them: the first is the lowest of the
// first byte.
type Bits struct {
	out  []byte
	rest uint64 // fewer than 8 bits
	n    uint   // of rest
}

// Begin forgets all but the memory, and begins anew with whole bytes.
func (b *Bits) Begin(bytes ...byte) { *b = Bits{out: append(b.out[:0], bytes...)} }

// put appends the n lowest bits of v, at most 56; the others are 0.
func (b *Bits) put(v uint64, n uint) {
	b.rest |= v << b.n
	for b.n += n; b.n >= 8; b.n -= 8 {
		b.out = append(b.out, byte(b.rest))
		b.rest >>= 8
	}
}

// spare is room behind what is written: push writes eight bytes at once, of which
// some count.
const spare = 8

// push appends the n lowest bits of v, at most 56, to a string that ends in out and
// has the rest behind that; it tells where that leads. It is put for who writes much.
func push(out []byte, end int, rest uint64, restBits uint, v uint64, n uint) (int, uint64, uint) {
	rest |= v << restBits
	n += restBits
	binary.LittleEndian.PutUint64(out[end:], rest)
	return end + int(n/8), rest >> (n &^ 7), n & 7
}

// Join appends another string.
func (b *Bits) Join(s *Bits) {
	const step = 7 // bytes: with the rest no more than 64 bits
	out := slices.Grow(b.out, len(s.out)+1+spare)
	end, rest, n, group := len(out), b.rest, b.n, s.out
	out = out[:cap(out)]
	for ; len(group) > step; group = group[step:] {
		end, rest, n = push(out, end, rest, n, binary.LittleEndian.Uint64(group)&(1<<(8*step)-1), 8*step)
	}
	for _, v := range group {
		end, rest, n = push(out, end, rest, n, uint64(v), 8)
	}
	end, rest, n = push(out, end, rest, n, s.rest, s.n)
	b.out, b.rest, b.n = out[:end], rest, n
}

// Sum ends a zlib stream with a whole byte and the Adler-32 of what is packed. The
// result is good until the next Begin.
func (b *Bits) Sum(adler uint32) []byte {
	if b.n > 0 {
		b.put(0, 8-b.n)
	}
	b.out = binary.BigEndian.AppendUint32(b.out, adler)
	return b.out
}
