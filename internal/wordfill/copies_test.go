package wordfill

import (
	"strings"
	"testing"

	"vanthu/internal/rows"
)

// TestCopies holds that what a document may have once only is there once.
func TestCopies(t *testing.T) {
	v := rows.Values{"ds": {List: []rows.Values{{"x": text("1")}, {"x": text("2")}}}}
	drawing := func(id, s string) string {
		return `<w:r><w:drawing><wp:docPr name="n" id="` + id + `" descr="d"/></w:drawing><w:t xml:space="preserve">` + s + `</w:t></w:r>`
	}
	got := filled(t, `<w:p w14:paraId="1" w:rsidR="2">`+drawing("9", "a")+`<w:bookmarkStart w:id="4" w:name="outside"/><w:bookmarkStart w:id="5" w:name="into"/><w:bookmarkEnd w:id="4"/></w:p>`+
		`<w:p w14:paraId="00AA" w:rsidR="2" w14:textId='00BB'><w:bookmarkEnd w:id="5"/><w:bookmarkStart w:id="6" w:name="in"/>`+drawing("3", "{{#ds}}{{x}}{{/ds}}")+`<w:bookmarkEnd w:id="6"/><w:sdt><w:sdtPr><w:id w:val="8"/><w:text/></w:sdtPr></w:sdt></w:p>`, v)
	copied := func(id, s string) string {
		return `<w:p w:rsidR="2">` + drawing(id, s) + `<w:sdt><w:sdtPr><w:text/></w:sdtPr></w:sdt></w:p>`
	}
	want := `<w:p w14:paraId="1" w:rsidR="2">` + drawing("9", "a") + `<w:bookmarkStart w:id="4" w:name="outside"/><w:bookmarkEnd w:id="4"/></w:p>` + copied("10", "1") + copied("11", "2")
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestSerial gives copies of drawings numbers that no other drawing has.
func TestSerial(t *testing.T) {
	v := rows.Values{"ds": {List: []rows.Values{{}}}}
	for _, c := range []struct{ ids, want string }{
		{"", "2"}, // the one in the group has the first
		{"5", "6"},
		{"2147483647", "2"},
		{"4 2147483647", "5"},
		{"x", "2"},
	} {
		drawing := func(id string) string {
			return `<w:p><w:r><w:drawing><wp:docPr id="` + id + `"/></w:drawing></w:r></w:p>`
		}
		body := ""
		for id := range strings.FieldsSeq(c.ids) {
			body += drawing(id)
		}
		got := filled(t, body+para("{{#ds}}")+drawing("1")+para("{{/ds}}"), v)
		if want := drawing(c.want); !strings.HasSuffix(got, want) {
			t.Errorf("%s: got %s, want %s at the end", c.ids, got, c.want)
		}
	}
}
