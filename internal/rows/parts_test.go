package rows

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// raw makes a workbook of one sheet from its XML, with other parts as given: an
// empty one is left out.
func raw(t testing.TB, sheet string, parts map[string]string) []byte {
	t.Helper()
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const kind = `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	all := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         rels + `<Relationship Id="r1" ` + kind + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": rels + `<Relationship Id="r1" ` + kind + `worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheet,
		"xl/sharedStrings.xml":       `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si><si><t>b</t></si><si><t xml:space="preserve"> x_x000D_` + "\n" + `y </t></si><si><r><t>Hà</t></r><r><rPr><b/></rPr><t xml:space="preserve"> Nội</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si></sst>`,
	}
	maps.Copy(all, parts)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if all[name] == "" {
			continue
		}
		part, err := w.Create(name)
		must(t, err)
		_, err = part.Write([]byte(all[name]))
		must(t, err)
	}
	must(t, w.Close())
	return b.Bytes()
}

// cellsOf is the XML of a sheet.
func cellsOf(rows string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
}

// TestSheetXML reads what other programs than Excel write, and refuses what
// cannot be meant.
func TestSheetXML(t *testing.T) {
	const names = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`
	const bad = "Tệp dữ liệu hỏng hoặc không đúng định dạng."
	for _, c := range []struct{ what, sheet, want string }{
		{"shared strings", cellsOf(names + `<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c></row>`), "a|b\n2 a=\" x\\r\\ny \" b=\"Hà Nội\"\n"},
		{"strings within", cellsOf(names + `<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="B2" t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c></row>`), "a|b\n2 a=\"x\" b=\"xy\"\n"},
		{"no references", cellsOf(`<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row/><row><c><v>5</v></c><c t="b"><v>1</v></c></row>`), "a|b\n3 a=\"5\" b=\"TRUE\"\n"},
		{"formulas", cellsOf(names + `<row r="2"><c r="A2" t="str"><f>B1</f><v>x</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>` +
			`<row r="3"><c r="A3" t="str"><f>B1</f><v></v></c><c r="B3"><f>1+1</f></c></row><row r="4"><c r="A4" t="n"><f>B1</f><v/></c><c r="B4"><f>1+1</f><v></v></c></row>`),
			"a|b\n2 a=\"x\" b=\"2\"\n3  ! row.cell [b] Ô B3 có công thức chưa tính kết quả; mở bằng Excel rồi lưu lại.\n" +
				"4  ! row.cell [a] Ô A4 có công thức chưa tính kết quả; mở bằng Excel rồi lưu lại. ! row.cell [b] Ô B4 có công thức chưa tính kết quả; mở bằng Excel rồi lưu lại.\n"},
		{"errors", cellsOf(names + `<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row><row r="3"><c r="A3"><v>1</v></c></row>`),
			"a|b\n2  ! row.cell [a] Ô A2 có lỗi #N/A của Excel. ! row.cell [b] Ô B2 có lỗi #DIV/0! của Excel.\n3 a=\"1\"\n"},
		{"an error for a name", cellsOf(`<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>`), "! 1 Hàng tên cột: Ô A1 có lỗi #REF! của Excel."},
		{"a prefix", `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row>` +
			`<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row><x:row r="3"><x:c r="B3"/></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A2:A3"/></x:mergeCells></x:worksheet>`, "a\n2 a=\"1\"\n"},
		{"far rows", cellsOf(names + `<row r="1048576"><c r="B1048576"><v>1</v></c></row>`), "a|b\n1048576 b=\"1\"\n"},
		{"breaks off", strings.TrimSuffix(cellsOf(names+`<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c`), "</sheetData></worksheet>"), "! 3 " + bad},
		{"not well formed", cellsOf(names + `<row r="2"><c r="A2"><v>1</v></c></row><row r="3"></c></row><row r="4"/>`), "! 3 " + bad},
		{"rows back", cellsOf(names + `<row r="3"><c r="A3"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`), "! 4 " + bad},
		{"a row twice", cellsOf(names + `<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`), "! 3 " + bad},
		{"a cell twice", cellsOf(names + `<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>`), "! 2 " + bad},
		{"cells back", cellsOf(names + `<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row>`), "! 2 " + bad},
		{"a cell nowhere", cellsOf(names + `<row r="2"><c r="2A"><v>1</v></c></row>`), "! 2 " + bad},
		{"no string of that number", cellsOf(names + `<row r="2"><c r="A2" t="s"><v>99</v></c></row>`), "a|b\n! 2 " + bad + "\n"},
		{"not XML", "abc", "! 0 " + bad},
	} {
		if got := dump(t, "", raw(t, c.sheet, nil), Options{}); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.what, got, c.want)
		}
	}
}

// TestNotWorkbook says what another ZIP is.
func TestNotWorkbook(t *testing.T) {
	word := strings.Replace(string(mustPart(t, "_rels/.rels")), "xl/workbook.xml", "word/document.xml", 1)
	binary := strings.Replace(string(mustPart(t, "_rels/.rels")), "xl/workbook.xml", "xl/workbook.bin", 1)
	for _, c := range []struct {
		parts map[string]string
		want  string
	}{
		{map[string]string{"_rels/.rels": "", "mimetype": "x", "content.xml": "x"}, "! 0 Tệp này ở định dạng của LibreOffice (.ods). Mở nó rồi lưu lại thành .xlsx."},
		{map[string]string{"_rels/.rels": word, "xl/workbook.xml": "", "word/document.xml": "x"}, "! 0 Tệp này là văn bản Word, không phải bảng tính. Lưu lại danh sách thành .xlsx."},
		{map[string]string{"_rels/.rels": binary, "xl/workbook.xml": "", "xl/workbook.bin": "x"}, "! 0 Tệp này ở định dạng .xlsb. Mở bằng Excel rồi lưu lại thành .xlsx."},
		{map[string]string{"_rels/.rels": ""}, "! 0 Tệp ZIP này không phải bảng tính .xlsx. Mở danh sách bằng Excel rồi lưu lại thành .xlsx."},
		{map[string]string{"XL/workbook.xml": "x"}, "! 0 Tệp dữ liệu hỏng hoặc không đúng định dạng."},
		{map[string]string{"xl/worksheets/sheet1.xml": ""}, "! 0 Bảng tính không có trang nào."},
	} {
		if got := dump(t, "", raw(t, "x", c.parts), Options{}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// mustPart is a part of an ordinary workbook.
func mustPart(t *testing.T, name string) []byte {
	t.Helper()
	data := raw(t, "x", nil)
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	for _, f := range r.File {
		if f.Name == name {
			in, err := f.Open()
			must(t, err)
			var b bytes.Buffer
			_, err = b.ReadFrom(in)
			must(t, err)
			return b.Bytes()
		}
	}
	t.Fatalf("no part %s", name)
	return nil
}

// TestBombs opens small files that are large inside: each is refused, or gives
// a fault, with little memory, and leaves nothing on disk.
func TestBombs(t *testing.T) {
	const names = `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`
	many := func(s string, bytes int) string { return strings.Repeat(s, bytes/len(s)) }
	var far strings.Builder
	for i := 2; i < 2000; i++ {
		fmt.Fprintf(&far, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i, i)
	}
	for _, c := range []struct {
		what  string
		sheet string
		parts map[string]string
		want  string // the end
	}{
		{"a part that is not read", cellsOf(names), map[string]string{"xl/media/a.png": many("a", 40<<20)}, "a\n"},
		{"styles", cellsOf(names), map[string]string{"xl/styles.xml": many(" ", 34<<20)}, "sau khi giải nén."},
		{"rows", cellsOf(names + `<row r="1048570"/>` + many("<row/>", 1<<20)), nil, "! 1048576 Tệp dữ liệu hỏng hoặc không đúng định dạng."},
		{"a cell", cellsOf(names + `<row r="2"><c r="A2"><v>` + many("1", 3<<20) + `</v></c></row>`), nil, "Hàng 2 của bảng tính quá dài."},
		{"a comment", cellsOf(names + `<!--` + many("x", 3<<20) + `-->`), nil, "Hàng 2 của bảng tính quá dài."},
		{"a name", cellsOf(`<row r="1"><c r="A1" ` + many("x", 3<<20) + `="1"/></row>`), nil, "Hàng 1 của bảng tính quá dài."},
		{"cells in a row", cellsOf(names + `<row r="2">` + many("<c/>", 1<<20) + `</row>`), nil, "! 2 Tệp dữ liệu hỏng hoặc không đúng định dạng."},
		{"behind the rows", cellsOf(names) + `<a ` + many("x", 3<<20), nil, "Tệp dữ liệu hỏng hoặc không đúng định dạng."},
		{"a string", cellsOf(names), map[string]string{"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>` + many("x", 3<<20) + `</t></si></sst>`}, "hoặc một ô quá dài."},
		{"strings", cellsOf(names), map[string]string{"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + many("<si/>", 24<<20) + `</sst>`}, "hoặc một ô quá dài."},
		{"far columns", cellsOf(names + far.String()), nil, "! 2 Ô XFD2 có dữ liệu: bảng có quá 500 cột.\n"},
	} {
		data := raw(t, c.sheet, c.parts)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var got string
		if r, err := New("", bytes.NewReader(data), int64(len(data)), Options{TempDir: t.TempDir(), MaxRow: 64 << 10}); err != nil {
			got = told(t, err)
		} else {
			got = printed(t, r)
			must(t, r.Close())
		}
		runtime.ReadMemStats(&after)
		if made := (after.TotalAlloc - before.TotalAlloc) >> 20; made > 1000 {
			t.Errorf("%s: %d MB were made", c.what, made)
		}
		if !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: got …%q, want …%q", c.what, got[max(0, len(got)-200):], c.want)
		}
	}
}

// TestLies refuses a ZIP whose directory says less than there is.
func TestLies(t *testing.T) {
	data := raw(t, cellsOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`+strings.Repeat("<row/>", 1000)), nil)
	at := bytes.LastIndex(data, []byte("xl/worksheets/sheet1.xml")) - 46
	if string(data[at:at+4]) != "PK\x01\x02" {
		t.Fatal("no directory here")
	}
	copy(data[at+24:], []byte{100, 0, 0, 0})
	if got := dump(t, "", data, Options{}); got != "! 0 Tệp dữ liệu hỏng hoặc không đúng định dạng." {
		t.Error(got)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := range 100_000 {
		_, err := w.CreateRaw(&zip.FileHeader{Name: fmt.Sprint(i)})
		must(t, err)
	}
	must(t, w.Close())
	if got := dump(t, "", b.Bytes(), Options{}); got != "! 0 Tệp dữ liệu hỏng hoặc không đúng định dạng." {
		t.Error(got)
	}
}

// TestNothingLeft holds the folder for what is too large for memory to be empty
// after Close, and after a file that could not be read.
func TestNothingLeft(t *testing.T) {
	text := func(i int) string { return fmt.Sprintf("%d %s", i, strings.Repeat("chữ ", 400)) }
	noise := rand.NewChaCha8([32]byte{})
	packed := make([]byte, 800)
	var rows, strs strings.Builder
	for i := 2; i < 3000; i++ {
		noise.Read(packed)
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>%d</v></c><c r="B%d" t="inlineStr"><is><t>%x</t></is></c></row>`, i, i, i, i, packed)
		fmt.Fprintf(&strs, `<si><t>%s</t></si>`, text(i))
	}
	const names = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`
	parts := map[string]string{"xl/sharedStrings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si><si><t>b</t></si>` + strs.String() + `</sst>`}
	for _, c := range []struct {
		sheet string
		last  int
	}{{cellsOf(names + rows.String()), 2999}, {cellsOf(names+rows.String()) + "<", 0}} {
		data := raw(t, c.sheet, parts)
		dir := t.TempDir()
		r, err := New("", bytes.NewReader(data), int64(len(data)), Options{TempDir: dir})
		last := 0
		if err == nil {
			if left, err := os.ReadDir(dir); err != nil || len(left) == 0 {
				t.Error("this workbook was to be too large for memory")
			}
			for row, err := range r.All() {
				must(t, err)
				if last = row.Number; row.Values["a"].Text != text(last) {
					t.Fatalf("row %d: %v", last, row.Values)
				}
			}
			must(t, r.Close())
		}
		if last != c.last {
			t.Errorf("the last row is %d (%v), want %d", last, err, c.last)
		}
		left, err := os.ReadDir(dir)
		must(t, err)
		for _, f := range left {
			t.Errorf("%s is left", f.Name())
		}
	}
}
