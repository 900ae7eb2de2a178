package fill

import (
	"strings"
	"testing"

	"vanthu/internal/rows"
)

func TestFill(t *testing.T) {
	row := Scope{rows.Values{
		"tên":    {Text: "Xã A & <B> **c**"},
		"ngày":   {Text: "5/1/2026"},
		"tiền":   {Text: "1234567,5"},
		"trống":  {Text: ""},
		"khuôn":  {Text: "{{tên}}"},
		"nhóm":   {List: []rows.Values{{"tên": {Text: "x"}}}},
		"Đơn vị": {Text: "Sở"},
	}}
	escape := func(s string) string { return strings.ReplaceAll(s, "*", `\*`) }
	for _, c := range []struct{ text, want, faults string }{
		{"", "", ""},
		{"không có dấu", "không có dấu", ""},
		{"{{tên}}", `Xã A & <B> \*\*c\*\*`, ""},
		{"{{tên|markup}}", "Xã A & <B> **c**", ""},
		{"a{{ Đơn  vị }}b{{trống?}}c", "aSởbc", ""},
		{"{{ngày|date}} {{ngày|iso}} {{tiền|number}} {{Đơn vị|upper}}", "05/01/2026 2026-01-05 1.234.567,5 SỞ", ""},
		{"{{khuôn}}", "{{tên}}", ""},
		{"{{trống}}{{không}}", "", "row.missing row.missing"},
		{"{{tên|date}}", "", "row.format"},
		{"{{nhóm}}", "", "row.text"},
		{"{{#nhóm}}{{/nhóm}}", "", ""},
	} {
		text, err := Parse(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		got, faults := text.Fill(row, escape)
		var rules []string
		for _, f := range faults {
			rules = append(rules, f.Rule)
		}
		if strings.Join(rules, " ") != c.faults || c.faults == "" && got != c.want {
			t.Errorf("%q: got %q and %q, want %q and %q", c.text, got, rules, c.want, c.faults)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{"{{", "}}", "a {{b} c", "{{}}", "{{ }}", "{{a{{b}}", "{{a\nb}}", "{{a|}}", "{{a|lạ}}", "{{#a|date}}", "{{/a?}}", "{{a?b}}", "{{" + strings.Repeat("x", MaxName+1) + "}}"} {
		if _, err := Parse(s); err == nil {
			t.Errorf("%q is taken", s)
		}
	}
}
