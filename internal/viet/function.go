package viet

import "strings"

// functions are the syllables that lead into what follows them: words of
// relation, articles, and the kinds of places that stand before their names.
const functions = " bằng bởi các cho của cùng cấp do gồm hay hoặc huyện kèm khi khỏi là lần mà mọi mỗi nhằm những như ở phường qua quận ra sẽ tại theo thuộc " +
	"thôn tỉnh trên trong từ và vào về với vì xã đang đã đến để đối được dưới giữa ngoài "

// Leads tells whether a word of one syllable belongs to what follows it, so
// that it begins a line better than it ends one (của, và, về, ở).
func Leads(syllable string) bool {
	return strings.Contains(functions, " "+fold(trimMarks(syllable))+" ")
}

// places are the words that stand before the name of a place.
const places = " huyện phố phường quận thôn tỉnh xã "

// Places tells whether a syllable names the kind of a place whose name follows.
func Places(syllable string) bool {
	return strings.Contains(places, " "+fold(trimMarks(syllable))+" ")
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
