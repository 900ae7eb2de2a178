package wordml

import (
	"testing"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// TestRooms wants as many empty paragraphs under a table at the head of a page as push
// what stays with the next one past LibreOffice's 25th, and their heights to be the room.
func TestRooms(t *testing.T) {
	const lowest = 12 * units.Point
	for _, c := range []struct {
		rows, kept, chain int // rows of the table, paragraphs before the chain, paragraphs of it
		high              units.Length
		want              int
	}{
		{3, 30, 3, lowest, 0},          // the 25th is none of them
		{3, 19, 2, lowest, 0},          // the chain ends before
		{3, 21, 1, lowest, 1},          // it is the 25th
		{3, 21, 2, lowest, 1},          // its first is
		{3, 19, 4, lowest, 3},          // its third is
		{3, 19, 4, 2 * units.Point, 1}, // no room for three
		{3, 3, 30, lowest, 1},          // longer than can be pushed on
		{24, 1, 1, lowest, 0}, {25, 0, 1, lowest, 0},
	} {
		list := []sheet.Block{&sheet.Table{Rows: make([]sheet.Row, c.rows)}, &sheet.Paragraph{Format: sheet.Format{Line: c.high}}}
		for i := range c.kept + c.chain + 9 {
			list = append(list, &sheet.Paragraph{Format: sheet.Format{KeepNext: i >= c.kept && i < c.kept+c.chain}})
		}
		got := rooms(list, 0)
		var high units.Length
		for _, b := range got {
			high += b.(*sheet.Paragraph).Format.Line
		}
		if len(got) != c.want || len(got) > 0 && high != c.high {
			t.Errorf("%+v: %d rooms, %v high", c, len(got), high)
		}
	}
}
