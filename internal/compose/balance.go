package compose

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// softBreak ends a line inside a paragraph.
const softBreak = '\n'

// balance breaks a centred paragraph into lines no wider than a room, by soft
// breaks, so that the lines are even and no word, date or name is parted where
// another way is open. Breaks that stand in the paragraph stay.
func (c *composer) balance(p *sheet.Paragraph, room units.Length) {
	room -= p.Format.Left + p.Format.Right
	if room <= 0 || c.ruler.Lines(p, room) == 1 || !balances(p.Runs) {
		return
	}
	words := c.words(p.Runs)
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && !words[to].forced {
			to++
		}
		newBalancer(words[from:to], room).choose()
		from = to
	}
	p.Runs = broken(p.Runs, words)
}

// balances tells whether runs are plain text: where a leader, a tab or a blank
// slot takes room, lines stay as they fall.
func balances(runs []sheet.Run) bool {
	return !slices.ContainsFunc(runs, func(r sheet.Run) bool { return r.Leader || r.Width > 0 || strings.Contains(r.Text, "\t") })
}

// word is what no line of a centred text parts, with the gap before it.
type word struct {
	text       string
	width, gap units.Length
	run, at    int  // where the gap begins, …
	until      int  // … and where it ends, in the same run
	forced     bool // the author has ended the line before it
	ends       bool // a line ends before it
}

// words cuts runs into words at their spaces and soft breaks. A space at the
// end of a run belongs to the gap, one at the beginning of the next is left in
// the word: texts with both are rare, and none is lost.
func (c *composer) words(runs []sheet.Run) []word {
	words := []word{{}}
	for i := range runs {
		char, text := runs[i].Char, runs[i].Text
		for at := 0; at < len(text); {
			if n := gapLength(text[at:]); n > 0 {
				gap := text[at : at+n]
				words = append(words, word{run: i, at: at, until: at + n, gap: c.family.Width(char.Face, char.Size, gap), forced: strings.ContainsRune(gap, softBreak)})
				at += n
				continue
			}
			end := at + 1
			for end < len(text) && gapLength(text[end:]) == 0 {
				end++
			}
			last := &words[len(words)-1]
			last.text += text[at:end]
			last.width += c.family.Width(char.Face, char.Size, text[at:end])
			at = end
		}
	}
	return words
}

// gapLength is the number of spaces and soft breaks that a text begins with.
func gapLength(s string) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || s[n] == softBreak) {
		n++
	}
	return n
}

// broken puts soft breaks into the gaps where lines end.
func broken(runs []sheet.Run, words []word) []sheet.Run {
	out := slices.Clone(runs)
	for i := len(words) - 1; i > 0; i-- {
		if w := words[i]; w.ends || w.forced {
			text := out[w.run].Text
			out[w.run].Text = text[:w.at] + string(softBreak) + text[w.until:]
		}
	}
	return out
}

// What a line's end costs. An uneven line costs the square of its distance
// from the ideal width; all lines of a text seldom cost one together. A line
// more costs less than a parted word or name, and more than the rest.
const (
	tooWide  = 100.0   // a line that the room does not hold
	parted   = 10.0    // inside a word, a date or a range
	renamed  = 6.0     // inside a name
	another  = 4.0     // a line more than needed
	phrase   = 2.5     // inside a set phrase, between its words
	unplaced = 0.8     // between "tỉnh" and the name of the province
	alone    = 0.4     // a line of one syllable
	left     = 0.25    // after a word that leads into the next line, or a dash
	plain    = 1.0 / 9 // not before such a word: as much as a line a third off
	most     = 2       // lines more than needed
)

// balancer breaks words into lines.
type balancer struct {
	words []word
	room  units.Length
	price []float64      // of a line's end before each word
	edge  []units.Length // where each word ends, all on one line
}

func newBalancer(words []word, room units.Length) *balancer {
	b := &balancer{words: words, room: room, price: prices(words)}
	var at units.Length
	for i, w := range words {
		if i > 0 {
			at += w.gap
		}
		at += w.width
		b.edge = append(b.edge, at)
	}
	return b
}

// width is the width of a line of words.
func (b *balancer) width(from, to int) units.Length {
	return b.edge[to-1] - b.edge[from] + b.words[from].width
}

// full are the words before which lines end that each take as many words as
// fit: the fewest lines.
func (b *balancer) full() (ends []int) {
	from := 0
	for to := 1; to <= len(b.words); to++ {
		if to-1 > from && b.width(from, to) > b.room {
			from = to - 1
			ends = append(ends, from)
		}
	}
	return ends
}

// mostBalanced is how many lines are worth balancing: no title has as many, and
// some texts of a thousand words would cost seconds.
const mostBalanced = 20

// choose marks the words before which lines end: in the fewest lines, or in
// one or two more where that spares a word.
func (b *balancer) choose() {
	full := b.full()
	n := len(full) + 1
	switch {
	case n < 2:
		return
	case n > mostBalanced:
		for _, i := range full {
			b.words[i].ends = true
		}
		return
	}
	least, best := math.Inf(1), []int(nil)
	for lines := n; lines <= min(n+most, len(b.words)); lines++ {
		cost, ends := b.lines(lines)
		if cost += float64(lines-n) * another; cost < least {
			least, best = cost, ends
		}
		if least < another {
			break // no line more could pay
		}
	}
	for _, i := range best {
		b.words[i].ends = true
	}
}

// lines breaks the words into n lines at the least cost.
func (b *balancer) lines(n int) (float64, []int) {
	ideal := b.edge[len(b.words)-1] / units.Length(n)
	count := len(b.words)
	cost := slices.Repeat([]float64{math.Inf(1)}, count+1) // of the words up to each, in so many lines
	cost[0] = 0
	from := make([][]int, n)
	for line := range n {
		next := slices.Repeat([]float64{math.Inf(1)}, count+1)
		from[line] = make([]int, count+1)
		for to := line + 1; to <= count-(n-1-line); to++ {
			for start := to - 1; start >= line; start-- {
				width := b.width(start, to)
				if width > b.room && start < to-1 {
					break
				}
				if sum := cost[start] + b.cost(start, to, ideal); sum < next[to] {
					next[to], from[line][to] = sum, start
				}
			}
		}
		cost = next
	}
	var ends []int
	for line, to := n-1, count; line > 0; line-- {
		to = from[line][to]
		ends = append(ends, to)
	}
	return cost[count], ends
}

// cost is that of a line of words.
func (b *balancer) cost(start, to int, ideal units.Length) float64 {
	width := b.width(start, to)
	d := float64(width-ideal) / float64(ideal)
	cost := d * d
	if width > b.room {
		cost += tooWide
	}
	if start > 0 {
		cost += b.price[start]
	}
	if to == start+1 && !strings.ContainsRune(b.words[start].text, noBreakSpace) {
		cost += alone
	}
	return cost
}

// gaps are the texts between which a line may end.
type gaps struct {
	texts   []string
	sizes   []int  // see wordSizes
	phrased []bool // see viet.Phrased
	mixed   bool   // not all is in capitals
}

// prices are the costs of a line's end before each word but the first.
func prices(words []word) []float64 {
	g := gaps{texts: make([]string, len(words))}
	for i, w := range words {
		g.texts[i] = w.text
		g.mixed = g.mixed || strings.ContainsFunc(w.text, unicode.IsLower)
	}
	g.sizes, g.phrased = wordSizes(g.texts), viet.Phrased(g.texts)
	price := make([]float64, len(words))
	for i := 1; i < len(words); i++ {
		price[i] = g.price(i)
	}
	return price
}

// price is the cost of a line's end before a text.
func (g *gaps) price(i int) float64 {
	before, after := g.texts[i-1], g.texts[i]
	switch {
	case g.sizes[i] == 0, dated(before) && dated(after), ranged(before, after), rules.Binds(before, after):
		return parted
	case isDash(after):
		return unplaced
	case g.mixed && named(before, after), !g.mixed && i > 1 && inPlace(g.texts[i-2:], g.sizes[i-2:]):
		return renamed
	case g.phrased[i]:
		return phrase
	case viet.Places(before) && (g.sizes[i-1] == 1 || !g.mixed || capital(after)):
		return g.joint(i) + unplaced
	}
	return g.joint(i)
}

// joint is the cost of a line's end between two words of which neither needs the
// other: less before one that leads into what follows it, more after one.
func (g *gaps) joint(i int) float64 {
	before, price := g.texts[i-1], plain
	if g.sizes[i] == 1 && viet.Leads(g.texts[i]) {
		price = 0
	}
	if g.sizes[i-1] == 1 && viet.Leads(before) || isDash(before) {
		price += left
	}
	return price
}

// wordSizes tells of each syllable that begins a word how many it has; of the
// others zero.
func wordSizes(texts []string) []int {
	sizes := make([]int, len(texts))
	at := 0
	for _, n := range viet.Words(texts) {
		sizes[at] = n
		at += n
	}
	return sizes
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

// inPlace tells, of texts in capitals, whether the first is the kind of a place,
// and the second and the third its name: "XÃ KHÁNH SƠN".
func inPlace(texts []string, sizes []int) bool {
	return viet.Places(texts[0]) && sizes[0] == 1 && sizes[1] == 1 && sizes[2] == 1 && !viet.Leads(texts[2])
}

// capital tells whether a text begins with a capital letter.
func capital(s string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "“‘\"'(["))
	return unicode.IsUpper(first)
}
