package viet

import "strings"

// functions are the syllables that lead into what follows them: words of
// relation, articles, and the kinds of places that stand before their names.
const functions = " bằng bởi cho các cùng cấp của do dưới giữa gồm hay hoặc huyện khi khỏi kèm là lần mà mọi mỗi ngoài như nhằm những phường qua quận ra sẽ theo " +
	"thuộc thôn trong trên tại tỉnh từ và vào vì về với xã đang đã được đến để đối ở "

// Leads tells whether a word of one syllable belongs to what follows it, so
// that it begins a line better than it ends one (của, và, về, ở).
func Leads(syllable string) bool {
	return holds(functions, fold(trimMarks(syllable)))
}

// places are the words that stand before the name of a place.
const places = " huyện phường phố quận thôn tỉnh xã "

// Places tells whether a syllable names the kind of a place whose name follows.
func Places(syllable string) bool {
	return holds(places, fold(trimMarks(syllable)))
}

func trimMarks(s string) string { return trimClosers(trimOpeners(s)) }

// trimOpeners and trimClosers take marks of punctuation away. All but a few
// syllables have none.
func trimOpeners(s string) string {
	return strings.TrimLeftFunc(s, func(r rune) bool { return (r < 'A' || r == '[' || r > 0x2000) && strings.ContainsRune(openers, r) })
}

func trimClosers(s string) string {
	return strings.TrimRightFunc(s, func(r rune) bool { return (r < 'A' || r == ']' || r > 0x2000) && strings.ContainsRune(closers, r) })
}
