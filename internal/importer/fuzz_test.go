package importer_test

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/importer"
	"vanthu/internal/markup"
	"vanthu/internal/pasted"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// held wants of any paper: its document decodes, and no word is lost.
func held(t *testing.T, p *seen.Paper) {
	t.Helper()
	said := paperWords(p)
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := document.Decode(r.Document, document.Options{}); err != nil {
		t.Fatalf("%v\n%s", err, r.Document)
	}
	answered(t, r)
	old := slices.ContainsFunc(r.Findings, func(f fault.Fault) bool { return f.Rule == "import.encoding" })
	if lost := missingWords(said, r); len(lost) > 0 && !old { // old letters are other words
		t.Fatalf("lost %q of\n%s\n%v", lost, r.Document, r.LeftOut)
	}
}

// TestNoWordLost holds the examples, and papers of pieces of them in any order.
func TestNoWordLost(t *testing.T) {
	files, err := filepath.Glob("../../examples/*.docx")
	if err != nil || len(files) < 50 {
		t.Fatal(err, len(files))
	}
	var lines []string
	for _, file := range files {
		p := seenFile(t, file)
		for i := range p.Blocks {
			if q := p.Blocks[i].Paragraph; q != nil {
				lines = append(lines, q.Text())
			}
		}
		held(t, p)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		var text strings.Builder
		for range random.IntN(40) {
			text.WriteString(lines[random.IntN(len(lines))] + "\n")
		}
		held(t, seen.FromText(text.String()))
	}
}

func FuzzText(f *testing.F) {
	f.Add(plan)
	f.Add("Số: 9/TB\nKính gửi: A\n| a | b |\n|---|---|\n| 1 | 2 |\nĐiều 1. x\n1. y\na) z\n- w\n+ v\n./.")
	f.Add("PHỤ LỤC\n(Kèm theo Quyết định số 1)\nPhần I\nChương I\nMục 1\nHọ và tên: ……………")
	f.Add("ề\x0e0")
	f.Add("C¸c c¬ quan ®¬n vÞ\nnhµ n\u00adíc")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 20_000 && strings.ToValidUTF8(s, "") == s {
			held(t, pasted.Text(s))
		}
	})
}

func FuzzHTML(f *testing.F) {
	f.Add("<p align=center><b>KẾ HOẠCH</b></p><table><tr><td>Nơi nhận:<td>GIÁM ĐỐC</table><ol><li>a<ul><li>b</ol>")
	f.Add("0\xa000")
	f.Add("00\xe1\xba 00<b>\x9000")
	f.Add("<table border=1><tr><th colspan=2>a<tr><td rowspan=2>b<td>c<tr><td>d</table><p>m<sup>2</sup> *x* _y_")
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 20_000 {
			return
		}
		if p, err := pasted.HTML(strings.NewReader(s)); err == nil {
			held(t, p)
		}
	})
}

// FuzzWord reads a Word file of which the fuzzer writes the main part.
func FuzzWord(f *testing.F) {
	for _, name := range []string{"giay-moi", "quyet-dinh", "dang-bien-ban"} {
		f.Add(partOf(f, "../../examples/"+name+".docx", "word/document.xml"))
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		data := withPart(t, "../../examples/giay-moi.docx", "word/document.xml", document)
		if p, err := seen.FromWord(nil, bytes.NewReader(data), int64(len(data))); err == nil {
			held(t, p)
		}
	})
}

// partOf is a part of a Word file.
func partOf(t testing.TB, file, name string) []byte {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	part, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// withPart is a Word file in which one part is another. It is not packed: that
// takes most of the time otherwise.
func withPart(t testing.TB, file, name string, data []byte) []byte {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range z.File {
		text := data
		if part.Name != name {
			text = partOf(t, file, part.Name)
		}
		p, err := w.CreateHeader(&zip.FileHeader{Name: part.Name})
		if err == nil {
			_, err = p.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// FuzzPaper imports a paper whose lines the fuzzer writes and sets: four bytes of
// the shape say how each of them looks and where it stands.
func FuzzPaper(f *testing.F) {
	for _, shape := range []string{"", "\x01\x10\x00\x00", "\x09\x51\x21\x02\x03\x18\x00\x44\xff\x00\x31\x07"} {
		f.Add(plan, []byte(shape))
		f.Add("PHỤ LỤC I.1\n(Kèm theo Quy chế ban hành kèm theo Quyết định số 1/QĐ-A)\nSAO Y\nSố: 2/SY-B\nĐẾN\nNgày: 1/2/2026\nHình 1. a\nĐiều 1.\n./.", []byte(shape))
	}
	f.Fuzz(func(t *testing.T, text string, shape []byte) {
		if len(text) > 5_000 || strings.ToValidUTF8(text, "") != text {
			return
		}
		held(t, shaped(text, shape))
	})
}

// shaped is a paper of lines that look as the bytes say.
func shaped(text string, shape []byte) *seen.Paper {
	at := func(i int) byte {
		if len(shape) == 0 {
			return 0
		}
		return shape[i%len(shape)]
	}
	p := &seen.Paper{Source: seen.Source(at(0) % 3), Sheets: []seen.Sheet{{Number: 1, Width: 210 * units.MM, Height: 297 * units.MM}}}
	var table *seen.Table
	for i, line := range strings.Split(text, "\n") {
		look, place, set := at(4*i+1), at(4*i+2), at(4*i+3)
		q := &seen.Paragraph{Place: seen.Place{Paragraph: i + 1, Column: int(place >> 6), Table: int(place>>4) & 3, Box: set&128 > 0}, Runs: []seen.Run{{
			Text: line, Size: 14, Bold: look&1 > 0, Italic: look&2 > 0, Underline: look&4 > 0, Capitals: look&8 > 0,
			Raised: int(look>>4)%3 - 1, Face: []string{"", ".VnTime", "VNI-Times", ".VnTimeH"}[look>>6],
		}}}
		q.Set.Align, q.Set.PageBreakBefore = seen.Align(set%4), set&64 > 0
		q.Set.StyleName = []string{"", "Quốc hiệu", "Nội dung", "Cơ quan ban hành", "Số, ký hiệu", "Tên bảng", "Đề mục 1", "Người ký"}[set>>3&7]
		q.Number = []string{"", "1.", "a)", "•", "Điều 1.", "I.", "(i)", "1.1.1.1."}[place&7]
		switch {
		case place&8 > 0 && table != nil:
			row := &table.Rows[len(table.Rows)-1]
			row.Cells = append(row.Cells, seen.Cell{Column: len(row.Cells), Span: 1 + int(look>>5), Rows: 1 + int(set>>6), Blocks: []seen.Block{{Paragraph: q}}})
			if set&4 > 0 {
				table.Rows = append(table.Rows, seen.Row{Header: look&1 > 0})
			}
			continue
		case place&8 > 0:
			table = &seen.Table{Place: q.Place, Rows: []seen.Row{{Header: set&1 > 0}}}
			p.Blocks = append(p.Blocks, seen.Block{Table: table})
		case set == 17:
			p.Blocks = append(p.Blocks, seen.Block{Picture: &seen.Picture{Place: q.Place, Width: 50 * units.MM, Alt: line}})
		default:
			table = nil
		}
		p.Blocks = append(p.Blocks, seen.Block{Paragraph: q})
	}
	if n := len(p.Blocks); n > 2 && at(2) > 200 {
		p.Sheets[0].FirstHeader, p.Blocks = p.Blocks[:2:2], p.Blocks[2:]
	}
	return p
}

// TestMarksOfLetters: stars and underscores of the source are letters.
func TestMarksOfLetters(t *testing.T) {
	p := seen.FromText("Một *sao* và __gạch__ a_b\nHai")
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode(r.Document, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := markup.Plain(d.Opening[0]); got != "Một *sao* và __gạch__ a_b" {
		t.Errorf("%q", got)
	}
}

// TestOldLetters reads letters of TCVN3 and VNI, and tells of it once each.
func TestOldLetters(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"C¸c c¬ quan ®¬n vÞ\nUy ban nh©n d©n tØnh", "Các cơ quan đơn vị"},
		{"Caùc cô quan ñôn vò\nUÛy ban nhaân daân tænh", "Các cơ quan đơn vị"},
	} {
		r := fromText(t, c.text)
		if !strings.Contains(string(r.Document), c.want) || !slices.ContainsFunc(r.Findings, func(f fault.Fault) bool { return f.Rule == "import.encoding" }) {
			t.Errorf("%s\n%v", r.Document, r.Findings)
		}
	}
	p := seen.FromText("x")
	p.Blocks[0].Paragraph.Runs = []seen.Run{{Text: "céng hoµ", Face: ".VnTimeH"}}
	r, err := importer.Import(p, importer.Options{})
	if err != nil || !strings.Contains(string(r.Document), "CỘNG HOÀ") {
		t.Errorf("%v %s", err, r.Document)
	}
}

// TestOldLettersOfRuns reads a Word file in which old faces stand beside new ones in
// one paragraph, the letters of a word in several runs, and composed characters
// in pieces.
func TestOldLettersOfRuns(t *testing.T) {
	run := func(face, text string) string {
		return `<w:r><w:rPr><w:rFonts w:ascii="` + face + `" w:hAnsi="` + face + `"/></w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	body := `<w:p>` + run(".VnTime", "C¸c c") + run(".VnTime", "¬ quan, ") + run("Times New Roman", "đơn vị và ") + run("VNI-Times", "ñòa ph") + run("VNI-Times", "öông") + `</w:p>` +
		`<w:p>` + run(".VnTimeH", "céng hoµ") + run("Times New Roman", " xa\u0303 ho\u0323\u0302i") + `</w:p>` +
		`<w:tbl><w:tblPr><w:tblBorders><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>` + run(".VnTime", "Sè tiÒn") + `</w:p></w:tc><w:tc><w:p>` + run("Arial", "Đồng") + `</w:p></w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p>` + run(".VnTime", "n¨m") + `</w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>`
	data := withPart(t, "../../examples/giay-moi.docx", "word/document.xml", []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+body+`</w:body></w:document>`))
	p, err := seen.FromWord(nil, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := importer.Import(p, importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Các cơ quan, đơn vị và địa phương", "CỘNG HOÀ xã hội", `"Số tiền"`, `"colspan": 2`, `"năm"`, `"rowspan": 2`} {
		if !strings.Contains(string(r.Document), want) {
			t.Errorf("no %s in %s", want, r.Document)
		}
	}
	told := 0
	for _, f := range r.Findings {
		if f.Rule == "import.encoding" {
			told++
		}
	}
	if told != 2 {
		t.Errorf("%d encodings told: %v", told, r.Findings)
	}
}
