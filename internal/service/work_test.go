package service

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"vanthu/internal/doortest"
)

// endless is work that ends with its context alone.
func endless(ended chan<- error) func(*door) {
	return func(s *door) {
		s.make = func(ctx context.Context, _ []byte, _ order) (made, error) {
			<-ctx.Done()
			ended <- ctx.Err()
			return nil, ctx.Err()
		}
	}
}

// TestStopped gives the seat of a render back that takes too long.
func TestStopped(t *testing.T) {
	ended := make(chan error, 1)
	s := start(t, func(c *Config) { c.MaxRenders = 1; c.RenderTimeout = 50 * time.Millisecond }, endless(ended))
	for range 3 { // the seat comes free each time
		s.Do("POST", "/v1/documents", doortest.Plan).Problem(t, "render-timeout")
		if err := <-ended; !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the work ended with %v", err)
		}
	}
	s.Eventually("the seat is still taken", func() bool { return s.Renders.Running() == 0 })
	s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used() == 0 })
}

// TestSeatIsFree finds no seat taken by work that has ended, well or in a panic.
func TestSeatIsFree(t *testing.T) {
	s := start(t, nil)
	for i := range 5000 {
		job := func(context.Context) (int, error) { return 0, nil }
		if i%2 == 1 {
			job = func(context.Context) (int, error) { panic("odd") }
		}
		_, err := Work(t.Context(), s.Floor, 0, job, func() { t.Fatal("there is no seat") })
		if n := s.Renders.Running(); n != 0 || (err == nil) != (i%2 == 0) {
			t.Fatalf("work %d ended with %v, %d seats are taken", i, err, n)
		}
	}
}

// TestWorkTakesTurns has somebody else who is ready go on before who works again
// and again.
func TestWorkTakesTurns(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	s := start(t, nil)
	job := func(context.Context) (int, error) { return 0, nil }
	for range 20 {
		turn := make(chan struct{})
		go func() { close(turn) }()
		for range 2 { // now and then the scheduler goes on with who has yielded
			if _, err := Work(t.Context(), s.Floor, 0, job, func() { t.Fatal("there is no seat") }); err != nil {
				t.Fatal(err)
			}
		}
		select {
		case <-turn:
		default:
			t.Fatal("work went on twice, and somebody else was ready")
		}
	}
}

// TestForsaken ends the work of a client that is gone. One that has closed its
// own half still gets what is made soon: see TestHostile.
func TestForsaken(t *testing.T) {
	t.Parallel()
	ended := make(chan error, 1)
	s := start(t, func(c *Config) { c.MaxRenders = 1; c.RenderTimeout = time.Hour }, endless(ended))
	ctx, leave := context.WithCancel(context.Background())
	go func() {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/v1/documents", strings.NewReader(doortest.Plan))
		if err != nil {
			t.Error(err)
			return
		}
		r.Header.Set("Content-Type", "application/json")
		if response, err := http.DefaultClient.Do(r); err == nil {
			response.Body.Close()
			t.Errorf("the client got %d", response.StatusCode)
		}
	}()
	s.Eventually("the work does not begin", func() bool { return s.Renders.Running() == 1 })
	leave()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the work ended with %v", err)
	}
	s.Eventually("the seat is still taken", func() bool { return s.Renders.Running() == 0 })
	s.Eventually("the log does not tell", func() bool { return strings.Contains(s.Logs.String(), "client-gone") })
}

// TestConnections fills the connections with silence: who comes next is served
// when the silent are cut off, and when an idle one is.
func TestConnections(t *testing.T) {
	t.Parallel()
	s := start(t, func(c *Config) {
		c.MaxConns, c.HeaderTimeout, c.IdleTimeout = 2, 300*time.Millisecond, 300*time.Millisecond
	})
	for range 2 {
		c, err := net.Dial("tcp", s.Addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprint(c, "GET /livez HTTP/1.1\r\n")
	}
	for i := range 4 { // each on a connection of its own, which stays open and idle
		client := &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{}}
		answer, err := client.Post(s.URL+"/v1/documents", "application/json", strings.NewReader(doortest.Plan))
		if err != nil {
			t.Fatalf("client %d: %v", i, err)
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Errorf("client %d: %d", i, answer.StatusCode)
		}
	}
}
