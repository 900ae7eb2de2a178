package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// toneless are the letters that syllables with a tone over oa, oe, uy begin with;
// behind q the u is none of theirs.
var toneless = map[string]bool{
	"": true, "b": true, "c": true, "d": true, "đ": true, "g": true, "h": true, "k": true, "l": true, "m": true, "n": true, "p": true, "s": true, "t": true, "v": true, "x": true,
	"ch": true, "gh": true, "kh": true, "ng": true, "nh": true, "ph": true, "th": true, "tr": true,
}

// Tones are the first syllables of a text that place their tone in the old way,
// «hòa», and in the new one, «hoà»; empty: there is none.
func Tones(text string) (old, modern string) {
	for i := 1; i < len(text); i++ {
		switch a, b := text[i-1], text[i]; {
		case a >= utf8.RuneSelf && old == "" && (b|0x20 == 'a' || b|0x20 == 'e' || b|0x20 == 'y'):
			old = oldTone(text, i)
		case b >= utf8.RuneSelf && modern == "" && (a|0x20 == 'o' || a|0x20 == 'u'):
			modern = newTone(text, i)
		}
	}
	return old, modern
}

// oldTone is a syllable with its tone on the letter before a plain one at a place.
func oldTone(text string, at int) string {
	a, _ := utf8.DecodeLastRuneInString(text[:at])
	a, b := unicode.ToLower(a), rune(text[at]|0x20)
	if strings.ContainsRune("òóỏõọ", a) && b != 'y' || strings.ContainsRune("ùúủũụ", a) && b == 'y' {
		return bearer(text, a, b, at)
	}
	return ""
}

// newTone is one with its tone on the letter at a place, behind a plain one.
func newTone(text string, at int) string {
	b, _ := utf8.DecodeRuneInString(text[at:])
	a, b := rune(text[at-1]|0x20), unicode.ToLower(b)
	if a == 'o' && strings.ContainsRune("àáảãạèéẻẽẹ", b) || a == 'u' && strings.ContainsRune("ỳýỷỹỵ", b) {
		return bearer(text, a, b, at)
	}
	return ""
}

// bearer is the word that ends with two letters, of which the second stands at a
// place; empty where the word goes on, or begins otherwise than toneless has it.
func bearer(text string, first, second rune, at int) string {
	from, end := at-utf8.RuneLen(first), at+utf8.RuneLen(second)
	if next, _ := utf8.DecodeRuneInString(text[end:]); unicode.IsLetter(next) {
		return ""
	}
	head := text[len(strings.TrimRightFunc(text[:from], unicode.IsLetter)):from]
	if !toneless[strings.ToLower(head)] {
		return ""
	}
	return text[from-len(head) : end]
}
