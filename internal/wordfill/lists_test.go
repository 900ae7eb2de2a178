package wordfill

import (
	"regexp"
	"strings"
	"testing"

	"vanthu/internal/rows"
)

// withLists is a document with lists: 1 is numbered on two levels, 2 begins at
// 5, the style «So» is of list 3.
func withLists(body string) *pkg {
	level := func(n, style string) string {
		return `<w:lvl w:ilvl="` + n + `"><w:start w:val="1"/><w:numFmt w:val="decimal"/>` + style + `<w:lvlText w:val="%` + string(n[0]+1) + `."/></w:lvl>`
	}
	p := docxOf(body).with("numbering", "numbering", `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>`+level("0", "")+level("1", "")+`</w:abstractNum>`+
		`<w:abstractNum w:abstractNumId="7">`+strings.Replace(level("0", `<w:pStyle w:val="So"/>`), `start w:val="1"`, `start w:val="5"`, 1)+`</w:abstractNum>`+
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:numIdMacAtCleanup w:val="9"/>`)
	return p.with("styles", "styles", `<w:style w:type="paragraph" w:styleId="So"><w:name w:val="So"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>`+
		`<w:style w:type="paragraph" w:styleId="Con"><w:name w:val="Con"/><w:basedOn w:val="So"/></w:style>`)
}

// item1 is a paragraph of list 1.
func item1(level, s string) string {
	return strings.Replace(para(s), "<w:p>", `<w:p><w:pPr><w:numPr><w:ilvl w:val="`+level+`"/><w:numId w:val="1"/></w:numPr></w:pPr>`, 1)
}

func byStyle(style, s string) string {
	return strings.Replace(para(s), "<w:p>", `<w:p><w:pPr><w:pStyle w:val="`+style+`"/><w:jc w:val="both"/></w:pPr>`, 1)
}

// TestListsBeginAnew reads the numbers of lists in the order of paragraphs: which
// go on and which begin anew.
func TestListsBeginAnew(t *testing.T) {
	two := rows.Values{"ds": {List: []rows.Values{
		{"v": {List: []rows.Values{{}, {}}}}, {"v": {List: []rows.Values{{}}}},
	}}}
	open, shut := para("{{#ds}}"), para("{{/ds}}")
	inner := func(s string) string { return para("{{#v}}") + s + para("{{/v}}") }
	for name, c := range map[string]struct{ body, want string }{
		"a list in each element":             {open + para("thôn") + inner(item1("0", "việc")) + shut, "4 4 5"},
		"a list of its own":                  {open + para("thôn") + item1("0", "a") + item1("0", "b") + shut, "4 4 5 5"},
		"two items, no heading":              {open + item1("0", "a") + item1("0", "b") + shut, "4 4 5 5"},
		"the element is an item":             {open + item1("0", "a") + para("b") + shut, "1 1"},
		"in a list that goes on":             {item1("0", "x") + open + para("t") + item1("0", "a") + shut + item1("0", "y"), "1 1 1 1"},
		"items with items in them":           {open + item1("0", "a") + inner(item1("1", "b")) + shut, "1 1 1 1 1"},
		"the lower level alone":              {item1("0", "x") + open + para("t") + item1("1", "a") + shut, "1 4 5"},
		"by style":                           {open + para("t") + inner(byStyle("So", "a")) + shut, "4 4 5"},
		"by a style of a style":              {open + para("t") + byStyle("Con", "a") + shut, "4 5"},
		"rows of a table are items":          {table(row(item1("0", "{{#ds}}"), para("{{/ds}}"))), "1 1"},
		"rows in a table of each":            {open + para("t") + table(row(item1("0", "{{#v}}"), para("{{/v}}"))) + shut, "4 4 5"},
		"nothing is repeated":                {item1("0", "a") + open + para("x") + shut, "1"},
		"an item, and in it a list by style": {open + item1("0", "a") + byStyle("So", "b") + byStyle("So", "c") + shut, "1 4 4 1 5 5"},
	} {
		p := withLists(c.body)
		tmpl, err := Parse(p.bytes())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out, faults := tmpl.Fill(two)
		if len(faults) > 0 {
			t.Fatalf("%s: %v", name, faults)
		}
		parts := unzip(t, out)
		var got []string
		for _, m := range regexp.MustCompile(`w:numId w:val="(\d+)"`).FindAllStringSubmatch(parts["word/document.xml"], -1) {
			got = append(got, m[1])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: lists %s, want %s: %s", name, s, c.want, parts["word/document.xml"])
		}
		if begun := strings.Contains(parts["word/numbering1.xml"], `w:numId="4"`); begun != strings.Contains(c.want, "4") {
			t.Errorf("%s: %s", name, parts["word/numbering1.xml"])
		}
	}
}

// TestListsAsWritten holds what is added to the numbering and to a paragraph.
func TestListsAsWritten(t *testing.T) {
	tmpl, err := Parse(withLists(para("{{#ds}}") + para("t") + byStyle("So", "a") + para("{{/ds}}")).bytes())
	if err != nil {
		t.Fatal(err)
	}
	out, faults := tmpl.Fill(rows.Values{"ds": {List: []rows.Values{{}}}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	parts := unzip(t, out)
	for part, want := range map[string]string{
		"word/numbering1.xml": `<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:numIdMacAtCleanup w:val="9"/>`,
		"word/document.xml":   `<w:pPr><w:pStyle w:val="So"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr><w:jc w:val="both"/></w:pPr>`,
	} {
		if !strings.Contains(parts[part], want) {
			t.Errorf("%s: %s, want %s in it", part, parts[part], want)
		}
	}
}

// TestShapes gives each copy of a shape of VML an id of its own, and keeps what
// hangs on it together.
func TestShapes(t *testing.T) {
	shape := `<w:p><w:r><w:pict w14:anchorId="1"><v:shapetype id="_x0000_t202" o:spt="202"/><v:shape id="K" o:spid="_x0000_s1026" type="#_x0000_t202" style="width:1pt;mso-next-textbox:#L;x:y"/><v:shape id="L" type="#_x0000_t75"/></w:pict></w:r></w:p>` +
		`<w:p><w:r><w:object><v:shape id="_x0000_i1025"/><o:OLEObject ShapeID="_x0000_i1025" ObjectID="_1"/></w:object></w:r></w:p>`
	outside := strings.NewReplacer(`"K"`, `"M"`, `"L"`, `"N"`, "t202", "t75", "i1025", "i1024").Replace(shape)
	got := filled(t, outside+para("{{#ds}}")+shape+para("{{/ds}}"), rows.Values{"ds": {List: []rows.Values{{}, {}}}})
	copied := func(n string) string {
		return strings.NewReplacer(` w14:anchorId="1"`, "", ` o:spid="_x0000_s1026"`, "", "_x0000_t202", "_x0000_t202_c"+n, `"K"`, `"K_c`+n+`"`, `"L"`, `"L_c`+n+`"`, "#L", "#L_c"+n, "_x0000_i1025", "_x0000_i1025_c"+n).Replace(shape)
	}
	if want := outside + copied("1") + copied("2"); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}
