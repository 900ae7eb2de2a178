package check

import (
	"iter"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// tables looks at the tables of the text.
func (c *looker) tables() {
	if !c.word() {
		c.skip(fault.Text{"PDF không ghi bảng đã đặt thế nào", "a PDF does not say how tables were set"}, "table.width", "table.rows", "table.split")
	}
	var sheet *seen.Sheet
	for i := range c.paper.Blocks {
		for j := range c.paper.Sheets {
			if c.paper.Sheets[j].FirstBlock <= i {
				sheet = &c.paper.Sheets[j]
			}
		}
		if t := c.paper.Blocks[i].Table; t != nil {
			c.table(t, sheet)
		}
	}
}

// manyRows is how many rows a table has that surely takes two pages.
const manyRows = 35

func (c *looker) table(t *seen.Table, sheet *seen.Sheet) {
	if c.word() && sheet != nil {
		c.tableRoom(t, sheet)
		c.tableRows(t, sheet)
	}
	least := rules.LeastTable.Points() - rules.Slacks.Size.Length().Points()
	for p := range cellTexts(t) {
		c.pass("table.size")
		if size := sizeOf(p); size > 0 && size < least {
			c.fail("table.size", p, fault.Text{"Chữ trong bảng cỡ " + pt(size) + ", nhỏ hơn " + pt(rules.LeastTable.Points()) + ".", "The text of the table is of " + pt(size) + " pt, less than " + pt(rules.LeastTable.Points()) + "."}, pt(size), pt(rules.LeastTable.Points()))
			return
		}
	}
}

// tableRoom looks whether a table stands within the margins.
func (c *looker) tableRoom(t *seen.Table, sheet *seen.Sheet) {
	if t.Width == 0 {
		return
	}
	c.pass("table.width")
	room, slack := sheet.Width-sheet.Left-sheet.Right, 4*rules.Slacks.Margin.Length()
	if over := t.X + t.Width - room; over > slack || t.X < -slack {
		c.failAt("", "table.width", c.tableOrder(t), t.Place.Told(firstOf(t)), fault.Text{
			"Bảng rộng " + mm(t.Width) + " mm, vượt vùng trình bày " + mm(room) + " mm.", "The table is " + mm(t.Width) + " mm wide, beyond the text area of " + mm(room) + " mm.",
		}, mm(t.Width)+" mm", "không quá "+mm(room)+" mm")
	}
}

// tableRows looks at the rows of a table that surely takes two pages.
func (c *looker) tableRows(t *seen.Table, sheet *seen.Sheet) {
	if len(t.Rows) < manyRows && c.tableHeight(t) <= surelyTwo*(sheet.Height-sheet.Top-sheet.Bottom).Points() {
		return
	}
	c.pass("table.rows", "table.split")
	if !t.Rows[0].Header {
		c.failAt("", "table.rows", c.tableOrder(t), t.Place.Told(firstOf(t)), fault.Text{
			"Bảng dài (" + itoa(len(t.Rows)) + " hàng) mà hàng tiêu đề không lặp lại ở trang sau.", "A long table (" + itoa(len(t.Rows)) + " rows) whose header row is not repeated.",
		}, "không lặp lại", "hàng tiêu đề lặp lại")
	}
	if n := splits(t); n > 0 {
		c.failAt("", "table.split", c.tableOrder(t), t.Place.Told(firstOf(t)), fault.Text{
			"Bảng dài có " + itoa(n) + " hàng nhiều dòng có thể bị cắt đôi khi sang trang.", "In a long table " + itoa(n) + " rows of several lines may be split between pages.",
		}, itoa(n)+" hàng", "hàng không bị cắt")
	}
}

// cellTexts are the paragraphs of a table.
func cellTexts(t *seen.Table) iter.Seq[*seen.Paragraph] {
	return func(yield func(*seen.Paragraph) bool) {
		for _, row := range t.Rows {
			for _, cell := range row.Cells {
				for _, b := range cell.Blocks {
					if b.Paragraph != nil && !yield(b.Paragraph) {
						return
					}
				}
			}
		}
	}
}

// tableHeight is how high a table is, by estimate, in points.
func (c *looker) tableHeight(t *seen.Table) float64 {
	total := 0.0
	for _, row := range t.Rows {
		high := 0.0
		for _, cell := range row.Cells {
			wide := t.Width / units.Length(max(1, len(row.Cells)))
			if end := cell.Column + cell.Span; end <= len(t.Columns) && cell.Column >= 0 {
				wide = 0
				for _, w := range t.Columns[cell.Column:end] {
					wide += w
				}
			}
			if cell.Rows > 1 || wide <= 0 {
				continue
			}
			in := 0.0
			for _, b := range cell.Blocks {
				if b.Paragraph != nil {
					in += c.heightIn(b.Paragraph, wide.Points())
				}
			}
			high = max(high, in)
		}
		total += high
	}
	return total
}

// splits counts the rows that may be split: those with a text that surely takes
// two lines.
func splits(t *seen.Table) int {
	n := 0
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if !row.CantSplit && (len(cell.Blocks) > 1 || len(cell.Blocks) == 1 && cell.Blocks[0].Paragraph != nil && len([]rune(cell.Blocks[0].Paragraph.Plain())) > long) {
				n++
				break
			}
		}
	}
	return n
}

// firstOf is the first text of a table, by which a person finds it.
func firstOf(t *seen.Table) string {
	for p := range cellTexts(t) {
		if text := p.Plain(); text != "" {
			return excerpt(text)
		}
	}
	return ""
}

// tableOrder is where a table stands in the order of the paper.
func (c *looker) tableOrder(t *seen.Table) int {
	for p := range cellTexts(t) {
		return c.order[p]
	}
	return -1
}
