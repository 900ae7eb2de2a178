package wordfill

import (
	"strings"
	"testing"

	"vanthu/internal/rows"
)

// TestConditions prints what stands around a plain value: passages of a
// paragraph, paragraphs, rows.
func TestConditions(t *testing.T) {
	v := rows.Values{
		"có": text("x"), "trống": text(" "), "rỗng": {List: []rows.Values{}}, "ds": {List: []rows.Values{{"a": text("1")}, {"a": text("2")}}}, "hai": {List: []rows.Values{{}, {}}},
		"người": {List: []rows.Values{{"tên": text("An")}}, Object: true},
	}
	whole := func(s ...string) string {
		out := ""
		for _, one := range s {
			out += para(one)
		}
		return out
	}
	tab := func(s string) string { return `<w:p><w:r><w:t>{{#có}}a</w:t><w:tab/>` + s + `</w:r></w:p>` }
	for body, want := range map[string]string{
		whole("{{#có}}Có: {{có}}{{/có}}", "hết"):                                                                                           whole("Có: x", "hết"),
		whole("{{#vắng}}Có: {{vắng}}{{/vắng}}", "hết"):                                                                                     whole("hết"),
		whole("{{^ds}}Không có ai{{/ds}}", "{{^rỗng}}Trống{{/rỗng}}"):                                                                      whole("Trống"),
		whole("Ông{{#trống}}, {{trống}}{{/trống}} và{{#có}} {{có}}{{/có}}."):                                                               whole("Ông và x."),
		whole("{{#nam}}Ông{{/nam}}{{^nam}}Bà{{/nam}} A"):                                                                                   whole("Bà A"),
		whole("{{#nam}}Ông{{/nam}}{{#trống}}Bà{{/trống}}", "z"):                                                                            whole("z"),
		whole("{{#có}}a{{^vắng}}b{{#trống}}c{{/trống}}{{/vắng}}{{/có}}"):                                                                   whole("ab"),
		whole("{{#ds}}{{a}}{{^có}}!{{/có}}{{#có}}?{{/có}}{{/ds}}"):                                                                         whole("1?", "2?"),
		whole("{{#ds}}{{a}}{{/ds}} {{#có}}y{{/có}}"):                                                                                       whole("1 y", "2 y"),
		whole("a", "{{#vắng}}", "b", "{{/vắng}}", "c"):                                                                                     whole("a", "c"),
		whole("a", "{{#có}}", "b", "{{/có}}", "c"):                                                                                         whole("a", "b", "c"),
		whole("{{người.tên}} {{#người}}{{tên}}{{/người}}"):                                                                                 whole("An An"),
		table(row(para("{{#vắng}}a"), para("{{/vắng}}")), row(para("b"))):                                                                  table(row(para("b"))),
		table(row(para("{{#vắng}}a{{/vắng}}"), para("{{#có}}b{{/có}}"))):                                                                   table(row(para(""), para("b"))),
		tab("<w:t>b{{/có}}</w:t>"):                                                                                                         `<w:p><w:r><w:t xml:space="preserve">a</w:t><w:tab/><w:t xml:space="preserve">b</w:t></w:r></w:p>`,
		`<w:p><w:r><w:t>z{{#vắng}}a</w:t><w:tab/></w:r><w:r><w:t>giữa</w:t><w:drawing/></w:r><w:r><w:t>{{/vắng}}</w:t><w:br/></w:r></w:p>`: `<w:p><w:r><w:t xml:space="preserve">z</w:t></w:r><w:r></w:r><w:r><w:br/></w:r></w:p>`,
	} {
		if got := filled(t, body, v); got != want {
			t.Errorf("%s\n got %s\nwant %s", body, got, want)
		}
	}
	tmpl, err := Parse(docxOf(para("{{#ds}}{{a}}{{/ds}}{{#hai}}x{{/hai}}")).bytes())
	if err != nil {
		t.Fatal(err)
	}
	if _, faults := tmpl.Fill(v); len(faults) == 0 || faults[0].Rule != "row.list" {
		t.Errorf("two lists in a paragraph: %v", faults)
	}
	if got := told(t, docxOf(`<w:p><w:r><w:t>{{#a}}</w:t><w:fldChar w:fldCharType="begin"/><w:t>{{/a}}</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`)); !strings.HasSuffix(got, "nhóm «a» cắt ngang một trường (field).") {
		t.Error(got)
	}
}
