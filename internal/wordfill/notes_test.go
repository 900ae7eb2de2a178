package wordfill

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/rows"
)

// TestNotes gives each copy of a group notes of its own, with the values of its
// element; others stay.
func TestNotes(t *testing.T) {
	inspect.Needs(t, "ooxml-validator")
	ref := func(kind, id string) string { return `<w:r><w:` + kind + `Reference w:id="` + id + `"/></w:r>` }
	one := `<w:p><w:commentRangeStart w:id="4"/><w:r><w:t>{{x}}</w:t></w:r><w:commentRangeEnd w:id="4"/>` + ref("comment", "4") + ref("footnote", "2") + ref("endnote", "1") + `</w:p>`
	p := docxOf(`<w:p>`+ref("footnote", "1")+`</w:p>`+para("{{#ds}}")+one+para("{{#v}}")+`<w:p>`+ref("footnote", "5")+`</w:p>`+para("{{/v}}")+para("{{/ds}}")).
		with("footnotes", "footnotes", `<w:footnote w:id="1">`+para("một {{a}}")+`</w:footnote><w:footnote w:id="2">`+para("hai {{x}} {{a}}")+`</w:footnote><w:footnote w:id="5">`+para("năm {{y}} {{x}}")+`</w:footnote>`).
		with("endnotes", "endnotes", `<w:endnote w:id="1">`+para("cuối")+`</w:endnote>`).
		with("comments", "comments", `<w:comment w:id="4" w:author="a">`+para("lời {{x}}")+`</w:comment>`)
	tmpl, err := Parse(p.bytes())
	if err != nil {
		t.Fatal(err)
	}
	out, faults := tmpl.Fill(rows.Values{"a": text("A"), "ds": {List: []rows.Values{
		{"x": text("p"), "v": {List: []rows.Values{{"y": text("1")}, {"y": text("2")}}}}, {"x": text("q"), "v": {List: []rows.Values{}}},
	}}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	parts := unzip(t, out)
	ids := regexp.MustCompile(`<w:(\w+) w:id="(\d+)"`)
	tags := regexp.MustCompile(`<[^>]*>`)
	for part, want := range map[string]string{
		"word/document.xml":   "footnoteReference 1 commentRangeStart 5 commentRangeEnd 5 commentReference 5 footnoteReference 6 endnoteReference 2 footnoteReference 7 footnoteReference 8 commentRangeStart 6 commentRangeEnd 6 commentReference 6 footnoteReference 9 endnoteReference 3",
		"word/footnotes1.xml": "footnote 1 footnote 6 footnote 9 footnote 7 footnote 8",
		"word/endnotes1.xml":  "endnote 2 endnote 3",
		"word/comments1.xml":  "comment 5 comment 6",
	} {
		var got []string
		for _, m := range ids.FindAllStringSubmatch(parts[part], -1) {
			got = append(got, m[1]+" "+m[2])
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s: %s, want %s", part, s, want)
		}
	}
	if got := strings.TrimSpace(tags.ReplaceAllString(parts["word/footnotes1.xml"], "|")); !strings.Contains(got, "hai p A") || !strings.Contains(got, "hai q A") || !strings.Contains(got, "năm 1 p") || !strings.Contains(got, "năm 2 p") {
		t.Error(got)
	}
	findings, err := inspect.ValidateDOCX(t.Context(), save(t, filepath.Join(t.TempDir(), "a.docx"), out))
	if err != nil || len(findings) > 0 {
		t.Errorf("%v %v", findings, err)
	}
}
