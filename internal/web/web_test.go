package web

import (
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"vanthu/fonts"
	"vanthu/internal/service"
)

// small is a desk with one of everything.
var small = fstest.MapFS{
	"index.html":                 {Data: []byte("<p>")},
	"icon.svg":                   {Data: []byte("<svg/>")},
	"assets/app-1a2b3c4d.js":     {Data: []byte("let a = 1")},
	"assets/app-1a2b3c4d.js.br":  {Data: []byte("brotli")},
	"assets/app-1a2b3c4d.js.gz":  {Data: []byte("gzip")},
	"assets/app-1a2b3c4d.css":    {Data: []byte("p{}")},
	"assets/app-1a2b3c4d.css.gz": {Data: []byte("gzip of css")},
}

// floor is a floor with a desk on it.
func floor(t *testing.T, content fs.FS) *service.Floor {
	t.Helper()
	f, err := service.New(service.NewConfig(), slog.New(slog.DiscardHandler), "test")
	if err == nil {
		err = mount(f, content)
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func get(f http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://localhost"+path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	return w
}

func TestFiles(t *testing.T) {
	f := floor(t, small)
	for _, c := range []struct{ path, accept, data, coding, mediaType string }{
		{"/", "br, gzip", "<p>", "", "text/html; charset=utf-8"},
		{"/icon.svg", "", "<svg/>", "", "image/svg+xml"},
		{"/assets/app-1a2b3c4d.js", "", "let a = 1", "", "text/javascript; charset=utf-8"},
		{"/assets/app-1a2b3c4d.js", "gzip, deflate, br, zstd", "brotli", "br", "text/javascript; charset=utf-8"},
		{"/assets/app-1a2b3c4d.js", "br;q=0, *", "gzip", "gzip", "text/javascript; charset=utf-8"},
		{"/assets/app-1a2b3c4d.css", "br, gzip;q=0.5", "gzip of css", "gzip", "text/css; charset=utf-8"},
		{"/assets/app-1a2b3c4d.css", "br", "p{}", "", "text/css; charset=utf-8"},
	} {
		w := get(f, c.path, "Accept-Encoding", c.accept)
		h := w.Header()
		if w.Code != http.StatusOK || w.Body.String() != c.data || h.Get("Content-Encoding") != c.coding || h.Get("Content-Type") != c.mediaType {
			t.Errorf("%s for %q: %d %q %v", c.path, c.accept, w.Code, w.Body, h)
		}
		if forever := strings.Contains(h.Get("Cache-Control"), "immutable"); forever != strings.HasPrefix(c.path, "/assets/") {
			t.Errorf("%s: Cache-Control %q", c.path, h.Get("Cache-Control"))
		}
		if again := get(f, c.path, "Accept-Encoding", c.accept, "If-None-Match", h.Get("ETag")); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
			t.Errorf("%s: %d where the browser has it", c.path, again.Code)
		}
	}
	for _, path := range []string{"/index.html", "/assets/", "/assets/app-1a2b3c4d.js.br", "/assets/../icon.svg", "/nothing"} {
		if w := get(f, path); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// TestDist: all that the bundler wrote is in the program, and who takes no
// compression gets it as it was written.
func TestDist(t *testing.T) {
	built, err := fs.Sub(dist, "dist")
	if err != nil {
		t.Fatal(err)
	}
	f, n := floor(t, built), 0
	err = fs.WalkDir(os.DirFS("dist"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") {
			return err
		}
		n++
		want, err := os.ReadFile(filepath.Join("dist", name))
		w := get(f, strings.TrimSuffix("/"+name, "index.html"))
		if w.Code != http.StatusOK || w.Body.String() != string(want) || w.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s: %d, %d bytes of %d, %v", name, w.Code, w.Body.Len(), len(want), w.Header())
		}
		return err
	})
	if err != nil || n < 10 {
		t.Fatal(n, err)
	}
}

// TestFaces: each face of the program is served, for ever.
func TestFaces(t *testing.T) {
	f := floor(t, small)
	for _, face := range fonts.Web() {
		w := get(f, "/fonts/"+face.File)
		h := w.Header()
		if w.Code != http.StatusOK || w.Body.String() != face.Data || h.Get("Content-Type") != "font/woff2" || !strings.Contains(h.Get("Cache-Control"), "immutable") || h.Get("ETag") == "" {
			t.Errorf("%s: %d, %d bytes, %v", face.File, w.Code, w.Body.Len(), h)
		}
	}
}

// TestPolicy: nothing from elsewhere, no script in the page.
func TestPolicy(t *testing.T) {
	got := get(floor(t, small), "/").Header().Get("Content-Security-Policy")
	if !strings.HasPrefix(got, "default-src 'none';") {
		t.Errorf("%q allows what it does not name", got)
	}
	for _, never := range []string{"unsafe", "http", "*", "nonce", "script-src 'self' "} {
		if strings.Contains(got, never) {
			t.Errorf("%q has %q", got, never)
		}
	}
}

// TestBuilt: the files that are built in can be served, and the page names no
// other place.
func TestBuilt(t *testing.T) {
	f, err := service.New(service.NewConfig(), slog.New(slog.DiscardHandler), "test")
	if err == nil {
		err = Mount(f)
	}
	if err != nil {
		t.Fatal(err)
	}
	w := get(f, "/")
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "<html lang=\"vi\">") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, never := range []string{"http:", "https:", "<style", " style=", " onload="} {
		if strings.Contains(w.Body.String(), never) {
			t.Errorf("the page has %q, which its policy refuses", never)
		}
	}
}

func TestBroken(t *testing.T) {
	for want, content := range map[string]fstest.MapFS{
		"no index.html":             {"a.js": {}},
		"a.exe is of no known kind": {"index.html": {}, "a.exe": {}},
	} {
		if _, err := read(content); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
