package compose

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// table sets a table over the whole width of the text, between its caption
// and its note. A caption that says the unit of the figures alone stands to the right,
// as notes look. The table stands at a pointer.
func (b *bodyWriter) table(t *document.Table, pointer string) {
	switch {
	case t.Caption == "":
	case rules.IsTableUnit(markup.Plain(t.Caption)):
		p := b.marked(rules.TableNote, pointer+"/caption", t.Caption)
		p.Format.KeepNext, p.Format.KeepTogether, p.Format.Align = true, true, sheet.Right
		b.add(p)
	default:
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
	l := &b.settings.layout
	cols := b.columns(t)
	out := &sheet.Table{
		Tag:     sheet.Tag(rules.Table),
		Columns: cols.widths,
		Rows:    make([]sheet.Row, 0, len(t.Header)+len(t.Rows)),
		Header:  len(t.Header),
		Border:  l.TableBorder.Default,
		PadX:    b.cell.pad.ToTwip(),
		PadY:    l.TablePadY.Default.ToTwip(),
	}
	place := newPlacer(len(out.Columns))
	header, rows := pointer+"/header", pointer+"/rows"
	for i, cells := range t.Header {
		out.Rows = append(out.Rows, sheet.Row{Cells: b.cells(&cols, b.element(header, i), place.row(cells), sheet.Head)})
	}
	for i, cells := range t.Rows {
		if b.stopped() {
			return out
		}
		placed := place.row(cells)
		if i == 0 && countsColumns(placed) {
			for k := range placed {
				placed[k].Align = cmp.Or(placed[k].Align, "center")
			}
		}
		role := sheet.Data
		if groupRow(placed, len(out.Columns)) {
			role = sheet.RowLabel
		}
		out.Rows = append(out.Rows, sheet.Row{
			Cells:    b.cells(&cols, b.element(rows, i), placed, role),
			KeepNext: role == sheet.RowLabel,
		})
	}
	b.pagesOf(out)
	if n := len(out.Rows); n > 0 {
		out.Rows[n-1].KeepNext = t.Note != "" && !out.Rows[n-1].Split
	}
	return out
}

// pagesOf decides how a table's rows go over pages. A high row may be parted; a
// row all in bold stays with the plain ones under it, whose sum or name it is.
// The rows of a spanning cell may part too, but never so that fewer stand on a
// page than two, or than are as high as the cell's lines: there it is said again.
func (b *bodyWriter) pagesOf(t *sheet.Table) {
	lines := b.lines(t)
	short := b.short(t, lines)
	for i := range t.Rows {
		row := i - t.Header
		t.Rows[i].KeepNext = t.Rows[i].KeepNext || short || heads(t.Rows[i:]) || row+1 < leastRows || i+leastRows >= len(t.Rows)
	}
	for i := t.Header; i < len(t.Rows); i++ {
		for j := range t.Rows[i].Cells {
			cell := &t.Rows[i].Cells[j]
			if cell.RowSpan == 1 {
				high := units.Length(lines[i][j])*b.cell.style.Format.Line + 2*t.PadY
				t.Rows[i].Split = t.Rows[i].Split || high > rules.WholeRow
				continue
			}
			over, under := leastOf(t, lines, i, j)
			for k := 1; k < cell.RowSpan; k++ {
				row := &t.Rows[i+k-1]
				row.KeepNext = row.KeepNext || k < over || cell.RowSpan-k < under
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

// leastOf are the rows that must stand together at the beginning of a spanning cell, and
// at its end, so that it has room beside them.
func leastOf(t *sheet.Table, lines [][]int, row, cell int) (over, under int) {
	span, need := t.Rows[row].Cells[cell].RowSpan, lines[row][cell]
	count := func(at, step int) int {
		n := 0
		for high := 0; n < span && (n < leastRows || high < need); n, at = n+1, at+step {
			most := 1
			for j := range t.Rows[at].Cells {
				if t.Rows[at].Cells[j].RowSpan == 1 {
					most = max(most, lines[at][j])
				}
			}
			high += most
		}
		return n
	}
	return count(row, 1), count(row+span-1, -1)
}

// heads tells whether the first of rows, or the first two, stand in bold over a
// plain one.
func heads(rows []sheet.Row) bool {
	for i := range rows[:min(3, len(rows))] {
		if !allBold(&rows[i]) {
			return i > 0
		}
	}
	return false
}

// allBold tells whether all that a row says is bold, and it says something.
func allBold(row *sheet.Row) bool {
	said := false
	for i := range row.Cells {
		for _, block := range row.Cells[i].Blocks {
			for _, run := range block.(*sheet.Paragraph).Runs {
				if isBlank(run.Text) {
					continue
				}
				if said = true; run.Char.Face&sheet.Bold == 0 {
					return false
				}
			}
		}
	}
	return said
}

// short tells whether a table is so low that no page parts it.
func (b *bodyWriter) short(t *sheet.Table, lines [][]int) bool {
	var high units.Length
	for _, row := range lines {
		most := 1
		for _, n := range row {
			most = max(most, n)
		}
		high += units.Length(most)*b.cell.style.Format.Line + 2*t.PadY + t.Border
	}
	return high <= rules.WholeTable
}

// lines are the numbers of lines in a table's cells.
func (b *bodyWriter) lines(t *sheet.Table) [][]int {
	all := make([]int, 0, len(t.Rows)*len(t.Columns))
	out := make([][]int, len(t.Rows))
	for i := range t.Rows {
		first := len(all)
		for j := range t.Rows[i].Cells {
			cell := &t.Rows[i].Cells[j]
			width, n := units.Sum(t.Columns[cell.Column:cell.Column+cell.Span])-2*t.PadX, 0
			for _, block := range cell.Blocks {
				n += b.ruler.Lines(block.(*sheet.Paragraph), width)
			}
			all = append(all, n)
		}
		out[i] = all[first:]
	}
	return out
}

// leastRows of a table and of a spanning cell stand on a page, as of a
// paragraph's lines.
const leastRows = 2

// groupRow tells whether a row is one cell across the table, the title of the
// rows under it.
func groupRow(cells []placedCell, columns int) bool {
	return columns > 1 && len(cells) == 1 && cells[0].Colspan == columns
}

// placedCell is a cell with its first column.
type placedCell struct {
	document.Cell
	column int
}

// placer finds the columns of cells among those covered from above.
type placer struct {
	covered []int // by column: rows still covered
	cells   []placedCell
}

func newPlacer(columns int) *placer {
	return &placer{make([]int, columns), make([]placedCell, 0, columns)}
}

// row places the cells of the next row. The result is good until the next call.
func (p *placer) row(cells []document.Cell) []placedCell {
	out := p.cells[:0]
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
	p.cells = out
	return out
}

// cells are the cells of a row that stands at a pointer, all of one role.
func (b *bodyWriter) cells(cols *columns, pointer string, placed []placedCell, role sheet.Role) []sheet.Cell {
	header := role == sheet.Head
	out := make([]sheet.Cell, 0, len(placed))
	for i, cell := range placed {
		text := said{cell.Text, cell.TextPointer(b.element(pointer, i))}
		blocks := b.cellBlocks(text, header || cell.Bold)
		inner := units.Sum(cols.widths[cell.column:cell.column+cell.Colspan]) - 2*b.cell.pad.ToTwip()
		for _, p := range blocks {
			p := p.(*sheet.Paragraph)
			if header {
				b.headCell(p, cell.Align, inner)
			} else {
				b.alignCell(p, cols, &placed[i])
				if b.cell.parted {
					b.openAmount(p, inner)
				}
			}
			p.Style = b.styles.cell(b.cell.style, p.Format.Align, header)
		}
		out = append(out, sheet.Cell{
			Column: cell.column, Span: cell.Colspan, RowSpan: cell.Rowspan,
			Middle: header || cell.Rowspan > 1,
			Role:   role,
			Blocks: blocks,
		})
	}
	return out
}

var aligns = map[string]sheet.Align{
	"": sheet.Left, "left": sheet.Left, "center": sheet.Center, "right": sheet.Right, "justify": sheet.Justify,
}

// headCell sets a cell that names a column. Where it has more lines than one,
// its unit in brackets begins one, and lines end after a slash.
func (b *bodyWriter) headCell(p *sheet.Paragraph, align string, inner units.Length) {
	p.Format.Align = sheet.Center
	if align != "" {
		p.Format.Align = aligns[align]
	}
	if b.ruler.Lines(p, inner) == 1 {
		return
	}
	for i := range p.Runs {
		run := &p.Runs[i]
		run.Text = strings.ReplaceAll(run.Text, " (", string(softBreak)+"(")
		run.Text = b.slashes(run.Text, run.Char, inner)
	}
	if p.Format.Align == sheet.Center {
		b.balance(p, inner-wordRoom)
	}
}

// slashes ends lines after slashes between alternatives, where a line is full. A
// symbol (18-CT/TW), a unit (km/h) and an abbreviation (đ/c) stay whole where
// a line holds them.
func (b *bodyWriter) slashes(text string, char sheet.Char, inner units.Length) string {
	var out strings.Builder
	wide := func(s string) bool { return b.family.Width(char.Face, char.Size, s) > inner }
	line, done := "", 0
	for part := range strings.SplitAfterSeq(text, "/") {
		before := line[strings.LastIndexByte(line, ' ')+1:]
		after := text[done:]
		if end := strings.IndexAny(after, " "+string(softBreak)); end >= 0 {
			after = after[:end]
		}
		done += len(part)
		first, _ := utf8.DecodeRuneInString(part)
		if line != "" && unicode.IsLetter(first) && wide(line+part) && (alternatives(before, after) || wide(before+after)) {
			out.WriteRune(softBreak)
			line = ""
		}
		out.WriteString(part)
		line += part
		line = line[strings.LastIndexByte(line, softBreak)+1:]
	}
	return out.String()
}

// alternatives tells whether a slash stands between two words: letters, and more than one on each side.
func alternatives(before, after string) bool {
	before = strings.TrimSuffix(before, "/")
	after, _, _ = strings.Cut(after, "/")
	return isWord(before[strings.LastIndexByte(before, '/')+1:]) && isWord(after)
}

// isWord tells whether a text is a word of several letters, but for marks around it.
func isWord(s string) bool {
	s = strings.TrimFunc(s, unicode.IsPunct)
	return utf8.RuneCountInString(s) > 1 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// alignCell sets a cell of a table's body: as it asks, or as its column does.
// An amount stands with its decimal comma under those of the others.
func (b *bodyWriter) alignCell(p *sheet.Paragraph, cols *columns, cell *placedCell) {
	align := cell.Align
	if align == "" {
		align = cols.aligns[cell.column]
		if cell.Colspan > 1 {
			align = cols.given[cell.column]
		}
	}
	p.Format.Align = aligns[align]
	if widest := cols.decimal[cell.column]; widest > 0 && cell.Colspan == 1 && cell.Align == "" {
		if tail, ok := rules.Amount(strings.TrimSpace(textOf(p.Runs))); ok {
			char := p.Runs[len(p.Runs)-1].Char
			p.Format.Right = max(0, widest-b.family.Width(char.Face, char.Size, tail)).ToTwip()
		}
	}
}

// cellBlocks are a cell's paragraphs: its text, one a line.
func (b *bodyWriter) cellBlocks(text said, bold bool) []sheet.Block {
	char := b.cell.style.Char
	char.Face |= face(bold, false)
	out := make([]sheet.Block, 0, 1+strings.Count(text.text, "\n"))
	for line := range strings.SplitSeq(text.text, "\n") {
		if out = append(out, b.styled(rules.Table, b.cell.style, text.source, b.stock.runs(line, char)...)); b.stopped() {
			break
		}
	}
	return out
}
