package wordfill

import (
	"strings"
	"testing"

	"vanthu/internal/rows"
)

// TestHostile reads templates that would take hours if work grew with the square
// of what they hold.
func TestHostile(t *testing.T) {
	const n = 9_000
	item := item1("0", "x")
	run := func(s string) string { return `<w:p><w:r>` + s + `</w:r></w:p>` }
	for name, body := range map[string]string{
		"passages and tabs":  run(strings.Repeat(`<w:t>{{#a}}x{{/a}}</w:t><w:tab/><w:tab/><w:t>y</w:t>`, n)),
		"groups and lists":   strings.Repeat(para("{{#a}}")+item+item+para("{{/a}}"), n) + strings.Repeat(item, n),
		"groups in one row":  table(row(strings.Repeat(para("{{#a}}x{{/a}}"), n), strings.Repeat(para("y"), 4*n))),
		"fields not ended":   run(strings.Repeat(`<w:fldChar w:fldCharType="begin"/><w:instrText>MERGEFIELD</w:instrText><w:t>x</w:t>`, 8*n)),
		"fields in fields":   run(strings.Repeat(`<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/>`, 6*n) + strings.Repeat(`<w:fldChar w:fldCharType="end"/>`, 6*n)),
		"simple in simple":   `<w:p>` + strings.Repeat(`<w:fldSimple w:instr="A">`, 200) + strings.Repeat(`<w:r><w:t>x</w:t></w:r>`, 8*n) + strings.Repeat(`</w:fldSimple>`, 200) + `</w:p>`,
		"notes in a group":   para("{{#a}}") + strings.Repeat(run(`<w:footnoteReference w:id="1"/>`), 4*n) + para("{{/a}}"),
		"shapes in a group":  para("{{#a}}") + strings.Repeat(run(`<w:pict><v:shape id="a" type="#a"/></w:pict>`), 4*n) + para("{{/a}}"),
		"headers in a group": para("{{#a}}") + strings.Repeat(`<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rheader1"/></w:sectPr></w:pPr></w:p>`, 4*n) + para("{{/a}}"),
	} {
		t.Run(name, func(t *testing.T) {
			tmpl, err := Parse(withLists(body).with("header", "hdr", para("{{b}}")).with("footnotes", "footnotes", `<w:footnote w:id="1">`+para("{{b}}")+`</w:footnote>`).bytes())
			if err != nil {
				return // told, and in time
			}
			for _, v := range []rows.Value{text("x"), {List: make([]rows.Values, 2)}, {List: make([]rows.Values, 1000)}} {
				if out, faults := tmpl.Fill(rows.Values{"a": v, "b": text("y")}); (out == nil) != (len(faults) > 0) || len(out) > MaxOutput {
					t.Errorf("%d bytes, %v", len(out), faults)
				}
			}
		})
	}
}
