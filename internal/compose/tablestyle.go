package compose

import (
	"strconv"

	"vanthu/internal/sheet"
)

// tableLooks are the named styles of tables: of those that only set their cells
// beside each other, of those with lines, and of frames in a colour.
var tableLooks = [...]struct{ id, name string }{
	{"table_plain", "Bảng không kẻ"}, {"table_lined", "Bảng kẻ"}, {"table_frame", "Khung dấu"},
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
	look := tableLooks[0]
	switch {
	case t.Border > 0 && t.Color != sheet.Black:
		look = tableLooks[2]
	case t.Border > 0:
		look = tableLooks[1]
	}
	number := 1
	for _, st := range s.tables {
		if st.Border == t.Border && st.Color == t.Color && st.PadX == t.PadX && st.PadY == t.PadY {
			return st
		}
		if (st.Border > 0) == (t.Border > 0) && (st.Color == sheet.Black) == (t.Color == sheet.Black) {
			number++
		}
	}
	st := &sheet.TableStyle{ID: look.id, Name: look.name, Border: t.Border, Color: t.Color, PadX: t.PadX, PadY: t.PadY}
	if number > 1 {
		st.ID, st.Name = st.ID+"_"+strconv.Itoa(number), st.Name+" "+strconv.Itoa(number)
	}
	s.tables = append(s.tables, st)
	return st
}
