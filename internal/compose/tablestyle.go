package compose

import (
	"strconv"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// lookOf is the named style of tables with such a border: of those that only set
// their cells beside each other, of those with lines, and of frames in a colour.
func lookOf(border units.Length, color sheet.Color) (id, name string) {
	switch {
	case border == 0:
		return "table_plain", "Bảng không kẻ"
	case color == sheet.Black:
		return "table_lined", "Bảng kẻ"
	}
	return "table_frame", "Khung dấu"
}

// styleTables gives each table of the blocks the named style of its look.
func (s *styles) styleTables(blocks []sheet.Block) {
	for _, b := range blocks {
		t, ok := b.(*sheet.Table)
		if !ok {
			continue
		}
		t.Style = s.table(t)
		for _, r := range t.Rows {
			for _, c := range r.Cells {
				s.styleTables(c.Blocks)
			}
		}
	}
}

// table is the style of a table's look. A second look of a kind has a number.
func (s *styles) table(t *sheet.Table) *sheet.TableStyle {
	id, name := lookOf(t.Border, t.Color)
	number := 1
	for _, st := range s.tables {
		if st.Border == t.Border && st.Color == t.Color && st.PadX == t.PadX && st.PadY == t.PadY {
			return st
		}
		if other, _ := lookOf(st.Border, st.Color); other == id {
			number++
		}
	}
	if number > 1 {
		id, name = id+"_"+strconv.Itoa(number), name+" "+strconv.Itoa(number)
	}
	st := &sheet.TableStyle{ID: id, Name: name, Border: t.Border, Color: t.Color, PadX: t.PadX, PadY: t.PadY}
	s.tables = append(s.tables, st)
	return st
}
