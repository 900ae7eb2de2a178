package importer

import (
	"math"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// table is a table of content as JSON. One that a document cannot have becomes
// paragraphs.
func (r *reader) table(n *node, pointer string) list {
	t := n.table
	grid := r.grid(t)
	if grid == nil {
		return r.flat(n)
	}
	body := object{}
	var columns list
	aligns := grid.columnAligns(r.ours)
	shares := widths(t.Columns, grid.columns)
	for i := range grid.columns {
		c := object{}
		if i < len(shares) {
			c.set("width", shares[i])
		}
		c.set("align", aligns[i])
		columns = append(columns, c)
	}
	if slices.ContainsFunc(columns, func(c any) bool { return len(c.(object)) > 0 }) {
		body.set("columns", columns)
	}
	header := grid.header()
	body.set("header", grid.rows(r, 0, header, aligns))
	body.set("rows", grid.rows(r, header, len(grid.cells), aligns))
	if n.caption != nil {
		body.set("caption", r.limited(marked(n.caption.spans, r.look(rules.TableCaption)), document.MaxSubject))
	}
	if n.note != nil {
		body.set("note", marked(n.note.spans, r.look(rules.TableNote)))
	}
	r.doubt(n.caption, pointer+"/table/caption")
	r.doubt(n.note, pointer+"/table/note")
	return list{object{{"table", body}}}
}

// wholeTables joins what an author, or the program, parted at a page's end: a table
// behind another with a page break at most between them, whose columns and head are
// the same.
func (r *reader) wholeTables(flat []*node) []*node {
	var out []*node
	for i, n := range flat {
		k := len(out)
		if n.pageBreak && k > 0 && i+1 < len(flat) && goesOnWith(out[k-1].table, flat[i+1].table) {
			continue
		}
		if k > 0 && goesOnWith(out[k-1].table, n.table) {
			both := *out[k-1].table
			both.Rows = slices.Concat(both.Rows, n.table.Rows[headRows(n.table):])
			out[k-1].table = &both
			r.off(headText(n.table), reasonRepeatedHead)
			continue
		}
		out = append(out, n)
	}
	return out
}

// goesOnWith tells whether a table is the next part of another.
func goesOnWith(a, b *seen.Table) bool {
	return a != nil && b != nil && headRows(a) > 0 && headRows(a) == headRows(b) && len(a.Columns) > 0 && slices.Equal(a.Columns, b.Columns) && headText(a) == headText(b)
}

// headRows is how many rows a table repeats on each page.
func headRows(t *seen.Table) int {
	n := 0
	for n < len(t.Rows) && t.Rows[n].Header {
		n++
	}
	return n
}

// headText is what the rows say that a table repeats.
func headText(t *seen.Table) string {
	var b strings.Builder
	for _, row := range t.Rows[:headRows(t)] {
		for _, c := range row.Cells {
			for i := range c.Blocks {
				if p := c.Blocks[i].Paragraph; p != nil {
					b.WriteString(p.Plain() + " ")
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// widths are the widths of columns as an author gives them: whole parts of a
// hundred or of a thousand, if these come to the same, else points, as Word
// counts them.
func widths(columns []units.Length, n int) []float64 {
	if len(columns) != n || slices.Min(columns) <= 0 {
		return nil
	}
	whole := units.Sum(columns)
	out := make([]float64, n)
	for _, parts := range []float64{100, 1000} {
		same := true
		for i, w := range columns {
			out[i] = math.Round(parts * float64(w) / float64(whole))
			same = same && out[i] > 0
		}
		sum := 0.0
		for _, v := range out {
			sum += v
		}
		for i, w := range columns {
			same = same && math.Abs(out[i]/sum*float64(whole)-float64(w)) <= float64(units.Points(0.05))
		}
		if same {
			return out
		}
	}
	for i, w := range columns {
		out[i] = math.Round(float64(w)/float64(units.Twip)) / 20
	}
	return out
}

// grid is a table whose cells fill its columns.
type grid struct {
	table   *seen.Table
	columns int
	cells   [][]cell
}

// cell is a cell where it begins.
type cell struct {
	seen.Cell
	lines []*line
}

// grid reads the cells of a table; nil where they fill no grid that a document
// can have.
func (r *reader) grid(t *seen.Table) *grid {
	g := &grid{table: t}
	for _, row := range t.Rows {
		var cells []cell
		for _, c := range row.Cells {
			c.Span, c.Rows = max(1, c.Span), max(1, c.Rows)
			g.columns = max(g.columns, c.Column+c.Span)
			cells = append(cells, cell{c, r.cellLines(c.Blocks)})
		}
		g.cells = append(g.cells, cells)
	}
	cells := 0
	for _, row := range g.cells {
		cells += len(row)
	}
	if r.cells += cells; r.cells > document.MaxCells {
		r.cells -= cells
		return nil
	}
	if g.columns == 0 || g.columns > document.MaxColumns || !g.fill() {
		return nil
	}
	return g
}

// cellLines are the paragraphs of a cell; a table in it is read cell by cell.
func (r *reader) cellLines(blocks []seen.Block) []*line {
	var out []*line
	for i := range blocks {
		if t := blocks[i].Table; t != nil {
			for _, row := range t.Rows {
				for _, c := range row.Cells {
					out = append(out, r.cellLines(c.Blocks)...)
				}
			}
		}
		if p := blocks[i].Paragraph; p != nil {
			l := r.newLine(p)
			if n := len(out); n > 0 && p.Place.Paragraph > 0 && out[n-1].Place == p.Place && p.Set.Align == seen.Center {
				l.spans = joined([]*line{out[n-1], l}) // one paragraph, broken by its author
				out = out[:n-1]
			}
			out = append(out, l)
		}
		if p := blocks[i].Picture; p != nil {
			r.losePicture(p, reasonCellPicture)
		}
	}
	return out
}

// fill puts empty cells where the file has none, and tells whether no two lie
// over each other.
func (g *grid) fill() bool {
	below := make([]int, g.columns)
	for y := range g.cells {
		var full []cell
		x := 0
		free := func(until int) {
			for ; x < until; x++ {
				if below[x] == 0 {
					full = append(full, cell{Cell: seen.Cell{Column: x, Span: 1, Rows: 1}})
					below[x] = 1
				}
			}
		}
		for _, c := range g.cells[y] {
			if c.Column < x {
				return false
			}
			free(c.Column)
			c.Rows = min(c.Rows, len(g.cells)-y)
			for range c.Span {
				if below[x] > 0 {
					return false
				}
				below[x] = c.Rows
				x++
			}
			full = append(full, c)
		}
		free(g.columns)
		if len(full) == 0 && y == 0 {
			return false
		}
		g.cells[y] = full
		for i := range below {
			below[i]--
		}
	}
	return true
}

// header is how many rows name the columns: those that the file repeats, or a
// first one that is bold.
func (g *grid) header() int {
	n := 0
	for n < len(g.table.Rows) && g.table.Rows[n].Header {
		n++
	}
	if n == 0 && len(g.cells) > 1 && g.columns > 1 && allBold(g.cells[0]) {
		n = 1
	}
	for y := range n { // a cell that reaches below them would be cut
		for _, c := range g.cells[y] {
			if y+c.Rows > n {
				n = min(y+c.Rows, len(g.cells))
			}
		}
	}
	return n
}

func allBold(cells []cell) bool {
	words := false
	for _, c := range cells {
		if spans := joined(c.lines); plain(spans) != "" {
			words = true
			if !common(spans).bold {
				return false
			}
		}
	}
	return words
}

// align is how a cell's paragraphs are aligned, as the contract names it.
func (c *cell) align() string {
	for _, l := range c.lines {
		if len(l.spans) > 0 {
			return alignNames[l.Set.Align]
		}
	}
	return ""
}

var alignNames = map[seen.Align]string{seen.Left: "left", seen.Center: "center", seen.Right: "right", seen.Justified: "justify"}

// columnAligns is for each column how most of its cells under the header are
// aligned; "" is left. In a file of the program's own those without words count
// too.
func (g *grid) columnAligns(ours bool) []string {
	out := make([]string, g.columns)
	count := make([]map[string]int, g.columns)
	empty := make([]string, g.columns) // of a column without words
	for y := g.header(); y < len(g.cells); y++ {
		for i := range g.cells[y] {
			c := &g.cells[y][i]
			if len(c.lines) > 0 && c.Span == 1 {
				empty[c.Column] = alignNames[c.lines[0].Set.Align]
			}
			a := c.align()
			if ours && a == "" && len(c.lines) > 0 {
				a = alignNames[c.lines[0].Set.Align]
			}
			if a != "" && c.Span == 1 {
				if count[c.Column] == nil {
					count[c.Column] = map[string]int{}
				}
				count[c.Column][a]++
			}
		}
	}
	for i := range out {
		best := "left"
		for _, a := range []string{"center", "right", "justify"} {
			if count[i][a] > count[i][best] {
				best = a
			}
		}
		if count[i] == nil && empty[i] != "" {
			best = empty[i]
		}
		if best != "left" || ours { // what says nothing is aligned by what stands in it
			out[i] = best
		}
	}
	return out
}

// rows are the rows from one to another as JSON.
func (g *grid) rows(r *reader, from, till int, aligns []string) list {
	var out list
	for y := from; y < till; y++ {
		row := list{}
		for i := range g.cells[y] {
			row = append(row, g.cells[y][i].value(r, y < g.header(), aligns))
		}
		out = append(out, row)
	}
	return out
}

// value is a cell: its text, or an object where it says more.
func (c *cell) value(r *reader, header bool, aligns []string) any {
	bold := common(joined(c.lines)).bold
	var texts []string
	for _, l := range c.lines {
		texts = append(texts, written(l.spans, look{bold: bold}))
	}
	text := r.limited(strings.Trim(strings.Join(texts, "\n"), "\n"), document.MaxString)
	o := object{{"text", text}}
	if c.Span > 1 {
		o.set("colspan", c.Span)
	}
	if c.Rows > 1 {
		o.set("rowspan", c.Rows)
	}
	usual := aligns[c.Column]
	if header {
		usual = "center"
	}
	if a := c.align(); a != "" && (r.ours || !header) && a != usual && (a != "left" || usual != "") {
		o.set("align", a)
	}
	o.set("bold", bold && !header)
	if len(o) == 1 {
		return text
	}
	return o
}

// flat is a table as paragraphs, a cell each.
func (r *reader) flat(n *node) list {
	var out list
	for _, l := range []*line{n.caption} {
		if l != nil {
			out = append(out, written(l.spans, look{}))
		}
	}
	for _, row := range n.table.Rows {
		for _, c := range row.Cells {
			for _, l := range r.cellLines(c.Blocks) {
				switch {
				case len(l.spans) == 0:
				case r.takes():
					out = append(out, r.limited(written(l.spans, look{}), document.MaxString))
				default:
					r.lose(l.text(), reasonLimit)
				}
			}
		}
	}
	if n.note != nil {
		out = append(out, written(n.note.spans, look{}))
	}
	return out
}

// textsOf are all texts of a value.
func textsOf(v any) []string {
	var out []string
	switch v := v.(type) {
	case string:
		out = append(out, markup.Plain(v))
	case object:
		for _, m := range v {
			out = append(out, textsOf(m.value)...)
		}
	case list:
		for _, e := range v {
			out = append(out, textsOf(e)...)
		}
	}
	return out
}
