package main

import (
	"archive/zip"
	"bytes"
	"context"
	"slices"
	"strings"

	"vanthu/fonts"
	"vanthu/internal/batch"
	"vanthu/internal/document"
	"vanthu/internal/render"
	"vanthu/internal/rows"
)

// newMakers are all kinds of input.
func newMakers() ([]maker, error) {
	r, err := render.New(fonts.Default())
	if err != nil {
		return nil, err
	}
	return []maker{
		{"document", documents(""), func(input string) { renderAll(r, input) }},
		{"template", documents("{{a}} "), func(input string) { fillOne(r, "m.json", []byte(input)) }},
		{"word", wordFrames, func(input string) { fillOne(r, "m.docx", docx(input)) }},
		{"list", listFrames, readAll},
	}, nil
}

// renderAll makes both files of a document.
func renderAll(r *render.Renderer, input string) {
	d, err := r.Decode([]byte(input), document.Options{})
	if err == nil {
		_, _ = r.Render(context.Background(), d, render.Usual...) // a fault is an answer too
	}
}

// row has a value of each kind.
var row = rows.Row{Number: 1, Values: rows.Values{
	"a": {Text: "Giá trị"}, "n": {Text: "1234567", Number: "1234567"}, "l": {List: slices.Repeat([]rows.Values{{"x": {Text: "Nguyễn Văn A"}}}, 20)},
}}

// fillOne makes the files of one row.
func fillOne(r *render.Renderer, name string, template []byte) {
	plan, err := batch.Compile(r, batch.Spec{Templates: []batch.Template{{Name: name, Data: template}}}, batch.Options{Program: "costcheck"})
	if err == nil {
		plan.Make(context.Background(), plan.Namer().Name(row))
	}
}

// readAll reads a list to its end.
func readAll(input string) {
	name, data := "a.csv", []byte(input)
	switch {
	case strings.HasPrefix(input, "<?xml"):
		name, data = "a.xlsx", xlsx(input)
	case strings.HasPrefix(input, "["):
		name = "a.json"
	}
	reader, err := rows.New(name, bytes.NewReader(data), int64(len(data)), rows.Options{Wanted: []string{"a", "b"}})
	if err != nil {
		return
	}
	defer reader.Close()
	for _, err := range reader.All() {
		if err != nil {
			return
		}
	}
}

// documents are the frames of documents. Each has the mark somewhere.
func documents(mark string) []frame {
	doc := func(key, value string) string {
		head := `{"kind":"ke-hoach","issuer":{"name":"SỞ NỘI VỤ","code":"SNV"},"number":9,"date":"2026-11-20","place":"Hà Tĩnh","subject":"` + mark + `Kiểm tra","archive":"VT","signer":{"position":["GIÁM ĐỐC"],"name":"A"}`
		if key != "sections" {
			head += `,"sections":["Nội dung."]`
		}
		return head + `,"` + key + `":` + value
	}
	list := func(name, key, unit string) frame { return frame{name, doc(key, `[`), unit, ",", `]}`} }
	in := func(name, before, unit string) frame {
		return frame{name, doc("sections", `[`+before), unit, ",", `]}}]}`}
	}
	const text = `"$TEXT"`
	deep := strings.Repeat(`{"title":"$TEXT","content":[`, 4) + text + strings.Repeat(`]}`, 4)
	return []frame{
		list("paragraphs", "sections", text), list("opening", "opening", text), list("bases", "bases", text), list("recipients", "recipients", text),
		list("addressees", "to", text), list("subject", "subject", text), list("authority", "authority_line", text), list("purposes", "purposes", text), list("closing", "closing", text),
		list("titles", "sections", `{"title":"$TEXT","content":["a"]}`), list("numbered", "sections", `{"text":"$TEXT","content":["a"]}`), list("deep", "sections", deep),
		list("items", "sections", `{"items":["$TEXT",{"text":"$TEXT","content":[{"items":["$TEXT"]}]}]}`), list("breaks", "sections", `{"page_break":true},"$TEXT"`),
		list("articles", "sections", `{"level":"dieu","title":"$TEXT","content":[{"level":"khoan","text":"$TEXT","content":[{"level":"diem","text":"$TEXT"}]}]}`),
		list("chapters", "sections", `{"level":"chuong","title":"$TEXT","content":[{"level":"dieu","title":"$TEXT"}]}`),
		list("forms", "sections", `{"form":[{"label":"$TEXT"},{"label":"a","value":"$TEXT"}]}`), list("labels", "sections", `{"label":"a)","text":"$TEXT"}`),
		list("tables", "sections", `{"table":{"header":[["a","b"]],"rows":[["$TEXT","$TEXT"]],"caption":"$TEXT","note":"$TEXT"}}`),
		in("rows", `{"table":{"header":[["a","b"]],"rows":[`, `["$TEXT","a"]`), in("column", `{"table":{"rows":[`, `["$TEXT"]`),
		in("wide rows", `{"table":{"rows":[`, `[`+strings.TrimSuffix(strings.Repeat(`"$TEXT",`, 30), ",")+`]`),
		in("heads", `{"table":{"rows":[["a"]],"header":[`, `["$TEXT"]`),
		in("spans", `{"table":{"rows":[`, `[{"text":"$TEXT","rowspan":2},"$TEXT",{"text":"a","rowspan":3}],["$TEXT"],["b",{"text":"c","align":"right"}]`),
		in("tall span", `{"table":{"rows":[[{"text":"a","rowspan":400},"b"],`, `["$TEXT"]`),
		in("colspans", `{"table":{"rows":[`, `[{"text":"$TEXT","colspan":2},"a"],["a",{"text":"$TEXT","colspan":2}]`),
		list("attachments", "attachments", `{"label":"Phụ lục","title":"$TEXT","content":["$TEXT"]}`), list("landscape", "attachments", `{"orientation":"landscape","title":"$TEXT","content":[{"table":{"rows":[["$TEXT","a"]]}}]}`),
		list("nested annexes", "attachments", `{"title":"$TEXT","content":["a"],"attachments":[{"title":"$TEXT","content":["$TEXT"]}]}`),
		{"signers", strings.Replace(doc("sections", `["a"],"signers":[`), `"signer":{"position":["GIÁM ĐỐC"],"name":"A"},`, "", 1), `{"authority":["$TEXT"],"position":["$TEXT"],"name":"$TEXT"}`, ",", `]}`},
		{"issuers", strings.Replace(doc("sections", `["a"],"issuers":[`), `"issuer":{"name":"SỞ NỘI VỤ","code":"SNV"},`, "", 1), `{"name":"$TEXT","code":"A"}`, ",", `]}`},
		{"unknown keys", doc("sections", `["a"]`) + ",", `"$TEXT":"$TEXT"`, ",", `}`},
		{"open arrays", doc("sections", ``), `[`, "", `]}`},
	}
}

// wordFrames are the frames of Word templates: what stands in the body.
var wordFrames = []frame{
	{"paragraphs", `<w:p><w:r><w:t>{{a}}</w:t></w:r></w:p>`, `<w:p><w:r><w:t xml:space="preserve">$TEXT</w:t></w:r></w:p>`, "", ""},
	{"runs", `<w:p><w:r><w:t>{{a}}</w:t></w:r>`, `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">$TEXT</w:t></w:r>`, "", `</w:p>`},
	{"long looks", `<w:p><w:pPr><w:rPr><w:lang w:val="` + strings.Repeat("x", 10_000) + `"/></w:rPr><w:jc w:val="both"/></w:pPr>`, `<w:r><w:t>{{a}}{{a|markup}}$TEXT</w:t></w:r>`, "", `</w:p>`},
	{"split marks", `<w:p>`, `<w:r><w:t>{</w:t></w:r><w:r><w:t>{a</w:t></w:r><w:r><w:t>}}$TEXT</w:t></w:r>`, "", `</w:p>`},
	{"group", `<w:p><w:r><w:t>{{#l}}</w:t></w:r></w:p>`, `<w:p><w:r><w:t xml:space="preserve">$TEXT</w:t></w:r></w:p>`, "", `<w:p><w:r><w:t>{{/l}}</w:t></w:r></w:p>`},
	{"groups", ``, `<w:p><w:r><w:t>{{#l}}</w:t></w:r></w:p><w:p><w:r><w:t>{{x}}$TEXT</w:t></w:r></w:p><w:p><w:r><w:t>{{/l}}</w:t></w:r></w:p>`, "", ``},
	{"groups in a line", `<w:p>`, `<w:r><w:t>{{#l}}{{x}}$TEXT{{/l}}</w:t></w:r><w:r><w:tab/><w:br/></w:r>`, "", `</w:p>`},
	{"rows", `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#l}}{{x}}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{{/l}}</w:t></w:r></w:p></w:tc></w:tr>`, `<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>$TEXT</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>`, "", `</w:tbl>`},
	{"tables", `<w:p><w:r><w:t>{{a}}</w:t></w:r></w:p>`, `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>$TEXT{{a}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>`, "", ""},
	{"fields", `<w:p>`, `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MERGEFIELD a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>$TEXT</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`, "", `</w:p>`},
	{"fields begun", `<w:p>`, `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>MERGEFIELD $TEXT</w:instrText></w:r>`, "", `</w:p>`},
	{"simple fields", `<w:p>`, `<w:fldSimple w:instr=" MERGEFIELD a "><w:r><w:t>$TEXT</w:t></w:r></w:fldSimple>`, "", `</w:p>`},
	{"elements", `<w:p><w:r><w:t>{{a}}</w:t></w:r></w:p>`, `<w:p w:a="$TEXT"/>`, "", ""},
	{"lists", `<w:p><w:r><w:t>{{#l}}</w:t></w:r></w:p>`, `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{{x}}$TEXT</w:t></w:r></w:p>`, "", `<w:p><w:r><w:t>{{/l}}</w:t></w:r></w:p>`},
	{"drawings", `<w:p><w:r><w:t>{{#l}}</w:t></w:r></w:p>`, `<w:p><w:r><w:pict><v:shape id="$TEXT" type="#$TEXT"><v:textbox><w:txbxContent><w:p><w:r><w:t>{{x}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`, "", `<w:p><w:r><w:t>{{/l}}</w:t></w:r></w:p>`},
}

// docx is a Word file with that in its body.
func docx(body string) []byte {
	const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	const rels = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	return packed([][2]string{
		{"[Content_Types].xml", types}, {"_rels/.rels", rels},
		{"word/document.xml", `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>` + body + `<w:sectPr/></w:body></w:document>`},
	})
}

// sheetXML begins the sheet of a workbook.
const sheetXML = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>`

// listFrames are the frames of lists: sheets, CSV, JSON.
var listFrames = []frame{
	{"sheet texts", sheetXML, `<row><c t="inlineStr"><is><t>$TEXT</t></is></c></row>`, "", `</sheetData></worksheet>`},
	{"sheet runs", sheetXML, `<row><c t="inlineStr"><is><r><t>$TEXT</t></r><r><t>a</t></r></is></c></row>`, "", `</sheetData></worksheet>`},
	{"sheet numbers", sheetXML, `<row><c><v>46000.5</v></c><c s="1"><v>1</v></c></row>`, "", `</sheetData></worksheet>`},
	{"sheet empty rows", sheetXML, `<row hidden="1"/>`, "", `</sheetData></worksheet>`},
	{"sheet empty cells", sheetXML, `<row><c s="1"/><c s="2"/></row>`, "", `</sheetData></worksheet>`},
	{"sheet references", sheetXML, `<row r="9"><c r="XFD9" t="str"><v>$TEXT</v></c></row>`, "", `</sheetData></worksheet>`},
	{"sheet elements", sheetXML, `<row><x y="$TEXT"/></row>`, "", `</sheetData></worksheet>`},
	{"sheet merges", sheetXML + `</sheetData><mergeCells>`, `<mergeCell ref="A1:B2"/>`, "", `</mergeCells></worksheet>`},
	{"CSV", "a,b\n", "$TEXT,1", "\n", "\n"},
	{"CSV quotes", "a,b\n", `"$TEXT",""""`, "\n", "\n"},
	{"CSV titles", "", "$TEXT", "\n", "\na,b\n1,2\n"},
	{"CSV columns", "a,b,", "$TEXT", ",", "\n1,2\n"},
	{"old bytes", "a,b\nNguy\xd4n V\xa8n Th\xde,", "$TEXT", "\n", "\n"},
	{"JSON", `[`, `{"a":"$TEXT","b":1}`, ",", `]`},
	{"JSON lists", `[`, `{"a":[{"x":"$TEXT"},{"y":[{"z":1}]}]}`, ",", `]`},
	{"JSON names", `[{"a":1,`, `"$TEXT":1`, ",", `}]`},
	{"JSON objects", `[{"a":`, `{"$TEXT":`, "", `}]`},
}

// xlsx is a workbook of one sheet.
func xlsx(sheet string) []byte {
	const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	const rel = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	return packed([][2]string{
		{"[Content_Types].xml", types}, {"_rels/.rels", rel + `officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/_rels/workbook.xml.rels", rel + `worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/workbook.xml", `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`},
		{"xl/worksheets/sheet1.xml", sheet},
	})
}

// packed is a ZIP of parts.
func packed(parts [][2]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err == nil {
			_, err = w.Write([]byte(p[1]))
		}
		if err != nil {
			panic(err) // a buffer takes all
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
