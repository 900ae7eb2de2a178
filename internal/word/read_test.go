package word

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func readParts(t testing.TB, p parts) (*Document, error) {
	t.Helper()
	data := p.zipped(t)
	return Read(nil, bytes.NewReader(data), int64(len(data)))
}

// readBody reads a DOCX with this in its body.
func readBody(t testing.TB, body string) *Document {
	t.Helper()
	p, err := readParts(t, documentParts(body))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func texts(s Story) (out []string) {
	for _, p := range s.Paragraphs() {
		out = append(out, p.Text())
	}
	return out
}

func TestRunText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`<w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>`:                                                                                       "ab",
		`<w:r><w:t>  dropped  </w:t></w:r><w:r><w:t xml:space="preserve"> kept </w:t></w:r>`:                                                   "dropped kept ",
		"<w:r><w:t xml:space=\"preserve\">a\nb</w:t></w:r>":                                                                                    "a b",
		`<w:r><w:t>30</w:t><w:noBreakHyphen/><w:t>CT</w:t><w:softHyphen/></w:r>`:                                                               "30-CT\u00ad",
		`<w:r><w:tab/><w:t>a</w:t><w:br/><w:cr/><w:br w:type="page"/><w:br w:type="textWrapping"/></w:r>`:                                      "\ta\n\n\f\n",
		`<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>`:                                                                                    "\uf0b7",
		`<w:r><w:t>&lt;&amp;&#x1ed9;</w:t><w:t><![CDATA[<b>]]></w:t></w:r>`:                                                                    "<&ộ<b>",
		`<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>`:                                         "new",
		`<w:moveFrom><w:r><w:t>from</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>to</w:t></w:r></w:moveTo>`:                                     "to",
		`<w:hyperlink><w:smartTag><w:r><w:t>link</w:t></w:r></w:smartTag></w:hyperlink>`:                                                       "link",
		`<w:sdt><w:sdtPr><w:r/></w:sdtPr><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>`:                                   "control",
		`<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>`:                                                                               "",
		`<w:r><mc:AlternateContent><mc:Choice><w:t>one</w:t></mc:Choice><mc:Fallback><w:t>two</w:t></mc:Fallback></mc:AlternateContent></w:r>`: "one",
		`<w:r><mc:AlternateContent><mc:Fallback><w:t>two</w:t></mc:Fallback></mc:AlternateContent></w:r>`:                                      "two",
	} {
		p := readBody(t, `<w:p>`+in+`</w:p>`).Body.Paragraphs()[0]
		if got := p.Text(); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestFields(t *testing.T) {
	t.Parallel()
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	word := func(s string) string { return `<w:r><w:t>` + s + `</w:t></w:r>` }
	instr := func(s string) string { return `<w:r><w:instrText> ` + s + ` </w:instrText></w:r>` }
	p := readBody(t, `<w:p>`+word("a")+char("begin")+instr("IF ")+char("begin")+instr("DATE")+char("separate")+word("unseen")+
		char("end")+instr("= 1")+char("separate")+word("b")+`</w:p><w:p>`+word("c")+char("end")+char("end")+
		`<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>`).Body.Paragraphs()
	if p[0].Text() != "ab" || p[1].Text() != "c7" {
		t.Errorf("text: %q, %q", p[0].Text(), p[1].Text())
	}
	if !slices.Equal(p[0].Fields, []string{"DATE"}) || !slices.Equal(p[1].Fields, []string{"IF   = 1", "PAGE"}) {
		t.Errorf("fields: %q, %q", p[0].Fields, p[1].Fields)
	}
}

func TestFieldsStayInTheirStory(t *testing.T) {
	t.Parallel()
	begin := `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`
	d := documentParts(`<w:p>` + begin + `<w:r><w:instrText>PAGE</w:instrText><w:t>unseen</w:t><w:pict><w:txbxContent>` + paragraphXML("box") +
		`</w:txbxContent></w:pict><w:fldChar w:fldCharType="separate"/><w:instrText>late</w:instrText><w:t>seen</w:t><w:fldChar w:fldCharType="end"/></w:r>` + begin + `</w:p>`)
	d["word/_rels/document.xml.rels"] = documentRels("footer", "footer1.xml")
	d["word/footer1.xml"] = xmlHead + `<w:ftr ` + wordNS + `>` + paragraphXML("foot") + `</w:ftr>`
	p, err := readParts(t, d)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := texts(p.Body), []string{"seen", "box"}; !slices.Equal(got, want) {
		t.Errorf("body: %q, want %q", got, want)
	}
	if f := p.Body.Paragraphs()[0].Fields; !slices.Equal(f, []string{"PAGE"}) {
		t.Errorf("fields: %q", f)
	}
	if got := texts(p.Footers[0]); !slices.Equal(got, []string{"foot"}) {
		t.Errorf("footer: %q", got)
	}
}

func TestRelationships(t *testing.T) {
	t.Parallel()
	d := documentParts("")
	rels := documentRels("header", "header1.xml", "header", "header1.xml", "hyperlink", "https://example.org/")
	d["word/_rels/document.xml.rels"] = strings.Replace(rels, `</Relationships>`,
		`<Relationship Id="x" Type="`+relType+`header" Target="https://example.org/header1.xml" TargetMode="External"/></Relationships>`, 1)
	d["word/header1.xml"] = xmlHead + `<w:hdr ` + wordNS + `/>`
	p, err := readParts(t, d)
	if err != nil || len(p.Headers) != 1 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestTables(t *testing.T) {
	t.Parallel()
	p := readBody(t, paragraphXML("before")+`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="9000" w:type="dxa"/><w:jc w:val="center"/>`+
		`<w:tblInd w:w="10" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="nil"/></w:tblBorders>`+
		`<w:tblLayout w:type="fixed"/><w:tblCellMar><w:start w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>`+
		`<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6000"/></w:tblGrid>`+
		`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="400" w:hRule="exact"/><w:tblHeader/></w:trPr>`+
		`<w:tc><w:tcPr><w:tcW w:w="50%" w:type="pct"/><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/><w:vAlign w:val="center"/></w:tcPr>`+paragraphXML("head")+`</w:tc></w:tr>`+
		`<w:sdt><w:sdtContent><w:tr><w:trPr><w:cantSplit w:val="0"/><w:gridAfter w:val="1"/></w:trPr>`+
		`<w:tc><w:tcPr><w:vMerge/></w:tcPr>`+paragraphXML("outer")+`<w:tbl><w:tr><w:tc>`+paragraphXML("inner")+`</w:tc></w:tr></w:tbl>`+paragraphXML("last")+`</w:tc>`+
		`</w:tr></w:sdtContent></w:sdt></w:tbl>`+paragraphXML("after")+a4)
	if got, want := texts(p.Body), []string{"before", "head", "outer", "inner", "last", "after"}; !slices.Equal(got, want) {
		t.Errorf("order: %q, want %q", got, want)
	}
	all := p.Body.Tables()
	if len(all) != 2 || len(p.Body.Blocks) != 3 {
		t.Fatalf("%d tables, %d blocks", len(all), len(p.Body.Blocks))
	}
	table := all[0]
	head, row := table.Rows[0], table.Rows[1]
	if len(table.Rows) != 2 || len(head.Cells) != 1 || len(row.Cells) != 1 {
		t.Fatalf("%+v", table)
	}
	head.Cells[0].Blocks, row.Cells[0].Blocks, table.Rows = nil, nil, nil
	for _, c := range []struct{ got, want any }{
		{*table, Table{
			Index: 1, StyleID: "Grid", Grid: []int{3000, 6000}, Width: Width{9000, "dxa"}, Alignment: "center", Indent: 10, Fixed: true,
			Margins: CellMargins{"left": 108}, Borders: Borders{"top": {Style: "single", Size: 4, Color: "000000"}},
		}},
		{head, Row{Header: true, CantSplit: true, Height: 400, HeightRule: "exact", Cells: []Cell{
			{Width: Width{2500, "pct"}, GridSpan: 2, VMerge: "restart", VAlign: "center"},
		}}},
		{row, Row{GridAfter: 1, Cells: []Cell{{GridSpan: 1, VMerge: "continue", VAlign: "top"}}}},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%+v\nwant %+v", c.got, c.want)
		}
	}
}

func TestSectionsAndHeaders(t *testing.T) {
	t.Parallel()
	d := documentParts(`<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="first" r:id="footer"/>` +
		`<w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>` +
		`<w:pgMar w:top="20mm" w:right="851" w:bottom="1134.4" w:left="1701" w:header="720" w:footer="600" w:gutter="5"/>` +
		`<w:pgNumType w:start="0" w:fmt="upperRoman"/><w:cols w:num="2" w:space="284" w:equalWidth="0"><w:col w:w="4000" w:space="284"/><w:col w:w="9997"/></w:cols><w:titlePg/></w:sectPr></w:pPr></w:p>` + paragraphXML("body") + a4)
	d["word/_rels/document.xml.rels"] = documentRels("styles", "styles.xml", "header", "/word/header1.xml", "footer", "footer1.xml")
	d["word/header1.xml"] = xmlHead + `<w:hdr ` + wordNS + `><w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>` +
		`<w:p><w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r></w:p></w:hdr>`
	d["word/footer1.xml"] = xmlHead + `<w:ftr ` + wordNS + `>` + paragraphXML("foot") + `</w:ftr>`
	p, err := readParts(t, d)
	if err != nil {
		t.Fatal(err)
	}
	want := []Section{
		{
			EndBlock: 1, Type: "continuous", PageWidth: 16838, PageHeight: 11906, Orientation: "landscape",
			Top: 1134, Right: 851, Bottom: 1134, Left: 1701, Header: 720, Footer: 600, Gutter: 5, TitlePage: true, Columns: []int{4000, 9997},
			PageNumberStart: 0, PageNumberFormat: "upperRoman",
			Headers: []SectionPart{{"default", "word/header1.xml"}}, Footers: []SectionPart{{"first", "word/footer1.xml"}},
		},
		{
			EndBlock: 2, Type: "nextPage", PageWidth: 11906, PageHeight: 16838, Orientation: "portrait",
			Top: 1134, Right: 851, Bottom: 1134, Left: 1701, Header: 720, Footer: 720, PageNumberStart: -1,
		},
	}
	if !reflect.DeepEqual(p.Sections, want) {
		t.Errorf("%+v\nwant %+v", p.Sections, want)
	}
	h := p.Story(want[0].Headers[0].Part)
	if h == nil || len(p.Headers) != 1 || len(p.Footers) != 1 {
		t.Fatalf("headers %v, footers %v", p.Headers, p.Footers)
	}
	if h.Paragraphs()[0].Text() != "2" || h.Paragraphs()[0].Fields[0] != "PAGE" || h.Paragraphs()[1].WordArt[0] != "DỰ THẢO" {
		t.Errorf("header: %+v", h.Paragraphs())
	}
	if got := texts(p.Footers[0]); !slices.Equal(got, []string{"foot"}) {
		t.Errorf("footer: %q", got)
	}
	if p.Story("word/header2.xml") != nil {
		t.Error("a header that is not there")
	}
}

func TestTextBoxes(t *testing.T) {
	t.Parallel()
	p := readBody(t, `<w:p><w:r><w:t>anchor</w:t><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>`+paragraphXML("ĐẾN")+
		`<w:tbl><w:tr><w:tc>`+paragraphXML("Số: 287")+`</w:tc></w:tr></w:tbl></w:txbxContent></w:drawing></mc:Choice>`+
		`<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>`+paragraphXML("ĐẾN")+`</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>`+
		`</mc:AlternateContent><w:t xml:space="preserve"> text</w:t></w:r></w:p>`+paragraphXML("next"))
	if got, want := texts(p.Body), []string{"anchor text", "ĐẾN", "Số: 287", "next"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if len(p.Body.Tables()) != 1 {
		t.Errorf("%d tables", len(p.Body.Tables()))
	}
}

func TestReadNamesTheParts(t *testing.T) {
	t.Parallel()
	p := readBody(t, paragraphXML("a"))
	if p.Body.Part != "word/document.xml" || len(p.Parts) != 5 {
		t.Errorf("%+v", p)
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	nest := func(n int) string {
		return strings.Repeat(`<w:sdt><w:sdtContent>`, n) + strings.Repeat(`</w:sdtContent></w:sdt>`, n)
	}
	with := func(part, content string) parts {
		d := documentParts(paragraphXML("a"))
		d[part] = content
		return d
	}
	without := func(part string) parts {
		d := documentParts("")
		delete(d, part)
		return d
	}
	for name, c := range map[string]struct {
		parts parts
		want  string
	}{
		"no relationships":    {without("_rels/.rels"), "not a DOCX"},
		"no main part":        {without("word/document.xml"), `"word/document.xml" is missing`},
		"no styles":           {without("word/styles.xml"), `"word/styles.xml" is missing`},
		"another root":        {with("word/document.xml", styles("")), "root element w:styles"},
		"no namespace":        {with("word/document.xml", `<w:document><w:body/></w:document>`), "root element"},
		"no body":             {with("word/document.xml", `<w:document `+wordNS+`/>`), "no body"},
		"cut off":             {with("word/document.xml", `<w:document `+wordNS+`><w:body>`), "XML syntax error"},
		"empty":               {with("word/document.xml", ``), "0 root elements"},
		"document type":       {with("word/document.xml", `<!DOCTYPE a [<!ENTITY b "c">]><w:document `+wordNS+`><w:body/></w:document>`), "document type"},
		"two of a name":       {with("WORD/Document.xml", ""), "two parts"},
		"too deep":            {documentParts(nest(MaxDepth / 2)), "limit exceeded"},
		"a bad number":        {documentParts(`<w:p><w:pPr><w:ind w:left="wide"/></w:pPr></w:p>`), `w:left="wide" of w:ind is not a number`},
		"a huge number":       {documentParts(`<w:p><w:pPr><w:ind w:left="1e99"/></w:pPr></w:p>`), "is not a number"},
		"a bad share":         {documentParts(`<w:tbl><w:tblPr><w:tblW w:w="x%"/></w:tblPr></w:tbl>`), "is not a number"},
		"a bad unused style":  {with("word/styles.xml", styles(`<w:style><w:rPr><w:sz w:val="-"/></w:rPr></w:style>`)), `"word/styles.xml": w:val="-"`},
		"a bad symbol":        {documentParts(`<w:p><w:r><w:sym w:char="D800"/></w:r></w:p>`), "w:sym"},
		"fields without end":  {documentParts(`<w:p>` + strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, MaxDepth+1) + `</w:p>`), "fields nested"},
		"tab stops":           {documentParts(`<w:p><w:pPr><w:tabs>` + tabStops(maxTabs+1) + `</w:tabs></w:pPr></w:p>`), "limit exceeded"},
		"a bomb":              {with("word/document.xml", strings.Repeat(" ", MaxPartSize+1)), "limit exceeded"},
		"a header off limits": {with("word/_rels/document.xml.rels", documentRels("header", "../../../etc/passwd")), "is missing"},
	} {
		p, err := readParts(t, c.parts)
		if err == nil {
			t.Errorf("%s: read as %+v", name, p)
		} else if !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if _, err := Read(nil, strings.NewReader("PK no"), 5); err == nil {
		t.Error("no ZIP: no error")
	}
	if _, err := Read(nil, strings.NewReader(""), MaxFileSize+1); !errors.Is(err, ErrLimit) {
		t.Errorf("large file: %v", err)
	}
	elements := tally{elements: MaxElements - 3}
	if n, err := parseXML([]byte(`<a b="c"><d/></a>`), &elements); err != nil || n.weight != 3 {
		t.Errorf("%+v, %v", n, err)
	}
	if _, err := parseXML([]byte(`<a/>`), &elements); !errors.Is(err, ErrLimit) {
		t.Errorf("too many elements: %v", err)
	}
	full := reader{items: MaxItems, values: &values{}}
	if b := full.block(&node{name: "w:p"}); b != nil || !errors.Is(full.err, ErrLimit) {
		t.Errorf("too many items: %v, %v", b, full.err)
	}
	spent := values{work: maxWork}
	if spent.runProperties(&RunFormat{}, &node{weight: 1}, nil); !errors.Is(spent.err, ErrLimit) {
		t.Errorf("too much work: %v", spent.err)
	}
}

func tabStops(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<w:tab w:val="left" w:pos="%d"/>`, i)
	}
	return b.String()
}

func TestReadTakesNestingUpToTheLimit(t *testing.T) {
	t.Parallel()
	const wrappers = MaxDepth - 5 // document, body, p, r and t are the rest
	p := readBody(t, strings.Repeat(`<w:customXml>`, wrappers)+paragraphXML("deep")+strings.Repeat(`</w:customXml>`, wrappers))
	if got := texts(p.Body); !slices.Equal(got, []string{"deep"}) {
		t.Errorf("%q", got)
	}
}

// TestPages reads how many pages were counted, and nothing from what is no count.
func TestPages(t *testing.T) {
	t.Parallel()
	for properties, want := range map[string]int{
		`<Properties><Pages>2</Pages></Properties>`:          2,
		`<ap:Properties><ap:Pages>12</ap:Pages></Properties`: 12,
		`<Properties><Pages>many</Pages></Properties>`:       0,
		`<Properties><Pages>99999999999</Pages>`:             0,
		``:                                                   0,
	} {
		d := documentParts(paragraphXML("body") + a4)
		d["_rels/.rels"] = strings.Replace(packageRels, "</Relationships>", `<Relationship Id="p" Type="`+relType+`extended-properties" Target="docProps/app.xml"/></Relationships>`, 1)
		d["docProps/app.xml"] = properties
		p, err := readParts(t, d)
		if err != nil || p.Pages != want {
			t.Errorf("%s: %v, %v", properties, p, err)
		}
	}
}
