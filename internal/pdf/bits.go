package pdf

import "encoding/binary"

// bits is a string of bits as deflate has them: the first is the lowest of the
// first byte. Full groups of 32 stand in out.
type bits struct {
	out  []byte
	rest uint64 // fewer than 32 bits
	n    uint   // of rest
}

// put appends the n lowest bits of v, at most 32; the others are 0.
func (b *bits) put(v uint64, n uint) {
	b.rest |= v << b.n
	if b.n += n; b.n >= 32 {
		b.out = binary.LittleEndian.AppendUint32(b.out, uint32(b.rest))
		b.rest >>= 32
		b.n -= 32
	}
}

// join appends another string.
func (b *bits) join(s *bits) {
	out, rest, n := b.out, b.rest, b.n
	for group := s.out; len(group) >= 4; group = group[4:] {
		rest |= uint64(binary.LittleEndian.Uint32(group)) << n
		out = binary.LittleEndian.AppendUint32(out, uint32(rest))
		rest >>= 32
	}
	b.out, b.rest = out, rest
	b.put(s.rest, s.n)
}

// bytes ends the string with a whole byte.
func (b *bits) bytes() []byte {
	for ; b.n > 0; b.n -= min(b.n, 8) {
		b.out = append(b.out, byte(b.rest))
		b.rest >>= 8
	}
	return b.out
}
