package seen

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"vanthu/internal/pdffile"
	"vanthu/internal/units"
)

// grid is a table of ruled lines, and the letters in its cells.
type grid struct {
	xs, ys  []float64 // where its lines are
	first   []int     // of each slot, the slot where its cell begins
	letters map[int][]glyph
	frame   bool     // it has one cell: a box around text
	box     []*strip // the lines in a frame
}

const (
	touching = 2.5 // points: lines that are one
	// mostSlots is how many cells a table has at most.
	mostSlots = 1 << 16
)

// grids finds the tables that strokes make, and the strokes of no table.
func grids(strokes []pdffile.Stroke) (found []*grid, left []pdffile.Stroke) {
	var h, v []pdffile.Stroke
	for _, s := range strokes {
		switch {
		case across(s):
			h = append(h, s)
		case upright(s):
			v = append(v, turned(s))
		}
	}
	const most = 1 << 10
	h, v = one(h), one(v)
	if len(h) > most || len(v) > most {
		return nil, h
	}
	of := joined(h, v)
	parts := map[int]*grid{}
	for i, s := range h {
		part := parts[of[i]]
		if part == nil {
			part = &grid{letters: map[int][]glyph{}}
			parts[of[i]] = part
		}
		part.ys = append(part.ys, (s.Y0+s.Y1)/2)
	}
	for i, s := range v {
		if part := parts[of[len(h)+i]]; part != nil {
			part.xs = append(part.xs, s.Y0)
		}
	}
	for i, s := range h {
		part := parts[of[i]]
		if len(part.xs) < 2 || len(part.ys) < 2 {
			left = append(left, s)
		}
	}
	for n, part := range parts {
		part.xs, part.ys = apartBy(part.xs), apartBy(part.ys)
		if len(part.xs) > 1 && len(part.ys) > 1 && len(part.xs)*len(part.ys) <= mostSlots {
			part.merge(pick(h, of, n), pick(v, of[len(h):], n))
			found = append(found, part)
		}
	}
	slices.SortFunc(found, func(a, b *grid) int { // inner ones first
		return cmp.Or(cmp.Compare(a.area(), b.area()), cmp.Compare(a.ys[0], b.ys[0]), cmp.Compare(a.xs[0], b.xs[0]))
	})
	return found, left
}

// turned is an upright stroke as if it were level.
func turned(s pdffile.Stroke) pdffile.Stroke {
	x := (s.X0 + s.X1) / 2
	s.X0, s.X1, s.Y0, s.Y1 = min(s.Y0, s.Y1), max(s.Y0, s.Y1), x, x
	return s
}

func (g *grid) area() float64 {
	return (g.xs[len(g.xs)-1] - g.xs[0]) * (g.ys[len(g.ys)-1] - g.ys[0])
}

// joined numbers the strokes: those that touch each other have the same number.
func joined(h, v []pdffile.Stroke) []int {
	of := make([]int, len(h)+len(v))
	for i := range of {
		of[i] = i
	}
	root := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for i, a := range h {
		y := (a.Y0 + a.Y1) / 2
		for j, b := range v {
			if y > b.X0-touching && y < b.X1+touching && b.Y0 > a.X0-touching && b.Y0 < a.X1+touching {
				of[root(i)] = root(len(h) + j)
			}
		}
	}
	for i := range of {
		of[i] = root(i)
	}
	return of
}

func pick(strokes []pdffile.Stroke, of []int, n int) (out []pdffile.Stroke) {
	for i, s := range strokes {
		if of[i] == n {
			out = append(out, s)
		}
	}
	return out
}

// apartBy are places in their order, those that are one taken once.
func apartBy(at []float64) (out []float64) {
	slices.Sort(at)
	for _, v := range at {
		if len(out) == 0 || v-out[len(out)-1] > touching {
			out = append(out, v)
		}
	}
	return out
}

func (g *grid) columns() int { return len(g.xs) - 1 }
func (g *grid) rows() int    { return len(g.ys) - 1 }

// merge makes cells of the slots between which there is no line.
func (g *grid) merge(h, v []pdffile.Stroke) {
	n := g.columns() * g.rows()
	g.first = make([]int, n)
	for i := range g.first {
		g.first[i] = i
	}
	below := ruled(g.ys, g.xs, h)
	right := ruled(g.xs, g.ys, v)
	for row := range g.rows() {
		for col := range g.columns() {
			at := row*g.columns() + col
			if row > 0 && !below[row*g.columns()+col] {
				g.unite(at-g.columns(), at)
			}
			if col > 0 && !right[col*g.rows()+row] {
				g.unite(at-1, at)
			}
		}
	}
	cells := map[int]bool{}
	for i := range g.first {
		g.first[i] = g.root(i)
		cells[g.first[i]] = true
	}
	g.frame = len(cells) == 1
}

func (g *grid) root(i int) int {
	for g.first[i] != i {
		i = g.first[i]
	}
	return i
}

func (g *grid) unite(a, b int) {
	a, b = g.root(a), g.root(b)
	g.first[max(a, b)] = min(a, b)
}

// ruled tells of each place at and stretch between two marks whether a stroke
// runs along it.
func ruled(at, marks []float64, strokes []pdffile.Stroke) []bool {
	out := make([]bool, len(at)*(len(marks)-1))
	cover := make([]float64, len(out))
	for _, s := range strokes {
		y := (s.Y0 + s.Y1) / 2
		for i, a := range at {
			if math.Abs(a-y) > touching {
				continue
			}
			for j := range marks[1:] {
				k := i*(len(marks)-1) + j
				cover[k] += max(0, min(s.X1, marks[j+1])-max(s.X0, marks[j]))
				out[k] = cover[k] > 0.6*(marks[j+1]-marks[j])
			}
		}
	}
	return out
}

// take takes the letters that stand in the table, and returns the others.
func (g *grid) take(letters []glyph) []glyph {
	return slices.DeleteFunc(letters, func(l glyph) bool {
		col := slot(g.xs, (l.x0+l.x1)/2)
		row := slot(g.ys, l.y-0.3*l.size)
		if col < 0 || row < 0 {
			return false
		}
		at := g.first[row*g.columns()+col]
		g.letters[at] = append(g.letters[at], l)
		return true
	})
}

// slot is between which two marks a place is; -1: between none.
func slot(marks []float64, at float64) int {
	i, _ := slices.BinarySearch(marks, at)
	if i == 0 || i == len(marks) {
		return -1
	}
	return i - 1
}

// table is the grid as a table of the paper.
func (p *pdfPage) table(g *grid) *Table {
	t := &Table{
		Place: p.place(g.xs[0], g.ys[0], g.xs[len(g.xs)-1], g.ys[len(g.ys)-1]),
		X:     units.Points(g.xs[0]), Width: units.Points(g.xs[len(g.xs)-1] - g.xs[0]),
	}
	for i := range g.columns() {
		t.Columns = append(t.Columns, units.Points(g.xs[i+1]-g.xs[i]))
	}
	ends := make([]struct{ row, col int }, len(g.first))
	for i, at := range g.first {
		ends[at].row, ends[at].col = max(ends[at].row, i/g.columns()), max(ends[at].col, i%g.columns())
	}
	for row := range g.rows() {
		var r Row
		for col := range g.columns() {
			at := row*g.columns() + col
			if g.first[at] != at {
				continue
			}
			end := ends[at]
			c := Cell{Column: col, Span: max(1, end.col-col+1), Rows: max(1, end.row-row+1)}
			s := span{g.xs[col], g.xs[max(end.col, col)+1]}
			c.Blocks = p.cell(lines(g.letters[at]), s)
			for _, b := range c.Blocks {
				if b.Paragraph != nil {
					b.Paragraph.Place.Row, b.Paragraph.Place.Cell = row+1, len(r.Cells)+1
				}
			}
			r.Cells = append(r.Cells, c)
		}
		t.Rows = append(t.Rows, r)
	}
	return t
}

// cell are the blocks in a cell.
func (p *pdfPage) cell(all []*strip, s span) (blocks []Block) {
	c := newColumn(all, s, true)
	c.cell, c.pad = true, padOf(all, s)
	for _, para := range c.paragraphs() {
		blocks = append(blocks, p.text(para, c))
	}
	return blocks
}

// padOf is the room at the sides of a cell, as its lines show it at the left.
func padOf(all []*strip, s span) float64 {
	const most = 7 // points; what stands further in is set so
	pad := math.Inf(1)
	for _, l := range all {
		pad = min(pad, l.x0-s.x0)
	}
	return max(0, min(pad, most))
}

// goesOn tells whether a table at the top of a page is the rest of one before,
// and puts its rows there: header rows that are repeated once.
func (t *Table) goesOn(rest *Table) bool {
	if len(t.Columns) != len(rest.Columns) {
		return false
	}
	for i, w := range t.Columns {
		if d := w - rest.Columns[i]; d > units.Points(touching) || -d > units.Points(touching) {
			return false
		}
	}
	head := 0
	for head < len(rest.Rows)-1 && head < len(t.Rows) && t.Rows[head].same(rest.Rows[head]) {
		head++
	}
	for i := range t.Rows[:head] {
		t.Rows[i].Header = true
	}
	if head < len(rest.Rows) && len(t.Rows) > head && t.broken(&rest.Rows[head]) {
		t.mend(&rest.Rows[head])
		head++
	}
	t.Rows = append(t.Rows, rest.Rows[head:]...)
	return true
}

// same tells whether a row says the same as another, and says anything.
func (r Row) same(other Row) bool {
	words := false
	for i, c := range r.Cells {
		if i >= len(other.Cells) || c.Column != other.Cells[i].Column || textOf(c.Blocks) != textOf(other.Cells[i].Blocks) {
			return false
		}
		words = words || len(c.Blocks) > 0
	}
	return words && len(r.Cells) == len(other.Cells)
}

func textOf(blocks []Block) string {
	var out strings.Builder
	for _, b := range blocks {
		if b.Paragraph == nil {
			continue
		}
		for _, r := range b.Paragraph.Runs {
			out.WriteString(r.Text)
		}
		out.WriteByte('\n')
	}
	return out.String()
}
