package doors

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"vanthu/examples"
	"vanthu/internal/batchapi"
	"vanthu/internal/doortest"
	"vanthu/internal/httpapi"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

// describedAPI is the description that the server gives, checked.
func describedAPI(t *testing.T, s *server) (*openapi3.T, routers.Router) {
	t.Helper()
	doc := validAPI(t, s.Do("GET", "/openapi.json", "").Data)
	doc.Servers = openapi3.Servers{{URL: s.URL}}
	router, err := legacy.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return doc, router
}

// validAPI is a description that is valid.
func validAPI(t *testing.T, data []byte) *openapi3.T {
	t.Helper()
	openapi3filter.RegisterBodyDecoder("application/problem+json", openapi3filter.JSONBodyDecoder)
	openapi3filter.RegisterBodyDecoder("application/schema+json", openapi3filter.JSONBodyDecoder)
	for _, kind := range []string{"application/pdf", render.DOCX.MediaType(), "application/zip"} {
		openapi3filter.RegisterBodyDecoder(kind, openapi3filter.FileBodyDecoder)
	}
	for _, kind := range []string{"text/plain", "text/html", "text/event-stream"} {
		openapi3filter.RegisterBodyDecoder(kind, openapi3filter.PlainBodyDecoder)
	}
	doc, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		t.Fatal(err)
	}
	if !doc.IsOpenAPI31OrLater() {
		t.Fatal("not OpenAPI 3.1")
	}
	if err := doc.Validate(context.Background(), openapi3.IsOpenAPI31OrLater()); err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestAlone wants each door to stand on a floor by itself, with a whole
// description.
func TestAlone(t *testing.T) {
	for name, mount := range map[string]func(*service.Floor) error{
		"no door":   func(*service.Floor) error { return nil },
		"documents": func(f *service.Floor) error { return httpapi.Mount(f, doortest.Renderer(), httpapi.NewConfig()) },
		"batches":   func(f *service.Floor) error { return batchapi.Mount(f, doortest.Renderer(), batchapi.NewConfig()) },
	} {
		floor, err := service.New(service.NewConfig(), slog.New(slog.DiscardHandler), "test")
		if err == nil {
			err = mount(floor)
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		w := httptest.NewRecorder()
		floor.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost/openapi.json", nil))
		if doc := validAPI(t, w.Body.Bytes()); doc.Paths.Len() < 6 {
			t.Errorf("%s: %d paths", name, doc.Paths.Len())
		}
	}
}

// conform sends a request and holds request and response to the description.
// good tells whether the request should be right.
func (s *server) conform(t *testing.T, router routers.Router, method, path, body string, good bool, headers ...string) doortest.Answer {
	t.Helper()
	r, err := http.NewRequest(method, s.URL+path, strings.NewReader(body))
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
	a := s.Do(method, path, body, append([]string{"Content-Type", r.Header.Get("Content-Type")}, headers...)...)
	if method == http.MethodHead || a.StatusCode == http.StatusNotModified {
		return a
	}
	output := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: input, Status: a.StatusCode, Header: a.Header,
		Body: io.NopCloser(bytes.NewReader(a.Data)), Options: input.Options,
	}
	if err := openapi3filter.ValidateResponse(context.Background(), output); err != nil {
		t.Errorf("%s %s: the answer %d is not as described: %v", method, path, a.StatusCode, err)
	}
	return a
}

// TestOpenAPI holds the handlers against the description. That it names every
// route, the floor itself sees to.
func TestOpenAPI(t *testing.T) {
	s := start(t, nil)
	doc, router := describedAPI(t, s)
	for path, item := range doc.Paths.Map() {
		if item.Get == nil || strings.Contains(path, "{") { // see TestOpenAPIBatches
			continue
		}
		if a := s.conform(t, router, "GET", path, "", true); a.StatusCode != http.StatusOK || len(a.Data) == 0 {
			t.Errorf("GET %s: %d, %d bytes", path, a.StatusCode, len(a.Data))
		}
		if a := s.conform(t, router, "HEAD", path, "", true); a.StatusCode != http.StatusOK || len(a.Data) > 0 {
			t.Errorf("HEAD %s: %d, %d bytes", path, a.StatusCode, len(a.Data))
		}
	}
	for i, e := range examples.All() {
		for j, path := range []string{"/v1/documents", "/v1/layout", "/v1/check", "/v1/preview"} {
			if testing.Short() && (i+j)%4 != 0 {
				continue // each example goes to one of them
			}
			if a := s.conform(t, router, "POST", path, string(e.JSON), true); a.StatusCode != http.StatusOK {
				t.Errorf("%s to %s: %d %s", e.Name, path, a.StatusCode, a.Data)
			}
		}
	}
	s.conform(t, router, "POST", "/v1/documents?format=docx&blank=number,date", doortest.Plan, true)
	s.conform(t, router, "POST", "/v1/documents?format=svg&page=1", doortest.Plan, true)
	s.conform(t, router, "POST", "/v1/documents", doortest.Plan, true, "Accept", "application/zip")
	for _, bad := range []string{"/v1/documents?format=odt", "/v1/documents?format=svg&page=0", "/v1/layout?blank=seal"} {
		s.conform(t, router, "POST", bad, doortest.Plan, false)
	}
	s.conform(t, router, "POST", "/v1/documents", "{", false)
	s.conform(t, router, "POST", "/v1/documents", `{"kind":"ke-hoac"}`, false)
	s.conform(t, router, "POST", "/v1/check", `{"kind":"ke-hoac"}`, true)
	s.conform(t, router, "POST", "/v1/preview", `{"kind":"ke-hoac"}`, true)
	s.conform(t, router, "POST", "/v1/rows", batchOf(`,"at":1`), true)
	s.conform(t, router, "POST", "/v1/rows", `{"rows":[{"a":1}]}`, true)
	s.conform(t, router, "POST", "/v1/batches", batchOf(""), true)
	s.conform(t, router, "POST", "/v1/batches", batchOf(""), true, "Accept", "application/zip")
	s.conform(t, router, "POST", "/v1/batches", `{"rows":[],"more":1}`, false, "Accept", "application/zip")
}

// TestOpenAPIBatches holds the life of a batch against the description.
func TestOpenAPIBatches(t *testing.T) {
	s := start(t, withData(t.TempDir()))
	_, router := describedAPI(t, s)
	path := s.conform(t, router, "POST", "/v1/batches", batchOf(`,"merge":true,"duplex":true`), true).Header.Get("Location")
	s.conform(t, router, "GET", path, "", true)
	s.Eventually("the batch does not end", func() bool {
		return strings.Contains(string(s.Do("GET", path, "").Data), `"done"`+",")
	})
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
			t.Errorf("%s %s: %d %s, want %d", c.method, c.path, a.StatusCode, a.Data, c.status)
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
		body := item.Post.RequestBody.Value.Content["application/json"]
		if body == nil {
			continue // a file, see TestImport of package httpapi
		}
		for name, example := range body.Examples {
			data, err := json.Marshal(example.Value.Value)
			if err != nil {
				t.Fatal(err)
			}
			var accept []string
			if path == "/v1/batches" {
				accept = []string{"Accept", "application/zip"}
			}
			if a := s.conform(t, router, "POST", path, string(data), true, accept...); a.StatusCode != http.StatusOK {
				t.Errorf("the example %s of %s: %d %s", name, path, a.StatusCode, a.Data)
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
	page := s.Do("GET", "/docs", "")
	policy := page.Header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "style-src 'sha256-") {
		t.Errorf("policy %q", policy)
	}
	for _, must := range []string{"Lập văn bản", "/v1/layout", "too-large", "VANTHU_MAX_BODY", "Kế hoạch", `lang="vi"`} {
		if !bytes.Contains(page.Data, []byte(must)) {
			t.Errorf("the page lacks %q", must)
		}
	}
	for _, never := range []string{"<script", "src=", "http://cdn", "https://", "ZgotmplZ"} {
		if bytes.Contains(page.Data, []byte(never)) && never != "https://" {
			t.Errorf("the page holds %q", never)
		}
	}
	for _, p := range []string{"busy", "too-large", "invalid-document", "batch-not-found", "jobs-off"} {
		if !bytes.Contains(page.Data, []byte(`id="`+p+`"`)) {
			t.Errorf("the page does not explain %s", p)
		}
	}
	for _, path := range []string{"/docs", "/openapi.json", "/v1/kinds", "/v1/schema"} {
		tag := s.Do("GET", path, "").Header.Get("Etag")
		if a := s.Do("GET", path, "", "If-None-Match", tag); tag == "" || a.StatusCode != http.StatusNotModified || len(a.Data) > 0 {
			t.Errorf("%s with If-None-Match %q: %d", path, tag, a.StatusCode)
		}
	}
}
