package compose

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
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
	headed  units.Length // of all its head
	natural units.Length // of the widest line of a cell
	body    units.Length // the same, but for the head
	total   units.Length // of all its text
	word    units.Length // the longest word
	plain   units.Length // the longest that no line should part: not of an address or a symbol
	bound   units.Length // the longest of what no line should part: compounds, "Quý IV/2028"
	number  units.Length // the longest of those that may not be broken
	whole   units.Length // the widest that an amount has down to its units …
	tail    units.Length // … and behind them
	amounts int
	years   int // and marks of a form: they stand centred
	marks   int // of the sign for "yes"
	counted int // amounts that are each one more than the one above
	before  int // the amount above
	others  int // cells that say neither
}

// measured is what a table's cells ask for, by columns and by rows.
type measured struct {
	columns []column
	rows    [][]units.Length // the width of each cell's text; of the first mostWeighed
}

// countsColumns tells whether a row counts the columns of its table, as under many a head:
// "(1)", "(2)", "(3)", or "A", "B", "1", "2".
func countsColumns(cells []placedCell) bool {
	n, bracketed := 0, true
	for i := range cells {
		text := strings.TrimSpace(markup.Plain(cells[i].Text))
		bare := strings.TrimSuffix(strings.TrimPrefix(text, "("), ")")
		bracketed = bracketed && len(bare) == len(text)-2
		if n == 0 && len(bare) == 1 && bare[0] == "ABCDEFGH"[min(i, 7)] {
			continue
		}
		if n++; bare != strconv.Itoa(n) || cells[i].Colspan > 1 {
			return false
		}
	}
	return n > 2 && bracketed || n > 4 // fewer may be figures
}

// mostWeighed is how many rows tell how high a table gets.
const mostWeighed = 200

// measure reads a table.
func (b *bodyWriter) measure(t *document.Table) measured {
	out := make([]column, t.ColumnCount())
	var rows [][]units.Length
	place := newPlacer(len(out))
	for _, cells := range t.Header {
		for _, cell := range place.row(cells) {
			if cell.Colspan == 1 {
				b.measureHead(&out[cell.column], markup.Plain(cell.Text))
			}
		}
	}
	for i, cells := range t.Rows {
		if b.stopped() {
			break
		}
		var widths []units.Length
		if len(rows) < mostWeighed {
			widths = make([]units.Length, len(out))
			rows = append(rows, widths)
		}
		placed := place.row(cells)
		figures := i > 0 || !countsColumns(placed)
		for _, cell := range placed {
			if cell.Colspan > 1 {
				continue
			}
			width := b.measureCell(&out[cell.column], markup.Plain(cell.Text), figures)
			if widths != nil {
				widths[cell.column] = width / units.Length(cell.Rowspan)
			}
		}
	}
	return measured{out, rows}
}

// lines is about how many lines the rows have, one upon the other, in columns
// of widths with so much room at their sides.
func (m *measured) lines(widths []units.Length, room units.Length) int {
	total := 0
	for _, row := range m.rows {
		high := 1
		for i, text := range row {
			if inner := max(widths[i]-room, 1); text > inner {
				high = max(high, int(math.Ceil(ragged*float64(text)/float64(inner))))
			}
		}
		total += high
	}
	return total
}

// ragged is how much more room a text takes in lines than in one.
const ragged = 1.05

func (b *bodyWriter) measureHead(c *column, text string) {
	c.head, c.headed = text, b.tableWidth(text)
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == softBreak }) {
		for part := range strings.SplitAfterSeq(word, "/") {
			c.addWord(part, b.tableWidth(part))
		}
		if i := strings.Index(word, "/"); i > 0 && word[0] == '(' && !alternatives(word[:i+1], word[i+1:]) { // a unit (mg/L)
			c.addWord(word, b.tableWidth(word))
		}
	}
	for line := range strings.SplitSeq(text, "\n") {
		c.bound = b.widestBound(cling(line), c.bound)
	}
	for part := range strings.SplitSeq(text, " (") {
		width := b.tableWidth(part)
		if width > rules.WholeHead {
			width /= 2 // it may well stand in two lines
		}
		c.natural = max(c.natural, c.word, width)
	}
}

// measureCell is the width of a cell's text, which may be a figure.
func (b *bodyWriter) measureCell(c *column, text string, figure bool) units.Length {
	before := c.total
	for line := range strings.SplitSeq(text, "\n") {
		width := b.tableWidth(line)
		c.natural, c.body = max(c.natural, width), max(c.body, width)
		c.total += width
		if width > c.bound { // else nothing in it is wider
			c.bound = b.widestBound(cling(line), c.bound)
		}
	}
	var first, last string
	for word := range strings.FieldsSeq(text) {
		c.addWord(word, b.tableWidth(word))
		if isDash(last) && ranged(last, word) && first != "" && isDigit(first[len(first)-1]) {
			c.addRange(b.tableWidth(first + " " + last))
		}
		first, last = last, word
	}
	if figure {
		c.count(b, strings.TrimSpace(text))
	}
	return c.total - before
}

// count counts a cell's text as an amount, a year or another.
func (c *column) count(b *bodyWriter, text string) {
	if rules.IsNoFigure(text) {
		if rules.IsTick(text) {
			c.marks++
		}
		return
	}
	tail, amount := rules.Amount(text)
	switch {
	case rules.IsCalendarYear(text), strings.Trim(text, "☐☑☒✓") == "":
		c.years++
	case amount:
		c.amounts++
		c.countOn(text)
		char := b.cell.style.Char
		width := b.family.Width(char.Face, char.Size, tail)
		c.whole, c.tail = max(c.whole, b.tableWidth(text)-width), max(c.tail, width)
		c.number = max(c.number, c.whole+c.tail)
		c.natural, c.word, c.plain = max(c.natural, c.number), max(c.word, c.number), max(c.plain, c.number)
	default:
		c.others++
	}
}

// countOn counts an amount that goes on from the one above.
func (c *column) countOn(text string) {
	n := -1
	if len(text) < 4 && isNumber(text) {
		n, _ = strconv.Atoi(text)
	}
	if n == c.before+1 && (n > 1 || c.amounts == 1) {
		c.counted++
	}
	c.before = n
}

// addWord takes a word of a width.
func (c *column) addWord(word string, width units.Length) {
	c.word = max(c.word, width)
	if width > c.number && rules.Unbroken(word) {
		c.number = width
	}
	if width > c.plain && rules.Indivisible(word) {
		c.plain = width
	}
}

// addRange takes what a line of a range of numbers ends with where a column has no
// room for all of it: "01/6/2026 -" of a width.
func (c *column) addRange(width units.Length) {
	c.word, c.plain, c.number = max(c.word, width), max(c.plain, width), max(c.number, width)
}

// widestBound is the width of the longest of what no line of a text in a table
// should part: a word of one or several syllables, or words that are bound. It is so
// wide at least.
func (b *bodyWriter) widestBound(line string, widest units.Length) units.Length {
	char := b.cell.style.Char
	words, sums := b.texts[:0], b.sums[:0]
	space := b.family.Advance(char.Face|sheet.Bold, ' ')
	most := 0 // of as many words as a compound has
	for word := range strings.SplitSeq(line, " ") {
		if word == "" {
			continue
		}
		words, sums = append(words, word), append(sums, space+b.family.Advances(char.Face|sheet.Bold, word))
		most = max(most, sumOf(sums[max(0, len(sums)-viet.MostSyllables):]))
	}
	b.texts, b.sums = words, sums
	if metrics.Scale(most-space, char.Size) <= widest {
		return widest
	}
	for _, n := range viet.Words(words) {
		widest = max(widest, metrics.Scale(sumOf(sums[:n])-space, char.Size))
		sums = sums[n:]
	}
	return widest
}

// sumOf is the sum of numbers.
func sumOf(numbers []int) (sum int) {
	for _, n := range numbers {
		sum += n
	}
	return sum
}

// tableWidth is the width of a text in a table, as if it were bold.
func (b *bodyWriter) tableWidth(text string) units.Length {
	char := b.cell.style.Char
	return b.family.Width(char.Face|sheet.Bold, char.Size, text)
}

// columns decides a table's columns: the author's shares, or by what stands in
// them where there are none; either way widened at the others' cost where a
// word would not fit.
func (b *bodyWriter) columns(t *document.Table) columns {
	m := b.fitted(t)
	asked := m.columns
	out := columns{aligns: make([]string, len(asked)), given: make([]string, len(asked)), decimal: make([]units.Length, len(asked))}
	for i := range asked {
		c := &asked[i]
		out.aligns[i], out.decimal[i] = c.align(), -1
		if i < len(t.Columns) && t.Columns[i].Align != "" {
			out.aligns[i], out.given[i] = t.Columns[i].Align, t.Columns[i].Align
		} else if out.aligns[i] == "right" {
			out.decimal[i] = c.tail
		}
	}
	out.widths = b.widths(t, &m)
	return out
}

// widths are a table's columns.
func (b *bodyWriter) widths(t *document.Table, m *measured) []units.Length {
	room := 2*b.cell.pad + wordRoom
	least := make([]units.Length, len(m.columns))
	for i, c := range m.columns {
		least[i] = c.word + room
	}
	least = m.yielding(least, room, b.width)
	if m.tooNarrow(room, b.width) {
		least = b.partedAmounts(t, least, room)
	}
	if given := slices.ContainsFunc(t.Columns, func(c document.Column) bool { return c.Width > 0 }); given {
		return m.settled(widened(shares(t.Columns, b.width), least), least, room)
	}
	best, lines := m.lowest(least, room, b.width)
	if parted := b.partedCodes(t, m, room); parted != nil {
		if other, fewer := m.lowest(parted, room, b.width); float64(fewer)*lowerBy < float64(lines) {
			best, least = other, parted
		}
	}
	return b.evened(m, b.refined(t, m, best, least), least, room)
}

// lowest are widths of columns by what stands in them, with which the rows are lowest,
// and how many lines those have.
func (m *measured) lowest(least []units.Length, room, width units.Length) (best []units.Length, fewest int) {
	for _, nearly := range nearlies {
		widths := m.settled(widened(shares(byContent(m.columns, room+hairRoom, width, nearly), width), least), least, room)
		if lines := m.lines(widths, room); best == nil || float64(lines)*lowerBy < float64(fewest) {
			best, fewest = widths, lines
		}
	}
	return best, fewest
}

// partedCodes are the least widths of columns where symbols of letters and figures, such
// as "CT-64/SN2019-AG-00871", may end a line behind a hyphen or a slash; nil: there are
// none.
func (b *bodyWriter) partedCodes(t *document.Table, m *measured, room units.Length) []units.Length {
	if !slices.ContainsFunc(m.columns, func(c column) bool { return c.word > c.plain }) {
		return nil
	}
	least := make([]units.Length, len(m.columns))
	for i := range m.columns {
		least[i] = m.columns[i].plain
	}
	found := false
	place := newPlacer(len(least))
	for _, cells := range t.Rows {
		for _, cell := range place.row(cells) {
			c := &m.columns[cell.column]
			if cell.Colspan > 1 || c.word == c.plain || least[cell.column] == c.word {
				continue
			}
			for word := range strings.FieldsSeq(markup.Plain(cell.Text)) {
				found = isCode(word) || found
				for part := range codeParts(word) {
					least[cell.column] = max(least[cell.column], b.tableWidth(part))
				}
			}
		}
	}
	if !found {
		return nil
	}
	for i := range least {
		least[i] += room
	}
	return m.yielding(least, room, b.width)
}

// evened are widths of columns of which those that stand side by side and hold alike
// figures or marks are as wide as each other, where no head grows higher for that.
func (b *bodyWriter) evened(m *measured, widths, least []units.Length, room units.Length) []units.Length {
	for i := 0; i < len(widths); {
		end := i + 1
		for end < len(widths) && m.columns[i].alike(&m.columns[end]) {
			end++
		}
		same := shares(make([]document.Column, end-i), units.Sum(widths[i:end]))
		if end-i > 2 && b.hold(m, same, least, room, i) && m.headLines(same, i, room) <= m.headLines(widths[i:end], i, room) {
			copy(widths[i:], same)
		}
		i = end
	}
	return widths
}

// hold tells whether columns from one on have their least widths, and hold the words of
// their heads.
func (b *bodyWriter) hold(m *measured, widths, least []units.Length, room units.Length, from int) bool {
	for i, width := range widths {
		if width < least[from+i] || width < room+b.widestBound(m.columns[from+i].head, 0) {
			return false
		}
	}
	return true
}

// headLines is about how many lines the highest head of columns from one on has.
func (m *measured) headLines(widths []units.Length, from int, room units.Length) int {
	high := 1
	for i, width := range widths {
		if head, inner := m.columns[from+i].headed, max(width-room, 1); head > inner {
			high = max(high, int(math.Ceil(ragged*float64(head)/float64(inner))))
		}
	}
	return high
}

// alike tells whether two columns hold figures or marks of about one width.
func (c *column) alike(other *column) bool {
	return c.align() != "" && c.align() == other.align() && max(c.body, other.body) <= min(c.body, other.body)*3/2
}

// settled are widths of columns, widened for what is bound in them.
func (m *measured) settled(widths, least []units.Length, room units.Length) []units.Length {
	for range mostWidenings {
		wider := m.widenedForBound(widths, least, room)
		if slices.Equal(wider, widths) {
			break
		}
		widths = wider
	}
	return widths
}

// mostWidenings is how often columns are looked at for what is bound in them:
// till nothing changes, so that a table set with its own widths keeps them.
const mostWidenings = 3

// widenedForBound are widths of columns of which those that part what is bound
// have the room for it, where the rows grow no higher for that.
func (m *measured) widenedForBound(widths, least []units.Length, room units.Length) []units.Length {
	least = slices.Clone(least)
	bound := make([]units.Length, len(widths))
	for i, c := range m.columns {
		if bound[i] = c.bound + room + hairRoom; bound[i] <= widths[i]+units.Twip {
			least[i] = max(least[i], min(bound[i], widths[i]))
		}
	}
	out, high := widths, float64(m.lines(widths, room))*rules.BoundHigher
	for i := range bound {
		asked := slices.Clone(least)
		if asked[i] = bound[i]; bound[i] <= out[i]+units.Twip || units.Sum(asked) > units.Sum(widths) {
			continue
		}
		if wider := widened(widths, asked); float64(m.lines(wider, room)) <= high {
			least, out = asked, wider
		}
	}
	return out
}

// align is how a column stands that its author has said nothing of.
func (c *column) align() string {
	switch {
	case slices.Contains(rules.SerialHeads, strings.ToLower(strings.TrimSpace(c.head))):
		return "center"
	case c.others > 0 || c.amounts+c.years+c.marks == 0:
		return ""
	case c.amounts == 0, c.amounts > 2 && c.counted >= c.amounts-1:
		return "center"
	}
	return "right"
}

// byContent are the shares of columns that nobody has given any. A column
// whose lines fit into its share, or nearly, gets what they need, the narrowest
// first; what is left the others share by the amount of their text. Where all
// fit, the columns of text take the rest.
func byContent(asked []column, room, width units.Length, nearly float64) []document.Column {
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

// nearlies are how far over its share a narrow column may be to stand unbroken, the
// most that is not paid with higher rows; and lowerBy is how much lower others must be.
var nearlies = [...]float64{2, 1.4, 1}

const lowerBy = 1.1

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

// yielding are the least widths of columns with so much room at their sides,
// lowered where there is no room for all: first those of addresses and symbols,
// then as few words as can be are broken near their middle, those over figures
// first, and the longest. No number is broken.
func (m *measured) yielding(least []units.Length, room, width units.Length) []units.Length {
	over := units.Sum(least) - width
	if over <= 0 {
		return least
	}
	out, order, even := slices.Clone(least), make([]int, len(least)), width/units.Length(len(least))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(min(m.columns[i].others, 1), min(m.columns[j].others, 1)), cmp.Compare(least[j], least[i]))
	})
	lower := func(floor func(*column) units.Length) {
		for _, i := range order {
			if yields := min(over, out[i]-floor(&m.columns[i])); yields > 0 {
				out[i] -= yields
				over -= yields
			}
		}
	}
	lower(func(c *column) units.Length { return max(room+c.plain, even*3/4) })
	lower(func(c *column) units.Length { return room + max(c.number, c.plain*6/10) })
	if over > 0 { // a page is too narrow even for that
		for i := range out {
			out[i] = units.Length(float64(out[i]) * float64(width) / float64(width+over))
		}
	}
	return out
}

// tooNarrow tells whether a width does not hold columns whose numbers stay whole, even
// where words are broken.
func (m *measured) tooNarrow(room, width units.Length) bool {
	var sum units.Length
	for i := range m.columns {
		sum += room + max(m.columns[i].number, m.columns[i].plain*6/10)
	}
	return sum > width
}

// partedAmounts are the least widths of such columns where amounts end a line behind a
// point of their thousands, and words stay whole; the others where even that has no room.
func (b *bodyWriter) partedAmounts(t *document.Table, others []units.Length, room units.Length) []units.Length {
	least := make([]units.Length, len(others))
	place := newPlacer(len(others))
	for i, rows := range [][][]document.Cell{t.Header, t.Rows} {
		for _, cells := range rows {
			for _, cell := range place.row(cells) {
				if cell.Colspan == 1 {
					text := strings.TrimSpace(markup.Plain(cell.Text))
					least[cell.column] = max(least[cell.column], room+b.leastOf(text, i > 0))
				}
			}
		}
	}
	if units.Sum(least) > b.width {
		return others
	}
	b.cell.parted = true
	return least
}

// leastOf is the longest of what no line parts in a cell whose amounts may be parted.
func (b *bodyWriter) leastOf(text string, data bool) (widest units.Length) {
	if _, amount := rules.Amount(text); amount && data {
		return b.halfWidth(text)
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' || r == softBreak }) {
		if rules.Indivisible(word) {
			widest = max(widest, b.tableWidth(word))
		}
	}
	return widest
}

// halfWidth is the width of an amount that stands in two lines.
func (b *bodyWriter) halfWidth(amount string) units.Length {
	least := b.tableWidth(amount)
	for i := range len(amount) {
		if amount[i] == '.' {
			least = min(least, max(b.tableWidth(amount[:i+1]), b.tableWidth(amount[i+1:])))
		}
	}
	return least
}

// openAmount lets an amount that its column has no room for end a line behind a point
// of its thousands.
func (b *bodyWriter) openAmount(p *sheet.Paragraph, inner units.Length) {
	text := strings.TrimSpace(textOf(p.Runs))
	if _, amount := rules.Amount(text); !amount || len(p.Runs) != 1 || b.tableWidth(text) <= inner {
		return
	}
	p.Format.Right = 0
	p.Runs[0].Text = strings.ReplaceAll(p.Runs[0].Text, ".", "."+string(zeroSpace))
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
// takes it from the columns that have more; a twip less, which rounding takes, is
// no lack.
func widened(widths, least []units.Length) []units.Length {
	var lack, spare units.Length
	for i := range widths {
		if d := widths[i] - least[i]; d < -units.Twip {
			lack -= d
		} else {
			spare += max(d, 0)
		}
	}
	if lack == 0 {
		return widths
	}
	out := make([]units.Length, len(widths))
	var edge, used units.Length
	for i := range widths {
		width := least[i]
		switch d := widths[i] - least[i]; {
		case d > 0:
			width += d - units.Length(float64(d)*float64(lack)/float64(spare))
		case d >= -units.Twip:
			width = widths[i]
		}
		edge += width
		out[i] = edge.ToTwip() - used
		used = edge.ToTwip()
	}
	return out
}
