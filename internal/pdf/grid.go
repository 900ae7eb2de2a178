package pdf

import (
	"strconv"

	"vanthu/internal/sheet"
)

// isGrid tells whether a table is one to its readers too, and not only columns
// side by side.
func isGrid(t *sheet.Table) bool {
	if t.Border > 0 {
		return true
	}
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			if t.Rows[i].Cells[j].Role == sheet.Head {
				return true
			}
		}
	}
	return false
}

// table adds a table: the rows that name the columns, and the others. A row in
// which no cell begins, because those above reach over it, is none to a reader,
// and those reach over one less.
func (s *structure) table(to *element, t *sheet.Table) {
	table := s.add(to, "Table")
	heads := t.Header
	if heads >= len(t.Rows) {
		heads = 0 // a table has rows under its head
	}
	part := func(kind string, rows []sheet.Row) {
		body := s.add(table, kind)
		for i := range rows {
			if len(rows[i].Cells) == 0 {
				continue
			}
			row := s.add(body, "TR")
			for j := range rows[i].Cells {
				c := &rows[i].Cells[j]
				s.cell(row, c, begun(rows[i:], c.RowSpan), kind == "THead")
			}
		}
	}
	if heads > 0 {
		part("THead", t.Rows[:heads])
	}
	part("TBody", t.Rows[heads:])
}

// begun is how many of the first n rows have cells that begin in them.
func begun(rows []sheet.Row, n int) int {
	count := 0
	for i := range rows[:min(n, len(rows))] {
		if len(rows[i].Cells) > 0 {
			count++
		}
	}
	return count
}

// cell adds a cell that reaches over some rows. Where it is a paragraph and no more, its text is the cell's.
func (s *structure) cell(row *element, c *sheet.Cell, rows int, head bool) {
	kind, scope := "TD", ""
	switch {
	case c.Role == sheet.RowLabel:
		kind, scope = "TH", "/Scope/Row"
	case c.Role == sheet.Head || head:
		kind, scope = "TH", "/Scope/Column"
	}
	e := s.add(row, kind)
	if c.Span > 1 {
		scope += "/ColSpan " + strconv.Itoa(c.Span)
	}
	if rows > 1 {
		scope += "/RowSpan " + strconv.Itoa(rows)
	}
	if scope != "" {
		e.more = "/A<</O/Table" + scope + ">>"
	}
	if len(c.Blocks) == 1 {
		if p, ok := c.Blocks[0].(*sheet.Paragraph); ok && p.Heading == 0 && p.Item == 0 && len(p.Images) == 0 {
			e.last = p
			s.of[p] = e
			return
		}
	}
	s.blocks(e, c.Blocks)
}
