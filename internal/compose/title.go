package compose

import (
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// titleLevel is the heading level of a title; the body's headings stand below.
const titleLevel = 1

// title is ô số 5a: tên loại, trích yếu, and the mark under them. A công văn
// has none of them: its subject stands under the number.
func (c *composer) title(width units.Length) []sheet.Block {
	kind := c.kind()
	if kind.Letter {
		return nil
	}
	name := c.text(rules.TypeName, "/kind", viet.Upper(kind.Name))
	name.Heading = titleLevel
	out := []*sheet.Paragraph{name}
	if author := c.doc.Authority; !author.IsZero() && kind.Resolves[c.profile.Family] == "" && c.profile.Has(rules.AuthorLine) {
		out = append(out, c.capital(rules.AuthorLine, "/authority_line", author.Broken()))
	}
	if !c.doc.Subject.IsZero() {
		words := c.stock.runs(c.doc.Subject.Broken(), c.styles.of(rules.Subject).Char)
		if kept := len(trimStop(textOf(words))); kept > 0 {
			words = cut(words, kept)
		}
		subject := c.paragraph(rules.Subject, "/subject", words...)
		subject.Heading = titleLevel
		out = append(out, subject)
	}
	return c.overSeparator(out, width)
}

// overSeparator are the centred lines of a title over the stroke under the last.
func (c *composer) overSeparator(lines []*sheet.Paragraph, width units.Length) []sheet.Block {
	var blocks []sheet.Block
	for _, p := range lines {
		c.balance(p, width-c.headRoom())
		blocks = append(blocks, p)
	}
	last := c.ruler.LineWidths(lines[len(lines)-1], width-c.headRoom())
	return append(blocks, c.separator(last[len(last)-1])...)
}

// capital is a paragraph of an element in capital letters, with the author's
// inline marks.
func (c *composer) capital(e rules.Element, source, text string) *sheet.Paragraph {
	p := c.marked(e, source, text)
	p.Runs = capitals(p.Runs, p.Style.Char)
	return p
}

// letterSubject is ô số 5b, the subject of a công văn under its number.
// Authors write "V/v" or leave it to us.
func (c *composer) letterSubject(width units.Length) []sheet.Block {
	text := strings.TrimSpace(c.doc.Subject.Broken())
	if !rules.BeginsLetter(text) {
		text = c.profile.Words.LetterSubject + rules.BehindLetter(text)
	}
	words := c.stock.runs(text, c.styles.of(rules.LetterSubject).Char)
	p := c.paragraph(rules.LetterSubject, "/subject", cut(words, len(trimStop(textOf(words))))...)
	p.Heading = titleLevel
	c.balance(p, width-c.headRoom())
	if gap := c.settings.layout.LetterSubjectGap.Default; gap > 0 {
		return []sheet.Block{c.space(gap), p}
	}
	return []sheet.Block{p}
}

// separator stands between a title and the text: the state draws a stroke of
// a part of the line above, the Party prints five hyphens.
func (c *composer) separator(above units.Length) []sheet.Block {
	after := c.settings.layout.SubjectAfter.Default
	if mark := c.profile.Words.SubjectMark; mark != "" {
		p := c.paragraph(rules.SubjectSeparator, "", sheet.Run{Text: mark, Char: c.styles.of(rules.SubjectSeparator).Char})
		p.Format.After = after.ToTwip()
		return []sheet.Block{p}
	}
	return []sheet.Block{c.stroke(rules.Subject, share(above, c.settings.subjectStroke, c.profile.Strokes.UnderSubject), after)}
}

// addressees is "Kính gửi" (ô số 9a) under the title, and under it "Đồng kính gửi".
func (c *composer) addressees(width units.Length) []sheet.Block {
	to, also := c.doc.To, c.doc.AlsoTo
	gap := c.settings.layout.AddresseesGap
	if len(also) == 0 {
		return c.addressed(c.addressing(), "/to", to, width, gap.Default)
	}
	out := c.addressed(c.addressing(), "/to", to, width, gap.Min)
	return append(out, c.addressed(c.profile.Words.AlsoAddressed, "/also_to", also, width, gap.Default)...)
}

// addressed are those to whom the document goes, behind words and over some room:
// one on the line of the words, several under it.
func (c *composer) addressed(words, key string, to []document.Lines, width, after units.Length) []sheet.Block {
	if len(to) == 0 {
		return nil
	}
	label := c.styles.of(rules.AddresseesLabel).Char
	name := c.styles.of(rules.Addressees).Char
	if len(to) == 1 {
		line := append([]sheet.Run{{Text: words + " ", Char: label}}, closed(c.stock.runs(trimBullet(to[0].Broken()), name), "", name)...)
		p := c.paragraph(rules.AddresseesLabel, c.posted(c.element(key, 0)), line...)
		p.Format.Align, p.Format.After = alignOf[c.profile.Words.AddresseeAlone], after
		if p.Format.Align == sheet.Center {
			c.balance(p, width-c.headRoom())
		}
		return []sheet.Block{p}
	}
	indent := c.settings.layout.AddresseesLeft.Default
	head := c.text(rules.AddresseesLabel, key, words)
	dispatched := c.kind().Addressees[c.profile.Family] == rules.Dispatched
	if dispatched && !c.doc.Authority.IsZero() {
		head.Source, head.Runs[0].Source = "/authority_line", "/authority_line"
	}
	head.Format.Left, head.Format.KeepNext = indent.ToTwip(), true
	if dispatched {
		head.Format.Align, head.Format.Left = sheet.Center, 0
		c.balance(head, width-c.headRoom())
	}
	out := []sheet.Block{head}
	indent += c.family.Width(label.Face, label.Size, strings.TrimSuffix(words, ":"))
	if dispatched {
		indent = c.dispatchedLeft(head, width)
	}
	for i, body := range to {
		end := c.profile.Words.AddresseeEnd
		if i == len(to)-1 {
			end = c.profile.Words.AddresseeLast
		}
		p := c.dashed(rules.Addressees, said{trimBullet(body.Broken()), c.posted(c.element(key, i))}, end)
		p.Format.Left += indent.ToTwip()
		c.keepWhole(p, width, 0, oneMore)
		if i == len(to)-1 {
			p.Format.After = after
		}
		out = append(out, p)
	}
	return out
}

// dispatchedLeft is where a công điện lists its addressees: an indent to the
// right of where the centred line over them begins, as Mẫu 1.6 does.
func (c *composer) dispatchedLeft(head *sheet.Paragraph, width units.Length) units.Length {
	widest := slices.Max(c.ruler.LineWidths(head, width))
	return max(c.settings.layout.AddresseesLeft.Default, (width-widest)/2+c.settings.indent)
}

// addressing is what is said before the addressees.
func (c *composer) addressing() string {
	switch c.kind().Addressees[c.profile.Family] {
	case rules.Submitted:
		return c.profile.Words.Submission
	case rules.Dispatched:
		sender := c.issuerInText()
		if !c.doc.Authority.IsZero() {
			sender = markup.Plain(c.doc.Authority.String()) // a title sends it, such as "Thủ tướng Chính phủ"
		}
		return keepTokens(sender) + c.profile.Words.Dispatch
	}
	return c.profile.Words.Addressees
}

// dashed is a list item that ends with a mark, and whose further lines stand
// under its text.
func (c *composer) dashed(e rules.Element, text said, end string) *sheet.Paragraph {
	bullet := c.profile.Words.ListBullet
	char := c.styles.of(e).Char
	all := c.stock.runsBehind(1, text.text, char)
	item := closed(all[1:], end, char)
	p := c.paragraph(e, text.source, item...)
	p.Item = 1
	all[0] = sheet.Run{Text: bullet, Char: char}
	all = append(all[:1], item...)
	p.Runs = all
	return p
}

// bases are the căn cứ: one a paragraph, punctuated by the law. Where the kind
// decides something, the authority stands over them and the word that decides
// under them.
func (c *composer) bases(width units.Length) []sheet.Block {
	var out []sheet.Block
	decides := c.kind().Resolves[c.profile.Family]
	if decides != "" && !c.doc.Authority.IsZero() {
		p := c.capital(rules.Competence, "/authority_line", c.doc.Authority.Broken())
		c.balance(p, width-c.headRoom())
		p.Format.After = c.settings.layout.SubjectAfter.Default
		out = append(out, p)
	}
	w := &c.profile.Words
	char := c.styles.of(rules.LegalBasis).Char
	if c.settings.italicBases {
		char.Face |= sheet.Italic
	}
	for i, b := range c.doc.Bases {
		end := w.BasisEnd
		if i == len(c.doc.Bases)-1 {
			end = w.BasisLastEnd
		}
		p := c.paragraph(rules.LegalBasis, c.element("/bases", i), closed(c.stock.runs(w.BasisBullet+trimBullet(b), char), end, char)...)
		p.Item = 1
		out = append(out, p)
	}
	if decides != "" && c.resolves() {
		p := c.text(rules.Resolution, "", decides)
		p.Format.KeepNext = true
		out = append(out, p)
	}
	return out
}

// resolves tells whether the line that decides is printed: the state always
// does, the Party where an authority stands over the bases.
func (c *composer) resolves() bool {
	return c.kind().Competence[c.profile.Family] || !c.doc.Authority.IsZero()
}
