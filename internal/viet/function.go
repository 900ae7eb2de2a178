package viet

import "strings"

// functions are the syllables that lead into what follows them: words of
// relation, articles, and the kinds of places that stand before their names.
const functions = " bằng bởi cho các cùng cấp của do dưới giữa gồm hay hoặc huyện khi khỏi kiêm kèm là lần mà mọi mỗi ngoài như nhằm những phường qua quận ra sẽ theo " +
	"thuộc thôn trong trên tại tỉnh từ và vào vì về với xã đang đã được đến để đối ở "

// Leads tells whether a word of one syllable belongs to what follows it, so
// that it begins a line better than it ends one (của, và, về, ở).
func Leads(syllable string) bool { return holds(functions, fold(trimMarks(syllable))) }

// Leads tells so of the ith syllable. One with a mark behind it leads to nothing, as
// the last of "cơ quan Đảng tỉnh, …".
func (f *Folded) Leads(i int) bool { return holds(functions, f.open[i]) }

// Joins tells whether the ith syllable is "và".
func (f *Folded) Joins(i int) bool { return f.open[i] == "và" }

// relations are the words of two syllables of the same kind.
const relations = " cùng với, dựa trên, kể từ, trực thuộc, đối với, "

// Relates tells whether a word of two syllables, from the ith on, belongs to what
// follows it.
func (f *Folded) Relates(i int) bool {
	return i+1 < len(f.open) && strings.Contains(relations, " "+f.open[i]+" "+f.open[i+1]+", ")
}

// places are the words that stand before the name of a place.
const places = " huyện phường phố quận thôn tỉnh xã "

// Places tells whether a syllable names the kind of a place whose name follows.
func Places(syllable string) bool { return holds(places, fold(trimMarks(syllable))) }

// Places tells so of the ith syllable.
func (f *Folded) Places(i int) bool { return holds(places, f.bare[i]) }

// heads are the words that a body's name begins with and its field follows.
const heads = " ban bộ cục khoa phòng sở trường viện vụ "

// Heads tells whether the ith syllable, which is a word, begins the name of a body.
func (f *Folded) Heads(i int) bool { return holds(heads, f.open[i]) && !f.opened(i) }

func trimMarks(s string) string { return trimClosers(trimOpeners(s)) }

// trimOpeners and trimClosers take marks of punctuation away. All but a few
// syllables have none, and most are told by a byte.
func trimOpeners(s string) string {
	if s == "" || !opens[s[0]] {
		return s
	}
	return strings.TrimLeft(s, openers)
}

func trimClosers(s string) string {
	if s == "" || !closes[s[len(s)-1]] {
		return s
	}
	return strings.TrimRight(s, closers)
}

// opens has the first bytes of openers, closes the last ones of closers.
var opens, closes = func() (first, last [256]bool) {
	for _, r := range openers {
		first[string(r)[0]] = true
	}
	for _, r := range closers {
		last[string(r)[len(string(r))-1]] = true
	}
	return first, last
}()
