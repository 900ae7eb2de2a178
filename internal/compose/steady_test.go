package compose

import (
	"fmt"
	"strings"
	"testing"

	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// TestRaggedCell wants the justified texts of a cell set to the left where a
// line of one would be stretched too far, and else as they are.
func TestRaggedCell(t *testing.T) {
	const text = "Thực hiện rà soát, thống kê toàn bộ hồ sơ giấy tờ, tài liệu lưu trữ hình thành"
	for _, c := range []struct {
		width int // of the first column, of 100
		want  sheet.Align
	}{{15, sheet.Left}, {80, sheet.Justify}} {
		d := decoded(t, fmt.Appendf(nil, `{"kind":"thong-bao","issuer":{"name":"SỞ"},"sections":[{"table":{"columns":[{"width":%d,"align":"justify"},{"width":%d}],
			"rows":[["Gồm:\n%s","b"],["a","b"],["a","b"]]}}]}`, c.width, 100-c.width, text))
		s, err := Sheet(t.Context(), d, metrics.Default())
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range s.Sections[0].Blocks {
			table, ok := b.(*sheet.Table)
			if !ok || table.Tag != "table" {
				continue
			}
			for _, b := range table.Rows[0].Cells[0].Blocks {
				if p := b.(*sheet.Paragraph); p.Format.Align != c.want {
					t.Errorf("a column of %d parts of 100: %q is %v, want %v", c.width, textOf(p.Runs), p.Format.Align, c.want)
				}
			}
		}
	}
}

// TestCellsWhole wants the words of a cell that stands to the left whole where no
// line is added, and no words bound that its lines do not hold.
func TestCellsWhole(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64 // mm, without padding
		want  string
	}{
		{"nộp lưu hồ sơ vào lưu trữ hiện hành", 42, "nộp lưu hồ sơ vào lưu~trữ hiện hành"},
		{"Trường Chính trị tỉnh", 20, "Trường Chính trị tỉnh"},
		{"Sở Tài chính", 17, "Sở Tài chính"},
		{"Sở Tài chính", 40, "Sở Tài chính"},
	} {
		d := decoded(t, []byte(`{"kind":"thong-bao","issuer":{"name":"SỞ"},"sections":["a"]}`))
		composer := newComposer(t.Context(), d, metrics.Default())
		p := composer.marked(rules.Table, "", c.text)
		p.Format.Align = sheet.Left
		composer.balanceCell([]sheet.Block{p}, units.Length(c.width*float64(units.MM)))
		if got := strings.ReplaceAll(textOf(p.Runs), "\u00a0", "~"); got != c.want {
			t.Errorf("%s in %v mm: %s", c.text, c.width, got)
		}
	}
}
