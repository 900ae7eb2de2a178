package viet

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC is s in Unicode's composed form, in which "ệ" is one character. Text is
// measured, compared and printed in this form only.
func NFC(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] < beyond {
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !Inert(r) {
			return norm.NFC.String(s)
		}
		i += n - 1
	}
	return s
}

// beyond is the first byte of U+0300, under which all is inert.
const beyond = 0xCC

// Inert tells of a rune that is the same in NFC whatever stands beside it, if
// its neighbours are inert too. It covers what Vietnamese is written with, so
// that almost no text takes the slow way.
func Inert(r rune) bool {
	switch {
	case r < 0x300: // Latin, with Latin-1 and Latin Extended-A and -B
		return true
	case r >= 0x1E00 && r <= 0x1EFF: // Latin Extended Additional: ạ … ỹ
		return true
	case r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x205E: // dashes, quotes, dots
		return true
	}
	return false
}
