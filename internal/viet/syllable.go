package viet

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The parts of a syllable, without its tone.
var (
	onsets = set("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")
	codas  = set("c ch m n ng nh p t")
	// openRhymes stand at the end of a syllable, closedRhymes need a consonant.
	openRhymes = set("a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iêu oa oe oi oai oao oay oeo ôi ơi ua ui uy uya ưa ưi ưu uê uơ uôi ươi ươu uây uyu yêu")
	both       = set("a e ê i o ô ơ u ư y oa oe uê uy")
	toneLast   = set("oa oe uy uê uơ") // open, and the tone may stand on the last letter
	closed     = set("ă â iê yê oă oo uâ uô ươ uyê")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// tones takes the tones off a syllable in decomposed form.
var tones = strings.NewReplacer("\u0300", "", "\u0301", "", "\u0303", "", "\u0309", "", "\u0323", "")

// syllable tells whether a word in small letters is built as a Vietnamese
// syllable is: what there is, and more that there could be.
func syllable(word string) bool {
	word = norm.NFD.String(word)
	plain := tones.Replace(word)
	if len(word)-len(plain) > len("\u0300") {
		return false // two tones
	}
	last := plain != word && tones.Replace(word[len(word)-len("\u0300"):]) == ""
	plain = norm.NFC.String(plain)
	for n := min(3, len(plain)); n >= 0; n-- {
		if n > 0 && !onsets[plain[:n]] {
			continue
		}
		if r := plain[n:]; rhyme(r) && fits(plain[:n], word[min(n, len(word)):]) && (!last || len([]rune(r)) < 2 || !openRhymes[r] || toneLast[r]) {
			return true
		}
	}
	return false
}

// fits tells whether a consonant is written so before a vowel: ke and ca.
func fits(onset, rhyme string) bool {
	front := rhyme != "" && strings.IndexByte("iey", rhyme[0]) >= 0
	switch onset {
	case "c", "g", "ng":
		return !front || onset == "g" && rhyme[0] == 'i'
	case "k", "gh", "ngh":
		return front
	}
	return true
}

// rhyme tells whether a syllable may end so.
func rhyme(s string) bool {
	if openRhymes[s] {
		return true
	}
	for n := 1; n <= 2 && n < len(s); n++ {
		if v := s[:len(s)-n]; codas[s[len(s)-n:]] && (both[v] || closed[v]) {
			return true
		}
	}
	return false
}
