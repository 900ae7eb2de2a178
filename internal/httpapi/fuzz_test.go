package httpapi

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"vanthu/internal/doortest"
	"vanthu/internal/service"
)

// FuzzRequest sends what a caller can make up around a document and in its
// place. The answer is a file, a "not modified" or a refusal that is a problem;
// never a fault of the program.
func FuzzRequest(f *testing.F) {
	f.Add(doortest.Plan, "format=zip&blank=number,date", "application/zip;q=0.3, */*", "en;q=0.7,vi", `"x", W/"y"`, "a_1", "application/json; charset=utf-8")
	f.Add("{}", "format=%zz", ",;,q=", "*;q=", "*", "é", "application/vnd.x+json")
	f.Add("\xff[", "blank=,,number&x", "application/pdf;q=0", strings.Repeat("en,", 100), `"`, "", "text/html")
	c := service.NewConfig()
	c.Origins = []string{"https://a.vn"}
	server, err := service.New(c, slog.New(slog.DiscardHandler), "fuzz")
	if err != nil {
		f.Fatal(err)
	}
	if err := Mount(server, doortest.Renderer(), NewConfig()); err != nil {
		f.Fatal(err)
	}
	good := map[int]bool{200: true, 304: true, 400: true, 403: true, 406: true, 413: true, 415: true, 422: true}
	f.Fuzz(func(t *testing.T, body, query, accept, language, match, id, kind string) {
		r := httptest.NewRequest(http.MethodPost, "http://localhost/v1/documents", strings.NewReader(body))
		r.URL.RawQuery = query
		for name, value := range map[string]string{
			"Accept": accept, "Accept-Language": language, "If-None-Match": match, "X-Request-Id": id, "Content-Type": kind,
			"Traceparent": id, "Origin": match, "Authorization": accept, "X-Forwarded-For": language,
		} {
			r.Header.Set(name, value)
		}
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		if !good[w.Code] {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
		if r := httptest.NewRequest(http.MethodPost, "http://localhost/v1/preview", strings.NewReader(body)); r != nil {
			w := httptest.NewRecorder()
			r.Header.Set(KnownPages, id)
			if server.ServeHTTP(w, r); !good[w.Code] {
				t.Errorf("the preview's status is %d: %s", w.Code, w.Body)
			}
		}
		if w.Code >= 400 && (w.Header().Get("Content-Type") != "application/problem+json" || !json.Valid(w.Body.Bytes())) {
			t.Errorf("status %d is no problem: %s", w.Code, w.Body)
		}
	})
}
