package fill

import (
	"fmt"
	"strings"
	"testing"
)

func TestSpans(t *testing.T) {
	for _, c := range []struct{ text, want, wrong string }{
		{"", "", ""},
		{"a{{b}}{{#c}}d", "{{b}}1-6 {{#c}}6-12", ""},
		{"{{ a  b }}", "{{a b}}0-10", ""},
		{"a}} {{b}} {{c", "{{b}}4-9", "a}} {{c"},
		{"{{a {{b}} {{c|lạ}}{{d}}", "{{b}}4-9 {{d}}20-25", "{{a  {{c|lạ}}"},
		{"{{a\nb}}{{c}}", "{{c}}7-12", "{{a\nb}}"},
		{"{{" + strings.Repeat("ố", 30), "", "{{" + strings.Repeat("ố", excerpt) + "…"},
		{strings.Repeat("ố", 30) + "}}", "", "…" + strings.Repeat("ố", excerpt) + "}}"},
		{"{{{a}} {{b}}} {{c}}} } {{d}} }", "{{d}}23-28", "{{{a}} {{b}}} {{c}}}"},
		{"{}{{a}}{}}", "{{a}}2-7", "{}}"},
	} {
		spans, wrong := Spans(c.text)
		var got, errs []string
		for _, s := range spans {
			got = append(got, fmt.Sprintf("%s%d-%d", s.Mark, s.Start, s.End))
		}
		for _, w := range wrong {
			errs = append(errs, w.Mark)
		}
		if strings.Join(got, " ") != c.want || strings.Join(errs, " ") != c.wrong {
			t.Errorf("%q: got %q and %q, want %q and %q", c.text, got, errs, c.want, c.wrong)
		}
	}
}

// TestSpansInLinearTime would not end in the time of a test if each brace were
// looked for to the end of the text.
func TestSpansInLinearTime(t *testing.T) {
	for _, s := range []string{"{{", "}}", "{{a}}", "{{\n}}", "{{ x"} {
		if spans, wrong := Spans(strings.Repeat(s, 1<<18)); len(wrong) > maxWrong || len(spans)+len(wrong) == 0 {
			t.Errorf("%q: %d marks, %d errors", s, len(spans), len(wrong))
		}
	}
}
