package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// gaps are the texts between which a line may end.
type gaps struct {
	texts   []string
	words   *viet.Folded // of the texts
	sizes   []int        // see viet.Folded
	phrased []bool       // see viet.Folded
	quoted  []bool       // see quoted
	mixed   bool         // not all is in capitals
}

func newGaps(words []word) *gaps {
	g := &gaps{texts: make([]string, len(words))}
	for i := range words {
		g.texts[i] = words[i].text
		g.mixed = g.mixed || strings.ContainsFunc(g.texts[i], unicode.IsLower)
	}
	g.words = viet.Fold(g.texts)
	g.sizes, g.phrased, g.quoted = g.words.Sizes(), g.words.Phrased(), quoted(g.texts)
	return g
}

// How many syllables a quotation has that is kept as a phrase is, a motto or the name
// of a contest, and what stands in brackets. A longer one may need lines of its own.
const mostQuoted, mostBracketed = 12, 6

// quoted tells of each text whether it goes on with a short quotation that began before
// it, or with a few words in brackets.
func quoted(texts []string) []bool {
	out := make([]bool, len(texts))
	for i, s := range texts {
		opens, closes, most := `“"`, `”"`, mostQuoted
		switch {
		case strings.HasPrefix(s, "("):
			opens, closes, most = "(", ")", mostBracketed
		case s == "" || strings.TrimLeft(s, opens) == s:
			continue
		}
		for k := i; k < min(len(texts), i+most); k++ {
			if strings.ContainsAny(strings.TrimLeft(texts[k], opens), closes) {
				for j := i + 1; j <= k; j++ {
					out[j] = true
				}
				break
			}
		}
	}
	return out
}

// price is the cost of a line's end before a text but the first.
func (g *gaps) price(i int) float64 {
	if g.quoted[i] {
		return g.unquoted(i) + phrase
	}
	return g.unquoted(i)
}

// unquoted is the same, whether the line's end parts a quotation or not.
func (g *gaps) unquoted(i int) float64 {
	before, after := g.texts[i-1], g.texts[i]
	switch {
	case g.sizes[i] == 0, dated(before) && dated(after), ranged(before, after), rules.Binds(before, after):
		return parted
	case isDash(after):
		return unplaced
	case g.inName(i):
		return renamed
	case g.sizes[i-1] == 1 && !g.mixed && g.words.Heads(i-1):
		return headless
	case g.phrased[i]:
		return phrase
	case g.words.Places(i-1) && !g.words.Leads(i) && (g.sizes[i-1] == 1 || !g.mixed || capital(after)) && !g.afresh(i):
		return g.joint(i) + unplaced
	}
	return g.joint(i)
}

// afresh tells whether a text begins the next name of a list: "các cơ quan Đảng
// tỉnh, Đảng ủy xã".
func (g *gaps) afresh(i int) bool {
	return g.mixed && strings.HasSuffix(g.texts[i-1], ",") && capital(g.texts[i])
}

// joint is the cost of a line's end between two words of which neither needs the
// other: less before one that leads into what follows it, more after one.
func (g *gaps) joint(i int) float64 {
	before, price := g.texts[i-1], plain
	leads := g.leads(i)
	if leads && !(g.words.Places(i-1) && g.words.Places(i)) { // "xã, phường"
		price = 0
	}
	switch {
	case isDash(before):
		price += dashed
	case g.leads(g.word(i-1)) && !(leads && g.words.Places(i-1)):
		price += left
	}
	return price
}

// leads tells whether a word, from a text on, belongs to what follows it.
func (g *gaps) leads(i int) bool {
	return g.sizes[i] == 1 && g.words.Leads(i) || g.sizes[i] == 2 && g.words.Relates(i)
}

// word is where the word begins that a text belongs to.
func (g *gaps) word(i int) int {
	for i > 0 && g.sizes[i] == 0 {
		i--
	}
	return i
}

// dated tells whether a text is one of the words and numbers of a date, or
// several that are bound together.
func dated(s string) bool {
	for part := range strings.SplitSeq(s, string(noBreakSpace)) {
		if !rules.IsDateWord(part) && !isNumber(strings.TrimRight(part, ").")) {
			return false
		}
	}
	return true
}

// isNumber tells whether a text is digits.
func isNumber(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// ranged tells whether two texts are a dash and an end of a range of numbers.
func ranged(before, after string) bool {
	number := func(s string, at int) bool { return s != "" && isDigit(s[at]) }
	return isDash(before) && number(after, 0) || isDash(after) && number(before, len(before)-1)
}

func isDash(s string) bool { return s == "-" || s == "–" || s == string(noBreakHyphen) }

// named tells whether two texts are parts of one name: both begin with a
// capital, and no mark parts them.
func named(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	return capital(before) && capital(after) && (unicode.IsLetter(last) || unicode.IsDigit(last) || last == '.')
}

// inName tells whether a line's end before a text parts a name.
func (g *gaps) inName(i int) bool {
	if g.mixed {
		return named(g.texts[i-1], g.texts[i])
	}
	return i > 1 && g.inPlace(i-2) || i > 2 && g.endsPlace(i)
}

// inPlace tells, of texts in capitals, whether one is the kind of a place, and the
// two behind it its name: "XÃ KHÁNH SƠN", or the last three "PHƯỜNG ĐÔNG GIA NGHĨA".
func (g *gaps) inPlace(i int) bool {
	single := g.sizes[i] == 1 && g.sizes[i+1] == 1 && (g.sizes[i+2] == 1 || g.sizes[i+2] == 2 && i+4 == len(g.texts))
	return single && g.words.Places(i) && !g.words.Leads(i+2)
}

// endsPlace tells the same of the last of three behind such a kind: "XÃ BÙ GIA MẬP".
func (g *gaps) endsPlace(i int) bool {
	return g.inPlace(i-3) && g.sizes[i] == 1 && !g.words.Leads(i) && (i+1 == len(g.texts) || g.words.Leads(i+1))
}

// capital tells whether a text begins with a capital letter.
func capital(s string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "“‘\"'(["))
	return unicode.IsUpper(first)
}
