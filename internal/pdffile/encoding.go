package pdffile

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// encoding tells what character a code of one byte stands for; 0: none.
type encoding [256]rune

// The encodings that files name (ISO 32000-1, annex D). Where figures and
// letters are those of ASCII, only the rest is told.
var (
	winAnsi = sync.OnceValue(func() *encoding {
		e := mapped(charmap.Windows1252)
		e[0x7F], e[0xA0], e[0xAD] = '•', ' ', '-'
		for _, c := range []byte{0x81, 0x8D, 0x8F, 0x90, 0x9D} {
			e[c] = '•'
		}
		return e
	})
	macRoman = sync.OnceValue(func() *encoding {
		e := mapped(charmap.Macintosh)
		e[0xCA] = ' '
		return e
	})
	standard = sync.OnceValue(func() *encoding {
		e := ascii()
		e['\''], e['`'] = '’', '‘'
		e.set(0xA1, "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß")
		return e
	})
	// docEncoding is that of texts outside of pages.
	docEncoding = sync.OnceValue(func() *encoding {
		e := ascii()
		for c := range 0x18 {
			e[c] = rune(c)
		}
		e.set(0x18, "˘ˇˆ˙˝˛˚˜")
		e.set(0x80, "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž € ")
		for c := 0xA1; c < 0x100; c++ {
			e[c] = rune(c)
		}
		return e
	})
)

func ascii() *encoding {
	e := new(encoding)
	for c := ' '; c <= '~'; c++ {
		e[c] = c
	}
	return e
}

// mapped is an encoding of the library.
func mapped(m *charmap.Charmap) *encoding {
	e := ascii()
	for c := 0x80; c < 0x100; c++ {
		if r := m.DecodeByte(byte(c)); r != '\uFFFD' {
			e[c] = r
		}
	}
	return e
}

// set sets characters from a code on; a space is for none.
func (e *encoding) set(from int, characters string) {
	for _, r := range characters {
		if r != ' ' {
			e[from] = r
		}
		from++
	}
}

// glyphList are the names of characters that do not tell what they are made of,
// as Adobe's Glyph List for New Fonts has them: a name and a number to base 16.
//
//go:embed glyphs.txt
var glyphList string

var glyphNames = sync.OnceValue(func() map[string]rune {
	names := make(map[string]rune)
	for line := range strings.Lines(glyphList) {
		name, code, _ := strings.Cut(strings.TrimSpace(line), " ")
		r, err := strconv.ParseUint(code, 16, 32)
		if err != nil {
			panic(err) // the list is our own
		}
		names[name] = rune(r)
	}
	return names
})

// accents are the names of marks within the names of letters, as in
// "ecircumflexacute" (ế). None begins another.
var accents = []struct {
	name string
	mark string
}{
	{"acute", "\u0301"}, {"grave", "\u0300"}, {"circumflex", "\u0302"}, {"tilde", "\u0303"},
	{"breve", "\u0306"}, {"hookabove", "\u0309"}, {"dotbelow", "\u0323"}, {"horn", "\u031B"},
	{"dieresis", "\u0308"}, {"caron", "\u030C"}, {"cedilla", "\u0327"}, {"ring", "\u030A"},
	{"macron", "\u0304"}, {"ogonek", "\u0328"}, {"commaaccent", "\u0327"}, {"hungarumlaut", "\u030B"},
	{"dotaccent", "\u0307"},
}

// glyphText is the text that the name of a glyph stands for, or "" if it tells
// nothing.
func glyphText(name string) string {
	name, _, _ = strings.Cut(name, ".") // A.small
	var text strings.Builder
	for part := range strings.SplitSeq(name, "_") { // f_i
		text.WriteString(partText(part))
	}
	if text.Len() > maxCodeText {
		return ""
	}
	return text.String()
}

func partText(name string) string {
	if r, ok := glyphNames()[name]; ok {
		return string(r)
	}
	if figures, ok := strings.CutPrefix(name, "uni"); ok && len(figures)%4 == 0 {
		if b := hexBytes([]byte(figures)); len(b)*2 == len(figures) && len(b) > 0 {
			return utf16Text(b)
		}
	}
	if figures, ok := strings.CutPrefix(name, "u"); ok && len(figures) >= 4 && len(figures) <= 6 {
		if r, err := strconv.ParseUint(figures, 16, 32); err == nil && r <= 0x10FFFF {
			return string(rune(r))
		}
	}
	return letterText(name)
}

// letterText is a letter of ASCII with the marks that its name tells of.
func letterText(name string) string {
	if name == "" || !isLetter(name[0]) {
		return ""
	}
	text, rest := name[:1], name[1:]
	for rest != "" {
		known := false
		for _, a := range accents {
			if after, ok := strings.CutPrefix(rest, a.name); ok {
				text, rest, known = text+a.mark, after, true
				break
			}
		}
		if !known {
			return ""
		}
	}
	return norm.NFC.String(text)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// utf16Text is text of two bytes a unit, the higher first.
func utf16Text(b []byte) string {
	units := make([]uint16, 0, len(b)/2)
	for ; len(b) > 1; b = b[2:] {
		units = append(units, uint16(b[0])<<8|uint16(b[1]))
	}
	return string(utf16.Decode(units))
}
