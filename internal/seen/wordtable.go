package seen

import (
	"slices"
	"strings"

	"vanthu/internal/units"
	"vanthu/internal/word"
)

// layout tells whether a table only sets what is in its cells beside each other:
// the lines between its cells are not drawn, or it holds a head or a signature.
func layout(t *word.Table) bool {
	columns := 0
	for _, r := range t.Rows {
		columns = max(columns, len(r.Cells))
	}
	switch {
	case columns < 2 && len(t.Rows) < 2:
		return true
	case columns > maxLayoutColumns:
		return false
	case lined(t):
		return holds(t, framingLined)
	}
	return len(t.Rows) <= maxLayoutRows || holds(t, framing)
}

// A table with more columns or rows than these is one of content, lines or not.
const (
	maxLayoutColumns = 4
	maxLayoutRows    = 4
)

// holds tells whether a paragraph in one of the cells is of a kind.
func holds(t *word.Table, kind func(text string) bool) bool {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for _, b := range c.Blocks {
				if p, ok := b.(*word.Paragraph); ok && kind(p.Text()) {
					return true
				}
			}
		}
	}
	return false
}

// framing tells whether a text stands in no table of content.
func framing(text string) bool {
	text = plain(text)
	return frames(text) && !isReference(text) && !isPlaceDate(text)
}

// framingLined tells the same where lines are drawn: a table of content may have a
// column of those who receive, or who sign.
func framingLined(text string) bool {
	if len(text) > longestFrame {
		return false
	}
	fold := folded(text)
	return titleOf(fold) != noTitle || fold == motto || recipients.are(fold) && strings.HasSuffix(plain(text), ":")
}

// lined tells whether a line is drawn between two cells, or around them.
func lined(t *word.Table) bool {
	for side := range t.Borders {
		if side != "top" && side != "bottom" {
			return true
		}
	}
	for _, r := range t.Rows {
		sides := 0
		for _, c := range r.Cells {
			for _, side := range []string{"left", "right"} {
				if _, ok := c.Borders[side]; ok {
					sides++
				}
			}
		}
		if sides > 1 {
			return true
		}
	}
	return false
}

// dissolved adds what stands in the cells of a table, column after column. A row
// that is one cell parts what is above it from what is under it.
func (w *wordReader) dissolved(to []Block, t *word.Table, at Place) []Block {
	if at.Column == 0 || len(t.Rows) == 0 || len(t.Rows[0].Cells) < 2 {
		at.Table = t.Index
	}
	apart := rowsApart(t)
	for first := 0; first < len(t.Rows); {
		last := first + 1
		if len(t.Rows[first].Cells) > 1 && !apart {
			for last < len(t.Rows) && len(t.Rows[last].Cells) > 1 && !addressing(&t.Rows[last]) {
				last++
			}
		}
		to = w.columns(to, t, first, last, at)
		first = last
	}
	return to
}

// addressing tells whether a row is under a head in the same table: "Kính gửi" begins it.
func addressing(r *word.Row) bool {
	for i := range r.Cells {
		if text := firstText(r.Cells[i].Blocks); text != "" {
			return toLabels.begin(folded(text))
		}
	}
	return false
}

// rowsApart tells whether each row of a table is read for itself: several rows of
// signers, each beginning with posts.
func rowsApart(t *word.Table) bool {
	if len(t.Rows) < 2 || len(t.Rows[0].Cells) < 2 {
		return false
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			first := firstText(c.Blocks)
			if first == "" || first != strings.ToUpper(first) || frames(first) {
				return false
			}
		}
	}
	return true
}

// firstText is the first line of a cell that has a text.
func firstText(blocks []word.Block) string {
	for _, b := range blocks {
		if p, ok := b.(*word.Paragraph); ok {
			line, _, _ := strings.Cut(strings.TrimSpace(p.Text()), "\n")
			if line = plain(line); line != "" {
				return line
			}
		}
	}
	return ""
}

// bare tells whether nothing in a cell has a text, in tables and text boxes too.
func bare(blocks []word.Block) bool {
	cell := word.Story{Blocks: blocks}
	return !slices.ContainsFunc(cell.Paragraphs(), func(p *word.Paragraph) bool { return strings.TrimSpace(p.Text()) != "" })
}

// columns adds the cells of some rows, column after column.
func (w *wordReader) columns(to []Block, t *word.Table, first, last int, at Place) []Block {
	most, rows := 0, t.Rows[first:last]
	for _, r := range rows {
		most = max(most, len(r.Cells))
	}
	place := 0 // a column without a text, such as that of a logo, is none
	for column := range most {
		if most > 1 && slices.ContainsFunc(rows, func(r word.Row) bool { return column < len(r.Cells) && !bare(r.Cells[column].Blocks) }) {
			place++
		}
		for i, r := range rows {
			if column >= len(r.Cells) {
				continue
			}
			if at.Table == t.Index { // else what stands in a column of another table stays one
				at.Row, at.Cell = first+i+1, column+1
				if most > 1 {
					at.Column = max(1, place)
				}
			}
			outer := w.room
			w.room = cellRoom(t, &rows[i], column)
			blocks := w.cell(&r.Cells[column], at)
			if w.room = outer; framed(t, &r.Cells[column]) {
				edged(blocks, frameOf(t, &rows[i], column))
			}
			to = append(to, blocks...)
		}
	}
	return to
}

// framed tells whether lines are drawn around a cell that stands in no table of content:
// the frame of a mark.
func framed(t *word.Table, c *word.Cell) bool {
	return boxed(c.Borders) || len(t.Rows) == 1 && len(t.Rows[0].Cells) == 1 && boxed(t.Borders)
}

// frameOf is how large the frame is that a cell makes; its height only where it is set.
func frameOf(t *word.Table, r *word.Row, column int) *word.Edge {
	edge := &word.Edge{Lined: true, Width: int(units.Twips(cellTwips(t, r, column)))}
	if r.HeightRule == "exact" {
		edge.Height = int(units.Twips(r.Height))
	}
	return edge
}

// usualMargin is the room between a cell's edge and its text that Word takes where
// a table says none, in twips.
const usualMargin = 108

// cellRoom is how wide the lines of a cell are; 0 where the file does not tell.
func cellRoom(t *word.Table, r *word.Row, column int) units.Length {
	c := &r.Cells[column]
	width := cellTwips(t, r, column)
	for _, side := range []string{"left", "right"} {
		margin, ok := c.Margins[side]
		if !ok {
			if margin, ok = t.Margins[side]; !ok {
				margin = usualMargin
			}
		}
		width -= margin
	}
	return max(0, units.Twips(width))
}

// cellTwips is how wide a cell is, in twips; 0 where the file does not tell.
func cellTwips(t *word.Table, r *word.Row, column int) int {
	c := &r.Cells[column]
	if c.Width.Type == "dxa" && c.Width.Value != 0 {
		return c.Width.Value
	}
	at := r.GridBefore
	for i := range column {
		at += max(1, r.Cells[i].GridSpan)
	}
	width := 0
	for i := at; i >= 0 && i < len(t.Grid) && i < at+max(1, c.GridSpan); i++ {
		width += t.Grid[i]
	}
	return width
}

// cell is what stands in a cell; its lower border is a stroke where it is drawn
// alone.
func (w *wordReader) cell(c *word.Cell, at Place) []Block {
	out := w.blocks(c.Blocks, at)
	if b, ok := c.Borders["bottom"]; ok && len(c.Borders) == 1 {
		at.Width = w.room
		out = append(out, Block{Stroke: &Stroke{Place: at, Thick: eighths(b.Size), Color: color(b.Color)}})
	}
	return out
}

// table reads a table of content.
func (w *wordReader) table(in *word.Table, at Place) *Table {
	at.Table, at.Row, at.Cell, at.Column = in.Index, 0, 0, 0
	t := &Table{Place: at, X: units.Twips(in.Indent)}
	for _, g := range in.Grid {
		t.Columns = append(t.Columns, units.Twips(g))
		t.Width += units.Twips(g)
	}
	if in.Width.Type == "dxa" && in.Width.Value > 0 {
		t.Width = units.Twips(in.Width.Value)
	}
	open := map[int]*Cell{} // merged downwards, by column
	for i := range in.Rows {
		t.Rows = append(t.Rows, w.tableRow(&in.Rows[i], at, i, open))
	}
	return t
}

// tableRow reads a row; what goes on from the row above grows the cell there.
func (w *wordReader) tableRow(in *word.Row, at Place, number int, open map[int]*Cell) Row {
	row := Row{Header: in.Header, CantSplit: in.CantSplit, Cells: make([]Cell, 0, len(in.Cells))}
	outer := w.room
	column := in.GridBefore
	for k := range in.Cells {
		c := &in.Cells[k]
		at.Row, at.Cell = number+1, k+1
		w.room = 0
		blocks := w.blocks(c.Blocks, at)
		above := open[column]
		switch {
		case c.VMerge == "continue" && above != nil:
			above.Rows++
			above.Blocks = append(above.Blocks, filled(blocks)...)
		default:
			row.Cells = append(row.Cells, Cell{Column: column, Span: max(1, c.GridSpan), Rows: 1, Blocks: blocks})
			delete(open, column)
			if c.VMerge != "" {
				open[column] = &row.Cells[len(row.Cells)-1]
			}
		}
		column += max(1, c.GridSpan)
	}
	w.room = outer
	return row
}

// filled are the blocks that are no empty paragraphs.
func filled(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		if b.Paragraph == nil || strings.TrimSpace(b.Paragraph.Text()) != "" {
			out = append(out, b)
		}
	}
	return out
}
