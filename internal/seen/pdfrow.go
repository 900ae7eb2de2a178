package seen

import (
	"strings"

	"vanthu/internal/units"
)

// cellPad is the room at each side of a cell that most programs leave.
const cellPad = 5 * units.Point

// broken tells whether a row at the top of a page is the rest of the last row of a table,
// which a break of pages cut: it has no number of its own, and in each of its cells it goes on
// with a line above that was full, or follows a paragraph that had ended.
func (t *Table) broken(next *Row) bool {
	last := &t.Rows[len(t.Rows)-1]
	if len(last.Cells) != len(next.Cells) || len(last.Cells) < 2 {
		return false
	}
	flows, gone := 0, 0
	for i := range last.Cells {
		a, b := &last.Cells[i], &next.Cells[i]
		said, rest := strings.TrimSpace(textOf(a.Blocks)), strings.TrimSpace(textOf(b.Blocks))
		switch {
		case a.Column != b.Column || a.Span != b.Span || a.Rows != 1 || b.Rows != 1:
			return false
		case rest == "":
			if said != "" {
				gone++
			}
		case said == "" || i == 0:
			return false
		case t.flows(a, b):
			flows++
		case !ends(said):
			return false
		}
	}
	return flows > 0 && gone > 0
}

// flows tells whether a cell goes on with the first paragraph of another on the next page:
// its last line had no room for the word that begins it.
func (t *Table) flows(a, b *Cell) bool {
	before, next := a.Blocks[len(a.Blocks)-1].Paragraph, b.Blocks[0].Paragraph
	if before == nil || next == nil || len(before.Lines) == 0 || len(next.Lines) == 0 || ends(before.Plain()) || next.Marker != "" {
		return false
	}
	line := (&Paragraph{Runs: next.LineRuns[0]}).Plain()
	word, _, _ := strings.Cut(line, " ")
	if line == "" {
		return false
	}
	wide := next.Lines[0].Width * units.Length(len([]rune(word))) / units.Length(len([]rune(line)))
	room := -2 * cellPad
	for i := a.Column; i < a.Column+a.Span && i < len(t.Columns); i++ {
		room += t.Columns[i]
	}
	blank := units.Points(blankWidth * before.Runs[0].Size)
	return room-before.Lines[len(before.Lines)-1].Width < wide+2*blank
}

// mend puts the rest of the last row of a table behind it.
func (t *Table) mend(rest *Row) {
	last := &t.Rows[len(t.Rows)-1]
	for i := range rest.Cells {
		a, b := &last.Cells[i], &rest.Cells[i]
		more := b.Blocks
		if len(more) > 0 && len(a.Blocks) > 0 && t.flows(a, b) {
			before := a.Blocks[len(a.Blocks)-1].Paragraph
			if len(before.Lines) == 1 { // one full line does not show how it stands
				before.Set.Align = more[0].Paragraph.Set.Align
			}
			before.goesOn(more[0].Paragraph, !cutWord(before.Plain()))
			more = more[1:]
		}
		a.Blocks = append(a.Blocks, more...)
	}
}
