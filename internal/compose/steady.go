package compose

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// steady narrows, by less than half a millimetre, the few paragraphs whose
// line breaks hang on a hair, so that every program breaks them alike. Before
// that, lines that are stretched too far are relieved; it tells whether some stay so.
func (c *composer) steady(blocks []sheet.Block, width units.Length) (loose bool) {
	for _, b := range blocks {
		if c.stopped() {
			return loose
		}
		switch b := b.(type) {
		case *sheet.Paragraph:
			if len(b.Runs) > 0 && c.steadyParagraph(b, width) {
				loose = true
			}
		case *sheet.Table:
			c.steadyTable(b)
		}
	}
	return loose
}

// steadyParagraph tells whether a line stays stretched too far, or cut.
func (c *composer) steadyParagraph(p *sheet.Paragraph, width units.Length) (loose bool) {
	found := c.ruler.Steady(p, width, rules.MostStretch)
	if found.Lines > 1 && c.keepBoxes(p, width-found.Narrower) {
		found = c.ruler.Steady(p, width, rules.MostStretch)
	}
	fewest := lineOfDots
	if found.Loose {
		fewest = fewestDots
	}
	if found.Lines > 1 {
		dots, words := openDots(p, fewest), openInside(p)
		if dots || words {
			found = c.ruler.Steady(p, width, rules.MostStretch)
		}
	}
	if !found.Loose && len(found.Capitals) > 0 {
		found = c.keepNames(p, width, found)
	}
	switch {
	case found.Loose:
		c.relieve(p, width-found.Narrower)
		found = c.ruler.Steady(p, width, rules.MostStretch)
	case found.Alone && p.Format.Align == sheet.Justify:
		found = c.accompany(p, width, found)
	}
	edge := found.Narrower
	if edge == 0 {
		if found.Lines == 1 {
			releaseHyphens(p)
		}
		c.closeInside(p, width)
		return found.Loose
	}
	if p.Format.Align == sheet.Center {
		edge = (edge / 2).ToTwip()
		p.Format.Left += edge
	}
	p.Format.Right += edge
	c.closeInside(p, width)
	return found.Loose
}

// closeInside takes the spaces of no width out at which no line ends after all: who
// searches a Word file for a word, or copies an address out of it, has it without them.
func (c *composer) closeInside(p *sheet.Paragraph, width units.Length) {
	const mark = string(zeroSpace)
	opened := func(r sheet.Run) bool { return strings.Contains(r.Text, mark) }
	if !slices.ContainsFunc(p.Runs, opened) {
		return
	}
	begins := make(map[layout.Place]bool)
	for _, at := range c.ruler.Begins(p, width) {
		begins[at] = true
	}
	for i := range p.Runs {
		var text strings.Builder
		done := 0
		for part := range strings.SplitAfterSeq(p.Runs[i].Text, mark) {
			done += len(part)
			ends := begins[layout.Place{Run: i, At: done}] || done == len(p.Runs[i].Text) && begins[layout.Place{Run: i + 1}]
			if !ends {
				part = strings.TrimSuffix(part, mark)
			}
			text.WriteString(part)
		}
		p.Runs[i].Text = text.String()
	}
	p.Set = nil // its words are of the text before
}

// releaseHyphens gives a paragraph of one line, which no hyphen breaks, plain
// hyphens: a Word file is searched for "58/TB-UBND", and some programs that show or
// read one leave out those that are kept. The line itself stays as it is found.
func releaseHyphens(p *sheet.Paragraph) {
	for i := range p.Runs {
		p.Runs[i].Text = strings.ReplaceAll(p.Runs[i].Text, string(noBreakHyphen), "-")
	}
}

// accompany brings a second word onto a last line of one, where the line that
// gives it stays good. A compound that is parted there may cost more.
func (c *composer) accompany(p *sheet.Paragraph, width units.Length, alone layout.Breaks) layout.Breaks {
	for i := len(p.Runs) - 1; i >= 0; i-- {
		at := strings.LastIndexByte(p.Runs[i].Text, ' ')
		if strings.ContainsRune(p.Runs[i].Text[at+1:], zeroSpace) {
			break // the last line is no word
		}
		if at < 0 {
			continue
		}
		kept, was, most := p.Set, p.Runs[i].Text, rules.GiveStretch
		if compound(was[:at], was[at+1:]) {
			most = rules.MostStretch
		}
		p.Runs[i].Text = was[:at] + string(noBreakSpace) + was[at+1:]
		if found := c.ruler.Steady(p, width, most); !found.Loose && found.Lines == alone.Lines {
			return found
		}
		p.Runs[i].Text, p.Set = was, kept
		break
	}
	return alone
}

// compound tells whether a text ends, and another begins, in the middle of a word.
func compound(before, after string) bool {
	last := before[strings.LastIndexByte(before, ' ')+1:]
	first, _, _ := strings.Cut(after, " ")
	first = strings.TrimRightFunc(first, unicode.IsPunct)
	return last != "" && first != "" && viet.Words([]string{last, first})[0] > 1
}

// steadyTable steadies the cells of a table. A column that is too narrow to be
// justified, whatever ends its lines are given, stands to the left.
func (c *composer) steadyTable(t *sheet.Table) {
	narrow := make([]bool, len(t.Columns))
	for i := range t.Rows {
		for _, cell := range t.Rows[i].Cells {
			width := -2 * t.PadX
			for _, w := range t.Columns[cell.Column : cell.Column+cell.Span] {
				width += w
			}
			c.balanceCell(cell.Blocks, width, func(lines int) float64 {
				if cell.RowSpan > 1 || c.rowLines(t, i) > lines {
					return spare
				}
				return math.Inf(1)
			})
			if c.steady(cell.Blocks, width) {
				narrow[cell.Column] = true
			}
		}
	}
	if !slices.Contains(narrow, true) {
		return
	}
	for i := range t.Rows {
		for _, cell := range t.Rows[i].Cells {
			if narrow[cell.Column] {
				toLeft(cell.Blocks)
			}
		}
	}
}

// rowLines is about how many lines the highest cell of a row has, of those that end in it.
func (c *composer) rowLines(t *sheet.Table, row int) int {
	most := 0
	for _, cell := range t.Rows[row].Cells {
		if cell.RowSpan > 1 {
			continue
		}
		width, lines := units.Sum(t.Columns[cell.Column:cell.Column+cell.Span])-2*t.PadX, 0
		for _, b := range cell.Blocks {
			if p, ok := b.(*sheet.Paragraph); ok {
				lines += c.ruler.Lines(p, width)
			}
		}
		most = max(most, lines)
	}
	return most
}

// toLeft sets justified paragraphs to the left.
func toLeft(blocks []sheet.Block) {
	for _, b := range blocks {
		if p, ok := b.(*sheet.Paragraph); ok && p.Format.Align == sheet.Justify {
			p.Format.Align, p.Set = sheet.Left, nil // its lines were found justified
		}
	}
}

// balanceCell breaks the centred texts of a cell, and keeps the words of those set
// to the left whole; a line more than some has a price.
func (c *composer) balanceCell(blocks []sheet.Block, width units.Length, more func(lines int) float64) {
	for _, b := range blocks {
		p, ok := b.(*sheet.Paragraph)
		if !ok || p.Tag != sheet.Tag(rules.Table) {
			continue
		}
		switch p.Format.Align {
		case sheet.Center:
			c.balance(p, width-hairRoom)
		case sheet.Left:
			c.keepWhole(p, width, hairRoom, more)
		}
	}
}
