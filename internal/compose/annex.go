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
	attached := c.attachedKind(a)
	switch {
	case attached:
		s.Blocks = append(s.Blocks, c.issuerHead(width), c.space(c.settings.layout.TypeNameBefore.Default))
	case a.FullHeader:
		s.Blocks = append(s.Blocks, c.headTable(width, c.blankHead()), c.space(c.settings.layout.TypeNameBefore.Default))
	}
	s.Blocks = append(s.Blocks, c.annexHead(index)...)
	b := c.newBody(s.Page)
	b.blocks(a.Content, nil)
	if !a.FullHeader { // a form for other bodies ends as they fill it in
		b.endAnnex(c.endMark())
	}
	s.Blocks = append(s.Blocks, b.out...)
	s.Blocks = append(s.Blocks, c.underTable(b.out, c.settings.gap)...)
	s.FirstHeader = c.annexLine(index)
	if len(s.Blocks) == 0 {
		s.Blocks = append(s.Blocks, c.space(units.Points(1)))
	}
	return s
}

// attachedKind tells whether an attachment is a document of its own kind that
// a decision of the state issues, such as a quy chế (Mẫu 1.3): its label is the
// kind's name.
func (c *composer) attachedKind(a *document.Attachment) bool {
	return c.profile.Family == rules.State && rules.KindNamed(a.Label) != nil
}

// issuerHead is the head of such a text: ô số 1 and 2 without number and date.
func (c *composer) issuerHead(width units.Length) *sheet.Table {
	t := c.headTable(width, headText{issuers: c.issuers(), date: c.paragraph(rules.PlaceDate, ""), number: c.paragraph(rules.Reference, "")})
	t.Rows = t.Rows[:1]
	return t
}

// blankHead is the head of a form that other bodies fill in.
func (c *composer) blankHead() headText {
	w := c.profile.Words
	form := document.Issuer{Name: document.Lines{Text: []string{rules.LongDots}}}
	return headText{
		issuers: []issuer{{Issuer: form}},
		date:    c.text(rules.PlaceDate, "", rules.Blank+", "+viet.Date(0, 0, 0)),
		number:  c.text(rules.Reference, "", w.NumberPrefix+rules.Blank+w.NumberFirst+rules.Blank),
	}
}

// annexHead is what stands over an attachment's text, with the mark under it.
func (c *composer) annexHead(index int) []sheet.Block {
	a := &c.doc.Attachments[index]
	lines := c.annexTitle(index)
	if a.Reference {
		lines = append(lines, c.text(rules.AnnexReference, c.element("/attachments", index)+"/reference", c.annexReference()))
	}
	width := c.page(a.Orientation == "landscape").TextWidth()
	var blocks []sheet.Block
	var last units.Length
	for _, p := range lines {
		widths := c.balance(p, width-c.headRoom())
		last = widths[len(widths)-1]
		p.Format.KeepNext = true
		blocks = append(blocks, p)
	}
	if len(blocks) == 0 {
		return nil
	}
	return append(blocks, c.separator(last)...)
}

// annexTitle is the label, the title and the line under it. A text of its own
// kind has its type name and its subject in their place.
func (c *composer) annexTitle(index int) []*sheet.Paragraph {
	a := &c.doc.Attachments[index]
	at := c.element("/attachments", index)
	label := at
	if a.Labelled() {
		label += "/label"
	}
	var out []*sheet.Paragraph
	add := func(e rules.Element, source, text string, upper bool) {
		if isBlank(text) {
			return
		}
		p := c.marked(e, source, text)
		if e != rules.AnnexSubtitle {
			p.Heading = titleLevel
		}
		if upper {
			p.Runs = capitals(p.Runs, p.Style.Char)
		}
		out = append(out, p)
	}
	if c.attachedKind(a) {
		add(rules.TypeName, label, a.Label, true)
		add(rules.Subject, at+"/title", a.Title, false)
	} else {
		add(rules.AnnexLabel, label, c.annexLabel(index), c.profile.Annex.UpperWord && c.numberedAnnex(a))
		add(rules.AnnexTitle, at+"/title", a.Title, true)
	}
	add(rules.AnnexSubtitle, at+"/subtitle", a.Subtitle, false)
	return out
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
	if name := c.issuerInText(); name != "" {
		reference += c.profile.Words.ReferenceIssuer + keepTokens(name)
	}
	return fmt.Sprintf(c.profile.Words.AnnexReference, reference)
}
