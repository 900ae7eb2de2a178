package compose

import (
	"slices"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// fixed sets the fixed lines of a kind's own form with the document's values.
func (b *bodyWriter) fixed(lines []rules.Line) {
	for _, line := range lines {
		line = line.Of(b.profile.Family)
		if slices.ContainsFunc(line.Parts(), func(p rules.Part) bool { return p.Field && b.doc.LeftOut(p.Text) }) {
			continue
		}
		p := b.fixedLine(line)
		if line.Center {
			b.balance(p, b.width-b.headRoom())
		}
		b.add(p)
		for _, value := range b.manyOf(line) {
			p := b.labelled(rules.Body, b.profile.Numbering.Bullets[0], value)
			p.Item = 1
			b.add(p)
		}
	}
}

// manyOf are the values that follow a line as dash items.
func (c *composer) manyOf(line rules.Line) []said {
	parts := line.Parts()
	if last := parts[len(parts)-1]; line.Many && last.Field {
		if values := c.doc.FieldTexts(last.Text); len(values) > 1 {
			return c.list("/fields/"+last.Text, values)
		}
	}
	return nil
}

// fixedLine is one fixed line. A value that is not given is left to be filled
// in: a leader at the end of the line, dots within it.
func (c *composer) fixedLine(line rules.Line) *sheet.Paragraph {
	char := c.styles.of(rules.Body).Char
	char.Face |= face(line.Bold, line.Italic)
	p := c.paragraph(rules.Body, "")
	if line.Small {
		p.Format.Line = (p.Format.Line * rules.NoteSize.Default / char.Size).ToTwip()
		p.Format.Single = false
		char.Size = rules.NoteSize.Default
	}
	if line.Center {
		p.Format.Align, p.Format.First = sheet.Center, 0
	}
	parts := line.Parts()
	for i, part := range parts {
		last := i == len(parts)-1
		switch {
		case !part.Field:
			p.Runs = append(p.Runs, sheet.Run{Text: part.Text, Char: char})
		case part.Text == "issuer":
			p.Runs = append(p.Runs, sheet.Run{Text: c.issuerInText(), Char: char, Source: c.issuers()[0].spoken()})
		case last && len(c.manyOf(line)) > 0:
			trimLastSpace(p)
		default:
			p.Runs = append(p.Runs, c.value(part, char, i == 0, last)...)
			if last && p.Runs[len(p.Runs)-1].Leader {
				p.Format.Align = sheet.Left
			}
		}
	}
	p.Runs = protect(p.Runs)
	for i := range p.Runs {
		if p.Source = p.Runs[i].Source; p.Source != "" {
			break
		}
	}
	return p
}

// value is what a field says, or the place for it. The first word of a line
// begins with a capital.
func (c *composer) value(field rules.Part, char sheet.Char, first, last bool) []sheet.Run {
	values, source := c.doc.FieldTexts(field.Text), "/fields/"+field.Text
	if len(values) == 0 && field.Else != "" {
		values, source = []string{field.Else}, ""
	}
	switch {
	case len(values) > 0:
		text := strings.Join(values, ", ")
		if first && field.Else != "" {
			text = viet.Capital(text)
		}
		out := c.stock.runs(text, char)
		for i := range out {
			out[i].Source = source
		}
		return out
	case last:
		return []sheet.Run{leader(char)}
	}
	return []sheet.Run{{Text: rules.ShortDots, Char: char}}
}

func trimLastSpace(p *sheet.Paragraph) {
	if n := len(p.Runs); n > 0 {
		p.Runs[n-1].Text = strings.TrimRight(p.Runs[n-1].Text, " ")
	}
}

// confirmation is what a form asks for under the signature, on the left (Mẫu
// 1.10), with room for a signature before its last line.
func (c *composer) confirmation(width units.Length) []sheet.Block {
	lines := c.kind().Confirm
	if len(lines) == 0 {
		return nil
	}
	half := (width / 2).ToTwip()
	var left []sheet.Block
	for i, line := range lines {
		p := c.fixedLine(line.Of(c.profile.Family))
		c.balance(p, half-c.headRoom())
		p.Format.After = 0
		if i == len(lines)-2 {
			p.Format.After = c.settings.signatureSpace
		}
		left = append(left, p)
	}
	return []sheet.Block{
		c.space(c.settings.layout.SignatureGap.Default),
		&sheet.Table{
			Tag: "confirmation", Columns: []units.Length{half, width - half},
			Rows: []sheet.Row{{Cells: cells(left, c.filled(nil))}},
		},
		c.least(),
	}
}
