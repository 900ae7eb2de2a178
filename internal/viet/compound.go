package viet

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// compounds holds the words of two and three syllables that Vietnamese
// official texts are made of, one first syllable a line, in byte order:
//
//	ban: biên bí-thư chấp-hành …
//
// is ban biên, ban bí thư, ban chấp hành. Tone marks stand on the first vowel
// of oa, oe, uy (hóa, ủy). It is a help for the eye and no dictionary: what it
// does not know may be parted.
//
//go:embed compounds.txt
var compounds string

// loose are first syllables that stand before nearly any word, so that a pair
// with one of them gives way to a pair without: sở | y tế, bộ | công an. See holds.
const loose = " ban bản bộ các có không luật lần một ngày người nhà năm phó số sở tiếng toàn trường tổng tự việc viện vùng đại "

// Costs of a word of one, two and three syllables: the fewest words win, and
// among them those whose first syllable is not loose.
const (
	single    = 20
	pair      = 21
	loosePair = 23
	triple    = 22
)

// Words parts syllables that follow each other into words, and gives the
// number of syllables of each, 1 to 3, in order. Case does not count, nor do
// marks of punctuation around a syllable, but a word does not reach over one.
func Words(syllables []string) []int {
	n := len(syllables)
	folded, ends := make([]string, n), make([]string, n)
	for i, s := range syllables {
		folded[i] = fold(trimOpeners(s))
		ends[i] = trimClosers(folded[i])
	}
	follow := byFirst()
	cost, take := make([]int, n+1), make([]int, n)
	for i := n - 1; i >= 0; i-- {
		cost[i], take[i] = single+cost[i+1], 1
		seconds := follow[folded[i]]
		if seconds == "" {
			continue
		}
		if i+1 < n && holds(seconds, ends[i+1]) && pairCost(folded[i])+cost[i+2] < cost[i] {
			cost[i], take[i] = pairCost(folded[i])+cost[i+2], 2
		}
		if i+2 < n && triple+cost[i+3] < cost[i] && holds(seconds, folded[i+1]+"-"+ends[i+2]) {
			cost[i], take[i] = triple+cost[i+3], 3
		}
	}
	var words []int
	for i := 0; i < n; i += take[i] {
		words = append(words, take[i])
	}
	return words
}

func pairCost(first string) int {
	if holds(loose, first) {
		return loosePair
	}
	return pair
}

// The marks that may stand before a word and after one.
const (
	openers = "“‘\"'(["
	closers = "”’\"')].,;:!?…"
)

// byFirst is the list of compounds by first syllable: what may follow it, with
// blanks around each. It is made when the first text asks.
var byFirst = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 4096)
	for line := range strings.Lines(compounds) {
		first, seconds, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		m[first] = seconds + " "
	}
	return m
})

// holds tells whether a word is one of a list, which stand in byte order with
// blanks around each.
func holds(list, word string) bool {
	for len(list) > len(word)+1 {
		begin := strings.LastIndexByte(list[:len(list)/2], ' ') + 1
		end := begin + strings.IndexByte(list[begin:], ' ')
		switch order := strings.Compare(list[begin:end], word); {
		case order < 0:
			list = list[end:]
		case order > 0:
			list = list[:begin]
		default:
			return true
		}
	}
	return false
}

// newer gives, for an ending whose tone mark one school writes on the second
// vowel, the same ending as the list of compounds writes it.
var newer = map[string]string{
	"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
	"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
	"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}

// fold writes a syllable as the list of compounds does, its marks kept.
func fold(s string) string {
	s = strings.ToLower(s)
	bare := trimClosers(s)
	_, size := utf8.DecodeLastRuneInString(bare)
	vowel := len(bare) - size - 1 // where o or u would stand
	if vowel < 0 || bare[vowel] != 'o' && bare[vowel] != 'u' || strings.HasPrefix(bare, "qu") {
		return s
	}
	if end, ok := newer[bare[vowel:]]; ok {
		return bare[:vowel] + end + s[len(bare):]
	}
	return s
}
