package viet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// misread finds words of UTF-8 that were read as Windows-1252: Nguyá»…n.
func misread(s string) (old Old, ok bool) {
	count := 0
	for _, word := range asciiFields(s) {
		meant, wrong := reread(word)
		if !wrong {
			continue
		}
		if count++; count == 1 {
			old = Old{Encoding: Misread, Word: word, Meant: meant}
		}
	}
	old.Sure = count > 1 && !Modern(s)
	return old, count > 0
}

// asciiFields are the words between blanks of ASCII: others are bytes of letters.
func asciiFields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' })
}

// reread is a word whose letters are the bytes of Vietnamese ones; ok is false
// if they are not.
func reread(word string) (meant string, ok bool) {
	bytes := make([]byte, 0, len(word))
	for _, r := range word {
		b, known := charmap.Windows1252.EncodeRune(r)
		switch {
		case known:
		case r >= 0x80 && r < 0xA0: // that stand for nothing
			b = byte(r)
		default:
			return "", false
		}
		bytes = append(bytes, b)
	}
	meant = string(bytes)
	if len(bytes) == utf8.RuneCountInString(meant) || !utf8.Valid(bytes) {
		return "", false
	}
	return meant, Modern(meant) || strings.ContainsAny(meant, shared)
}

// rereadAll is a text with such words as they were meant.
func rereadAll(s string) string {
	for _, word := range asciiFields(s) {
		if meant, ok := reread(word); ok {
			s = strings.Replace(s, word, meant, 1)
		}
	}
	return s
}
