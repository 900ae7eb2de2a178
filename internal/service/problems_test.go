package service

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"vanthu/internal/doortest"
)

func TestRequestID(t *testing.T) {
	s := start(t, nil)
	if got := s.Do("GET", "/livez", "", "X-Request-Id", "ho-so_1.2").Header.Get("X-Request-Id"); got != "ho-so_1.2" {
		t.Errorf("the caller's id became %q", got)
	}
	for _, odd := range []string{"a b", strings.Repeat("x", 65), "é", "<script>"} {
		if got := s.Do("GET", "/livez", "", "X-Request-Id", odd).Header.Get("X-Request-Id"); len(got) != 24 {
			t.Errorf("%q became %q", odd, got)
		}
	}
	p := s.Do("POST", "/v1/documents", "{", "X-Request-Id", "tim-toi").Problem(t, "bad-json")
	if p.RequestID != "tim-toi" || !strings.Contains(s.Logs.String(), `"request_id":"tim-toi"`) {
		t.Errorf("%+v\n%s", p, s.Logs)
	}
}

// TestPanic has the work panic: the caller is told, the log knows where, and
// the service goes on.
func TestPanic(t *testing.T) {
	s := start(t, nil, func(s *door) {
		s.make = func(context.Context, []byte, order) (made, error) { panic("about " + doortest.Secret) }
	})
	s.Do("POST", "/v1/documents", doortest.Plan).Problem(t, "internal")
	s.Do("POST", "/v1/documents", doortest.Plan).Problem(t, "internal")
	if a := s.Do("POST", "/v1/check", doortest.Plan); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
	s.Metrics("vanthu_panics_total 2")
	if !strings.Contains(s.Logs.String(), `"msg":"panic"`) || !strings.Contains(s.Logs.String(), "TestPanic") {
		t.Errorf("the log does not tell where:\n%s", s.Logs)
	}
	if n := s.Renders.Running(); n != 0 {
		t.Errorf("%d seats are still taken", n)
	}
}

func TestFailure(t *testing.T) {
	s := start(t, nil, func(s *door) {
		s.make = func(context.Context, []byte, order) (made, error) { return nil, errors.New("disk of clay") }
	})
	a := s.Do("POST", "/v1/documents", doortest.Plan)
	a.Problem(t, "internal")
	if bytes.Contains(a.Data, []byte("clay")) {
		t.Errorf("the caller sees the inside: %s", a.Data)
	}
}

// TestQueue fills the seats and the queue.
func TestQueue(t *testing.T) {
	release := make(chan struct{})
	s := start(t, func(c *Config) { c.MaxRenders = 1; c.MaxQueue = 2; c.QueueTimeout = 20 * time.Second }, func(s *door) {
		fulfil := s.make
		s.make = func(ctx context.Context, data []byte, o order) (made, error) {
			<-release
			return fulfil(ctx, data, o)
		}
	})
	var wait sync.WaitGroup
	for range 3 { // one works, two wait
		wait.Go(func() {
			a, err := s.Try("POST", "/v1/documents", strings.NewReader(doortest.Plan))
			if err != nil || a.StatusCode != http.StatusOK {
				t.Errorf("one that waited: %v %d", err, a.StatusCode)
			}
		})
	}
	s.Eventually("the queue does not fill", func() bool { return s.Renders.Waiting() == 2 })
	a := s.Do("POST", "/v1/documents", doortest.Plan)
	a.Problem(t, "busy")
	if a.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	if a := s.Do("GET", "/livez", ""); a.StatusCode != http.StatusOK {
		t.Error("a full queue stops what needs no seat")
	}
	s.Metrics("vanthu_queue_waiting 2", "vanthu_renders_running 1")
	close(release)
	wait.Wait()
}

// TestTimeouts has a render that does not end, and a wait in vain.
func TestTimeouts(t *testing.T) {
	release := make(chan struct{})
	s := start(t, func(c *Config) {
		c.MaxRenders = 1
		c.QueueTimeout = 50 * time.Millisecond
		c.RenderTimeout = 200 * time.Millisecond
	}, func(s *door) {
		fulfil := s.make
		s.make = func(ctx context.Context, data []byte, o order) (made, error) {
			<-release
			return fulfil(ctx, data, o)
		}
	})
	s.Do("POST", "/v1/documents", doortest.Plan).Problem(t, "render-timeout")
	if n := s.Renders.Running(); n != 1 {
		t.Errorf("%d seats are taken by what goes on", n)
	}
	s.Do("POST", "/v1/documents", doortest.Plan).Problem(t, "busy")
	close(release)
	s.Eventually("the seat is still taken", func() bool { return s.Renders.Running() == 0 })
	if a := s.Do("POST", "/v1/documents", doortest.Plan); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
	s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used() == 0 })
}

// TestMemoryOfBodies lets two large bodies wait for their last byte: a third
// has no room.
func TestMemoryOfBodies(t *testing.T) {
	s := start(t, func(c *Config) { c.MaxBodies = 4 << 20 })
	if !s.Bodies.Take(4<<20 - 1000) {
		t.Fatal("no room at the start")
	}
	s.Do("POST", "/v1/documents", doortest.Plan).Problem(t, "busy")
	s.Bodies.Give(4<<20 - 1000)
	if a := s.Do("POST", "/v1/documents", doortest.Plan); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
	s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used() == 0 })
}

// TestHostile sends what no client should, while others are served.
func TestHostile(t *testing.T) {
	t.Parallel()
	s := start(t, func(c *Config) {
		c.HeaderTimeout = 300 * time.Millisecond
		c.ReadTimeout = 600 * time.Millisecond
		c.MaxConns = 200
	})
	head := "POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
	var wait sync.WaitGroup
	for range 40 { // slow loris: a header that never ends
		wait.Go(func() { s.Raw("POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", false) })
	}
	served := make(chan struct{})
	go func() {
		defer close(served)
		for range 30 {
			if a, err := s.Try("POST", "/v1/documents", strings.NewReader(doortest.Plan)); err != nil || a.StatusCode != http.StatusOK {
				t.Errorf("an honest caller got %v %d", err, a.StatusCode)
			}
		}
	}()
	for name, c := range map[string]struct {
		text  string
		close bool
		want  string
	}{
		"slow body":       {head + "Content-Length: 500\r\n\r\n{", false, "HTTP/1.1 408"},
		"half closed":     {head + fmt.Sprintf("Content-Length: %d\r\nConnection: close\r\n\r\n%s", len(doortest.Plan), doortest.Plan), true, "HTTP/1.1 200"},
		"truncated":       {head + "Content-Length: 500\r\n\r\n{\"kind\"", true, "HTTP/1.1 400"},
		"bad chunks":      {head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", true, "HTTP/1.1 400"},
		"truncated chunk": {head + "Transfer-Encoding: chunked\r\n\r\nff\r\n{", true, "HTTP/1.1 400"},
		"garbage":         {"\x16\x03\x01\x02\x00\x01\x00 hello\r\n\r\n", true, "HTTP/1.1 400"},
		"oversized":       {head + "Content-Length: 90000000\r\n\r\n" + strings.Repeat("x", 1<<20), false, "HTTP/1.1 413"},
		"oversized chunk": {head + "Transfer-Encoding: chunked\r\n\r\n20000\r\n" + strings.Repeat("x", 0x20000), false, "HTTP/1.1 413"},
		"long header":     {"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 100<<10) + "\r\n\r\n", false, "HTTP/1.1 431"},
		"no host":         {"GET / HTTP/1.1\r\n\r\n", false, "HTTP/1.1 400"},
		"bad field":       {"GET / HTTP/1.1\r\nHost: localhost\r\nA B: c\r\n\r\n", false, "HTTP/1.1 400"},
		"two lengths":     {head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}", false, "HTTP/1.1 400"},
		"unknown coding":  {head + "Transfer-Encoding: gzip\r\n\r\n", false, "HTTP/1.1 501"},
		"HTTP/3":          {"GET / HTTP/3.0\r\nHost: localhost\r\n\r\n", false, "HTTP/1.1 505"},
		"nothing":         {"", true, ""},
	} {
		wait.Go(func() {
			got := s.Raw(c.text, c.close)
			if !strings.HasPrefix(got, c.want) {
				t.Errorf("%s: %.300q, want %q", name, got, c.want)
			}
			if status, ok := strings.CutPrefix(c.want, "HTTP/1.1 "); ok && status != "200" && !strings.Contains(got, "application/problem+json") {
				t.Errorf("%s: %s is no problem: %.300q", name, status, got)
			}
		})
	}
	wait.Wait()
	<-served
	if a := s.Do("GET", "/readyz", ""); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
	s.Eventually("memory is still reserved", func() bool { return s.Bodies.Used() == 0 })
}

// TestGone has a client leave the queue.
func TestGone(t *testing.T) {
	release := make(chan struct{})
	s := start(t, func(c *Config) { c.MaxRenders = 1 }, func(s *door) {
		fulfil := s.make
		s.make = func(ctx context.Context, data []byte, o order) (made, error) {
			<-release
			return fulfil(ctx, data, o)
		}
	})
	post := func() net.Conn {
		c, err := net.Dial("tcp", s.Addr)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(c, "POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(doortest.Plan), doortest.Plan)
		return c
	}
	defer post().Close()
	s.Eventually("the seat is not taken", func() bool { return s.Renders.Running() == 1 })
	second := post()
	s.Eventually("nobody waits", func() bool { return s.Renders.Waiting() == 1 })
	second.Close()
	s.Eventually("the client is not missed", func() bool { return strings.Contains(s.Logs.String(), "client-gone") })
	if n := s.Renders.Waiting(); n != 0 {
		t.Errorf("%d still wait", n)
	}
	close(release)
}

// TestKeepAlive has refusals leave the connection open where the whole request
// was read.
func TestKeepAlive(t *testing.T) {
	s := start(t, nil)
	c, err := net.Dial("tcp", s.Addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	r := bufio.NewReader(c)
	for i := range 3 {
		fmt.Fprintf(c, "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello")
		response, err := http.ReadResponse(r, nil)
		if err != nil {
			t.Fatalf("answer %d: %v", i, err)
		}
		_, _ = io.Copy(io.Discard, response.Body)
		response.Body.Close()
		if response.StatusCode != http.StatusNotFound || response.Close {
			t.Errorf("answer %d: %d, close %v", i, response.StatusCode, response.Close)
		}
	}
}
