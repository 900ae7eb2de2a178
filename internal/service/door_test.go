package service

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"testing"

	"github.com/gin-gonic/gin"
)

// TestMount refuses a door whose routes are not those that it describes, and one
// that describes what another does.
func TestMount(t *testing.T) {
	for name, part := range map[string]string{
		"nothing is described":   ``,
		"another method":         `{"paths":{"/v1/x":{"get":{}}}}`,
		"another path":           `{"paths":{"/v1/y":{"post":{}}}}`,
		"a route of the floor's": `{"paths":{"/v1/x":{"post":{}},"/livez":{"get":{}}}}`,
		"no JSON":                `{`,
		"":                       `{"paths":{"/v1/x":{"post":{}}}}`,
	} {
		f, err := New(NewConfig(), slog.New(slog.DiscardHandler), "test")
		if err != nil {
			t.Fatal(err)
		}
		f.V1().POST("/x", func(*gin.Context) {})
		var d Door
		if part != "" {
			d.OpenAPI = []byte(part)
		}
		if err := f.Mount(d); (err == nil) != (name == "") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// TestDoors opens, leaves and closes all doors, whatever one of them says.
func TestDoors(t *testing.T) {
	f, err := New(NewConfig(), slog.New(slog.DiscardHandler), "test")
	if err != nil {
		t.Fatal(err)
	}
	var opened, left, closed int
	for range 2 {
		if err := f.Mount(Door{
			Open:  func() { opened++ },
			Leave: func() { left++ },
			Close: func(context.Context) error { closed++; return errors.New("stuck") },
		}); err != nil {
			t.Fatal(err)
		}
	}
	f.openDoors()
	f.leaveDoors()
	if err := f.closeDoors(t.Context()); err == nil || opened != 2 || left != 2 || closed != 2 {
		t.Errorf("%v, %d opened, %d left, %d closed", err, opened, left, closed)
	}
}

// TestPages mounts a door of pages, which nobody describes, and whose routes
// need no key.
func TestPages(t *testing.T) {
	s := start(t, func(c *Config) { c.Keys = keyFile(t, "a:"+hashOf("a")) }, func(d *door) {
		Get(d.Root(), "/", Static("text/html; charset=utf-8", []byte("<p>")))
		Get(d.Root(), "/parts/*file", Static("text/css", []byte("p{}")))
		if err := d.Mount(Door{Pages: []string{"/"}}); err == nil {
			t.Error("a route that is neither described nor a page passes")
		}
		if err := d.Mount(Door{Pages: []string{"/", "/parts/*file"}}); err != nil {
			t.Error(err)
		}
	})
	for _, path := range []string{"/", "/parts/a/b.css"} {
		if a := s.Do("GET", path, ""); a.StatusCode != http.StatusOK || a.Header.Get("Etag") == "" {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
}
