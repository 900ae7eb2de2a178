package seen

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"vanthu/internal/rules"
	"vanthu/internal/units"
	"vanthu/internal/word"
)

const (
	officeNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	linkType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	sectA4   = `<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr>`
)

// docx is a Word file with this in its body, a list of numbers, and the number of
// the page in its header. Changes are in pairs: a text of its parts, and what
// stands in its place.
func docx(t testing.TB, body string, changes ...string) []byte {
	t.Helper()
	links := func(pairs ...string) string {
		var b strings.Builder
		for i := 0; i < len(pairs); i += 3 {
			fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, pairs[i], linkType+pairs[i+1], pairs[i+2])
		}
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + b.String() + `</Relationships>`
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"_rels/.rels", links("a", "officeDocument", "word/document.xml")},
		{"word/_rels/document.xml.rels", links("n", "numbering", "numbering.xml", "h", "header", "header1.xml")},
		{"word/header1.xml", `<w:hdr ` + officeNS + `><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`},
		{"word/numbering.xml", `<w:numbering ` + officeNS + `><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>` +
			`<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="` + "\uf0b7" + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`},
		{"word/document.xml", `<w:document ` + officeNS + `><w:body>` + body + `</w:body></w:document>`},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(strings.NewReplacer(changes...).Replace(part[1]))); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func fromWord(t testing.TB, body string, changes ...string) *Paper {
	t.Helper()
	data := docx(t, body, changes...)
	p, err := FromWord(nil, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// para is a paragraph: "|" breaks a line, "\t" is a tab.
func para(properties, text string) string {
	text = strings.NewReplacer("|", `</w:t><w:br/><w:t xml:space="preserve">`, "\t", `</w:t><w:tab/><w:t xml:space="preserve">`).Replace(text)
	return `<w:p><w:pPr>` + properties + `</w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func table(properties string, rows ...string) string {
	return `<w:tbl><w:tblPr>` + properties + `</w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="5000"/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
}

func row(cells ...string) string {
	return `<w:tr><w:tc>` + strings.Join(cells, `</w:tc><w:tc>`) + `</w:tc></w:tr>`
}

const gridLines = `<w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:insideV w:val="single"/></w:tblBorders>`

// outline is what is read, a line for each block.
func outline(blocks []Block) string {
	var b strings.Builder
	for i := range blocks {
		switch one := &blocks[i]; {
		case one.Paragraph != nil:
			p := one.Paragraph
			fmt.Fprintf(&b, "%d.%d %s%s\n", p.Place.Paragraph, p.Place.Column, p.Number, p.Text())
		case one.Stroke != nil:
			fmt.Fprintf(&b, "%d.%d ~%.0f%s\n", one.Stroke.Place.Paragraph, one.Stroke.Place.Column, one.Stroke.Place.Width.Points(), one.Stroke.Text)
		case one.Table != nil:
			fmt.Fprintf(&b, "table\n")
		}
	}
	return b.String()
}

// textBox is a text box with these paragraphs.
func textBox(style, inner string) string {
	return `<w:pict><v:shape style="` + style + `"><v:textbox><w:txbxContent>` + inner + `</w:txbxContent></v:textbox></v:shape></w:pict>`
}

// lineAt is a paragraph with a line at a height from its top, of a length, in points.
func lineAt(y, width int, text string) string {
	const style = `position:absolute;margin-top:%dpt;width:%dpt;height:0`
	return `<w:p><w:r><w:pict><v:shape type="#_x0000_t32" style="` + fmt.Sprintf(style, y, width) + `"/></w:pict><w:t>` + text + `</w:t></w:r></w:p>`
}

func TestFromWord(t *testing.T) {
	t.Parallel()
	border := `<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>`
	line := `<w:p><w:r><w:pict><v:line from="10pt,1pt" to="70pt,1pt"/></w:pict></w:r></w:p>`
	for name, c := range map[string]struct{ body, want string }{
		"a head in a table": {
			table("", row(para("", "SỞ NỘI VỤ")+line, para("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), row(para("", "Số: 1/A-B"), para("", "Huế, ngày 1 tháng 1 năm 2026"))),
			"1.1 SỞ NỘI VỤ\n2.1 \n2.1 ~60\n4.1 Số: 1/A-B\n3.2 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n5.2 Huế, ngày 1 tháng 1 năm 2026\n",
		},
		"a head with tabs": {
			para("", "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + para("", "-------\t\t-----------") + para("", "Số: 1/A-B\tHuế, ngày 1 tháng 1 năm 2026") + para("", "Text\twith a tab"),
			"1.1 SỞ NỘI VỤ\n2.1 ~0-------\n3.1 Số: 1/A-B\n1.2 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n2.2 ~0-----------\n3.2 Huế, ngày 1 tháng 1 năm 2026\n4.0 Text\twith a tab\n",
		},
		"line breaks":        {para("", "SỞ|NỘI VỤ|_____"), "1.0 SỞ\n1.0 NỘI VỤ\n1.0 ~0_____\n"},
		"tables of content":  {table(gridLines, row(para("", "TT"), para("", "Tên")), row(para("", "1"), para("", "A"))), "table\n"},
		"numbers with lines": {table(gridLines, row(para("", "1"), para("", "Số 144-TB/TU")), row(para("", "2"), para("", "Số 98-KH/TU"))), "table\n"},
		"numbering":          {para(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, "One") + para(`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>`, "Two"), "1.0 I.One\n2.0 •Two\n"},
		"a text box":         {`<w:p><w:r><w:t>at</w:t><w:pict><v:shape><v:textbox><w:txbxContent>` + para("", "DỰ THẢO") + `</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`, "1.0 at\n2.0 DỰ THẢO\n"},
		"content controls":   {`<w:sdt><w:sdtContent>` + para("", "in") + `</w:sdtContent></w:sdt><w:tbl><w:sdt><w:sdtContent>` + row(para("", "cell")) + `</w:sdtContent></w:sdt></w:tbl>`, "1.0 in\n2.0 cell\n"},
		"a border":           {para(`<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr><w:ind w:left="2000" w:right="2000"/>`, "T") + sectA4, "1.0 T\n1.0 ~268\n"},
		"a border above":     {para(`<w:pBdr><w:top w:val="single" w:sz="4"/></w:pBdr><w:ind w:left="2000" w:right="2000"/>`, "T") + sectA4, "1.0 ~268\n1.0 T\n"},
		"in a frame":         {para(`<w:framePr w:w="4000"/>`+border, "T") + para(border, "U") + sectA4, "1.0 T\n1.0 ~200\n2.0 U\n2.0 ~468\n"},
		"a frame":            {para(`<w:pBdr><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/></w:pBdr>`, "T") + sectA4, "1.0 T\n1.0 ~468\n"},
		"columns of text": {
			para(border, "A") + `<w:p><w:pPr>` + border + `</w:pPr><w:r><w:br w:type="column"/></w:r><w:r><w:t>B</w:t></w:r></w:p>` +
				`<w:p><w:pPr>` + strings.Replace(sectA4, "</w:sectPr>", `<w:cols w:num="2" w:equalWidth="0"><w:col w:w="2000"/><w:col w:w="4000"/></w:cols></w:sectPr>`, 1) + `</w:pPr></w:p>` + para(border, "C") + sectA4,
			"1.0 A\n1.0 ~100\n2.0 B\n2.0 ~200\n3.0 \n4.0 C\n4.0 ~468\n",
		},
		"columns in a column": {
			table("", row(para("", "Nơi nhận:")+table("", row(para("", "- A;"), para("", "- Lưu: VT.")))+para("", ""), para("", "GIÁM ĐỐC"))),
			"1.1 Nơi nhận:\n2.1 - A;\n3.1 - Lưu: VT.\n4.1 \n5.2 GIÁM ĐỐC\n",
		},
		"a box in a column": {
			table("", row(`<w:p><w:r>`+textBox("", para("", "Nơi nhận:"))+`</w:r></w:p>`, para("", "GIÁM ĐỐC"))),
			"1.1 \n2.1 Nơi nhận:\n3.2 GIÁM ĐỐC\n",
		},
		"addressees under a head": {
			table("", row(para("", "SỞ NỘI VỤ"), para("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), row(para("", "Kính gửi:"), para("", "- A."))),
			"1.1 SỞ NỘI VỤ\n2.2 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n3.1 Kính gửi:\n4.2 - A.\n",
		},
		"a head in boxes": {
			`<w:p><w:r><w:t>QUYẾT ĐỊNH</w:t>` + textBox("", para("", "SỞ NỘI VỤ")+para("", "Số: 1/A-B")) + textBox("", para("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")+para("", "Độc lập - Tự do - Hạnh phúc")) +
				`<w:pict><v:line style="position:absolute" from="10pt,90pt" to="30pt,90pt"/></w:pict><w:pict><v:line style="position:absolute" from="10pt,90pt" to="170pt,90pt"/></w:pict></w:r></w:p>`,
			"2.0 SỞ NỘI VỤ\n1.0 ~20\n3.0 Số: 1/A-B\n4.0 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n5.0 Độc lập - Tự do - Hạnh phúc\n1.0 ~160\n1.0 QUYẾT ĐỊNH\n",
		},
		"strokes anchored elsewhere": {
			table("", row(para("", "SỞ NỘI VỤ")+para("", "VĂN PHÒNG")+para("", "Số: 1/A-B"), lineAt(30, 10, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")+para("", "Độc lập - Tự do - Hạnh phúc"))) +
				lineAt(-60, 160, "") + lineAt(50, 40, "KẾ HOẠCH") + para(`<w:jc w:val="center"/>`, "Về một việc") + para(`<w:jc w:val="center"/>`, "năm 2026"),
			"1.1 SỞ NỘI VỤ\n2.1 VĂN PHÒNG\n4.1 ~10\n3.1 Số: 1/A-B\n4.2 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n5.2 Độc lập - Tự do - Hạnh phúc\n6.2 ~160\n6.0 \n7.0 KẾ HOẠCH\n8.0 Về một việc\n9.0 năm 2026\n7.0 ~40\n",
		},
		"signers in rows": {table("", row(para("", "BÊN A"), para("", "BÊN B")), row(para("", "BÊN C"), para("", "BÊN D"))), "1.1 BÊN A\n2.2 BÊN B\n3.1 BÊN C\n4.2 BÊN D\n"},
	} {
		if got := outline(fromWord(t, c.body).Blocks); got != c.want {
			t.Errorf("%s:\n%swant\n%s", name, got, c.want)
		}
	}
}

// TestManyBoxes reads a paragraph of very many text boxes and lines. One that takes for
// ever does not come to the end of the test.
func TestManyBoxes(t *testing.T) {
	const many = 10_000
	line := `<w:pict><v:line from="10pt,1pt" to="170pt,1pt"/></w:pict>`
	for _, boxes := range []int{2, many} {
		p := fromWord(t, `<w:p><w:r>`+strings.Repeat(textBox("", para("", stateHead)), boxes)+strings.Repeat(line, many)+`</w:r></w:p>`)
		if len(p.Blocks) != boxes+many+1 {
			t.Errorf("%d blocks of %d text boxes", len(p.Blocks), boxes)
		}
	}
}

// TestEdged measures the frame of a mark, and of nothing else.
func TestEdged(t *testing.T) {
	t.Parallel()
	for inner, want := range map[string]bool{para("", "KHẨN"): true, para("", "SỞ NỘI VỤ") + para("", "Số: 1/A-B"): false} {
		p := fromWord(t, `<w:p><w:r>`+textBox("width:2in;height:1in", inner)+`</w:r></w:p>`)
		s := p.Blocks[1].Paragraph.Set
		if s.Boxed != want || (s.Room == 2*units.Inch) != want || (s.High == units.Inch) != want {
			t.Errorf("%s: %+v", inner, s)
		}
	}
}

// TestFramedCell measures the frame that a cell makes: a table of its own, or the one cell
// of a head with lines around it.
func TestFramedCell(t *testing.T) {
	t.Parallel()
	const around = `<w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/>`
	cell := func(borders, text string) string {
		return `<w:tc><w:tcPr><w:tcW w:w="1701" w:type="dxa"/><w:tcBorders>` + borders + `</w:tcBorders></w:tcPr>` + para("", text) + `</w:tc>`
	}
	for _, c := range []struct {
		name, table string
		boxed       bool
	}{
		{"a table of its own", table(`<w:tblBorders>`+around+`</w:tblBorders>`, `<w:tr><w:trPr><w:trHeight w:val="454" w:hRule="exact"/></w:trPr>`+cell("", "KHẨN")+`</w:tr>`), true},
		{"a cell of a head", table("", `<w:tr><w:trPr><w:trHeight w:val="454" w:hRule="exact"/></w:trPr>`+cell(around, "KHẨN")+cell("", stateHead)+`</w:tr>`), true},
		{"a table without lines", table("", `<w:tr>`+cell("", "KHẨN")+`</w:tr>`), false},
	} {
		p := fromWord(t, c.table)
		s := p.Blocks[0].Paragraph.Set
		if s.Boxed != c.boxed || (s.High == units.Twips(454)) != c.boxed || s.Boxed && s.Room != units.Twips(1701) {
			t.Errorf("%s: %+v", c.name, s)
		}
	}
}

// TestTabStops tells what a tab before a line does.
func TestTabStops(t *testing.T) {
	t.Parallel()
	p := fromWord(t, para(`<w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs>`, "\t2")+para("", "\t3"))
	if s := p.Blocks[0].Paragraph.Set; s.Tabs != 1 || !s.Amid || s.Reach != units.Twips(4680) {
		t.Errorf("%+v", s)
	}
	if s := p.Blocks[1].Paragraph.Set; s.Tabs != 1 || s.Amid || s.Reach != 0 {
		t.Errorf("%+v", s)
	}
}

func TestSheetsOfWord(t *testing.T) {
	t.Parallel()
	p := fromWord(t, para("", "a")+`<w:p><w:pPr>`+sectA4+`</w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>`+
		`<w:p><w:r><w:t>b</w:t><w:br w:type="page"/></w:r></w:p>`+para("", "c")+`<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>`)
	if len(p.Sheets) != 2 || p.Sheets[0].Width != units.Twips(11906) || p.Sheets[1].FirstBlock != 2 || p.Traces.Hidden != 1 {
		t.Errorf("%+v %+v", p.Sheets, p.Traces)
	}
	for _, s := range p.Sheets { // the second section takes the header of the first
		if len(s.Header) != 1 || len(s.Header[0].Paragraph.Runs) != 1 || s.Header[0].Paragraph.Runs[0].Field != "PAGE" {
			t.Errorf("header %+v", s.Header)
		}
	}
	if last := p.Blocks[len(p.Blocks)-1].Paragraph; !last.Set.PageBreakBefore || last.Text() != "c" {
		t.Errorf("no page break before %+v", last)
	}
}

func TestMergedCells(t *testing.T) {
	t.Parallel()
	merged := func(kind, text string) string { return `<w:tcPr><w:vMerge` + kind + `/></w:tcPr>` + para("", text) }
	p := fromWord(t, table(gridLines, row(merged(` w:val="restart"`, "a"), para("", "b")), row(merged("", "more"), para("", "c")), row(`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+para("", "d"))))
	rows := p.Blocks[0].Table.Rows
	first := rows[0].Cells[0]
	if len(rows) != 3 || first.Rows != 2 || len(first.Blocks) != 2 || len(rows[1].Cells) != 1 || rows[1].Cells[0].Column != 1 || rows[2].Cells[0].Span != 2 {
		t.Errorf("%+v", rows)
	}
}

// hostile are texts that were made to be hard on the recogniser.
func hostile() map[string]string {
	const lots = 30_000
	return map[string]string{
		"annexes":    strings.Repeat("PHỤ LỤC 1\n", lots),
		"copies":     "Nơi nhận:\n- A;\n" + strings.Repeat("SAO Y\n", lots),
		"titles":     "Nơi nhận:\n" + strings.Repeat("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", lots),
		"subjects":   "KẾ HOẠCH\n" + strings.Repeat("về việc này\n", lots),
		"signers":    strings.Repeat("TM. ỦY BAN\nCHỦ TỊCH\nA\n", lots),
		"marks":      strings.Repeat("TM. ỦY BAN\n", lots),
		"labels":     strings.Repeat("Nơi nhận:\n", lots),
		"recipients": "Nơi nhận:\n" + strings.Repeat("- a,\nb\n", lots),
		"tabs":       strings.Repeat("SỞ A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n", lots),
		"blanks":     "SỞ A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n" + strings.Repeat("\n", lots),
		"headings":   strings.Repeat("Chương I\n", lots),
		"addressees": "Kính gửi:\n" + strings.Repeat("- A;\n", lots),
		"bases":      "QUYẾT ĐỊNH\n\n" + strings.Repeat("Căn cứ a\n", lots),
		"one line":   strings.Repeat("Số: / ngày tháng năm ", lots),
	}
}

// TestHostileText names such texts. One that takes for ever does not come to the
// end of the test.
func TestHostileText(t *testing.T) {
	t.Parallel()
	for name, text := range hostile() {
		p := FromText(text)
		p.Name()
		if f := p.Facts(); len(f.Subject.Text) > 1<<20 {
			t.Errorf("%s: a subject of %d bytes", name, len(f.Subject.Text))
		}
	}
}

// countLetters counts what of a text is no blank.
func countLetters(text string, to map[rune]int, sign int) {
	for _, r := range text {
		if plain(string(r)) != "" {
			to[r] += sign
		}
	}
}

// sound wants of what was named what the types promise.
func sound(t *testing.T, p *Paper) {
	t.Helper()
	p.Name()
	for i := range p.Blocks {
		q := p.Blocks[i].Paragraph
		if q == nil {
			continue
		}
		if q.Sure < 0 || q.Sure > 1 || q.Typed < 0 || q.Typed > len(q.Text()) || q.Annex < 0 || q.Signer < 0 || q.Element == "" && q.Sure != 0 {
			t.Errorf("%+v", q)
		}
		if q.Number != "" && q.Typed != 0 {
			t.Errorf("a number of Word's was typed: %+v", q)
		}
	}
	p.Facts()
}

// FuzzText wants every letter of a text in its paper, and a paper that is sound.
func FuzzText(f *testing.F) {
	f.Add(congVan)
	f.Add("Chương I\nĐiều 1\n1.")
	f.Add("UBND\tĐẢNG CỘNG SẢN VIỆT NAM\n*\t____\nSố 1-QĐ/TU\tHuế, ngày 1/2/2026\fPHỤ LỤC I\n(Kèm theo A\nB)\nĐiều 1. a\n1) b\nMột là, c")
	f.Fuzz(func(t *testing.T, text string) {
		p := FromText(text)
		left := map[rune]int{}
		countLetters(text, left, 1)
		for i := range p.Blocks {
			switch b := &p.Blocks[i]; {
			case b.Paragraph != nil:
				countLetters(b.Paragraph.Text(), left, -1)
			case b.Stroke != nil:
				countLetters(b.Stroke.Text, left, -1)
			}
		}
		for r, n := range left {
			if n != 0 {
				t.Errorf("%q: %d lost", r, n)
			}
		}
		sound(t, p)
	})
}

// FuzzWord reads a body that is written anyhow.
func FuzzWord(f *testing.F) {
	f.Add(table(gridLines, row(para("", "1"), para("", "2"))) + para(`<w:numPr><w:numId w:val="1"/></w:numPr>`, "a|b\tc") + sectA4)
	f.Add(table("", row(para("", "Nơi nhận:|- A;"), para(`<w:jc w:val="center"/>`, "TM. UBND|CHỦ TỊCH|||A"))))
	f.Fuzz(func(t *testing.T, body string) {
		data := docx(t, body)
		p, err := FromWord(nil, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			if p != nil {
				t.Errorf("an error and a paper: %v", err)
			}
			return
		}
		sound(t, p)
	})
}

// TestFromWordRefuses wants the limits of package word to be told as such.
func TestFromWordRefuses(t *testing.T) {
	t.Parallel()
	_, err := FromWord(nil, bytes.NewReader(nil), word.MaxFileSize+1)
	if err == nil || !strings.Contains(err.Error(), "limit") {
		t.Error(err)
	}
}

// TestStrokes wants each stroke under the part that it stands under.
func TestStrokes(t *testing.T) {
	t.Parallel()
	p := fromWord(t, table("", row(
		para(`<w:jc w:val="center"/>`, "SỞ NỘI VỤ|-------")+para("", "Số: 01/BC-SNV"),
		para("", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|___________")+para("", "Huế, ngày 01 tháng 02 năm 2026")))+
		para(`<w:jc w:val="center"/>`, "BÁO CÁO|Kết quả|-----")+para("", "Nội dung.")+para("", "__________"))
	p.Name()
	var got []rules.Element
	for i := range p.Blocks {
		if s := p.Blocks[i].Stroke; s != nil {
			got = append(got, s.Under)
		}
	}
	if want := fmt.Sprint([]rules.Element{rules.Issuer, rules.Motto, rules.Subject, ""}); fmt.Sprint(got) != want {
		t.Errorf("%v, want %v", got, want)
	}
}

// BenchmarkWord reads a paper of ten pages and names its parts.
func BenchmarkWord(b *testing.B) {
	data := read(b, "../../examples/ke-hoach-dai.docx")
	for b.Loop() {
		p, err := FromWord(nil, bytes.NewReader(data), int64(len(data)))
		if err != nil {
			b.Fatal(err)
		}
		p.Name()
		p.Facts()
	}
}

// TestBulletText: a number is what it shows, whatever its hyphen or its bullet is.
func TestBulletText(t *testing.T) {
	for number, want := range map[string]string{"a\u2011 ": "a-", "\uf02d": "-", "\uf0b7": "•", "1.": "1."} {
		if got := bulletText(number); got != want {
			t.Errorf("%q: %q, want %q", number, got, want)
		}
	}
}
