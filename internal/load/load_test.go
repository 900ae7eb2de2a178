package main

import (
	"bytes"
	"context"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"vanthu/fonts"
	"vanthu/internal/httpapi"
	"vanthu/internal/render"
)

// TestRun measures a little, to see that the tool works. What it measures is
// not judged: the memory of the test's own process is not the service's.
func TestRun(t *testing.T) {
	renderer, err := render.New(fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	server, err := httpapi.New(httpapi.NewConfig(), renderer, slog.New(slog.DiscardHandler), "test")
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx, listener) }()
	var out bytes.Buffer
	p := plan{url: "http://" + listener.Addr().String(), cell: 50 * time.Millisecond, renders: 50}
	if err := p.run(t.Context(), &out); err != nil && !strings.HasPrefix(err.Error(), "memory grew") {
		t.Error(err)
	}
	if got := out.String(); strings.Count(got, "| công văn (1) |") != 4 || strings.Count(got, "| kế hoạch dài (") != 4 || !strings.Contains(got, "memory:") {
		t.Errorf("it prints\n%s", got)
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}
