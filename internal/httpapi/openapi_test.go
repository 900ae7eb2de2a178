package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// describedAPI is the description that the server gives, checked.
func describedAPI(t *testing.T, s *service) (*openapi3.T, routers.Router) {
	t.Helper()
	openapi3filter.RegisterBodyDecoder("application/problem+json", openapi3filter.JSONBodyDecoder)
	openapi3filter.RegisterBodyDecoder("application/schema+json", openapi3filter.JSONBodyDecoder)
	for _, kind := range []string{"application/pdf", docxType, "application/zip"} {
		openapi3filter.RegisterBodyDecoder(kind, openapi3filter.FileBodyDecoder)
	}
	for _, kind := range []string{"text/plain", "text/html", "text/event-stream"} {
		openapi3filter.RegisterBodyDecoder(kind, openapi3filter.PlainBodyDecoder)
	}
	doc, err := openapi3.NewLoader().LoadFromData(s.do("GET", "/openapi.json", "").body)
	if err != nil {
		t.Fatal(err)
	}
	if !doc.IsOpenAPI31OrLater() {
		t.Fatal("not OpenAPI 3.1")
	}
	if err := doc.Validate(context.Background(), openapi3.IsOpenAPI31OrLater()); err != nil {
		t.Fatal(err)
	}
	doc.Servers = openapi3.Servers{{URL: s.url}}
	router, err := legacy.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return doc, router
}

// conform sends a request and holds request and response to the description.
// good tells whether the request should be right.
func (s *service) conform(t *testing.T, router routers.Router, method, path, body string, good bool, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequest(method, s.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	route, params, err := router.FindRoute(r)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	input := &openapi3filter.RequestValidationInput{
		Request: r, PathParams: params, Route: route,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true},
	}
	err = openapi3filter.ValidateRequest(context.Background(), input)
	if good && err != nil {
		t.Errorf("%s %s: the request is not as described: %v", method, path, err)
	}
	if !good && err == nil && strings.Contains(path, "?") {
		t.Errorf("%s %s: the description lets it pass", method, path)
	}
	a := s.do(method, path, body, append([]string{"Content-Type", r.Header.Get("Content-Type")}, headers...)...)
	if method == http.MethodHead || a.StatusCode == http.StatusNotModified {
		return a
	}
	output := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: a.StatusCode, Header: a.Header,
		Body: io.NopCloser(bytes.NewReader(a.body)), Options: input.Options,
	}
	if err := openapi3filter.ValidateResponse(context.Background(), output); err != nil {
		t.Errorf("%s %s: the answer %d is not as described: %v", method, path, a.StatusCode, err)
	}
	return a
}

// TestOpenAPI holds the description against the routes and the handlers
// against the description.
func TestOpenAPI(t *testing.T) {
	s := start(t, nil)
	doc, router := describedAPI(t, s)
	var described, served []string
	for path, item := range doc.Paths.Map() {
		for method := range item.Operations() {
			described = append(described, method+" "+path)
		}
	}
	for _, r := range s.engine.Routes() {
		served = append(served, r.Method+" "+strings.ReplaceAll(r.Path, ":id", "{id}"))
	}
	slices.Sort(described)
	slices.Sort(served)
	if !slices.Equal(described, served) {
		t.Errorf("described: %v\nserved: %v", described, served)
	}
	for path, item := range doc.Paths.Map() {
		if item.Get == nil || strings.Contains(path, "{") { // see TestOpenAPIBatches
			continue
		}
		if a := s.conform(t, router, "GET", path, "", true); a.StatusCode != http.StatusOK || len(a.body) == 0 {
			t.Errorf("GET %s: %d, %d bytes", path, a.StatusCode, len(a.body))
		}
		if a := s.conform(t, router, "HEAD", path, "", true); a.StatusCode != http.StatusOK || len(a.body) > 0 {
			t.Errorf("HEAD %s: %d, %d bytes", path, a.StatusCode, len(a.body))
		}
	}
	for name, data := range exampleDocuments(t) {
		for _, path := range []string{"/v1/documents", "/v1/layout", "/v1/check"} {
			if a := s.conform(t, router, "POST", path, string(data), true); a.StatusCode != http.StatusOK {
				t.Errorf("%s to %s: %d %s", name, path, a.StatusCode, a.body)
			}
		}
	}
	s.conform(t, router, "POST", "/v1/documents?format=docx&blank=number,date", plan, true)
	s.conform(t, router, "POST", "/v1/documents?format=svg&page=1", plan, true)
	s.conform(t, router, "POST", "/v1/documents", plan, true, "Accept", "application/zip")
	for _, bad := range []string{"/v1/documents?format=odt", "/v1/documents?format=svg&page=0", "/v1/layout?blank=seal"} {
		s.conform(t, router, "POST", bad, plan, false)
	}
	s.conform(t, router, "POST", "/v1/documents", "{", false)
	s.conform(t, router, "POST", "/v1/documents", `{"kind":"ke-hoac"}`, false)
	s.conform(t, router, "POST", "/v1/check", `{"kind":"ke-hoac"}`, true)
	s.conform(t, router, "POST", "/v1/batches", planBatch(2, ""), true)
	s.conform(t, router, "POST", "/v1/batches", planBatch(2, ""), true, wantZIP...)
	s.conform(t, router, "POST", "/v1/batches", `{"rows":[],"more":1}`, false, wantZIP...)
}

// TestOpenAPIBatches holds the life of a batch against the description.
func TestOpenAPIBatches(t *testing.T) {
	s := start(t, withData(t.TempDir(), nil))
	_, router := describedAPI(t, s)
	path := s.conform(t, router, "POST", "/v1/batches", planBatch(2, `,"merge":true,"duplex":true`), true).Header.Get("Location")
	s.conform(t, router, "GET", path, "", true)
	s.finished(path)
	for _, c := range []struct {
		method, path string
		status       int
		header       []string
	}{
		{"GET", "", 200, nil},
		{"GET", "", 304, []string{"If-None-Match", "*"}},
		{"HEAD", "", 200, nil},
		{"GET", "", 406, []string{"Accept", "text/html"}},
		{"GET", "/events", 200, nil},
		{"GET", "/events", 204, []string{"Last-Event-ID", "done-2"}},
		{"GET", "/archive", 200, nil},
		{"HEAD", "/archive", 200, nil},
		{"DELETE", "", 204, nil},
		{"GET", "", 404, nil},
		{"GET", "/events", 404, nil},
		{"GET", "/archive", 404, nil},
		{"DELETE", "", 404, nil},
	} {
		if a := s.conform(t, router, c.method, path+c.path, "", true, c.header...); a.StatusCode != c.status {
			t.Errorf("%s %s: %d %s, want %d", c.method, c.path, a.StatusCode, a.body, c.status)
		}
	}
}

// TestExamplesOfOpenAPI sends the examples of the description.
func TestExamplesOfOpenAPI(t *testing.T) {
	s := start(t, nil)
	doc, router := describedAPI(t, s)
	sent := 0
	for path, item := range doc.Paths.Map() {
		if item.Post == nil {
			continue
		}
		for name, example := range item.Post.RequestBody.Value.Content["application/json"].Examples {
			data, err := json.Marshal(example.Value.Value)
			if err != nil {
				t.Fatal(err)
			}
			var accept []string
			if path == "/v1/batches" {
				accept = wantZIP
			}
			if a := s.conform(t, router, "POST", path, string(data), true, accept...); a.StatusCode != http.StatusOK {
				t.Errorf("the example %s of %s: %d %s", name, path, a.StatusCode, a.body)
			}
			sent++
		}
	}
	if sent < 5 {
		t.Errorf("only %d examples", sent)
	}
	for name, response := range doc.Components.Responses {
		media := response.Value.Content["application/problem+json"]
		if media == nil || media.Example == nil {
			t.Errorf("%s has no example", name)
			continue
		}
		if err := media.Schema.Value.VisitJSON(media.Example, openapi3.EnableJSONSchema2020()); err != nil {
			t.Errorf("the example of %s: %v", name, err)
		}
	}
}

func TestDescriptions(t *testing.T) {
	s := start(t, nil)
	page := s.do("GET", "/docs", "")
	policy := page.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "style-src 'sha256-") {
		t.Errorf("policy %q", policy)
	}
	for _, must := range []string{"Lập văn bản", "/v1/layout", "too-large", "VANTHU_MAX_BODY", "Kế hoạch", `lang="vi"`} {
		if !bytes.Contains(page.body, []byte(must)) {
			t.Errorf("the page lacks %q", must)
		}
	}
	for _, never := range []string{"<script", "src=", "http://cdn", "https://", "ZgotmplZ"} {
		if bytes.Contains(page.body, []byte(never)) && never != "https://" {
			t.Errorf("the page holds %q", never)
		}
	}
	for _, p := range problemTypes {
		if !bytes.Contains(page.body, []byte(`id="`+p.Name+`"`)) {
			t.Errorf("the page does not explain %s", p.Name)
		}
	}
	for _, path := range []string{"/docs", "/openapi.json", "/v1/kinds", "/v1/schema"} {
		tag := s.do("GET", path, "").Header.Get("Etag")
		if a := s.do("GET", path, "", "If-None-Match", tag); tag == "" || a.StatusCode != http.StatusNotModified || len(a.body) > 0 {
			t.Errorf("%s with If-None-Match %q: %d", path, tag, a.StatusCode)
		}
	}
}
