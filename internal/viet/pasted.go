package viet

import "strings"

// Unpasted is a text without the characters that only pasting brings: soft
// hyphens and zero-width spaces, which leave no ink; the bullet of Word's symbol
// face becomes a dash, and its line break a line ("\n") where lines may stand, or
// a space. first is the first of them, 0 if there was none.
func Unpasted(s string, lines bool) (cleaned string, first rune) {
	at := strings.IndexFunc(s, isPasted)
	if at < 0 {
		return s, 0
	}
	for _, first = range s[at:] {
		break
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == lineTab && lines:
			return '\n'
		case r == lineTab:
			return ' '
		case r >= symbolFirst && isPasted(r):
			return '-'
		case isPasted(r):
			return -1
		}
		return r
	}, s), first
}

const (
	lineTab     = '\v'     // Shift+Enter of Word
	symbolFirst = '\uf000' // where Word keeps the letters of its symbol faces
)

// isPasted tells of such a character.
func isPasted(r rune) bool {
	return r == lineTab || strings.ContainsRune("\u00ad\u200b\u2060\ufeff\uf0b7\uf0a7\uf0d8\uf02d", r)
}
