package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"

	"vanthu/internal/sheet"
)

// trueType is the tables of a TrueType file. Reading outside of a table
// panics; newCut and readTrueType turn that into an error.
type trueType struct {
	tables map[string]table // all that are needed but glyf
	glyf   string           // as it is in the program, and not copied: it is most of the file
	glyphs int
}

// table is the bytes of a table, read big-endian.
type table []byte

func (t table) u16(at int) int { return int(binary.BigEndian.Uint16(t[at:])) }
func (t table) i16(at int) int { return int(int16(binary.BigEndian.Uint16(t[at:]))) }
func (t table) u32(at int) int { return int(binary.BigEndian.Uint32(t[at:])) }

// damaged makes an error of a panic.
func damaged(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("damaged face: %v", r)
	}
}

func readTrueType(data string) (f *trueType, err error) {
	defer damaged(&err)
	head := table(data[:min(len(data), 12+16*64)])
	f = &trueType{tables: make(map[string]table)}
	for i := range head.u16(4) {
		e := head[12+16*i:]
		at, size := e.u32(8), e.u32(12)
		switch name, t := string(e[:4]), data[at:at+size]; name {
		case "glyf":
			f.glyf = t
		case "head", "hhea", "hmtx", "loca", "maxp", "OS/2", "post":
			f.tables[name] = table(t)
		}
	}
	for _, need := range []string{"head", "hhea", "hmtx", "loca", "maxp", "OS/2", "post"} {
		if len(f.tables[need]) == 0 {
			return nil, fmt.Errorf("no %s table", need)
		}
	}
	if f.glyf == "" {
		return nil, errors.New("no glyf table")
	}
	f.glyphs = f.tables["maxp"].u16(4)
	return f, nil
}

// glyph is a copy of the outline of a glyph; empty for a space.
func (f *trueType) glyph(g int) table {
	loca := f.tables["loca"]
	if f.tables["head"].u16(50) == 0 {
		return table(f.glyf[2*loca.u16(2*g) : 2*loca.u16(2*g+2)])
	}
	return table(f.glyf[loca.u32(4*g):loca.u32(4*g+4)])
}

// metric is the advance and the left side bearing of a glyph, as in hmtx.
func (f *trueType) metric(g int) (metric [4]byte) {
	hmtx, long := f.tables["hmtx"], f.tables["hhea"].u16(34)
	if g < long {
		copy(metric[:], hmtx[4*g:4*g+4])
		return metric
	}
	copy(metric[:2], hmtx[4*(long-1):4*(long-1)+2])
	copy(metric[2:], hmtx[4*long+2*(g-long):4*long+2*(g-long)+2])
	return metric
}

// bare is a copy of the outline of a glyph without its instructions.
func (f *trueType) bare(g int) (table, error) {
	whole := f.glyph(g)
	if len(whole) == 0 {
		return nil, nil
	}
	if contours := whole.i16(0); contours >= 0 {
		at := glyphHead + 2*contours
		instructions := whole.u16(at)
		rest := whole[at+2+instructions:]
		whole[at], whole[at+1] = 0, 0
		return append(whole[:at+2], rest...), nil
	}
	end := 0
	err := whole.components(func(at int) error {
		end = at + 2 + argumentSize(whole.u16(at-2))
		return nil
	})
	if err != nil {
		return nil, err
	}
	bare := whole[:end]
	return bare, bare.components(func(at int) error {
		binary.BigEndian.PutUint16(bare[at-2:], uint16(bare.u16(at-2)&^hasInstructions))
		return nil
	})
}

// The flags of a component of a composite glyph.
const (
	argsAreWords    = 1 << 0
	hasScale        = 1 << 3
	moreFollow      = 1 << 5
	hasTwoScales    = 1 << 6
	hasTwoByTwo     = 1 << 7
	hasInstructions = 1 << 8
	glyphHead       = 10 // bytes before the first component, or the ends of contours
)

// components calls visit for each component of a composite glyph with the
// place of its glyph number, which follows its flags.
func (t table) components(visit func(at int) error) error {
	if len(t) == 0 || t.i16(0) >= 0 {
		return nil
	}
	for at := glyphHead; ; {
		flags := t.u16(at)
		if err := visit(at + 2); err != nil {
			return err
		}
		at += 4 + argumentSize(flags)
		if flags&moreFollow == 0 {
			return nil
		}
	}
}

// argumentSize is how many bytes tell where a component stands, and how large.
func argumentSize(flags int) int {
	size := 2
	if flags&argsAreWords != 0 {
		size += 2
	}
	switch {
	case flags&hasScale != 0:
		size += 2
	case flags&hasTwoScales != 0:
		size += 4
	case flags&hasTwoByTwo != 0:
		size += 8
	}
	return size
}

// The flags of a font descriptor.
const (
	flagSerif    = 1 << 1
	flagSymbolic = 1 << 2 // its glyphs are found by codes of its own
	flagItalic   = 1 << 6
)

// describe makes the font descriptor, in thousandths of an em.
func (f *trueType) describe(face sheet.Face) descriptor {
	head, hhea, os2 := f.tables["head"], f.tables["hhea"], f.tables["OS/2"]
	upem := int64(head.u16(18))
	per1000 := func(n int) int { return int(divRound(int64(n)*1000, upem)) }
	d := descriptor{
		ascent: per1000(hhea.i16(4)), descent: per1000(hhea.i16(6)),
		flags: flagSerif | flagSymbolic,
		stemV: 80,
	}
	d.capHeight = d.ascent
	if os2.u16(0) >= 2 {
		d.capHeight = per1000(os2.i16(88))
	}
	if face.Bold() {
		d.stemV = 140
	}
	if face.Italic() {
		d.flags |= flagItalic
	}
	d.italicAngle = f.tables["post"].i16(4) // the whole degrees, rounded down
	for i := range d.box {
		d.box[i] = per1000(head.i16(36 + 2*i))
	}
	return d
}

var errTooLarge = errors.New("the cut face is too large")

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
