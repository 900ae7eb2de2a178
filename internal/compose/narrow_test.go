package compose

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/metrics"
)

// reportOf is a report with a table, and what else it has.
func reportOf(t *testing.T, header []string, rows [][]string, more object) *document.Document {
	t.Helper()
	d := object{"kind": "bao-cao", "issuer": object{"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "sections": []any{object{"table": object{"header": [][]string{header}, "rows": rows}}}}
	for k, v := range more {
		d[k] = v
	}
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return decoded(t, data)
}

// linesFrom are the lines of what comes from a place of the document, without what is not seen.
func linesFrom(pages []layout.Page, source string) (lines []string) {
	for i := range pages {
		for _, l := range pages[i].Lines {
			if l.Of == nil || l.Of.Source != source {
				continue
			}
			var line strings.Builder
			for _, w := range l.Words {
				line.WriteString(w.Text)
				if w.Space {
					line.WriteString(" ")
				}
			}
			lines = append(lines, strings.NewReplacer("\u2011", "-", "\u00a0", " ").Replace(line.String()))
		}
	}
	return lines
}

// settledPages are the pages of a document as they are printed.
func settledPages(t *testing.T, d *document.Document) []layout.Page {
	t.Helper()
	_, pages, err := Settle(t.Context(), d, sheetOf(t, d), metrics.Default())
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

// TestNarrowColumns parts what no column holds where it is read best: an amount behind a point of its
// thousands while words stay whole, a range behind its dash, a code behind a hyphen or a slash.
func TestNarrowColumns(t *testing.T) {
	amount := "10.086.419.746"
	long := "Rà soát, thống kê, lập danh sách hộ nghèo, hộ cận nghèo; phối hợp với Ban công tác Mặt trận vận động nguồn lực xây dựng nhà Đại đoàn kết."
	for _, c := range []struct {
		name   string
		header []string
		row    []string
		column int
		want   []string
	}{
		{"amounts", []string{"TT", "Thuế cơ sở", "Dự toán", "Tháng 4", "Tháng 5", "Tháng 6", "Quý II", "6 tháng", "Cùng kỳ"},
			[]string{"1", "Thuế cơ sở 1", amount, amount, amount, amount, amount, amount, amount}, 3, []string{"10.086.419.", "746"}},
		{"words beside them", []string{"TT", "Thuế cơ sở", "Dự toán", "Tháng 4", "Tháng 5", "Tháng 6", "Quý II", "6 tháng", "Cùng kỳ"},
			[]string{"1", "Thuế cơ sở 1", amount, amount, amount, amount, amount, amount, amount}, 1, []string{"Thuế", "cơ sở 1"}},
		{"a range", []string{"TT", "Nhóm nhiệm vụ", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm"},
			[]string{"1", "Công tác chỉ đạo, điều hành và tuyên truyền, vận động Nhân dân", long, "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "30/6/2026 - 15/7/2026", "Quyết định, biên bản"}, 5,
			[]string{"30/6/2026 -", "15/7/2026"}},
		{"a code", []string{"TT", "Tên tài sản", "Ký hiệu, số máy", "Năm sử dụng", "Số lượng", "Nguyên giá (đồng)", "Giá trị còn lại (đồng)", "Tình trạng"},
			[]string{"1", "Máy chụp cắt lớp vi tính 64 dãy", "CT-64/SN2019-AG-00871", "2019", "01", "8.950.000.000", "2.685.000.000", "Hỏng bóng phát tia"}, 2,
			[]string{"CT-64/", "SN2019-", "AG-00871"}},
		{"mail behind its @, not a name in its syllables", []string{"STT", "Tên đơn vị", "Mã định danh", "Mã số thuế", "Điện thoại", "Thư điện tử"},
			[]string{"1", "Trung tâm Lưu trữ lịch sử tỉnh", "H02.12.02", "3000182474", "0239.385.0622", "donvi02@lamgiang.gov.vn"}, 5,
			[]string{"donvi02@", "lamgiang.gov.vn"}},
	} {
		d := reportOf(t, c.header, [][]string{c.row, c.row, c.row}, nil)
		if got := linesFrom(settledPages(t, d), "/sections/0/table/rows/1/"+string(rune('0'+c.column))); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCodes tells codes from addresses, numbers and words.
func TestCodes(t *testing.T) {
	for word, want := range map[string][]string{
		"CT-64/SN2019-AG-00871": {"CT-", "64/", "SN2019-", "AG-", "00871"},
		"A1_B2":                 {"A1_", "B2"},
		"VT-/2":                 {"VT-", "/2"},
		"a-1@b.gov.vn":          {"a-1@", "b.gov.vn"}, "a@b": {"a@b"}, "@b.vn": {"@b.vn"}, "https://a@b.vn": {"https://a@b.vn"},
		"2026-11-30": {"2026-11-30"}, "https://a.vn/b-1": {"https://a.vn/b-1"}, "Vật-tư": {"Vật-tư"}, "-1a": {"-1a"}, "a1-": {"a1-"}, "": {""},
	} {
		if got := slices.Collect(codeParts(word)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}
