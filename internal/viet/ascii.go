package viet

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// foldings are the letters and marks that do not come apart in NFD.
var foldings = map[rune]string{
	'đ': "d", 'Đ': "D", 'ß': "ss", 'æ': "ae", 'Æ': "AE", 'œ': "oe", 'Œ': "OE",
	'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'ı': "i",
	'\u2010': "-", '\u2011': "-", '–': "-", '—': "-", '\u00A0': " ",
	'“': "\"", '”': "\"", '‘': "'", '’': "'", '…': "...",
}

// FoldASCII is s without diacritics (không dấu): "Đặng Thị Huệ" gives "Dang
// Thi Hue". What has no ASCII likeness is left out. It serves file names and
// the codes of drafters.
func FoldASCII(s string) string {
	letters := foldedLetters()
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < 0x80:
			b.WriteByte(byte(r))
		case r < lettersEnd && letters[r] != 0:
			b.WriteByte(letters[r])
		default:
			b.WriteString(foldRune(r))
		}
	}
	return b.String()
}

// foldRune is a character without diacritics.
func foldRune(r rune) string {
	var b strings.Builder
	for _, part := range norm.NFD.String(string(r)) {
		if part < 0x80 {
			b.WriteRune(part)
		} else {
			b.WriteString(foldings[part])
		}
	}
	return b.String()
}

// lettersEnd is above all letters of Vietnamese.
const lettersEnd = 0x1F00

// foldedLetters has the ASCII letter of each letter of Latin scripts that has
// one, so that taking texts apart, which is slow, is done once.
var foldedLetters = sync.OnceValue(func() *[lettersEnd]byte {
	letters := new([lettersEnd]byte)
	for _, span := range [][2]rune{{0xC0, 0x250}, {0x1E00, lettersEnd}} {
		for r := span[0]; r < span[1]; r++ {
			if folded := foldRune(r); len(folded) == 1 {
				letters[r] = folded[0]
			}
		}
	}
	return letters
})
