package wordfill

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"vanthu/internal/fill"
	"vanthu/internal/rows"
	"vanthu/internal/viet"
	"vanthu/internal/word"
)

// FuzzFill cuts a text with marks into runs and fills it: what a reader of the
// file sees is what package fill makes of the text.
func FuzzFill(f *testing.F) {
	f.Add("Gửi {{a}}, {{b?}} {x} {{c|upper}}!", "Xã <A> & \"B\"\tx", "{{a}}\r\nđ", uint64(0xF0F0))
	f.Add("{{a}}{{a}}{{b}}", "", "\x00", ^uint64(0))
	f.Add("{{{a}}}", "]]>", "e\u0301", uint64(1))
	f.Add("{{c|markup}}", "a **b** __c__", "\uFFFF", uint64(7))
	f.Fuzz(func(t *testing.T, s, a, b string, cuts uint64) {
		if !legal(s) || strings.ContainsAny(s, "\t\r\n") {
			return
		}
		v := rows.Values{"a": text(a), "b": text(b), "c": text(a)}
		tmpl, err := Parse(docxOf(cutRuns(s, cuts)).bytes())
		parsed, wrong := fill.Parse(s)
		if (err == nil) != (wrong == nil && !grouped(parsed)) {
			t.Fatalf("%q: %v here, %v as a text", s, err, wrong)
		}
		if err != nil {
			return
		}
		out, faults := tmpl.Fill(v)
		want, alike := parsed.Fill(fill.Scope{v}, func(s string) string { return s })
		illegal := len(alike) == 0 && !legal(want)
		if (len(faults) > 0) != (len(alike) > 0 || illegal) {
			t.Fatalf("%q with %q, %q: %+v here, %+v as a text", s, a, b, faults, alike)
		}
		if len(faults) > 0 || strings.Contains(s, "markup") {
			return
		}
		p, err := word.Read(nil, bytes.NewReader(out), int64(len(out)))
		if err != nil {
			t.Fatal(err)
		}
		want = viet.NFC(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(want))
		if got := viet.NFC(p.Body.Paragraphs()[0].Text()); got != want {
			t.Fatalf("%q with %q, %q: got %q, want %q", s, a, b, got, want)
		}
	})
}

// legal tells whether XML takes a text.
func legal(s string) bool {
	for i, r := range s {
		if !allowed(s, i, r) {
			return false
		}
	}
	return utf8.ValidString(s)
}

func grouped(t fill.Text) bool {
	for _, m := range t.Marks() {
		if m.Kind != fill.Value {
			return true
		}
	}
	return false
}

// cutRuns is a paragraph in which a run ends behind each character whose bit is
// set.
func cutRuns(s string, cuts uint64) string {
	const open, shut = `<w:r><w:t xml:space="preserve">`, `</w:t></w:r>`
	var b bytes.Buffer
	b.WriteString("<w:p>" + open)
	i := 0
	for _, r := range s {
		if err := xml.EscapeText(&b, []byte(string(r))); err != nil {
			panic(err)
		}
		if cuts>>(i%64)&1 == 1 {
			b.WriteString(shut + `<w:proofErr w:type="gramStart"/>` + open)
		}
		i++
	}
	b.WriteString(shut + "</w:p>")
	return b.String()
}
