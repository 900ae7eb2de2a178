package fill

import (
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/fault"
)

// TestBlame brings faults of a filled document back to template and row.
func TestBlame(t *testing.T) {
	template := parsed(t, `{"kind": "{{a}}", "date": "{{số}}", "place": "{{a}} {{số}}", "x~/": "{{a}}", "to": ["y",
		"{{#lồng}}", "{{xã}}", "{{#thôn}}{{t}}{{/thôn}}{{/lồng}}", "{{a}}", "{{a}}{{a|upper}}"]}`)
	// to is y, P, 1, 2, Q, A, AA.
	for _, c := range []struct{ pointer, want, where string }{
		{"", "  r", ""},
		{"/kind", "/kind a r", ""},
		{"/date", "/date số r", ""},
		{"/place", "/place  r", ""},
		{"/x~0~1", "/x~0~1 a r", ""},
		{"/to", "/to  r", ""},
		{"/to/0", "/to/0  r", ""},
		{"/to/1", "/to/2 xã r", "Mục 1 của «lồng»: "},
		{"/to/2", "/to/3 t r", "Mục 1 của «thôn»: Mục 1 của «lồng»: "},
		{"/to/3", "/to/3 t r", "Mục 2 của «thôn»: Mục 1 của «lồng»: "},
		{"/to/4", "/to/2 xã r", "Mục 2 của «lồng»: "},
		{"/to/5", "/to/4 a r", ""},
		{"/to/6", "/to/5 a r", ""},
		{"/to/7", "/to/7  r", ""},
		{"/to/x", "/to/x  r", ""},
		{"/absent/1", "/absent/1  r", ""},
		{"/place/deep", "/place/deep  r", ""},
	} {
		got := template.Blame(fault.List{{Pointer: c.pointer, Rule: "r", Detail: fault.Text{"lỗi", "fault"}}}, sample())
		if list(got) != c.want || strings.TrimSuffix(got[0].Detail.String(), "lỗi") != c.where {
			t.Errorf("%s: got %q, %q, want %q, %q", c.pointer, list(got), got[0].Detail, c.want, c.where)
		}
	}
}

// TestBlameOfADocument goes the whole way: a line break in a cell of the list.
func TestBlameOfADocument(t *testing.T) {
	template := parsed(t, `{"kind": "thong-bao", "issuer": {"name": "SỞ"}, "subject": "{{hai dòng}}", "sections": ["a"], "bogus": 1}`)
	data, faults := template.Fill(sample())
	if faults != nil {
		t.Fatal(faults)
	}
	_, err := document.Decode(data, document.Options{})
	wrong, _ := err.(fault.List) //nolint:errorlint // it is what Decode says it is
	if got, want := list(template.Blame(wrong, sample())), "/subject hai dòng row.line; /bogus  key.unknown"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
