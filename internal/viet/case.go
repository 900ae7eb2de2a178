package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lower is s in small letters (chữ in thường).
func Lower(s string) string { return strings.Map(unicode.ToLower, s) }

// Capital is s with a capital for its first letter.
func Capital(s string) string {
	at := strings.IndexFunc(s, unicode.IsLetter)
	if at < 0 {
		return s
	}
	first, size := utf8.DecodeRuneInString(s[at:])
	return s[:at] + string(upper(first)) + s[at+size:]
}

// Title is s with a capital for each word and small letters behind it, as names
// are written: "NGUYỄN VĂN A" is "Nguyễn Văn A", "K'SOR" "K'Sor".
func Title(s string) string {
	inside := false
	return strings.Map(func(r rune) rune {
		before := inside
		inside = unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if before {
			return unicode.ToLower(r)
		}
		return upper(r)
	}, s)
}
