package compose

import (
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/metrics"
	"vanthu/internal/units"
)

// TestRefined gives a column what others have to spare where its cells stand on fewer lines then, and keeps the
// width of the table, the least widths, and the lines of those others.
func TestRefined(t *testing.T) {
	long := strings.Repeat("rà soát thống kê lập danh sách hộ nghèo ", 4)
	d := reportOf(t, []string{"TT", "Nội dung công việc", "Đơn vị", "Ghi chú"}, [][]string{{"1", long, "Phòng Văn hóa - Xã hội", "x"}, {"2", long, "Công an xã", ""}}, nil)
	b := newComposer(t.Context(), d, metrics.Default())
	w := b.newBody(b.page(false))
	table := d.Sections[0].Table
	m := w.fitted(table)
	room := 2*w.cell.pad + wordRoom
	even := shares(make([]document.Column, 4), w.width)
	least := make([]units.Length, 4)
	for i := range least {
		least[i] = m.columns[i].word + room
	}
	got := w.refined(table, &m, even, least)
	if units.Sum(got) != units.Sum(even) || got[1] <= even[1] {
		t.Errorf("%v becomes %v", even, got)
	}
	lt := w.lineTable(table, 4, 2*w.cell.pad)
	for i := range got {
		if got[i] < min(least[i], even[i])-units.Twip || got[i]%units.Twip != 0 {
			t.Errorf("column %d is %v, its least %v", i, got[i], least[i])
		}
		for r, n := range lt.lines(i, got[i], nil) {
			if was := lt.lines(i, even[i], nil)[r]; n > was {
				t.Errorf("row %d of column %d has %d lines, and had %d", r, i, n, was)
			}
		}
	}
	if huge := reportOf(t, []string{"a", "b"}, [][]string{{strings.Repeat("từ ", mostWords), "b"}}, nil); w.lineTable(huge.Sections[0].Table, 2, room) != nil {
		t.Error("a table of too many words is looked at")
	}
}
