package importer_test

import (
	"bytes"
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

// TestUnread wants to be told what of a file could not be read, in words of a clerk, as
// the readers of files name it.
func TestUnread(t *testing.T) {
	t.Parallel()
	const example = "../../examples/giay-moi.docx"
	text := string(partOf(t, example, "word/document.xml"))
	for thing, want := range map[string]string{
		"<c:chart/>":     "Tệp có biểu đồ không đọc được",
		"<dgm:relIds/>":  "Tệp có sơ đồ không đọc được",
		"<o:OLEObject/>": "Tệp có đối tượng nhúng",
	} {
		unreadOf(t, strings.Replace(text, "<w:r>", "<w:r><w:drawing>"+thing+"</w:drawing></w:r><w:r>", 1), want)
	}
	unreadOf(t, strings.Replace(text, "<w:r>", "<m:oMath><m:r><m:t>a</m:t></m:r></m:oMath><w:r>", 1), "Công thức của tệp")
	unreadOf(t, strings.Replace(text, "<w:body>", "<w:body><w:altChunk/>", 1), "Tệp có tệp khác lồng bên trong")
	unreadOf(t, text, "")
}

// unreadOf wants one finding of a Word file with a text, or none.
func unreadOf(t *testing.T, text, want string) {
	t.Helper()
	const names = ` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`
	data := withPart(t, "../../examples/giay-moi.docx", "word/document.xml", []byte(strings.Replace(text, "<w:document", "<w:document"+names, 1)))
	p, err := seen.FromWord(nil, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	tellUnread(t, p, want)
}

// TestUnknownLetters wants to be told of them.
func TestUnknownLetters(t *testing.T) {
	t.Parallel()
	p := seen.FromText("SỞ Y TẾ\nSố: 12/TB-SYT\nTHÔNG BÁO\nVề việc hợp tác\n\nĐã xong.")
	p.Unread = []string{seen.UnknownLetters, "what is of no matter"}
	tellUnread(t, p, "Tệp có chữ mà tệp không cho biết là chữ gì")
}

func tellUnread(t *testing.T, p *seen.Paper, want string) {
	t.Helper()
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range r.Findings {
		if f.Rule == "import.unread" {
			got = append(got, f.Detail.In(fault.Vietnamese))
		}
	}
	if want == "" && len(got) == 0 {
		return
	}
	if len(got) != 1 || want == "" || !strings.HasPrefix(got[0], want) {
		t.Errorf("told %q, want %q", got, want)
	}
}
