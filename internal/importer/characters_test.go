package importer_test

import (
	"strings"
	"testing"

	"vanthu/internal/fault"
	"vanthu/internal/importer"
	"vanthu/internal/metrics"
	"vanthu/internal/seen"
)

// TestCharacters wants characters that no document may have to give way to others that
// say the same, or to be told with their words; what leaves no ink goes without a word.
func TestCharacters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want, lost, replaced string }{
		{"Công ty 中国 hợp tác với 北京, xem.", "Công ty hợp tác với , xem.", "中国 北京,", ""},
		{"Diện tích 5㎡, mục ① đã xong ✔", "Diện tích 5m², mục 1 đã xong ✓", "", "«㎡» thành «m²»"},
		{"Kế ho\uFFFDch năm sau 😀", "Kế hoch năm sau", "ho\uFFFDch 😀", ""},
		{"Góc α, 30° và 5\u00a0‰", "Góc α, 30° và 5 ‰", "", ""},
		{"Đã\u200b xong\u0001 cả", "Đã xong cả", "", ""},
	} {
		p := seen.FromText("SỞ Y TẾ\nSố: 12/TB-SYT\nTHÔNG BÁO\nVề việc hợp tác\n\n" + c.text)
		p.Name()
		r, err := importer.Import(p, importer.Options{Covers: metrics.Default().Covers})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(r.Document), `"`+c.want+`"`) {
			t.Errorf("%q: want %q in\n%s", c.text, c.want, r.Document)
		}
		lost, replaced := "", ""
		for _, l := range r.LeftOut[:r.Lost()] {
			lost += l.Text
		}
		for _, f := range r.Findings {
			if f.Rule == "import.sign" {
				replaced += f.Detail[0]
			}
		}
		if lost != c.lost || !strings.Contains(replaced, c.replaced) || (replaced == "") != (c.replaced == "") {
			t.Errorf("%q: left out %q, want %q; replaced %q", c.text, lost, c.lost, replaced)
		}
	}
}

// TestUnread wants to be told what of a file could not be read, in words of a clerk.
func TestUnread(t *testing.T) {
	t.Parallel()
	p := seen.FromText("SỞ Y TẾ\nSố: 12/TB-SYT\nTHÔNG BÁO\nVề việc hợp tác\n\nĐã xong.")
	p.Name()
	p.Unread = []string{"chart", "equation", "what is of no matter"}
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var vi, en []string
	for _, f := range r.Findings {
		if f.Rule == "import.unread" {
			vi, en = append(vi, f.Detail.In(fault.Vietnamese)), append(en, f.Detail.In(fault.English))
		}
	}
	if len(vi) != 2 || !strings.HasPrefix(vi[0], "Tệp có biểu đồ không đọc được") || !strings.HasPrefix(en[0], "The file has a chart that could") || !strings.HasPrefix(vi[1], "Công thức") {
		t.Errorf("%q\n%q", vi, en)
	}
}
