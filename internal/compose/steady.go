package compose

import (
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
	edge, loose := c.ruler.Steady(p, width, rules.MostStretch)
	if loose {
		c.relieve(p, width)
		edge, _ = c.ruler.Steady(p, width, rules.MostStretch)
	}
	if edge == 0 {
		return
	}
	if p.Format.Align == sheet.Center {
		edge = (edge / 2).ToTwip()
		p.Format.Left += edge
	}
	p.Format.Right += edge
}

func (c *composer) steadyTable(t *sheet.Table) {
	for i := range t.Rows {
		for _, cell := range t.Rows[i].Cells {
			width := -2 * t.PadX
			for _, w := range t.Columns[cell.Column : cell.Column+cell.Span] {
				width += w
			}
			c.balanceCell(cell.Blocks, width)
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
