package wordfill

import (
	"strings"
	"testing"

	"vanthu/internal/rows"
)

func TestFillRuns(t *testing.T) {
	v := rows.Values{
		"ten":    text("Xã A & <B> \"C\" Tiê\u0301n"),
		"dong":   text("một\nhai\tba\r\nbốn"),
		"mau":    text("{{ten}} <w:p/>"),
		"trong":  text(""),
		"dan":    text("\uf0b7 Nghị\u00ad định\u200b\vb"),
		"Nam/Nữ": text("Nam"),
		"so":     text("1500"),
		"nhan":   text("a **b** *c* __d__ ***e***"),
		"don vi": text("m^2^H~2~"),
	}
	const open, shut = `<w:t xml:space="preserve">`, `</w:t>`
	name := "Xã A &amp; &lt;B&gt; \"C\" Ti\u1ebfn"
	for _, c := range []struct{ body, want string }{
		{para("không có dấu &amp; thế"), para("không có dấu &amp; thế")},
		{`<w:p><w:r><w:t>a{{ten}}b</w:t></w:r></w:p>`, para("a" + name + "b")},
		{para("{{trong?}}"), para("")},
		{para("[{{dan}}] {{Nam/Nữ}}"), `<w:p><w:r><w:t xml:space="preserve">[- Nghị định</w:t><w:br/><w:t xml:space="preserve">b] Nam</w:t></w:r></w:p>`},
		{para("{{ten | “Upper”}} {{Nam/Nữ|UPPER}} {{so|number : 2}}"), para(strings.ToUpper("Xã A ") + "&amp; &lt;B&gt; \"C\" TI\u1ebeN NAM 1.500,00")},
		{para("{{mau}}"), para("{{ten}} &lt;w:p/&gt;")},
		{para("{{dong}}"), `<w:p><w:r>` + open + "một" + shut + `<w:br/>` + open + "hai" + shut + `<w:tab/>` + open + "ba" + shut + `<w:br/>` + open + "bốn" + shut + `</w:r></w:p>`},
		{ // as Word cuts it
			`<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="both"/></w:pPr><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Gửi {</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/><w:r><w:t>{te</w:t><w:lastRenderedPageBreak/><w:t>n</w:t></w:r><w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellEnd"/><w:r><w:rPr><w:i/></w:rPr><w:t>}} xin</w:t></w:r></w:p>`,
			`<w:p w:rsidR="00A1"><w:pPr><w:jc w:val="both"/></w:pPr><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr>` + open + "Gửi " + name + shut + `</w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="x"/><w:r><w:lastRenderedPageBreak/></w:r><w:bookmarkEnd w:id="0"/><w:proofErr w:type="spellEnd"/><w:r><w:rPr><w:i/></w:rPr>` + open + " xin" + shut + `</w:r></w:p>`,
		},
		{ // links, tracked insertion, controls, results of fields
			`<w:p><w:hyperlink r:id="x"><w:r><w:t>{{t</w:t></w:r></w:hyperlink><w:ins w:id="1"><w:r><w:t>e</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>xx</w:delText></w:r></w:del><w:sdt><w:sdtContent><w:r><w:t>n}}</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
			`<w:p><w:hyperlink r:id="x"><w:r>` + open + name + shut + `</w:r></w:hyperlink><w:ins w:id="1"><w:r></w:r></w:ins><w:del w:id="2"><w:r><w:delText>xx</w:delText></w:r></w:del><w:sdt><w:sdtContent><w:r></w:r></w:sdtContent></w:sdt></w:p>`,
		},
		{ // a control bound to data of the file
			`<w:p><w:sdt><w:sdtPr><w:alias w:val="x"/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{{t</w:t></w:r><w:r><w:t>en}}</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:dataBinding w:xpath="/b"/></w:sdtPr><w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
			`<w:p><w:sdt><w:sdtPr><w:alias w:val="x"/><w:text/></w:sdtPr><w:sdtContent><w:r>` + open + name + shut + `</w:r><w:r></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:dataBinding w:xpath="/b"/></w:sdtPr><w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
		},
		{ // a text box, in both its forms
			`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>` + para("{{ten}}") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + para("{{ten}}") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:t>{{ten}}</w:t></w:r></w:p>`,
			`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>` + para(name) + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + para(name) + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>` + open + name + shut + `</w:r></w:p>`,
		},
		{ // markup
			`<w:p><w:r><w:rPr><w:rFonts w:ascii="A"/><w:i/><w:sz w:val="28"/><w:u w:val="wave"/><w:lang w:val="vi"/></w:rPr><w:t>{{nhan|markup}}!</w:t></w:r></w:p>`,
			`<w:p><w:r><w:rPr><w:rFonts w:ascii="A"/><w:i/><w:sz w:val="28"/><w:u w:val="wave"/><w:lang w:val="vi"/></w:rPr>` + open + shut + `</w:r>` +
				styled(`<w:i/>`, `<w:u w:val="wave"/>`, "a ") + styled(`<w:b/><w:i/>`, `<w:u w:val="wave"/>`, "b") + styled(`<w:i/>`, `<w:u w:val="wave"/>`, " ") +
				styled(`<w:i/>`, `<w:u w:val="wave"/>`, "c") + styled(`<w:i/>`, `<w:u w:val="wave"/>`, " ") + styled(`<w:i/>`, `<w:u w:val="single"/>`, "d") +
				styled(`<w:i/>`, `<w:u w:val="wave"/>`, " ") + styled(`<w:b/><w:i/>`, `<w:u w:val="wave"/>`, "e") + styled(`<w:i/>`, `<w:u w:val="wave"/>`, "!") + `</w:p>`,
		},
		{ // above and under the line
			`<w:p><w:r><w:t>{{don vi|markup}}</w:t></w:r></w:p>`,
			`<w:p><w:r>` + open + shut + `</w:r><w:r><w:rPr></w:rPr>` + open + `m` + shut + `</w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>` + open + `2` + shut +
				`</w:r><w:r><w:rPr></w:rPr>` + open + `H` + shut + `</w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr>` + open + `2` + shut + `</w:r><w:r><w:rPr></w:rPr>` + open + shut + `</w:r></w:p>`,
		},
		{para("{{nhan}}"), para("a **b** *c* __d__ ***e***")},
		{`<w:p><w:r><w:t/></w:r><w:r><w:t><![CDATA[{{ten]]>}}</w:t></w:r></w:p>`, `<w:p><w:r><w:t/></w:r><w:r>` + open + name + shut + `</w:r></w:p>`},
	} {
		if got := filled(t, c.body, v); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.body, got, c.want)
		}
	}
}

// styled is a run of the test of markup.
func styled(bi, u, s string) string {
	return `<w:r><w:rPr><w:rFonts w:ascii="A"/>` + bi + `<w:sz w:val="28"/>` + u + `<w:lang w:val="vi"/></w:rPr><w:t xml:space="preserve">` + s + `</w:t></w:r>`
}

func TestFillGroups(t *testing.T) {
	v := rows.Values{
		"ds":    {List: []rows.Values{{"ten": text("A"), "viec": {List: []rows.Values{{"v": text("1")}, {"v": text("2")}}}}, {"ten": text("B"), "viec": {List: []rows.Values{}}}}},
		"khong": {List: []rows.Values{}},
		"nam":   text("2026"),
	}
	head := row(para("TT"), para("Tên"))
	for _, c := range []struct{ name, body, want string }{
		{"one row", table(head, row(para("{{#ds}}{{ten}}"), para("{{nam}}{{/ds}}"))), table(head, row(para("A"), para("2026")), row(para("B"), para("2026")))},
		{"one cell", table(row(para("{{#ds}}{{ten}}{{/ds}}"))), table(row(para("A")), row(para("B")))},
		{"several rows", table(row(para("{{#ds}}{{ten}}")), row(para("x{{/ds}}"))), table(row(para("A")), row(para("x")), row(para("B")), row(para("x")))},
		{"rows of marks vanish", table(head, row(para("{{#ds}}"), para("")), row(para("{{ten}}"), para("")), row(para("{{/ds}}"), para(" "))), table(head, row(para("A"), para("")), row(para("B"), para("")))},
		{"paragraphs of marks in a row of data vanish", table(row(para("{{#ds}}")+para("{{ten}}"), para("x")+para("{{/ds}}"))), table(row(para("A"), para("x")), row(para("B"), para("x")))},
		{"no element", table(head, row(para("{{#khong}}{{ten}}{{/khong}}"))), table(head)},
		{"no row left", table(row(para("{{#khong}}{{ten}}{{/khong}}"))), "<w:p/>"},
		{"optional", para("a") + para("{{#lạ?}}") + para("{{ten}}") + para("{{/lạ}}"), para("a")},
		{"paragraphs", para("{{#ds}}") + para("- {{ten}}") + para("{{/ds}}") + para("z"), para("- A") + para("- B") + para("z")},
		{"one paragraph", para("{{#ds}}- {{ten}}{{/ds}}"), para("- A") + para("- B")},
		{"in one cell", table(row(para("{{#ds}}")+para("{{ten}}")+para("{{/ds}}"), para("x"))), table(row(para("A")+para("B"), para("x")))},
		{"in one cell, nothing", table(row(para("{{#khong}}")+para("{{ten}}")+para("{{/khong}}"), para("x"))), table(row("<w:p/>", para("x")))},
		{"behind a table in a cell", table(row(table(row(para("t"))) + para("{{#khong}}") + para("{{ten}}") + para("{{/khong}}"))), table(row(table(row(para("t"))) + "<w:p/>"))},
		{"a table in a group", para("{{#ds}}") + table(row(para("{{ten}}"))) + para("{{/ds}}"), table(row(para("A"))) + `<w:p><w:r></w:r></w:p>` + table(row(para("B"))) + `<w:p><w:r></w:r></w:p>`},
		{"nested", para("{{#ds}}{{ten}}") + para("{{#viec}}") + para("{{v}} {{ten}}") + para("{{/viec}}") + para("{{/ds}}"), para("A") + para("1 A") + para("2 A") + para("B")},
		{"nested in a table", table(row(para("{{#ds}}{{#viec}}{{ten}}{{v}}{{/viec}}{{/ds}}"))), table(row(para("A1")), row(para("A2")))},
		{"rows in a group of tables", para("{{#ds}}{{ten}}") + table(row(para("{{#viec}}{{v}}{{/viec}}"))) + para("c{{/ds}}"), para("A") + table(row(para("1")), row(para("2"))) + para("c") + para("B") + "<w:p/>" + para("c")},
		{"twice", para("{{#ds}}{{ten}}{{/ds}}") + para("{{#ds}}x{{/ds}}"), para("A") + para("B") + para("x") + para("x")},
	} {
		got := filled(t, c.body, v)
		got = strings.ReplaceAll(got, "<w:r></w:r>", "")
		if want := strings.ReplaceAll(strings.ReplaceAll(c.want, "<w:r></w:r>", ""), `<w:r><w:t xml:space="preserve"></w:t></w:r>`, ""); strings.ReplaceAll(got, `<w:r><w:t xml:space="preserve"></w:t></w:r>`, "") != want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, want)
		}
	}
}

// TestGroups tells in which list a name is looked for.
func TestGroups(t *testing.T) {
	tmpl, err := Parse(docxOf(para("{{a}}{{#g}}") + para("{{b}}{{a}}") + para("{{#h}}{{c}}") + para("{{/h}}") + para("{{d}}{{/g}}") + para("{{e}}")).bytes())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range tmpl.Names() {
		got = append(got, m.Group+":"+m.Name)
	}
	if s, want := strings.Join(got, " "), ":a :g g:b g:h h:c g:d :e"; s != want {
		t.Errorf("the names are %q, want %q", s, want)
	}
}
