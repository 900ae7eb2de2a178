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
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !mayBear(word) {
			continue
		}
		runes := []rune(word)
		n := len(runes)
		a, b := unicode.ToLower(runes[n-2]), unicode.ToLower(runes[n-1])
		was := strings.ContainsRune("òóỏõọ", a) && (b == 'a' || b == 'e') || strings.ContainsRune("ùúủũụ", a) && b == 'y'
		is := a == 'o' && strings.ContainsRune("àáảãạèéẻẽẹ", b) || a == 'u' && strings.ContainsRune("ỳýỷỹỵ", b)
		if !was && !is || !toneless[strings.ToLower(string(runes[:n-2]))] {
			continue
		}
		if was && old == "" {
			old = word
		}
		if is && modern == "" {
			modern = word
		}
	}
	return old, modern
}

// mayBear tells, quickly, whether a word is as short as those whose tone has two
// places, and ends as they do.
func mayBear(word string) bool {
	const longest = 4
	n := utf8.RuneCountInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	return 2 <= n && n <= longest && strings.ContainsRune("aeyàáảãạèéẻẽẹỳýỷỹỵAEYÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ", last)
}
