package compose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/document"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// headTag is the tag of a head's table.
const headTag = "head"

// headText is what the head of a document, or of a form with a head of its
// own, says.
type headText struct {
	issuers      []issuer
	date, number *sheet.Paragraph
	copied       string // the form of a copy, in place of the national title
	logo         *logo  // before the issuers; nil: none
}

// head is ô số 1 to 4: two columns, in which number and date share a row, so
// that they stand level whatever wraps above them. Marks that belong under
// the number follow in rows of their own.
func (c *composer) head(width units.Length) []sheet.Block {
	var out []sheet.Block
	text := c.ownHead()
	var t *sheet.Table
	if c.profile.Letterhead != nil {
		out, t = c.letterhead(width), c.underLetterhead(width, text)
	} else {
		text.logo = c.logo()
		t = c.headTable(width, text)
	}
	if c.kind().Letter && !c.doc.Subject.IsZero() {
		t.Rows = append(t.Rows, sheet.Row{Cells: cells(c.letterSubject(t.Columns[0]), c.filled(nil))})
	}
	for _, mark := range c.marks() {
		t.Rows = append(t.Rows, sheet.Row{Cells: cells([]sheet.Block{c.space(c.settings.layout.MarkGap.Default), mark}, c.filled(nil))})
	}
	switch {
	case c.profile.Letterhead != nil:
		atEdges(t)
	case text.logo != nil:
		text.logo.beside(c, t)
	}
	return append(out, t, c.space(c.settings.layout.TypeNameBefore.Default))
}

// ownHead is what the document's own head says.
func (c *composer) ownHead() headText {
	return headText{
		issuers: c.issuers(),
		date:    c.placeDate(rules.PlaceDate),
		number:  c.reference(rules.Reference, c.profile.Words.NumberPrefix),
	}
}

// headTable is a head. That of a copy stays with the signature under it.
func (c *composer) headTable(width units.Length, text headText) *sheet.Table {
	left, right := c.headColumns(width, text.date)
	if text.logo != nil {
		left -= text.logo.column
	}
	copied := text.copied != ""
	title := c.headTitle(text, right, false)
	names := c.issuerColumn(text.issuers, left, left-c.headRoom(), false)
	if room := c.issuerRoom(left, right, title); c.widest(names) > room {
		title = c.headTitle(text, right, true)
		names = c.issuerColumn(text.issuers, left, c.issuerRoom(left, right, title), true)
		if _, chosen := c.doc.Style.Sizes[string(rules.PlaceDate)]; !chosen {
			resize(text.date, c.profile.Type(rules.PlaceDate).Size.Min)
		}
	}
	sameLevel(text.number, text.date)
	if c.widthOf(text.number) > left {
		text.number.Runs = protect(text.number.Runs) // the word before the number does not stand alone
		c.partBlank(text.number, left)
	}
	return &sheet.Table{
		Tag:     headTag,
		Columns: []units.Length{left, right},
		Rows: []sheet.Row{
			{Cells: cells(names, title), KeepNext: copied, RightFirst: true},
			{Cells: cells([]sheet.Block{text.number}, []sheet.Block{text.date}), KeepNext: copied},
		},
	}
}

// partBlank lets the first line of a number left blank end behind a hyphen of its
// symbol: the spaces of the blank would end it before, and leave the word alone.
func (c *composer) partBlank(p *sheet.Paragraph, width units.Length) {
	symbol := len(p.Runs) - 1
	if symbol < 1 || p.Runs[symbol-1].Width == 0 {
		return
	}
	whole := p.Runs[symbol].Text
	for end := len(whole); ; {
		end = strings.LastIndexAny(whole[:end], "-"+string(noBreakHyphen))
		if end <= 0 {
			p.Runs[symbol].Text = whole
			return
		}
		_, n := utf8.DecodeRuneInString(whole[end:])
		before, _ := utf8.DecodeLastRuneInString(whole[:end])
		after, _ := utf8.DecodeRuneInString(whole[end+n:])
		p.Runs[symbol].Text = whole[:end+n]
		if unicode.IsLetter(before) && unicode.IsLetter(after) && c.widthOf(p) <= width {
			p.Runs[symbol].Text = whole[:end] + "-" + whole[end+n:]
			return
		}
	}
}

// issuerRoom is how wide a line of the issuers may be, so that it keeps its
// distance from the title beside it. Both are centred in their columns.
func (c *composer) issuerRoom(left, right units.Length, title []sheet.Block) units.Length {
	room := left + right - c.widest(title) - 2*c.settings.layout.HeadBetween.Default
	return max(left/2, min(room, left-c.headRoom()))
}

// widest is the width of the widest paragraph of some, each on one line.
func (c *composer) widest(blocks []sheet.Block) units.Length {
	var w units.Length
	for _, b := range blocks {
		if p, ok := b.(*sheet.Paragraph); ok {
			w = max(w, c.widthOf(p))
		}
	}
	return w
}

// headTitle stands beside the issuers: the title, or the form of a copy.
func (c *composer) headTitle(text headText, width units.Length, small bool) []sheet.Block {
	if text.copied == "" {
		return c.titleColumn(width, small)
	}
	return []sheet.Block{c.text(rules.CopyForm, c.at("/form"), text.copied)}
}

// sameLevel gives two paragraphs of one row the same line, so that their text
// stands on one level whatever its size.
func sameLevel(a, b *sheet.Paragraph) {
	line := max(a.Format.Line, b.Format.Line)
	if a.Format.Line != b.Format.Line {
		a.Format.Single, b.Format.Single = false, false
	}
	a.Format.Line, b.Format.Line = line, line
}

// cells are the two cells of a row in two columns.
func cells(left, right []sheet.Block) []sheet.Cell {
	return []sheet.Cell{
		{Column: 0, Span: 1, RowSpan: 1, Blocks: left},
		{Column: 1, Span: 1, RowSpan: 1, Blocks: right},
	}
}

// headColumns are the widths of the head's two columns. The line of place and
// date stays on one line: where the right column is too narrow for it, it takes
// the least lawful size, and then the column grows.
func (c *composer) headColumns(width units.Length, date *sheet.Paragraph) (left, right units.Length) {
	column := c.settings.layout.HeadRight
	right = min(max(column.Min, c.widthOf(date)+c.headRoom()), column.Max)
	if c.settings.headLeft > 0 {
		right = width - c.settings.headLeft
	}
	if len(date.Runs) > 0 && c.widthOf(date) > right {
		resize(date, c.profile.Type(rules.PlaceDate).Size.Min)
	}
	if need := c.widthOf(date) + hairRoom; need > right && need < width*2/3 {
		right = need
	}
	left = (width - right).ToTwip()
	return left, width - left
}

// hairRoom is the least room beside a line that must not wrap, whatever a
// program's rounding.
var hairRoom = units.Points(1)

// resize gives the runs of a paragraph another size, and its lines and blanks
// room as much.
func resize(p *sheet.Paragraph, size units.Length) {
	p.Format.Line = rules.Single(size)
	for i := range p.Runs {
		r := &p.Runs[i]
		r.Width = r.Width * size / r.Char.Size
		r.Char.Size = size
	}
}

// widthOf is the width of a paragraph set on one line. Pieces of one look are
// measured as one text, so that nothing is lost by rounding.
func (c *composer) widthOf(p *sheet.Paragraph) units.Length {
	var w units.Length
	for rest := p.Runs; len(rest) > 0; {
		char := rest[0].Char
		n, sum := 0, 0
		for n < len(rest) && rest[n].Char == char {
			sum += c.family.Advances(char.Face, rest[n].Text)
			n++
		}
		w += metrics.Scale(sum, char.Size)
		rest = rest[n:]
	}
	return w
}

// issuerColumn is ô số 2: the superior, the issuing body, and the mark under
// its name, in a column whose lines may take some room of it. Small: in the
// least lawful size, as the title beside it.
func (c *composer) issuerColumn(issuers []issuer, width, room units.Length, small bool) []sheet.Block {
	var out []sheet.Block
	var longest units.Length
	for i, body := range c.joined(issuers) {
		if i > 0 {
			out[len(out)-1].(*sheet.Paragraph).Format.After = c.settings.layout.JointGap.Default
		}
		if i == 0 || body.Parent.String() != issuers[i-1].Parent.String() {
			for _, p := range c.nameLines(c.inHead(rules.ParentAgency, small), body.parent, body.Parent, width, room) {
				out = append(out, p)
			}
		}
		for _, p := range c.nameLines(c.inHead(rules.Issuer, small), body.name, body.Name, width, room) {
			out = append(out, p)
			longest = max(longest, min(c.widthOf(p), width))
		}
	}
	gap := c.settings.layout.HeadGap.Default
	if mark := c.profile.Words.IssuerMark; mark != "" {
		star := c.text(rules.IssuerStar, "", mark)
		star.Format.After = gap
		return append(out, star)
	}
	return append(out, c.stroke(rules.Issuer, share(longest, c.settings.issuerStroke, c.profile.Strokes.UnderIssuer), gap))
}

// joined is the bodies as the head names them: the Party joins the names of a
// joint document by a dash, the state gives each a line.
func (c *composer) joined(issuers []issuer) []issuer {
	if !c.profile.Words.JointHead || len(issuers) < 2 {
		return issuers
	}
	one := issuers[0]
	names := make([]string, len(issuers))
	for i := range issuers {
		names[i] = issuers[i].Name.String()
	}
	one.Name = document.Lines{Text: []string{strings.Join(names, c.profile.Words.IssuerJoin)}}
	one.name = c.at("/issuers")
	return []issuer{one}
}

// titleColumn is ô số 1: Quốc hiệu and Tiêu ngữ, or the Party's title, with
// the stroke as long as the text above it. The title never wraps: where the
// column is narrow, or the issuer beside it long, it takes the least lawful
// size.
func (c *composer) titleColumn(width units.Length, small bool) []sheet.Block {
	w := &c.profile.Words
	title := c.inHead(rules.NationalTitle, small)("", w.Title)
	if c.widthOf(title) > width {
		small = true
		resize(title, c.profile.Type(rules.NationalTitle).Size.Min)
	}
	under := title
	out := []sheet.Block{title}
	if w.Motto != "" {
		under = c.inHead(rules.Motto, small)("", w.Motto)
		out = append(out, under)
	}
	return append(out, c.stroke(rules.NationalTitle, c.widthOf(under), c.settings.layout.HeadGap.Default))
}

// stroke is a centred rule under an element.
func (c *composer) stroke(under rules.Element, length, after units.Length) *sheet.Stroke {
	st := c.styles.spacer()
	return &sheet.Stroke{
		Tag: sheet.Tag(under + "_stroke"), Style: st, Align: sheet.Center, Length: length.ToTwip(),
		Thickness: c.settings.stroke, Gap: c.profile.Strokes.Gap.Default, After: after.ToTwip(),
	}
}

// share is a part of a length in whole twips, inside the law's bounds.
func share(l units.Length, part float64, law rules.Share) units.Length {
	of := func(part float64) units.Length { return units.Length(float64(l) * part) }
	return inside(of(part), rules.Range{Min: of(law.Min), Max: of(law.Max)})
}

// textSetter makes a paragraph of a text that comes from a source.
type textSetter func(source, words string) *sheet.Paragraph

// inHead sets an element of the head; small, in the least lawful size unless
// the author has chosen one.
func (c *composer) inHead(e rules.Element, small bool) textSetter {
	_, chosen := c.doc.Style.Sizes[string(e)]
	return func(source, words string) *sheet.Paragraph {
		p := c.text(e, source, words)
		if small && !chosen {
			resize(p, c.profile.Type(e).Size.Min)
		}
		return p
	}
}

// nameLines are the lines of a body's name. The author's own breaks stand; a
// long name is broken into balanced lines.
func (c *composer) nameLines(set textSetter, source string, name document.Lines, width, room units.Length) []*sheet.Paragraph {
	var out []*sheet.Paragraph
	for i, line := range name.Text {
		from := source
		if name.Fixed {
			from = c.element(source, i)
		}
		p := set(from, viet.Upper(line))
		if !name.Fixed || c.widthOf(p) > width {
			c.balance(p, room)
		}
		for l := range strings.SplitSeq(textOf(p.Runs), string(softBreak)) {
			out = append(out, set(from, l))
		}
	}
	return out
}

// headRoom is the least free width beside a line of the head.
func (c *composer) headRoom() units.Length { return c.settings.layout.HeadRoom.Default }
