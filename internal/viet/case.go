package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lower is s in small letters (chữ in thường).
func Lower(s string) string {
	for i, r := range s {
		if lower(r) != r {
			return s[:i] + strings.Map(lower, s[i:])
		}
	}
	return s
}

// Upper is s in capital letters (chữ in hoa), tone marks kept where they were
// typed. A letter that has no capital of its own in Latin script stays: the
// sharp s, and the micro sign, which would turn into a Greek capital.
func Upper(s string) string { return strings.Map(upper, s) }

// lower is the small letter of a capital one. The letters of Vietnamese need no
// look into the tables, nor do they in upper.
func lower(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case 'à' <= r && r <= 'ÿ', r == 'ơ', r == 'ư':
		return r
	case inTurns(r):
		return r | 1
	}
	return unicode.ToLower(r)
}

func upper(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	case r == 'ß', r == 'µ', 'À' <= r && r <= 'Þ':
		return r
	case inTurns(r):
		return r &^ 1
	}
	return unicode.ToUpper(r)
}

// inTurns tells whether a letter stands where capital and small letters take turns,
// the capital one first.
func inTurns(r rune) bool { return 'Ă' <= r && r <= 'ĩ' || 'Ạ' <= r && r <= 'ỹ' }

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
			return lower(r)
		}
		return upper(r)
	}, s)
}
