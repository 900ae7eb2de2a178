package compose

import (
	"strconv"

	"vanthu/internal/document"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/viet"
)

// numeral is n as the law writes the numbers of a level.
func numeral(n int, as rules.Numeral) string {
	switch as {
	case rules.Roman:
		return viet.Roman(n)
	case rules.Letter:
		return viet.PointLetter(n)
	}
	return strconv.Itoa(n)
}

// levelled sets a block of a text in articles and what stands below it.
// Unlevelled blocks below it start the sequence again.
func (b *bodyWriter) levelled(block *document.Block) {
	l := rules.FindLevel(block.Level)
	if block.Label == nil || *block.Label != "" {
		b.levels[block.Level]++
	}
	b.restart(l.Name)
	label := l.Word + numeral(max(1, b.levels[l.Name]), l.Numeral) + l.End
	if block.Label != nil {
		label = *block.Label
	}
	switch {
	case l.Alone:
		b.part(l, block, label)
		b.below(&b.headings, block.Content, nil)
	case block.Kind == document.Heading:
		b.clause(l, block, label)
		b.below(&b.headings, block.Content, nil)
	case l.Marked:
		b.clause(l, block, label)
		b.blocks(block.Content, nil)
	default:
		b.clause(l, block, label)
		b.below(&b.lists, block.Content, nil)
	}
}

// restart lets the numbers begin again that are counted within a level.
func (b *bodyWriter) restart(within string) {
	for i := range rules.Levels {
		if l := &rules.Levels[i]; l.Within == within {
			b.levels[l.Name] = 0
			b.restart(l.Name)
		}
	}
}

// part sets phần, chương, mục and tiểu mục: the label on a line of its own,
// the title in capitals on the next.
func (b *bodyWriter) part(l *rules.Level, block *document.Block, label string) {
	var lines []*sheet.Paragraph
	if label != "" {
		lines = append(lines, b.paragraph(rules.PartLabel, labelSource(block), sheet.Run{Text: keepHyphens(label), Char: b.styles.of(rules.PartLabel).Char}))
	}
	if block.Text != "" {
		lines = append(lines, b.capital(l.Title, block.TextPointer(), block.Text))
	}
	for i, p := range lines {
		p.Heading = b.headings + 1
		p.Format.KeepNext, p.Format.KeepTogether = true, true
		b.balance(p, b.width-b.headRoom())
		if i < len(lines)-1 {
			p.Format.After = 0
		}
		if i == 0 {
			b.air()
		}
		b.add(p)
	}
}

// clause sets a điều, a khoản or a điểm: with a title the whole line has its
// look, without one the number of a điều has.
func (b *bodyWriter) clause(l *rules.Level, block *document.Block, label string) {
	if label != "" {
		label += " "
	}
	if block.Kind == document.Heading {
		p := b.block(l.Title, label, block)
		p.Heading = b.headings + 1
		p.Format.KeepNext, p.Format.KeepTogether = true, true
		b.add(p)
		return
	}
	number := rules.Body
	if l.Marked && label != "" {
		number = l.Title
	}
	char := b.styles.of(number).Char
	p := b.block(rules.Body, label, block)
	if label != "" {
		p.Runs[0].Char = char
	}
	if !l.Marked {
		p.Item = b.lists + 1
	}
	b.add(p)
}
