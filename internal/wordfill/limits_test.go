package wordfill

import (
	"runtime"
	"strings"
	"testing"

	"vanthu/internal/rows"
)

// TestFillLimits gives rows that would fill the memory, or never end.
func TestFillLimits(t *testing.T) {
	list := func(n int) rows.Value { return rows.Value{List: make([]rows.Values, n)} }
	wide := strings.Repeat("x", 1<<10)
	for name, c := range map[string]struct {
		body string
		v    rows.Values
	}{
		"long value":         {strings.Repeat(para("{{a}}"), 100), rows.Values{"a": text(strings.Repeat(wide, 1<<10))}},
		"breaks":             {para("{{a}}"), rows.Values{"a": text("x" + strings.Repeat("\n", 2<<20) + "x")}},
		"styles":             {`<w:p><w:r><w:rPr><w:rFonts w:ascii="` + wide + `"/></w:rPr><w:t>{{a|markup}}</w:t></w:r></w:p>`, rows.Values{"a": text(strings.Repeat("**a** ", 1<<16))}},
		"long list":          {para(wide + "{{#a}}{{/a}}"), rows.Values{"a": list(1 << 17)}},
		"lists in lists":     {para("{{#a}}") + para("{{#b}}") + para("{{#c}}x{{/c}}") + para("{{/b}}") + para("{{/a}}"), rows.Values{"a": list(1000), "b": list(1000), "c": list(1000)}},
		"lists of nothing":   {para("{{#a}}") + para("{{#b}}") + para("{{#c}}") + para("{{/c}}") + para("{{/b}}") + para("{{/a}}"), rows.Values{"a": list(1000), "b": list(1000), "c": list(1000)}},
		"faults in elements": {para("{{#a}}{{x}}{{/a}}"), rows.Values{"a": list(MaxCopies + 1)}},
	} {
		tmpl, err := Parse(docxOf(c.body).bytes())
		if err != nil {
			t.Fatal(err)
		}
		out, faults := tmpl.Fill(c.v)
		if out != nil || len(faults) == 0 || faults[len(faults)-1].Rule != "limit.bytes" {
			t.Errorf("%s: %d bytes, %+v", name, len(out), faults)
		}
	}
}

// BenchmarkFill fills a template of LibreOffice's with a body, header, footer,
// footnote and a list of twenty.
func BenchmarkFill(b *testing.B) {
	benchmark(b, libreOffice(b), unit(20))
}

// BenchmarkFillPictures fills a template with 4 MB of pictures, which are not
// packed again for each row.
func BenchmarkFillPictures(b *testing.B) {
	noise := make([]byte, 4<<20)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	benchmark(b, docxOf(para("{{mã}}")).set("word/media/image1.png", string(noise)).bytes(), unit(1))
}

func benchmark(b *testing.B, file []byte, v rows.Values) {
	tmpl, err := Parse(file)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		if out, faults := tmpl.Fill(v); len(faults) > 0 {
			b.Fatal(faults)
		} else {
			runtime.KeepAlive(out)
		}
	}
}

// BenchmarkParse reads the same template as BenchmarkFill.
func BenchmarkParse(b *testing.B) {
	file := libreOffice(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(file); err != nil {
			b.Fatal(err)
		}
	}
}
