package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"vanthu/fonts"
	"vanthu/internal/doors"
	"vanthu/internal/render"
)

// TestMain lets the test be the program that renders alone, as the tool is.
func TestMain(m *testing.M) {
	if !slices.Contains(os.Args, "-alone") {
		os.Exit(m.Run())
	}
	if err := renderAlone(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serveHere serves in the test's own process.
func serveHere(t *testing.T, config *doors.Config) (url string) {
	t.Helper()
	renderer, err := render.New(fonts.Default())
	if err != nil {
		t.Fatal(err)
	}
	server, err := doors.New(config, renderer, slog.New(slog.DiscardHandler), "test")
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
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return "http://" + listener.Addr().String()
}

// TestRun measures a little, to see that the tool works. What it measures is
// not judged: the memory of the test's own process is not the service's.
func TestRun(t *testing.T) {
	var out bytes.Buffer
	p := plan{url: serveHere(t, doors.NewConfig()), cell: 20 * time.Millisecond, turns: 1, renders: 50}
	if err := p.run(t.Context(), &out); err != nil && !strings.HasPrefix(err.Error(), "memory grew") {
		t.Error(err)
	}
	got := out.String()
	plans := regexp.MustCompile(`\| kế hoạch \([0-9]+\) \|`).FindAllString(got, -1)
	if strings.Count(got, "| công văn (1) |") != 4 || len(plans) != 4 || !strings.Contains(got, "memory:") {
		t.Errorf("it prints\n%s", got)
	}
	if !strings.Contains(got, "share all processors") {
		t.Errorf("it does not say that a service of its own runs anywhere:\n%s", got)
	}
}

// TestRefusals: a service that cannot take more answers 503, which is counted
// and no error.
func TestRefusals(t *testing.T) {
	config := doors.NewConfig()
	config.Floor.MaxRenders, config.Floor.MaxQueue = 1, 0
	c := newCaller(serveHere(t, config))
	defer c.close()
	documents, err := samples()
	if err != nil {
		t.Fatal(err)
	}
	request := c.request(documents[1].data)
	f, err := repeat(t.Context(), 300*time.Millisecond, 8, func(lane int) (string, bool, error) { return c.lines[lane].render(request) })
	if err != nil || f.refused == 0 || len(f.times) == 0 {
		t.Errorf("%d renders, %d refused, %v", len(f.times), f.refused, err)
	}
}

// TestWrongAnswer: any other answer is an error.
func TestWrongAnswer(t *testing.T) {
	c := newCaller(serveHere(t, doors.NewConfig()))
	defer c.close()
	if _, _, err := c.lines[0].render(c.request([]byte("{}"))); err == nil || !strings.Contains(err.Error(), "422") {
		t.Errorf("error %v", err)
	}
}

// TestOneProcessor: what is measured has one processor where there are two.
func TestOneProcessor(t *testing.T) {
	places := share()
	program, err := startAlone(t.Context(), places)
	if err != nil {
		t.Fatal(err)
	}
	defer program.end()
	documents, err := samples()
	if err != nil {
		t.Fatal(err)
	}
	told, err := program.do(order{documents[0].data, 50 * time.Millisecond, 8})
	if err != nil || told.Renders == 0 || told.Pages != "1" {
		t.Errorf("%+v, %v", told, err)
	}
	if places.apart && told.Processors != 1 {
		t.Errorf("it has %d processors", told.Processors)
	}
	if !places.apart {
		t.Log("there is one processor only, or no way to choose")
	}
}
