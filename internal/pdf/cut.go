package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/adler32"
	"slices"

	"vanthu/internal/deflate"
)

// cut is a face cut down to the characters of a page, each glyph packed by
// itself, so that the file of those that a document uses is made by joining
// strings of bits. It is immutable.
//
// Glyphs are numbered anew: the box for missing characters is 0, the character
// of code firstCode is 1, that of the next code 2 …, then come the parts of
// composite glyphs. A glyph that is not used keeps its number and is empty.
//
// Instructions for the grid of a screen are left out: they are half of a file,
// and nobody sees them. Of a letter with 96 dots an inch, beside the same one with
// whole faces, Firefox's viewer draws the same dots but for one line of a word, and
// Chromium's shades edges a little, which the eye does not find even enlarged three
// times. poppler and MuPDF draw the same dots (TestWholeFaces of package render).
type cut struct {
	glyphs  []glyph
	metrics [][4]byte                    // of the glyphs: advance and left side bearing, as in hmtx
	fixed   []byte                       // the tables that are in all files alike, behind their directory
	sum     uint32                       // of them and of the directory, as it is before join fills it
	pieces  [len(holes) + 1]deflate.Bits // they and the directory, packed, around the holes
	packed  *deflate.Code
	widths  [256]string // of the codes, as a font tells them
	last    int         // the greatest code
	wide    bool        // the places of glyphs are told in 4 bytes, not in 2
}

// glyph is a glyph of a cut.
type glyph struct {
	parts   []int        // all glyphs that it is made of, by number
	packed  deflate.Bits // its outline
	size    int          // of the outline in bytes; even
	odd     uint32       // sum of the numbers of 16 bits at 2, 6, 10 …
	even    uint32       // sum of those at 0, 4, 8 …
	adlerA  uint64       // sum of the bytes
	adlerB  uint64       // sum of these sums
	outline []byte       // only while the cut is made
}

// Where the tables are that follow each other in a file, and how it begins.
const (
	tables    = 8
	directory = 12 + 16*tables
	headAt    = directory
	hheaAt    = headAt + 56
	maxpAt    = hheaAt + 36
	postAt    = maxpAt + 32
	cmapAt    = postAt + 32
	hmtxAt    = cmapAt + 44
)

// maxGlyphs and maxOutlines bound what a cut takes from a damaged face. The
// page of Liberation Serif has 242 glyphs of 13 kB.
const (
	maxGlyphs   = 4096
	maxOutlines = 4 << 20
)

// newCut cuts a face. glyph tells which of its glyphs shows a character. packed
// is the code of the face's cuts; if nil, one that suits this cut is made.
func newCut(src *trueType, page *codePage, glyph func(rune) int, packed *deflate.Code) (c *cut, err error) {
	defer damaged(&err)
	c = &cut{packed: packed}
	old, err := page.glyphs(glyph)
	if err != nil {
		return nil, err
	}
	c.last = firstCode + len(old) - 2
	if err := c.take(src, old); err != nil {
		return nil, err
	}
	if c.packed == nil {
		c.packed = codeOf(c.all())
	}
	total := 0
	for i := range c.glyphs {
		g := &c.glyphs[i]
		g.pack(c.packed)
		total += g.size
		if g.parts, err = c.parts(i); err != nil {
			return nil, err
		}
	}
	for i := range c.glyphs {
		c.glyphs[i].outline = nil
	}
	c.wide = total > 2*0xFFFF
	c.fix(src)
	return c, nil
}

// codeOf makes the code that is best for outlines and metrics, and good for tables,
// which repeat what stood 2 or 4 bytes before. All cuts of a face are packed in one
// code, whatever is in them: so a glyph is packed once, and files are made by joining.
func codeOf(data [][]byte) *deflate.Code {
	var often deflate.Often
	total := 0
	for _, d := range data {
		total += len(d)
		for _, b := range d {
			often.Symbols[b]++
		}
	}
	for i := range often.Symbols {
		often.Symbols[i] = max(often.Symbols[i], 1)
		if i > deflate.EndOfBlock {
			often.Symbols[i] = total/1000 + 1 // a guess: most files have some dozens of them
		}
	}
	often.Distances[2-1], often.Distances[4-1] = 1, 1
	return deflate.NewCode(&often)
}

// none is for a code without a character.
const none = -1

// glyphs are the glyphs of a face for the numbers of a cut.
func (p *codePage) glyphs(glyph func(rune) int) ([]int, error) {
	old := []int{0}
	for _, r := range p[firstCode:] {
		g := none
		if r != 0 {
			if g = glyph(r); g == 0 {
				return nil, fmt.Errorf("no glyph for %U", r)
			}
		}
		old = append(old, g)
	}
	for old[len(old)-1] == none {
		old = old[:len(old)-1]
	}
	return old, nil
}

// take copies the glyphs of a face, and those that they refer to.
func (c *cut) take(src *trueType, old []int) error {
	number := make(map[int]int, len(old)) // new ones by old ones
	for n, g := range old {
		// A glyph that shows two characters is taken twice.
		if _, ok := number[g]; !ok {
			number[g] = n
		}
	}
	size := 0
	for n := 0; n < len(old); n++ { // grows on the way
		var g glyph
		var metric [4]byte
		if old[n] != none {
			outline, err := src.bare(old[n])
			if err != nil {
				return err
			}
			err = outline.components(func(at int) error {
				part := outline.u16(at)
				if part >= src.glyphs {
					return errors.New("a composite glyph refers to one that is not there")
				}
				if _, ok := number[part]; !ok {
					number[part], old = len(old), append(old, part)
				}
				binary.BigEndian.PutUint16(outline[at:], uint16(number[part]))
				return nil
			})
			if err != nil {
				return err
			}
			g.outline, metric = outline, src.metric(old[n])
		}
		c.glyphs, c.metrics = append(c.glyphs, g), append(c.metrics, metric)
		if size += len(g.outline); size > maxOutlines || len(old) > maxGlyphs {
			return errTooLarge
		}
	}
	return nil
}

// all is what the cut is packed from.
func (c *cut) all() [][]byte {
	var all [][]byte
	for i := range c.glyphs {
		all = append(all, c.glyphs[i].outline, c.metrics[i][:])
	}
	return all
}

// parts are the glyphs that a glyph is made of, all the way down.
func (c *cut) parts(n int) ([]int, error) {
	found := []int{n}
	for i := 0; i < len(found); i++ { // grows on the way
		outline := table(c.glyphs[found[i]].outline)
		err := outline.components(func(at int) error {
			part := outline.u16(at)
			if part == n {
				return errors.New("a composite glyph is a part of itself")
			}
			if !slices.Contains(found, part) {
				found = append(found, part)
			}
			if len(found) > 64 {
				return errors.New("a composite glyph of too many parts")
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found[1:], nil
}

// pack packs the outline and reckons its sums.
func (g *glyph) pack(h *deflate.Code) {
	if len(g.outline)%2 != 0 {
		g.outline = append(g.outline, 0)
	}
	g.size = len(g.outline)
	h.Literals(&g.packed, g.outline)
	for i, c := range g.outline {
		g.adlerA += uint64(c)
		g.adlerB += uint64(g.size-i) * uint64(c)
		number := uint32(c) << (8 * (1 - i%2))
		if i%4 < 2 {
			g.even += number
		} else {
			g.odd += number
		}
	}
}

// fix makes the tables that are in all files alike, and the directory.
func (c *cut) fix(src *trueType) {
	be := binary.BigEndian
	b := make([]byte, hmtxAt)
	head := b[headAt:]
	copy(head[:54], src.tables["head"])
	be.PutUint32(head[8:], 0)                       // join makes the whole file's sum right
	be.PutUint16(head[16:], be.Uint16(head[16:])&3) // no instructions: sizes and advances do not hang on them
	be.PutUint16(head[50:], 0)
	if c.wide {
		be.PutUint16(head[50:], 1)
	}
	copy(b[hheaAt:][:36], src.tables["hhea"])
	be.PutUint16(b[hheaAt+34:], uint16(len(c.glyphs)))
	maxp := b[maxpAt:]
	copy(maxp[:32], src.tables["maxp"])
	be.PutUint16(maxp[4:], uint16(len(c.glyphs)))
	be.PutUint16(maxp[14:], 1) // one zone
	clear(maxp[16:28])         // nothing for instructions
	copy(b[postAt:][:16], src.tables["post"])
	be.PutUint32(b[postAt:], 0x00030000) // no names
	// Codes of a symbolic font stand at U+F000: version, one table, for Windows, of
	// symbols; its format, length, language; then two segments, of codes and the end.
	for i, v := range []int{
		0, 1, 3, 0, 0, 12, 4, 32, 0, 4, 4, 1, 0,
		symbolic + c.last, 0xFFFF, 0, symbolic + firstCode, 0xFFFF, 1 - firstCode - symbolic, 1, 0, 0,
	} {
		be.PutUint16(b[cmapAt+2*i:], uint16(v))
	}
	c.direct(b)
	c.fixed, c.sum = b, checksum(b)
	at := 0
	for i, h := range holes {
		c.packed.Table(&c.pieces[i], b[at:h.at], 4)
		at = h.end
	}
	c.packed.Table(&c.pieces[len(holes)], b[at:], 4)
}

// symbolic is what is added to the codes of a symbolic font.
const symbolic = 0xF000

// direct writes the directory, as far as it is known.
func (c *cut) direct(b []byte) {
	be := binary.BigEndian
	b = append(b[:0], 0, 1, 0, 0)
	for _, v := range []uint16{tables, 16 * 8, 3, 0} { // how many; numbers for a search
		b = be.AppendUint16(b, v)
	}
	locaAt := hmtxAt + 4*len(c.glyphs)
	locaSize := (len(c.glyphs) + 1) * c.placeSize()
	for _, t := range []struct {
		name     string
		at, size int
	}{
		{"cmap", cmapAt, 44}, {"glyf", locaAt + (locaSize+3)&^3, 0}, {"head", headAt, 54}, {"hhea", hheaAt, 36},
		{"hmtx", hmtxAt, 4 * len(c.glyphs)}, {"loca", locaAt, locaSize}, {"maxp", maxpAt, 32}, {"post", postAt, 32},
	} {
		sum := uint32(0)
		if t.at < hmtxAt {
			sum = checksum(b[t.at : t.at+(t.size+3)&^3 : cap(b)])
		}
		b = append(b, t.name...)
		b = be.AppendUint32(b, sum)
		b = be.AppendUint32(b, uint32(t.at))
		b = be.AppendUint32(b, uint32(t.size))
	}
}

// Where join fills the directory and the head.
const (
	glyfEntry = 12 + 16*1
	hmtxEntry = 12 + 16*4
	locaEntry = 12 + 16*5
	wholeSum  = headAt + 8
)

// holes are what join fills: the sum, the place and the size of glyf, the sums of two
// tables, and that of the whole.
var holes = [...]struct{ at, end int }{
	{glyfEntry + 4, glyfEntry + 16}, {hmtxEntry + 4, hmtxEntry + 8}, {locaEntry + 4, locaEntry + 8}, {wholeSum, wholeSum + 4},
}

func (c *cut) placeSize() int {
	if c.wide {
		return 4
	}
	return 2
}

// join makes the file of the glyphs of the codes that are used, as a zlib
// stream, and tells how long it is unpacked. The result is good until the next
// call with the same bench.
func (c *cut) join(b *bench, used *[256]bool) (packed []byte, size int) {
	b.choose(c, used)
	locaAt := hmtxAt + 4*len(c.glyphs)
	end := (locaAt + (len(c.glyphs)+1)*c.placeSize() + 3) &^ 3
	b.tables = slices.Grow(b.tables[:0], end)[:end]
	copy(b.tables, c.fixed)
	var metric [4]byte
	loca := b.tables[locaAt:]
	var s sums
	for n := range c.glyphs {
		c.place(loca, n, s.size)
		if b.used[n] { // else its metric does not matter: as the one before, which packs best
			metric = c.metrics[n]
			s.add(&c.glyphs[n])
		}
		*(*[4]byte)(b.tables[hmtxAt+4*n:]) = metric
	}
	c.place(loca, len(c.glyphs), s.size)
	clear(loca[c.placeSize()*(len(c.glyphs)+1):])
	return c.finish(b, &s)
}

// sums are those of the outlines that are taken, one behind the other.
type sums struct {
	size           int
	even, odd      uint32
	adlerA, adlerB uint64 // of the outlines alone, not yet brought below the modulus: see maxOutlines
}

func (s *sums) add(g *glyph) {
	if s.size%4 == 0 {
		s.even, s.odd = s.even+g.even, s.odd+g.odd
	} else {
		s.even, s.odd = s.even+g.odd, s.odd+g.even
	}
	s.size += g.size
	s.adlerB += uint64(g.size)*s.adlerA + g.adlerB
	s.adlerA += g.adlerA
}

// adler is the Adler-32 of what has the given one, and of the outlines behind it.
func (s *sums) adler(before uint32) uint32 {
	const modulus = 65521
	a, b := uint64(before&0xFFFF), uint64(before>>16)
	b = (b + uint64(s.size)*a + s.adlerB) % modulus
	a = (a + s.adlerA) % modulus
	return uint32(b<<16 | a)
}

// bench is what join works with.
type bench struct {
	used   []bool // by number of the glyph
	tables []byte // all but the glyphs
	packed deflate.Bits
}

// choose finds the glyphs of the codes.
func (b *bench) choose(c *cut, used *[256]bool) {
	b.used = slices.Grow(b.used[:0], len(c.glyphs))[:len(c.glyphs)]
	clear(b.used)
	b.used[0] = true
	for code, is := range used {
		if n := code - firstCode + 1; is && n > 0 && n < len(b.used) {
			b.used[n] = true
			for _, part := range c.glyphs[n].parts {
				b.used[part] = true
			}
		}
	}
}

// place writes where a glyph stands into the table of the places.
func (c *cut) place(loca []byte, n, at int) {
	if c.wide {
		binary.BigEndian.PutUint32(loca[4*n:], uint32(at))
	} else {
		binary.BigEndian.PutUint16(loca[2*n:], uint16(at/2))
	}
}

// finish fills the directory and joins the glyphs.
func (c *cut) finish(b *bench, s *sums) (packed []byte, size int) {
	be := binary.BigEndian
	locaAt := hmtxAt + 4*len(c.glyphs)
	hmtx, loca, glyf := checksum(b.tables[hmtxAt:locaAt]), checksum(b.tables[locaAt:]), s.even<<16+s.odd
	be.PutUint32(b.tables[glyfEntry+4:], glyf)
	be.PutUint32(b.tables[glyfEntry+12:], uint32(s.size))
	be.PutUint32(b.tables[hmtxEntry+4:], hmtx)
	be.PutUint32(b.tables[locaEntry+4:], loca)
	// Each of the sums counts once in its table and once in the directory.
	be.PutUint32(b.tables[wholeSum:], 0xB1B0AFBA-c.sum-2*(hmtx+loca+glyf)-uint32(s.size))

	b.packed.Begin(0x78, 0xDA) // zlib, packed as well as can be
	c.packed.Start(&b.packed)
	for i, h := range holes {
		b.packed.Join(&c.pieces[i])
		c.packed.Table(&b.packed, b.tables[h.at:h.end], 4)
	}
	b.packed.Join(&c.pieces[len(holes)])
	c.packed.Table(&b.packed, b.tables[hmtxAt:locaAt], 4)
	c.packed.Table(&b.packed, b.tables[locaAt:], c.placeSize())
	for n := range c.glyphs {
		if b.used[n] {
			b.packed.Join(&c.glyphs[n].packed)
		}
	}
	c.packed.End(&b.packed)
	return b.packed.Sum(s.adler(adler32.Checksum(b.tables))), len(b.tables) + s.size
}
