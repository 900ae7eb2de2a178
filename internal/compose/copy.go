package compose

import (
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// neutralKind is a kind without peculiarities, for the numbers of a copy.
const neutralKind = "thong-bao"

// copying is a composer for the block of a copy: the copying body's own
// number, date, recipients and signer.
func (c *composer) copying() *composer {
	from := c.doc.Copy
	sub := *c
	sub.root, sub.bodies = "/copy", nil
	issuer := *from.Issuer
	if c.profile.Family == rules.State {
		issuer.Parent = document.Lines{} // Mẫu 3.1 names the copying body alone
	}
	sub.doc = &document.Document{
		Kind: neutralKind, Issuer: &issuer, Number: from.Number, Symbol: from.Symbol, Place: from.Place, Date: from.Date,
		Recipients: from.Recipients, Archive: from.Archive, Signer: from.Signer,
	}
	if sub.doc.Symbol == "" {
		sub.doc.Symbol = c.profile.Copies.Code[from.Form]
		if issuer.Code != "" {
			sub.doc.Symbol += c.profile.Words.NumberSecond + issuer.Code
		}
	}
	return &sub
}

// copyBlock is what a copy on paper carries after the end of the copied text,
// under a stroke as wide as the text.
func (c *composer) copyBlock(width units.Length) []sheet.Block {
	from := c.doc.Copy
	if from == nil || from.Electronic {
		return nil
	}
	gap := c.settings.layout.SignatureGap.Default
	rule := c.stroke(rules.CopyForm, width, gap)
	rule.Gap, rule.KeepNext = gap, true
	sub := c.copying()
	if c.profile.Copies.Stamp != nil {
		return append([]sheet.Block{rule}, sub.copyStamp(from, width)...)
	}
	head := sub.ownHead()
	head.copied = viet.Upper(c.profile.Copies.Words[from.Form])
	out := []sheet.Block{rule, sub.headTable(width, head)}
	return append(out, sub.signatureBlock(out, width)...)
}

// copyStamp is the Party's stamp of a copy, with the copier's signature at
// its right.
func (c *composer) copyStamp(from *document.Copy, width units.Length) []sheet.Block {
	mark := c.profile.Copies.Stamp
	border := c.settings.layout.MarkBorder.Default // the law's figures are the outer size
	stamp, pad := (mark.Width.Default - border).ToTwip(), c.settings.layout.TablePadX.Default.ToTwip()
	var lines []sheet.Block
	for _, p := range []*sheet.Paragraph{
		c.text(rules.CopyStampTitle, c.root, mark.Title),
		c.text(rules.CopyStamp, c.issuers()[0].name, mark.Issuer+c.issuerInText()),
		c.reference(rules.CopyStamp, mark.Number),
		c.text(rules.CopyStamp, c.at("/form"), mark.Form+c.profile.Copies.Words[from.Form]),
		c.placeDate(rules.CopyStamp),
		c.text(rules.CopyStamp, c.root, mark.Recipients+markup.Plain(c.recipientLine(mark.Join))),
	} {
		for i := range p.Runs {
			p.Runs[i].Char.Color = sheet.Red
		}
		c.keepWhole(p, stamp-2*pad, hairRoom, oneMore)
		lines = append(lines, p)
	}
	left := stamp + mark.Room.Default.ToTwip()
	frame := &sheet.Table{
		Tag: sheet.Tag(rules.CopyStamp), Columns: []units.Length{stamp},
		Border: border, Color: sheet.Red,
		PadX: pad, PadY: c.settings.layout.TablePadY.Default.ToTwip(),
		Rows: []sheet.Row{{High: (mark.High.Default - border).ToTwip(), Cells: []sheet.Cell{{Span: 1, RowSpan: 1, Blocks: lines}}}},
	}
	var right []sheet.Block
	if from.Signer != nil {
		s := c.signers()[0]
		right = c.signer(s, c.post(s, width-left), room{width: width - left})
	}
	return []sheet.Block{
		&sheet.Table{
			Tag: "copy", Columns: []units.Length{left, width - left},
			Rows: []sheet.Row{{Cells: cells([]sheet.Block{frame, c.least()}, c.filled(right))}},
		},
		c.least(),
	}
}

// signatureText is the line of a digital signature at the top right of a first
// page (ô số 14): of an electronic copy, or of an attachment in a file of its
// own.
func (c *composer) signatureText(source string, parts ...string) []sheet.Block {
	p := c.text(rules.SignatureText, source, strings.Join(parts, "; "))
	p.Format.Align = sheet.Right
	return []sheet.Block{p}
}

// copyLine is the line of an electronic copy of the state: form, body, time.
func (c *composer) copyLine() []sheet.Block {
	from := c.doc.Copy
	if from == nil || !from.Electronic || !c.profile.Has(rules.SignatureText) {
		return nil
	}
	return c.signatureText("/copy", c.profile.Copies.Words[from.Form], from.Issuer.InText(), from.SignedAt.String())
}

// annexLine is the line of an attachment that is signed in a file of its own:
// the document's number and the time.
func (c *composer) annexLine(a *annex) []sheet.Block {
	if !a.Separate || a.SignedAt == "" || !c.profile.Has(rules.SignatureText) {
		return nil
	}
	return c.signatureText(a.at+"/signed_at", textOf(c.numbered(c.profile.Words.NumberPrefix)), a.SignedAt.String())
}
