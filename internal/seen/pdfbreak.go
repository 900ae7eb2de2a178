package seen

import "math"

// edgePara is a paragraph at the top or at the foot of a page.
type edgePara struct {
	lines  []*strip
	column *column
}

// note keeps the first and the last paragraph that is as wide as the page.
func (p *pdfPage) note(para []*strip, c *column) {
	e := &edgePara{para, c}
	if p.first == nil {
		p.first = e
	}
	p.end = e
}

// join joins the first block of a page to the last one of the page before, if it
// is its rest, and returns the other blocks.
func (r *pdfReader) join(p *pdfPage, blocks []Block) []Block {
	before := last(r.paper.Blocks)
	if before == nil || len(blocks) == 0 || p.number < 2 {
		return blocks
	}
	next := blocks[0]
	switch {
	case before.Table != nil && next.Table != nil:
		if before.Table.goesOn(next.Table) {
			return blocks[1:]
		}
	case before.Paragraph != nil && next.Paragraph != nil:
		if overBreak(r.pages[p.number-2].end, p.first) {
			before.Paragraph.goesOn(next.Paragraph, parted(*last(r.pages[p.number-2].end.lines)))
			p.first = nil
			if len(blocks) == 1 {
				p.end = &edgePara{p.end.lines, p.end.column}
			}
			return blocks[1:]
		}
	}
	return blocks
}

// overBreak tells whether a paragraph at the foot of a page goes on on the next.
func overBreak(a, b *edgePara) bool {
	if a == nil || b == nil || a.column.narrow || b.column.narrow {
		return false
	}
	const slack = 2.5
	before, next := *last(a.lines), b.lines[0]
	if max(before.size, next.size) > 1.04*min(before.size, next.size) || typed(before) || typed(next) {
		return false
	}
	if !a.column.full(before, next.word()) || b.column.centred(next) && a.column.centred(before) {
		return false
	}
	at := before.x0 - a.column.span.x0
	if len(a.lines) == 1 { // its first line
		at = 0
	}
	return math.Abs(next.x0-b.column.span.x0-at) < slack && (!ends(before.text()) || !marker(head(next.text())))
}

// goesOn puts the rest of a paragraph behind it.
func (p *Paragraph) goesOn(rest *Paragraph, parted bool) {
	if parted {
		last(p.Runs).Text += " "
	}
	for _, r := range rest.Runs {
		if b := last(p.Runs); b.look() == r.look() {
			b.Text += r.Text
			continue
		}
		p.Runs = append(p.Runs, r)
	}
	p.Lines, p.LineRuns = append(p.Lines, rest.Lines...), append(p.LineRuns, rest.LineRuns...)
	if len(rest.Lines) > 1 && p.Set.Align == Left && rest.Set.Align == Justified {
		p.Set.Align = Justified
	}
}
