package layout

import (
	"cmp"
	"context"
	"slices"

	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
)

// turn is a row with which a page begins.
type turn struct {
	table *sheet.Table
	row   int
	rest  bool // it began on the page before
}

// mostRounds bounds how often Settle looks again. Labels hardly ever move a
// row, as no part of a spanning cell is lower than its text.
const mostRounds = 3

// Settle sets a sheet on pages as Pages does, and writes into it what hangs on
// where they end: a cell over rows of two pages is said on both.
func Settle(ctx context.Context, s *sheet.Sheet, family *metrics.Family, most int) ([]Page, error) {
	for round := 1; ; round++ {
		pages, turns, err := fillPages(ctx, s, family, most)
		if err != nil || round == mostRounds || !repeat(turns) {
			return pages, err
		}
	}
}

// repeat parts the cells that go over the turn of a page and tells whether
// there are any. A row that itself goes over the turn has such cells alone.
func repeat(turns []turn) bool {
	found := false
	for _, t := range turns {
		found = partCells(t.table.Rows, t.row) || found
		if t.rest && t.row+1 < len(t.table.Rows) {
			found = partCells(t.table.Rows, t.row+1) || found
		}
	}
	return found
}

// partCells parts the cells that reach into a row from above it.
func partCells(rows []sheet.Row, at int) bool {
	found := false
	for i := at - 1; i >= 0; i-- {
		for j := range rows[i].Cells {
			c := &rows[i].Cells[j]
			under := i + c.RowSpan - at
			if under <= 0 {
				continue
			}
			found = true
			c.RowSpan -= under
			c.Middle = false // LibreOffice 25 takes the middle of all its pages
			again := *c
			again.RowSpan, again.Blocks = under, copied(c.Blocks)
			rows[at].Cells = slices.Insert(rows[at].Cells, place(rows[at].Cells, c.Column), again)
		}
	}
	return found
}

// place is where a cell of a column stands among those of a row.
func place(cells []sheet.Cell, column int) int {
	at, _ := slices.BinarySearchFunc(cells, column, func(c sheet.Cell, column int) int { return cmp.Compare(c.Column, column) })
	return at
}

// copied are a cell's blocks once more. A paragraph stands in one place alone.
func copied(blocks []sheet.Block) []sheet.Block {
	out := slices.Clone(blocks)
	for i, b := range out {
		if p, ok := b.(*sheet.Paragraph); ok {
			again := *p
			out[i] = &again
		}
	}
	return out
}
