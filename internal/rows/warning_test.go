package rows

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"vanthu/internal/fault"
)

// warned prints what a file gives and what is told of it.
func warned(t testing.TB, name string, data []byte, opt Options) string {
	t.Helper()
	r, err := New(name, bytes.NewReader(data), int64(len(data)), opt)
	if err != nil {
		return told(t, err)
	}
	defer r.Close()
	var b strings.Builder
	tell := func(number int, list fault.List) {
		for _, w := range list {
			if w.Severity != fault.Warning || strings.Contains(w.Detail.String()+w.Detail.In(fault.English), "%!") {
				t.Errorf("badly told: %+v", w)
			}
			fmt.Fprintf(&b, "? %d %s [%s] %s\n", number, w.Rule, w.Column, w.Detail)
		}
	}
	tell(r.Header(), r.Warnings())
	for row, err := range r.All() {
		must(t, err)
		fmt.Fprintf(&b, "%d %s\n", row.Number, shownValues(row.Values, r.Names()))
		tell(row.Number, row.Warnings)
	}
	return b.String()
}

// TestTitles finds the row of names below a title where the templates' names
// say which it is, or the caller does.
func TestTitles(t *testing.T) {
	titled := func(f *excelize.File) {
		set(t, f, "Sheet1", []any{"ỦY BAN NHÂN DÂN XÃ X", nil, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}, []any{"DANH SÁCH HỘ KHÓ KHĂN"}, nil, []any{"STT", "Họ và tên", "Số tiền"}, []any{1, "An", 500}, []any{2, "Số tiền", 700})
		must(t, f.MergeCell("Sheet1", "A2", "C2"))
	}
	const rows = "5 STT=\"1\" Họ và tên=\"An\" Số tiền=\"500\"\n6 STT=\"2\" Họ và tên=\"Số tiền\" Số tiền=\"700\"\n"
	const told = "? 4 rows.title [] Tên cột lấy ở hàng 4; 2 hàng có chữ ở trên là tiêu đề, không dùng.\n"
	plain := "a;b\n1;2\n"
	for _, c := range []struct {
		what string
		data []byte
		opt  Options
		want string
	}{
		{"found", book(t, titled), Options{Wanted: []string{"Họ và tên", "Số tiền"}}, told + rows},
		{"the only name", book(t, titled), Options{Wanted: []string{"Số tiền"}}, told + rows},
		{"asked for", book(t, titled), Options{Header: 4}, rows},
		{"asked for, wrong", book(t, titled), Options{Header: 3}, "! 3 Hàng 3 không có tên cột nào."},
		{"asked for, too far", book(t, titled), Options{Header: 40}, "! 40 Hàng 40 không có tên cột nào."},
		{"the first row has as many", []byte("a;x\nb;y\n"), Options{Wanted: []string{"a", "b"}}, "2 a=\"b\" x=\"y\"\n"},
		{"no name of the templates", []byte(plain), Options{Wanted: []string{"c", "d"}}, "2 a=\"1\" b=\"2\"\n"},
		{"CSV, commas in the title", []byte("DANH SÁCH, NĂM 2026, XÃ X, Y\n\nSTT;Tên;Xã\n1;An;X\n"), Options{Wanted: []string{"Tên", "Xã"}},
			"? 3 rows.title [] Tên cột lấy ở hàng 3; 1 hàng có chữ ở trên là tiêu đề, không dùng.\n4 STT=\"1\" Tên=\"An\" Xã=\"X\"\n"},
		{"CSV, asked for", []byte("danh sách \"x\", y\nTên\tXã\nAn\tX\n"), Options{Header: 2}, "3 Tên=\"An\" Xã=\"X\"\n"},
		{"a title alone over one name of two", []byte("DANH SÁCH\nSTT,Tên\n1,An\n"), Options{Wanted: []string{"Tên", "Xã"}},
			"? 2 rows.title [] Tên cột lấy ở hàng 2; 1 hàng có chữ ở trên là tiêu đề, không dùng.\n3 STT=\"1\" Tên=\"An\"\n"},
	} {
		if got := warned(t, "", c.data, c.opt); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.what, got, c.want)
		}
	}
}

// TestForms reads lists as offices have them: names in two rows, a row that
// numbers the columns, notes beside the table, errors in columns that no template
// uses, names that a mail merge writes in its own way.
func TestForms(t *testing.T) {
	parted := func(f *excelize.File) {
		set(t, f, "Sheet1", []any{"STT", "Họ và tên", "Năm 2026", nil}, []any{nil, nil, "Số tiền", "Ghi chú"}, []any{"A", "B", "(1)", "(2)=(1)x2"}, []any{1, "An", 5, 10})
		must(t, f.MergeCell("Sheet1", "A1", "A2"))
		must(t, f.MergeCell("Sheet1", "B1", "B2"))
		must(t, f.MergeCell("Sheet1", "C1", "D1"))
	}
	const told = "? 2 rows.title [] Tên cột lấy ở hàng 2; 1 hàng có chữ ở trên là tiêu đề, không dùng.\n? 2 rows.title [] Hàng 3 chỉ đánh số các cột, không lấy.\n"
	const row = "4 STT=\"1\" Họ và tên=\"An\" Số tiền=\"5\" Ghi chú=\"10\"\n"
	twins := func(f *excelize.File) {
		set(t, f, "Sheet1", []any{"Họ và tên", "Năm 2025", nil, "Năm 2026"}, []any{nil, "Số tiền", "Tỷ lệ", "Số tiền"}, []any{"An", 1, 2, 3})
		must(t, f.MergeCell("Sheet1", "A1", "A2"))
		must(t, f.MergeCell("Sheet1", "B1", "C1"))
	}
	const toldTwins = "? 2 rows.title [] Tên cột lấy ở hàng 2; 1 hàng có chữ ở trên là tiêu đề, không dùng.\n"
	const merged = "Tên cột ở ô A1 gộp nhiều hàng; tên các cột phải nằm trên một hàng."
	aside := cellsOf(`<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row r="2"><c><v>1</v></c><c t="e"><v>#N/A</v></c><c t="s"><v>2</v></c></row>`)
	for _, c := range []struct {
		what string
		data []byte
		opt  Options
		want string
	}{
		{"two rows of names", book(t, parted), Options{Wanted: []string{"Họ và tên", "Số tiền"}}, told + row},
		{"a name of both rows alone", book(t, parted), Options{Wanted: []string{"Họ và tên"}}, told + row},
		{"no name is wanted", book(t, parted), Options{}, told + row},
		{"the name above is wanted", book(t, parted), Options{Wanted: []string{"STT", "Năm 2026"}}, "! 1 " + merged},
		{"merged as a mail merge calls it", book(t, parted), Options{Wanted: []string{"Họ_và_tên", "Số_tiền"}}, told + row},
		{"CSV, numbered", []byte("Tên,Xã\n(1),(2)\nAn,X\n"), Options{}, "? 1 rows.title [] Hàng 2 chỉ đánh số các cột, không lấy.\n3 Tên=\"An\" Xã=\"X\"\n"},
		{"CSV, a title over a mail merge's names", []byte("DANH SÁCH\nSTT,Họ và tên,1. Lý do\n1,An,x\n"), Options{Wanted: []string{"Họ_và_tên", "M_1_Lý_do"}},
			"? 2 rows.title [] Tên cột lấy ở hàng 2; 1 hàng có chữ ở trên là tiêu đề, không dùng.\n3 STT=\"1\" Họ và tên=\"An\" 1. Lý do=\"x\"\n"},
		{"CSV, a title that holds the one name that is used", []byte("DANH SÁCH CÁC XÃ, TỔ\nSTT;Xã;\"Tiền; đồng\"\n1;X;5\n"), Options{Wanted: []string{"Xã"}},
			"? 2 rows.title [] Tên cột lấy ở hàng 2; 1 hàng có chữ ở trên là tiêu đề, không dùng.\n3 STT=\"1\" Xã=\"X\" Tiền; đồng=\"5\"\n"},
		{"values that look like numbers of columns", []byte("a,b,c\n1,2,3\n(1),(3),x\nA,B,C\n"), Options{}, "2 a=\"1\" b=\"2\" c=\"3\"\n3 a=\"(1)\" b=\"(3)\" c=\"x\"\n4 a=\"A\" b=\"B\" c=\"C\"\n"},
		{"bare numbers under many names", []byte("TT,Tên,Xã,Số\n1,2,3,4\nA,B,1,2\n"), Options{}, "? 1 rows.title [] Hàng ngay dưới tên cột có vẻ chỉ đánh số các cột, vẫn được lấy. Không phải dữ liệu thì xóa hàng ấy.\n2 TT=\"1\" Tên=\"2\" Xã=\"3\" Số=\"4\"\n3 TT=\"A\" Tên=\"B\" Xã=\"1\" Số=\"2\"\n"},
		{"the sum", []byte("Tên,Số\nAn,1\nTỔNG CỘNG:,1\nCộng Hòa,2\n"), Options{}, "2 Tên=\"An\" Số=\"1\"\n3 Tên=\"TỔNG CỘNG:\" Số=\"1\"\n? 3 row.total [Tên] «TỔNG CỘNG:»: hàng này có vẻ là hàng cộng, vẫn được lấy. Không cần thì xóa hàng ấy.\n4 Tên=\"Cộng Hòa\" Số=\"2\"\n"},
		{"twins below names", book(t, twins), Options{Wanted: []string{"Họ và tên", "Năm 2026 Số tiền"}}, toldTwins + "3 Họ và tên=\"An\" Năm 2025 Số tiền=\"1\" Tỷ lệ=\"2\" Năm 2026 Số tiền=\"3\"\n"},
		{"twins below names, found by one of them", book(t, twins), Options{Wanted: []string{"Họ và tên", "Số tiền"}}, toldTwins + "3 Họ và tên=\"An\" Năm 2025 Số tiền=\"1\" Tỷ lệ=\"2\" Năm 2026 Số tiền=\"3\"\n"},
		{"twins that are not used", []byte("Tên,Số,Số\nAn,1,2\n"), Options{Wanted: []string{"Tên"}}, "2 Tên=\"An\" Số=\"1\" Số (cột C)=\"2\"\n"},
		{"twins that are", []byte("Tên,Số,Số\nAn,1,2\n"), Options{Wanted: []string{"Số"}}, "! 1 Tên cột trùng nhau: «Số» (cột B và cột C)."},
		{"names with what leaves no ink, in another case of the sheet", book(t, func(f *excelize.File) { set(t, f, "Sheet1", []any{"\u200bHọ\u00a0tên\ufeff"}, []any{"An"}) }), Options{Sheet: "sheet1", Wanted: []string{"Họ tên"}}, "2 Họ tên=\"An\"\n"},
		{"names in an old encoding", []byte("Hä vµ tªn\nx\n"), Options{}, "? 1 row.encoding [] Tên cột «Hä vµ tªn» gõ bằng bảng mã cũ TCVN3: «Họ và tên». Chuyển danh sách sang Unicode rồi lập lại.\n2 Hä vµ tªn=\"x\"\n"},
		{"letters are no numbers", []byte("a,b\nA,B\n"), Options{}, "2 a=\"A\" b=\"B\"\n"},
		{"an error in a column that is not used", raw(t, aside, nil), Options{Wanted: []string{"a"}}, "2 a=\"1\"\n? 2 row.columns [] Cột C có dữ liệu mà không có tên ở hàng 1 nên không dùng.\n"},
	} {
		if got := warned(t, "", c.data, c.opt); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.what, got, c.want)
		}
	}
}

// TestHidden tells what a sheet hides, and leaves it out on request: rows that
// are filtered away, of no height, or hidden by the sheet's own default.
func TestHidden(t *testing.T) {
	filtered := strings.Replace(cellsOf(`<row r="1"><c t="s"><v>0</v></c></row><row r="2"><c><v>1</v></c></row><row r="3" hidden="1"><c><v>2</v></c></row>`+
		`<row r="4" ht="0" customHeight="1"><c><v>3</v></c></row><row r="5" hidden="true"/><row r="6" hidden="1"><c s="1"/></row><row r="7"><c><v>4</v></c></row><row r="9" hidden="1"><c><v>5</v></c></row>`),
		"</sheetData>", `</sheetData><autoFilter ref="A1:A9"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>`, 1)
	thin := strings.Replace(cellsOf(`<row r="1" ht="15"><c t="s"><v>0</v></c></row><row r="2"><c><v>1</v></c></row><row r="3" hidden="0"><c><v>2</v></c></row>`),
		"<sheetData>", `<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><cols><col min="1" max="1" width="9" hidden="1"/></cols><sheetData>`, 1)
	merged := strings.Replace(cellsOf(`<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row r="2" hidden="1"><c><v>1</v></c><c><v>7</v></c></row><row r="3"><c r="B3"><v>8</v></c></row>`),
		"</sheetData>", `</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>`, 1)
	for _, c := range []struct {
		what, sheet string
		opt         Options
		want        string
	}{
		{"taken", filtered, Options{Prefix: "--"}, "? 1 rows.hidden [] Trang «S» có 3 hàng ẩn hoặc bị lọc vẫn được lấy: hàng 3–4, 9. Không muốn lấy thì thêm --visible.\n" +
			"2 a=\"1\"\n3 a=\"2\"\n4 a=\"3\"\n7 a=\"4\"\n9 a=\"5\"\n"},
		{"left out", filtered, Options{Visible: true}, "? 1 rows.hidden [] Trang «S» có 3 hàng ẩn hoặc bị lọc không lấy: hàng 3–4, 9.\n2 a=\"1\"\n7 a=\"4\"\n"},
		{"the sheet's default", thin, Options{Visible: true}, "? 1 rows.hidden [] Trang «S» có 1 hàng ẩn không lấy: hàng 2.\n? 1 rows.hidden [] Trang «S» có cột ẩn vẫn được dùng: «a».\n3 a=\"2\"\n"},
		{"a column that is not used", thin, Options{Visible: true, Wanted: []string{"b"}}, "? 1 rows.hidden [] Trang «S» có 1 hàng ẩn không lấy: hàng 2.\n3 a=\"2\"\n"},
		{"a merged cell from a hidden row", merged, Options{Visible: true}, "? 1 rows.hidden [] Trang «S» có 1 hàng ẩn không lấy: hàng 2.\n3 a=\"1\" b=\"8\"\n"},
	} {
		if got := warned(t, "", raw(t, c.sheet, nil), c.opt); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.what, got, c.want)
		}
	}
	lists := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", []any{"mã", "x"}, []any{"A", 1}, []any{"B", 2})
		_, err := f.NewSheet("thôn")
		must(t, err)
		set(t, f, "thôn", []any{"mã", "tên"}, []any{"A", "một"}, []any{"A", "hai"}, []any{"B", "ba"})
		must(t, f.SetRowVisible("Sheet1", 3, false))
		must(t, f.SetRowVisible("thôn", 3, false))
	})
	if got, want := warned(t, "", lists, Options{Visible: true}), "? 1 rows.hidden [] Trang «Sheet1» có 1 hàng ẩn không lấy: hàng 3.\n? 1 rows.hidden [] Trang «thôn» có 1 hàng ẩn không lấy: hàng 3.\n"+
		"2 mã=\"A\" x=\"1\" thôn=[{tên=\"một\" mã=\"A\"}]\n"; got != want {
		t.Errorf("lists:\ngot  %q\nwant %q", got, want)
	}
}

// TestElsewhere names the other sheets where the one that is read has no rows.
func TestElsewhere(t *testing.T) {
	data := book(t, func(f *excelize.File) {
		set(t, f, "Sheet1", []any{"Cách điền: mỗi hàng một người"})
		for _, name := range []string{"Danh sách", "Danh mục", "ẩn"} {
			_, err := f.NewSheet(name)
			must(t, err)
		}
		set(t, f, "Danh sách", []any{"Tên"}, []any{"An"})
		must(t, f.SetSheetVisible("ẩn", false, true))
	})
	const others = " Các trang khác: «Danh sách», «Danh mục», «ẩn»; chọn trang bằng --sheet."
	for sheet, want := range map[string]string{
		"":          "! 0 Trang «Sheet1» không có hàng nào dưới tên cột (hàng 1)." + others,
		"Danh mục":  "! 0 Bảng trống: hàng đầu tiên phải là tên các cột. Các trang khác: «Sheet1», «Danh sách», «ẩn»; chọn trang bằng --sheet.",
		"Danh sách": "2 Tên=\"An\"\n",
	} {
		if got := warned(t, "", data, Options{Sheet: sheet, Prefix: "--"}); got != want {
			t.Errorf("%q:\ngot  %q\nwant %q", sheet, got, want)
		}
	}
}

// TestDoubts warns of values that have lost digits or are in an old encoding.
func TestDoubts(t *testing.T) {
	const lost = " là số đã bị bảng tính rút gọn, có thể đã mất chữ số. Định dạng cột là Văn bản rồi nhập lại.\n"
	const zero = ": có thể bảng tính đã bỏ số 0 ở đầu. Định dạng cột là Văn bản rồi nhập lại.\n"
	for _, c := range []struct{ name, data, want string }{
		{"a.csv", "Số CMND/CCCD,Mã số thuế,Số ĐT\n79203004005,106026495,2438252525\n079203004005,0106026495,02438252525\n273456789,5 000,912\n",
			"2 Số CMND/CCCD=\"79203004005\" Mã số thuế=\"106026495\" Số ĐT=\"2438252525\"\n? 2 row.zeros [Mã số thuế] «106026495» chỉ có 9 chữ số" + zero + "? 2 row.zeros [Số CMND/CCCD] «79203004005» chỉ có 11 chữ số" + zero + "? 2 row.zeros [Số ĐT] «2438252525» chỉ có 10 chữ số" + zero +
				"3 Số CMND/CCCD=\"079203004005\" Mã số thuế=\"0106026495\" Số ĐT=\"02438252525\"\n4 Số CMND/CCCD=\"273456789\" Mã số thuế=\"5 000\" Số ĐT=\"912\"\n"},
		{"a.csv", "a,b\n\uf0b7 x,\"=\"\"0123\"\"\"\n", "2 a=\"\\uf0b7 x\" b=\"0123\"\n? 2 row.pasted [a] Có ký tự U+F0B7 do dán chữ từ nơi khác, được bỏ hoặc thay.\n"},
		{"a.csv", "sep=\t\na\tb\nLÃª An\t1\n", "2 a=\"LÃª An\" b=\"1\"\n? 2 row.encoding [a] Chữ gõ bằng bảng mã cũ UTF-8/Windows-1252: «LÃª» là «Lê». Chuyển danh sách sang Unicode rồi lập lại.\n"},
		{"a.csv", "Tên,CCCD,ĐT\nLan,7.92E+10,912345678\nMai,079203004005,\"9,12E+08\"\nX,12E+5,1E5\n", "2 Tên=\"Lan\" CCCD=\"7.92E+10\" ĐT=\"912345678\"\n? 2 row.digits [CCCD] «7.92E+10»" + lost + "? 2 row.zeros [ĐT] «912345678» chỉ có 9 chữ số" + zero +
			"3 Tên=\"Mai\" CCCD=\"079203004005\" ĐT=\"9,12E+08\"\n? 3 row.digits [ĐT] «9,12E+08»" + lost + "4 Tên=\"X\" CCCD=\"12E+5\" ĐT=\"1E5\"\n"},
		{"a.csv", "a\nNguyÔn V¨n Thö\nNguyễn Văn Thử\n", "2 a=\"NguyÔn V¨n Thö\"\n? 2 row.encoding [a] Chữ gõ bằng bảng mã cũ TCVN3: «NguyÔn» là «Nguyễn». Chuyển danh sách sang Unicode rồi lập lại.\n3 a=\"Nguyễn Văn Thử\"\n"},
		{"a.json", `[{"ds":[{"tên":"Coâng vaên"}]}]`, "1 ds=[{tên=\"Coâng vaên\"}]\n? 1 row.encoding [tên] Chữ gõ bằng bảng mã cũ VNI: «Coâng» là «Công». Chuyển danh sách sang Unicode rồi lập lại.\n"},
	} {
		if got := warned(t, c.name, []byte(c.data), Options{}); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.data, got, c.want)
		}
	}
	long := strings.Repeat(`{"tên":"Leâ An"},`, 1000) + `{"tên":"Coâng vaên"}`
	if got := warned(t, "a.json", []byte(`[{"ds":[`+long+`]}]`), Options{}); strings.Count(got, "? ") != 1 {
		t.Errorf("a list of many is told as %q", got)
	}
	data := sheetOf(t, "", []string{"0"}, `<c><v>1.23456789012345E+15</v></c>`, `<c s="1"><v>1.23456789012345E+15</v></c>`, `<c><v>123456789012345</v></c>`)
	const more = "» có hơn 15 chữ số: Excel đã thay các chữ số sau bằng 0. Định dạng cột là Văn bản rồi nhập lại.\n"
	if got, want := warned(t, "", data, Options{}), "2 a=\"1234567890123450\"\n? 2 row.digits [a] «1234567890123450"+more+"3 a=\"1234567890123450\"\n? 3 row.digits [a] «1234567890123450"+more+"4 a=\"123456789012345\"\n"; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestOldBytes reads files that were saved before Unicode, where it is sure in
// what encoding, and says so; the texts were typed by hand from code tables.
func TestOldBytes(t *testing.T) {
	const list = "2 Họ và tên=\"Nguyễn Thị Hòa\" Số=\"1\"\n3 Họ và tên=\"Đỗ Văn Được\" Số=\"2\"\n4 Họ và tên=\"HĐND xã – Bình\" Số=\"3\"\n"
	for name, data := range map[string]string{
		"Windows-1258": "Ho\xf2 v\xe0 t\xean;S\xf4\xec\r\nNguy\xea\xden Thi\xf2 Ho\xcca;1\r\n\xd0\xf4\xde V\xe3n \xd0\xfd\xf5\xf2c;2\r\nH\xd0ND xa\xde \x96 Bi\xccnh;3\r\n",
		"TCVN3":        "H\xe4 v\xb5 t\xaan;S\xe8\r\nNguy\xd4n Th\xde H\xdfa;1\r\n\xa7\xe7 V\xa8n \xa7\xad\xeec;2\r\nH\xa7ND x\xb7 \x96 B\xd7nh;3\r\n",
		"VNI":          "Ho\xef va\xf8 te\xe2n;So\xe1\r\nNguye\xe3n Th\xf2 Ho\xf8a;1\r\n\xd1o\xe3 Va\xean \xd1\xf6\xf4\xefc;2\r\nH\xd1ND xa\xf5 \x96 B\xecnh;3\r\n",
	} {
		want := "? 1 rows.encoding [] Tệp viết bằng bảng mã cũ " + name + ", đã đọc và đổi sang Unicode («Họ», «và», «tên» …). Xem lại vài văn bản trước khi dùng.\n" + list
		if got := warned(t, "a.csv", []byte(data), Options{}); got != want {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, want)
		}
		head, body, _ := strings.Cut(data, "\r\n")
		long := head + "\r\n" + strings.Repeat(body, 10_000)
		r, err := New("a.csv", strings.NewReader(long), int64(len(long)), Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		count := 0
		for row, err := range r.All() {
			must(t, err)
			if got, want := row.Values["Họ và tên"].Text, []string{"Nguyễn Thị Hòa", "Đỗ Văn Được", "HĐND xã – Bình"}[count%3]; got != want {
				t.Fatalf("%s: row %d is %q", name, count, got)
			}
			count++
		}
		if count != 30_000 {
			t.Errorf("%s: %d rows", name, count)
		}
		must(t, r.Close())
	}
	for _, unsure := range []string{"T\xean,Hi\xe9u\nFran\xe7ois,Andr\xe9\nG\xfcnther,J\xf6rg\n", "a\nNguy\xd4n\n", strings.Repeat("\xd2\xd2 \xff\n", 50)} {
		if got := warned(t, "a.csv", []byte(unsure), Options{}); !strings.Contains(got, "không viết bằng UTF-8") {
			t.Errorf("%q: %s", unsure, got)
		}
	}
}

// TestLostLetters tells of letters that a spreadsheet has saved as question
// marks, and not of questions or addresses.
func TestLostLetters(t *testing.T) {
	data := "Tên\nNguy?n V?n An\nX? lý? Vâng.\nhttps://a.vn/x?y=z\nHỏi gì?Đáp gì\n"
	const want = "2 Tên=\"Nguy?n V?n An\"\n? 2 row.letters [Tên] «Nguy?n» có dấu ? giữa chữ: chữ có dấu đã mất khi lưu. Lưu lại từ bảng gốc thành CSV UTF-8 hoặc .xlsx.\n" +
		"3 Tên=\"X? lý? Vâng.\"\n4 Tên=\"https://a.vn/x?y=z\"\n5 Tên=\"Hỏi gì?Đáp gì\"\n"
	if got := warned(t, "a.csv", []byte(data), Options{}); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestSerial tells of rows that the column of numbers shows to be none of the
// list.
func TestSerial(t *testing.T) {
	const told = "Hàng này không có số thứ tự và có ít ô: có vẻ là tên nhóm, chữ ký hoặc ghi chú, vẫn được lấy. Không phải dữ liệu thì xóa hàng ấy.\n"
	data := "STT,Tên,Ngày,Số\nI,Thôn Một,,\n1,An,5/1,2\n,vợ An,6/1,3\nTổng cộng,,,5\n\n,NGƯỜI LẬP,,\n"
	want := "2 STT=\"I\" Tên=\"Thôn Một\"\n? 2 row.serial [STT] " + told + "3 STT=\"1\" Tên=\"An\" Ngày=\"5/1\" Số=\"2\"\n4 Tên=\"vợ An\" Ngày=\"6/1\" Số=\"3\"\n" +
		"5 STT=\"Tổng cộng\" Số=\"5\"\n? 5 row.total [STT] «Tổng cộng»: hàng này có vẻ là hàng cộng, vẫn được lấy. Không cần thì xóa hàng ấy.\n7 Tên=\"NGƯỜI LẬP\"\n? 7 row.serial [STT] " + told
	if got := warned(t, "a.csv", []byte(data), Options{}); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	const none = "2 STT=\"A1\" Tên=\"An\"\n3 Tên=\"Mai\"\n"
	if got := warned(t, "a.csv", []byte("STT,Tên\nA1,An\n,Mai\n"), Options{}); got != none {
		t.Errorf("got  %q\nwant %q", got, none)
	}
}

// TestSiblings tells of other sheets that have the names of the one that is read.
func TestSiblings(t *testing.T) {
	months := book(t, func(f *excelize.File) {
		for _, name := range []string{"Sheet1", "Tháng 2", "ẩn", "Khác"} {
			_, err := f.NewSheet(name)
			must(t, err)
			set(t, f, name, []any{"DANH SÁCH"}, []any{"Tên", "Số"}, []any{"An", 1})
		}
		must(t, f.SetSheetVisible("ẩn", false))
		must(t, f.SetCellValue("Khác", "B2", "Tiền"))
	})
	const title, row = "? 2 rows.title [] Tên cột lấy ở hàng 2; 1 hàng có chữ ở trên là tiêu đề, không dùng.\n", "3 Tên=\"An\" Số=\"1\"\n"
	opt := Options{Wanted: []string{"Tên", "Số"}, Lists: []string{}, Prefix: "--"}
	if got, want := warned(t, "", months, opt), title+"? 2 rows.sheet [] Lấy trang «Sheet1»; trang «Tháng 2» cũng có các tên cột ấy mà không được lấy. Cần trang khác thì chọn bằng --sheet.\n"+row; got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	opt.Sheet = "Tháng 2"
	if got, want := warned(t, "", months, opt), title+row; got != want {
		t.Errorf("asked for: got %q, want %q", got, want)
	}
}
