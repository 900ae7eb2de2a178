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
// that, lines that are stretched too far are relieved.
func (c *composer) steady(blocks []sheet.Block, width units.Length) {
	for _, b := range blocks {
		if c.stopped() {
			return
		}
		switch b := b.(type) {
		case *sheet.Paragraph:
			c.steadyParagraph(b, width)
		case *sheet.Table:
			c.steadyTable(b)
		}
	}
}

func (c *composer) steadyParagraph(p *sheet.Paragraph, width units.Length) {
	found := c.ruler.Steady(p, width, rules.MostStretch)
	fewest := lineOfDots
	if found.Loose {
		fewest = fewestDots
	}
	if found.Lines > 1 && openDots(p, fewest) {
		found = c.ruler.Steady(p, width, rules.MostStretch)
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
		return
	}
	if p.Format.Align == sheet.Center {
		edge = (edge / 2).ToTwip()
		p.Format.Left += edge
	}
	p.Format.Right += edge
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

func (c *composer) steadyTable(t *sheet.Table) {
	for i := range t.Rows {
		for _, cell := range t.Rows[i].Cells {
			width := -2 * t.PadX
			for _, w := range t.Columns[cell.Column : cell.Column+cell.Span] {
				width += w
			}
			c.balanceCell(cell.Blocks, width)
			c.raggedCell(cell.Blocks, width)
			c.steady(cell.Blocks, width)
		}
	}
}

// balanceCell breaks the centred texts of a cell.
func (c *composer) balanceCell(blocks []sheet.Block, width units.Length) {
	for _, b := range blocks {
		if p, ok := b.(*sheet.Paragraph); ok && p.Format.Align == sheet.Center && p.Tag == sheet.Tag(rules.Table) {
			c.balance(p, width-hairRoom)
		}
	}
}

// raggedCell sets the justified texts of a narrow cell to the left where a line
// would be stretched too far, whatever other ends its lines are given.
func (c *composer) raggedCell(blocks []sheet.Block, width units.Length) {
	ragged := false
	for _, b := range blocks {
		if p, ok := b.(*sheet.Paragraph); ok && justifiedCell(p) && !c.stopped() {
			ragged = ragged || c.staysLoose(p, width)
		}
	}
	for _, b := range blocks {
		if p, ok := b.(*sheet.Paragraph); ok && ragged && justifiedCell(p) {
			p.Format.Align = sheet.Left
		}
	}
}

func justifiedCell(p *sheet.Paragraph) bool {
	return p.Format.Align == sheet.Justify && p.Tag == sheet.Tag(rules.Table)
}

// staysLoose tells whether a paragraph has a loose line that cannot be
// relieved.
func (c *composer) staysLoose(p *sheet.Paragraph, width units.Length) bool {
	if _, loose := c.loose(p, width, 0); !loose {
		return false
	}
	kept := slices.Clone(p.Runs)
	c.relieve(p, width)
	loose := c.ruler.Steady(p, width, rules.MostStretch).Loose
	p.Runs = kept
	return loose
}
