package compose

import (
	"slices"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// keepWhole binds the words of a text set to the left, in a column of the
// width, that the end of a line would part: those of a compound or a name. Where
// that would take a line more, or no line holds them, they stay as they are.
func (c *composer) keepWhole(p *sheet.Paragraph, width units.Length) {
	lines := c.ruler.Lines(p, width)
	if lines < 2 || !balances(p.Runs) {
		return
	}
	words, room := c.words(p.Runs), width-p.Format.Left-p.Format.Right
	price := prices(words)
	for i := partedAt(words, price, &p.Format, width); i > 0; i = partedAt(words, price, &p.Format, width) {
		runs := p.Runs
		p.Runs = bound(runs, words[i])
		if words[i-1].width+words[i].gap+words[i].width > room || c.ruler.Lines(p, width) > lines {
			p.Runs, price[i] = runs, 0
			continue
		}
		words, price = c.words(p.Runs), slices.Delete(price, i, i+1)
	}
}

// partedAt is the first word before which a line ends at the price of a parted
// compound or name; 0: there is none.
func partedAt(words []word, price []float64, format *sheet.Format, width units.Length) int {
	width -= format.Left + format.Right
	room := width - format.First
	for i := 0; i < len(words); i++ {
		room -= words[i].gap + words[i].width
		if room >= 0 && !words[i].forced || i == 0 {
			continue
		}
		if !words[i].forced && price[i] >= renamed {
			return i
		}
		room = width - words[i].width
	}
	return 0
}

// bound has a no-break space in the gap before a word.
func bound(runs []sheet.Run, before word) []sheet.Run {
	out := slices.Clone(runs)
	text := out[before.run].Text
	out[before.run].Text = text[:before.at] + string(noBreakSpace) + text[before.until:]
	return out
}
