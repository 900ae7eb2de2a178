package compose

import (
	"fmt"
	"strings"
	"testing"

	"vanthu/internal/layout"
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

// TestRaggedColumn wants the page to show all texts of such a column set to the left,
// those too whose own lines were good.
func TestRaggedColumn(t *testing.T) {
	d := decoded(t, []byte(`{"kind":"thong-bao","issuer":{"name":"SỞ"},"sections":[{"table":{"columns":[{"width":20,"align":"justify"},{"width":80}],
		"rows":[["Gồm các sở y tế và bộ xã hội ta đã có ở đó", "b"],["Thực hiện rà soát, thống kê, nghiêng nghiêng", "b"]]}}]}`))
	s := sheetOf(t, d)
	pages, err := layout.Settle(t.Context(), s, metrics.Default(), 1)
	if err != nil {
		t.Fatal(err)
	}
	ragged := 0
	for _, l := range pages[0].Lines {
		if l.Tag != "table" || l.Of.Format.Align != sheet.Left {
			continue
		}
		for i := range l.Words[:len(l.Words)-1] {
			w := &l.Words[i]
			blank := metrics.Default().Width(w.Char.Face, w.Char.Size, " ")
			if ragged++; l.Words[i+1].X-w.X-w.Width > blank+units.Twip {
				t.Errorf("%q is spread", w.Text)
			}
		}
	}
	if ragged == 0 {
		t.Error("no words side by side")
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
		{"nộp lưu hồ sơ vào lưu trữ hiện hành", 42, "nộp lưu hồ sơ vào~lưu~trữ hiện hành"}, // words that lead begin lines
		{"Khoa học và Công nghệ, Giáo dục và Đào tạo", 72, "Khoa học và Công nghệ, Giáo dục và~Đào tạo"},
		{"Kho lưu trữ của Ủy ban nhân dân xã và Đảng ủy", 74, "Kho lưu trữ của Ủy ban nhân dân xã và~Đảng ủy"}, // but "xã" leads to no name here
		{"Mua quyền khai thác cơ sở dữ liệu", 58, "Mua quyền khai thác cơ~sở~dữ~liệu"},                         // a phrase
		{"Mua quyền khai thác cơ sở dữ liệu", 55.8, "Mua quyền khai thác cơ~sở~dữ~liệu"},                       // that a hair would part
		{"Kiểm tra, giám sát tại ít nhất 08 chi bộ", 62, "Kiểm tra, giám sát tại ít nhất 08~chi bộ"},           // a number and what it counts
		{"Phòng Tổ chức - Hành chính", 31, "Phòng Tổ chức - Hành chính"},                                       // a dash ends a line
		{"Cổng Thông tin điện tử tỉnh; Báo Khánh Hòa", 64, "Cổng Thông tin điện tử tỉnh; Báo~Khánh Hòa"},       // an item begins a line
		{"Sở Xây dựng phối hợp với Sở Khoa học", 34, "Sở Xây dựng phối~hợp với~Sở~Khoa học"},                   // of three lines
		{"Ngân sách trung ương", 30.4, "Ngân sách trung~ương"},                                                 // that a hair would keep whole
		{"Các sở, ban, ngành", 28, "Các sở, ban,~ngành"},                                                       // no syllable alone
		{"Trường Chính trị tỉnh", 20, "Trường Chính trị tỉnh"},
		{"Sở Tài chính", 17, "Sở Tài chính"},
		{"Sở Tài chính", 40, "Sở Tài chính"},
	} {
		d := decoded(t, []byte(`{"kind":"thong-bao","issuer":{"name":"SỞ"},"sections":["a"]}`))
		composer := newComposer(t.Context(), d, metrics.Default())
		p := composer.marked(rules.Table, "", c.text)
		p.Format.Align = sheet.Left
		composer.balanceCell([]sheet.Block{p}, units.Length(c.width*float64(units.MM)), func(int) float64 { return 100 })
		if got := strings.ReplaceAll(textOf(p.Runs), "\u00a0", "~"); got != c.want {
			t.Errorf("%s in %v mm: %s", c.text, c.width, got)
		}
	}
}

// TestHighCellWhole lets a cell have a line more for a price, where that spares a word.
func TestHighCellWhole(t *testing.T) {
	const text, width = "Trung tâm Phục vụ hành chính công", 27 * units.MM
	for price, want := range map[float64]string{100: "Trung tâm Phục vụ hành chính công", spare: "Trung tâm Phục vụ hành~chính công"} {
		composer := newComposer(t.Context(), decoded(t, []byte(`{"kind":"thong-bao","issuer":{"name":"SỞ"},"sections":["a"]}`)), metrics.Default())
		p := composer.marked(rules.Table, "", text)
		p.Format.Align = sheet.Left
		composer.balanceCell([]sheet.Block{p}, width, func(int) float64 { return price })
		if got := strings.ReplaceAll(textOf(p.Runs), "\u00a0", "~"); got != want {
			t.Errorf("price %v: %s, want %s", price, got, want)
		}
	}
}

// TestSpareLine lets a cell beside a higher one have a line more, where its word would be
// parted, and not the highest.
func TestSpareLine(t *testing.T) {
	for other, want := range map[string]string{"Nâng cấp Hệ thống quản lý văn bản": "Các sở quản~lý ngành", "Nâng cấp": "Các sở quản lý ngành"} {
		d := decoded(t, []byte(`{"kind":"bao-cao","issuer":{"name":"SỞ"},"subject":"a","sections":[{"table":{"columns":[{"width":17},{"width":17},{"width":70}],
			"rows":[["Các sở quản lý ngành","`+other+`","a"]]}}]}`))
		if got := strings.ReplaceAll(textOf(tableOf(t, d).Rows[0].Cells[0].Blocks[0].(*sheet.Paragraph).Runs), "\u00a0", "~"); got != want {
			t.Errorf("beside %q: %s, want %s", other, got, want)
		}
	}
}

// TestHyphensReleased keeps hyphens where a line might end at one alone: in texts
// of several lines.
func TestHyphensReleased(t *testing.T) {
	wantLines(t, steadied,
		lineCase{"one line", "Số: 58/TB-UBND", 60, "Số:~58/TB-UBND"},
		lineCase{"two lines", "Thực hiện Thông báo số 58/TB-UBND", 60, "Thực hiện Thông báo số~58/TB=UBND"},
	)
}
