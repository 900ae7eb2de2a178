package wordml

import (
	"vanthu/internal/sheet"
	"vanthu/templates"
)

// document collects what one sheet puts into the base package.
type document struct {
	sheet        *sheet.Sheet
	parts        []*part
	media        media
	lists        lists
	firstHeaders bool // some section has something of its own on its first page
	firstFooters bool
	body         markup
	spare        markup
}

// scratch is an empty markup that is good until the next call.
func (d *document) scratch() *markup {
	d.spare = markup{b: d.spare.b[:0]}
	return &d.spare
}

// write fills the slots' contents.
func (d *document) write(s *sheet.Sheet) {
	d.sheet = s
	for _, sec := range s.Sections {
		d.firstHeaders = d.firstHeaders || len(sec.FirstHeader) > 0 || sec.Watermark != nil
		d.firstFooters = d.firstFooters || len(sec.FirstFooter) > 0
	}
	d.body.media, d.body.lists = &d.media, &d.lists
	d.body.add(d.part(templates.Document).Head)
	for i, sec := range s.Sections {
		d.section(sec, i == len(s.Sections)-1)
	}
	d.body.add(d.part(templates.Document).Tail)
	if len(d.lists.known) > 0 {
		d.share(listsKind, d.lists.write(d.scratch()))
	}
}

// section writes a section's blocks. The properties of a section stand in its
// last paragraph, those of the last one at the end of the body.
func (d *document) section(s *sheet.Section, last bool) {
	var end tail
	var properties markup
	properties.section(s, d.references(s))
	if !last {
		end.section = properties.b
	}
	var begin, anchors markup
	for i := range s.Stamps {
		begin.stamp(&s.Stamps[i], d.media.nextDrawing())
	}
	blocks := s.Blocks
	if len(s.LastFooter) > 0 {
		blocks, end = withFoot(blocks, end, height(s.LastFooter))
		anchors.footBox(s.LastFooter, s.Page.TextWidth(), d.media.nextDrawing())
	}
	for i := range s.LastStamps {
		anchors.stamp(&s.LastStamps[i], d.media.nextDrawing())
	}
	end.anchors = anchors.b
	d.body.blocks(blocks, column{width: s.Page.TextWidth(), begin: begin.b}, end)
	if last {
		d.body.raw(properties.b)
	}
}

func (d *document) part(name string) templates.Part {
	for _, p := range templates.Base() {
		if p.Name == name {
			return p
		}
	}
	return templates.Part{}
}
