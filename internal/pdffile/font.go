package pdffile

import (
	"slices"
	"sort"
	"strings"
)

// Face is what letters look like.
type Face struct {
	// Name as the file has it, without the mark of a part of a face:
	// "TimesNewRomanPS-BoldMT". A face of drawings (Type3) may have none.
	Name string
	// Kind is how the face is kept: Type0, Type1, MMType1, TrueType, Type3.
	Kind string
	// Bold and Italic are told by the name, or by what the file says of the face.
	Bold, Italic bool
	// Fixed: all letters are as wide as each other.
	Fixed bool
}

// font is a face with what its codes stand for.
type font struct {
	face      Face
	composite bool        // codes are of more than one byte
	texts     [256]string // of codes of one byte
	ofCodes   []float64   // widths of codes of one byte
	toUnicode *cmap       // nil: none
	codes     *cmap       // of a composite font; nil: one that is not known
	unicode   bool        // codes of a composite font are Unicode
	vertical  bool
	widths    []widthRun // of the glyphs of a composite font, in their order
	usual     float64    // width of what has none
	scale     float64    // of widths, to an em
	unread    string     // why it is not read in whole; "": it is
}

// widthRun are glyphs that are as wide as each other.
type widthRun struct {
	first, last uint32
	width       float64
}

// What a font is reckoned to take of memory, in bytes.
const (
	fontCost  = 16 << 10
	widthCost = 16
	codeCost  = 64
)

// font reads a font, unless that is done.
func (f *File) font(v Value) (*font, error) {
	n, indirect := v.Ref()
	if indirect && f.fonts[n] != nil {
		return f.fonts[n], nil
	}
	if err := f.spend(fontCost); err != nil {
		return nil, err
	}
	ft := f.readFont(f.find(v).Value)
	if err := f.spend(len(ft.widths)*widthCost + ft.toUnicode.cost() + ft.codes.cost()); err != nil {
		return nil, err
	}
	if indirect {
		f.fonts[n] = ft
	}
	return ft, nil
}

func (f *File) readFont(dict Value) *font {
	ft := &font{scale: 1.0 / 1000}
	ft.face.Kind, _ = dict.Key("Subtype").Name()
	name, _ := f.find(dict.Key("BaseFont")).Name()
	if ft.face.Kind == "Type3" && name == "" {
		name, _ = f.find(dict.Key("Name")).Name()
	}
	if prefix, rest, ok := strings.Cut(name, "+"); ok && len(prefix) == 6 {
		name = rest
	}
	ft.face.Name = name
	if v := dict.Key("ToUnicode"); v != nil {
		if o := f.find(v); o.Stream != nil {
			if data, err := f.Unpack(o); err == nil {
				ft.toUnicode = readCmap(data)
			}
		}
	}
	if ft.face.Kind == "Type0" {
		f.composite(ft, dict)
	} else {
		f.simple(ft, dict)
	}
	return ft
}

// Flags of a font's descriptor (ISO 32000-1, table 123).
const (
	flagFixed    = 1 << 0
	flagSymbolic = 1 << 2
	flagItalic   = 1 << 6
	flagBold     = 1 << 18
)

// describe takes what the file says of a face, and gives the flags.
func (f *File) describe(face *Face, descriptor Value) (flags int) {
	flags, _ = f.find(descriptor.Key("Flags")).Int()
	weight, _ := f.find(descriptor.Key("FontWeight")).Number()
	angle, _ := f.find(descriptor.Key("ItalicAngle")).Number()
	name := strings.ToLower(face.Name)
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(name, w) {
				return true
			}
		}
		return false
	}
	const semibold = 600
	face.Bold = has("bold", "black", "heavy") || weight >= semibold || flags&flagBold != 0
	face.Italic = has("italic", "oblique") || angle != 0 || flags&flagItalic != 0
	face.Fixed = has("courier") || flags&flagFixed != 0
	return flags
}

// simple reads a font whose codes are of one byte.
func (f *File) simple(ft *font, dict Value) {
	descriptor := f.find(dict.Key("FontDescriptor")).Value
	flags := f.describe(&ft.face, descriptor)
	f.encode(ft, f.find(dict.Key("Encoding")).Value, flags&flagSymbolic != 0)
	ft.usual, _ = f.find(descriptor.Key("MissingWidth")).Number()
	if ft.face.Kind == "Type3" {
		matrix := f.array(dict.Key("FontMatrix"))
		if scale, ok := first(matrix).Number(); ok {
			ft.scale = max(scale, -scale)
		}
	}
	ft.ofCodes = make([]float64, 256)
	for code := range ft.ofCodes {
		ft.ofCodes[code] = ft.usual
	}
	widths := f.find(dict.Key("Widths")).Value
	if widths == nil && ft.face.Kind != "Type3" {
		for code := range ft.ofCodes {
			ft.ofCodes[code] = standardWidth(ft.face, ft.texts[code])
		}
	}
	code, _ := f.find(dict.Key("FirstChar")).Int()
	for v := range widths.Items() {
		if code >= len(ft.ofCodes) {
			break
		}
		if w, ok := f.find(v).Number(); ok && code >= 0 {
			ft.ofCodes[code] = w
		}
		code++
	}
}

// first is the first of some values.
func first(list []Value) Value {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// array is the items of an array, looked up.
func (f *File) array(v Value) (list []Value) {
	for e := range f.find(v).Items() {
		list = append(list, f.find(e).Value)
		if len(list) >= maxArray {
			break
		}
	}
	return list
}

// maxArray bounds arrays that have few values by the rules.
const maxArray = 64

// encode sets what codes of one byte stand for.
func (f *File) encode(ft *font, v Value, symbolic bool) {
	differences := f.find(v.Key("Differences")).Value
	name, _ := v.Name()
	if v.IsDict() {
		name, _ = f.find(v.Key("BaseEncoding")).Name()
	}
	base := namedEncoding(name, ft.face.Kind)
	switch {
	case base == nil:
		ft.unread = "the encoding " + name
		return
	case name == "" && symbolic && differences == nil && ft.toUnicode == nil:
		ft.unread = unreadCodes // what is read is a guess
	}
	for code, r := range base {
		if r != 0 {
			ft.texts[code] = string(r)
		}
	}
	code := 0
	for v := range differences.Items() {
		v = f.find(v).Value
		if n, ok := v.Int(); ok {
			code = n
		} else if name, ok := v.Name(); ok {
			if code >= 0 && code < 256 {
				ft.texts[code] = glyphText(name)
				if ft.texts[code] == "" && name != ".notdef" {
					ft.texts[code] = unknown
				}
			}
			code++
		}
	}
}

// namedEncoding is an encoding by its name, or what a kind of face has without
// one; nil if it is not known.
func namedEncoding(name, kind string) *encoding {
	switch {
	case name == "WinAnsiEncoding", name == "" && kind == "TrueType":
		return winAnsi()
	case name == "MacRomanEncoding":
		return macRoman()
	case name == "" && kind == "Type3":
		return new(encoding)
	case name == "", name == "StandardEncoding":
		return standard()
	}
	return nil
}

// composite reads a font of many glyphs.
func (f *File) composite(ft *font, dict Value) {
	ft.composite = true
	below := f.find(first(f.array(dict.Key("DescendantFonts")))).Value
	f.describe(&ft.face, f.find(below.Key("FontDescriptor")).Value)
	encoding := f.find(dict.Key("Encoding"))
	if name, ok := encoding.Name(); ok {
		ft.codes, ft.unicode = predefined(name)
		ft.vertical = strings.HasSuffix(name, "-V")
		if ft.codes == nil {
			ft.unread = "the table of codes " + name
		}
	} else if encoding.Stream != nil {
		if data, err := f.Unpack(encoding); err == nil {
			ft.codes = readCmap(data)
		}
		mode, _ := f.find(encoding.Key("WMode")).Int()
		ft.vertical = mode == 1
	}
	if ft.codes == nil {
		ft.codes = &cmap{}
	}
	if ft.vertical && ft.unread == "" {
		ft.unread = "text that runs down"
	}
	ft.usual = 1000
	if w, ok := f.find(below.Key("DW")).Number(); ok {
		ft.usual = w
	}
	f.compositeWidths(ft, f.find(below.Key("W")).Value)
}

// compositeWidths reads widths: a glyph and an array from it on, or a first and
// a last glyph and what they have.
func (f *File) compositeWidths(ft *font, v Value) {
	var glyphs []uint32
	for v := range v.Items() {
		if _, ok := v.Ref(); ok {
			v = f.find(v).Value
		}
		n, number := v.Number()
		switch {
		case len(ft.widths) > maxCodes:
			return
		case v.IsArray() && len(glyphs) == 1:
			at := glyphs[0]
			for e := range v.Items() {
				w, _ := e.Number()
				ft.widths = append(ft.widths, widthRun{at, at, w})
				if at++; at > 0xFFFF {
					break
				}
			}
			glyphs = glyphs[:0]
		case number && len(glyphs) == 2:
			ft.widths = append(ft.widths, widthRun{glyphs[0], glyphs[1], n})
			glyphs = glyphs[:0]
		case number && n >= 0 && n <= 0xFFFF:
			glyphs = append(glyphs, uint32(n))
		default:
			glyphs = glyphs[:0]
		}
	}
	slices.SortStableFunc(ft.widths, func(a, b widthRun) int { return int(a.first) - int(b.first) })
}

// unknown is the text of a glyph of which the file does not tell what it stands
// for.
const unknown = "\uFFFD"

const unreadCodes = "a face does not tell what its codes stand for"

// code is what one code of a string shows.
type code struct {
	text  string
	width float64 // in ems
	size  int     // bytes of the string
	blank bool    // it is the one-byte code 32, which word spacing widens
}

// next takes a code from a string, which is not empty.
func (ft *font) next(s []byte) code {
	c := code{size: 1}
	if !ft.composite {
		b := s[0]
		c.text, c.width, c.blank = ft.texts[b], ft.ofCodes[b]*ft.scale, b == ' '
		if text := ft.toUnicode.text(uint32(b)); text != "" {
			c.text = text
		}
		return c
	}
	var n uint32
	n, c.size = ft.codes.next(s)
	c.blank = c.size == 1 && s[0] == ' '
	c.text = ft.toUnicode.text(n)
	if c.text == "" && ft.unicode {
		c.text = utf16Text(s[:c.size])
	}
	if c.text == "" {
		c.text = unknown
	}
	c.width = ft.width(ft.codes.glyph(n)) * ft.scale
	return c
}

// width is the width of a glyph of a composite font.
func (ft *font) width(glyph uint32) float64 {
	i := sort.Search(len(ft.widths), func(i int) bool { return ft.widths[i].first > glyph }) - 1
	if i < 0 || glyph > ft.widths[i].last {
		return ft.usual
	}
	return ft.widths[i].width
}
