package httpapi

import (
	"strings"
	"testing"

	"vanthu/internal/doortest"
)

// TestProblems meets every problem that a request alone can cause.
func TestProblems(t *testing.T) {
	s := start(t, func(c *settings) { c.MaxBody = 64 << 10 })
	big := `{"subject":"` + strings.Repeat("x", 70_000) + `"}`
	for _, c := range []struct {
		name, method, path, body string
		headers                  []string
		want                     string
	}{
		{"no route", "GET", "/nowhere", "", nil, "not-found"},
		{"no route below v1", "POST", "/v1/nowhere", "{}", nil, "not-found"},
		{"slash at the end", "GET", "/v1/kinds/", "", nil, "not-found"},
		{"GET", "GET", "/v1/documents", "", nil, "method-not-allowed"},
		{"HEAD of a render", "PUT", "/v1/documents", "x", nil, "method-not-allowed"},
		{"POST", "POST", "/docs", "x", nil, "method-not-allowed"},
		{"Accept", "POST", "/v1/documents", doortest.Plan, []string{"Accept", "text/html"}, "not-acceptable"},
		{"format", "POST", "/v1/documents?format=odt", doortest.Plan, nil, "not-acceptable"},
		{"empty format", "POST", "/v1/documents?format=", doortest.Plan, nil, "not-acceptable"},
		{"Accept of a check", "POST", "/v1/check", doortest.Plan, []string{"Accept", "application/pdf"}, "not-acceptable"},
		{"Accept of a layout", "POST", "/v1/layout", doortest.Plan, []string{"Accept", "text/*"}, "not-acceptable"},
		{"blank", "POST", "/v1/layout?blank=seal", doortest.Plan, nil, "bad-query"},
		{"slip in a query", "POST", "/v1/documents?fomat=docx", doortest.Plan, nil, "bad-query"},
		{"twice in a query", "POST", "/v1/documents?format=pdf&format=docx", doortest.Plan, nil, "bad-query"},
		{"broken query", "POST", "/v1/documents?format=%zz", doortest.Plan, nil, "bad-query"},
		{"query of a layout", "POST", "/v1/layout?format=pdf", doortest.Plan, nil, "bad-query"},
		{"query of a check", "POST", "/v1/check?x", doortest.Plan, nil, "bad-query"},
		{"blank of a render", "POST", "/v1/documents?blank=x", doortest.Plan, nil, "bad-query"},
		{"page of a whole file", "POST", "/v1/documents?page=1", doortest.Plan, nil, "bad-query"},
		{"page nought", "POST", "/v1/documents?format=svg&page=0", doortest.Plan, nil, "bad-query"},
		{"page that is no number", "POST", "/v1/documents?format=svg&page=1.0", doortest.Plan, nil, "bad-query"},
		{"page after the last", "POST", "/v1/documents?format=svg&page=2", doortest.Plan, nil, "bad-query"},
		{"long", "POST", "/v1/documents", big, nil, "too-large"},
		{"form", "POST", "/v1/documents", "a=b", []string{"Content-Type", "application/x-www-form-urlencoded"}, "unsupported-media-type"},
		{"latin", "POST", "/v1/check", doortest.Plan, []string{"Content-Type", "application/json; charset=windows-1258"}, "unsupported-media-type"},
		{"gzip", "POST", "/v1/layout", doortest.Plan, []string{"Content-Encoding", "gzip"}, "unsupported-media-type"},
		{"empty", "POST", "/v1/documents", "", nil, "bad-json"},
		{"no JSON", "POST", "/v1/documents", "<xml/>", nil, "bad-json"},
		{"no JSON to check", "POST", "/v1/check", "{", nil, "bad-json"},
		{"more", "POST", "/v1/layout", doortest.Plan + "{}", nil, "bad-json"},
		{"an array", "POST", "/v1/documents", "[]", nil, "invalid-document"},
		{"faults", "POST", "/v1/documents", `{"kind":"ke-hoac"}`, nil, "invalid-document"},
		{"faults of a layout", "POST", "/v1/layout", `{"kind":"ke-hoac"}`, nil, "invalid-document"},
		{"number_text", "POST", "/v1/documents?blank=number", strings.Replace(doortest.Plan, `"number":9`, `"number_text":"09/KH-SNV"`, 1), nil, "invalid-document"},
		{"secret", "POST", "/v1/documents", strings.Replace(doortest.Plan, `{`, `{"secrecy":"mat",`, 1), nil, "invalid-document"},
	} {
		t.Run(c.name, func(t *testing.T) {
			vi := s.Do(c.method, c.path, c.body, c.headers...).Problem(t, c.want)
			a := s.Do(c.method, c.path, c.body, append([]string{"Accept-Language", "en"}, c.headers...)...)
			en := a.Problem(t, c.want)
			if en.Title == vi.Title || en.Detail == vi.Detail || a.Header.Get("Content-Language") != "en" {
				t.Errorf("English: %+v, Vietnamese: %+v", en, vi)
			}
			if c.want == "invalid-document" && len(vi.Errors) == 0 {
				t.Error("no errors are told")
			}
			if c.want == "method-not-allowed" && a.Header.Get("Allow") == "" {
				t.Error("no Allow")
			}
		})
	}
}

// TestFaultsOfDocument wants the pointer, the rule and the sentence of each, and
// the clause of what the law says.
func TestFaultsOfDocument(t *testing.T) {
	s := start(t, nil)
	body := `{"kind":"ke-hoac","issuer":{"name":"SỞ"},"date":"2026-11-31","sections":["x"],"style":{"margins":{"left":10}},"a/b":1}`
	got := s.Do("POST", "/v1/documents", body).Problem(t, "invalid-document")
	var rules, clauses []string
	for _, e := range got.Errors {
		rules = append(rules, e.Pointer+" "+e.Rule)
		if e.Detail == "" {
			t.Errorf("%s has no sentence", e.Pointer)
		}
		if e.Clause != "" {
			clauses = append(clauses, e.Pointer+" "+e.Clause)
		}
	}
	if list := strings.Join(rules, ", "); list != "/kind kind, /date date.missing, /style/margins/left style.margins.left, /a~1b key.unknown" {
		t.Errorf("errors: %s", list)
	}
	if list := strings.Join(clauses, ", "); list != "/style/margins/left Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3" {
		t.Errorf("clauses: %s", list)
	}
}

func TestManyPages(t *testing.T) {
	s := start(t, nil)
	var b strings.Builder
	b.WriteString(`{"kind":"ke-hoach","issuer":{"name":"A","code":"B"},"sections":["x"`)
	for range 1100 {
		b.WriteString(`,{"page_break":true},"x"`)
	}
	b.WriteString(`]}`)
	p := s.Do("POST", "/v1/documents", b.String()).Problem(t, "invalid-document")
	if len(p.Errors) != 1 || p.Errors[0].Rule != "limit.pages" {
		t.Errorf("%+v", p.Errors)
	}
	s.Do("POST", "/v1/layout", b.String()).Problem(t, "invalid-document")
}
