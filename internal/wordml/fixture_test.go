package wordml

import (
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

const pt, mm = units.Point, units.MM

var (
	normal  = sheet.Char{Size: 14 * pt}
	bold    = sheet.Char{Face: sheet.Bold, Size: 14 * pt}
	italic  = sheet.Char{Face: sheet.Italic, Size: 14 * pt}
	small   = sheet.Char{Size: 11 * pt}
	line14  = units.Twips(322)
	line13  = units.Twips(299)
	line12  = units.Twips(276)
	body    = &sheet.Style{ID: "NoiDung", Name: "Nội dung", Char: normal, Format: sheet.Format{Align: sheet.Justify, First: 10 * mm, Line: line14, After: 6 * pt}}
	centred = &sheet.Style{ID: "QuocHieu", Name: "Quốc hiệu", Char: bold, Format: sheet.Format{Align: sheet.Center, Line: line14}}
	cellSt  = &sheet.Style{ID: "OBang", Name: "Ô bảng", Char: small, Format: sheet.Format{Line: line12}}
	strokes = &sheet.Style{ID: "DuongKe", Name: "Đường kẻ", Char: normal, Format: sheet.Format{Line: 2 * pt}}
	numbers = &sheet.Style{ID: "SoTrang", Name: "Số trang", Char: normal, Format: sheet.Format{Align: sheet.Center, Line: line14}}
	contact = &sheet.Style{ID: "LienHe", Name: "Thông tin liên hệ", Char: small, Format: sheet.Format{Align: sheet.Center, Line: line12}}
)

var a4 = sheet.Page{
	Width: units.Twips(11906), Height: units.Twips(16838),
	Top: units.Twips(1134), Bottom: units.Twips(1134), Left: units.Twips(1701), Right: units.Twips(850),
	HeaderTop: units.Twips(567),
}

func newSheet(sections ...*sheet.Section) *sheet.Sheet {
	for _, s := range sections {
		if s.Page == (sheet.Page{}) {
			s.Page = a4
		}
		s.Number = sheet.PageNumber{Style: numbers, Char: normal, Line: line14}
	}
	return &sheet.Sheet{
		Info:     sheet.Info{Title: "Kế hoạch <thử> & kiểm tra", Author: "SỞ NỘI VỤ", Subject: "Sơ kết", Language: "vi-VN", Date: "2026-11-20"},
		Styles:   []*sheet.Style{centred, strokes, body, cellSt, contact, numbers},
		Sections: sections,
	}
}

// text is a paragraph in a style, with what the caller changes about it.
func text(st *sheet.Style, s string, change ...func(*sheet.Paragraph)) *sheet.Paragraph {
	p := &sheet.Paragraph{Style: st, Format: st.Format}
	if s != "" {
		p.Runs = []sheet.Run{{Text: s, Char: st.Char}}
	}
	for _, c := range change {
		c(p)
	}
	return p
}

func spacer(line units.Length) *sheet.Paragraph {
	return &sheet.Paragraph{Style: body, Format: sheet.Format{Line: line}}
}

func rule(a sheet.Align, length, thick, gap, after units.Length) *sheet.Stroke {
	return &sheet.Stroke{Style: strokes, Align: a, Length: length, Thickness: thick, Gap: gap, After: after}
}

func cell(col int, blocks ...sheet.Block) sheet.Cell {
	return sheet.Cell{Column: col, Span: 1, RowSpan: 1, Blocks: blocks}
}

const long = "Thực hiện Kế hoạch số 120‑KL/TW ngày 05 tháng 01 năm 2026 của Ban Chấp hành Trung ương về công tác phòng, chống lụt bão, tìm kiếm cứu nạn trên địa bàn, các cơ quan, đơn vị khẩn trương rà soát, bổ sung phương án, chuẩn bị lực lượng và phương tiện để sẵn sàng ứng phó khi có tình huống xảy ra. "

// head is the two columns at the head of a document, with strokes and a box.
func head() []sheet.Block {
	return []sheet.Block{
		&sheet.Table{
			Columns: []units.Length{units.Twips(3800), units.Twips(5555)},
			Rows: []sheet.Row{{Cells: []sheet.Cell{
				cell(0,
					text(centred, "UBND TỈNH HÀ TĨNH"), text(centred, "SỞ NỘI VỤ"),
					rule(sheet.Center, 20*mm, pt*3/4, 2*pt, 4*pt),
					text(centred, "Số: 09/KH-SNV", func(p *sheet.Paragraph) { p.Runs[0].Char = normal; p.Format.After = 6 * pt }),
					&sheet.Box{Align: sheet.Center, Width: 40 * mm, High: 8 * mm, Border: pt / 2, Color: sheet.Red, After: 6 * pt,
						Text: text(centred, "THƯỢNG KHẨN", func(p *sheet.Paragraph) {
							p.Format.Line = line13
							p.Runs[0].Char = sheet.Char{Face: sheet.Bold, Size: 13 * pt, Color: sheet.Red}
						})},
					text(centred, "dưới khung")),
				cell(1,
					text(centred, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), text(centred, "Độc lập - Tự do - Hạnh phúc"),
					rule(sheet.Center, 73*mm, pt/2, 3*pt, 0),
					text(centred, "Hà Tĩnh, ngày 20 tháng 11 năm 2026", func(p *sheet.Paragraph) { p.Runs[0].Char = italic }),
					&sheet.Box{Align: sheet.Right, Width: 20 * mm, High: 8 * mm, Border: pt, Color: sheet.Red,
						Text: text(centred, "KHẨN", func(p *sheet.Paragraph) { p.Format.Line = line13 })},
					text(centred, "sát khung")),
			}}},
		},
		spacer(6 * pt),
		text(centred, "KẾ HOẠCH"),
		rule(sheet.Center, 50*mm, pt*3/4, 2*pt, 12*pt),
		rule(sheet.Left, 30*mm, pt/2, 0, 0),
		rule(sheet.Right, 30*mm, pt/2, 4*pt, 6*pt),
	}
}

// grid is a bordered table with spans, a header and a cell in the middle.
func grid() *sheet.Table {
	c := func(s string) sheet.Block { return text(cellSt, s) }
	return &sheet.Table{
		Indent:  units.Twips(200),
		Columns: []units.Length{units.Twips(1000), units.Twips(4000), units.Twips(4000)},
		Border:  pt / 2, PadX: units.Twips(108), PadY: units.Twips(40), Header: 1,
		Rows: []sheet.Row{
			{KeepNext: true, Cells: []sheet.Cell{cell(0, c("TT")), cell(1, c("Tên việc")), cell(2, c("Ghi chú"))}},
			{High: 30 * pt, Cells: []sheet.Cell{cell(0, c("1")), cell(1, c("hàng cao")), {Column: 2, Span: 1, RowSpan: 1, Middle: true, Blocks: []sheet.Block{c("giữa")}}}},
			{Cells: []sheet.Cell{{Column: 0, Span: 1, RowSpan: 2, Blocks: []sheet.Block{c("2")}}, {Column: 1, Span: 2, RowSpan: 1, Blocks: []sheet.Block{c("gộp hai cột")}}}},
			{Cells: []sheet.Cell{cell(1, c("dưới")), cell(2, rule(sheet.Center, 20*mm, pt/2, 2*pt, 2*pt), c("gạch trên"))}},
			{Split: true, Cells: []sheet.Cell{cell(0, c("3")), cell(1, &sheet.Table{
				Columns: []units.Length{units.Twips(1500), units.Twips(1500)}, Border: pt / 2, PadX: units.Twips(60),
				Rows: []sheet.Row{{Cells: []sheet.Cell{cell(0, c("trong")), cell(1, c("ngoài"))}}},
			}, text(cellSt, "sau bảng con")), cell(2, c("x"))}},
		},
	}
}

// everything uses each block and each property of a sheet.
func everything() *sheet.Sheet {
	blocks := head()
	blocks = append(blocks,
		text(body, long+long),
		&sheet.Paragraph{Style: body, Format: body.Format, Runs: []sheet.Run{
			{Text: "Chữ ", Char: normal}, {Text: "đậm", Char: bold}, {Text: " và ", Char: normal}, {Text: "nghiêng", Char: italic},
			{Text: " 5 < 6 & \"7\" > 2; 30\u201131;\ttab", Char: normal}, {Text: " gạch dưới", Char: sheet.Char{Size: 14 * pt, Underline: true}},
		}},
		text(body, long, func(p *sheet.Paragraph) { p.Format.First = -10 * mm; p.Format.Left = 20 * mm; p.Format.Right = 10 * mm }),
		&sheet.Paragraph{Style: body, Format: sheet.Format{Line: line14, Right: 5 * mm, After: 6 * pt}, Runs: []sheet.Run{{Text: "Họ và tên: ", Char: normal}, {Leader: true, Char: normal}}},
		grid(),
		spacer(pt*3),
		text(body, "Sau bảng."),
	)
	for range 12 {
		blocks = append(blocks, text(body, long))
	}
	blocks = append(blocks,
		text(body, "Sang trang", func(p *sheet.Paragraph) {
			p.Format.PageBreakBefore = true
			p.Format.KeepNext = true
			p.Format.KeepTogether = true
		}),
		text(body, long),
		signed(),
		text(body, "Sau chữ ký."))
	first := &sheet.Section{
		Blocks:      blocks,
		FirstHeader: []sheet.Block{text(centred, "LƯU HÀNH NỘI BỘ", func(p *sheet.Paragraph) { p.Format.Align = sheet.Right; p.Format.Line = line13 })},
		FirstFooter: []sheet.Block{rule(sheet.Left, a4.TextWidth(), pt/2, 2*pt, 2*pt), text(contact, "Địa chỉ: 01 đường Lê Lợi"), text(contact, "Điện thoại: 0123")},
		Stamps: []sheet.Stamp{{X: 35 * mm, Y: 60 * mm, Width: 50 * mm, High: 25 * mm, Border: pt * 3 / 4, Color: sheet.Red, PadX: mm, PadY: mm,
			Blocks: []sheet.Block{text(contact, "HUYỆN ỦY HẢI LĂNG"), rule(sheet.Center, 30*mm, pt/2, pt, pt), text(contact, "Số đến: 287")}}},
		Watermark: &sheet.Watermark{Name: "Chữ chìm", Text: "DỰ THẢO", Char: sheet.Char{Face: sheet.Bold, Size: 96 * pt, Color: sheet.Grey}, Angle: 45},
	}
	wide := a4
	wide.Width, wide.Height, wide.Landscape = a4.Height, a4.Width, true
	second := &sheet.Section{Page: wide, Blocks: []sheet.Block{text(centred, "Phụ lục"), grid()}}
	third := &sheet.Section{Blocks: []sheet.Block{text(centred, "Phụ lục 2"), text(body, long), text(body, "Cuối.")},
		LastFooter: []sheet.Block{rule(sheet.Left, a4.TextWidth(), pt/2, 2*pt, 2*pt), text(contact, "Địa chỉ cuối: 01 đường Lê Lợi"), text(contact, "Thư điện tử: a@b.vn")}}
	return newSheet(first, second, third)
}
