package compose

import (
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// body is ô số 6: bases, opening, the plan's purposes, sections and closing,
// with the end mark after the last text.
func (c *composer) body(page sheet.Page) []sheet.Block {
	b := c.newBody(page)
	b.out = append(b.out, c.bases(b.width)...)
	form := c.doc.UsesForm()
	if form {
		b.fixed(c.kind().Before)
	}
	b.paragraphs(c.list("/opening", c.doc.Opening))
	b.blocks(c.withPurposes(), nil)
	b.paragraphs(c.list("/closing", c.doc.Closing))
	if form {
		b.fixed(c.kind().After)
	}
	b.end(c.endMark())
	return b.out
}

// withPurposes is the body's tree with the purposes as its first section.
func (c *composer) withPurposes() []document.Block {
	if len(c.doc.Purposes) == 0 {
		return c.doc.Sections
	}
	first := document.Block{Kind: document.Heading, Text: c.profile.Words.Purposes}
	for i, p := range c.doc.Purposes {
		first.Content = append(first.Content, document.Block{Kind: document.Numbered, Text: p, Pointer: c.element("/purposes", i)})
	}
	return append([]document.Block{first}, c.doc.Sections...)
}

func (c *composer) endMark() string {
	if c.doc.EndMark != nil {
		return *c.doc.EndMark
	}
	return c.profile.Words.EndMark
}

// bodyWriter sets a tree of blocks.
type bodyWriter struct {
	*composer
	width    units.Length
	high     units.Length // of a page's text
	sequence sequence
	levels   map[string]int // running numbers of phần, chương, điều …
	headings uint8          // above what comes next, the title included
	lists    uint8          // that what comes next stands in
	cell     cellText       // of the table that is set
	out      []sheet.Block
	breakDue bool     // the next block begins a page
	texts    []string // scratch space of widestBound, as sums are
	sums     []int
}

func (c *composer) newBody(page sheet.Page) *bodyWriter {
	return &bodyWriter{composer: c, width: page.TextWidth(), high: page.TextHeight(), sequence: newSequence(c.settings.sequence), levels: map[string]int{}, headings: titleLevel, out: make([]sheet.Block, 0, someBlocks)}
}

// add appends a block, under the room that a table before it has; a page break
// asked for before it takes effect.
func (b *bodyWriter) add(block sheet.Block) {
	b.leadIn()
	b.out = append(b.out, b.underTable(b.out, b.settings.gap)...)
	if b.breakDue {
		b.breakDue = false
		p, ok := block.(*sheet.Paragraph)
		if !ok {
			p = b.space(units.Points(1))
			b.out = append(b.out, p)
		}
		p.Format.PageBreakBefore = true
	}
	b.out = append(b.out, block)
}

// leadIn keeps a paragraph that announces what comes next with it.
func (b *bodyWriter) leadIn() {
	if n := len(b.out); n > 0 && !b.breakDue {
		if p, ok := b.out[n-1].(*sheet.Paragraph); ok && !fillable(p) && announces(p.Runs) {
			p.Format.KeepNext = true
		}
	}
}

// announces tells whether runs end with a colon, but for blanks.
func announces(runs []sheet.Run) bool {
	for i := len(runs) - 1; i >= 0; i-- {
		if text := strings.TrimRightFunc(runs[i].Text, unicode.IsSpace); text != "" {
			return strings.HasSuffix(text, ":")
		}
	}
	return false
}

// fillable tells whether a paragraph is a line to fill in.
func fillable(p *sheet.Paragraph) bool {
	return slices.ContainsFunc(p.Runs, func(r sheet.Run) bool { return r.Leader })
}

func (b *bodyWriter) paragraphs(texts []said) {
	for _, t := range texts {
		b.add(b.marked(rules.Body, t.source, t.text))
	}
}

// blocks sets siblings. counts are the numbers of the blocks above them; its
// length is the depth.
func (b *bodyWriter) blocks(blocks []document.Block, counts []int) {
	n := 0
	for i := range blocks {
		if b.stopped() {
			return
		}
		block := &blocks[i]
		switch block.Kind {
		case document.Paragraph:
			b.add(b.marked(rules.Body, block.TextPointer(), block.Text))
		case document.Heading, document.Numbered:
			if block.Level != "" {
				b.levelled(block)
				continue
			}
			if block.Label == nil || *block.Label != "" {
				n++
			}
			b.numbered(block, append(counts[:len(counts):len(counts)], n))
		case document.ItemList:
			b.items(block.Items, 0)
		case document.TableBlock:
			b.table(block.Table, block.Pointer+"/table")
		case document.FormBlock:
			b.form(block.Form, block.Pointer+"/form")
		case document.Picture:
			b.picture(block.Image, block.Pointer+"/image")
		case document.PageBreak:
			b.breakDue = true
		}
	}
}

// numbered sets a titled or numbered block and what stands below it.
func (b *bodyWriter) numbered(block *document.Block, counts []int) {
	m := b.sequence.at(len(counts) - 1)
	label := m.label(counts)
	if block.Label != nil {
		label = *block.Label
	}
	if label != "" {
		label += " "
	}
	if block.Kind == document.Heading {
		b.heading(m, label, block)
		b.below(&b.headings, block.Content, counts)
		return
	}
	p := b.block(rules.Body, label, block)
	p.Item = b.lists + 1
	b.add(p)
	b.below(&b.lists, block.Content, counts)
}

// below sets what stands below a heading or an item of a list, whose level is
// counted.
func (b *bodyWriter) below(level *uint8, blocks []document.Block, counts []int) {
	*level++
	b.blocks(blocks, counts)
	*level--
}

// heading sets a title, which stays with the text under it.
func (b *bodyWriter) heading(m marker, label string, block *document.Block) {
	e := m.heading()
	p := b.block(e, label, block)
	p.Heading = b.headings + 1
	if e == rules.HeadingI && b.profile.Numbering.Capitals {
		p.Runs = capitals(p.Runs, p.Style.Char)
	}
	p.Format.KeepNext, p.Format.KeepTogether = true, true
	if e == rules.HeadingI {
		b.air()
	}
	b.add(p)
}

// air gives what stands above a heading of the first levels the room between them.
func (b *bodyWriter) air() {
	n := len(b.out)
	if n == 0 || b.breakDue {
		return
	}
	high := max(b.settings.gap, b.settings.layout.HeadingBefore.Default).ToTwip()
	switch last := b.out[n-1].(type) {
	case *sheet.Paragraph:
		last.Format.After = max(last.Format.After, high)
	case *sheet.Table:
		b.out = append(b.out, b.space(high))
	}
}

// block is the paragraph of a block behind its number.
func (b *bodyWriter) block(e rules.Element, label string, block *document.Block) *sheet.Paragraph {
	p := b.labelled(e, label, said{block.Text, block.TextPointer()})
	if label != "" && block.Label != nil {
		p.Runs[0].Source = labelSource(block)
	}
	return p
}

// labelSource is where a block's number stands, if its author gave it; else
// the block.
func labelSource(block *document.Block) string {
	if block.Label == nil {
		return block.Pointer
	}
	return block.Pointer + "/label"
}

// labelled is a paragraph behind its number or its mark.
func (b *bodyWriter) labelled(e rules.Element, label string, text said) *sheet.Paragraph {
	if label == "" {
		return b.marked(e, text.source, text.text)
	}
	char := b.styles.of(e).Char
	all := b.stock.runsBehind(1, text.text, char)
	p := b.paragraph(e, text.source, all[1:]...)
	all[0] = sheet.Run{Text: keepHyphens(label), Char: char, Counts: b.settings.wordNumbering}
	p.Runs = all
	return p
}

// items sets dash items and what stands below each.
func (b *bodyWriter) items(items []document.Block, depth int) {
	bullets := b.profile.Numbering.Bullets
	for i := range items {
		if b.stopped() {
			return
		}
		p := b.labelled(rules.Body, bullets[min(depth, len(bullets)-1)], said{items[i].Text, items[i].TextPointer()})
		p.Item = b.lists + 1
		b.add(p)
		b.lists++
		for j := range items[i].Content {
			below := &items[i].Content[j]
			if below.Kind == document.ItemList {
				b.items(below.Items, depth+1)
				continue
			}
			b.blocks(items[i].Content[j:j+1], nil)
		}
		b.lists--
	}
}

// form sets lines to fill in: a missing value is a dotted leader.
func (b *bodyWriter) form(lines []document.FormLine, pointer string) {
	char := b.styles.of(rules.Body).Char
	for i, line := range lines {
		if b.stopped() {
			return
		}
		label := strings.TrimSpace(line.Label)
		if label != "" && !strings.HasSuffix(markup.Plain(label), ":") {
			label += ":"
		}
		at := b.element(pointer, i)
		p := b.marked(rules.Body, at+"/label", label+" ")
		if line.Value != nil {
			for _, r := range b.stock.runs(*line.Value, char) {
				r.Source = at + "/value"
				p.Runs = append(p.Runs, r)
			}
		} else {
			p.Runs = append(p.Runs, leader(char))
		}
		p.Format.Align = sheet.Left
		b.add(p)
	}
}

// leader is dots up to the right edge, in whole points: a dot is then as wide in
// whole twips, in which LibreOffice reckons it, once rounded up and once down.
func leader(char sheet.Char) sheet.Run {
	char.Size -= char.Size % units.Point
	return sheet.Run{Leader: true, Char: char}
}

// end puts the end mark after the last text, unless it ends so already. After
// a table, a form or a heading there is none.
func (b *bodyWriter) end(mark string) {
	if len(b.out) == 0 || mark == "" {
		return
	}
	if p, ok := b.out[len(b.out)-1].(*sheet.Paragraph); ok && p.Tag == sheet.Tag(rules.Body) && p.Format.Align == sheet.Justify {
		markEnd(p, mark)
	}
}

// endAnnex does the same for an attachment, which ends with the mark whatever
// it ends with (Mẫu 2.1, 2.2): behind a table's note, and under a table or a
// picture on a line of its own; but a lone full stop closes nothing.
func (b *bodyWriter) endAnnex(mark string) {
	if len(b.out) == 0 || mark == "" {
		return
	}
	last, ok := b.out[len(b.out)-1].(*sheet.Paragraph)
	switch {
	case ok && last.Tag == sheet.Tag(rules.TableNote):
		markEnd(last, mark)
	case ok && last.Tag != bodyImage && last.Tag != sheet.Tag(rules.ImageCaption):
		b.end(mark)
	case len(mark) > 1:
		p := b.text(rules.Body, "", mark)
		p.Format.Align, p.Format.First = sheet.Right, 0
		n := len(b.out)
		b.add(p)
		for _, above := range b.out[n-1 : len(b.out)-1] {
			keepEnd(above)
		}
	}
}

// keepEnd keeps the end of a block on the page of what follows.
func keepEnd(b sheet.Block) {
	switch b := b.(type) {
	case *sheet.Paragraph:
		b.Format.KeepNext = true
	case *sheet.Table:
		if last := len(b.Rows) - 1; last >= 0 {
			b.Rows[last].KeepNext = !b.Rows[last].Split
		}
	}
}

// markEnd ends a paragraph with the mark. What closes its last sentence, or
// leaves it open, gives way to the mark: "./." stands for it.
func markEnd(p *sheet.Paragraph, mark string) {
	text := strings.TrimRightFunc(textOf(p.Runs), unicode.IsSpace)
	if len(p.Runs) == 0 || mark == "." && strings.TrimRight(text, "!?…") != text {
		return // a sentence that is closed needs no full stop
	}
	char := p.Runs[len(p.Runs)-1].Char
	text, marked := strings.CutSuffix(text, mark)
	if !marked {
		text = strings.TrimSuffix(text, ".")
	}
	bare := strings.TrimRight(text, rules.EndGivesWay)
	if marked && bare == text {
		return
	}
	text = bare
	p.Runs = cut(p.Runs, len(strings.TrimRightFunc(text, unicode.IsSpace)))
	n := len(p.Runs)
	if n > 0 && p.Runs[n-1].Char.Raise == 0 {
		p.Runs[n-1].Text += mark
		return
	}
	if n > 0 || char.Raise != 0 {
		char = p.Style.Char
	}
	p.Runs = append(p.Runs, sheet.Run{Text: mark, Char: char})
}

// keepWithSignature keeps the last lines of the text on the signature's page:
// at least as many as the profile asks for.
func (c *composer) keepWithSignature(blocks []sheet.Block, width units.Length) {
	if c.fit.parts() {
		return
	}
	need := c.profile.Signature.BodyLines
	for i := len(blocks) - 1; i >= 0 && need > 0; i-- {
		switch b := blocks[i].(type) {
		case *sheet.Paragraph:
			n := c.ruler.Lines(b, width)
			b.Format.KeepNext = true
			b.Format.KeepTogether = n <= wholeLines
			switch {
			case len(b.Images) > 0:
				need = 0 // a picture is more than lines
			case len(b.Runs) > 0:
				need -= n
			}
		case *sheet.Table:
			if b.Tag != sheet.Tag(rules.Table) {
				return
			}
			for r := len(b.Rows) - 1; r >= 0 && need > 0; r-- {
				if b.Rows[r].Split {
					return // its last lines go along
				}
				b.Rows[r].KeepNext = true
				need--
				if need == 0 && c.allKept(b) {
					b.Rows[r-1].KeepNext = false
				}
			}
		default:
			return
		}
	}
}

// allKept tells whether a table has so few rows that none is left where its last goes to
// the next page, and is too high to go there whole.
func (c *composer) allKept(t *sheet.Table) bool {
	rows := t.Rows[t.Header:]
	if len(rows) != 2*leastRows-1 || rows[1].Cells[0].Role == sheet.RowLabel || allBold(&rows[1]) {
		return false
	}
	var high units.Length
	for i := range t.Rows {
		high += units.Length(max(1, c.rowLines(t, i)))*c.styles.of(rules.Table).Format.Line + 2*t.PadY + t.Border
	}
	return high > rules.WholeTable
}

// wholeLines is the longest paragraph that goes to the signature's page as a
// whole. Word can part a longer one and keep its last lines with the
// signature; LibreOffice moves it whole.
const wholeLines = 20
