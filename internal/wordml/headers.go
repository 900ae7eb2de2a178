package wordml

import (
	"vanthu/internal/sheet"
	"vanthu/templates"
)

// The kinds of numbered parts.
const (
	headerKind = "header"
	footerKind = "footer"
	listsKind  = "numbering"
)

// part is a numbered header or footer part, or the one with the lists.
type part struct {
	kind   string
	number int // in the name, from 1 for each kind
	link   int // in the relationship's id
	text   string
}

func (p *part) pattern() templates.Part {
	switch p.kind {
	case headerKind:
		return templates.Header()
	case listsKind:
		return templates.Lists()
	}
	return templates.Footer()
}

func (m *markup) partName(p *part) *markup { return m.add(p.kind).num(p.number).add(".xml") }
func (m *markup) partID(p *part) *markup   { return m.add("rId").num(p.link) }

// firstLink is the first relationship id that templates leave free.
const firstLink = 3

// share returns the part with this content: sections that look the same share
// their headers, which keeps the file small and lets a clerk change one.
func (d *document) share(kind string, content []byte) *part {
	number := 1
	for _, p := range d.parts {
		if p.kind == kind {
			if p.text == string(content) {
				return p
			}
			number++
		}
	}
	p := &part{kind: kind, number: number, link: firstLink + len(d.parts), text: string(content)}
	d.parts = append(d.parts, p)
	return p
}

// references makes a section's headers and footers. A section without a first
// header of its own would take the one of the section before it, so that as
// soon as one section has one all of them name theirs; footers likewise.
func (d *document) references(s *sheet.Section) []reference {
	refs := []reference{{"default", d.share(headerKind, d.numberHeader(s))}}
	if d.firstHeaders {
		refs = append(refs, reference{"first", d.share(headerKind, d.firstHeader(s))})
	}
	if d.firstFooters {
		refs = append(refs,
			reference{"default", d.share(footerKind, d.emptyFooter())},
			reference{"first", d.share(footerKind, d.firstFooter(s))})
	}
	return refs
}

// numberHeader is the centred page number of all pages but the first.
func (d *document) numberHeader(s *sheet.Section) []byte {
	m := d.scratch()
	p := paragraph{style: s.Number.Style, format: sheet.Format{Align: sheet.Center, Line: s.Number.Line}}
	base, char := sheet.Format{}, plain
	if p.style != nil {
		base, char = p.style.Format, p.style.Char
		p.format.Single = base.Single
		m.add(`<w:p><w:pPr><w:pStyle w:val="`).esc(p.style.ID).add(`"/>`)
	} else {
		m.add("<w:p><w:pPr>")
	}
	m.pagination(p.format, base)
	m.spacing(p.format, base, 0)
	m.indents(p.format, base)
	m.alignment(p.format, base)
	m.add("</w:pPr>")
	m.add(`<w:fldSimple w:instr=" PAGE "><w:r>`).runProperties(s.Number.Char, char)
	m.add("<w:t>2</w:t></w:r></w:fldSimple></w:p>")
	m.watermark(s.Watermark, 1)
	return m.b
}

// firstHeader is what stands at the head of the first page.
func (d *document) firstHeader(s *sheet.Section) []byte {
	m := d.scratch()
	if len(s.FirstHeader) > 0 || s.Watermark == nil {
		m.blocks(s.FirstHeader, column{width: s.Page.TextWidth()}, tail{})
	}
	m.watermark(s.Watermark, 2)
	return m.b
}

// firstFooter ends exactly at the foot of the text area: it stands footerRoom
// above the footer's own lower edge.
func (d *document) firstFooter(s *sheet.Section) []byte {
	if len(s.FirstFooter) == 0 {
		return d.emptyFooter()
	}
	m := d.scratch()
	m.blocks(s.FirstFooter, column{width: s.Page.TextWidth()}, tail{})
	m.tinyParagraph(footerRoom, false, tail{})
	return m.b
}

func (d *document) emptyFooter() []byte {
	m := d.scratch()
	m.tinyParagraph(footerRoom, false, tail{})
	return m.b
}
