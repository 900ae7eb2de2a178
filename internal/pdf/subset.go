package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// subset makes a TrueType file of the characters only, which are given in
// ascending order. It keeps the hinting, so that text is sharp on a screen.
// Glyphs are numbered anew: the box for missing ones, the characters in their
// order, then the parts of composite glyphs.
func (f *trueType) subset(runes []rune, glyph func(rune) int) (file []byte, err error) {
	defer damaged(&err)
	c := cut{src: f, number: make(map[int]int)}
	c.take(0)
	for _, r := range runes {
		g := glyph(r)
		if g == 0 {
			return nil, fmt.Errorf("no glyph for %U", r)
		}
		// A glyph that shows two characters is taken twice, so that the numbers
		// go on with the characters.
		c.old = append(c.old, g)
		if _, ok := c.number[g]; !ok {
			c.number[g] = len(c.old) - 1
		}
	}
	if err := c.copyGlyphs(); err != nil {
		return nil, err
	}
	tables := map[string][]byte{
		"cmap": cmap(runes), "post": post(f.tables["post"], runes, len(c.old)),
		"glyf": c.glyf, "loca": c.loca, "hmtx": c.hmtx,
	}
	for _, name := range []string{"cvt ", "fpgm", "head", "hhea", "maxp", "prep"} {
		if t := f.tables[name]; len(t) > 0 {
			tables[name] = slices.Clone(t)
		}
	}
	put := binary.BigEndian.PutUint16
	put(tables["head"][50:], c.locaFormat)
	put(tables["hhea"][34:], uint16(len(c.old)))
	put(tables["maxp"][4:], uint16(len(c.old)))
	return assemble(tables), nil
}

// cut is a face on its way to a smaller one.
type cut struct {
	src              *trueType
	old              []int       // old glyph numbers by new
	number           map[int]int // new glyph numbers by old
	glyf, loca, hmtx []byte
	locaFormat       uint16
}

// take gives a glyph a new number, or tells the one it has.
func (c *cut) take(g int) int {
	n, ok := c.number[g]
	if !ok {
		n = len(c.old)
		c.number[g], c.old = n, append(c.old, g)
	}
	return n
}

// copyGlyphs copies all glyphs that were taken, and the parts they refer to.
func (c *cut) copyGlyphs() error {
	var starts []int
	for i := 0; i < len(c.old); i++ { // grows on the way
		starts = append(starts, len(c.glyf))
		outline := slices.Clone(c.src.glyph(c.old[i]))
		err := outline.components(func(at int) error {
			part := outline.u16(at)
			if part >= c.src.glyphs {
				return errors.New("a composite glyph refers to one that is not there")
			}
			binary.BigEndian.PutUint16(outline[at:], uint16(c.take(part)))
			return nil
		})
		if err != nil {
			return err
		}
		c.glyf = append(c.glyf, outline...)
		for len(c.glyf)%4 != 0 {
			c.glyf = append(c.glyf, 0)
		}
		metric := c.src.metric(c.old[i])
		c.hmtx = append(c.hmtx, metric[:]...)
	}
	if len(c.old) > 0xFFFF {
		return errTooLarge
	}
	starts = append(starts, len(c.glyf))
	if len(c.glyf) > 2*0xFFFF {
		c.locaFormat = 1
	}
	for _, at := range starts {
		if c.locaFormat == 1 {
			c.loca = binary.BigEndian.AppendUint32(c.loca, uint32(at))
		} else {
			c.loca = binary.BigEndian.AppendUint16(c.loca, uint16(at/2))
		}
	}
	return nil
}

// cmap maps the characters to the glyphs from 1 on, as a Unicode table of
// format 4.
func cmap(runes []rune) []byte {
	type segment struct{ first, last, delta int }
	var segs []segment
	for i, r := range runes {
		if n := len(segs) - 1; n >= 0 && segs[n].last == int(r)-1 {
			segs[n].last++
		} else {
			segs = append(segs, segment{int(r), int(r), i + 1 - int(r)})
		}
	}
	segs = append(segs, segment{0xFFFF, 0xFFFF, 1}) // the end, as the format wants it
	n, search, log := len(segs), 1, 0
	for search*2 <= n {
		search, log = search*2, log+1
	}
	var b []byte
	put := func(values ...int) {
		for _, v := range values {
			b = binary.BigEndian.AppendUint16(b, uint16(v))
		}
	}
	put(0, 1, 3, 1, 0, 12) // version, one table: Windows, Unicode, at 12
	put(4, 16+8*n, 0, 2*n, 2*search, log, 2*(n-search))
	for _, s := range segs {
		put(s.last)
	}
	put(0)
	for _, s := range segs {
		put(s.first)
	}
	for _, s := range segs {
		put(s.delta)
	}
	for range segs {
		put(0)
	}
	return b
}

// post names the glyphs uniXXXX, for readers of PDF that seek the names of an
// encoding here.
func post(src table, runes []rune, glyphs int) []byte {
	const standard = 258 // names that the format knows by itself; 0 is .notdef
	b := slices.Clone(src[:32])
	binary.BigEndian.PutUint32(b, 0x00020000)
	b = binary.BigEndian.AppendUint16(b, uint16(glyphs))
	for g := range glyphs {
		name := 0
		if g >= 1 && g <= len(runes) {
			name = standard + g - 1
		}
		b = binary.BigEndian.AppendUint16(b, uint16(name))
	}
	for _, r := range runes {
		b = append(b, 7)
		b = fmt.Appendf(b, "uni%04X", r)
	}
	return b
}

// assemble makes a file of its tables.
func assemble(tables map[string][]byte) []byte {
	var names []string
	size := 12 + 16*len(tables)
	for name, data := range tables {
		names = append(names, name)
		size += len(data) + 3
	}
	slices.Sort(names)
	n, search, log := len(names), 1, 0
	for search*2 <= n {
		search, log = search*2, log+1
	}
	be := binary.BigEndian
	b := make([]byte, 0, size)
	b = be.AppendUint32(b, 0x00010000)
	for _, v := range []int{n, 16 * search, log, 16 * (n - search)} {
		b = be.AppendUint16(b, uint16(v))
	}
	at, head := 12+16*n, 0
	be.PutUint32(tables["head"][8:], 0)
	for _, name := range names {
		data := tables[name]
		if name == "head" {
			head = at
		}
		b = append(b, name...)
		b = be.AppendUint32(b, checksum(data))
		b = be.AppendUint32(b, uint32(at))
		b = be.AppendUint32(b, uint32(len(data)))
		at += (len(data) + 3) &^ 3
	}
	for _, name := range names {
		b = append(b, tables[name]...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	be.PutUint32(b[head+8:], 0xB1B0AFBA-checksum(b))
	return b
}

// checksum is the sum of the data as 32-bit numbers.
func checksum(data []byte) (sum uint32) {
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	var rest [4]byte
	copy(rest[:], data)
	return sum + binary.BigEndian.Uint32(rest[:])
}
