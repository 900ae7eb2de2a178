package compose

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// columns are a table's columns as they are set.
type columns struct {
	widths  []units.Length
	aligns  []string       // empty: as a cell of the table stands by itself
	given   []string       // those of them that the author has given
	decimal []units.Length // the widest that an amount has behind its units, of columns of amounts; else negative
}

// column is what a column's cells ask for. All widths are without padding.
type column struct {
	head    string       // the undermost cell of its head
	natural units.Length // of the widest line of a cell
	total   units.Length // of all its text
	word    units.Length // the longest word
	number  units.Length // the longest of those that may not be broken, and of the head's
	whole   units.Length // the widest that an amount has down to its units …
	tail    units.Length // … and behind them
	amounts int
	years   int // and marks of a form: they stand centred
	others  int // cells that say neither
}

// measure reads a table by columns.
func (b *bodyWriter) measure(t *document.Table) []column {
	out := make([]column, t.ColumnCount())
	place := newPlacer(len(out))
	for _, cells := range t.Header {
		for _, cell := range place.row(cells) {
			if cell.Colspan == 1 {
				b.measureHead(&out[cell.column], markup.Plain(cell.Text))
			}
		}
	}
	for _, cells := range t.Rows {
		if b.stopped() {
			break
		}
		for _, cell := range place.row(cells) {
			if cell.Colspan == 1 {
				b.measureCell(&out[cell.column], markup.Plain(cell.Text))
			}
		}
	}
	return out
}

func (b *bodyWriter) measureHead(c *column, text string) {
	c.head = text
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == softBreak }) {
		for _, part := range strings.SplitAfter(word, "/") {
			c.number = max(c.number, b.tableWidth(part))
		}
	}
	c.word = max(c.word, c.number)
	for _, part := range strings.Split(text, " (") {
		width := b.tableWidth(part)
		if width > rules.WholeHead {
			width /= 2 // it may well stand in two lines
		}
		c.natural = max(c.natural, c.word, width)
	}
}

func (b *bodyWriter) measureCell(c *column, text string) {
	for _, line := range strings.Split(text, "\n") {
		width := b.tableWidth(line)
		c.natural = max(c.natural, width)
		c.total += width
	}
	for _, word := range strings.Fields(text) {
		width := b.tableWidth(word)
		c.word = max(c.word, width)
		if rules.Unbroken.MatchString(word) {
			c.number = max(c.number, width)
		}
	}
	switch text = strings.TrimSpace(text); {
	case rules.NoFigure.MatchString(text):
	case rules.CalendarYear.MatchString(text), strings.Trim(text, "☐☑☒✓") == "":
		c.years++
	case rules.Figure.MatchString(text):
		c.amounts++
		char := b.styles.of(rules.Table).Char
		tail := b.family.Width(char.Face, char.Size, rules.Figure.FindStringSubmatch(text)[1])
		c.whole, c.tail = max(c.whole, b.tableWidth(text)-tail), max(c.tail, tail)
		c.number = max(c.number, c.whole+c.tail)
		c.natural, c.word = max(c.natural, c.number), max(c.word, c.number)
	default:
		c.others++
	}
}

// tableWidth is the width of a text in a table, as if it were bold.
func (b *bodyWriter) tableWidth(text string) units.Length {
	char := b.styles.of(rules.Table).Char
	return b.family.Width(char.Face|sheet.Bold, char.Size, text)
}

// columns decides a table's columns: the author's shares, or by what stands in
// them where there are none; either way widened at the others' cost where a
// word would not fit.
func (b *bodyWriter) columns(t *document.Table) columns {
	asked := b.measure(t)
	room := 2*b.settings.layout.TablePadX.Default + wordRoom
	out := columns{aligns: make([]string, len(asked)), given: make([]string, len(asked)), decimal: make([]units.Length, len(asked))}
	least, numbers := make([]units.Length, len(asked)), make([]units.Length, len(asked))
	for i := range asked {
		c := &asked[i]
		least[i], numbers[i] = c.word+room, c.number+room
		out.aligns[i], out.decimal[i] = c.align(), -1
		if i < len(t.Columns) && t.Columns[i].Align != "" {
			out.aligns[i], out.given[i] = t.Columns[i].Align, t.Columns[i].Align
		} else if out.aligns[i] == "right" {
			out.decimal[i] = c.tail
		}
	}
	given := func(c document.Column) bool { return c.Width > 0 }
	if slices.ContainsFunc(t.Columns, given) {
		out.widths = widened(shares(t.Columns, b.width), least)
	} else {
		out.widths = widened(shares(byContent(asked, room, b.width), b.width), yielding(least, numbers, b.width))
	}
	return out
}

// align is how a column stands that its author has said nothing of.
func (c *column) align() string {
	switch {
	case slices.Contains(rules.SerialHeads, strings.ToLower(strings.TrimSpace(c.head))):
		return "center"
	case c.others > 0 || c.amounts+c.years == 0:
		return ""
	case c.amounts == 0:
		return "center"
	}
	return "right"
}

// byContent are the shares of columns that nobody has given any. A column
// whose lines fit into its share, or nearly, gets what they need, the narrowest
// first; what is left the others share by the amount of their text. Where all
// fit, the columns of text take the rest.
func byContent(asked []column, room, width units.Length) []document.Column {
	out := make([]document.Column, len(asked))
	rest := float64(width)
	open := make([]int, len(asked)) // columns, the narrowest first
	for i := range open {
		open[i] = i
	}
	slices.SortStableFunc(open, func(i, j int) int { return cmp.Compare(asked[i].natural, asked[j].natural) })
	for len(open) > 0 {
		var weights float64
		for _, i := range open {
			weights += asked[i].weight()
		}
		i := open[0]
		need, share := float64(asked[i].natural+room), rest*asked[i].weight()/weights
		if need > share && (need > nearly*share || need > float64(width)/4) {
			for _, i := range open {
				out[i].Width = rest * asked[i].weight() / weights
			}
			return out
		}
		out[i].Width = need
		rest -= need
		open = open[1:]
	}
	spread(out, asked, rest)
	return out
}

// nearly is how far over its share a narrow column may be to stand unbroken.
const nearly = 2

// weight is a column's claim to room: less than by its text, since its long
// cells need not stand beside those of others.
func (c *column) weight() float64 { return math.Sqrt(float64(max(c.total, c.natural, units.Point))) }

// spread gives room that is left to the columns of text, or to all.
func spread(out []document.Column, asked []column, rest float64) {
	var total, texts float64
	for i := range out {
		total += out[i].Width
		if asked[i].align() == "" {
			texts += out[i].Width
		}
	}
	for i := range out {
		switch {
		case texts == 0:
			out[i].Width += rest * out[i].Width / total
		case asked[i].align() == "":
			out[i].Width += rest * out[i].Width / texts
		}
	}
}

// yielding are the least widths of columns, lowered together where there is no
// room for all, but not so that a number must be broken.
func yielding(least, numbers []units.Length, width units.Length) []units.Length {
	over, above := units.Sum(least)-width, units.Sum(least)-units.Sum(numbers)
	if over <= 0 || above < over {
		return least
	}
	out := make([]units.Length, len(least))
	for i := range least {
		out[i] = least[i] - units.Length(float64(least[i]-numbers[i])*float64(over)/float64(above)) - 1
	}
	return out
}

// shares divides a width among columns, in whole twips that add up to it.
func shares(columns []document.Column, width units.Length) []units.Length {
	var total float64
	given := 0
	for _, c := range columns {
		if c.Width > 0 {
			total += c.Width
			given++
		}
	}
	average := 1.0
	if given > 0 {
		average = total / float64(given)
	}
	total += average * float64(len(columns)-given)
	out := make([]units.Length, len(columns))
	var before float64
	var used units.Length
	for i, c := range columns {
		share := c.Width
		if share <= 0 {
			share = average
		}
		before += share
		edge := units.Length(float64(width) * before / total).ToTwip()
		out[i], used = edge-used, edge
	}
	return out
}

// wordRoom is free beside the longest word of a column.
var wordRoom = units.Points(1)

// widened gives every column its least width, if the table has the room, and
// takes it from the columns that have more. Where there is no room for all, no
// column is left with less than most of an even share.
func widened(widths, least []units.Length) []units.Length {
	var lack, spare units.Length
	for i := range widths {
		if d := widths[i] - least[i]; d < 0 {
			lack -= d
		} else {
			spare += d
		}
	}
	if lack == 0 {
		return widths
	}
	if lack > spare {
		return widened(widths, capped(least, units.Sum(widths)/units.Length(len(widths))*3/4))
	}
	out := make([]units.Length, len(widths))
	var edge, used units.Length
	for i := range widths {
		width := least[i]
		if d := widths[i] - least[i]; d > 0 {
			width += d - units.Length(float64(d)*float64(lack)/float64(spare))
		}
		edge += width
		out[i] = edge.ToTwip() - used
		used = edge.ToTwip()
	}
	return out
}

// capped are lengths of which none is over most.
func capped(lengths []units.Length, most units.Length) []units.Length {
	out := make([]units.Length, len(lengths))
	for i, l := range lengths {
		out[i] = min(l, most)
	}
	return out
}
