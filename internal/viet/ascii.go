package viet

import (
	"strings"

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
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			b.WriteString(foldings[r])
		}
	}
	return b.String()
}
