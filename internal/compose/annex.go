package compose

import (
	"fmt"
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// annexSection is an attachment (phụ lục, đề cương, biểu mẫu): a section of
// its own, with its own page numbers.
func (c *composer) annexSection(index int) *sheet.Section {
	a := &c.doc.Attachments[index]
	s := &sheet.Section{Page: c.page(a.Orientation == "landscape")}
	width := s.Page.TextWidth()
	if a.FullHeader {
		s.Blocks = append(s.Blocks, c.headTable(width, c.blankHead()), c.space(c.settings.layout.TypeNameBefore.Default))
	}
	s.Blocks = append(s.Blocks, c.annexHead(index)...)
	b := c.newBody(width)
	b.blocks(a.Content, nil)
	if c.numberedAnnex(a) {
		b.end(c.endMark())
	}
	s.Blocks = append(s.Blocks, b.out...)
	if len(s.Blocks) == 0 {
		s.Blocks = append(s.Blocks, c.space(units.Points(1)))
	}
	return s
}

// dots stand in a form's head where a body writes its own name.
const dots = "…………………………"

// blankHead is the head of a form that other bodies fill in.
func (c *composer) blankHead() headText {
	w := c.profile.Words
	form := document.Issuer{Name: document.Lines{Text: []string{dots}}}
	return headText{
		issuers:   []document.Issuer{form},
		reference: keepTokens(w.NumberPrefix + blank + w.NumberFirst + blank),
		placeDate: blank + ", " + viet.Date(0, 0, 0),
	}
}

// annexHead is the label, the title, the line under it, the reference to the
// document, and the mark under them.
func (c *composer) annexHead(index int) []sheet.Block {
	a := &c.doc.Attachments[index]
	var out []*sheet.Paragraph
	if label := c.annexLabel(index); !isBlank(label) {
		p := c.paragraph(rules.AnnexLabel, runs(label, c.styles.of(rules.AnnexLabel).Char)...)
		if c.profile.Annex.UpperWord && c.numberedAnnex(a) {
			p.Runs = capitals(p.Runs, p.Style.Char)
		}
		out = append(out, p)
	}
	if !isBlank(a.Title) {
		p := c.paragraph(rules.AnnexTitle, runs(a.Title, c.styles.of(rules.AnnexTitle).Char)...)
		p.Runs = capitals(p.Runs, p.Style.Char)
		out = append(out, p)
	}
	if !isBlank(a.Subtitle) {
		out = append(out, c.paragraph(rules.AnnexSubtitle, runs(a.Subtitle, c.styles.of(rules.AnnexSubtitle).Char)...))
	}
	if a.Reference {
		out = append(out, c.text(rules.AnnexReference, c.annexReference()))
	}
	if len(out) == 0 {
		return nil
	}
	width := c.page(a.Orientation == "landscape").TextWidth()
	blocks := make([]sheet.Block, len(out))
	lines := c.narrow(out[len(out)-1], width)
	for i, p := range out {
		if i < len(out)-1 {
			c.narrow(p, width)
		}
		p.Format.KeepNext = true
		blocks[i] = p
	}
	return append(blocks, c.separator(lines[len(lines)-1])...)
}

// numberedAnnex tells whether an attachment is a "Phụ lục" that the law
// numbers, and not one of another name.
func (c *composer) numberedAnnex(a *document.Attachment) bool {
	return strings.EqualFold(strings.TrimSpace(a.Label), c.profile.Annex.Word)
}

// annexLabel is the attachment's label; two or more "Phụ lục" are numbered.
func (c *composer) annexLabel(index int) string {
	a := &c.doc.Attachments[index]
	if !c.numberedAnnex(a) {
		return a.Label
	}
	number, total := 0, 0
	for i := range c.doc.Attachments {
		if c.numberedAnnex(&c.doc.Attachments[i]) {
			total++
			if i == index {
				number = total
			}
		}
	}
	word := c.profile.Annex.Word
	switch {
	case total < 2:
		return word
	case c.profile.Annex.Roman:
		return word + " " + viet.Roman(number)
	}
	return word + " " + strconv.Itoa(number)
}

// annexReference is the line "(Kèm theo …)".
func (c *composer) annexReference() string {
	reference := c.referenceIn(c.kind().Name)
	if name := c.issuerName(); name != "" {
		reference += " của " + keepTokens(name)
	}
	return fmt.Sprintf(c.profile.Words.AnnexReference, reference)
}
