package rows

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// sheetOf is a workbook whose column "a" has these cells, with the number
// formats that their styles 1, 2, … are.
func sheetOf(t testing.TB, book string, formats []string, cells ...string) []byte {
	var rows, codes, styles strings.Builder
	for i, code := range formats {
		fmt.Fprintf(&codes, `<numFmt numFmtId="%d" formatCode="%s"/>`, 164+i, strings.NewReplacer(`"`, "&quot;", "<", "&lt;").Replace(code))
		fmt.Fprintf(&styles, `<xf numFmtId="%d"/>`, 164+i)
	}
	for i, c := range cells {
		fmt.Fprintf(&rows, `<row r="%d">%s</row>`, i+2, c)
	}
	parts := map[string]string{"xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>` + codes.String() +
		`</numFmts><cellXfs><xf numFmtId="0"/>` + styles.String() + `</cellXfs></styleSheet>`}
	if book != "" {
		parts["xl/workbook.xml"] = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			book + `<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`
	}
	return raw(t, cellsOf(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`+rows.String()), parts)
}

// TestValues holds cells to what they show and to what they are.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		format, cell string
		want         Value
	}{
		// Days, whatever comes first.
		{"mm/dd/yyyy", `<c s="1"><v>46027</v></c>`, Value{Text: "01/05/2026", Day: "2026-01-05"}},
		{"mm/dd/yyyy", `<c s="1"><v>46047</v></c>`, Value{Text: "01/25/2026", Day: "2026-01-25"}},
		{"yyyy-mm-dd", `<c s="1"><f>TODAY()</f><v>46027</v></c>`, Value{Text: "2026-01-05", Day: "2026-01-05"}},
		{"dd/mm/yyyy h:mm", `<c s="1"><v>46027.5625</v></c>`, Value{Text: "05/01/2026 13:30", Day: "2026-01-05"}},
		{"mm/dd/yyyy", `<c s="1" t="d"><v>2026-01-05T00:00:00</v></c>`, Value{Text: "01/05/2026", Day: "2026-01-05"}},
		{"General", `<c s="1" t="d"><v>2026-01-05T13:30:00.000Z</v></c>`, Value{Text: "05/01/2026", Day: "2026-01-05"}},
		{"h:mm", `<c s="1"><v>0.5625</v></c>`, Value{Text: "13:30"}},
		{"[h]:mm", `<c s="1"><v>1.5</v></c>`, Value{Text: "36:00"}},
		{"mm/dd/yyyy", `<c s="1" t="inlineStr"><is><t>01/05/2026</t></is></c>`, Value{Text: "01/05/2026"}},

		// Numbers.
		{"General", `<c s="1"><v>46027</v></c>`, Value{Text: "46027"}},
		{"General", `<c s="1"><v>0.30000000000000004</v></c>`, Value{Text: "0,3", Number: "0.3"}},
		{"General", `<c s="1"><v>7.9203004005E10</v></c>`, Value{Text: "79203004005"}},
		{"General", `<c s="1"><v>1234567890123456789</v></c>`, Value{Text: "1234567890123456789"}},
		{"0.00E+00", `<c s="1"><v>79203004005</v></c>`, Value{Text: "7,92E+10", Number: "79203004005"}},
		{`#,##0.00\ [$₫-42A]`, `<c s="1"><v>1234567</v></c>`, Value{Text: "1.234.567,00 ₫", Number: "1234567"}},
		{"#,##0;(#,##0)", `<c s="1"><v>-41230</v></c>`, Value{Text: "(41.230)", Number: "-41230"}},
		{"#,##0", `<c s="1"><v>333333.33333333331</v></c>`, Value{Text: "333.333", Number: "333333.333333333"}},
		{"0.0%", `<c s="1"><v>0.075</v></c>`, Value{Text: "7,5%", Number: "0.075"}},
		{`0" ha"`, `<c s="1"><v>12</v></c>`, Value{Text: "12 ha", Number: "12"}},
		{"0000", `<c s="1"><v>7</v></c>`, Value{Text: "0007", Number: "7"}},
		{";;;", `<c s="1"><v>5</v></c>`, Value{Number: "5"}},
		{"General", `<c s="9"><v>1.5</v></c>`, Value{Text: "1,5", Number: "1.5"}}, // no such style
		{"General", `<c s="1"><v>năm</v></c>`, Value{Text: "năm"}},

		// Texts.
		{"0.00", `<c s="1" t="inlineStr"><is><t>007</t></is></c>`, Value{Text: "007"}},
		{`"Ông "@`, `<c s="1" t="str"><f>B1</f><v>An</v></c>`, Value{Text: "Ông An"}},
		{"@", `<c s="1"><v>12</v></c>`, Value{Text: "12"}},
		{"General", `<c s="1" t="b"><v>1</v></c>`, Value{Text: "TRUE"}},
		{"0", `<c s="1" t="b"><f>1&lt;0</f><v>0</v></c>`, Value{Text: "FALSE"}},
		{"General", `<c s="1" t="inlineStr"><is><r><t>Hà </t></r><rPh sb="0" eb="1"><t>ha</t></rPh><r><t xml:space="preserve">&lt;N&#7897;i&gt; </t></r></is></c>`, Value{Text: "Hà <Nội> "}},
		{"General", `<c s="1" t="str"><v><![CDATA[a<b]]>&amp;c<!-- no -->d</v></c>`, Value{Text: "a<b&cd"}},
		{"General", `<c s="1" t="str"><v>a_x000D_b_x005F_x000D_c_x_d_xD800_</v></c>`, Value{Text: "a\rb_x000D_c_x_d_xD800_"}},
	} {
		data := sheetOf(t, "", []string{c.format}, c.cell)
		r, err := New("", bytes.NewReader(data), int64(len(data)), Options{})
		must(t, err)
		for row, err := range r.All() {
			must(t, err)
			if got := row.Values["a"]; got.Text != c.want.Text || got.Number != c.want.Number || got.Day != c.want.Day || row.Faults != nil {
				t.Errorf("%s as %s is %+v %v, want %+v", c.cell, c.format, got, row.Faults, c.want)
			}
		}
		must(t, r.Close())
	}
}

// TestParts finds texts and styles where the workbook says they are.
func TestParts(t *testing.T) {
	const kind = `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	sheet := cellsOf(`<row r="1"><c t="s"><v>0</v></c></row><row r="2"><c s="1"><v>46027</v></c></row>`)
	data := raw(t, sheet, map[string]string{
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ` + kind + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" ` + kind + `sharedStrings" Target="/Texts.xml"/><Relationship Id="r3" ` + kind + `styles" Target="look/s.xml"/></Relationships>`,
		"xl/sharedStrings.xml": "",
		"Texts.xml":            `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Ngày</t></si></sst>`,
		"xl/look/s.xml":        `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`,
	})
	if got, want := dump(t, "", data, Options{}), "Ngày\n2 Ngày=\"05/01/2026\"\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestMacintosh counts days from 1904 where the workbook says so.
func TestMacintosh(t *testing.T) {
	data := sheetOf(t, `<workbookPr date1904="1"/>`, []string{"mm/dd/yyyy"}, `<c s="1"><v>44565</v></c>`, `<c s="1"><v>0</v></c>`, `<c s="1"><v>-1462</v></c>`, `<c s="1"><v>-1463</v></c>`)
	want := "a\n2 a=\"01/05/2026\"\n3 a=\"01/01/1904\"\n4 a=\"01/00/1900\"\n5  ! row.cell [a] Ô A5 có ngày giờ ngoài lịch của Excel (ô hiện ####).\n"
	if got := dump(t, "", data, Options{}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
