package wordml

import (
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// footerRoom is how far the footers reach below the text area. LibreOffice
// gives every page of a section the least footer that it knows, 1 mm; in the
// bottom margin it costs the other pages nothing.
const footerRoom = 57 * units.Twip

// section writes a section's properties; refs are its headers and footers.
func (m *markup) section(s *sheet.Section, refs []reference) {
	p := s.Page
	m.add("<w:sectPr>")
	for _, r := range refs {
		m.add("<w:").add(r.part.kind).add(`Reference w:type="`).add(r.pages).add(`" r:id="`).partID(r.part).add(`"/>`)
	}
	m.add(`<w:type w:val="nextPage"/><w:pgSz`).attr("w:w", p.Width.Twips()).attr("w:h", p.Height.Twips())
	if p.Landscape {
		m.add(` w:orient="landscape"`)
	}
	m.add("/><w:pgMar").attr("w:top", p.Top.Twips()).attr("w:right", p.Right.Twips())
	m.attr("w:bottom", p.Bottom.Twips()).attr("w:left", p.Left.Twips())
	m.attr("w:header", p.HeaderTop.Twips()).attr("w:footer", max(0, p.Bottom-footerRoom).Twips())
	m.add(` w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`)
}

// reference ties a header or footer part to a kind of pages, "default" or
// "first".
type reference struct {
	pages string
	part  *part
}
