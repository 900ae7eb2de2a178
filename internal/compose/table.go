package compose

import (
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// table sets a table over the whole width of the text, between its caption
// and its note. The table stands at a pointer.
func (b *bodyWriter) table(t *document.Table, pointer string) {
	if t.Caption != "" {
		p := b.marked(rules.TableCaption, pointer+"/caption", t.Caption)
		p.Format.KeepNext, p.Format.KeepTogether = true, true
		b.balance(p, b.width-b.headRoom())
		b.add(p)
	}
	b.add(b.grid(t, pointer))
	if t.Note != "" {
		b.out = append(b.out, b.marked(rules.TableNote, pointer+"/note", t.Note)) // with no room between
	}
}

// underTable is the room under a table that blocks end with, if they do.
func (c *composer) underTable(blocks []sheet.Block, high units.Length) []sheet.Block {
	if n := len(blocks); n > 0 {
		if _, ok := blocks[n-1].(*sheet.Table); ok {
			return []sheet.Block{c.space(high)}
		}
	}
	return nil
}

// grid makes the sheet's table.
func (b *bodyWriter) grid(t *document.Table, pointer string) *sheet.Table {
	l := b.settings.layout
	out := &sheet.Table{
		Tag:     sheet.Tag(rules.Table),
		Columns: b.columns(t),
		Header:  len(t.Header),
		Border:  l.TableBorder.Default,
		PadX:    l.TablePadX.Default.ToTwip(),
		PadY:    l.TablePadY.Default.ToTwip(),
	}
	place := newPlacer(len(out.Columns))
	header, rows := pointer+"/header", pointer+"/rows"
	for i, cells := range t.Header {
		out.Rows = append(out.Rows, sheet.Row{Cells: b.cells(t, b.element(header, i), place.row(cells), sheet.Head)})
	}
	for i, cells := range t.Rows {
		if b.stopped() {
			return out
		}
		placed := place.row(cells)
		role := sheet.Data
		if groupRow(placed, len(out.Columns)) {
			role = sheet.RowLabel
		}
		out.Rows = append(out.Rows, sheet.Row{
			Cells:    b.cells(t, b.element(rows, i), placed, role),
			KeepNext: role == sheet.RowLabel,
		})
	}
	b.pagesOf(out)
	if n := len(out.Rows); n > 0 {
		out.Rows[n-1].KeepNext = false
	}
	return out
}

// pagesOf decides how a table's rows go over pages. A high row may be parted.
// The rows of a spanning cell may part too, but never so that fewer stand on a
// page than two, or than the cell has lines: there it is said again.
func (b *bodyWriter) pagesOf(t *sheet.Table) {
	for i := t.Header; i < len(t.Rows); i++ {
		for j := range t.Rows[i].Cells {
			cell := &t.Rows[i].Cells[j]
			lines := b.cellLines(t, cell)
			if cell.RowSpan == 1 {
				high := units.Length(lines)*b.styles.of(rules.Table).Format.Line + 2*t.PadY
				t.Rows[i].Split = t.Rows[i].Split || high > wholeRow
				continue
			}
			least := max(leastRows, lines)
			for k := 1; k < cell.RowSpan; k++ {
				row := &t.Rows[i+k-1]
				row.KeepNext = row.KeepNext || k < least || cell.RowSpan-k < least
			}
		}
	}
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			cell := &t.Rows[i].Cells[j]
			parted := func(r sheet.Row) bool { return r.Split }
			cell.Middle = cell.Middle && !slices.ContainsFunc(t.Rows[i:i+cell.RowSpan], parted)
		}
		// LibreOffice would keep such a row whole.
		next := min(i+1, len(t.Rows)-1)
		t.Rows[i].KeepNext = t.Rows[i].KeepNext && !t.Rows[i].Split && !t.Rows[next].Split
	}
}

// cellLines is the number of lines in a cell.
func (b *bodyWriter) cellLines(t *sheet.Table, cell *sheet.Cell) int {
	width, n := sum(t.Columns[cell.Column:cell.Column+cell.Span])-2*t.PadX, 0
	for _, block := range cell.Blocks {
		n += b.ruler.Lines(block.(*sheet.Paragraph), width)
	}
	return n
}

const (
	wholeRow  = 40 * units.MM // a row up to this height moves to the next page whole
	leastRows = 2             // of a spanning cell on a page, as of a paragraph's lines
)

// groupRow tells whether a row is one cell across the table, the title of the
// rows under it.
func groupRow(cells []placedCell, columns int) bool {
	return columns > 1 && len(cells) == 1 && cells[0].Colspan == columns
}

// columnsOf are a table's columns; a table that names none has as many as its
// first row, of equal width.
func columnsOf(t *document.Table) []document.Column {
	if len(t.Columns) > 0 {
		return t.Columns
	}
	n := 0
	for _, rows := range [][][]document.Cell{t.Header, t.Rows} {
		if n == 0 && len(rows) > 0 {
			for _, cell := range rows[0] {
				n += cell.Colspan
			}
		}
	}
	return make([]document.Column, n)
}

// shares divides a width among columns, in whole twips that add up to it.
func shares(columns []document.Column, width units.Length) []units.Length {
	var total float64
	given := 0
	for _, c := range columns {
		if c.Width > 0 {
			total += c.Width
			given++
		}
	}
	average := 1.0
	if given > 0 {
		average = total / float64(given)
	}
	total += average * float64(len(columns)-given)
	out := make([]units.Length, len(columns))
	var before float64
	var used units.Length
	for i, c := range columns {
		share := c.Width
		if share <= 0 {
			share = average
		}
		before += share
		edge := units.Length(float64(width) * before / total).ToTwip()
		out[i], used = edge-used, edge
	}
	return out
}

// columns are the widths of a table's columns: the author's shares, widened
// at the others' cost where a word would not fit into its column.
func (b *bodyWriter) columns(t *document.Table) []units.Length {
	widths := shares(columnsOf(t), b.width)
	least := make([]units.Length, len(widths))
	place := newPlacer(len(widths))
	for _, rows := range [][][]document.Cell{t.Header, t.Rows} {
		for _, cells := range rows {
			for _, cell := range place.row(cells) {
				if cell.Colspan == 1 {
					least[cell.column] = max(least[cell.column], b.longestWord(cell.Text))
				}
			}
		}
	}
	return widened(widths, least)
}

// longestWord is the width that a cell needs to break no word, padding and a
// hair of room included.
func (b *bodyWriter) longestWord(text string) units.Length {
	char := b.styles.of(rules.Table).Char
	var longest units.Length
	for _, word := range strings.Fields(markup.Plain(text)) {
		longest = max(longest, b.family.Width(char.Face|sheet.Bold, char.Size, word))
	}
	return longest + 2*b.settings.layout.TablePadX.Default + wordRoom
}

// wordRoom is free beside the longest word of a column.
var wordRoom = units.Points(1)

// widened gives every column its least width, if the table has the room, and
// takes it from the columns that have more. Where there is no room for all, no
// column is left with less than most of an even share.
func widened(widths, least []units.Length) []units.Length {
	var lack, spare units.Length
	for i := range widths {
		if d := widths[i] - least[i]; d < 0 {
			lack -= d
		} else {
			spare += d
		}
	}
	if lack == 0 {
		return widths
	}
	if lack > spare {
		return widened(widths, capped(least, sum(widths)/units.Length(len(widths))*3/4))
	}
	out := make([]units.Length, len(widths))
	var edge, used units.Length
	for i := range widths {
		width := least[i]
		if d := widths[i] - least[i]; d > 0 {
			width += d - units.Length(float64(d)*float64(lack)/float64(spare))
		}
		edge += width
		out[i] = edge.ToTwip() - used
		used = edge.ToTwip()
	}
	return out
}

// capped are lengths of which none is over most.
func capped(lengths []units.Length, most units.Length) []units.Length {
	out := make([]units.Length, len(lengths))
	for i, l := range lengths {
		out[i] = min(l, most)
	}
	return out
}

func sum(lengths []units.Length) units.Length {
	var total units.Length
	for _, l := range lengths {
		total += l
	}
	return total
}

// placedCell is a cell with its first column.
type placedCell struct {
	document.Cell
	column int
}

// placer finds the columns of cells among those covered from above.
type placer struct{ covered []int } // by column: rows still covered

func newPlacer(columns int) *placer { return &placer{make([]int, columns)} }

func (p *placer) row(cells []document.Cell) []placedCell {
	var out []placedCell
	column := 0
	for _, cell := range cells {
		for column < len(p.covered) && p.covered[column] > 0 {
			column++
		}
		out = append(out, placedCell{cell, column})
		for k := column; k < column+cell.Colspan; k++ {
			p.covered[k] = cell.Rowspan
		}
		column += cell.Colspan
	}
	for k := range p.covered {
		p.covered[k] = max(0, p.covered[k]-1)
	}
	return out
}

// open tells whether a cell goes on into the next row.
func (p *placer) open() bool {
	for _, n := range p.covered {
		if n > 0 {
			return true
		}
	}
	return false
}

// cells are the cells of a row that stands at a pointer, all of one role.
func (b *bodyWriter) cells(t *document.Table, pointer string, placed []placedCell, role sheet.Role) []sheet.Cell {
	header := role == sheet.Head
	out := make([]sheet.Cell, 0, len(placed))
	for i, cell := range placed {
		align := cell.Align
		if align == "" && !header && cell.column < len(t.Columns) {
			align = t.Columns[cell.column].Align
		}
		if align == "" && header {
			align = "center"
		}
		out = append(out, sheet.Cell{
			Column: cell.column, Span: cell.Colspan, RowSpan: cell.Rowspan,
			Middle: header || cell.Rowspan > 1,
			Role:   role,
			Blocks: b.cellBlocks(said{cell.Text, cell.TextPointer(b.element(pointer, i))}, aligns[align], header || cell.Bold),
		})
	}
	return out
}

var aligns = map[string]sheet.Align{
	"": sheet.Left, "left": sheet.Left, "center": sheet.Center, "right": sheet.Right, "justify": sheet.Justify,
}

// cellBlocks are a cell's paragraphs: its text, one a line.
func (b *bodyWriter) cellBlocks(text said, align sheet.Align, bold bool) []sheet.Block {
	char := b.styles.of(rules.Table).Char
	char.Face |= face(bold, false)
	var out []sheet.Block
	for _, line := range strings.Split(text.text, "\n") {
		p := b.paragraph(rules.Table, text.source, runs(line, char)...)
		p.Format.Align = align
		out = append(out, p)
	}
	return out
}
