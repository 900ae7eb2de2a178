package compose

import (
	"strconv"

	"vanthu/internal/document"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/viet"
)

// level is one of the levels of a text in articles (cấu trúc có điều).
type level struct {
	word   string // before the number; empty: the number alone
	number func(n int) string
	end    string   // after the number
	resets []string // levels that start again below it
	alone  bool     // the label stands on a line of its own, centred
}

var levels = map[string]level{
	"phan":     {word: "Phần ", number: viet.Roman, alone: true},
	"chuong":   {word: "Chương ", number: viet.Roman, alone: true, resets: []string{"muc", "tieu-muc"}},
	"muc":      {word: "Mục ", number: strconv.Itoa, alone: true, resets: []string{"tieu-muc"}},
	"tieu-muc": {word: "Tiểu mục ", number: strconv.Itoa, alone: true},
	"dieu":     {word: "Điều ", number: strconv.Itoa, end: ".", resets: []string{"khoan", "diem"}},
	"khoan":    {number: strconv.Itoa, end: ".", resets: []string{"diem"}},
	"diem":     {number: viet.PointLetter, end: ")"},
}

// levelled sets a block of a text in articles and what stands below it.
// Unlevelled blocks below it start the sequence again.
func (b *bodyWriter) levelled(block *document.Block) {
	l := levels[block.Level]
	if block.Label == nil || *block.Label != "" {
		b.levels[block.Level]++
	}
	for _, below := range l.resets {
		b.levels[below] = 0
	}
	label := l.word + l.number(max(1, b.levels[block.Level])) + l.end
	if block.Label != nil {
		label = *block.Label
	}
	switch {
	case l.alone:
		b.part(label, block.Text)
	case block.Level == "dieu":
		b.article(block, label)
	default:
		b.clause(block, label)
	}
	b.blocks(block.Content, nil)
}

// part sets phần, chương, mục and tiểu mục: the label on a line of its own,
// the title in capitals on the next.
func (b *bodyWriter) part(label, title string) {
	var lines []*sheet.Paragraph
	if label != "" {
		lines = append(lines, b.text(rules.PartLabel, label))
	}
	if title != "" {
		p := b.paragraph(rules.PartTitle, runs(title, b.styles.of(rules.PartTitle).Char)...)
		p.Runs = capitals(p.Runs, p.Style.Char)
		lines = append(lines, p)
	}
	for i, p := range lines {
		p.Format.KeepNext, p.Format.KeepTogether = true, true
		if i < len(lines)-1 {
			p.Format.After = 0
		}
		b.add(p)
	}
}

// article sets a điều: with a title the whole line is bold, without one only
// "Điều 1." is.
func (b *bodyWriter) article(block *document.Block, label string) {
	title := b.styles.of(rules.HeadingII).Char
	if label != "" {
		label += " "
	}
	if block.Kind == document.Heading {
		p := b.labelled(rules.HeadingII, label, block.Text)
		p.Format.KeepNext, p.Format.KeepTogether = true, true
		b.add(p)
		return
	}
	words := runs(block.Text, b.styles.of(rules.Body).Char)
	b.add(b.paragraph(rules.Body, append([]sheet.Run{{Text: keepTokens(label), Char: title}}, words...)...))
}

// clause sets a khoản or a điểm; a khoản with a title is bold, on its own line.
func (b *bodyWriter) clause(block *document.Block, label string) {
	if label != "" {
		label += " "
	}
	if block.Kind == document.Heading {
		e := rules.HeadingII
		if block.Level == "diem" {
			e = rules.HeadingIII
		}
		p := b.labelled(e, label, block.Text)
		p.Format.KeepNext, p.Format.KeepTogether = true, true
		b.add(p)
		return
	}
	b.add(b.labelled(rules.Body, label, block.Text))
}
