package compose

import (
	"slices"
	"strings"

	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
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
			if c.steadyParagraph(b, width) {
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
	fewest := lineOfDots
	if found.Loose {
		fewest = fewestDots
	}
	if found.Lines > 1 && openDots(p, fewest) {
		found = c.ruler.Steady(p, width, rules.MostStretch)
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
		return found.Loose
	}
	if p.Format.Align == sheet.Center {
		edge = (edge / 2).ToTwip()
		p.Format.Left += edge
	}
	p.Format.Right += edge
	return found.Loose
}

// accompany brings a second word onto a last line of one, where the line that
// gives it stays good.
func (c *composer) accompany(p *sheet.Paragraph, width units.Length, alone layout.Breaks) layout.Breaks {
	for i := len(p.Runs) - 1; i >= 0; i-- {
		at := strings.LastIndexByte(p.Runs[i].Text, ' ')
		if strings.ContainsRune(p.Runs[i].Text[at+1:], zeroSpace) {
			break // the last line is no word
		}
		if at < 0 {
			continue
		}
		kept, was := p.Set, p.Runs[i].Text
		p.Runs[i].Text = was[:at] + string(noBreakSpace) + was[at+1:]
		if found := c.ruler.Steady(p, width, rules.GiveStretch); !found.Loose && found.Lines == alone.Lines {
			return found
		}
		p.Runs[i].Text, p.Set = was, kept
		break
	}
	return alone
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
			c.balanceCell(cell.Blocks, width)
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

// toLeft sets justified paragraphs to the left.
func toLeft(blocks []sheet.Block) {
	for _, b := range blocks {
		if p, ok := b.(*sheet.Paragraph); ok && p.Format.Align == sheet.Justify {
			p.Format.Align = sheet.Left
		}
	}
}

// balanceCell breaks the centred texts of a cell, and keeps the words of those set
// to the left whole.
func (c *composer) balanceCell(blocks []sheet.Block, width units.Length) {
	for _, b := range blocks {
		p, ok := b.(*sheet.Paragraph)
		if !ok || p.Tag != sheet.Tag(rules.Table) {
			continue
		}
		switch p.Format.Align {
		case sheet.Center:
			c.balance(p, width-hairRoom)
		case sheet.Left:
			c.keepWhole(p, width-hairRoom)
		}
	}
}
