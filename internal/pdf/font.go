package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
	"sync"

	"vanthu/internal/deflate"
	"vanthu/internal/metrics"
	"vanthu/internal/pdffile"
	"vanthu/internal/sheet"
)

// typeface is a face ready to be put into files. It is immutable.
type typeface struct {
	family *metrics.Family
	face   sheet.Face
	source *trueType
	common *cut // of the common page
	about  string
}

// newTypeface reads and cuts a face.
func newTypeface(family *metrics.Family, face sheet.Face) (*typeface, error) {
	f := &typeface{family: family, face: face}
	var err error
	if f.source, err = readTrueType(family.Data(face)); err == nil {
		page := commonPage()
		if face == sheet.MarkFace {
			page = markPage()
		}
		f.common, err = f.cut(page, nil)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", family.Name(face), err)
	}
	d := f.source.describe(face)
	f.about = fmt.Sprintf("/Ascent %d /Descent %d /CapHeight %d /Flags %d /FontBBox %d /ItalicAngle %d /StemV %d /MissingWidth 0",
		d.ascent, d.descent, d.capHeight, d.flags, d.box, d.italicAngle, d.stemV)
	return f, nil
}

func (f *typeface) cut(page *codePage, packed *deflate.Code) (*cut, error) {
	c, err := newCut(f.source, page, func(r rune) int { return int(f.family.Glyph(f.face, r)) }, packed)
	if err != nil {
		return nil, err
	}
	for code, r := range page {
		c.widths[code] = strconv.Itoa(per1000(f.family.Advance(f.face, r))) + " "
	}
	return c, nil
}

// descriptor is what a file says of a face, in thousandths of an em.
type descriptor struct {
	ascent, descent, capHeight, flags int
	box                               [4]int // least x and y, greatest x and y
	italicAngle, stemV                int
}

// fontWriter puts the fonts of a document into its file.
type fontWriter struct {
	w         *Writer
	out       *pdffile.Writer
	bench     bench
	cut       fontCut // the one that was made last
	toUnicode int     // the number of that of the common page; 0: not written yet
	text      []byte
}

func (f *fontWriter) begin(w *Writer, out *pdffile.Writer) { f.w, f.out, f.toUnicode = w, out, 0 }

// fontCut is what a file has of a face.
type fontCut struct {
	packed []byte // the font program
	size   int    // of that, unpacked
	name   string
	codes  []byte // the first, the last, and the widths from one to the other, as a Font has them
}

// letters are codes of the common page that are shown in a face.
type letters struct {
	face  sheet.Face
	codes [256]bool
}

// What is known of faces: cuts of few letters, such as those of "Nơi nhận:" or of a
// date, which come again in the next paper.
const (
	mostKnown   = 128
	mostLetters = 64
)

// put writes a font: its file, its description, how it is read, and what holds
// them together. That has the number, or a new one if it is 0.
func (f *fontWriter) put(u *use, number int) (int, error) {
	face, err := f.w.faces[u.face]()
	if err != nil {
		return 0, err
	}
	page := commonPage()
	var c *fontCut
	switch {
	case u.runes != nil:
		page = new(codePage)
		copy(page[firstCode+1:], u.runes)
		own, err := face.cut(page, face.common.packed)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", f.w.family.Name(u.face), err)
		}
		c = f.join(u, own, page)
	case u.count() <= mostLetters:
		c = f.w.known.Get(letters{u.face, u.codes}, func() *fontCut { return f.join(u, face.common, page).clone() })
	default:
		c = f.join(u, face.common, page)
	}
	file, descriptor := f.out.Reserve(), f.out.Reserve()
	f.out.Known(file, "/Filter /FlateDecode /Length1 "+strconv.Itoa(c.size), c.packed)
	f.text = append(append(append(f.text[:0], "<</Type /FontDescriptor /FontName /"...), c.name...), ' ')
	f.text = append(append(f.text, face.about...), " /FontFile2 "...)
	f.text = append(strconv.AppendInt(f.text, int64(file), 10), " 0 R>>"...)
	f.out.Put(descriptor, f.text)
	toUnicode := f.unicode(u, page)
	if number == 0 {
		number = f.out.Reserve()
	}
	f.text = append(append(f.text[:0], "<</Type /Font /Subtype /TrueType /BaseFont /"...), c.name...)
	f.text = appendRef(append(f.text, "\n/FontDescriptor "...), descriptor)
	f.text = strconv.AppendInt(append(f.text, "/ToUnicode "...), int64(toUnicode), 10)
	f.text = append(append(append(f.text, " 0 R\n"...), c.codes...), ">>"...)
	f.out.Put(number, f.text)
	return number, nil
}

// join makes what a file has of a face for the codes that are used. It is good until
// the next call.
func (f *fontWriter) join(u *use, cut *cut, page *codePage) *fontCut {
	c := &f.cut
	c.packed, c.size = cut.join(&f.bench, &u.codes)
	name := f.w.family.Name(u.face)
	c.name = u.tag(name, page) + "+" + name
	first, last := u.span()
	b := strconv.AppendInt(append(c.codes[:0], "/FirstChar "...), int64(first), 10)
	b = strconv.AppendInt(append(b, " /LastChar "...), int64(last), 10)
	b = append(b, " /Widths ["...)
	for code := first; code <= last; code++ {
		if u.codes[code] {
			b = append(b, cut.widths[code]...)
		} else {
			b = append(b, "0 "...)
		}
	}
	b[len(b)-1] = ']'
	c.codes = b
	return c
}

// clone is a copy that stays.
func (c *fontCut) clone() *fontCut {
	return &fontCut{bytes.Clone(c.packed), c.size, c.name, bytes.Clone(c.codes)}
}

// commonUnicode is how the codes of the common page are read.
var commonUnicode = sync.OnceValue(func() []byte { return pdffile.Smallest(commonPage().toUnicode()) })

// unicode is the number of the ToUnicode map of a font. Those of the common
// page share one.
func (f *fontWriter) unicode(u *use, page *codePage) int {
	if u.runes != nil {
		number := f.out.Reserve()
		f.out.Squeeze(number, "", deflate.Objects(), page.toUnicode())
		return number
	}
	if f.toUnicode == 0 {
		f.toUnicode = f.out.Reserve()
		f.out.Stream(f.toUnicode, "/Filter /FlateDecode", commonUnicode())
	}
	return f.toUnicode
}

// count is how many codes are shown.
func (u *use) count() (n int) {
	for _, is := range u.codes {
		if is {
			n++
		}
	}
	return n
}

// span is the least and the greatest code that is shown.
func (u *use) span() (first, last int) {
	for last = 255; last > 0 && !u.codes[last]; last-- {
	}
	for first < last && !u.codes[first] {
		first++
	}
	return first, last
}

// tag is the six letters that mark a subset, different for each set.
func (u *use) tag(name string, page *codePage) string {
	text := append(make([]byte, 0, 1024), name...)
	for code, is := range u.codes {
		if is {
			text = append(text, byte(page[code]>>8), byte(page[code]))
		}
	}
	sum := sha256.Sum256(text)
	var t [6]byte
	for i := range t {
		t[i] = 'A' + sum[i]%26
	}
	return string(t[:])
}

// per1000 is the width that a font in a file has for an advance, in whole
// thousandths of an em. Decimals are allowed there, but not all readers heed
// them (MuPDF rounds). So all readers agree, and the positions of words make
// up for what is lost.
func per1000(advance int) int { return (advance*1000 + metrics.UnitsPerEm/2) / metrics.UnitsPerEm }
