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
	var a rune // before b
	for i, b := range text {
		switch {
		case a >= utf8.RuneSelf && old == "" && strings.ContainsRune("aeyAEY", b):
			if a, b := unicode.ToLower(a), unicode.ToLower(b); strings.ContainsRune("òóỏõọ", a) && b != 'y' || strings.ContainsRune("ùúủũụ", a) && b == 'y' {
				old = bearer(text, a, b, i)
			}
		case b >= utf8.RuneSelf && modern == "" && strings.ContainsRune("ouOU", a):
			if a, b := unicode.ToLower(a), unicode.ToLower(b); a == 'o' && strings.ContainsRune("àáảãạèéẻẽẹ", b) || a == 'u' && strings.ContainsRune("ỳýỷỹỵ", b) {
				modern = bearer(text, a, b, i)
			}
		}
		a = b
	}
	return old, modern
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
