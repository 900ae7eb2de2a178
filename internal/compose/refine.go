package compose

import (
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// lineTable counts the lines that a table's rows have in columns of some widths, by the
// words themselves: what a text's whole width tells is wrong where words are long beside
// their column.
type lineTable struct {
	columns int
	room    units.Length // at the sides of a cell
	space   units.Length
	cells   []wordedCell // by rows, as many in each as there are columns
}

// wordedCell is a cell as its words' widths; a cell over several rows shares its lines
// among them.
type wordedCell struct {
	words []units.Length // 0: the line ends; negative: goes on without a space
	rows  int
	whole units.Length // of a head that stands on one line; in several, its unit begins one
}

// mostRefined is how many rows of a table are looked at by their words, its head among
// them.
const mostRefined = 40

// mostWords is how many words of a table are looked at: with more it stays as it is.
const mostWords = 4000

// lineTable reads the head and the first rows of a table; nil: that is too much.
func (b *bodyWriter) lineTable(t *document.Table, columns int, room units.Length) *lineTable {
	char := b.cell.style.Char
	lt := &lineTable{columns: columns, room: room, space: metrics.Scale(b.family.Advance(char.Face|sheet.Bold, ' '), char.Size)}
	rows := min(len(t.Rows)+1, mostRefined)
	lt.cells = make([]wordedCell, rows*columns)
	place := newPlacer(columns)
	for _, cells := range t.Header {
		for _, cell := range place.row(cells) {
			if cell.Colspan == 1 { // the undermost stands last
				text := markup.Plain(cell.Text)
				lt.cells[cell.column] = wordedCell{b.wordWidths(strings.ReplaceAll(text, " (", "\n("), true), 1, b.tableWidth(text)}
			}
		}
	}
	place = newPlacer(columns)
	words := 0
	for i, cells := range t.Rows[:rows-1] {
		for _, cell := range place.row(cells) {
			if words += 1 + strings.Count(cell.Text, " ") + strings.Count(cell.Text, "\n"); words > mostWords {
				return nil
			}
			if cell.Colspan == 1 {
				lt.cells[(i+1)*columns+cell.column] = wordedCell{b.wordWidths(markup.Plain(cell.Text), cell.Bold), cell.Rowspan, 0}
			}
		}
	}
	return lt
}

// wordWidths are the widths of a cell's words, of one syllable or several; what is bound
// is one.
func (b *bodyWriter) wordWidths(text string, bold bool) []units.Length {
	var out []units.Length
	char := b.cell.style.Char
	char.Face |= face(bold, false)
	for line := range strings.SplitSeq(text, "\n") {
		if out != nil {
			out = append(out, 0)
		}
		syllables := strings.FieldsFunc(cling(line), func(r rune) bool { return r == ' ' })
		for _, n := range viet.Words(syllables) {
			if isCode(syllables[0]) {
				first := len(out)
				for part := range codeParts(syllables[0]) {
					out = append(out, -b.family.Width(char.Face, char.Size, part))
				}
				out[first] = -out[first]
				syllables = syllables[1:]
				continue
			}
			out = append(out, max(b.family.Width(char.Face, char.Size, strings.Join(syllables[:n], " ")), 1))
			syllables = syllables[n:]
		}
	}
	return out
}

// lines fills in how many lines the cells of a column have in a width.
func (lt *lineTable) lines(column int, width units.Length, out []int) []int {
	out = out[:0]
	inner := width - lt.room
	for i := column; i < len(lt.cells); i += lt.columns {
		c := &lt.cells[i]
		n, at := 0, units.Length(-1)
		for _, w := range c.words {
			switch {
			case w == 0:
				at = -1
			case w < 0 && at >= 0 && at-w <= inner:
				at -= w
			case w > 0 && at >= 0 && at+lt.space+w <= inner:
				at += lt.space + w
			default:
				n++
				at = max(w, -w)
				for at > inner && inner > 0 { // a word that is cut
					n, at = n+1, at-inner
				}
			}
		}
		if c.whole > 0 && c.whole <= inner {
			n = 1
		}
		if c.rows > 1 {
			n = (n + c.rows - 1) / c.rows
		}
		out = append(out, n)
	}
	return out
}

// mostMoves is how often a column takes what others have to spare.
const mostMoves = 12

// refined are widths of columns of which some have taken what others had to spare, where
// that makes the rows of the table lower. No cell of those others has more lines for it,
// and what is bound in them stays whole.
func (b *bodyWriter) refined(t *document.Table, m *measured, widths, least []units.Length) []units.Length {
	if len(widths) < 2 || len(t.Rows) == 0 {
		return widths
	}
	lt := b.lineTable(t, len(widths), 2*b.cell.pad)
	if lt == nil {
		return widths
	}
	now := make([][]int, len(widths))
	for i := range now {
		now[i] = lt.lines(i, widths[i], nil)
	}
	high := height(now, 0, now[0])
	if high <= len(now[0]) {
		return widths // one line each
	}
	out := slices.Clone(widths)
	var scratch []int
	for range mostMoves {
		spare := make([]units.Length, len(out))
		for i := range out {
			spare[i] = lt.spare(i, now[i], out[i], max(least[i], lt.held(&m.columns[i], out[i])))
		}
		to, most, fewest := 0, units.Length(0), high
		for i := range out {
			for _, g := range rules.ColumnGives {
				if g > units.Sum(spare)-spare[i] {
					break
				}
				scratch = lt.lines(i, out[i]+g-hairRoom, scratch)
				if n := height(now, i, scratch); n < fewest {
					to, most, fewest = i, g, n
				}
			}
		}
		if most == 0 {
			break
		}
		for rest := most; rest > 0; {
			spare[to] = 0
			from := slices.Index(spare, slices.Max(spare))
			give := min(rest, spare[from])
			out[from], out[to], rest, spare[from] = out[from]-give, out[to]+give, rest-give, 0
			now[from] = lt.lines(from, out[from], now[from])
		}
		now[to] = lt.lines(to, out[to], now[to])
		high = height(now, to, now[to])
	}
	return inTwips(out)
}

// held is the width of a column that holds what is bound in it, if it does.
func (lt *lineTable) held(c *column, width units.Length) units.Length {
	if bound := c.bound + lt.room + hairRoom; bound <= width+units.Twip {
		return bound
	}
	return 0
}

// spare is what a column of a width can give, down to a least one, and none of its cells
// has more lines than now.
func (lt *lineTable) spare(column int, now []int, width, least units.Length) units.Length {
	var lines []int
	for _, g := range slices.Backward(rules.ColumnGives[:]) {
		if width-g < least {
			continue
		}
		lines = lt.lines(column, width-g-hairRoom, lines)
		worse := false
		for r, n := range lines {
			worse = worse || n > now[r]
		}
		if !worse {
			return g
		}
	}
	return 0
}

// height is how many lines all rows have, one upon the other, with those of one column in
// place of what it has now.
func height(now [][]int, column int, lines []int) (sum int) {
	for r := range lines {
		high := max(1, lines[r])
		for k := range now {
			if k != column {
				high = max(high, now[k][r])
			}
		}
		sum += high
	}
	return sum
}

// inTwips are widths in whole twips of the same sum.
func inTwips(widths []units.Length) []units.Length {
	var edge, used units.Length
	for i := range widths {
		edge += widths[i]
		widths[i] = edge.ToTwip() - used
		used = edge.ToTwip()
	}
	return widths
}
