package viet

import (
	_ "embed"
	"strings"
	"unicode"
)

// bodyWords is what names of bodies are made of, one a line behind what follows
// it: "+" a group of words that begins with a capital, "=" a proper name, of which
// every word does, "." neither. Capitals stand where a name in running text has
// them (Phụ lục II: "Ủy ban nhân dân tỉnh Sơn La").
//
//go:embed bodywords.txt
var bodyWords string

// bodyWord is a line of bodyWords.
type bodyWord struct {
	capital []bool // by syllable
	next    naming
}

// naming is how the next word of a name begins.
type naming uint8

const (
	plain  naming = iota // small
	group                // with a capital, and small after it
	proper               // with a capital, and so on
)

// region ends "khu vực", behind which a Roman number may stand.
const region = "vực"

// bodyLexicon are the words by their small letters.
var bodyLexicon, longestBodyWord = readBodyWords(bodyWords)

func readBodyWords(lines string) (words map[string]bodyWord, longest int) {
	words = map[string]bodyWord{}
	for line := range strings.Lines(lines) {
		syllables := strings.Fields(line[1:])
		w := bodyWord{next: map[byte]naming{'+': group, '=': proper, '.': plain}[line[0]]}
		for _, s := range syllables {
			w.capital = append(w.capital, s != Lower(s))
		}
		words[toneFirst(Lower(strings.Join(syllables, " ")))] = w
		longest = max(longest, len(syllables))
	}
	return words, longest
}

// toneFirst writes the tone of a syllable where ủy and hòa have it.
var toneFirst = strings.NewReplacer("uỷ", "ủy", "hoà", "hòa", "hoá", "hóa", "toà", "tòa", "khoá", "khóa").Replace

// BodyName is a body's name in capitals as it stands in running text: "SỞ NỘI
// VỤ" is "Sở Nội vụ". A name that is not all in capitals is as it is; so is a word
// that is no syllable, such as UBND.
func BodyName(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 || strings.ContainsFunc(name, unicode.IsLower) {
		return name
	}
	how := group
	for i := 0; i < len(words); {
		n, word := bodyWordAt(words[i:])
		if n == 1 && i > 0 && (how == plain && word.next == group && word.capital[0]) {
			n = 0 // the "vụ" of "nội vụ"
		}
		if n == 0 {
			words[i], how = bodySyllable(words[i], how, i > 0 && words[i-1] == region)
			i++
			continue
		}
		// A district that has a number has its kind in capitals: Quận 1; a region has not.
		numbered := word.next == proper && i+n < len(words) && unicode.IsDigit([]rune(words[i+n])[0]) && Lower(words[i+n-1]) != region
		word.write(words[i:i+n], i == 0 || numbered || how == group && n > 1)
		how = word.next
		i += n
	}
	return strings.Join(words, " ")
}

// write gives the syllables of a word their capitals, the first one too if the
// word begins with one here. An abbreviation stays.
func (w *bodyWord) write(syllables []string, begins bool) {
	for k, s := range syllables {
		small := Lower(s)
		switch {
		case !syllable(strings.TrimSuffix(small, ",")):
		case w.capital[k] || k == 0 && begins:
			syllables[k] = Capital(small)
		default:
			syllables[k] = small
		}
	}
}

// bodyWordAt is the longest word of the lexicon that a name goes on with, and
// its syllables.
func bodyWordAt(words []string) (n int, word bodyWord) {
	for n = min(len(words), longestBodyWord); n > 0; n-- {
		if word, ok := bodyLexicon[toneFirst(Lower(strings.Join(words[:n], " ")))]; ok {
			return n, word
		}
	}
	return 0, bodyWord{}
}

// bodySyllable is a syllable that the lexicon does not know, maybe the number
// of a region.
func bodySyllable(s string, how naming, region bool) (string, naming) {
	small := Lower(s)
	switch {
	case region && strings.Trim(s, "IVX") == "":
		return s, how
	case !syllable(strings.Trim(small, ",.()")):
		return s, how
	case how == group:
		return Capital(small), plain
	case how == proper:
		return Capital(small), proper
	}
	return small, plain
}
