package wordml

import (
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

func (m *markup) table(t *sheet.Table, c column) {
	edges := edgesOf(t.Columns)
	m.add("<w:tbl>")
	m.tableProperties(t, edges, c.cell)
	m.add("<w:tblGrid>")
	for i := range t.Columns {
		m.add("<w:gridCol").attr("w:w", edges[i+1]-edges[i]).add("/>")
	}
	m.add("</w:tblGrid>")
	above := make([]covered, len(t.Columns))
	for i := range t.Rows {
		m.row(t, i, edges, above, c)
	}
	m.add("</w:tbl>")
}

// edgesOf is the places of the columns' edges in twips. Widths are taken
// between rounded edges, so that they add up to the table's.
func edgesOf(columns []units.Length) []int {
	edges := make([]int, len(columns)+1)
	var at units.Length
	for i, w := range columns {
		at += w
		edges[i+1] = at.Twips()
	}
	return edges
}

func (m *markup) tableProperties(t *sheet.Table, edges []int, nested bool) {
	m.add("<w:tblPr>")
	if t.Style != nil {
		m.add(`<w:tblStyle w:val="`).esc(t.Style.ID).add(`"/>`)
	}
	m.add("<w:tblW").attr("w:w", edges[len(edges)-1]).add(` w:type="dxa"/>`)
	// In compatibility mode 14 the indent is the place of the first cell's
	// text; the table's edge lies to the left of it by the cell's padding. Of
	// a table in a cell, the indent is the place of the edge.
	indent := t.Indent
	if !nested {
		indent += t.PadX
	}
	m.add("<w:tblInd").attr("w:w", indent.Twips()).add(` w:type="dxa"/>`)
	look := sheet.TableStyle{Border: t.Border, Color: t.Color, PadX: t.PadX, PadY: t.PadY}
	if t.Style == nil {
		m.tableBorders(look)
	}
	m.add(`<w:tblLayout w:type="fixed"/>`)
	if t.Style == nil {
		m.cellMargins(look)
	}
	m.add("</w:tblPr>")
}

func (m *markup) tableBorders(look sheet.TableStyle) {
	if look.Border == 0 {
		return
	}
	m.add("<w:tblBorders>")
	b := border{size: look.Border.EighthPoints(), color: look.Color}
	for _, side := range [...]string{"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"} {
		m.border(side, b, 0)
	}
	m.add("</w:tblBorders>")
}

func (m *markup) cellMargins(look sheet.TableStyle) {
	m.add("<w:tblCellMar>")
	for _, side := range [...]struct {
		name string
		pad  units.Length
	}{{"w:top", look.PadY}, {"w:left", look.PadX}, {"w:bottom", look.PadY}, {"w:right", look.PadX}} {
		m.add("<").add(side.name).attr("w:w", side.pad.Twips()).add(` w:type="dxa"/>`)
	}
	m.add("</w:tblCellMar>")
}

// tableStyle writes a named style of tables with all its values.
func (m *markup) tableStyle(s *sheet.TableStyle) {
	m.add(`<w:style w:type="table" w:customStyle="1" w:styleId="`).esc(s.ID).add(`"><w:name w:val="`).esc(s.Name)
	m.add(`"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="97"/><w:tblPr>`)
	m.tableBorders(*s)
	m.cellMargins(*s)
	m.add("</w:tblPr></w:style>")
}

// covered tells of a place in the grid how many rows a cell from above still
// covers, and how wide that cell is. Only the cell's first place is set.
type covered struct{ rows, span int }

func (m *markup) row(t *sheet.Table, index int, edges []int, above []covered, c column) {
	r := &t.Rows[index]
	m.add("<w:tr>")
	m.rowProperties(t, index)
	c.keep = c.keep || r.KeepNext
	var room air
	if index == 0 {
		room.over = c.lead
	}
	if index == len(t.Rows)-1 {
		room.under = c.foot
	}
	next := 0 // the next cell of the row
	for at := 0; at < len(t.Columns); {
		switch {
		case above[at].rows > 0:
			above[at].rows--
			span := above[at].span
			m.cell(t, edges, at, span, ` w:val="continue"`, room, false)
			m.tinyParagraph(tiny, c.keep, tail{})
			at += span
		case next < len(r.Cells) && r.Cells[next].Column <= at:
			cell := &r.Cells[next]
			next++
			merge := ""
			if cell.RowSpan > 1 {
				merge = ` w:val="restart"`
				above[at] = covered{cell.RowSpan - 1, cell.Span}
			}
			m.cell(t, edges, at, cell.Span, merge, room, cell.Middle)
			width := units.Twips(edges[at+cell.Span]-edges[at]) - 2*t.PadX
			m.blocks(cell.Blocks, column{width: width, keep: c.keep, cell: true}, tail{})
			at += cell.Span
		default: // a place that the sheet leaves open
			m.cell(t, edges, at, 1, "", room, false)
			m.tinyParagraph(tiny, c.keep, tail{})
			at++
		}
		m.add("</w:tc>")
	}
	m.add("</w:tr>")
}

func (m *markup) rowProperties(t *sheet.Table, index int) {
	r := &t.Rows[index]
	header := index < t.Header
	if r.Split && r.High == 0 && !header {
		return
	}
	m.add("<w:trPr>")
	if !r.Split {
		m.add("<w:cantSplit/>")
	}
	if r.High > 0 {
		m.add("<w:trHeight").attr("w:val", r.High.Twips()).add(` w:hRule="atLeast"/>`)
	}
	if header {
		m.add("<w:tblHeader/>")
	}
	m.add("</w:trPr>")
}

// air is room over and under what stands in a row.
type air struct{ over, under units.Length }

// padding writes the room at a side of a cell, where it has more than the table's.
func (m *markup) padding(side string, room, table units.Length) {
	if room > 0 {
		m.add("<").add(side).attr("w:w", (room + table).Twips()).add(` w:type="dxa"/>`)
	}
}

// cell opens a cell.
func (m *markup) cell(t *sheet.Table, edges []int, at, span int, merge string, room air, middle bool) {
	m.add("<w:tc><w:tcPr><w:tcW").attr("w:w", edges[at+span]-edges[at]).add(` w:type="dxa"/>`)
	if span > 1 {
		m.val("w:gridSpan", span)
	}
	if merge != "" {
		m.add("<w:vMerge").add(merge).add("/>")
	}
	if room != (air{}) {
		m.add("<w:tcMar>")
		m.padding("w:top", room.over, t.PadY)
		m.padding("w:bottom", room.under, t.PadY)
		m.add("</w:tcMar>")
	}
	if middle {
		m.add(`<w:vAlign w:val="center"/>`)
	}
	m.add("</w:tcPr>")
}
