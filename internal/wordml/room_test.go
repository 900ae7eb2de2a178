package wordml

import (
	"strings"
	"testing"

	"vanthu/internal/sheet"
	"vanthu/templates"
)

// lined is a table with a style of its own.
func lined() *sheet.Table {
	t := grid()
	t.Style = &sheet.TableStyle{ID: "table_lined", Name: "Bảng kẻ", Border: t.Border, Color: t.Color, PadX: t.PadX, PadY: t.PadY}
	return t
}

// What a table's style says stands in the style alone, once.
func TestTableStyles(t *testing.T) {
	one := lined()
	other := *one
	s := newSheet(&sheet.Section{Blocks: []sheet.Block{one, text(body, "x"), &other, text(body, "y")}})
	s.TableStyles = []*sheet.TableStyle{one.Style}
	_, parts := unpack(t, render(t, s))
	styles, doc := parts[templates.Styles], parts[templates.Document]
	if n := strings.Count(styles, `w:styleId="table_lined"`); n != 1 {
		t.Errorf("the style is there %d times", n)
	}
	_, style, _ := strings.Cut(styles, `w:styleId="table_lined"`)
	for _, want := range []string{`<w:insideV w:val="single" w:sz="4"`, `<w:left w:w="108" w:type="dxa"/>`, `<w:bottom w:w="40" w:type="dxa"/>`} {
		if !strings.Contains(style, want) {
			t.Errorf("the style lacks %s", want)
		}
	}
	if n := strings.Count(doc, `<w:tblStyle w:val="table_lined"/>`); n != 2 {
		t.Errorf("%d tables have the style", n)
	}
	outer, _, _ := strings.Cut(doc, "<w:tblGrid>")
	if strings.Contains(outer, "tblBorders") || strings.Contains(outer, "tblCellMar") {
		t.Errorf("a table says again what its style says: %s", outer)
	}
}

// The room under the table at the head of a section is that of its last row, but
// for the heading that LibreOffice would leave behind.
func TestRoomUnderTheHead(t *testing.T) {
	const gap = 18 * pt
	for _, c := range []struct {
		above int // paragraphs over the heading
		kept  bool
	}{{5, false}, {22, false}, {23, true}, {24, false}} {
		blocks := head()
		blocks = []sheet.Block{blocks[0], spacer(gap)}
		blocks = append(blocks, numbered(c.above)...)
		blocks = append(blocks, text(body, "Đề mục", func(p *sheet.Paragraph) { p.Format.KeepNext = true }), text(body, "x"))
		_, parts := unpack(t, render(t, newSheet(&sheet.Section{Blocks: blocks})))
		doc := parts[templates.Document]
		room := strings.Count(doc, `<w:tcMar><w:bottom w:w="360" w:type="dxa"/></w:tcMar>`)
		paragraph := strings.Count(doc, `w:line="360"`)
		if c.kept && (room != 0 || paragraph != 1) || !c.kept && (room != 2 || paragraph != 0) {
			t.Errorf("%d paragraphs over a heading: room in %d cells, %d empty paragraphs", c.above, room, paragraph)
		}
	}
}

// Drawings of a document have ids of their own, and VML is for the watermark only.
func TestDrawings(t *testing.T) {
	_, parts := unpack(t, render(t, everything()))
	doc := parts[templates.Document]
	if strings.Contains(doc, "w:pict") {
		t.Error("VML in the text")
	}
	ids := map[string]bool{}
	for _, rest := range strings.Split(doc, "<wp:docPr")[1:] {
		id, _, _ := strings.Cut(rest, " name=")
		if ids[id] {
			t.Errorf("two drawings are%s", id)
		}
		ids[id] = true
	}
	if len(ids) != 4 { // the stamp, the address at the foot and two pictures
		t.Errorf("%d drawings", len(ids))
	}
}

// Where the text ends with a table, the room for the address at the foot of the
// page is under its last row; or else it is a paragraph that the last one takes along.
func TestRoomForTheFoot(t *testing.T) {
	const high = addressHigh
	for name, blocks := range map[string][]sheet.Block{
		"table": {text(body, "x"), grid(), spacer(pt)}, "bare table": {text(body, "x"), grid()}, "text": {text(body, "x"), text(body, "y")},
	} {
		list, end := withFoot(blocks, tail{}, high)
		if name != "text" {
			if end.footed != blocks[1] || end.foot != high || len(list) != len(blocks) {
				t.Errorf("%s: room %v under %v", name, end.foot, end.footed)
			}
			continue
		}
		last := list[2].(*sheet.Paragraph)
		if end.footed != nil || last.Format.Line != high || !list[1].(*sheet.Paragraph).Format.KeepNext || blocks[1].(*sheet.Paragraph).Format.KeepNext {
			t.Errorf("%s: no room in a paragraph of its own", name)
		}
	}
}
