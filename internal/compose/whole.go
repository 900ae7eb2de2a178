package compose

import (
	"slices"
	"strings"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// keepWhole ends the lines of a text set to the left where they part no compound,
// name or phrase, and no word that leads into the next line, as far as that takes
// no line more, or one if that is worth its price: what would stand behind such an
// end is bound. In a column of the width its lines end so, whether a hair of it is
// free or not.
func (c *composer) keepWhole(p *sheet.Paragraph, width, hair units.Length, more func(lines int) float64) {
	lines := c.ruler.Lines(p, width-hair)
	if lines < 2 || lines > mostBalanced || !balances(p.Runs) {
		return
	}
	if c.ruler.Hangs(hair) && c.ruler.Lines(p, width) != lines {
		width, hair = width-hair, 0
	}
	words, runs := c.words(p.Runs), p.Runs
	if slices.ContainsFunc(words, func(w word) bool { return w.forced }) {
		return
	}
	b := newBalancer(words, width-hair-p.Format.Left-p.Format.Right)
	b.list, b.first = true, p.Format.First
	full := b.full()
	cost := b.paid(full)
	if hair > 0 {
		cost = max(cost, b.paid(b.fullIn(b.room+hair)))
	}
	if cost < worthwhile {
		return
	}
	ends := b.ends(len(full), func() float64 { return more(lines) })
	if cost-b.paid(ends) < worthwhile {
		return
	}
	lines += len(ends) - len(full)
	next := len(words)
	for k, end := range ends {
		start := 0
		if k+1 < len(ends) {
			start = ends[k+1]
		}
		behind := end
		for behind < next-1 && b.width(start, behind+1) <= b.roomFrom(start)+hair {
			behind++
		}
		for ; behind > end; behind-- {
			p.Runs = bound(p.Runs, words[behind])
		}
		next = end
	}
	if c.ruler.Lines(p, width) != lines || hair > 0 && c.ruler.Lines(p, width-hair) != lines {
		p.Runs = runs
	}
}

// fullIn are the ends of full lines in another room.
func (b *balancer) fullIn(room units.Length) []int {
	other := *b
	other.room = room
	return other.full()
}

// ends are the best lines' ends, the last first: so many, or one more if that is worth
// its price and leaves no more than one line a syllable.
func (b *balancer) ends(fewest int, more func() float64) []int {
	_, ends := b.lines(fewest + 1)
	paid := b.paid(ends)
	if paid <= spare || len(b.words) < fewest+3 {
		return ends
	}
	price := more()
	if paid <= price {
		return ends
	}
	if _, freer := b.lines(fewest + 2); b.lones(freer) < 2 && b.paid(freer)+price < paid {
		return freer
	}
	return ends
}

// lones are the lines of one syllable between ends, the last first.
func (b *balancer) lones(ends []int) (n int) {
	to := len(b.words)
	for _, start := range append(ends, 0) {
		if b.lone(start, to) {
			n++
		}
		to = start
	}
	return n
}

// oneMore is the price of a line more in a list.
func oneMore(int) float64 { return another }

// What lines' ends of a text set to the left cost beside those of centred ones.
const (
	emptied    = 0.2 // a line left empty: how far lines reach decides between ends that are as good
	barely     = 0.3 // more of it, by the square: a line of a word or two stands badly over a full one
	worthwhile = 0.2 // how much less other ends must cost
	spare      = 0.6 // a line more where others beside it have as many
)

// listPrice makes the price of a line's end before a text that of one in a text set
// to the left. An item ends well behind its mark, a dash ends a line as well as other
// words, and a number belongs to what it counts, as the first word of an item to the
// rest.
func (g *gaps) listPrice(i int, price float64) float64 {
	before := g.texts[i-1]
	switch last := before[max(0, len(before)-1):]; {
	case price >= phrase:
		return price
	case last == ";", g.afresh(i):
		return 0
	case isDash(before):
		return plain
	case isNumber(before), (!g.words.Leads(i) || g.words.Places(i)) && g.begins(i):
		return price + left
	}
	return price
}

// begins tells whether the word before a text is the first of an item of a list.
func (g *gaps) begins(i int) bool {
	at := g.word(i - 1)
	return at > 0 && (strings.HasSuffix(g.texts[at-1], ";") || strings.HasSuffix(g.texts[at-1], ":") || g.afresh(at))
}

// paid is what lines' ends cost together, and a last line of one syllable.
func (b *balancer) paid(ends []int) float64 {
	sum, last := 0.0, 0
	for _, i := range ends {
		sum, last = sum+b.price(i), max(last, i)
	}
	if b.lone(last, len(b.words)) {
		sum += alone
	}
	return sum
}

// lone tells whether a line of words is one syllable.
func (b *balancer) lone(start, to int) bool {
	return to == start+1 && !strings.ContainsRune(b.words[start].text, noBreakSpace)
}

// bound has a no-break space in the gap before a word.
func bound(runs []sheet.Run, before word) []sheet.Run {
	out := slices.Clone(runs)
	text := out[before.run].Text
	out[before.run].Text = text[:before.at] + string(noBreakSpace) + text[before.until:]
	return out
}
