package wordml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/templates"
)

func TestEveryPartIsWellFormed(t *testing.T) {
	names, parts := unpack(t, render(t, everything()))
	if names[0] != templates.ContentTypes {
		t.Errorf("%s comes first", names[0])
	}
	for _, name := range names {
		if strings.HasSuffix(name, ".png") { // its type is told once for all
			continue
		}
		d := xml.NewDecoder(strings.NewReader(parts[name]))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
		if !strings.HasSuffix(name, ".rels") && name != templates.ContentTypes && !strings.Contains(parts[templates.ContentTypes], `"/`+name+`"`) {
			t.Errorf("%s has no content type", name)
		}
	}
}

// A reader of the XML finds the sheet's text, all of it and in its order.
func TestTextComesBack(t *testing.T) {
	s := everything()
	_, parts := unpack(t, render(t, s))
	var want []string
	for i, sec := range s.Sections {
		first := slices.IndexFunc(sec.Blocks, func(b sheet.Block) bool { p, ok := b.(*sheet.Paragraph); return ok && len(p.Runs) > 0 }) + 1
		want = sheetText(want, sec.Blocks[:first])
		for _, stamp := range sec.Stamps { // anchored in the first paragraph
			want = sheetText(want, stamp.Blocks)
		}
		want = sheetText(want, sec.Blocks[first:])
		if len(sec.LastFooter) > 0 {
			want[len(want)-1] += strings.Join(sheetText(nil, sec.LastFooter), "")
		}
		if i == 0 {
			header := strings.Join(xmlText(t, parts["word/header2.xml"]), "")
			if first := strings.Join(sheetText(nil, sec.FirstHeader), ""); header != first {
				t.Errorf("first header %q, want %q", header, first)
			}
		}
	}
	got := xmlText(t, parts[templates.Document])
	if g, w := strings.Join(got, ""), strings.Join(want, ""); g != w {
		t.Errorf("text differs:\n got %q\nwant %q", g, w)
	}
}

func sheetText(out []string, blocks []sheet.Block) []string {
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			line := ""
			for _, r := range b.Runs {
				if r.Leader {
					line += "\t"
				}
				line += r.Text
			}
			out = append(out, line)
		case *sheet.Box:
			out = sheetText(out, []sheet.Block{b.Text})
		case *sheet.Table:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					out = sheetText(out, c.Blocks)
				}
			}
		}
	}
	return out
}

func xmlText(t *testing.T, part string) (out []string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(part))
	inText := false
	for {
		token, err := d.Token()
		if err != nil {
			return out
		}
		switch e := token.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "t"
			switch e.Name.Local {
			case "tab":
				if len(e.Attr) == 0 { // a tab stop has attributes
					out = append(out, "\t")
				}
			case "noBreakHyphen":
				out = append(out, noBreakHyphen)
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				out = append(out, string(e))
			}
		}
	}
}

// Of a paragraph that is as its style says, the file says nothing but the
// style: a clerk who changes the style changes the paragraph.
func TestStylesCarryTheLook(t *testing.T) {
	_, parts := unpack(t, render(t, newSheet(&sheet.Section{Blocks: []sheet.Block{
		text(body, "Theo kiểu."),
		text(centred, "Khác", func(p *sheet.Paragraph) {
			p.Format = sheet.Format{Align: sheet.Left, First: -5 * mm, Left: 5 * mm, Line: line13, After: pt, KeepNext: true}
			p.Runs[0].Char = sheet.Char{Face: sheet.Italic, Size: 13 * pt, Underline: true, Color: sheet.Red}
		}),
	}})))
	for _, want := range []string{
		`<w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr><w:r><w:t xml:space="preserve">Theo kiểu.</w:t></w:r></w:p>`,
		`<w:pStyle w:val="QuocHieu"/><w:keepNext/><w:spacing w:after="20" w:line="299" w:lineRule="exact"/>` +
			`<w:ind w:left="283" w:hanging="283"/><w:jc w:val="left"/></w:pPr>` +
			`<w:r><w:rPr><w:b w:val="0"/><w:i/><w:color w:val="FF0000"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:u w:val="single"/></w:rPr>`,
	} {
		if !strings.Contains(parts[templates.Document], want) {
			t.Errorf("missing %s\nin %s", want, parts[templates.Document])
		}
	}
	want := `<w:style w:type="paragraph" w:customStyle="1" w:styleId="NoiDung"><w:name w:val="Nội dung"/><w:basedOn w:val="Normal"/>` +
		`<w:uiPriority w:val="3"/><w:qFormat/><w:pPr><w:spacing w:after="120" w:line="322" w:lineRule="exact"/>` +
		`<w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>`
	if !strings.Contains(parts[templates.Styles], want) {
		t.Errorf("missing %s\nin %s", want, parts[templates.Styles])
	}
}

func TestRunsOfOneLookAreMerged(t *testing.T) {
	var m markup
	m.runs([]sheet.Run{{Text: "a\t<", Char: bold}, {Text: "", Char: normal}, {Text: "&30\u201131", Char: bold}, {Text: "c", Char: normal}, {Leader: true, Char: normal}}, normal)
	want := `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">&lt;</w:t>` +
		`<w:t xml:space="preserve">&amp;30</w:t><w:noBreakHyphen/><w:t xml:space="preserve">31</w:t></w:r>` +
		`<w:r><w:t xml:space="preserve">c</w:t><w:tab/></w:r>`
	if string(m.b) != want {
		t.Errorf("got  %s\nwant %s", m.b, want)
	}
}

// TestASlotIsOneTextWithWhatStandsAroundIt, as a clerk may change it in Word.
func TestASlotIsOneTextWithWhatStandsAroundIt(t *testing.T) {
	var m markup
	m.runs([]sheet.Run{
		{Text: "a", Char: normal}, {Text: "Số: ", Char: normal}, {Text: "09", Char: normal, Slot: sheet.Number}, {Text: "/KH", Char: normal},
		{Char: normal, Slot: sheet.Year, Width: mm}, {Text: "b", Char: bold, Slot: sheet.Day},
	}, normal)
	want := `<w:r><w:t xml:space="preserve">a</w:t><w:t xml:space="preserve">Số: 09/KH</w:t></w:r>` +
		`<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">b</w:t></w:r>`
	if string(m.b) != want {
		t.Errorf("got  %s\nwant %s", m.b, want)
	}
}

// TestASpaceIsTheOneUnderItsParagraph, which itself is left as it was.
func TestASpaceIsTheOneUnderItsParagraph(t *testing.T) {
	above := &sheet.Paragraph{Format: sheet.Format{Line: units.Points(10), After: units.Points(5)}}
	var with, without markup
	with.blocks([]sheet.Block{above, &sheet.Space{High: units.Points(70)}, &sheet.Paragraph{Format: above.Format}}, column{}, tail{})
	one := *above
	one.Format.After = units.Points(70)
	without.blocks([]sheet.Block{&one, &sheet.Paragraph{Format: above.Format}}, column{}, tail{})
	if string(with.b) != string(without.b) || above.Format.After != units.Points(5) {
		t.Errorf("got  %s\nwant %s", with.b, without.b)
	}
}

// FuzzText holds that a reader finds any text again, whatever is in it.
func FuzzText(f *testing.F) {
	f.Add("a\tb \u2011 <&>\"' đ")
	f.Add("\u2010\u2012\t\t\u2011")
	f.Fuzz(func(t *testing.T, s string) {
		allowed := func(r rune) bool { return r == '\t' || r >= ' ' && r != 0xFFFE && r != 0xFFFF && r != utf8.RuneError }
		if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return !allowed(r) }) {
			t.Skip("never arrives")
		}
		var m markup
		m.runs([]sheet.Run{{Text: s}}, sheet.Char{})
		if got := strings.Join(xmlText(t, string(m.b)), ""); got != s {
			t.Errorf("%q came back as %q", s, got)
		}
	})
}

func TestMetadataComesFromTheSheet(t *testing.T) {
	_, parts := unpack(t, render(t, everything()))
	for _, want := range []string{
		"<dc:title>Kế hoạch &lt;thử&gt; &amp; kiểm tra</dc:title>", "<dc:creator>SỞ NỘI VỤ</dc:creator>", "<dc:language>vi-VN</dc:language>",
		`<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-20T00:00:00Z</dcterms:created>`,
		`<dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-20T00:00:00Z</dcterms:modified>`,
	} {
		if !strings.Contains(parts[templates.Core], want) {
			t.Errorf("missing %s in %s", want, parts[templates.Core])
		}
	}
}

// Equal sections share their header; a first header is not inherited by the
// section after it.
func TestHeadersOfSections(t *testing.T) {
	section := func(change func(*sheet.Section)) *sheet.Section {
		s := &sheet.Section{Blocks: []sheet.Block{text(body, "x")}}
		change(s)
		return s
	}
	same := func(*sheet.Section) {}
	names, _ := unpack(t, render(t, newSheet(section(same), section(same), section(same))))
	if got := count(names, "word/header") + count(names, "word/footer"); got != 1 {
		t.Errorf("three plain sections have %d headers and footers, want 1", got)
	}
	names, parts := unpack(t, render(t, newSheet(section(func(s *sheet.Section) {
		s.FirstHeader = []sheet.Block{text(centred, "LƯU HÀNH NỘI BỘ")}
		s.FirstFooter = []sheet.Block{text(contact, "Địa chỉ")}
	}), section(same))))
	if h, f := count(names, "word/header"), count(names, "word/footer"); h != 3 || f != 2 {
		t.Errorf("%d headers and %d footers, want 3 and 2", h, f)
	}
	sections := strings.Split(parts[templates.Document], "<w:sectPr>")[1:]
	if len(sections) != 2 {
		t.Fatalf("%d sections", len(sections))
	}
	for i, want := range []string{
		`<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/>` +
			`<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="first" r:id="rId6"/>`,
		`<w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId7"/>` +
			`<w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="first" r:id="rId5"/>`,
	} {
		if !strings.HasPrefix(sections[i], want) {
			t.Errorf("section %d: %s", i+1, sections[i])
		}
	}
}

func count(names []string, prefix string) (n int) {
	for _, name := range names {
		if strings.HasPrefix(name, prefix) {
			n++
		}
	}
	return n
}

func TestMergedCells(t *testing.T) {
	c := func(col, span, rows int) sheet.Cell {
		return sheet.Cell{Column: col, Span: span, RowSpan: rows, Blocks: []sheet.Block{text(cellSt, "x")}}
	}
	var m markup
	m.table(&sheet.Table{
		Columns: []units.Length{mm, mm, mm},
		Rows: []sheet.Row{
			{Cells: []sheet.Cell{c(0, 2, 3), c(2, 1, 1)}},
			{Cells: []sheet.Cell{c(2, 1, 2)}},
			{},
			{Cells: []sheet.Cell{c(0, 1, 1), c(1, 1, 1), c(2, 1, 1)}},
		},
	}, column{width: 3 * mm})
	got := string(m.b)
	for want, n := range map[string]int{
		`<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>`:  1,
		`<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>`: 2,
		`<w:vMerge w:val="restart"/>`:                         2,
		`<w:vMerge w:val="continue"/>`:                        3,
		`<w:tc>`:                                              9,
	} {
		if c := strings.Count(got, want); c != n {
			t.Errorf("%s is there %d times, want %d", want, c, n)
		}
	}
	if strings.Contains(got, "tblBorders") {
		t.Error("a table without borders has some")
	}
}

// Word demands paragraphs where a sheet need not have one.
func TestParagraphsThatWordDemands(t *testing.T) {
	inner := func() *sheet.Table {
		return &sheet.Table{Columns: []units.Length{10 * mm}, Rows: []sheet.Row{{Cells: []sheet.Cell{cell(0)}}}}
	}
	outer := inner()
	outer.Rows[0].Cells[0].Blocks = []sheet.Block{inner(), inner()}
	s := newSheet(&sheet.Section{Blocks: []sheet.Block{outer, inner()}}, &sheet.Section{})
	_, parts := unpack(t, render(t, s))
	doc := parts[templates.Document]
	for _, bad := range []string{"</w:tbl><w:tbl>", "</w:tbl></w:tc>", "</w:tcPr></w:tc>", "</w:tbl><w:sectPr>"} {
		if strings.Contains(doc, bad) {
			t.Errorf("%s in %s", bad, doc)
		}
	}
}

func TestTheBaselineOfABoxIsThatOfALineInItsMiddle(t *testing.T) {
	for high := 5 * mm; high <= 20*mm; high += mm / 2 {
		for _, line := range []units.Length{line12, line13, line14} {
			if line > high {
				continue
			}
			above, under, exact := centre(high, line)
			if sum := units.Length(above+under)*pt + exact; sum-high > units.Twip || high-sum > units.Twip {
				t.Errorf("%v: %d + %v + %d is %v high", high, above, exact, under, sum)
			}
			off := units.Length(above)*pt + exact*4/5 - (high-line)/2 - line*4/5
			if off > mm*3/10 || off < -mm*3/10 {
				t.Errorf("%v in %v: baseline is off by %.2f mm", line, high, off.MM())
			}
		}
	}
}

func TestStrokesAreExactlyAsLongAsSaid(t *testing.T) {
	width := a4.TextWidth()
	for length := mm; length < 160*mm; length += 7 * mm / 3 {
		for _, a := range []sheet.Align{sheet.Left, sheet.Center, sheet.Right} {
			left, right := indentsFor(length, width, a)
			got := units.Twips(width.Twips() - left.Twips() - right.Twips())
			if off := got - length; off > units.Twip/2 || off < -units.Twip/2 {
				t.Errorf("%v became %v", length, got)
			}
		}
	}
}

func TestSameSheetSameBytes(t *testing.T) {
	s := everything()
	want := render(t, s)
	other := render(t, plan())
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			for range 4 {
				var b bytes.Buffer
				if i%4 == 3 { // so that pooled buffers change hands
					if err := Write(&b, plan()); err != nil || !bytes.Equal(b.Bytes(), other) {
						t.Error("the plan came out differently", err)
					}
					continue
				}
				if err := Write(&b, s); err != nil || !bytes.Equal(b.Bytes(), want) {
					t.Error("the sheet came out differently", err)
				}
			}
		})
	}
	wg.Wait()
}

func TestWriteRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*sheet.Sheet){
		"no sections":   func(s *sheet.Sheet) { s.Sections = nil },
		"no date":       func(s *sheet.Sheet) { s.Info.Date = "" },
		"not a date":    func(s *sheet.Sheet) { s.Info.Date = "2026-11" },
		"a style twice": func(s *sheet.Sheet) { s.Styles = append(s.Styles, s.Styles[0]) },
		"no picture": func(s *sheet.Sheet) {
			s.Sections[0].Blocks = []sheet.Block{&sheet.Paragraph{Images: []sheet.Image{{}}}}
		},
		"in a footer":     func(s *sheet.Sheet) { s.Sections[0].LastFooter = []sheet.Block{signed()} },
		"in a stamp":      func(s *sheet.Sheet) { s.Sections[0].Stamps[0].Blocks = []sheet.Block{signed()} },
		"Word's style id": func(s *sheet.Sheet) { s.Styles = []*sheet.Style{{ID: "Normal"}} },
	} {
		s := everything()
		spoil(s)
		var b bytes.Buffer
		if err := Write(&b, s); err == nil {
			t.Errorf("%s: no error", name)
		}
		if b.Len() > 0 {
			t.Errorf("%s: %d bytes were written", name, b.Len())
		}
	}
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriteReportsTheWritersError(t *testing.T) {
	if err := Write(fullDisk{}, everything()); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

func TestEvenPagesMirror(t *testing.T) {
	page := a4
	page.Mirrored = true
	for _, s := range []*sheet.Section{{Page: page}, {Page: a4}} {
		_, parts := unpack(t, render(t, newSheet(s)))
		if got := strings.Contains(parts[templates.Settings], "<w:mirrorMargins/>"); got != s.Page.Mirrored {
			t.Errorf("mirrored %v: mirrorMargins %v", s.Page.Mirrored, got)
		}
	}
}

func TestColours(t *testing.T) {
	var m markup
	if got := string(m.hex(uint32(sheet.Grey)).b); got != "D9D9D9" {
		t.Error(got)
	}
	if string((&markup{}).hex(0x0A0B0C).b) != "0A0B0C" {
		t.Error("leading zeros are lost")
	}
}

// TestMarksAreInAFaceOfTheirOwn, one that Word has; letters over the line are smaller and raised.
func TestMarksAreInAFaceOfTheirOwn(t *testing.T) {
	var m markup
	raised := normal
	raised.Size, raised.Raise = 9*units.Point, 4*units.Point
	m.runs([]sheet.Run{{Text: "a ☐ b", Char: normal}, {Text: "☑☒", Char: bold}, {Text: "2", Char: raised}}, normal)
	const face = `<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/>`
	want := `<w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:rPr>` + face + `</w:rPr><w:t xml:space="preserve">☐</w:t></w:r><w:r><w:t xml:space="preserve"> b</w:t></w:r>` +
		`<w:r><w:rPr>` + face + `<w:b/></w:rPr><w:t xml:space="preserve">☑☒</w:t></w:r>` +
		`<w:r><w:rPr><w:position w:val="8"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr><w:t xml:space="preserve">2</w:t></w:r>`
	if string(m.b) != want {
		t.Errorf("got  %s\nwant %s", m.b, want)
	}
}
