package wordfill

import (
	"strings"
	"testing"

	"vanthu/internal/rows"
)

// TestLines holds what becomes of a line break in a value: in a justified
// paragraph the next line is a paragraph.
func TestLines(t *testing.T) {
	const (
		br   = `<w:br/><w:t xml:space="preserve">hai</w:t>`
		tab  = `<w:tab/>` + br
		bold = `<w:rPr><w:b/></w:rPr>`
	)
	v := rows.Values{"a": text("một\nhai")}
	run := func(s string) string { return `<w:r>` + bold + `<w:t>` + s + `</w:t></w:r>` }
	with := func(props, inner string) string {
		return `<w:p w:rsidR="1"><w:pPr>` + props + `</w:pPr>` + inner + `</w:p>`
	}
	both := `<w:jc w:val="both"/>`
	split := func(props string) string {
		return `một</w:t></w:r></w:p><w:p><w:pPr>` + props + `</w:pPr><w:r>` + bold + `<w:t xml:space="preserve">hai`
	}
	for name, c := range map[string]struct{ body, want string }{
		"left":            {with(`<w:jc w:val="left"/>`, run("{{a}}")), br},
		"none":            {para("{{a}}"), br},
		"justified":       {with(both, run("x {{a}} y")), split(both)},
		"distributed":     {with(`<w:jc w:val="distribute"/>`, run("{{a}}")), split(`<w:jc w:val="distribute"/>`)},
		"new page":        {with(`<w:pageBreakBefore/><w:ind w:left="1"/>`+both, run("{{a}}")), split(`<w:ind w:left="1"/>` + both)},
		"by style":        {with(`<w:pStyle w:val="Deu"/>`, run("{{a}}")), split(`<w:pStyle w:val="Deu"/>`)},
		"based on it":     {with(`<w:pStyle w:val="Con"/>`, run("{{a}}")), split(`<w:pStyle w:val="Con"/>`)},
		"against it":      {with(`<w:pStyle w:val="Trai"/>`, run("{{a}}")), br},
		"in a list":       {with(`<w:numPr><w:numId w:val="1"/></w:numPr>`+both, run("{{a}}")), tab},
		"ends a section":  {with(both+`<w:sectPr/>`, run("{{a}}")), tab},
		"in a link":       {with(both, `<w:hyperlink>`+run("{{a}}")+`</w:hyperlink>`), tab},
		"in a field":      {with(both, `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`+run("{{a}}")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`), tab},
		"in a control":    {`<w:sdt><w:sdtContent>` + with(both, run("{{a}}")) + `</w:sdtContent></w:sdt>`, tab},
		"marks and lines": {with(both, run("{{a|markup}}")), split(both)},
	} {
		p := withLists(c.body)
		p.set("word/styles1.xml", strings.Replace(p.parts["word/styles1.xml"], "</w:styles>", `<w:style w:type="paragraph" w:styleId="Deu"><w:pPr>`+both+`</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Deu"/></w:style><w:style w:type="paragraph" w:styleId="Trai"><w:basedOn w:val="Deu"/><w:pPr><w:jc w:val="left"/></w:pPr></w:style></w:styles>`, 1))
		tmpl, err := Parse(p.bytes())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out, faults := tmpl.Fill(v)
		if len(faults) > 0 {
			t.Fatalf("%s: %v", name, faults)
		}
		got := unzip(t, out)["word/document.xml"]
		if !strings.Contains(got, c.want) || strings.Contains(got, "<w:tab/>") != (c.want == tab) {
			t.Errorf("%s: got %s, want %s in it", name, got, c.want)
		}
	}
}
