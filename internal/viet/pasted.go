package viet

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Unpasted is a text without the characters that only pasting brings: soft
// hyphens, zero-width spaces and marks of direction, which leave no ink. Bullets
// of Word's symbol faces become a dash, their boxes and ticks those of Unicode,
// and a line break of Word or the web a line ("\n") where lines may stand, or a
// space. first is the first of them, 0 if there was none.
func Unpasted(s string, lines bool) (cleaned string, first rune) {
	at := pastedAt(s)
	if at < 0 {
		return s, 0
	}
	first, _ = utf8.DecodeRuneInString(s[at:])
	return strings.Map(func(r rune) rune {
		switch symbol, ok := symbols[r]; {
		case ok:
			return symbol
		case isBreak(r) && lines:
			return '\n'
		case isBreak(r):
			return ' '
		case isPasted(r):
			return -1
		}
		return r
	}, s), first
}

// Symbol is what stands for a letter of Word's symbol faces; 0: nothing is known.
func Symbol(r rune) rune { return symbols[r] }

// symbols are letters of Word's symbol faces, which it keeps from U+F000 on, and
// the blank that is as wide as an ideograph.
var symbols = map[rune]rune{
	0xF0B7: '-', 0xF0A7: '-', 0xF0D8: '-', 0xF02D: '-', 0xF076: '-', // bullets
	0xF0FC: '✓', 0xF0FE: '☑', 0xF0FD: '☒', 0xF06F: '☐', 0xF0A8: '☐',
	0x3000: ' ',
}

// isBreak tells of Shift+Enter of Word, and of the separators of Unicode.
func isBreak(r rune) bool { return r == '\v' || r == 0x85 || r == 0x2028 || r == 0x2029 }

// isPasted tells of a character that only pasting brings.
func isPasted(r rune) bool {
	return strings.ContainsRune("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff", r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 ||
		isBreak(r) || symbols[r] != 0
}

// pastedAt is where the first such character stands, -1 if there is none. Few
// letters of Vietnamese begin with the same bytes.
func pastedAt(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\v', 0xC2, 0xE2, 0xE3, 0xEF:
			if r, _ := utf8.DecodeRuneInString(s[i:]); isPasted(r) {
				return i
			}
		}
	}
	return -1
}

// instead is what stands for signs that the faces may lack.
var instead = map[rune]string{
	'✔': "✓", '✅': "☑", '✗': "☒", '✘': "☒", '❌': "☒", '➢': "-", '➤': "-", '❖': "-", '◆': "-", '◇': "-", '★': "*", '☆': "*", '‣': "-", '⁃': "-",
	'㎡': "m²", '㎥': "m³", '⇒': "→", '➔': "→", '➜': "→", '、': ",", '。': ".", '・': "·",
}

// Instead is what a text may have in place of a character that the faces lack, as
// they have all of it; empty: nothing is known.
func Instead(r rune, covers func(rune) bool) string {
	s := instead[r]
	if s == "" {
		s = norm.NFKC.String(string(r))
	}
	for _, c := range s {
		if c == r || Judge(c, covers) != Fine {
			return ""
		}
	}
	return s
}
