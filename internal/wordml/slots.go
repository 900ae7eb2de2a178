package wordml

import (
	"slices"

	"vanthu/internal/sheet"
	"vanthu/templates"
)

// fill appends what the document puts into a part's slot.
func (d *document) fill(m *markup, name string) {
	switch name {
	case templates.ContentTypes:
		for _, p := range d.parts {
			m.add(`<Override PartName="/word/`).partName(p)
			m.add(`" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.`).add(p.kind).add(`+xml"/>`)
		}
		for _, kind := range [...]string{"png", "jpeg"} {
			if slices.ContainsFunc(d.media.pictures, func(p *sheet.Picture) bool { return mediaType(p) == kind }) {
				m.add(`<Default Extension="` + kind + `" ContentType="image/` + kind + `"/>`)
			}
		}
	case templates.DocumentLinks:
		for _, p := range d.parts {
			m.add(`<Relationship Id="`).partID(p)
			m.add(`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`).add(p.kind)
			m.add(`" Target="`).partName(p).add(`"/>`)
		}
		for i, p := range d.media.pictures {
			m.add(`<Relationship Id="`).mediaID(i + 1)
			m.add(`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="`).mediaName(i+1, p).add(`"/>`)
		}
	case templates.Settings:
		if d.mirrored() {
			m.add("<w:mirrorMargins/>")
		}
	case templates.Core:
		m.core(d.sheet.Info)
	case templates.Styles:
		for i, s := range d.sheet.Styles {
			m.style(s, i+1, d.next(s))
		}
		d.watermarkStyle(m)
		for _, s := range d.sheet.TableStyles {
			m.tableStyle(s)
		}
	}
}

// mirrored tells whether even pages swap their margins. Word knows this of
// documents only, not of sections.
func (d *document) mirrored() bool {
	return slices.ContainsFunc(d.sheet.Sections, func(s *sheet.Section) bool { return s.Page.Mirrored })
}

// core writes the metadata. The file is as old as the document: a clock would
// make two renders of one document differ.
func (m *markup) core(i sheet.Info) {
	for _, e := range [...]struct{ name, value string }{
		{"dc:title", i.Title}, {"dc:subject", i.Subject}, {"dc:creator", i.Author}, {"dc:language", i.Language},
	} {
		if e.value != "" {
			m.add("<").add(e.name).add(">").esc(e.value).add("</").add(e.name).add(">")
		}
	}
	for _, name := range [...]string{"dcterms:created", "dcterms:modified"} {
		m.add("<").add(name).add(` xsi:type="dcterms:W3CDTF">`).esc(i.Date).add("T00:00:00Z</").add(name).add(">")
	}
}

// next is the style that follows another, if the file has it.
func (d *document) next(of *sheet.Style) string {
	if slices.ContainsFunc(d.sheet.Styles, func(s *sheet.Style) bool { return s.ID == of.Next }) {
		return of.Next
	}
	return ""
}

// style writes a named style with all its values. Word lists styles by
// priority, which is the order of first use in the document.
func (m *markup) style(s *sheet.Style, priority int, next string) {
	m.add(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="`).esc(s.ID).add(`"><w:name w:val="`).esc(s.Name)
	m.add(`"/><w:basedOn w:val="Normal"/>`)
	if next != "" {
		m.add(`<w:next w:val="`).esc(next).add(`"/>`)
	}
	m.val("w:uiPriority", min(priority, 97)).add("<w:qFormat/><w:pPr>")
	none := sheet.Format{}
	m.pagination(s.Format, none)
	m.spacing(s.Format, none, 0)
	m.indents(s.Format, none)
	m.alignment(s.Format, none)
	if s.Outline > 0 {
		m.val("w:outlineLvl", int(s.Outline)-1)
	}
	sized := plain
	sized.Size = 0 // a style always says its size
	m.add("</w:pPr><w:rPr>").charDifference(s.Char, sized)
	m.add("</w:rPr></w:style>")
}
