package doors

import (
	"encoding/json"
	"html"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"vanthu/internal/doortest"
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
	page := string(s.Do("GET", "/docs", "").Data)
	doc := shown(t, page, "van-ban")
	if a := s.Do("POST", "/v1/documents", doc); a.StatusCode != http.StatusOK {
		t.Errorf("%d %s", a.StatusCode, a.Data)
	}
	var want doortest.Problem
	if err := json.Unmarshal([]byte(shown(t, page, "van-ban-sai")), &want); err != nil {
		t.Fatal(err)
	}
	wrong := strings.NewReplacer(`"ke-hoach"`, `"ke-hoac"`, "2026-11-20", "2026-11-31").Replace(doc)
	got := s.Do("POST", "/v1/documents", wrong, "X-Request-Id", want.RequestID).Problem(t, "invalid-document")
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the page shows %+v, the service says %+v", want, got)
	}
	keys := filepath.Join(t.TempDir(), "keys")
	hash := strings.Repeat("0a", 32)
	if err := os.WriteFile(keys, []byte("a:"+hash), 0o600); err != nil {
		t.Fatal(err)
	}
	keyed := start(t, func(c *Config) { c.Floor.Keys = keys })
	if text := string(keyed.Do("GET", "/docs", "").Data); !strings.Contains(text, "Dịch vụ này cần khóa") || strings.Contains(text, hash) {
		t.Error("the page does not say that a key is needed")
	}
}
