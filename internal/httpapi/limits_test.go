package httpapi

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"vanthu/internal/doortest"
)

// TestLimits lowers each bound of a document: every route tells the one in
// force, in both languages, and so does the page /docs.
func TestLimits(t *testing.T) {
	s := start(t, func(c *settings) {
		l := &c.Reading.Limits
		l.Depth, l.Cells, l.Pixels, l.Pages = 9, 7, 400, 3
		c.MaxBody = 5000
	})
	body := func(sections string) string {
		return `{"kind":"ke-hoach","issuer":{"name":"A","code":"B"},"sections":["x"` + sections + `]}`
	}
	deep := func(levels int) string { // two are the document and its sections
		return body("," + strings.Repeat(`[`, levels-2) + strings.Repeat(`]`, levels-2))
	}
	cells := func(n int) string {
		return body(`,{"table":{"rows":[` + strings.TrimSuffix(strings.Repeat(`["a"],`, n), ",") + `]}}`)
	}
	seal := func(w, h int) string {
		return strings.Replace(doortest.Plan, `"signer":{`, `"signer":{"seal":"`+picture(t, w, h, color.Black)+`",`, 1)
	}
	pages := func(n int) string { return body(strings.Repeat(`,{"page_break":true},"x"`, n-1)) }
	for _, c := range []struct{ good, bad, rule, vi, en string }{
		{deep(9), deep(10), "limit.depth", "quá 9 cấp", "more than 9 levels"},
		{cells(7), cells(8), "limit.cells", "quá 7 ô", "more than 7 cells"},
		{seal(20, 20), seal(20, 21), "image.total", "0,0004 triệu", "0.0004 million"},
		{pages(3), pages(4), "limit.pages", "quá 3 trang", "more than 3 pages"},
	} {
		for _, path := range []string{"/v1/documents", "/v1/documents?format=docx", "/v1/documents?format=zip", "/v1/layout", "/v1/check"} {
			if path == "/v1/check" && c.rule == "limit.pages" {
				continue // which sets no pages
			}
			if a := s.Do("POST", path, c.good); strings.Contains(string(a.Data), c.rule) {
				t.Errorf("%s at the bound %s: %s", path, c.rule, a.Data)
			}
			for language, want := range map[string]string{"vi": c.vi, "en": c.en} {
				a := s.Do("POST", path, c.bad, "Accept-Language", language)
				if text := string(a.Data); !strings.Contains(text, c.rule) || !strings.Contains(text, want) {
					t.Errorf("%s over the bound %s: %d %s, want %q", path, c.rule, a.StatusCode, text, want)
				}
				if path != "/v1/check" {
					a.Problem(t, "invalid-document")
				}
			}
		}
	}
	docs := string(s.Do("GET", "/docs", "").Data)
	for _, l := range s.config.bounds() {
		if row := fmt.Sprintf(`<td>%s</td><td class="number">%s</td>`, l.Name, l.Grouped()); !strings.Contains(docs, row) {
			t.Errorf("/docs lacks %s", row)
		}
	}
	for _, want := range []string{">9<", ">7<", ">400<", ">3<", ">5.000<", ">200.000<"} {
		if !strings.Contains(docs, want) {
			t.Errorf("/docs does not show the bound %s in force", want)
		}
	}
}
