package httpapi

import (
	"encoding/json"
	"html"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

// shown is the text of an element of the page /docs.
func shown(t *testing.T, page, id string) string {
	t.Helper()
	_, text, found := strings.Cut(page, `id="`+id+`">`)
	text, _, closed := strings.Cut(text, "</code>")
	if !found || !closed {
		t.Fatalf("the page has no %s", id)
	}
	return html.UnescapeString(text)
}

// TestDocsExamples sends what the page /docs shows, and holds the fault that it
// shows against the one that is told.
func TestDocsExamples(t *testing.T) {
	s := start(t, nil)
	page := string(s.do("GET", "/docs", "").body)
	doc := shown(t, page, "van-ban")
	if a := s.do("POST", "/v1/documents", doc); a.StatusCode != http.StatusOK {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	var want problemBody
	if err := json.Unmarshal([]byte(shown(t, page, "van-ban-sai")), &want); err != nil {
		t.Fatal(err)
	}
	wrong := strings.NewReplacer(`"ke-hoach"`, `"ke-hoac"`, "2026-11-20", "2026-11-31").Replace(doc)
	got := s.do("POST", "/v1/documents", wrong, "X-Request-Id", want.RequestID).problem(t, &invalidDocument)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the page shows %+v, the service says %+v", want, got)
	}
	keyed := start(t, func(c *Config) { c.Keys = keyFile(t, "a:"+hashOf("a")) })
	if text := string(keyed.do("GET", "/docs", "").body); !strings.Contains(text, "Dịch vụ này cần khóa") || strings.Contains(text, hashOf("a")) {
		t.Error("the page does not say that a key is needed")
	}
}
