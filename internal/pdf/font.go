package pdf

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"sync"

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

func (f *typeface) cut(page *codePage, packed *huffman) (*cut, error) {
	return newCut(f.source, page, func(r rune) int { return int(f.family.Glyph(f.face, r)) }, packed)
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
	toUnicode int // the number of that of the common page; 0: not written yet
	text      []byte
}

var fontWriters = sync.Pool{New: func() any { return new(fontWriter) }}

// putFonts writes the fonts in use and tells the numbers of their objects.
func (w *Writer) putFonts(out *pdffile.Writer, used []use) ([]int, error) {
	f := fontWriters.Get().(*fontWriter)
	defer func() {
		f.w, f.out = nil, nil
		fontWriters.Put(f)
	}()
	f.w, f.out, f.toUnicode = w, out, 0
	numbers := make([]int, len(used))
	for i := range used {
		var err error
		if numbers[i], err = f.put(&used[i], 0); err != nil {
			return nil, err
		}
	}
	return numbers, nil
}

// put writes a font: its file, its description, how it is read, and what holds
// them together. That has the number, or a new one if it is 0.
func (f *fontWriter) put(u *use, number int) (int, error) {
	face, err := f.w.faces[u.face]()
	if err != nil {
		return 0, err
	}
	page, cut := commonPage(), face.common
	if u.runes != nil {
		page = new(codePage)
		copy(page[firstCode+1:], u.runes)
		if cut, err = face.cut(page, face.common.packed); err != nil {
			return 0, fmt.Errorf("%s: %w", f.w.family.Name(u.face), err)
		}
	}
	packed, size := cut.join(&f.bench, &u.codes)
	file, descriptor := f.out.Reserve(), f.out.Reserve()
	f.text = strconv.AppendInt(append(f.text[:0], "/Filter /FlateDecode /Length1 "...), int64(size), 10)
	f.out.Stream(file, string(f.text), packed)
	name := u.tag(face.family.Name(u.face), page) + "+" + face.family.Name(u.face)
	f.out.Object(descriptor, fmt.Sprintf("<</Type /FontDescriptor /FontName /%s %s /FontFile2 %d 0 R>>", name, face.about, file))
	toUnicode := f.unicode(u, page)
	if number == 0 {
		number = f.out.Reserve()
	}
	f.out.Begin(number)
	first, last := u.span()
	f.text = fmt.Appendf(f.text[:0], "<</Type /Font /Subtype /TrueType /BaseFont /%s\n/FontDescriptor %d 0 R /ToUnicode %d 0 R\n/FirstChar %d /LastChar %d /Widths [",
		name, descriptor, toUnicode, first, last)
	for code := first; code <= last; code++ {
		width := 0
		if u.codes[code] {
			width = per1000(face.family.Advance(u.face, page[code]))
		}
		f.text = append(strconv.AppendInt(f.text, int64(width), 10), ' ')
	}
	f.text[len(f.text)-1] = ']'
	_, _ = f.out.Write(append(f.text, ">>"...))
	f.out.End()
	return number, nil
}

// commonUnicode is how the codes of the common page are read.
var commonUnicode = sync.OnceValue(func() []byte { return pdffile.NewSqueezer(pdffile.BestSize).Squeeze(commonPage().toUnicode()) })

// unicode is the number of the ToUnicode map of a font. Those of the common
// page share one.
func (f *fontWriter) unicode(u *use, page *codePage) int {
	const filter = "/Filter /FlateDecode"
	if u.runes != nil {
		number := f.out.Reserve()
		s := pdffile.Squeezers.Get().(*pdffile.Squeezer)
		defer pdffile.Squeezers.Put(s)
		f.out.Stream(number, filter, s.Squeeze(page.toUnicode()))
		return number
	}
	if f.toUnicode == 0 {
		f.toUnicode = f.out.Reserve()
		f.out.Stream(f.toUnicode, filter, commonUnicode())
	}
	return f.toUnicode
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
