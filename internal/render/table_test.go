package render

import (
	"slices"
	"strings"
	"testing"

	"vanthu/internal/inspect"
)

// TestTablesGoOverPages holds that a row higher than a page, and a spanning
// cell over more than one, begin where the table does and are said again
// behind the turn. That both files agree is TestParity's to hold.
func TestTablesGoOverPages(t *testing.T) {
	pages := sampleNamed(t, "nn-bang-qua-trang").pages(t)
	has := func(page int, text string) bool {
		return slices.ContainsFunc(pages[page].Lines, func(l inspect.Line) bool { return strings.Contains(l.Text, text) })
	}
	for _, c := range []struct {
		page int
		text string
	}{
		{0, "Các bước như sau:"}, {0, "Nội dung"}, {0, "Chọn 12 điểm."}, {0, "Tổ công tác đi từng điểm"},
		{1, "Nội dung"}, {1, "Cụm Bắc"}, {1, "Cụm Nam"}, {2, "Cụm Nam"}, {2, "Cụm Tây"}, {2, "Tổ công tác đi từng điểm"},
	} {
		if !has(c.page, c.text) {
			t.Errorf("page %d does not say %q", c.page+1, c.text)
		}
	}
}
