package compose

import (
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// title is ô số 5a: tên loại, trích yếu, and the mark under them.
func (c *composer) title(width units.Length) []sheet.Block {
	out := []sheet.Block{c.text(rules.TypeName, viet.Upper(c.kind().Name))}
	if isBlank(c.doc.Subject) {
		return append(out, c.separator(c.widthOf(out[0].(*sheet.Paragraph)))...)
	}
	words := runs(c.doc.Subject, c.styles.of(rules.Subject).Char)
	if kept := len(trimStop(textOf(words))); kept > 0 {
		words = cut(words, kept)
	}
	subject := c.paragraph(rules.Subject, words...)
	lines := c.narrow(subject, width)
	out = append(out, subject)
	return append(out, c.separator(lines[len(lines)-1])...)
}

// separator stands between a title and the text: the state draws a stroke of
// a part of the line above, the Party prints five hyphens.
func (c *composer) separator(above units.Length) []sheet.Block {
	after := c.settings.layout.SubjectAfter.Default
	if mark := c.profile.Words.SubjectMark; mark != "" {
		p := c.paragraph(rules.SubjectSeparator, sheet.Run{Text: mark, Char: c.styles.of(rules.SubjectSeparator).Char})
		p.Format.After = after.ToTwip()
		return []sheet.Block{p}
	}
	return []sheet.Block{c.stroke(rules.Subject, share(above, c.settings.subjectStroke, c.profile.Strokes.UnderSubject), after)}
}

// addressees is "Kính gửi" (ô số 9a) under the title.
func (c *composer) addressees() []sheet.Block {
	to := c.doc.To
	if len(to) == 0 {
		return nil
	}
	label := c.styles.of(rules.AddresseesLabel).Char
	name := c.styles.of(rules.Addressees).Char
	after := c.settings.layout.AddresseesGap.Default
	if len(to) == 1 {
		words := append([]sheet.Run{{Text: c.profile.Words.Addressees + " ", Char: label}}, closed(runs(trimBullet(to[0]), name), "", name)...)
		p := c.paragraph(rules.AddresseesLabel, words...)
		p.Format.Align, p.Format.After = sheet.Center, after
		return []sheet.Block{p}
	}
	indent := c.settings.layout.AddresseesLeft.Default
	head := c.text(rules.AddresseesLabel, c.profile.Words.Addressees)
	head.Format.Left, head.Format.KeepNext = indent.ToTwip(), true
	out := []sheet.Block{head}
	colon := c.family.Width(label.Face, label.Size, strings.TrimSuffix(c.profile.Words.Addressees, ":"))
	for i, body := range to {
		end := c.profile.Words.AddresseeEnd
		if i == len(to)-1 {
			end = c.profile.Words.AddresseeLast
		}
		p := c.dashed(rules.Addressees, trimBullet(body), end)
		p.Format.Left += (indent + colon).ToTwip()
		if i == len(to)-1 {
			p.Format.After = after
		}
		out = append(out, p)
	}
	return out
}

// dashed is a list item that ends with a mark, and whose further lines stand
// under its text.
func (c *composer) dashed(e rules.Element, text, end string) *sheet.Paragraph {
	const bullet = "- "
	char := c.styles.of(e).Char
	p := c.paragraph(e, closed(runs(text, char), end, char)...)
	p.Runs = append([]sheet.Run{{Text: bullet, Char: char}}, p.Runs...)
	hang := c.family.Width(char.Face, char.Size, bullet).ToTwip()
	p.Format.Left, p.Format.First = hang, -hang
	return p
}

// bases are the căn cứ: one a paragraph, punctuated by the law.
func (c *composer) bases() []sheet.Block {
	var out []sheet.Block
	w := c.profile.Words
	char := c.styles.of(rules.LegalBasis).Char
	if c.settings.italicBases {
		char.Face |= sheet.Italic
	}
	for i, b := range c.doc.Bases {
		end := w.BasisEnd
		if i == len(c.doc.Bases)-1 {
			end = w.BasisLastEnd
		}
		out = append(out, c.paragraph(rules.LegalBasis, closed(runs(w.BasisBullet+trimBullet(b), char), end, char)...))
	}
	return out
}
