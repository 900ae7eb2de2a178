package deflate

import (
	"encoding/binary"
	"hash/adler32"
	"math/bits"
	"slices"
)

// window is how far back a repeat reaches, searched how many bytes are looked for,
// and placeBits how long the hash is that tells where.
const (
	window    = 1 << 15
	searched  = 4
	placeBits = 12
)

// Packer packs streams. It serves one goroutine.
type Packer struct {
	places [1 << placeBits]int32 // behind where bytes of a hash last began; 0: nowhere
	pieces []piece
	bits   Bits
}

// piece is some bytes as they are, and then n bytes that stood so far back.
type piece struct {
	literals    uint32
	n, distance uint16
}

// Stream packs data as a zlib stream (RFC 1950) in a code that has codewords for all
// symbols. The result is good until the next call.
func (p *Packer) Stream(c *Code, data []byte) []byte {
	const zlib, fastest = 0x78, 0x01
	p.bits.Begin(zlib, fastest)
	c.Start(&p.bits)
	c.pieces(&p.bits, data, p.find(data))
	c.End(&p.bits)
	return p.bits.Sum(adler32.Checksum(data))
}

// pieces appends data in pieces, and what is behind the last as it is.
func (c *Code) pieces(b *Bits, data []byte, pieces []piece) {
	out := slices.Grow(b.out, 2*len(data)+spare) // a byte takes 15 bits at most
	end, rest, n := len(out), b.rest, b.n
	out = out[:cap(out)]
	for i := 0; i <= len(pieces); i++ {
		literals := data
		if i < len(pieces) {
			literals = data[:pieces[i].literals]
		}
		for ; len(literals) > 2; literals = literals[3:] { // together they have 45 bits at most
			one, two, three := c.words[literals[0]], c.words[literals[1]], c.words[literals[2]]
			v := uint64(one.bits) | uint64(two.bits)<<one.n | uint64(three.bits)<<(one.n+two.n)
			end, rest, n = push(out, end, rest, n, v, uint(one.n+two.n+three.n))
		}
		for _, v := range literals {
			end, rest, n = push(out, end, rest, n, uint64(c.words[v].bits), uint(c.words[v].n))
		}
		if i < len(pieces) {
			p := &pieces[i]
			data = data[int(p.literals)+int(p.n):]
			v, more := c.repeat(int(p.n), int(p.distance))
			end, rest, n = push(out, end, rest, n, v, more)
		}
	}
	b.out, b.rest, b.n = out[:end], rest, n
}

// Table appends a table of entries of 2 or 4 bytes. Entries that are as the one
// before cost next to nothing.
func (c *Code) Table(b *Bits, data []byte, entry int) {
	const longest = most &^ 3 // of a repeat, so that no half an entry is left
	out := slices.Grow(b.out, 2*len(data)+spare)
	end, rest, n := len(out), b.rest, b.n
	out = out[:cap(out)]
	for i := 0; i < len(data); {
		run := 0
		for at := i; i > 0 && run < longest && at+entry <= len(data) && asBefore(data[at-entry:], entry); at += entry {
			run += entry
		}
		if run >= least {
			v, more := c.repeat(run, entry)
			end, rest, n = push(out, end, rest, n, v, more)
			i += run
			continue
		}
		for _, v := range data[i:min(i+entry, len(data))] {
			end, rest, n = push(out, end, rest, n, uint64(c.words[v].bits), uint(c.words[v].n))
		}
		i += entry
	}
	b.out, b.rest, b.n = out[:end], rest, n
}

// asBefore tells whether the second entry of data is as the first.
func asBefore(data []byte, entry int) bool {
	if entry == 2 {
		return binary.LittleEndian.Uint16(data) == binary.LittleEndian.Uint16(data[2:])
	}
	return binary.LittleEndian.Uint32(data) == binary.LittleEndian.Uint32(data[4:])
}

// find finds what is repeated: at each place the last that stood before and is four
// bytes long at least. What is behind the last piece is not repeated.
func (p *Packer) find(data []byte) []piece {
	clear(p.places[:])
	p.pieces = p.pieces[:0]
	done := 0
	for i := 0; i <= len(data)-searched; {
		four := binary.LittleEndian.Uint32(data[i:])
		place := p.place(four)
		at := int(*place) - 1
		*place = int32(i + 1)
		if at < 0 || i-at > window || binary.LittleEndian.Uint32(data[at:]) != four {
			i++
			continue
		}
		n := alike(data, at, i)
		p.pieces = append(p.pieces, piece{uint32(i - done), uint16(n), uint16(i - at)})
		done = i + n
		for i++; i < done && i <= len(data)-searched; i++ {
			*p.place(binary.LittleEndian.Uint32(data[i:])) = int32(i + 1)
		}
		i = done
	}
	return p.pieces
}

// alike is how many bytes are the same from two places on, of which the first four are.
func alike(data []byte, at, i int) int {
	n := searched
	for n <= most-8 && i+n+8 <= len(data) {
		if x := binary.LittleEndian.Uint64(data[at+n:]) ^ binary.LittleEndian.Uint64(data[i+n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
		n += 8
	}
	for n < most && i+n < len(data) && data[at+n] == data[i+n] {
		n++
	}
	return n
}

// place is where it is remembered where four bytes last began.
func (p *Packer) place(four uint32) *int32 {
	const spread = 0x9E3779B1
	return &p.places[four*spread>>(32-placeBits)]
}
