package compose

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// annex is an attachment (phụ lục, đề cương, biểu mẫu) in its place.
type annex struct {
	*document.Attachment
	at    string // its pointer
	label string // as it is printed
	of    *annex // whose annex it is; nil: the document's
}

// annexes are the attachments of a list in the order of the paper, each with its
// own behind it.
func (c *composer) annexes(at string, list []document.Attachment, of *annex) []*annex {
	numbered, total := 0, 0
	for i := range list {
		if c.numberedAnnex(&list[i]) {
			total++
		}
	}
	var out []*annex
	for i := range list {
		a := &annex{Attachment: &list[i], at: c.element(at, i), label: list[i].Label, of: of}
		if c.numberedAnnex(a.Attachment) {
			numbered++
			a.label = c.annexLabel(of, numbered, total)
		}
		out = append(out, a)
		out = append(out, c.annexes(a.at+"/attachments", a.Attachments, a)...)
	}
	return out
}

// apart is the annex in whose file this one stands; nil: it is the document's.
func (a *annex) apart() *annex {
	for ; a != nil; a = a.of {
		if a.Separate {
			return a
		}
	}
	return nil
}

// annexSection is an attachment's section, with page numbers of its own.
func (c *composer) annexSection(a *annex) *sheet.Section {
	s := &sheet.Section{Page: c.page(a.Orientation == "landscape")}
	width := s.Page.TextWidth()
	attached := c.attachedKind(a.Attachment)
	switch {
	case attached:
		s.Blocks = append(append(s.Blocks, c.issuerHead(width)...), c.space(c.settings.layout.TypeNameBefore.Default))
	case a.FullHeader:
		s.Blocks = append(s.Blocks, c.headTable(width, c.blankHead()), c.space(c.settings.layout.TypeNameBefore.Default))
	}
	s.Blocks = append(s.Blocks, c.annexHead(a, width)...)
	b := c.newBody(s.Page)
	b.blocks(a.Content, nil)
	if !a.FullHeader { // a form for other bodies ends as they fill it in
		b.endAnnex(c.endMark())
	}
	s.Blocks = append(s.Blocks, b.out...)
	s.FirstHeader = c.annexLine(a)
	if ends := len(c.underTable(s.Blocks, 0)) > 0; ends || len(s.Blocks) == 0 {
		s.Blocks = append(s.Blocks, c.least())
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
func (c *composer) issuerHead(width units.Length) []sheet.Block {
	if c.profile.Letterhead != nil {
		return c.letterhead(width)
	}
	t := c.headTable(width, headText{issuers: c.issuers(), date: c.paragraph(rules.PlaceDate, ""), number: c.paragraph(rules.Reference, "")})
	t.Rows = t.Rows[:1]
	return []sheet.Block{t}
}

// blankHead is the head of a form that other bodies fill in.
func (c *composer) blankHead() headText {
	w := &c.profile.Words
	form := document.Issuer{Name: document.Lines{Text: []string{rules.LongDots}}}
	return headText{
		issuers: []issuer{{Issuer: form}},
		date:    c.text(rules.PlaceDate, "", rules.Blank+", "+viet.Date(0, 0, 0)),
		number:  c.text(rules.Reference, "", w.NumberPrefix+rules.Blank+w.NumberFirst+rules.Blank),
	}
}

// annexHead is what stands over an attachment's text, with the mark under it.
func (c *composer) annexHead(a *annex, width units.Length) []sheet.Block {
	lines := c.annexTitle(a)
	if a.Reference.Given {
		lines = append(lines, c.annexReference(a))
	}
	if len(lines) == 0 {
		return nil
	}
	for _, p := range lines {
		p.Format.KeepNext = true
	}
	return c.overSeparator(lines, width)
}

// annexTitle is the label, the title and the line under it. A text of its own
// kind has its type name and its subject in their place.
func (c *composer) annexTitle(a *annex) []*sheet.Paragraph {
	label := a.at
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
	if c.attachedKind(a.Attachment) {
		add(rules.TypeName, label, a.label, true)
		add(rules.Subject, a.at+"/title", a.Title, false)
	} else {
		add(rules.AnnexLabel, label, a.label, c.profile.Annex.UpperWord && c.numberedAnnex(a.Attachment))
		add(rules.AnnexTitle, a.at+"/title", a.Title, true)
	}
	add(rules.AnnexSubtitle, a.at+"/subtitle", a.Subtitle, false)
	return out
}

// numberedAnnex tells whether an attachment is a "Phụ lục" that the law
// numbers, and not one of another name.
func (c *composer) numberedAnnex(a *document.Attachment) bool {
	return strings.EqualFold(strings.TrimSpace(a.Label), c.profile.Annex.Word)
}

// annexLabel is the label of a "Phụ lục", which has a number where there are two or
// more. That of an annex's annex goes on that of the annex.
func (c *composer) annexLabel(of *annex, number, total int) string {
	word := c.profile.Annex.Word
	numeral := viet.Roman(number)
	if !c.profile.Annex.Roman {
		numeral = strconv.Itoa(number)
	}
	switch {
	case of != nil && c.numberedAnnex(of.Attachment):
		return of.label + c.profile.Annex.Inner + strconv.Itoa(number)
	case total < 2:
		return word
	}
	return word + " " + numeral
}

// annexReference is the line "(Kèm theo …)". In an annex's own file number and date
// are left blank, because the number is given when all is signed.
func (c *composer) annexReference(a *annex) *sheet.Paragraph {
	source, words := a.at+"/reference", c.profile.Words
	if a.Reference.Text != "" {
		return c.marked(rules.AnnexReference, source, a.Reference.Text)
	}
	reference := c.referenceIn(c.kind().Name)
	if a.apart() != nil {
		reference = c.blankReference(c.kind().Name)
	}
	if name := c.issuerInText(); name != "" {
		reference += words.ReferenceIssuer + keepTokens(name)
	}
	if a.of != nil {
		reference = c.nameOf(a.of) + words.ReferenceAnnex + reference
	}
	return c.text(rules.AnnexReference, source, fmt.Sprintf(words.AnnexReference, reference))
}

// nameOf is what an annex is called in the reference of its own annexes: by its
// label, or by its title where it has none. What stands over it in capitals is
// small in the sentence: "Kèm theo Quy chế ban hành …".
func (c *composer) nameOf(a *annex) string {
	for _, name := range []string{markup.Plain(a.label), markup.Plain(a.Title)} {
		if isBlank(name) {
			continue
		}
		if kind := rules.KindNamed(strings.TrimSpace(name)); kind != nil {
			return kind.Name
		}
		if !strings.ContainsFunc(name, func(r rune) bool { return r != ' ' && !unicode.IsUpper(r) }) { // no number, no symbol
			return viet.Capital(viet.Lower(name))
		}
		return name
	}
	return c.profile.Annex.Word
}
