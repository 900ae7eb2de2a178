package compose

import (
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// logoImage is the tag of a logo.
const logoImage = "logo"

// logo is a body's own picture (biểu trưng), alone in its paragraph, and the
// column that it takes.
type logo struct {
	picture *sheet.Paragraph
	column  units.Length
}

// logo is the document's logo; nil if it has none.
func (c *composer) logo() *logo {
	photo := c.photo(c.doc.Logo)
	if photo == nil {
		return nil
	}
	law := c.settings.layout.Logo
	w, h := photo.fit(law.Wide.Default, law.High.Default)
	w, h = max(units.Twip, w.ToTwip()), max(units.Twip, h.ToTwip())
	p := c.space(h)
	p.Tag, p.Source = logoImage, "/logo"
	p.Images = []sheet.Image{{
		Tag: logoImage, Source: "/logo", Alt: plainHyphens(alt(rules.PictureWords.Logo, c.issuerInText())), Inline: true,
		Width: w, High: h, Picture: &photo.Picture,
	}}
	return &logo{picture: p, column: w + law.Gap.Default.ToTwip()}
}

// beside puts a logo before the first row of a table, in a column of its own.
func (l *logo) beside(c *composer, t *sheet.Table) {
	t.Columns = append([]units.Length{l.column}, t.Columns...)
	for i := range t.Rows {
		row := &t.Rows[i]
		for j := range row.Cells {
			row.Cells[j].Column++
		}
		first := sheet.Cell{Span: 1, RowSpan: 1, Middle: true, Blocks: c.filled(nil)}
		if i == 0 {
			first.Blocks = []sheet.Block{l.picture}
		}
		row.Cells = append([]sheet.Cell{first}, row.Cells...)
	}
}

// letterhead is a company's own head: its logo beside its name and addresses, over
// a stroke as wide as the text.
func (c *composer) letterhead(width units.Length) []sheet.Block {
	own, logo := c.profile.Letterhead, c.logo()
	room := width
	if logo != nil {
		room -= logo.column
	}
	var lines []sheet.Block
	body := c.issuers()[0]
	for _, p := range c.nameLines(c.inHead(rules.LetterheadParent, false), body.parent, body.Parent, room, room-c.headRoom()) {
		lines = append(lines, p)
	}
	for _, p := range c.nameLines(c.inHead(rules.LetterheadName, false), body.name, body.Name, room, room-c.headRoom()) {
		lines = append(lines, p)
	}
	lines = append(lines, c.contactText(room)...)
	if logo != nil {
		t := &sheet.Table{
			Tag: "letterhead", Columns: []units.Length{room},
			Rows: []sheet.Row{{Cells: []sheet.Cell{{Span: 1, RowSpan: 1, Middle: true, Blocks: lines}}}},
		}
		logo.beside(c, t)
		lines = []sheet.Block{t}
	}
	rule := c.stroke(rules.LetterheadName, width, own.After.Default)
	rule.Gap = own.Under.Default
	return append(lines, rule)
}

// atEdges sets number and subject at the left edge of a head without names, and the
// date at the right one.
func atEdges(t *sheet.Table) {
	for i := range t.Rows {
		for j, edge := range []sheet.Align{sheet.Left, sheet.Right} {
			for _, b := range t.Rows[i].Cells[j].Blocks {
				switch b := b.(type) {
				case *sheet.Paragraph:
					b.Format.Align = edge
				case *sheet.Box:
					b.Align = edge
				}
			}
		}
	}
}

// underLetterhead is the row of number, place and date without names over it.
func (c *composer) underLetterhead(width units.Length, text headText) *sheet.Table {
	left, right := c.headColumns(width, text.date)
	sameLevel(text.number, text.date)
	return &sheet.Table{
		Tag: headTag, Columns: []units.Length{left, right},
		Rows: []sheet.Row{{Cells: cells([]sheet.Block{text.number}, []sheet.Block{text.date})}},
	}
}
