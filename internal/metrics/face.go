package metrics

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"vanthu/fonts"
)

// required is what every face must be able to set, besides the Vietnamese
// letters: ASCII and the marks that offices use.
const required = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~" +
	"“”‘’„…–—•·°²³½¼¾±×÷§©®«»€£¥¢‰ªº†‡‹›−≤≥≠"

// Letters are the 67 Vietnamese letters with marks, small; every face must
// have them in both cases.
const Letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"

// cell is what a face knows of one character.
type cell struct {
	advance uint16 // in UnitsPerEm
	glyph   uint16 // 0: the face lacks it
}

// block is the cells of 256 characters that follow each other.
type block [256]cell

// face is one parsed face.
type face struct {
	name                 string // PostScript name
	family               string // such as "Liberation Serif"
	data                 string
	blocks               [256]*block // of the characters up to U+FFFF; never nil
	none                 *block      // for blocks in which the face has nothing
	missing              cell
	underTop, underThick int // in UnitsPerEm, under the baseline
	font                 *sfnt.Font
	upem                 int
}

// at is the cell of the glyph that shows r.
func (f *face) at(r rune) cell {
	if uint32(r) > 0xFFFF {
		return f.missing
	}
	return f.blocks[r>>8][r&0xFF]
}

// ownBlocks are the blocks in which the faces of the program have characters. To
// ask for those of all others takes as long as a letter to be rendered.
const ownBlocks = "\x00\x01\x02\x03\x04\x05\x1D\x1E\x1F\x20\x21\x22\x23\x25\x26\x2C\x2E\xFB\xFE\xFF"

// parse reads a face. own tells that it is part of the program: then what is
// known of it is not asked.
func parse(file fonts.Face, own bool) (*face, error) {
	known := ""
	if own {
		known = ownBlocks
	}
	f, err := read(file, known)
	if err != nil {
		return nil, err
	}
	return f, f.complete()
}

// parseMarks reads the face of the marks of a form.
func parseMarks(file fonts.Face) (*face, error) { return read(file, "\x00\x26\x27") }

// lend gives a face the marks of another: what is measured with it has them.
func (f *face) lend(marks *face) {
	for _, r := range "☐☑☒✓" {
		b := *f.blocks[r>>8]
		b[r&0xFF] = marks.at(r)
		f.blocks[r>>8] = &b
	}
}

// read reads a face. Where it is known in which blocks it has characters, no other
// is asked.
func read(file fonts.Face, known string) (*face, error) {
	ft, err := sfnt.ParseReaderAt(strings.NewReader(file.Data))
	if err != nil {
		return nil, err
	}
	f := &face{data: file.Data, font: ft, upem: int(ft.UnitsPerEm())}
	if f.name, err = ft.Name(nil, sfnt.NameIDPostScript); err != nil {
		return nil, fmt.Errorf("PostScript name: %w", err)
	}
	if f.family, err = ft.Name(nil, sfnt.NameIDFamily); err != nil {
		return nil, fmt.Errorf("family name: %w", err)
	}
	var buf sfnt.Buffer
	if f.missing.advance, err = f.advance(&buf, 0); err != nil {
		return nil, err
	}
	f.none = new(block)
	for i := range f.none {
		f.none[i] = f.missing
	}
	for hi := range f.blocks {
		f.blocks[hi] = f.none
		if known != "" && strings.IndexByte(known, byte(hi)) < 0 {
			continue
		}
		if f.blocks[hi], err = f.block(rune(hi)); err != nil {
			return nil, err
		}
	}
	return f, f.underline()
}

// scale turns a number of the face's own grid into UnitsPerEm.
func (f *face) scale(n int) int {
	if n < 0 {
		return -f.scale(-n)
	}
	return (n*UnitsPerEm + f.upem/2) / f.upem
}

// standIns are characters that are drawn as others.
var standIns = [...][2]rune{{noBreakHyphen, '-'}, {noBreakSpace, ' '}, {'\t', ' '}}

// block makes the cells of the 256 characters from hi<<8 on. Blocks in which the
// face has nothing share one.
func (f *face) block(hi rune) (*block, error) {
	var buf sfnt.Buffer
	b := f.none
	for lo := range rune(256) {
		r := hi<<8 | lo
		if unicode.Is(unicode.Co, r) || r >= 0x3000 && r < 0xFB00 {
			continue // no face of ours is asked for these
		}
		for _, same := range standIns {
			if r == same[0] {
				r = same[1]
			}
		}
		g, err := f.font.GlyphIndex(&buf, r)
		if err != nil {
			return nil, fmt.Errorf("U+%04X: %w", r, err)
		}
		if g == 0 {
			continue
		}
		if b == f.none {
			own := *f.none
			b = &own
		}
		a, err := f.advance(&buf, g)
		if err != nil {
			return nil, fmt.Errorf("U+%04X: %w", r, err)
		}
		b[lo] = cell{a, uint16(g)}
	}
	return b, nil
}

func (f *face) advance(buf *sfnt.Buffer, g sfnt.GlyphIndex) (uint16, error) {
	a, err := f.font.GlyphAdvance(buf, g, fixed.Int26_6(f.upem), font.HintingNone)
	if err != nil {
		return 0, fmt.Errorf("glyph %d: %w", g, err)
	}
	return uint16(f.scale(int(a))), nil
}

// underline reads the place of the underline. The post table gives its upper
// edge, in spite of older texts that say its middle.
func (f *face) underline() error {
	post := f.font.PostTable()
	if post == nil {
		return errors.New("no post table")
	}
	f.underTop = f.scale(-int(post.UnderlinePosition))
	f.underThick = f.scale(int(post.UnderlineThickness))
	return nil
}

// complete tells which of the characters that all documents need is missing.
func (f *face) complete() error {
	var lacks []rune
	ask := func(r rune) {
		if f.at(r).glyph == 0 {
			lacks = append(lacks, r)
		}
	}
	for _, r := range required {
		ask(r)
	}
	for _, r := range Letters {
		ask(r)
		ask(unicode.ToUpper(r))
	}
	if len(lacks) > 0 {
		return fmt.Errorf("the face lacks %q", string(lacks))
	}
	return nil
}
