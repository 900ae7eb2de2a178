package layout

import (
	"cmp"
	"context"
	"slices"

	"vanthu/internal/memory"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// ends is what the ends of pages part.
type ends struct {
	turns  []turn
	parted []*sheet.Paragraph
	last   blank
	nearly []*sheet.Paragraph // the last of pages that rows kept together leave for a hair
}

// rowHair is what LibreOffice and this package may differ by over the height of rows.
const rowHair = units.Point

// blank is a last page with nothing on it but the empty paragraphs behind a table;
// without one: there is none.
type blank struct {
	table *sheet.Table
	whole bool         // stands on the page before
	high  units.Length // of the paragraphs
}

// turn is a row with which a page begins.
type turn struct {
	table *grid
	row   int
	rest  bool         // it began on the page before …
	begun units.Length // … of which it has so much, if on no other before that
}

// mostRounds bounds how often Settle looks again. Labels hardly ever move a
// row, as no part of a spanning cell is lower than its text.
const mostRounds = 3

// Settle sets a sheet on pages, of which there may be most: a bound keeps a hostile
// document from filling memory. The family is the one that the pages will be drawn
// with. The result depends on these alone; when ctx ends, Settle gives up at the next
// block, row or page and returns its error.
//
// It writes into the sheet what hangs on where pages end: a cell over rows of two
// pages is said on both; a table whose last rows go with what follows it ends before
// them, as LibreOffice would leave them on the page before; rows that are repeated say
// how high they are; a paragraph of two pages is no longer told to stay with the
// next one, as LibreOffice would not part it; the empty paragraph that Word wants
// behind a table has no page of its own; and rows that leave a page for a hair have more
// room above them.
func Settle(ctx context.Context, s *sheet.Sheet, family *metrics.Family, most int) ([]Page, error) {
	set := newSetter(family, memory.LoansOf(ctx))
	defer set.release()
	set.ctx, set.share = ctx, memory.Of(ctx)
	var pages []Page
	for i, section := range s.Sections {
		own, err := set.settle(section, i, most-len(pages))
		if err != nil {
			return nil, err
		}
		pages = append(pages, own...)
	}
	return pages, nil
}

// settle does so with one section, whose pages hang on no other's.
func (s *setter) settle(section *sheet.Section, index, room int) ([]Page, error) {
	for round := 1; ; round++ {
		pages, ends, err := s.fillPages(section, index, room)
		raise(ends.turns)
		if err != nil || round == mostRounds {
			widen(ends.nearly)
			return pages, err
		}
		if filled := ends.last.fill(section); !(repeat(ends.turns, section.Page.TextHeight()) || divide(section, ends.turns) || release(ends.parted) || filled) {
			widen(ends.nearly)
			return pages, nil
		}
	}
}

// widen has rows leave a page for certain that they leave for a hair, by room at the
// page's end, which is not seen: LibreOffice finds that they fit but for their
// border, and then loses all rows of the table that follow.
func widen(last []*sheet.Paragraph) {
	for _, p := range last {
		p.Format.After += rowHair
	}
}

// release lets go of paragraphs that go over two pages: their last lines are on
// the page of what follows them. It tells whether there are any.
func release(parted []*sheet.Paragraph) bool {
	found := false
	for _, p := range parted {
		found = found || p.Format.KeepNext
		p.Format.KeepNext = false
	}
	return found
}

// fill makes room for the empty paragraphs behind a table in the space above it.
// Where there is none, its last rows go to their page. It tells whether there is
// anything to do.
func (b *blank) fill(section *sheet.Section) bool {
	if b.table == nil {
		return false
	}
	if at := slices.Index(section.Blocks, sheet.Block(b.table)); at > 0 && b.whole {
		if space := spaceOf(section.Blocks[at-1]); space != nil && *space > b.high {
			*space -= b.high
			return true
		}
	}
	row := &b.table.Rows[len(b.table.Rows)-1]
	if row.KeepNext || row.Split {
		return false
	}
	row.KeepNext = true
	return true
}

// spaceOf is the empty room that a block is or has under it; nil: it has none.
func spaceOf(b sheet.Block) *units.Length {
	switch b := b.(type) {
	case *sheet.Space:
		return &b.High
	case *sheet.Paragraph:
		if len(b.Runs) == 0 && len(b.Images) == 0 {
			return &b.Format.Line
		}
		return &b.Format.After
	}
	return nil
}

// raise says how high rows are that are repeated and that a cell over several rows
// makes higher: LibreOffice forgets that where it repeats them.
func raise(turns []turn) {
	for _, t := range turns {
		for i, high := range t.table.heads {
			row := &t.table.sheet.Rows[i]
			row.High = max(row.High, high)
		}
	}
}

// repeat parts the cells that go over the turn of a page and tells whether
// there are any. Where a row itself goes over the turn they are said again in the
// next one, and in that row too where they are so high that nothing else serves.
func repeat(turns []turn, page units.Length) bool {
	found := false
	for _, t := range turns {
		rows, raised := t.table.sheet.Rows, false
		parts := partCells(rows, t.row, func(from, column int) bool {
			if t.whole(from, column) {
				return true
			}
			above := t.above(from, column, page)
			raised = raised || above
			return above
		})
		if t.rest && t.row+1 < len(rows) {
			parts = partCells(rows, t.row+1, nil) || parts
		}
		if parts {
			toTop(t.table.sheet)
		}
		found = found || parts || raised
	}
	return found
}

// whole tells whether what is said in a cell from a row on, which reaches into
// the row of the turn, stands whole on the page where that begins.
func (t *turn) whole(from, column int) bool {
	return t.rest && (t.begun == 0 || t.need(column) <= units.Sum(t.table.heights[from:t.row])+t.begun)
}

// above makes room for such a cell above the row of the turn, and tells whether it
// has: they then go to the next page together.
func (t *turn) above(from, column int, page units.Length) bool {
	g := t.table
	last := &g.sheet.Rows[t.row-1]
	if !t.rest || last.Split || t.need(column) > page/2 {
		return false
	}
	last.High = max(last.High, g.heights[t.row-1]+t.need(column)-units.Sum(g.heights[from:t.row]))
	return true
}

// need is how high the cell is that covers a place of the row of the turn.
func (t *turn) need(column int) units.Length { return t.table.needs[t.table.owner[t.row][column]] }

// partCells parts the cells that reach into a row from above it, but for those that
// stay whole, and tells whether there are any.
func partCells(rows []sheet.Row, at int, whole func(from, column int) bool) bool {
	found := false
	for i := at - 1; i >= 0; i-- {
		for j := range rows[i].Cells {
			c := &rows[i].Cells[j]
			under := i + c.RowSpan - at
			if under <= 0 || whole != nil && whole(i, c.Column) {
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

// toTop sets what stands in the middle of several rows at the top, as the parts of a cell
// that goes over pages stand: all labels of a table stand alike.
func toTop(t *sheet.Table) {
	for i := range t.Rows[t.Header:] {
		cells := t.Rows[t.Header+i].Cells
		for j := range cells {
			cells[j].Middle = cells[j].Middle && cells[j].RowSpan == 1
		}
	}
}

// divide makes two of each table of a section that parts before its last rows and
// tells whether there are any.
func divide(section *sheet.Section, turns []turn) bool {
	found := false
	for _, t := range turns {
		goes := func(r sheet.Row) bool { return !r.KeepNext }
		table := t.table.sheet
		if t.rest || t.row <= table.Header || slices.ContainsFunc(table.Rows[t.row:], goes) {
			continue
		}
		if at := slices.Index(section.Blocks, sheet.Block(table)); at >= 0 {
			section.Blocks = slices.Insert(section.Blocks, at+1, t.end()...)
			found = true
		}
	}
	return found
}

// end takes the rows from the turn on out of the table: they become a table
// of the next page, under the same head.
func (t turn) end() []sheet.Block {
	table, end := t.table.sheet, *t.table.sheet
	end.Rows = nil
	for _, r := range table.Rows[:table.Header] {
		r.Cells = slices.Clone(r.Cells)
		for i := range r.Cells {
			r.Cells[i].Blocks = copied(r.Cells[i].Blocks)
		}
		end.Rows = append(end.Rows, r)
	}
	end.Rows = append(end.Rows, table.Rows[t.row:]...)
	table.Rows = table.Rows[:t.row:t.row]
	table.Rows[t.row-1].KeepNext = false
	turned := &sheet.Paragraph{Format: sheet.Format{Line: units.Point, PageBreakBefore: true}}
	if p, ok := end.Rows[0].Cells[0].Blocks[0].(*sheet.Paragraph); ok {
		turned.Tag, turned.Style = p.Tag, p.Style
	}
	return []sheet.Block{turned, &end}
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
