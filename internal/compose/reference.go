package compose

import (
	"slices"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/viet"
)

// reference is the line of number and symbol (số, ký hiệu, ô số 3).
func (c *composer) reference() *sheet.Paragraph {
	return c.text(rules.Reference, c.numberSource(), c.number())
}

func (c *composer) numberSource() string {
	if c.doc.NumberText != "" {
		return c.at("/number_text")
	}
	return c.given(c.doc.Number != nil, "/number")
}

// number is what that line says.
func (c *composer) number() string {
	d, w := c.doc, c.profile.Words
	if d.NumberText != "" {
		return keepTokens(d.NumberText)
	}
	if c.kind().Unnumbered {
		return ""
	}
	number := rules.Blank
	if d.Number != nil {
		number = viet.DocumentNumber(d.Number.Digits)
	}
	return keepTokens(w.NumberPrefix + number + w.NumberFirst + c.symbol())
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
	if c.doc.Issuer != nil {
		at := c.at("/issuer")
		return []issuer{{*c.doc.Issuer, at + "/parent", at + "/name"}}
	}
	var out []issuer
	for i, body := range c.doc.Issuers {
		at := element(c.at("/issuers"), i)
		out = append(out, issuer{body, at + "/parent", at + "/name"})
	}
	return out
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

// placeDate is the line of place and date (ô số 4), with blanks.
func (c *composer) placeDate() *sheet.Paragraph {
	return c.text(rules.PlaceDate, c.dateSource(), c.dated())
}

func (c *composer) dateSource() string {
	if !c.doc.Date.IsZero() {
		return c.at("/date")
	}
	return c.given(c.doc.Place != "", "/place")
}

// dated is what that line says.
func (c *composer) dated() string {
	if c.kind().Undated[c.profile.Family] {
		return ""
	}
	place := c.doc.Place
	if place == "" {
		place = rules.Blank
	}
	d := c.doc.Date
	return place + ", " + viet.Date(d.Year, d.Month, d.Day)
}

// referenceIn names this document in running text, such as "Kế hoạch số
// 09/KH-SNV ngày 20 tháng 11 năm 2026"; what is unknown stays rules.Blank.
func (c *composer) referenceIn(kind string) string {
	d, w := c.doc, c.profile.Words
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
	return keepTokens(kind + " " + w.ReferenceNumber + number + w.ReferenceDate + date)
}
