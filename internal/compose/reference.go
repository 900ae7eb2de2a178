package compose

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/viet"
)

// reference is the line of number and symbol (số, ký hiệu, ô số 3) behind a
// word, as a paragraph of an element.
func (c *composer) reference(e rules.Element, word string) *sheet.Paragraph {
	source := c.given(c.doc.Number != nil, "/number")
	if c.doc.NumberText != "" {
		source = c.at("/number_text")
	}
	p := c.slotted(e, source, c.numbered(word))
	p.Runs = protectHyphens(p.Runs)
	return p
}

// numbered is what that line says, as slotted takes it.
func (c *composer) numbered(word string) []sheet.Run {
	d := c.doc
	number := sheet.Run{Text: rules.Blank, Slot: sheet.Number}
	switch {
	case d.NumberText != "":
		return numberTyped(d.NumberText)
	case c.kind().Unnumbered:
		return nil
	case d.Number != nil:
		number.Text = viet.DocumentNumber(d.Number.Digits)
	}
	symbol := sheet.Run{Text: c.profile.Words.NumberFirst + c.symbol()}
	if d.Symbol != "" && c.root == "" {
		symbol.Source = "/symbol"
	}
	return []sheet.Run{{Text: word}, number, symbol}
}

// numberTyped is a number as its author typed it: all that follows the word.
func numberTyped(text string) []sheet.Run {
	bare := rules.BareNumber(text)
	if bare == "" {
		return []sheet.Run{{Text: text}}
	}
	at := strings.LastIndex(text, bare)
	return []sheet.Run{{Text: text[:at]}, {Text: text[at:], Slot: sheet.Number}}
}

// bareNumber is number and symbol without a word before them.
func (c *composer) bareNumber() string {
	if text := c.doc.NumberText; text != "" {
		return rules.BareNumber(text)
	}
	return strings.TrimSpace(textOf(c.numbered("")))
}

// slotted is a paragraph of an element, made of runs that have no look yet.
// Blank slots get their room: that of their spaces, or of a year's digits.
func (c *composer) slotted(e rules.Element, source string, parts []sheet.Run) *sheet.Paragraph {
	p := c.paragraph(e, source)
	p.Runs = make([]sheet.Run, 0, len(parts))
	char := p.Style.Char
	for _, r := range parts {
		if r.Slot != sheet.NoSlot && isBlank(r.Text) {
			r.Width = c.family.Width(char.Face, char.Size, cmp.Or(r.Text, "0000"))
		}
		if r.Char = char; r.Text != "" || r.Width > 0 {
			p.Runs = append(p.Runs, r)
		}
	}
	return p
}

// symbol is the document's ký hiệu, given or built from kind and body; that of
// a công văn of the state from body and drafting unit.
func (c *composer) symbol() string {
	if c.doc.Symbol != "" {
		return strings.Join(strings.Fields(c.doc.Symbol), "") // the law has no spaces in it
	}
	parts := []string{c.kind().Code[c.profile.Family], c.codes()}
	if parts[0] == "" {
		parts = append(parts, c.doc.Unit)
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, c.profile.Words.NumberSecond)
}

// codes are the abbreviations of the issuing bodies, lead body first.
func (c *composer) codes() string {
	var codes []string
	for _, i := range c.issuers() {
		if i.Code != "" {
			codes = append(codes, i.Code)
		}
	}
	return strings.Join(codes, c.profile.Words.CodeJoin)
}

// issuers are the issuing bodies, one or several.
func (c *composer) issuers() []issuer {
	if c.bodies == nil {
		for _, body := range c.doc.AllIssuers() {
			at := c.at(body.Pointer)
			c.bodies = append(c.bodies, issuer{body, at + "/parent", at + "/name"})
		}
	}
	return c.bodies
}

// issuerName is the name of the issuing bodies as the author wrote it, on one
// line.
func (c *composer) issuerName() string {
	var names []string
	for _, i := range c.issuers() {
		names = append(names, i.Name.String())
	}
	return strings.Join(names, c.profile.Words.IssuerJoin)
}

// issuerInText is the name of the issuing bodies as it stands in a sentence.
func (c *composer) issuerInText() string { return document.InText(c.doc.AllIssuers()) }

// placeDate is the line of place and date (ô số 4), with blanks, as a paragraph
// of an element.
func (c *composer) placeDate(e rules.Element) *sheet.Paragraph {
	d := c.doc
	if c.kind().Undated[c.profile.Family] {
		return c.paragraph(e, "")
	}
	place := sheet.Run{Text: cmp.Or(d.Place, rules.Blank) + ", ", Source: c.given(d.Place != "", "/place")}
	source := place.Source
	if !d.Date.IsZero() {
		source = c.at("/date")
	}
	parts := []sheet.Run{place}
	for i, words := range viet.DateParts(d.Date.Year, d.Date.Month, d.Date.Day) {
		parts = append(parts, sheet.Run{Text: words, Slot: dateSlots[i]})
	}
	return c.slotted(e, source, parts)
}

// dateSlots are the slots of a date's parts.
var dateSlots = [...]sheet.Slot{sheet.Date, sheet.Day, sheet.Date, sheet.Month, sheet.Date, sheet.Year}

// referenceIn names this document in running text, such as "Kế hoạch số
// 09/KH-SNV ngày 20 tháng 11 năm 2026"; what is unknown stays rules.Blank.
func (c *composer) referenceIn(kind string) string { return keepTokens(c.referenceOf(kind, c.doc)) }

// blankReference does so with number and date left blank.
func (c *composer) blankReference(kind string) string {
	return keepTokens(c.referenceOf(kind, &document.Document{}))
}

// referenceOf takes number and date from d; lines may end anywhere in it.
func (c *composer) referenceOf(kind string, d *document.Document) string {
	w := &c.profile.Words
	number := rules.Blank
	switch {
	case d.NumberText != "":
		number = rules.BareNumber(d.NumberText)
	case d.Number != nil:
		number = viet.DocumentNumber(d.Number.Digits) + w.NumberFirst + c.symbol()
	default:
		number += w.NumberFirst + c.symbol()
	}
	date := viet.Date(d.Date.Year, d.Date.Month, d.Date.Day)
	if w.ReferenceDay != "" && d.Date.Whole() {
		date = w.ReferenceDay + viet.ShortDate(d.Date.Year, d.Date.Month, d.Date.Day)
	}
	return kind + " " + w.ReferenceNumber + number + w.ReferenceDate + date
}
