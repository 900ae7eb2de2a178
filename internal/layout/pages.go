package layout

import (
	"slices"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// pageRun fills the pages of one section.
type pageRun struct {
	*setter
	section *sheet.Section
	index   int
	room    int          // pages that may still come
	footer  units.Length // height of the section's first footer
	pages   []Page
	ends
}

// fill breaks pieces into pages: a page takes every piece that fits, and the
// break goes back to the last place where it is allowed.
func (r *pageRun) fill(pieces []piece) error {
	pieces = append(pieces, r.lastFooter(pieces)...)
	start, y := 0, units.Length(0)
	for i := 0; i < len(pieces); {
		p := &pieces[i]
		fits := y+p.height+p.foot <= r.capacity()
		if fits && !(p.pageBreak && i > start) {
			y += p.height + p.after
			i++
			continue
		}
		cut := i
		if !p.pageBreak {
			nearly := p.row != nil && y+p.height+p.foot <= r.capacity()+rowHair
			if pieces, cut = r.cut(pieces, start, i, y); nearly && cut < i && len(pieces[cut-1].lines) > 0 {
				r.nearly = append(r.nearly, pieces[cut-1].lines[0].Of)
			}
		}
		if p := parted(pieces, cut); p != nil {
			r.parted = append(r.parted, p)
		}
		r.last = blankFrom(pieces, start, cut)
		if err := r.add(pieces[start:cut]); err != nil {
			return err
		}
		start, i, y = cut, cut, 0
		if cut < len(pieces) {
			y = pieces[cut].lead() + heightOf(r.repeated(&pieces[cut]))
		}
	}
	return r.add(pieces[start:])
}

// parted is the paragraph that a page that ends at cut parts; nil: there is none.
func parted(pieces []piece, cut int) *sheet.Paragraph {
	if cut == 0 || cut == len(pieces) || len(pieces[cut-1].lines) != 1 || len(pieces[cut].lines) != 1 {
		return nil
	}
	if p := pieces[cut].lines[0].Of; p == pieces[cut-1].lines[0].Of {
		return p
	}
	return nil
}

// blankFrom is the blank page that begins at cut, after the one from start on.
func blankFrom(pieces []piece, start, cut int) blank {
	if cut == 0 || cut == len(pieces) || pieces[cut-1].row == nil {
		return blank{}
	}
	for i := range pieces[cut:] {
		if p := &pieces[cut+i]; p.lines != nil || p.rules != nil || p.more != nil || p.row != nil {
			return blank{}
		}
	}
	last := pieces[cut-1].row
	first := max(0, cut-1-last.index)
	return blank{table: last.table.sheet, whole: !last.rest && first > start, high: heightOf(pieces[cut:])}
}

// lastBreak is the last place at or before i where a page that begins at start
// may end. A chain of things that stay together but overfill a page is broken
// where the page is full.
func lastBreak(pieces []piece, start, i int) int {
	for cut := i; cut > start; cut-- {
		if !pieces[cut-1].keepNext {
			return cut
		}
	}
	return i
}

// cut ends the page that begins at start, has pieces down to y and no room for
// the one at i. A row that may be parted, or is higher than a page, gives the
// page what fits of it.
func (r *pageRun) cut(pieces []piece, start, i int, y units.Length) ([]piece, int) {
	p := &pieces[i]
	if p.row != nil && (p.row.split || i == start) {
		if head, tail, ok := p.row.part(r.capacity()-y-p.foot, i == start); ok {
			head.foot, tail.foot = p.foot, p.foot
			tail.after, tail.keepNext = p.after, p.keepNext
			return slices.Concat(pieces[:i], []piece{head, tail}, pieces[i+1:]), i + 1
		}
	}
	cut := lastBreak(pieces, start, i)
	if cut == start {
		return pieces, start + 1
	}
	return pieces, cut
}

// capacity is the height of the page that comes next.
func (r *pageRun) capacity() units.Length {
	h := r.section.Page.TextHeight()
	if len(r.pages) == 0 {
		h -= r.footer
	}
	return h
}

// repeated are a table's header rows, where a page begins inside the table
// and they leave room for it.
func (r *pageRun) repeated(first *piece) []piece {
	if first.row == nil || heightOf(first.row.header) > r.section.Page.TextHeight()/2 {
		return nil
	}
	return first.row.header
}

// add places pieces on a new page.
func (r *pageRun) add(pieces []piece) error {
	if len(r.pages) == r.room {
		return ErrTooManyPages
	}
	if err := r.stopped(); err != nil {
		return err
	}
	geometry := r.section.Page
	page := Page{Width: geometry.Width, Height: geometry.Height, Section: r.index, Number: len(r.pages) + 1}
	y := geometry.Top
	if len(pieces) > 0 {
		if row := pieces[0].row; row != nil && (row.index > 0 || row.rest) {
			r.turns = append(r.turns, turn{row.table, row.index, row.rest, row.begun})
		}
		header := r.repeated(&pieces[0])
		r.makeRoom(&page, header, pieces)
		page.place(header, y)
		for i := range page.Lines {
			page.Lines[i].Again = true
		}
		y += pieces[0].lead() + heightOf(header)
	}
	for i := range pieces {
		p := &pieces[i]
		if p.pinned {
			y = geometry.Height - geometry.Bottom - heightOf(pieces[i:])
		}
		page.put(p, y)
		y += p.height + p.after
	}
	if n := len(pieces); n > 0 && pieces[n-1].row != nil {
		page.Rules = pieces[n-1].row.close(page.Rules, y-pieces[n-1].after)
	}
	r.pages = append(r.pages, page)
	return nil
}

// makeRoom makes room for what comes on the page.
func (s *setter) makeRoom(page *Page, header, pieces []piece) {
	const beside = 4 // lines that do not stand in the text, about
	again, rulesAgain := contents(header)
	lines, rules := contents(pieces)
	page.Lines = s.roomForLines(again + lines + beside)
	if n := rulesAgain + rules; n > 0 {
		page.Rules = s.rules.Borrow(ruleShelf, s.loans, n, n)
	}
}

// contents are how many lines and rules pieces have.
func contents(pieces []piece) (lines, rules int) {
	for i := range pieces {
		p := &pieces[i]
		lines, rules = lines+len(p.lines), rules+len(p.rules)
		if p.row == nil {
			continue
		}
		for j := range p.row.cells {
			l, r := contents(p.row.cells[j].pieces)
			lines, rules = lines+l, rules+r
		}
		if p.row.table.border > 0 {
			rules += 2*len(p.row.table.edges) - 1
		}
	}
	return lines, rules
}
