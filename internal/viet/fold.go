package viet

import (
	"strings"
	"unicode/utf8"
)

// Folded are syllables that follow each other as the lists of words write them.
type Folded struct {
	raw  []string
	open []string // without marks before them, but with those behind
	bare []string // without any
}

// Fold folds syllables, for all that is asked of them.
func Fold(syllables []string) *Folded {
	both := make([]string, 2*len(syllables))
	f := &Folded{syllables, both[:len(syllables)], both[len(syllables):]}
	for i, s := range syllables {
		f.open[i] = fold(trimOpeners(s))
		f.bare[i] = trimClosers(f.open[i])
	}
	return f
}

// opened tells whether marks stand before a syllable.
func (f *Folded) opened(i int) bool { return len(trimOpeners(f.raw[i])) < len(f.raw[i]) }

// newer gives, for an ending whose tone mark one school writes on the second
// vowel, the same ending as the list of compounds writes it.
var newer = map[string]string{
	"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
	"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
	"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}

// fold writes a syllable as the list of compounds does, its marks kept.
func fold(s string) string {
	s = Lower(s)
	bare := trimClosers(s)
	_, size := utf8.DecodeLastRuneInString(bare)
	vowel := len(bare) - size - 1 // where o or u would stand
	if vowel < 0 || size == 1 || bare[vowel] != 'o' && bare[vowel] != 'u' || strings.HasPrefix(bare, "qu") {
		return s
	}
	if end, ok := newer[bare[vowel:]]; ok {
		return bare[:vowel] + end + s[len(bare):]
	}
	return s
}
