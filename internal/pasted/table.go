package pasted

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"vanthu/internal/seen"
)

// Bounds of tables: how many columns one has, and how many places their cells
// cover together. Beyond that a cell takes one row.
const (
	mostColumns = 60
	mostSpanned = 200_000
)

// table reads a table. One that sets a head or a signature beside each other is
// no table of content: its columns follow each other.
func (w *walker) table(n *html.Node, l look) {
	w.end()
	w.tables++
	t := &seen.Table{Place: w.place}
	t.Place.Table = w.tables
	var rows []*html.Node
	heads := map[*html.Node]bool{}
	w.rows(n, false, &rows, heads)
	covered := map[[2]int]bool{}
	for y, tr := range rows {
		row := seen.Row{Header: heads[tr]}
		x := 0
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			for covered[[2]int{y, x}] {
				x++
			}
			cell := seen.Cell{Column: x, Span: max(1, min(number(attr(c, "colspan", "1")), mostColumns-min(x, mostColumns-1))), Rows: max(1, min(number(attr(c, "rowspan", "1")), len(rows)-y))}
			if w.spanned += cell.Rows * cell.Span; w.spanned > mostSpanned {
				cell.Rows = 1
			}
			for dy := range cell.Rows {
				for dx := range cell.Span {
					covered[[2]int{y + dy, x + dx}] = true
				}
			}
			cell.Blocks = w.cell(c, l.with(tr, styleOf(tr)), seen.Place{Table: t.Place.Table, Row: y + 1, Cell: len(row.Cells) + 1, Column: x + 1})
			row.Cells = append(row.Cells, cell)
			x += cell.Span
		}
		t.Rows = append(t.Rows, row)
	}
	if frame(t) {
		w.dissolve(t)
		return
	}
	if len(t.Rows) > 0 {
		w.blocks = append(w.blocks, seen.Block{Table: withoutColumns(t)})
	}
}

// rows finds the rows of a table, not those of tables in it; its caption is a
// paragraph before it.
func (w *walker) rows(n *html.Node, head bool, rows *[]*html.Node, heads map[*html.Node]bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			*rows = append(*rows, c)
			heads[c] = head
		case atom.Thead, atom.Tbody, atom.Tfoot:
			w.rows(c, c.DataAtom == atom.Thead, rows, heads)
		case atom.Caption:
			w.node(c, look{align: seen.Center})
		}
	}
}

// cell reads what stands in a cell.
func (w *walker) cell(n *html.Node, l look, place seen.Place) []seen.Block {
	kept, at, lists := w.blocks, w.place, w.lists
	w.blocks, w.place, w.lists = nil, place, nil
	l = l.with(n, styleOf(n))
	w.looks = w.looks || l.bold || l.center
	if w.depth++; w.depth <= deepest {
		w.children(n, l)
	}
	w.depth--
	w.end()
	out := w.blocks
	w.blocks, w.place, w.lists = kept, at, lists
	return out
}

// frame tells whether a table holds a part of a head or of a signature.
func frame(t *seen.Table) bool {
	for _, row := range t.Rows {
		if len(row.Cells) > 3 {
			return false
		}
		for _, c := range row.Cells {
			for _, b := range c.Blocks {
				if b.Paragraph != nil && seen.Frames(b.Paragraph.Text()) {
					return true
				}
			}
		}
	}
	return false
}

// dissolve puts the columns of a table one after the other.
func (w *walker) dissolve(t *seen.Table) {
	last := 0
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			last = max(last, c.Column)
		}
	}
	for x := 0; x <= last; x++ {
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				if c.Column == x {
					w.blocks = append(w.blocks, c.Blocks...)
				}
			}
		}
	}
}

// withoutColumns takes the columns out of the places in a table of content:
// nothing stands beside it.
func withoutColumns(t *seen.Table) *seen.Table {
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			for _, b := range c.Blocks {
				if b.Paragraph != nil {
					b.Paragraph.Place.Column = 0
				}
			}
		}
	}
	return t
}
