package batch

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanthu/internal/inspect"
	"vanthu/internal/rows"
)

// bodies is how many bodies get their papers.
const bodies = 300

// The papers that each body gets: an outline and three forms. Each value of a
// row ends in "·" and the row's number, so that every word of a row can be told
// from those of another.
var papers = []Template{
	{"de-cuong.json", []byte(`{"kind": "bao-cao", "issuer": {"parent": "UBND TỈNH HÀ TĨNH", "name": "{{đơn vị}}", "code": "{{mã}}"}, "place": "Hà Tĩnh", "date": "2026",
		"subject": "Tổng kết năm 2026 của {{đơn vị}}", "sections": [
		{"title": "ĐẶC ĐIỂM, TÌNH HÌNH", "content": ["{{đơn vị}} (mã {{mã}}) báo cáo **đúng thời hạn**, theo số {{số}}."]},
		{"title": "KẾT QUẢ", "content": [{"items": ["Mặt làm được;", "Mặt chưa được của {{đơn vị}}."]}, {"page_break": true},
			{"table": {"columns": [{"width": 1}, {"width": 4}], "header": [["TT", "Thôn"]], "rows": [["{{#thôn}}{{stt}}", "{{tên thôn}}{{/thôn}}"]]}}]}],
		"closing": ["Trên đây là báo cáo của {{đơn vị}}."], "archive": "VT", "signer": {"position": ["CHỦ TỊCH"], "name": "{{chủ tịch}}"}}`)},
	{"bieu-1.json", form("Biểu số 1")},
	{"bieu-2.json", form("Biểu số 2")},
	{"bieu-3.json", form("Biểu số 3")},
}

func form(title string) []byte {
	return []byte(`{"kind": "bao-cao", "issuer": {"name": "{{đơn vị}}", "code": "{{mã}}"}, "place": "Hà Tĩnh", "date": "2026", "subject": "` + title + ` của {{đơn vị}}",
		"sections": [{"form": [{"label": "Đơn vị", "value": "{{đơn vị}}"}, {"label": "Mã", "value": "{{mã}}"}, {"label": "Người lập biểu"}]},
		{"table": {"columns": [{"width": 3}, {"width": 1}], "header": [["Chỉ tiêu", "Số liệu"]], "rows": [["Theo số {{số}}", ""], ["Khác", ""]]}}],
		"archive": "VT", "signer": {"position": ["CHỦ TỊCH"], "name": "{{chủ tịch}}"}}`)
}

// list is the workbook of the bodies: their sheet, and their villages in one of
// their own.
func list(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	put := func(sheet string, row int, cells ...any) {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", row), &cells); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("thôn"); err != nil {
		t.Fatal(err)
	}
	put("Sheet1", 1, "mã", "đơn vị", "số", "chủ tịch")
	put("thôn", 1, "mã", "tên thôn")
	for i := range bodies {
		code := fmt.Sprintf("M·%04d", i)
		put("Sheet1", i+2, code, fmt.Sprintf("Xã & <Thử> **số** ·%04d", i), fmt.Sprintf("S·%04d", i), fmt.Sprintf("Nguyễn Văn Ấ·%04d", i))
		put("thôn", 2*i+2, code, fmt.Sprintf("Thôn Thượng ·%04d", i))
		put("thôn", 2*i+3, code, fmt.Sprintf("Thôn Hạ ·%04d", i))
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// own are the marks of rows in a text.
var own = regexp.MustCompile(`·(\d{4})`)

// only wants a text to have the marks of one row alone, and tells how many.
func only(text string, row int) (int, error) {
	found := own.FindAllStringSubmatch(text, -1)
	for _, f := range found {
		if f[1] != fmt.Sprintf("%04d", row) {
			return 0, fmt.Errorf("the text of row %04d has a value of row %s", row, f[1])
		}
	}
	return len(found), nil
}

// TestOutlineAndThreeFormsForEachBody makes an outline and three forms for each
// of 300 bodies of a workbook, as DOCX and PDF, and reads them all, the PDFs
// bound into one: each carries the values of its own row, all of them, and of
// no other.
func TestOutlineAndThreeFormsForEachBody(t *testing.T) {
	inspect.Needs(t, "qpdf", "pdftotext")
	data := list(t)
	p := compiled(t, Spec{Templates: papers, Name: "{{mã}}", Merge: true})
	reader, err := rows.New("bodies.xlsx", bytes.NewReader(data), int64(len(data)), rows.Options{Lists: p.Lists()})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	var out bytes.Buffer
	m, err := p.Pack(t.Context(), func(yield func(Named, error) bool) {
		namer := p.Namer()
		for r, err := range reader.All() {
			if !yield(namer.Name(r), err) {
				return
			}
		}
	}, &out, Packing{TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if m.Done != bodies || m.Failed != 0 || m.Files != bodies*len(papers)*2 || len(m.Rows) != bodies {
		t.Fatalf("%d done, %d failed, %d files: %v", m.Done, m.Failed, m.Files, m.Rows[0].Faults)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := make(map[string]*zip.File)
	for _, f := range z.File {
		files[f.Name] = f
	}
	// Marks in the outline: the head and the foot, the body, and two villages.
	marks := []int{0, 0, 0, 0}
	for i, row := range m.Rows {
		for j, file := range row.Files {
			if !strings.HasPrefix(file.Name, fmt.Sprintf("M·%04d-", i)) || !file.is(content(t, files[file.Name])) {
				t.Fatalf("row %d has the file %s", i, file.Name)
			}
			if j%2 == 0 {
				continue // a PDF; see below
			}
			text := docxText(t, content(t, files[file.Name]))
			n, err := only(text, i)
			if err != nil || strings.Contains(text, "{{") || !strings.Contains(text, fmt.Sprintf("Xã & <Thử> **số** ·%04d", i)) {
				t.Fatalf("%s: %v in %q", file.Name, err, text)
			}
			if i == 0 {
				marks[file.Template] = n
			} else if n != marks[file.Template] {
				t.Errorf("%s has %d values, the first of its kind has %d", file.Name, n, marks[file.Template])
			}
		}
	}
	if marks[0] < 10 || marks[1] < 5 {
		t.Errorf("values in the first row's papers: %v", marks)
	}
	checkPrint(t, content(t, files[MergedName]), m)
}

// checkPrint reads the PDF of all documents: the same values as in the DOCX, in
// the order of the rows.
func checkPrint(t *testing.T, data []byte, m *Manifest) {
	t.Helper()
	file := filepath.Join(t.TempDir(), MergedName)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := inspect.CheckPDF(t.Context(), file); err != nil {
		t.Error(err)
	}
	text, err := inspect.Text(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	counts := make([]int, bodies)
	last := 0
	for _, f := range own.FindAllStringSubmatch(text, -1) {
		row, err := strconv.Atoi(f[1])
		if err != nil {
			t.Fatal(err)
		}
		if row < last {
			t.Fatalf("a value of row %d stands behind row %d", row, last)
		}
		last = row
		counts[row]++
	}
	for i, n := range counts {
		if n != counts[0] || n < 25 {
			t.Errorf("row %d has %d values on paper, row 0 has %d", i, n, counts[0])
		}
	}
	if strings.Contains(text, "{{") || m.Merged.Pages != m.Pages {
		t.Errorf("%d pages, %d in all documents", m.Merged.Pages, m.Pages)
	}
}

// content is the content of a file.
func content(t *testing.T, f *zip.File) []byte {
	t.Helper()
	if f == nil {
		t.Fatal("the archive lacks a file")
	}
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
