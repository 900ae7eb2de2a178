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

// TestLongLooks gives marks in runs and paragraphs whose looks are long: each mark
// shares them, and a value of many lines copies them no further than a row may go.
func TestLongLooks(t *testing.T) {
	const marks = 2000
	long := `<w:rPr><w:lang w:val="` + strings.Repeat("x", 100<<10) + `"/></w:rPr>`
	both := `<w:jc w:val="both"/>`
	for name, body := range map[string]string{
		"of the paragraph": `<w:p><w:pPr>` + long + both + `</w:pPr>` + strings.Repeat(`<w:r><w:t>{{a}}</w:t></w:r>`, marks) + `</w:p>`,
		"of a run":         `<w:p><w:pPr>` + both + `</w:pPr><w:r>` + long + `<w:t>` + strings.Repeat("{{a}}", marks) + `</w:t></w:r></w:p>`,
		"with markup":      `<w:p><w:r>` + long + `<w:t>` + strings.Repeat("{{a|markup}}", marks) + `</w:t></w:r></w:p>`,
	} {
		var tmpl *Template
		var err error
		took := func(step func()) uint64 {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			step()
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		file := docxOf(body).bytes()
		if n := took(func() { tmpl, err = Parse(file) }); err != nil || n > 32<<20 {
			t.Errorf("%s: %d bytes for a template of %d: %v", name, n, len(body), err)
			continue
		}
		v := rows.Values{"a": text(strings.Repeat("x\n", 10_000))}
		if n := took(func() {
			if out, faults := tmpl.Fill(v); out != nil || len(faults) != 1 || faults[0].Rule != "limit.bytes" {
				t.Errorf("%s: %d bytes, %+v", name, len(out), faults)
			}
		}); n > 10*MaxOutput {
			t.Errorf("%s: %d bytes for a row", name, n)
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
