package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// firstPage has row 20 of a table, and so is no page that a tall cell left blank.
const firstPage = "== d-1.svg…Việc 20\n…== d-2.svg"

// fieldCases are the complaints, in the order of their weight.
func fieldCases() []fieldCase {
	one := func(name, file string, data []byte, command string, code int, want, bad []string) fieldCase {
		return fieldCase{name, command, map[string][]byte{file: data}, code, want, bad}
	}
	batch := func(name string, template, rows []byte, kind string, code int, want, bad []string) fieldCase {
		return fieldCase{name, "batch -t t.docx -r r." + kind, map[string][]byte{"t.docx": template, "r." + kind: rows}, code, want, bad}
	}
	day := func(d int) time.Time { return time.Date(2026, 1, d, 0, 0, 0, 0, time.UTC) }
	month := sheetOf(nil, []string{"mm/dd/yyyy", "mm/dd/yyyy"}, []any{"Xã", "Ngày"}, []any{"A", day(5)}, []any{"B", day(25)})
	money := sheetOf(nil, []string{`#,##0.00\ [$₫-42A]`, `#,##0;(#,##0)`, "0.0%", `0" ha"`}, []any{"k", "v"}, []any{"a", 1234567}, []any{"b", -41230}, []any{"c", 0.075}, []any{"d", 12})
	people := []any{"STT", "Họ và tên"}
	group := func(n int) string {
		rows := make([]string, n)
		for i := range rows {
			rows[i] = fmt.Sprintf(`["Việc %d"]`, i)
		}
		rows[0] = fmt.Sprintf(`[{"text": "Nhóm", "rowspan": %d}, "Việc 0"]`, n)
		return `{"table": {"header": [["Nhóm", "Việc"]], "rows": [` + strings.Join(rows, ",") + `]}}`
	}
	group30 := group(30)
	numbers := [2]string{"numbering", `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`}
	listed := `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`
	field := `<w:p><w:fldSimple w:instr=" MERGEFIELD Tên "><w:r><w:t>«Tên»</w:t></w:r></w:fldSimple></w:p>`
	source := [2]string{"settings", `<w:settings><w:mailMerge><w:query w:val="SELECT"/></w:mailMerge></w:settings>`}
	box := `<w:p><w:r><w:pict><v:shape id="hop"><v:textbox><w:txbxContent>` + lines("", "Thôn {{t}}") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
	head := [2]string{"header", `<w:hdr>` + lines("", "Đầu {{t}}") + `</w:hdr>`}
	section := `<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr></w:pPr></w:p>`
	note := [2]string{"footnotes", `<w:footnotes><w:footnote w:id="1">` + lines("", "chú {{t}}") + `</w:footnote></w:footnotes>`}
	two := []byte(`[{"ds": [{"t": "Một"}, {"t": "Hai"}]}]`)
	return []fieldCase{
		batch("01 month first", wordOf(lines("", "{{Xã}}: {{Ngày}} = {{Ngày|longdate}}")), month, "xlsx", 0, []string{"A: 01/05/2026 = ngày 05 tháng 01 năm 2026", "B: 01/25/2026 = ngày 25 tháng 01 năm 2026",
			"«01/05/2026» là ngày 05/01/2026, in ra dễ đọc nhầm. Viết {{Ngày|date}}"}, nil),
		batch("01 month first, formatted", wordOf(lines("", "{{Xã}}: {{Ngày|date}}")), month, "xlsx", 0, []string{"A: 05/01/2026", "B: 25/01/2026"}, []string{"tháng trước ngày"}),
		one("02 old encodings", "d.json", paper(`"C«ng v¨n sè 5", "Coâng vaên soá 5"`), "render d.json", 1, []string{"bảng mã cũ TCVN3, in ra sai: «C«ng» là «Công»", "bảng mã cũ VNI, in ra sai: «Coâng» là «Công»"}, []string{"=="}),
		batch("02 old encodings in a list", wordOf(lines("", "{{Tên}}")), sheetOf(nil, nil, []any{"Tên"}, []any{"NguyÔn V¨n Thö"}), "xlsx", 0, []string{"cảnh báo: Chữ gõ bằng bảng mã cũ TCVN3: «NguyÔn» là «Nguyễn»"}, nil),
		one("03 blanks and stars", "d.json", paper(`"Ngày __/__/2026, số ____, đơn giá*số lượng*hệ số, 8*/10 và 9*/10"`), "render d.json", 0, []string{"Ngày __/__/2026, số ____, đơn giá*số lượng*hệ số, 8*/10 và 9*/10"}, nil),
		batch("04 mail merge", wordOf(field, source), []byte(`[{"Tên": "Xã A"}, {"Tên": "Xã B"}]`), "json", 0, []string{"\nXã A\n", "\nXã B\n"}, []string{"«Tên»", "MERGEFIELD", "SELECT"}),
		batch("04 no mark", wordOf(lines("", "Kính gửi")), []byte(`[{"Tên": "Xã A"}, {"Tên": "Xã B"}]`), "json", 1, []string{"không có dấu {{tên}} nào, nên 2 hàng sẽ ra 2 văn bản giống hệt nhau"}, []string{"=="}),
		batch("06 numbers begin anew", wordOf(lines("", "{{#ds}}", "{{t}}")+lines("", "{{#v}}")+lines(listed, "{{c}}")+lines("", "{{/v}}", "{{/ds}}"), numbers),
			[]byte(`[{"ds": [{"t": "Một", "v": [{"c": "a"}, {"c": "b"}]}, {"t": "Hai", "v": [{"c": "c"}]}]}]`), "json", 0,
			[]string{"Một\n[numId w:val=\"2\"]a\n[numId w:val=\"2\"]b\nHai\n[numId w:val=\"3\"]c\n"}, nil),
		batch("08 hidden rows", wordOf(lines("", "{{Tên}}")), sheetOf(func(f *excelize.File) {
			if err := f.SetRowVisible("Sheet1", 3, false); err != nil {
				panic(err)
			}
		}, nil, []any{"Tên"}, []any{"Lan"}, []any{"Mai"}), "xlsx", 0, []string{"có 1 hàng ẩn vẫn được lấy: hàng 3. Không muốn lấy thì thêm --visible", "Lan", "Mai"}, nil),
		batch("35 text boxes", wordOf(lines("", "{{#ds}}")+box+lines("", "{{/ds}}")), two, "json", 0, []string{"[shape hop_c1]Thôn Một", "[shape hop_c2]Thôn Hai"}, nil),
		batch("10 lines of a justified paragraph", wordOf(lines(`<w:pPr><w:jc w:val="both"/></w:pPr>`, "Ghi: {{d}}")), []byte(`[{"d": "một\nhai"}]`), "json", 0, []string{"[jc w:val=\"both\"]Ghi: một\n[jc w:val=\"both\"]hai\n"}, nil),
		batch("11 misspelt and optional", wordOf(lines("", "[{{ghi chu?}}]", "{{#dss?}}x{{/dss}}")), []byte(`[{"ghi chú": "x", "ds": [{"t": 1}]}]`), "json", 0, []string{"có phải ý là «ghi chú»?", "có phải ý là «ds»?"}, nil),
		batch("13 currency, brackets, per cent, units", wordOf(lines("", "{{v}} = {{v|number}}")), money, "xlsx", 0, []string{"1.234.567,00 ₫ = 1.234.567\n", "(41.230) = -41.230\n", "7,5% = 0,075\n", "12 ha = 12\n"}, nil),
		one("15 a tall merged cell", "d.json", paper(`"Như sau:", `+group30+`,`+group30), "render d.json --format svg", 0, []string{firstPage, "d-3.svg"}, []string{"d-4.svg"}),
		one("16 widths by what stands in columns", "d.json", paper(`{"table": {"header": [["STT", "Số tài khoản"]], "rows": [["1", "0123456789012345678901234567890123456789"]]}}`), "render d.json --format svg", 0, []string{"0123456789012345678901234567890123456789"}, nil),
		one("16 numbers that break", "d.json", paper(`{"table": {"rows": [[`+strings.Repeat(`"1.234.567.890",`, 11)+`"1"]]}}`), "render d.json --format svg", 0, []string{"Các cột quá hẹp nên có từ hoặc số bị ngắt ở giữa"}, nil),
		one("17 boxes and ticks", "d.json", paper(`"☐ Nam ☑ Nữ ☒ Khác ✓ Đạt"`), "render d.json", 0, []string{"☐ Nam ☑ Nữ ☒ Khác ✓ Đạt"}, []string{"Phông chữ không có"}),
		batch("20 titles", wordOf(lines("", "{{Họ và tên}}")), sheetOf(nil, nil, []any{"ỦY BAN NHÂN DÂN"}, []any{"DANH SÁCH"}, nil, people, []any{1, "An"}), "xlsx", 0, []string{"Tên cột lấy ở hàng 4; 2 hàng có chữ ở trên là tiêu đề, không dùng.", "\nAn\n"}, nil),
		batch("20b a guide first", wordOf(lines("", "{{Tên}}")), sheetOf(func(f *excelize.File) {
			if _, err := f.NewSheet("Danh sách"); err != nil {
				panic(err)
			}
		}, nil, []any{"Cách điền"}), "xlsx", 1, []string{"Trang «Sheet1» không có hàng nào", "Các trang khác: «Danh sách»; chọn trang bằng --sheet."}, nil),
		batch("21 a condition", wordOf(lines("", "{{#gc}}có {{gc}}{{/gc}}", "{{#vắng}}không{{/vắng}}", "{{^ds}}Không có ai{{/ds}}")), []byte(`[{"gc": "x", "vắng": "", "ds": []}]`), "json", 0, []string{"\ncó x\n", "Không có ai"}, []string{"không\n", "{{"}),
		batch("22 words, lower, decimals", wordOf(lines("", "{{t|words}}", "{{x|lower}}", "{{t|number:2}}")), []byte(`[{"t": 1234567, "x": "XÃ A"}]`), "json", 0, []string{"Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng\nxã a\n1.234.567,00\n"}, nil),
		batch("24 digits that are lost", wordOf(lines("", "{{CCCD}}")), []byte("Tên,CCCD\nLan,7.92E+10\nMai,079203004005\n"), "csv", 0, []string{"«7.92E+10» là số đã bị bảng tính rút gọn, có thể đã mất chữ số", "079203004005"}, nil),
		one("26 pasted characters", "d.json", paper(`"\uf0b7 Việc một", "Nghị\u00ad định", "thông\u200b tư", "Dòng một\u000bDòng hai"`), "render d.json", 0, []string{"- Việc một\nNghị định\nthông tư\nDòng một Dòng hai./.\n", "Ký tự U+F0B7 do dán chữ từ nơi khác đã được bỏ hoặc thay"}, nil),
		batch("26 pasted characters in a list", wordOf(lines("", "[{{Tên}}]")), []byte("Tên\n\uf0b7 Nghị\u00ad định\u200b\n"), "csv", 0, []string{"Có ký tự U+F0B7 do dán chữ từ nơi khác, được bỏ hoặc thay", "[- Nghị định]"}, nil),
		one("17 signs that the faces lack", "d.json", paper(`"25 ℃, ➢ Việc"`), "render d.json", 1, []string{"U+2103 (vị trí 4). Có thể viết «°C».", "U+27A2 (vị trí 7). Có thể viết «-»."}, []string{"=="}),
		batch("24 a row that cannot be read", wordOf(lines("", "{{Tên}}")), []byte("Tên,Ghi chú\nTrường \"A\",x\n"), "csv", 1, []string{"hàng 2: Hàng này có dấu ngoặc kép đặt sai"}, []string{"Không hàng nào có giá trị"}),
		batch("25 objects", wordOf(lines("", "{{người ký.tên}}")), []byte(`[{"người ký": {"tên": "Lan"}}]`), "json", 0, []string{"\nLan\n"}, nil),
		{"28 bookmarks", "batch -t t.json -r r.json --format pdf --merge --name {{x}}", map[string][]byte{"t.json": paper(`"{{x}}"`), "r.json": []byte(`[{"x": "xa-mot"}, {"x": "xa-hai"}]`)}, 0, []string{"== tat-ca.pdf\n", "/Title <FEFF00780061002D006D006F0074>", "/Title <FEFF00780061002D006800610069>"}, nil},
		one("31 slips", "d.json", paper(`"Thực hiện nghiêm túc .  Nếu vướng mắc,báo cáo ngay ( qua Sở ) nhé"`), "check d.json", 0, []string{"«túc .", "«mắc,báo»", "«( qua»", "«Sở ) nhé»"}, nil),
		one("30 a merged cell over pages", "d.json", paper(group(60)), "render d.json --format docx", 0, []string{"\nNhóm\nViệc 0\n", "\nNhóm\nViệc 3"}, nil),
		batch("27 headers of sections", wordOf(lines("", "{{#ds}}", "Nội dung {{t}}")+section+lines("", "{{/ds}}"), head), two, "json", 0, []string{"Đầu Một", "Đầu Hai"}, nil),
		batch("34 notes", wordOf(lines("", "{{#ds}}")+`<w:p><w:r><w:t>{{t}}</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`+lines("", "{{/ds}}"), note), two, "json", 0, []string{"chú Một", "chú Hai", `Một[footnoteReference w:id="2"]`, `Hai[footnoteReference w:id="3"]`}, nil),
	}
}
