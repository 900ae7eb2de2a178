package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// fontObjects is the fonts of a document as objects: the encodings, the files,
// and for each font a dictionary, its widths and its descriptor. What fonts
// share is there once.
type fontObjects struct {
	list      []*font  // by slot
	first     int      // number of the first object
	encodings []string // distinct ones
	files     []*font  // in the order of their names
	maps      []string // distinct ToUnicode streams, which stand behind all other objects
}

// perFont is how many objects a font has beside its encoding and its file.
const perFont = 3

func newFontObjects(list []*font, first int) *fontObjects {
	o := &fontObjects{list: list, first: first, files: slices.Clone(list)}
	for _, ft := range list {
		if !slices.Contains(o.encodings, ft.encoding) {
			o.encodings = append(o.encodings, ft.encoding)
		}
		if !slices.Contains(o.maps, ft.toUnicode) {
			o.maps = append(o.maps, ft.toUnicode)
		}
	}
	slices.SortFunc(o.files, func(a, b *font) int { return strings.Compare(a.name, b.name) })
	return o
}

// count is the number of objects, but for the maps.
func (o *fontObjects) count() int { return len(o.encodings) + (1+perFont)*len(o.list) }

// number is the number of the dictionary of the font in a slot. Its widths and
// its descriptor are the next two.
func (o *fontObjects) number(slot int) int {
	return o.first + len(o.encodings) + len(o.files) + perFont*slot
}

// size is about how many bytes the objects take.
func (o *fontObjects) size() int {
	const others = 500 // for each font: numbers and dictionaries
	n := 0
	for _, ft := range o.list {
		n += len(ft.file) + len(ft.widths) + others
	}
	for _, s := range o.encodings {
		n += len(s)
	}
	for _, s := range o.maps {
		n += len(s)
	}
	return n
}

// putFonts writes the fonts, but for their ToUnicode maps.
func (f *finisher) putFonts() {
	o := f.fonts
	for i, e := range o.encodings {
		f.begin(o.first + i)
		f.out.WriteString(e)
		f.end()
	}
	files := o.first + len(o.encodings)
	for i, ft := range o.files {
		f.begin(files + i)
		f.out.WriteString(ft.file)
		f.digestAs(len(ft.file), ft.sum[:])
		f.end()
	}
	maps := len(f.offsets) + o.count()
	for slot, ft := range o.list {
		n := o.number(slot)
		f.begin(n)
		fmt.Fprintf(f.out, "<</Type /Font\n/BaseFont /%s\n/Subtype /TrueType\n/FirstChar %d /LastChar 255\n"+
			"/Widths %d 0 R\n/FontDescriptor %d 0 R\n/Encoding %d 0 R\n/ToUnicode %d 0 R>>",
			ft.name, firstCode, n+1, n+2, o.first+slices.Index(o.encodings, ft.encoding), maps+slices.Index(o.maps, ft.toUnicode))
		f.end()
		f.begin(n + 1)
		f.out.WriteString(ft.widths)
		f.end()
		f.begin(n + 2)
		fmt.Fprintf(f.out, "%s%d 0 R>>", ft.descriptor, files+slices.Index(o.files, ft))
		f.end()
	}
}
