package compose

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// TestShares wants any shares to fill the width to the twip.
func TestShares(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		columns := make([]document.Column, 1+random.IntN(document.MaxColumns))
		for i := range columns {
			if random.IntN(3) > 0 {
				columns[i].Width = 0.01 + random.Float64()*1000
			}
		}
		width := units.Twips(8000 + random.IntN(7000))
		widths := shares(columns, width)
		if units.Sum(widths) != width {
			t.Fatalf("%v of %v is %v", columns, width, widths)
		}
		for _, w := range widths {
			if w < 0 || w%units.Twip != 0 {
				t.Fatalf("%v of %v is %v", columns, width, widths)
			}
		}
	}
	even := shares(make([]document.Column, 3), units.Twips(900))
	if !slices.Equal(even, []units.Length{units.Twips(300), units.Twips(300), units.Twips(300)}) {
		t.Errorf("three columns without a share: %v", even)
	}
	average := shares([]document.Column{{Width: 1}, {}, {Width: 3}}, units.Twips(600))
	if !slices.Equal(average, []units.Length{units.Twips(100), units.Twips(200), units.Twips(300)}) {
		t.Errorf("a column without a share: %v", average)
	}
}

func TestWidened(t *testing.T) {
	w := func(twips ...int) []units.Length {
		out := make([]units.Length, len(twips))
		for i, n := range twips {
			out[i] = units.Twips(n)
		}
		return out
	}
	for _, c := range []struct {
		name                string
		widths, least, want []units.Length
	}{
		{"enough", w(100, 200), w(50, 50), w(100, 200)},
		{"one lacks", w(100, 200), w(150, 50), w(150, 150)},
		{"taken in proportion", w(100, 300, 200), w(160, 100, 100), w(160, 260, 180)},
	} {
		if got := widened(c.widths, c.least); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestWidenedSum wants the same sum, whole twips and no column under its
// least width, if that can be.
func TestWidenedSum(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		n := 1 + random.IntN(12)
		widths, least := make([]units.Length, n), make([]units.Length, n)
		for i := range n {
			widths[i] = units.Twips(random.IntN(2000))
			least[i] = units.Length(random.IntN(800 * int(units.Twip)))
		}
		if units.Sum(least) > units.Sum(widths) {
			continue // yielding has seen to it
		}
		got := widened(widths, least)
		if units.Sum(got) != units.Sum(widths) {
			t.Fatalf("%v with %v becomes %v", widths, least, got)
		}
		for i := range got {
			if got[i]%units.Twip != 0 || got[i] < least[i]-units.Twip {
				t.Fatalf("%v with %v becomes %v", widths, least, got)
			}
		}
	}
}

// TestYielding lowers first what may be parted anyway, then the longest words,
// those over figures before others, and no number.
func TestYielding(t *testing.T) {
	word := func(plain, all, number int, text bool) column {
		c := column{plain: units.Twips(plain), word: units.Twips(all), number: units.Twips(number)}
		if text {
			c.others = 1
		}
		return c
	}
	for _, c := range []struct {
		name    string
		columns []column
		width   int
		want    []int
	}{
		{"room", []column{word(100, 100, 0, true), word(200, 200, 0, true)}, 340, []int{120, 220}},
		{"an address", []column{word(100, 300, 0, true), word(100, 100, 0, true)}, 300, []int{180, 120}},
		{"an address, more than an even share", []column{word(10, 800, 0, true), word(400, 400, 0, true)}, 600, []int{180, 420}},
		{"the longest words", []column{word(100, 100, 0, true), word(200, 200, 0, true)}, 300, []int{120, 180}},
		{"over figures", []column{word(200, 200, 0, true), word(150, 150, 90, false)}, 350, []int{220, 130}},
		{"all words", []column{word(200, 200, 0, true), word(150, 150, 140, false)}, 300, []int{140, 160}},
		{"no room", []column{word(100, 100, 100, false), word(100, 100, 100, false)}, 120, []int{60, 60}},
	} {
		m := measured{columns: c.columns}
		least, want := make([]units.Length, 2), make([]units.Length, 2)
		for i, c := range c.columns {
			least[i] = c.word + units.Twips(20)
		}
		for i, n := range c.want {
			want[i] = units.Twips(n)
		}
		if got := m.yielding(least, units.Twips(20), units.Twips(c.width)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", c.name, got, want)
		}
	}
}

// TestNatural gives a column whose lines fit the room that they need, so that none
// of them breaks over what rounding takes.
func TestNatural(t *testing.T) {
	d := decoded(t, []byte(`{"kind":"thong-bao","issuer":{"name":"SỞ"},"subject":"a","sections":[{"table":{"header":[["Số TT","Nội dung chi","Đơn vị tính","Mức chi (đồng)","Ghi chú"]],
		"rows":[["1","Đi công tác trong tỉnh","đồng/người/ngày","150.000",""],["2","Đi công tác ngoài tỉnh","đồng/người/ngày","300.000","Không quá 15 ngày/tháng"]]}}]}`))
	want := []string{"Số TT", "Nội dung chi", "Đơn vị tính", "Mức chi\n(đồng)", "Ghi chú"}
	for i, cell := range tableOf(t, d).Rows[0].Cells {
		if got := textOf(cell.Blocks[0].(*sheet.Paragraph).Runs); got != want[i] {
			t.Errorf("%q, want %q", got, want[i])
		}
	}
}

// TestFitted sets a table of many columns closer and smaller, but not under the
// least size, in styles of their own; what the author has chosen stays.
func TestFitted(t *testing.T) {
	const row = `["Thưởng","Nghiêm","1.234","Quyết","Chuyên","Trưởng","Phường","Trong","Nghị"`
	for _, c := range []struct {
		more, style string
		size, pad   float64
		id          string
	}{
		{``, ``, 13, 1.5, "table"},
		{`,"Trong"`, ``, 13, 0.8, "table"},
		{`,"Nghề","Trong","Chuyên"`, ``, 11.5, 0.8, "table_11.5"},
		{`,"Nghề","Trong","Chuyên"`, `,"style":{"measures":{"table_pad_x":1.5}}`, 10, 1.5, "table_10"},
		{`,"Nghề","Trong","Chuyên"`, `,"style":{"sizes":{"table":12}}`, 12, 0.8, "table"},
		{`,"Nghề","Trong","Chuyên","Trong","Chuyên","Trong","Chuyên","Trong","Chuyên"`, ``, 10, 0.8, "table_10"},
	} {
		d := decoded(t, []byte(`{"kind":"thong-bao","issuer":{"name":"SỞ"},"subject":"a","sections":[{"table":{"header":[`+row+c.more+`]],"rows":[`+row+c.more+`]]}}]`+c.style+`}`))
		table := tableOf(t, d)
		for i, id := range []string{strings.Replace(c.id, "table", "table_head", 1), c.id} {
			p := table.Rows[i].Cells[0].Blocks[0].(*sheet.Paragraph)
			if size := p.Runs[0].Char.Size.Points(); p.Style.ID != id || size != c.size || p.Style.Char.Size != p.Runs[0].Char.Size || table.PadX != units.Millimetres(c.pad).ToTwip() {
				t.Errorf("%s%s: style %s, %v pt, %v", c.more, c.style, p.Style.ID, size, table.PadX)
			}
		}
	}
}

func TestPlacer(t *testing.T) {
	cell := func(colspan, rowspan int) document.Cell { return document.Cell{Colspan: colspan, Rowspan: rowspan} }
	place := newPlacer(4)
	for y, row := range []struct {
		cells   []document.Cell
		columns []int
	}{
		{[]document.Cell{cell(1, 3), cell(2, 1), cell(1, 2)}, []int{0, 1, 3}},
		{[]document.Cell{cell(1, 2), cell(1, 1)}, []int{1, 2}},
		{[]document.Cell{cell(2, 1)}, []int{2}},
		{[]document.Cell{cell(4, 2)}, []int{0}},
		{nil, nil},
		{[]document.Cell{cell(1, 1), cell(3, 1)}, []int{0, 1}},
	} {
		var got []int
		for _, c := range place.row(row.cells) {
			got = append(got, c.column)
		}
		if !slices.Equal(got, row.columns) {
			t.Errorf("row %d: columns %v", y+1, got)
		}
	}
}

// TestColumns wants widths by what stands in the columns, no number parted,
// and the decimal commas of a column under one another.
func TestColumns(t *testing.T) {
	d := decoded(t, []byte(`{"kind": "bao-cao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "to": ["UBND tỉnh"], "subject": "Kết quả", "sections": [{"table": {
		"header": [["STT", "Đơn vị/Địa phương/Tổ chức", "Năm", "Thư", "Số tiền"]],
		"rows": [["1", "Phòng Cải cách hành chính", "1985", "phongcaicachhanhchinh@thunghiemthunghiem.gov.vn", "1.234.567.890"], ["2", "Văn phòng", "2001", "", "12,25"], ["3", "Thanh tra", "1990", "", "-"]]}}]}`))
	table := tableOf(t, d)
	if c := table.Columns; units.Sum(c) != units.Twips(units.Sum(c).Twips()) || c[0] > 15*units.MM || c[4] < 27*units.MM || c[1] < c[2] {
		t.Errorf("columns %v", c)
	}
	want := []sheet.Align{sheet.Center, sheet.Left, sheet.Center, sheet.Left, sheet.Right}
	for i, cell := range table.Rows[1].Cells {
		if p := cell.Blocks[0].(*sheet.Paragraph); p.Format.Align != want[i] {
			t.Errorf("column %d is aligned %v, want %v", i+1, p.Format.Align, want[i])
		}
	}
	amount := func(row int) *sheet.Paragraph { return table.Rows[row].Cells[4].Blocks[0].(*sheet.Paragraph) }
	if whole, part := amount(1), amount(2); whole.Format.Right != (units.Length(13*1.25*float64(units.Point))).ToTwip() || part.Format.Right != 0 {
		t.Errorf("right of 1.234.567.890: %v, of 12,25: %v", whole.Format.Right, part.Format.Right)
	}
	if head := textOf(table.Rows[0].Cells[1].Blocks[0].(*sheet.Paragraph).Runs); !strings.Contains(head, "/\n") {
		t.Errorf("the head %q is not broken after a slash", head)
	}
}

// TestCountedColumn centres a column whose numbers count on from row to row, and one
// that says yes by a mark; amounts stand to the right.
func TestCountedColumn(t *testing.T) {
	d := decoded(t, []byte(`{"kind": "bao-cao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "sections": [{"table": {
		"header": [["Phòng thi", "Lớp", "Số bài", "Vắng", "Ghi chú"]],
		"rows": [["09", "1", "12", "x", ""], ["10", "2", "24", "", ""], ["11", "3", "25", "X", ""]]}}]}`))
	want := []sheet.Align{sheet.Center, sheet.Center, sheet.Right, sheet.Center, sheet.Left}
	for i, cell := range tableOf(t, d).Rows[1].Cells {
		if p := cell.Blocks[0].(*sheet.Paragraph); p.Format.Align != want[i] {
			t.Errorf("column %d is aligned %v, want %v", i+1, p.Format.Align, want[i])
		}
	}
}

// TestRowsOfLabel parts the rows of a cell of four lines where those over and under the
// turn of the page are as high as it, be they two or four.
func TestRowsOfLabel(t *testing.T) {
	label := `"text": "một\nhai\nba\nbốn", "rowspan": 6`
	for text, want := range map[string]string{
		`a`:       "+++++", // + stays with the next row
		`a\nb\nc`: "+   +",
	} {
		row := `"` + text + `"`
		rows := `[{` + label + `}, ` + row + `]` + strings.Repeat(`, [`+row+`]`, 5)
		d := decoded(t, []byte(`{"kind": "bao-cao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "sections": [{"table": {
			"rows": [["1", "2"], ["3", "4"], `+rows+`, ["5", "6"], ["7", "8"], ["9", "10"]]}}]}`))
		var got strings.Builder
		for _, r := range tableOf(t, d).Rows[2:7] {
			got.WriteByte(" +"[map[bool]int{true: 1}[r.KeepNext]])
		}
		if got.String() != want {
			t.Errorf("%q: the rows stay together as %q, want %q", text, got.String(), want)
		}
	}
}

// TestNamesWhole gives every column the room of its widest cell where the table has
// it, cells over several rows too, and a head that of its unit.
func TestNamesWhole(t *testing.T) {
	high := `{"text": "%s", "rowspan": 3}`
	row := `"Nguyễn Thị Thanh Thảo", "Trần Minh Khôi"%s, "Lý Gia Hân", "Đỗ Hữu Nghĩa"%s, "2,1"`
	first, other := fmt.Sprintf(row, ", "+fmt.Sprintf(high, "Phạm Ngọc Bảo Trân"), ", "+fmt.Sprintf(high, "Võ Hồng Phúc")), fmt.Sprintf(row, "", "")
	rows := strings.Repeat(`[`+first+`],[`+other+`],[`+other+`],`, 5)
	d := decoded(t, []byte(`{"kind": "bao-cao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "orientation": "landscape", "sections": [{"table": {
		"header": [["Giám thị 1", "Giám thị 2", "Giám thị hành lang", "Giám thị 1", "Giám thị 2", "Giám thị hành lang", "Nhôm (mg/L)"]],
		"rows": [`+strings.TrimSuffix(rows, ",")+`]}}]}`))
	table := tableOf(t, d)
	composer := newComposer(t.Context(), d, metrics.Default())
	for _, r := range table.Rows[1:] {
		for _, cell := range r.Cells {
			p := cell.Blocks[0].(*sheet.Paragraph)
			if n := composer.ruler.Lines(p, table.Columns[cell.Column]-2*table.PadX); n != 1 {
				t.Errorf("%q takes %d lines", textOf(p.Runs), n)
			}
		}
	}
	if unit := textOf(table.Rows[0].Cells[6].Blocks[0].(*sheet.Paragraph).Runs); unit != "Nhôm\n(mg/L)" {
		t.Errorf("the head %q", unit)
	}
}

// TestAmountsWhole gives amounts their room beside a decimal comma of others, whatever
// words other columns would keep whole.
func TestAmountsWhole(t *testing.T) {
	d := decoded(t, []byte(`{"kind": "bao-cao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "sections": [{"table": {
		"header": [[{"text": "Tên sản phẩm", "rowspan": 2}, {"text": "Đơn vị tính", "rowspan": 2}, {"text": "Thực hiện tháng 10", "rowspan": 2}, {"text": "Ước tháng 11", "rowspan": 2}, {"text": "Cộng dồn 11 tháng", "rowspan": 2},
			{"text": "Tốc độ tăng, giảm (%)", "colspan": 2}], ["So tháng trước", "So cùng kỳ"]],
		"rows": [["Điện thoại di động thông thường", "Nghìn chiếc", "2.345,1", "2.401,7", "25.480,0", "2,41", "-3,18"],
			["Linh kiện điện tử", "Triệu đồng", "88.412.330", "90.105.220", "934.116.020", "1,91", "21,47"]]}}]}`))
	table := tableOf(t, d)
	composer := newComposer(t.Context(), d, metrics.Default())
	for _, cell := range table.Rows[3].Cells[2:] {
		p := cell.Blocks[0].(*sheet.Paragraph)
		if n := composer.ruler.Lines(p, table.Columns[cell.Column]-2*table.PadX); n != 1 {
			t.Errorf("%q takes %d lines", textOf(p.Runs), n)
		}
	}
}

// TestMeasuredLines counts a cell that its column holds to the hair as one line.
func TestMeasuredLines(t *testing.T) {
	const room, text = 3 * units.MM, 40 * units.MM
	m := measured{rows: [][]units.Length{{text}, {text + units.Twip}, {2 * text}}}
	if n := m.lines([]units.Length{text + room}, room); n != 1+2+3 {
		t.Errorf("%d lines", n)
	}
}

// TestEvenColumns makes columns as wide as each other that hold alike figures, but for
// those whose heads would be parted.
func TestEvenColumns(t *testing.T) {
	for heads, even := range map[string]bool{
		`"Năm 2026","Năm 2027","Năm 2028","Năm 2029","Năm 2030","Tổng cộng"`:                 true,
		`"Năm 2026","Năm 2027","Năm 2028","Năm 2029","Giải ngân đến 31/12/2030","Tổng cộng"`: false,
	} {
		d := decoded(t, []byte(`{"kind": "bao-cao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Kết quả", "sections": [{"table": {
			"header": [["Nguồn vốn",`+heads+`]], "rows": [["Ngân sách trung ương","3.200","5.600","6.100","4.400","2.700","22.000"],["Ngân sách tỉnh","1.150","2.000","2.350","1.500","1.000","8.000"]]}}]}`))
		columns := tableOf(t, d).Columns[1:]
		if got := slices.Max(columns)-slices.Min(columns) <= units.Twip; got != even {
			t.Errorf("%s: %v", heads, columns)
		}
	}
}

// TestSlashes: a column's head is broken between alternatives, not in a symbol or a unit.
func TestSlashes(t *testing.T) {
	heads := []string{"Thực hiện Chỉ thị số 18-CT/TW", "Báo cáo đ/c Bí thư phụ trách", "Tốc độ (km/h) cho phép", "Họ và tên chủ hộ/người đại diện", "Hồ sơ tại https://a.vn/bieumau/xem"}
	in, err := json.Marshal(heads)
	if err != nil {
		t.Fatal(err)
	}
	table := tableOf(t, decoded(t, fmt.Appendf(nil, `{"kind":"bao-cao","issuer":{"name":"A","code":"B"},"subject":"C","sections":[{"table":{"columns":[{},{},{},{},{}],"header":[%s],"rows":[["1","2","3","4","5"]]}}]}`, in)))
	for i, want := range []bool{false, false, false, true, true} {
		if head := textOf(table.Rows[0].Cells[i].Blocks[0].(*sheet.Paragraph).Runs); strings.Contains(head, "/\n") != want {
			t.Errorf("the head %q is broken after a slash: %v", head, !want)
		}
	}
}

// tableOf is the table in a document's text.
func tableOf(t *testing.T, d *document.Document) *sheet.Table {
	t.Helper()
	for _, b := range sheetOf(t, d).Sections[0].Blocks {
		if got, ok := b.(*sheet.Table); ok && got.Tag == sheet.Tag(rules.Table) {
			return got
		}
	}
	t.Fatal("no table")
	return nil
}

// TestLongColumn wants a column of long texts wide where its rows would else be
// high, though columns of short ones then take two lines.
func TestLongColumn(t *testing.T) {
	short := []string{"Trưởng đoàn", "Phó đoàn", "Thư ký", "Ngày", "Xã"}
	row := []string{"Trường Phổ thông dân tộc bán trú Tiểu học và Trung học cơ sở Mường Lạn", "Bà Quàng Thị Chung", "Ông Lò Văn Muôn", "Ông Tòng Văn Hịa", "05/11/2026", "Mường Lạn"}
	for _, c := range []struct {
		shorts int
		most   int // lines of the long text
	}{{2, 2}, {5, 4}} {
		data, err := json.Marshal(object{"kind": "thong-bao", "issuer": object{"name": "SỞ"}, "subject": "Lịch",
			"sections": []object{{"table": object{"header": [][]string{append([]string{"Trường"}, short[:c.shorts]...)}, "rows": [][]string{row[:c.shorts+1]}}}}})
		if err != nil {
			t.Fatal(err)
		}
		d := decoded(t, data)
		lines := map[units.Length]bool{}
		for _, l := range pagesOf(t, d)[0].Lines {
			if l.Of.Source == "/sections/0/table/rows/0/0" {
				lines[l.Baseline] = true
			}
		}
		if len(lines) == 0 || len(lines) > c.most {
			t.Errorf("beside %d short columns a long text has %d lines", c.shorts, len(lines))
		}
	}
}

// TestBoundInColumns gives a column the room for what is bound in it where the
// rows grow no higher for that, and else parts it behind the dash, not in a
// number.
func TestBoundInColumns(t *testing.T) {
	for _, c := range []struct {
		name, note string
		want       []string // of the heads of columns two to four
	}{
		{"room", "Ghi", []string{"2026\u00a0-\u00a02027", "Thường xuyên", "Quý\u00a0IV/2028"}},
		{"none", strings.Repeat("Những việc phải làm trước mà không ai làm xong. ", 12), []string{"2026\u00a0- 2027", "Thường\nxuyên", "Quý IV/\u200b2028"}},
	} {
		row := `["a", "1", "2", "3", "` + c.note + `"]`
		d := decoded(t, []byte(`{"kind": "bao-cao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "to": ["UBND tỉnh"], "subject": "Kết quả", "sections": [{"table": {
			"columns": [{"width": 8}, {"width": 10}, {"width": 10}, {"width": 10}, {"width": 62}],
			"header": [["TT", "2026 - 2027", "Thường xuyên", "Quý IV/2028", "Ghi chú"]], "rows": [`+row+`,`+row+`]}}]}`))
		for i, want := range c.want {
			if head := textOf(tableOf(t, d).Rows[0].Cells[i+1].Blocks[0].(*sheet.Paragraph).Runs); strings.ReplaceAll(head, "\u2011", "-") != want {
				t.Errorf("%s: a head %q, want %q", c.name, head, want)
			}
		}
	}
}

// TestBoldRowsLead keeps a row in bold, or two, with the plain one below.
func TestBoldRowsLead(t *testing.T) {
	bold := func(text string) string {
		return `[{"text": "` + text + `", "bold": true}, {"text": "5", "bold": true}]`
	}
	rows := make([]string, 0, 24)
	for range 4 {
		rows = append(rows, bold("A"), bold("I"), `["một", "1"]`, `["hai", "2"]`, `["ba", "3"]`, `["bốn", "4"]`)
	}
	d := decoded(t, []byte(`{"kind": "bao-cao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "to": ["UBND tỉnh"], "subject": "Kết quả", "sections": [{"table": {
		"header": [["Việc", "Số"]], "rows": [`+strings.Join(rows, ",")+`]}}]}`))
	table := tableOf(t, d)
	for i, row := range table.Rows[3 : len(table.Rows)-2] {
		if want := strings.HasPrefix(rows[i+2], `[{`); row.KeepNext != want {
			t.Errorf("row %d stays with the next: %v", i+3, row.KeepNext)
		}
	}
}

// TestTableLooks wants a name of its own for each look of tables.
func TestTableLooks(t *testing.T) {
	var s styles
	var got []string
	for _, table := range []sheet.Table{
		{}, {PadX: units.Point}, {Color: sheet.Red}, {Border: units.Point}, {Border: units.Point, Color: sheet.Red}, {Border: 2 * units.Point}, {Color: sheet.Red},
	} {
		got = append(got, s.table(&table).ID)
	}
	want := []string{"table_plain", "table_plain_2", "table_plain_3", "table_lined", "table_frame", "table_lined_2", "table_plain_3"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTallLastRow wants nothing kept with a signature whose table ends with a row that
// parts between pages: the row's own last lines go along.
func TestTallLastRow(t *testing.T) {
	for _, c := range []struct {
		words int // of the last row
		want  bool
	}{{4, true}, {600, false}} {
		d := decoded(t, fmt.Appendf(nil, `{"kind":"thong-bao","issuer":{"name":"SỞ"},"sections":["Một đoạn.","Hai đoạn.",{"table":{"columns":[{"width":1},{"width":2}],
			"rows":[["a","%s"]]}}],"signer":{"position":["GIÁM ĐỐC"],"name":"Nguyễn Văn An"}}`, strings.TrimSpace(strings.Repeat("chữ ", c.words))))
		kept := false
		for _, b := range sheetOf(t, d).Sections[0].Blocks {
			if p, ok := b.(*sheet.Paragraph); ok && textOf(p.Runs) == "Hai đoạn." {
				kept = p.Format.KeepNext
			}
		}
		if kept != c.want {
			t.Errorf("above a row of %d words the text is kept with the signature: %v, want %v", c.words, kept, c.want)
		}
	}
}

// TestUnitOverTable sets the unit of a table's figures to the right over it, and its name in the middle.
func TestUnitOverTable(t *testing.T) {
	for caption, want := range map[string]sheet.Align{"Đơn vị tính: đồng": sheet.Right, "Bảng 1. Dự toán": sheet.Center} {
		d := decoded(t, fmt.Appendf(nil, `{"kind":"bao-cao","issuer":{"name":"SỞ"},"subject":"a","sections":[{"table":{"caption":%q,"rows":[["1","2"]]}}]}`, caption))
		found := false
		for _, b := range sheetOf(t, d).Sections[0].Blocks {
			if p, ok := b.(*sheet.Paragraph); ok && plainHyphens(textOf(p.Runs)) == caption {
				found = true
				if p.Format.Align != want || !p.Format.KeepNext {
					t.Errorf("%s: aligned %v, stays with the table %v", caption, p.Format.Align, p.Format.KeepNext)
				}
			}
		}
		if !found {
			t.Errorf("%s is not there", caption)
		}
	}
}

// TestCountedColumns centres the row that counts the columns of a table, and takes none of it for figures.
func TestCountedColumns(t *testing.T) {
	for row, want := range map[string]sheet.Align{`["(1)","(2)","(3)","(4)"]`: sheet.Center, `["A","B","1","2"]`: sheet.Left, `["1","2","3","4"]`: sheet.Left, `["(1)","(2)","(3)","(5)"]`: sheet.Left, `["(A)","(1)","(2)","(3)"]`: sheet.Center} {
		d := decoded(t, []byte(`{"kind":"bao-cao","issuer":{"name":"SỞ"},"subject":"a","sections":[{"table":{"header":[["Xã","Tên","Loại","Ghi chú"]],"rows":[`+row+`,["Tân An","Bình","Tốt","Đủ"]]}}]}`))
		table := tableOf(t, d)
		if got := table.Rows[1].Cells[1].Blocks[0].(*sheet.Paragraph).Format.Align; got != want {
			t.Errorf("%s is aligned %v, want %v", row, got, want)
		}
		if got := table.Rows[2].Cells[1].Blocks[0].(*sheet.Paragraph).Format.Align; got != sheet.Left {
			t.Errorf("under %s a text is aligned %v", row, got)
		}
	}
}

// TestThreeRowsPart lets the last of three high rows go to the signature's page with a line of text, and no other: else the
// page before would have nothing but the head.
func TestThreeRowsPart(t *testing.T) {
	high := strings.Repeat("Kiểm tra việc lãnh đạo, chỉ đạo, tổ chức thực hiện nghị quyết về đột phá phát triển khoa học. ", 3)
	for _, c := range []struct {
		row  string
		want bool // the second row stays with the third
	}{{high, false}, {"Kiểm tra", true}} {
		d := reportOf(t, []string{"Việc", "Người"}, slices.Repeat([][]string{{c.row, "Nguyễn Văn A"}}, 3), object{"closing": []string{"Kính báo cáo."}, "signer": object{"position": []string{"GIÁM ĐỐC"}, "name": "Trần Văn B"}})
		rows := tableOf(t, d).Rows
		if rows[1].KeepNext != true || rows[2].KeepNext != c.want || rows[3].KeepNext != true {
			t.Errorf("%.8s: the rows stay with the next %v, %v, %v", c.row, rows[1].KeepNext, rows[2].KeepNext, rows[3].KeepNext)
		}
	}
}
