package compose

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
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

// TestBoundInColumns gives a column the room for what is bound in it where the
// rows grow no higher for that, and else parts it behind the dash, not in a
// number.
func TestBoundInColumns(t *testing.T) {
	for _, c := range []struct {
		name, note string
		want       []string // of the heads of columns two to four
	}{
		{"room", "Ghi", []string{"2026\u00a0-\u00a02027", "Thường xuyên", "Quý\u00a0IV/2028"}},
		{"none", strings.Repeat("Những việc phải làm trước mà không ai làm xong. ", 12), []string{"2026\u00a0- 2027", "Thường\nxuyên", "Quý IV/2028"}},
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
