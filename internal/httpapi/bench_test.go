package httpapi

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/doortest"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

// BenchmarkHandler renders through the handler, without a network.
func BenchmarkHandler(b *testing.B) {
	server, err := service.New(service.NewConfig(), slog.New(slog.NewJSONHandler(io.Discard, nil)), "bench")
	if err != nil {
		b.Fatal(err)
	}
	if err := Mount(server, doortest.Renderer(), NewConfig()); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest(http.MethodPost, "http://localhost/v1/documents", strings.NewReader(doortest.Plan))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(w.Code)
		}
	}
}

// BenchmarkRender is the same without the handler.
func BenchmarkRender(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		d, err := doortest.Renderer().Decode([]byte(doortest.Plan), document.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := doortest.Renderer().Render(b.Context(), d, render.PDF); err != nil {
			b.Fatal(err)
		}
	}
}
