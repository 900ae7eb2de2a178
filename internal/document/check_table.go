package document

import (
	"strings"
	"unicode"

	"vanthu/internal/rules"
	"vanthu/internal/units"
)

// table checks a table's columns, and that its cells fill a grid.
func (c *checker) table(p string, t *Table, wide bool) {
	if t == nil || c.damaged(p) {
		return
	}
	c.tags(p, t)
	for i, col := range t.Columns {
		if at := indexed(p+"/columns", i) + "/width"; col.Width == 0 && c.given(at) {
			c.report(at, "table.width")
		}
	}
	columns := t.ColumnCount()
	if columns == 0 || len(t.Header)+len(t.Rows) == 0 {
		c.report(p, "table.empty")
		return
	}
	if columns > MaxColumns {
		c.report(p, "table.columns", columns, MaxColumns)
		return
	}
	c.grid(p+"/header", "table.rowspan-head", t.Header, columns)
	c.grid(p+"/rows", "table.rowspan", t.Rows, columns)
	c.narrow(p, t, wide)
}

// narrow notes a table whose longest words and numbers need more room, side by
// side, than the text has, in letters as small as they may be: some will be broken.
func (c *checker) narrow(p string, t *Table, wide bool) {
	if c.p == nil || c.opt.Width == nil {
		return
	}
	size, pad := c.p.Type(rules.Table).Size.Min, rules.ClosePad
	if v, ok := c.d.Style.Sizes[string(rules.Table)]; ok {
		size = units.Points(v)
	}
	if v, ok := c.d.Style.Measures["table_pad_x"]; ok {
		pad = units.Millimetres(v)
	}
	need := make([]units.Length, t.ColumnCount())
	measure := func(rows [][]Cell, bold bool) {
		for _, row := range rows {
			if len(row) != len(need) {
				continue // of merged cells
			}
			for i := range row {
				for word := range strings.FieldsFuncSeq(row[i].Text, func(r rune) bool { return unicode.IsSpace(r) || bold && r == '/' }) {
					word = strings.Trim(word, "*_")
					if width := c.opt.Width(word, bold || row[i].Bold, size); width > need[i] && rules.Indivisible(word) {
						need[i] = width
					}
				}
			}
		}
	}
	measure(t.Header, true)
	measure(t.Rows, false)
	if units.Sum(need)+2*pad*units.Length(len(need)) > units.Millimetres(c.room(wide)) {
		c.d.narrow = append(c.d.narrow, p)
	}
}

// ColumnCount is how many columns the table has: as many as "columns" lists,
// or else as its first row takes.
func (t *Table) ColumnCount() int {
	if len(t.Columns) > 0 {
		return len(t.Columns)
	}
	first := t.Rows
	if len(t.Header) > 0 {
		first = t.Header
	}
	count := 0
	if len(first) > 0 {
		for _, cell := range first[0] {
			count += cell.Colspan
		}
	}
	return count
}

// grid lays the cells of the header or of the body out as HTML does.
func (c *checker) grid(p, rowspan string, rows [][]Cell, columns int) {
	below := make([]int, columns) // rows that a cell above still covers, by column
	for y, row := range rows {
		at := indexed(p, y)
		if !c.row(at, row, below) {
			return // what follows would be reported wrongly
		}
		c.rowspans(at, rowspan, row, len(rows)-y)
		for x := range below {
			below[x]--
		}
	}
}

// row puts the cells of one row into the places that are free.
func (c *checker) row(p string, row []Cell, below []int) bool {
	x, taken := 0, 0
	for i, cell := range row {
		for x < len(below) && below[x] > 0 {
			x, taken = x+1, taken+1
		}
		if x+cell.Colspan > len(below) {
			c.report(p, "table.row-long", len(below))
			return false
		}
		for range cell.Colspan {
			if below[x] > 0 {
				c.report(indexed(p, i), "table.overlap")
				return false
			}
			below[x] = cell.Rowspan
			x, taken = x+1, taken+1
		}
	}
	for ; x < len(below); x++ {
		if below[x] > 0 {
			taken++
		}
	}
	if taken < len(below) {
		c.report(p, "table.row-short", taken, len(below))
		return false
	}
	return true
}

// rowspans reports cells that reach below the last row.
func (c *checker) rowspans(p, rule string, row []Cell, left int) {
	for i, cell := range row {
		if cell.Rowspan > left {
			c.report(indexed(p, i), rule, cell.Rowspan, left)
		}
	}
}
