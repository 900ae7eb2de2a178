package pdf

import (
	"bytes"
	"strings"

	"vanthu/internal/pdffile"
	"vanthu/internal/sheet"
)

// Fonts are the fonts of a file that is bound of files of a Writer: of each
// face one, with the glyphs that any of them uses. It serves one goroutine.
//
// That can be, because a glyph has the same code in all of them. Fonts of
// uncommon characters are not so; they are left alone.
type Fonts struct {
	w       *Writer
	used    [4]use // by face
	numbers [4]int // of their objects; 0: not used
}

// Fonts begins the fonts of a file.
func (w *Writer) Fonts() *Fonts { return &Fonts{w: w} }

// Take takes a font of a file of the Writer's and tells the number, in out, of
// the one that has its glyphs; 0 if it is the font of somebody else.
func (f *Fonts) Take(file *pdffile.File, font *pdffile.Object, out *pdffile.Writer) int {
	for face := range f.used {
		u := &f.used[face]
		codes, ok := f.codes(face, font)
		if !ok || !isCommon(file, font) {
			continue
		}
		for code, is := range codes {
			u.codes[code] = u.codes[code] || is
		}
		if f.numbers[face] == 0 {
			f.numbers[face] = out.Reserve()
		}
		return f.numbers[face]
	}
	return 0
}

// codes are the codes that a font shows, if it is of the face: it has its name,
// and widths of the common page.
func (f *Fonts) codes(face int, font *pdffile.Object) (codes [256]bool, ok bool) {
	family := f.w.family
	name, _ := font.Key("BaseFont").Name()
	code, known := font.Key("FirstChar").Int()
	if _, after, cut := strings.Cut(name, "+"); !cut || after != family.Name(sheet.Face(face)) || !known || code < firstCode {
		return codes, false
	}
	for w := range font.Key("Widths").Items() {
		width, whole := w.Int()
		if !whole || code > 255 {
			return codes, false
		}
		if width != 0 {
			if codes[code] = true; width != per1000(family.Advance(sheet.Face(face), commonPage()[code])) {
				return codes, false
			}
		}
		code++
	}
	return codes, true
}

// isCommon tells whether a font is read as the common page is.
func isCommon(file *pdffile.File, font *pdffile.Object) bool {
	n, ok := font.Key("ToUnicode").Ref()
	if !ok {
		return false
	}
	o, err := file.Object(n)
	return err == nil && bytes.Equal(o.Stream, commonUnicode())
}

// Put writes the fonts that were taken.
func (f *Fonts) Put(out *pdffile.Writer) error {
	w := fontWriter{w: f.w, out: out}
	for face := range f.used {
		if f.numbers[face] == 0 {
			continue
		}
		f.used[face].face = sheet.Face(face)
		if _, err := w.put(&f.used[face], f.numbers[face]); err != nil {
			return err
		}
	}
	return nil
}
