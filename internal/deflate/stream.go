package deflate

import (
	"encoding/binary"
	"hash/adler32"
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
	const spare = 8                              // bytes that are written at once, of which some count
	out := slices.Grow(b.out, 2*len(data)+spare) // a byte takes 15 bits at most
	end, rest, n := len(out), b.rest, b.n
	out = out[:cap(out)]
	add := func(bits uint64, more uint) {
		rest |= bits << n
		n += more
		binary.LittleEndian.PutUint64(out[end:], rest)
		end += int(n / 8)
		rest >>= n &^ 7
		n &= 7
	}
	for i := 0; i <= len(pieces); i++ {
		literals := data
		if i < len(pieces) {
			literals = data[:pieces[i].literals]
		}
		for _, v := range literals {
			add(uint64(c.words[v].bits), uint(c.words[v].n))
		}
		if i < len(pieces) {
			p := &pieces[i]
			data = data[int(p.literals)+int(p.n):]
			add(c.repeat(int(p.n), int(p.distance)))
		}
	}
	b.out, b.rest, b.n = out[:end], rest, n
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
		n := searched
		for n < most && i+n < len(data) && data[at+n] == data[i+n] {
			n++
		}
		p.pieces = append(p.pieces, piece{uint32(i - done), uint16(n), uint16(i - at)})
		done = i + n
		for i++; i < done && i <= len(data)-searched; i++ {
			*p.place(binary.LittleEndian.Uint32(data[i:])) = int32(i + 1)
		}
		i = done
	}
	return p.pieces
}

// place is where it is remembered where four bytes last began.
func (p *Packer) place(four uint32) *int32 {
	const spread = 0x9E3779B1
	return &p.places[four*spread>>(32-placeBits)]
}
