package layout

import (
	"slices"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// row is the content of a table's row, placed when the page is known.
type row struct {
	table  *grid
	index  int
	split  bool         // may be parted over pages
	rest   bool         // goes on from the page before …
	begun  units.Length // … which has so much of it, if no other has any
	cells  []cell
	header []piece // rows to repeat when a page begins with this one
}

// cell is a cell's content, with the height it may fill.
type cell struct {
	pieces []piece
	high   units.Length // inner height, over all rows it spans
	middle bool
}

// grid is what the rows of a table share.
type grid struct {
	sheet  *sheet.Table
	tag    sheet.Tag
	edges  []units.Length // x of the column boundaries, one more than columns
	border units.Length
	pad    units.Length
	color  sheet.Color
	heads  []units.Length // heights of rows that are repeated: see raise
	owner  [][]int        // by row and column: a number of the cell that covers it

	heights []units.Length // of its rows
	needs   []units.Length // by number: what a cell over several rows needs
}

// table sets a table as one piece a row. It sets none once the call's context
// has ended.
func (s *setter) table(out []piece, t *sheet.Table, x units.Length) []piece {
	g := newGrid(t, x)
	rows, ok := s.rows(t, g)
	if !ok {
		return out
	}
	heights, higher := rowHeights(t, rows)
	g.heads, g.heights = higher[:t.Header], heights
	out = slices.Grow(out, len(rows))
	for i := range rows {
		for j := range rows[i].cells {
			c := &rows[i].cells[j]
			of := &t.Rows[i].Cells[j]
			c.high = units.Sum(heights[i:i+of.RowSpan]) - 2*t.PadY - t.Border
			if of.RowSpan > 1 {
				g.needs[g.owner[i][of.Column]] = heightOf(c.pieces) + 2*t.PadY + t.Border
			}
		}
		out = append(out, piece{
			height: heights[i], foot: t.Border, row: &rows[i],
			keepNext: t.Rows[i].KeepNext || i < t.Header,
		})
	}
	last := &out[len(out)-1]
	last.height += last.foot
	last.foot = 0
	if t.Header > 0 && t.Header < len(t.Rows) {
		head := out[len(out)-len(t.Rows):][:t.Header]
		for i := range out[len(out)-len(t.Rows)+t.Header:] {
			out[len(out)-len(t.Rows)+t.Header+i].row.header = head
		}
	}
	return out
}

// rows sets what stands in the cells of a table. It fails once the call's context has
// ended.
func (s *setter) rows(t *sheet.Table, g *grid) (rows []row, ok bool) {
	count, size := 0, 0
	for i := range t.Rows {
		count += len(t.Rows[i].Cells)
		for j := range t.Rows[i].Cells {
			size += piecesOf(t.Rows[i].Cells[j].Blocks)
		}
	}
	rows = make([]row, len(t.Rows))
	cells, pieces := make([]cell, 0, count), s.room(size)
	for i := range t.Rows {
		if s.stopped() != nil {
			return nil, false
		}
		first := len(cells)
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			left, right := g.edges[c.Column]+t.PadX, g.edges[c.Column+c.Span]-t.PadX
			at := len(pieces)
			pieces = s.blocks(pieces, c.Blocks, left, right-left)
			cells = append(cells, cell{pieces: pieces[at:len(pieces):len(pieces)], middle: c.Middle})
		}
		rows[i] = row{table: g, index: i, split: t.Rows[i].Split, cells: cells[first:]}
	}
	return rows, true
}

func newGrid(t *sheet.Table, x units.Length) *grid {
	g := &grid{sheet: t, tag: t.Tag, border: t.Border, pad: t.PadY, color: t.Color}
	at := x + t.Indent
	g.edges = append(make([]units.Length, 0, len(t.Columns)+1), at)
	for _, w := range t.Columns {
		at += w
		g.edges = append(g.edges, at)
	}
	owner := make([]int, len(t.Rows)*len(t.Columns))
	g.owner = make([][]int, len(t.Rows))
	for i := range g.owner {
		g.owner[i], owner = owner[:len(t.Columns)], owner[len(t.Columns):]
	}
	n := 0
	for i := range t.Rows {
		for _, c := range t.Rows[i].Cells {
			n++
			for r := i; r < i+c.RowSpan; r++ {
				for k := c.Column; k < c.Column+c.Span; k++ {
					g.owner[r][k] = n
				}
			}
		}
	}
	g.needs = make([]units.Length, n+1)
	return g
}

// rowHeights are the distances from row to row: the highest cell decides, and
// a cell over several rows stretches the last of them. Those of stretched rows are
// told apart.
func rowHeights(t *sheet.Table, rows []row) (heights, stretched []units.Length) {
	both := make([]units.Length, 2*len(t.Rows))
	heights, stretched = both[:len(t.Rows)], both[len(t.Rows):]
	for i := range t.Rows {
		heights[i] = max(heights[i], t.Rows[i].High)
		for j, c := range t.Rows[i].Cells {
			if c.RowSpan == 1 {
				heights[i] = max(heights[i], heightOf(rows[i].cells[j].pieces)+2*t.PadY+t.Border)
			}
		}
	}
	for i := range t.Rows {
		for j, c := range t.Rows[i].Cells {
			if c.RowSpan == 1 {
				continue
			}
			need := heightOf(rows[i].cells[j].pieces) + 2*t.PadY + t.Border - units.Sum(heights[i:i+c.RowSpan])
			if last := i + c.RowSpan - 1; need > 0 {
				heights[last] += need
				stretched[last] = heights[last]
			}
		}
	}
	return heights, stretched
}

// put adds the row's content and borders with its top at y; high is the row's
// height on this page.
func (r *row) put(page *Page, y, high units.Length) {
	g := r.table
	for i := range r.cells {
		c := &r.cells[i]
		top := y + g.border + g.pad
		if c.middle {
			top += max(0, c.high-heightOf(c.pieces)) / 2
		}
		page.place(c.pieces, top)
	}
	if g.border == 0 {
		return
	}
	if r.rest {
		page.Rules = g.whole(page.Rules, y)
	} else {
		page.Rules = g.across(page.Rules, r.index, y)
	}
	page.Rules = g.down(page.Rules, r.index, y, high)
	if r.index == len(g.owner)-1 {
		page.Rules = g.whole(page.Rules, y+high-g.border)
	}
}

// across draws the border over a row, where no cell from above goes on.
func (g *grid) across(rules []Rule, index int, y units.Length) []Rule {
	columns := len(g.owner[index])
	for k := 0; k < columns; k++ {
		if index > 0 && g.owner[index-1][k] == g.owner[index][k] {
			continue
		}
		end := k + 1
		for end < columns && !(index > 0 && g.owner[index-1][end] == g.owner[index][end]) {
			end++
		}
		rules = append(rules, g.horizontal(k, end, y))
		k = end
	}
	return rules
}

// down draws the borders between the cells of a row and at its ends.
func (g *grid) down(rules []Rule, index int, y, high units.Length) []Rule {
	owner := g.owner[index]
	for k := 0; k <= len(owner); k++ {
		if k > 0 && k < len(owner) && owner[k-1] == owner[k] {
			continue
		}
		rules = append(rules, Rule{g.tag, g.edges[k] - g.border/2, y, g.border, high, g.color})
	}
	return rules
}

// whole draws a border across the whole table.
func (g *grid) whole(rules []Rule, y units.Length) []Rule {
	return append(rules, g.horizontal(0, len(g.edges)-1, y))
}

func (g *grid) horizontal(from, to int, y units.Length) Rule {
	return Rule{g.tag, g.edges[from] - g.border/2, y, g.edges[to] - g.edges[from] + g.border, g.border, g.color}
}

// close draws the border under the last row of a page.
func (r *row) close(rules []Rule, bottom units.Length) []Rule {
	if r.table.border == 0 || r.index == len(r.table.owner)-1 {
		return rules
	}
	return r.table.whole(rules, bottom)
}

// part parts a row into what fits into room and the rest, as Word and
// LibreOffice do: each cell breaks behind the last line that fits, single lines
// or not, and each begins before the break. In a row that is only parted because no
// page holds it no line stays single. It fails where one cannot; anyhow, only where
// none can.
func (r *row) part(room units.Length, anyhow bool) (head, tail piece, ok bool) {
	g := r.table
	inner := room - g.border - 2*g.pad
	first, rest := *r, *r
	rest.rest = true
	first.cells, rest.cells = make([]cell, len(r.cells)), make([]cell, len(r.cells))
	var over, under units.Length
	begun, some := true, false
	for i := range r.cells {
		c := r.cells[i]
		n := 0
		for y := units.Length(0); n < len(c.pieces) && y+c.pieces[n].height <= inner; n++ {
			y += c.pieces[n].height + c.pieces[n].after
		}
		if !r.split && n < len(c.pieces) {
			n = lastBreak(c.pieces, 0, n)
		}
		begun = begun && (n > 0 || len(c.pieces) == 0)
		some = some || n > 0
		c.middle = false
		first.cells[i], rest.cells[i] = c, c
		first.cells[i].pieces, rest.cells[i].pieces = c.pieces[:n], c.pieces[n:]
		over, under = max(over, heightOf(c.pieces[:n])), max(under, heightOf(c.pieces[n:]))
	}
	head = piece{height: over + g.border + 2*g.pad, row: &first}
	if rest.begun = head.height; r.rest {
		rest.begun = 0
	}
	tail = piece{height: under + g.border + 2*g.pad, row: &rest}
	return head, tail, under > 0 && some && (begun || anyhow)
}
