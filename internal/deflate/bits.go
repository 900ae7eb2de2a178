package deflate

import "encoding/binary"

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

// Join appends another string.
func (b *Bits) Join(s *Bits) {
	out, rest, n, group := b.out, b.rest, b.n, s.out
	for ; len(group) >= 4; group = group[4:] {
		rest |= uint64(binary.LittleEndian.Uint32(group)) << n
		out = binary.LittleEndian.AppendUint32(out, uint32(rest))
		rest >>= 32
	}
	b.out, b.rest = out, rest
	for _, v := range group {
		b.put(uint64(v), 8)
	}
	b.put(s.rest, s.n)
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
