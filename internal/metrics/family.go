// Package metrics knows the real faces: how wide every character is, which
// characters all four faces can set, and the outlines of letters.
//
// There is no kerning here and nowhere else: Word sets documents without it,
// and the DOCX and the PDF must break lines at the same places.
package metrics

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
	"unicode"

	"vanthu/fonts"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// UnitsPerEm is the grid in which all advances are given. It is the grid of
// Liberation Serif and of Times New Roman; faces with another are scaled.
const UnitsPerEm = 2048

// Characters that stand for another: they are drawn with its glyph, have its
// width, and come out of a PDF as the other.
const (
	noBreakHyphen = '\u2011'
	noBreakSpace  = '\u00A0'
)

// Drawn is the character whose glyph shows r: '-' for U+2011, a space for
// U+00A0, otherwise r itself.
func Drawn(r rune) rune {
	switch r {
	case noBreakHyphen:
		return '-'
	case noBreakSpace:
		return ' '
	}
	return r
}

// Family is the four faces of one typeface, and that of the marks of a form. It is
// immutable and safe for concurrent use.
type Family struct {
	faces [5]*face // by sheet.Face
}

// face is a face by its number.
func (f *Family) face(n sheet.Face) *face {
	if n == sheet.MarkFace {
		return f.faces[n]
	}
	return f.faces[n&3]
}

// New parses the four faces. It is an error if one is damaged or lacks a
// character that every Vietnamese document may need.
func New(set fonts.Set) (*Family, error) {
	f, own := new(Family), set == fonts.Default()
	for i, file := range [4]fonts.Face{sheet.Regular: set.Regular, sheet.Bold: set.Bold, sheet.Italic: set.Italic, sheet.BoldItalic: set.BoldItalic} {
		var err error
		if f.faces[i], err = parse(file, own); err != nil {
			return nil, fmt.Errorf("metrics: %s: %w", file.File, err)
		}
	}
	var err error
	if f.faces[sheet.MarkFace], err = parseMarks(fonts.Marks()); err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	for _, fc := range f.faces[:sheet.MarkFace] {
		fc.lend(f.faces[sheet.MarkFace])
	}
	return f, nil
}

// Default is Liberation Serif, parsed once per process.
var Default = sync.OnceValue(func() *Family {
	f, err := New(fonts.Default())
	if err != nil {
		panic(err) // the faces are part of the program and tested
	}
	return f
})

// UnitsPerEm is the grid in which Advance counts: always 2048.
func (f *Family) UnitsPerEm() int { return UnitsPerEm }

// Advance is the width of a character in UnitsPerEm. U+2011 counts as '-';
// U+00A0 and the tab count as a space. A character that the face lacks has
// the width of the box that would show instead: ask Covers first.
func (f *Family) Advance(face sheet.Face, r rune) int {
	return int(f.face(face).at(r).advance)
}

// Widths are those of the characters of one face, for who measures many.
type Widths struct{ face *face }

// Widths are those of a face.
func (f *Family) Widths(face sheet.Face) Widths { return Widths{f.face(face)} }

// Advance is what Family.Advance is for the face.
func (w Widths) Advance(r rune) int { return int(w.face.at(r).advance) }

// Width is the width of a text: its advances are summed, then scaled to the
// size and rounded once, to the nearest EMU.
func (f *Family) Width(face sheet.Face, size units.Length, s string) units.Length {
	return Scale(f.Advances(face, s), size)
}

// Advances is the width of a text in UnitsPerEm.
func (f *Family) Advances(face sheet.Face, s string) int {
	fc, sum := f.face(face), 0
	for _, r := range s {
		sum += int(fc.at(r).advance)
	}
	return sum
}

// Scale turns a number of UnitsPerEm into a length at a size, rounded to the
// nearest EMU.
func Scale(n int, size units.Length) units.Length {
	v := units.Length(n) * size
	if v < 0 {
		return -((-v + UnitsPerEm/2) / UnitsPerEm)
	}
	return (v + UnitsPerEm/2) / UnitsPerEm
}

// Covers tells whether all four faces show r: they have a glyph for it and it
// is a visible character or a space. Control and format characters (soft
// hyphen, zero-width and direction marks) are not covered, but the tab is.
func (f *Family) Covers(r rune) bool {
	if r == '\t' {
		return true
	}
	return unicode.IsGraphic(r) && f.has(r)
}

func (f *Family) has(r rune) bool {
	for _, fc := range f.faces[:sheet.MarkFace] {
		if fc.at(r).glyph == 0 {
			return false
		}
	}
	return true
}

// Glyph is the index of the glyph that shows r in a face; 0 if it has none.
func (f *Family) Glyph(face sheet.Face, r rune) uint16 { return f.face(face).at(r).glyph }

// Name is the PostScript name of a face, such as "LiberationSerif-Bold".
func (f *Family) Name(face sheet.Face) string { return f.face(face).name }

// Typeface is the name by which a browser or an office program knows the
// family, such as "Liberation Serif": that of its regular face.
func (f *Family) Typeface() string { return f.faces[sheet.Regular].family }

// Data is the TrueType file of a face.
func (f *Family) Data(face sheet.Face) string { return f.face(face).data }

// Sum is a hash of all faces, in hexadecimal digits.
func (f *Family) Sum() string {
	sum := sha256.New()
	for face := sheet.Regular; face <= sheet.BoldItalic; face++ {
		one := sha256.Sum256([]byte(f.Data(face)))
		sum.Write(one[:])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// Underline tells where a face wants its underline at a size: how far under
// the baseline its upper edge lies, and how thick it is.
func (f *Family) Underline(face sheet.Face, size units.Length) (offset, thickness units.Length) {
	fc := f.face(face)
	return Scale(fc.underTop, size), Scale(fc.underThick, size)
}
