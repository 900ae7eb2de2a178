package compose

import (
	"math"
	"slices"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
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
		b := newBalancer(words[from:to], room)
		b.post = p.Tag == sheet.Tag(rules.Position) || p.Tag == sheet.Tag(rules.Authority)
		b.choose()
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
	size := 1
	for i := range runs {
		size += strings.Count(runs[i].Text, " ")
	}
	words := append(make([]word, 0, size), word{})
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
			for end < len(text) && text[end] != ' ' && text[end] != softBreak {
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
	headless = 5.0     // between "bộ", "sở" and the field it is named by
	joined   = 4.5     // after "và" in a signer's post
	another  = 4.0     // a line more than needed
	phrase   = 2.5     // inside a set phrase or a short quotation, between its words
	unplaced = 0.8     // between "tỉnh" and the name of the province
	alone    = 0.4     // a line of one syllable
	left     = 0.4     // after a word that leads into the next line
	dashed   = 0.25    // after a dash
	plain    = 1.0 / 9 // not before such a word: as much as a line a third off
	most     = 2       // lines more than needed
)

// balancer breaks words into lines.
type balancer struct {
	words []word
	room  units.Length
	first units.Length   // how much less room the first line has
	list  bool           // lines stand to the left: they need not be even
	post  bool           // they name a signer's post
	gaps  *gaps          // nil: no price was asked
	known []float64      // of a line's end before each word: see price
	edge  []units.Length // where each word ends, all on one line
}

func newBalancer(words []word, room units.Length) *balancer {
	b := &balancer{words: words, room: room, edge: make([]units.Length, len(words))}
	var at units.Length
	for i := range words {
		if i > 0 {
			at += words[i].gap
		}
		at += words[i].width
		b.edge[i] = at
	}
	return b
}

// price is what a line's end before the ith word costs. Most texts break well, or
// not at all, and only few of their ends are asked for.
func (b *balancer) price(i int) float64 {
	if b.gaps == nil {
		b.gaps, b.known = newGaps(b.words), slices.Repeat([]float64{unknown}, len(b.words))
	}
	if b.known[i] == unknown {
		b.known[i] = b.gaps.price(i)
		if b.post && b.gaps.words.Joins(i-1) {
			b.known[i] = max(b.known[i], joined)
		}
		if b.list {
			b.known[i] = b.gaps.listPrice(i, b.known[i])
		}
	}
	return b.known[i]
}

// unknown is no price.
const unknown = -1

// width is the width of a line of words.
func (b *balancer) width(from, to int) units.Length {
	return b.edge[to-1] - b.edge[from] + b.words[from].width
}

// roomFrom is the room of the line that begins with a word.
func (b *balancer) roomFrom(start int) units.Length {
	if start == 0 {
		return b.room - b.first
	}
	return b.room
}

// full are the words before which lines end that each take as many words as
// fit: the fewest lines.
func (b *balancer) full() (ends []int) {
	from := 0
	for to := 1; to <= len(b.words); to++ {
		if to-1 > from && b.width(from, to) > b.roomFrom(from) {
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
	cost, next := make([]float64, count+1), make([]float64, count+1) // of the words up to each, in so many lines
	for i := range cost[1:] {
		cost[i+1] = math.Inf(1)
	}
	from := make([]int, n*(count+1))
	for line := range n {
		for i := range next {
			next[i] = math.Inf(1)
		}
		starts := from[line*(count+1):]
		to := line + 1
		if line == n-1 {
			to = count // the last line ends with the last word
		}
		for ; to <= count-(n-1-line); to++ {
			for start := to - 1; start >= line; start-- {
				width := b.width(start, to)
				if width > b.roomFrom(start) && start < to-1 {
					break
				}
				if cost[start] >= next[to] {
					continue // whatever the line costs
				}
				if sum := cost[start] + b.cost(start, to, ideal); sum < next[to] {
					next[to], starts[to] = sum, start
				}
			}
		}
		cost, next = next, cost
	}
	var ends []int
	for line, to := n-1, count; line > 0; line-- {
		to = from[line*(count+1)+to]
		ends = append(ends, to)
	}
	return cost[count], ends
}

// cost is that of a line of words.
func (b *balancer) cost(start, to int, ideal units.Length) float64 {
	width, room, cost := b.width(start, to), b.roomFrom(start), 0.0
	switch d := float64(width-ideal) / float64(ideal); {
	case !b.list:
		cost = d * d
	case to < len(b.words):
		left := max(0, float64(room-width)/float64(room))
		cost = emptied*left + barely*left*left
	case b.lone(start, to):
		cost = alone
	}
	if width > room {
		cost += tooWide
	}
	if start > 0 {
		cost += b.price(start)
	}
	if b.list {
		return cost
	}
	if b.lone(start, to) {
		cost += alone
	}
	return cost
}
