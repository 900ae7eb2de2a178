package viet

import (
	_ "embed"
	"strings"
	"sync"
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

// MostSyllables is how many syllables a word has at most.
const MostSyllables = 3

// Words parts syllables that follow each other into words, and gives the
// number of syllables of each, in order. Case does not count, nor do
// marks of punctuation around a syllable, but a word does not reach over one.
func Words(syllables []string) []int { return Fold(syllables).Words() }

// Words parts the syllables as the function of that name does.
func (f *Folded) Words() []int {
	sizes := f.Sizes()
	words := sizes[:0]
	for i := 0; i < len(sizes); i += words[len(words)-1] {
		words = append(words, sizes[i])
	}
	return words
}

// Sizes has the number of syllables of each word where it begins, and zero for its
// other syllables.
func (f *Folded) Sizes() []int {
	n := len(f.open)
	follow := byFirst()
	cost, size := make([]int, n+1), make([]int, n)
	for i := n - 1; i >= 0; i-- {
		cost[i], size[i] = single+cost[i+1], 1
		next := follow[f.open[i]]
		if next.list == "" {
			continue
		}
		if i+1 < n {
			if sum := next.pair + cost[i+2]; sum < cost[i] && holds(next.list, f.bare[i+1]) {
				cost[i], size[i] = sum, 2
			}
		}
		if i+2 < n && next.triples && triple+cost[i+3] < cost[i] && holds(next.list, f.open[i+1]+"-"+f.bare[i+2]) {
			cost[i], size[i] = triple+cost[i+3], 3
		}
	}
	for i := 0; i < n; i += size[i] {
		clear(size[i+1 : i+size[i]])
	}
	return size
}

// The marks that may stand before a word and after one.
const (
	openers = "“‘\"'(["
	closers = "”’\"')].,;:!?…"
)

// seconds are what may follow a first syllable, as holds has it.
type seconds struct {
	list    string
	pair    int  // what a word of the first and one of them costs
	triples bool // some are two syllables
}

// byFirst is the list of compounds by first syllable. It is made when the first text
// asks.
var byFirst = sync.OnceValue(func() map[string]seconds {
	m := make(map[string]seconds, 4096)
	for line := range strings.Lines(compounds) {
		first, rest, _ := strings.Cut(line, ":")
		m[first] = seconds{list: rest, pair: pair, triples: strings.IndexByte(rest, '-') >= 0}
	}
	for first := range strings.FieldsSeq(loose) {
		s := m[first]
		s.pair = loosePair
		m[first] = s
	}
	return m
})

// holds tells whether a word is one of a list, which stand in byte order with a
// blank before each and one more byte behind the last.
func holds(list, word string) bool {
	for len(list) > len(word)+1 {
		begin := strings.LastIndexByte(list[:len(list)/2], ' ') + 1
		end := len(list) - 1
		if n := strings.IndexByte(list[begin:end], ' '); n >= 0 {
			end = begin + n
		}
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
