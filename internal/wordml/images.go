package wordml

import (
	"bytes"
	"errors"
	"iter"
	"slices"

	"vanthu/internal/sheet"
)

// media is the pictures of a document. Only the text has them: what stands in
// a header would need relationships of its own.
type media struct {
	pictures []*sheet.Picture
	drawings int // numbers the drawings of all kinds
}

func (m *media) nextDrawing() int {
	m.drawings++
	return m.drawings
}

// number is the number of a picture, from 1. Images of one picture share it.
func (m *media) number(p *sheet.Picture) int {
	for i, other := range m.pictures {
		if other == p || bytes.Equal(other.Data, p.Data) {
			return i + 1
		}
	}
	m.pictures = append(m.pictures, p)
	return len(m.pictures)
}

// mediaName is a picture's part, as document.xml's relationships call it.
func (m *markup) mediaName(n int, p *sheet.Picture) *markup {
	return m.add("media/image").num(n).add(".").add(mediaType(p))
}
func (m *markup) mediaID(n int) *markup { return m.add("rIdImage").num(n) }

// mediaType is the ending of a picture's file, and of its media type.
func mediaType(p *sheet.Picture) string {
	if p.JPEG {
		return "jpeg"
	}
	return "png"
}

// The namespaces of a drawing are declared where it stands, as Word does: few
// documents have one.
const (
	drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	mainSpace    = "http://schemas.openxmlformats.org/drawingml/2006/main"
	pictureSpace = "http://schemas.openxmlformats.org/drawingml/2006/picture"
)

// images writes images: inline ones, and those that are anchored in the paragraph
// at hand and float over the text. These are placed from the column, which in a cell is the
// cell's, and from the paragraph's upper edge.
func (m *markup) images(list []sheet.Image) {
	for i := range list {
		m.image(&list[i])
	}
}

func (m *markup) image(i *sheet.Image) {
	id := m.media.nextDrawing()
	if i.Inline {
		m.add(`<w:r><w:drawing><wp:inline xmlns:wp="` + drawingSpace + `" distT="0" distB="0" distL="0" distR="0"><wp:extent`).extent(i)
		m.add(`/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr`).named(id, i).picture(id, i)
		m.add(`</wp:inline></w:drawing></w:r>`)
		return
	}
	m.add(`<w:r><w:drawing><wp:anchor xmlns:wp="` + drawingSpace + `" distT="0" distB="0" distL="0" distR="0" simplePos="0"`)
	m.attr("relativeHeight", id).add(` behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>`)
	m.add(`<wp:positionH relativeFrom="column"><wp:posOffset>`).num(int(i.X)).add(`</wp:posOffset></wp:positionH>`)
	m.add(`<wp:positionV relativeFrom="paragraph"><wp:posOffset>`).num(int(i.Y)).add(`</wp:posOffset></wp:positionV>`)
	m.add("<wp:extent").extent(i).add(`/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr`).named(id, i).picture(id, i)
	m.add(`</wp:anchor></w:drawing></w:r>`)
}

// picture ends the properties of a drawing and says what it shows.
func (m *markup) picture(id int, i *sheet.Image) *markup {
	n := m.media.number(i.Picture)
	m.add(`/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="` + mainSpace + `" noChangeAspect="1"/></wp:cNvGraphicFramePr>`)
	m.add(`<a:graphic xmlns:a="` + mainSpace + `"><a:graphicData uri="` + pictureSpace + `"><pic:pic xmlns:pic="` + pictureSpace + `">`)
	m.add("<pic:nvPicPr><pic:cNvPr").named(id, i).add(`/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="`).mediaID(n)
	m.add(`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext`).extent(i)
	m.add(`/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>`)
	return m
}

func (m *markup) extent(i *sheet.Image) *markup {
	return m.attr("cx", int(i.Width)).attr("cy", int(i.High))
}

func (m *markup) named(id int, i *sheet.Image) *markup {
	return m.attr("id", id).add(` name="`).esc(string(i.Tag)).add(" ").num(id).add(`" descr="`).esc(i.Alt).add(`"`)
}

// checkImages refuses images without a picture and those that stand beside
// the text.
func checkImages(s *sheet.Sheet) error {
	for _, section := range s.Sections {
		for p := range paragraphs(section.Blocks) {
			if slices.ContainsFunc(p.Images, func(i sheet.Image) bool { return i.Picture == nil || len(i.Picture.Data) == 0 }) {
				return errors.New("an image without a picture")
			}
		}
		beside := [][]sheet.Block{section.FirstHeader, section.FirstFooter, section.LastFooter}
		stamps := slices.Concat(section.Stamps, section.LastStamps)
		for i := range stamps {
			beside = append(beside, stamps[i].Blocks)
		}
		for p := range paragraphs(slices.Concat(beside...)) {
			if len(p.Images) > 0 {
				return errors.New("an image beside the text")
			}
		}
	}
	return nil
}

// paragraphs are all paragraphs of blocks, those in cells and boxes too.
func paragraphs(blocks []sheet.Block) iter.Seq[*sheet.Paragraph] {
	return func(yield func(*sheet.Paragraph) bool) { eachParagraph(blocks, yield) }
}

func eachParagraph(blocks []sheet.Block, yield func(*sheet.Paragraph) bool) bool {
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			if !yield(b) {
				return false
			}
		case *sheet.Table:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					if !eachParagraph(c.Blocks, yield) {
						return false
					}
				}
			}
		}
	}
	return true
}
