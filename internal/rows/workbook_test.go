package rows

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// book makes a workbook.
func book(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// set writes rows of cells from A1 on.
func set(t testing.TB, f *excelize.File, sheet string, rows ...[]any) {
	t.Helper()
	for i, row := range rows {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// style gives cells a number format: one by its number, or one of the book's.
func style(t testing.TB, f *excelize.File, from, to string, format any) {
	t.Helper()
	s := &excelize.Style{}
	switch v := format.(type) {
	case int:
		s.NumFmt = v
	case string:
		s.CustomNumFmt = &v
	}
	id, err := f.NewStyle(s)
	must(t, err)
	must(t, f.SetCellStyle("Sheet1", from, to, id))
}

// TestNumbers holds what is a number in a file to stay one: 41.230 that a format
// shows is no fraction.
func TestNumbers(t *testing.T) {
	formats := []any{3, 4, 0, 0, "0.000", 14, 49, `#,##0" đồng"`, 10, `000\.000`, "#,##0;(#,##0)"}
	values := []any{41230, -1234567.891, 12.345, 41230, 1.5, 45616, "41.230", 41230, 0.125, 123456, -41230}
	want := []string{"41230", "-1234567.891", "12.345", "", "1.5", "", "", "41230", "0.125", "123456", "-41230"}
	data := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", []any{"a"})
		for i, v := range values {
			cell := fmt.Sprintf("A%d", i+2)
			must(t, f.SetCellValue("Sheet1", cell, v))
			style(t, f, cell, cell, formats[i])
		}
	})
	r, err := New("a.xlsx", bytes.NewReader(data), int64(len(data)), Options{})
	must(t, err)
	defer r.Close()
	var got []string
	for row, err := range r.All() {
		must(t, err)
		got = append(got, row.Values["a"].Number)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the numbers are %q, want %q", got, want)
	}
}

// TestShown holds numbers and days to what Excel shows in Việt Nam.
func TestShown(t *testing.T) {
	const day = 45616.5625 // 20/11/2024 13:30
	for _, c := range []struct {
		format any
		value  any
		want   string
	}{
		{0, 9, "9"},
		{0, 12.5, "12,5"},
		{0, -0.25, "-0,25"},
		{0, 0.1 + 0.2, "0,3"},
		{0, 123456789012, "123456789012"},
		{0, "12.5", "12.5"},
		{0, "007", "007"},
		{1, 12.5, "13"},
		{2, 1234.5, "1234,50"},
		{3, 1234567, "1.234.567"},
		{4, 1234567.891, "1.234.567,89"},
		{9, 0.125, "13%"},
		{10, 0.125, "12,50%"},
		{11, 12345.678, "1,23E+04"},
		{14, day, "20/11/2024"},
		{15, day, "20/11/2024"},
		{16, day, "20/11"},
		{17, day, "11/2024"},
		{20, day, "13:30"},
		{22, day, "20/11/2024 13:30"},
		{41, 1234567, "1.234.567"},
		{49, "0123", "0123"},
		{49, 12.5, "12,5"},
		{"0000", 7, "0007"},
		{"dd/mm/yyyy", day, "20/11/2024"},
		{"d.m.yyyy", day, "20.11.2024"},
		{"[$-42A]dd/mm/yyyy", day, "20/11/2024"},
		{`"ngày "dd" tháng "mm" năm "yyyy`, day, "ngày 20 tháng 11 năm 2024"},
		{`#,##0.0" tr.đ"`, 1234.5, "1.234,5 tr.đ"},
		{`#,##0" đồng"`, 1234567, "1.234.567 đồng"},
		{`[Red]#,##0;[Blue]-#,##0`, -1234567, "-1.234.567"},
		{`000"."000`, 123456, "123.456"}, // the point is text
		{`000\.000`, 123456, "123.456"},
		{0, true, "TRUE"},
		{0, false, "FALSE"},
	} {
		data := book(t, func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"a"}, []any{c.value})
			style(t, f, "A2", "A2", c.format)
		})
		if got, want := dump(t, "", data, Options{}), fmt.Sprintf("a\n2 a=%q\n", c.want); got != want {
			t.Errorf("%v as %v: got %q, want %q", c.value, c.format, got, want)
		}
	}
}

func TestWorkbook(t *testing.T) {
	for _, c := range []struct {
		what string
		fill func(f *excelize.File)
		opt  Options
		want string
	}{
		{"names, blank rows and columns, text with newlines", func(f *excelize.File) {
			set(t, f, "Sheet1", nil, []any{" Ho\u0323  tên ", nil, "Địa\nchỉ", "  "}, []any{"Lan", nil, "a\nb"}, nil, []any{" "}, []any{nil, nil, "c", ""})
		}, Options{}, "Họ tên|Địa chỉ\n3 Họ tên=\"Lan\" Địa chỉ=\"a\\nb\"\n6 Địa chỉ=\"c\"\n"},
		{"rich text", func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"a"})
			must(t, f.SetCellRichText("Sheet1", "A2", []excelize.RichTextRun{{Text: "Hà "}, {Text: "Nội", Font: &excelize.Font{Bold: true}}}))
		}, Options{}, "a\n2 a=\"Hà Nội\"\n"},
		{"names twice", func(f *excelize.File) { set(t, f, "Sheet1", []any{"Tên", "x", "Tên"}) }, Options{},
			"! 1 Tên cột trùng nhau: «Tên» (cột A và cột C)."},
		{"no names", func(*excelize.File) {}, Options{}, "! 0 Bảng trống: hàng đầu tiên phải là tên các cột."},
		{"no name over data", func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"a", nil, "b"}, []any{1, nil, 2}, []any{1, "x", 2, 3})
		}, Options{}, "a|b\n2 a=\"1\" b=\"2\"\n3 a=\"1\" b=\"2\"\n"},
		{"errors and formulas", func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"a", "b"}, []any{1, 2}, []any{"#N/A", 3})
			must(t, f.SetCellFormula("Sheet1", "C2", "A2+B2"))
			must(t, f.SetCellValue("Sheet1", "C1", "c"))
		}, Options{}, "a|b|c\n2 a=\"1\" b=\"2\" ! row.cell [c] Ô C2 có công thức chưa tính kết quả; mở bằng Excel rồi lưu lại.\n3 a=\"#N/A\" b=\"3\"\n"},
		{"hidden rows count, hidden sheets do not", func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"x"}, []any{1})
			_, err := f.NewSheet("Dữ liệu")
			must(t, err)
			set(t, f, "Dữ liệu", []any{"a"}, []any{1}, []any{2})
			must(t, f.SetRowVisible("Dữ liệu", 3, false))
			f.SetActiveSheet(1)
			must(t, f.SetSheetVisible("Sheet1", false))
		}, Options{}, "a\n2 a=\"1\"\n3 a=\"2\"\n"},
		{"a sheet by name", func(f *excelize.File) {
			_, err := f.NewSheet("Dữ liệu")
			must(t, err)
			set(t, f, "Dữ liệu", []any{"a"}, []any{1})
		}, Options{Sheet: "Dữ  liệu"}, "a\n2 a=\"1\"\n"},
		{"no such sheet", func(*excelize.File) {}, Options{Sheet: "b"}, "! 0 Không có trang tính «b». Bảng tính có: «Sheet1»."},
		{"merged cells", func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"Khối", "Tên"}, []any{"A", 1}, []any{nil, 2}, []any{nil, 3}, nil, []any{"B", 4}, []any{nil, 5})
			must(t, f.MergeCell("Sheet1", "A2", "A5"))
			must(t, f.MergeCell("Sheet1", "B6", "C6"))
		}, Options{}, "Khối|Tên\n2 Khối=\"A\" Tên=\"1\"\n3 Khối=\"A\" Tên=\"2\"\n4 Khối=\"A\" Tên=\"3\"\n6 Khối=\"B\" Tên=\"4\"\n7 Tên=\"5\"\n"},
		{"a merged name", func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"Khối", "Tên"}, []any{"A", 1})
			must(t, f.MergeCell("Sheet1", "B1", "B2"))
		}, Options{}, "! 1 Tên cột ở ô B1 gộp nhiều hàng; tên các cột phải nằm trên một hàng."},
		{"limits", func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"a", "b"}, []any{"đđ", "đđđ"})
		}, Options{MaxCell: 2}, "a|b\n2 a=\"đđ\" ! row.long [b] «b» dài quá 2 ký tự.\n"},
		{"columns", func(f *excelize.File) { set(t, f, "Sheet1", []any{"a", "b"}) }, Options{MaxColumns: 1}, "! 1 Ô B1 có dữ liệu: bảng có quá 1 cột."},
		{"rows", func(f *excelize.File) { set(t, f, "Sheet1", []any{"a"}, []any{1}, []any{2}) }, Options{MaxRows: 1},
			"a\n2 a=\"1\"\n! 3 Tệp dữ liệu có quá 1 hàng.\n"},
		{"unpacked bytes", func(f *excelize.File) { set(t, f, "Sheet1", []any{"a"}) }, Options{MaxUnzipped: 5000},
			"! 0 Bảng tính có phần dài quá 5 KB sau khi giải nén."},
	} {
		if got := dump(t, "a.xlsx", book(t, c.fill), c.opt); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.what, got, c.want)
		}
	}
}

// TestLibreOffice reads what LibreOffice made of testdata/danh-sach.fods.
func TestLibreOffice(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"danh-sach.xlsx", "Đơn vị|Mã số|Ngày|Số tiền|Tỷ lệ|Ghi chú|Tổng|thành viên\n" +
			"2 Đơn vị=\"Sở Nội vụ\" Mã số=\"007\" Ngày=\"20/11/2026\" Số tiền=\"1.234.567,5\" Tỷ lệ=\"12,5%\" Ghi chú=\"dòng một\\ndòng hai\" Tổng=\"2469135\"" +
			" thành viên=[{Họ tên=\"Nguyễn Văn A\" Đơn vị=\"Sở Nội vụ\"} {Họ tên=\"Trần Thị B\" Đơn vị=\"Sở Nội vụ\"}]\n" +
			"5 Đơn vị=\"Sở Tài chính\" Mã số=\"0008\" Ngày=\"01/02/2026\" Số tiền=\"1.000,0\" Tỷ lệ=\"5,0%\" Ghi chú=\"có \\\"ngoặc\\\"; & <dấu>\"" +
			" thành viên=[{Họ tên=\"Lê C\" Đơn vị=\"Sở Tài chính\"}] ! row.cell [Tổng] Ô G5 có lỗi #DIV/0! của Excel.\n"},
		{"danh-sach.csv", "Đơn vị|Mã số|Ngày|Số tiền|Tỷ lệ|Ghi chú|Tổng\n" +
			"2 Đơn vị=\"Sở Nội vụ\" Mã số=\"007\" Ngày=\"11/20/2026\" Số tiền=\"1234567.5\" Tỷ lệ=\"12.5%\" Ghi chú=\"dòng một\\ndòng hai\" Tổng=\"2469135\"\n" +
			"5 Đơn vị=\"Sở Tài chính\" Mã số=\"8\" Ngày=\"02/01/2026\" Số tiền=\"1000\" Tỷ lệ=\"5%\" Ghi chú=\"có \\\"ngoặc\\\"; & <dấu>\" ! row.cell [Tổng] Ô G5 có lỗi #DIV/0! của Excel.\n"},
		{"danh-sach.ods", "! 0 Tệp này ở định dạng của LibreOffice (.ods). Mở nó rồi lưu lại thành .xlsx."},
		{"danh-sach.xls", "! 0 Tệp này ở định dạng cũ (.xls). Mở bằng Excel rồi lưu lại thành .xlsx."},
		{"danh-sach.fods", "! 0 Tệp này không phải bảng tính .xlsx, CSV hay JSON. Mở nó bằng Excel rồi lưu lại thành .xlsx."},
	} {
		data, err := os.ReadFile(filepath.Join("testdata", c.file))
		must(t, err)
		if got := dump(t, c.file, data, Options{}); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.file, got, c.want)
		}
	}
}

// TestPassword says what is wrong with a workbook that has one.
func TestPassword(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	must(t, f.Write(&b, excelize.Options{Password: "a"}))
	if got := dump(t, "a.xlsx", b.Bytes(), Options{}); !strings.HasPrefix(got, "! 0 Bảng tính có mật khẩu mở tệp.") {
		t.Error(got)
	}
}

// TestDates1904 reads the days of a workbook from a Macintosh.
func TestDates1904(t *testing.T) {
	yes := true
	data := book(t, func(f *excelize.File) {
		must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
		set(t, f, "Sheet1", []any{"a", "b"}, []any{44154, 44154})
		style(t, f, "A2", "A2", 14)
		style(t, f, "B2", "B2", 15)
	})
	if got, want := dump(t, "", data, Options{}), "a|b\n2 a=\"20/11/2024\" b=\"20/11/2024\"\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLists(t *testing.T) {
	sheets := func(more ...[]any) func(f *excelize.File) {
		return func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"Đơn vị", "Số"}, []any{"Sở A", 1}, []any{"Sở B", 2}, []any{nil, 3}, []any{"Sở C", 4})
			for _, name := range []string{"thành viên", "ghi chú", "trống"} {
				_, err := f.NewSheet(name)
				must(t, err)
			}
			set(t, f, "thành viên", append([][]any{{"Đơn vị ", "Tên"}, {"Sở B", "Lan"}, {" Sở  A", "Mai"}, {nil, "Hoa"}, {"Sở A", "Cúc"}}, more...)...)
			must(t, f.MergeCell("thành viên", "A3", "A4"))
			set(t, f, "ghi chú", []any{"Gì đó"}, []any{"x", "y"})
		}
	}
	good := "Đơn vị|Số|thành viên\n" +
		"2 Đơn vị=\"Sở A\" Số=\"1\" thành viên=[{Tên=\"Mai\" Đơn vị=\" Sở  A\"} {Tên=\"Hoa\" Đơn vị=\" Sở  A\"} {Tên=\"Cúc\" Đơn vị=\"Sở A\"}]"
	for _, c := range []struct {
		what string
		fill func(f *excelize.File)
		opt  Options
		want string
	}{
		{"good", sheets(), Options{}, good + "\n3 Đơn vị=\"Sở B\" Số=\"2\" thành viên=[{Tên=\"Lan\" Đơn vị=\"Sở B\"}]\n4 Số=\"3\"\n5 Đơn vị=\"Sở C\" Số=\"4\" thành viên=[]\n"},
		{"an empty cell", sheets([]any{"Sở C"}), Options{}, good + "\n3 Đơn vị=\"Sở B\" Số=\"2\" thành viên=[{Tên=\"Lan\" Đơn vị=\"Sở B\"}]\n4 Số=\"3\"\n5 Đơn vị=\"Sở C\" Số=\"4\" thành viên=[{Tên=\"\" Đơn vị=\"Sở C\"}]\n"},
		{"mistyped", sheets([]any{"Sở Đ", "x"}, []any{nil, "y"}), Options{},
			"! 0 Có hàng không khớp với cột «Đơn vị» của trang «Sheet1»: trang «thành viên» hàng 6 («Sở Đ»), trang «thành viên» hàng 7 («»). " +
				"Sửa lại cho khớp; trang nào không phải danh sách thì ẩn đi hoặc đổi tên cột đầu."},
		{"not wanted", sheets([]any{"Sở Đ", "x"}), Options{Lists: []string{}}, "Đơn vị|Số\n2 Đơn vị=\"Sở A\" Số=\"1\"\n3 Đơn vị=\"Sở B\" Số=\"2\"\n4 Số=\"3\"\n5 Đơn vị=\"Sở C\" Số=\"4\"\n"},
		{"wanted", sheets([]any{"Sở B", "Huệ", "x"}), Options{Lists: []string{"thành  viên"}}, good +
			"\n3 Đơn vị=\"Sở B\" Số=\"2\" thành viên=[{Tên=\"Lan\" Đơn vị=\"Sở B\"} {Tên=\"Huệ\" Đơn vị=\"Sở B\"}]" +
			" ! row.columns [thành viên] Trang «thành viên», hàng 6: Cột C có dữ liệu mà không có tên ở hàng 1.\n" +
			"4 Số=\"3\"\n5 Đơn vị=\"Sở C\" Số=\"4\" thành viên=[]\n"},
		{"the name of a column", func(f *excelize.File) {
			set(t, f, "Sheet1", []any{"a", "b"}, []any{1, 2})
			_, err := f.NewSheet("b")
			must(t, err)
			set(t, f, "b", []any{"a"}, []any{1})
		}, Options{}, "! 0 Trang tính «b» trùng tên với một cột hoặc một trang khác."},
		{"too long", sheets(), Options{MaxLists: 100}, "! 2 Trang «thành viên»: Các danh sách dài quá 1 KB."},
	} {
		if got := dump(t, "a.xlsx", book(t, c.fill), c.opt); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.what, got, c.want)
		}
	}
}
