package httpapi

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
)

// TestProblems meets every problem that a request alone can cause.
func TestProblems(t *testing.T) {
	s := start(t, func(c *Config) { c.MaxBody = 64 << 10 })
	big := `{"subject":"` + strings.Repeat("x", 70_000) + `"}`
	for _, c := range []struct {
		name, method, path, body string
		headers                  []string
		want                     *problemType
	}{
		{"no route", "GET", "/nowhere", "", nil, &notFound},
		{"no route below v1", "POST", "/v1/nowhere", "{}", nil, &notFound},
		{"slash at the end", "GET", "/v1/kinds/", "", nil, &notFound},
		{"GET", "GET", "/v1/documents", "", nil, &wrongMethod},
		{"HEAD of a render", "PUT", "/v1/documents", "x", nil, &wrongMethod},
		{"POST", "POST", "/docs", "x", nil, &wrongMethod},
		{"Accept", "POST", "/v1/documents", plan, []string{"Accept", "text/html"}, &notAcceptable},
		{"format", "POST", "/v1/documents?format=odt", plan, nil, &notAcceptable},
		{"empty format", "POST", "/v1/documents?format=", plan, nil, &notAcceptable},
		{"Accept of a check", "POST", "/v1/check", plan, []string{"Accept", "application/pdf"}, &notAcceptable},
		{"Accept of a layout", "POST", "/v1/layout", plan, []string{"Accept", "text/*"}, &notAcceptable},
		{"blank", "POST", "/v1/layout?blank=seal", plan, nil, &badQuery},
		{"slip in a query", "POST", "/v1/documents?fomat=docx", plan, nil, &badQuery},
		{"twice in a query", "POST", "/v1/documents?format=pdf&format=docx", plan, nil, &badQuery},
		{"broken query", "POST", "/v1/documents?format=%zz", plan, nil, &badQuery},
		{"query of a layout", "POST", "/v1/layout?format=pdf", plan, nil, &badQuery},
		{"query of a check", "POST", "/v1/check?x", plan, nil, &badQuery},
		{"blank of a render", "POST", "/v1/documents?blank=x", plan, nil, &badQuery},
		{"page of a whole file", "POST", "/v1/documents?page=1", plan, nil, &badQuery},
		{"page nought", "POST", "/v1/documents?format=svg&page=0", plan, nil, &badQuery},
		{"page that is no number", "POST", "/v1/documents?format=svg&page=1.0", plan, nil, &badQuery},
		{"page after the last", "POST", "/v1/documents?format=svg&page=2", plan, nil, &badQuery},
		{"long", "POST", "/v1/documents", big, nil, &tooLarge},
		{"form", "POST", "/v1/documents", "a=b", []string{"Content-Type", "application/x-www-form-urlencoded"}, &wrongMediaType},
		{"latin", "POST", "/v1/check", plan, []string{"Content-Type", "application/json; charset=windows-1258"}, &wrongMediaType},
		{"gzip", "POST", "/v1/layout", plan, []string{"Content-Encoding", "gzip"}, &wrongMediaType},
		{"empty", "POST", "/v1/documents", "", nil, &badJSON},
		{"no JSON", "POST", "/v1/documents", "<xml/>", nil, &badJSON},
		{"no JSON to check", "POST", "/v1/check", "{", nil, &badJSON},
		{"more", "POST", "/v1/layout", plan + "{}", nil, &badJSON},
		{"an array", "POST", "/v1/documents", "[]", nil, &invalidDocument},
		{"faults", "POST", "/v1/documents", `{"kind":"ke-hoac"}`, nil, &invalidDocument},
		{"faults of a layout", "POST", "/v1/layout", `{"kind":"ke-hoac"}`, nil, &invalidDocument},
		{"number_text", "POST", "/v1/documents?blank=number", strings.Replace(plan, `"number":9`, `"number_text":"09/KH-SNV"`, 1), nil, &invalidDocument},
		{"secret", "POST", "/v1/documents", strings.Replace(plan, `{`, `{"secrecy":"mat",`, 1), nil, &invalidDocument},
	} {
		t.Run(c.name, func(t *testing.T) {
			vi := s.do(c.method, c.path, c.body, c.headers...).problem(t, c.want)
			a := s.do(c.method, c.path, c.body, append([]string{"Accept-Language", "en"}, c.headers...)...)
			en := a.problem(t, c.want)
			if en.Title == vi.Title || en.Detail == vi.Detail || a.Header.Get("Content-Language") != "en" {
				t.Errorf("English: %+v, Vietnamese: %+v", en, vi)
			}
			if c.want == &invalidDocument && len(vi.Errors) == 0 {
				t.Error("no errors are told")
			}
			if c.want == &wrongMethod && a.Header.Get("Allow") == "" {
				t.Error("no Allow")
			}
		})
	}
}

// TestFaultsOfDocument wants the pointer, the rule and the sentence of each, and
// the clause of what the law says.
func TestFaultsOfDocument(t *testing.T) {
	s := start(t, nil)
	body := `{"kind":"ke-hoac","issuer":{"name":"SỞ"},"date":"2026-11-31","sections":["x"],"style":{"margins":{"left":10}},"a/b":1}`
	got := s.do("POST", "/v1/documents", body).problem(t, &invalidDocument)
	var rules, clauses []string
	for _, e := range got.Errors {
		rules = append(rules, e.Pointer+" "+e.Rule)
		if e.Detail == "" {
			t.Errorf("%s has no sentence", e.Pointer)
		}
		if e.Clause != "" {
			clauses = append(clauses, e.Pointer+" "+e.Clause)
		}
	}
	if list := strings.Join(rules, ", "); list != "/kind kind, /date date.missing, /style/margins/left style.margins.left, /a~1b key.unknown" {
		t.Errorf("errors: %s", list)
	}
	if list := strings.Join(clauses, ", "); list != "/style/margins/left Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 3" {
		t.Errorf("clauses: %s", list)
	}
}

func TestRequestID(t *testing.T) {
	s := start(t, nil)
	if got := s.do("GET", "/livez", "", "X-Request-Id", "ho-so_1.2").Header.Get("X-Request-Id"); got != "ho-so_1.2" {
		t.Errorf("the caller's id became %q", got)
	}
	for _, odd := range []string{"a b", strings.Repeat("x", 65), "é", "<script>"} {
		if got := s.do("GET", "/livez", "", "X-Request-Id", odd).Header.Get("X-Request-Id"); len(got) != 24 {
			t.Errorf("%q became %q", odd, got)
		}
	}
	p := s.do("POST", "/v1/documents", "{", "X-Request-Id", "tim-toi").problem(t, &badJSON)
	if p.RequestID != "tim-toi" || !strings.Contains(s.logs.String(), `"request_id":"tim-toi"`) {
		t.Errorf("%+v\n%s", p, s.logs)
	}
}

// TestPanic has the work panic: the caller is told, the log knows where, and
// the service goes on.
func TestPanic(t *testing.T) {
	s := start(t, nil, func(s *Server) {
		s.make = func(context.Context, []byte, order) (*made, error) { panic("about " + secretWord) }
	})
	s.do("POST", "/v1/documents", plan).problem(t, &internalError)
	s.do("POST", "/v1/documents", plan).problem(t, &internalError)
	if a := s.do("POST", "/v1/check", plan); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
	if m := string(s.do("GET", "/metrics", "").body); !strings.Contains(m, "vanthu_panics_total 2") {
		t.Error("the panics are not counted")
	}
	if !strings.Contains(s.logs.String(), `"msg":"panic"`) || !strings.Contains(s.logs.String(), "problems_test.go") && !strings.Contains(s.logs.String(), "TestPanic") {
		t.Errorf("the log does not tell where:\n%s", s.logs)
	}
	if n := s.gate.running(); n != 0 {
		t.Errorf("%d places are still taken", n)
	}
}

func TestFailure(t *testing.T) {
	s := start(t, nil, func(s *Server) {
		s.make = func(context.Context, []byte, order) (*made, error) { return nil, errors.New("disk of clay") }
	})
	a := s.do("POST", "/v1/documents", plan)
	a.problem(t, &internalError)
	if bytes.Contains(a.body, []byte("clay")) {
		t.Errorf("the caller sees the inside: %s", a.body)
	}
}

// TestQueue fills the places and the queue.
func TestQueue(t *testing.T) {
	release := make(chan struct{})
	s := start(t, func(c *Config) { c.MaxRenders = 1; c.MaxQueue = 2; c.QueueTimeout = 20 * time.Second }, func(s *Server) {
		fulfil := s.make
		s.make = func(ctx context.Context, data []byte, o order) (*made, error) {
			<-release
			return fulfil(ctx, data, o)
		}
	})
	var wait sync.WaitGroup
	for range 3 { // one works, two wait
		wait.Go(func() {
			a, err := s.try("POST", "/v1/documents", strings.NewReader(plan))
			if err != nil || a.StatusCode != http.StatusOK {
				t.Errorf("one that waited: %v %d", err, a.StatusCode)
			}
		})
	}
	for deadline := time.Now().Add(10 * time.Second); s.gate.waiting.Load() < 2; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the queue does not fill")
		}
	}
	a := s.do("POST", "/v1/documents", plan)
	a.problem(t, &busy)
	if a.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	if a := s.do("GET", "/livez", ""); a.StatusCode != http.StatusOK {
		t.Error("a full queue stops what needs no place")
	}
	if m := string(s.do("GET", "/metrics", "").body); !strings.Contains(m, "vanthu_queue_waiting 2") || !strings.Contains(m, "vanthu_renders_running 1") {
		t.Error("the queue is not in the metrics")
	}
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
	}, func(s *Server) {
		fulfil := s.make
		s.make = func(ctx context.Context, data []byte, o order) (*made, error) {
			<-release
			return fulfil(ctx, data, o)
		}
	})
	s.do("POST", "/v1/documents", plan).problem(t, &slowRender)
	if n := s.gate.running(); n != 1 {
		t.Errorf("%d places are taken by what goes on", n)
	}
	s.do("POST", "/v1/documents", plan).problem(t, &busy)
	close(release)
	for deadline := time.Now().Add(10 * time.Second); s.gate.running() > 0 && time.Now().Before(deadline); time.Sleep(time.Millisecond) {
	}
	if a := s.do("POST", "/v1/documents", plan); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
	s.eventually("memory is still reserved", func() bool { return s.bodies.used.Load() == 0 })
}

func TestManyPages(t *testing.T) {
	s := start(t, nil)
	var b strings.Builder
	b.WriteString(`{"kind":"ke-hoach","issuer":{"name":"A","code":"B"},"sections":["x"`)
	for range 1100 {
		b.WriteString(`,{"page_break":true},"x"`)
	}
	b.WriteString(`]}`)
	p := s.do("POST", "/v1/documents", b.String()).problem(t, &invalidDocument)
	if len(p.Errors) != 1 || p.Errors[0].Rule != "limit.pages" {
		t.Errorf("%+v", p.Errors)
	}
	s.do("POST", "/v1/layout", b.String()).problem(t, &invalidDocument)
}

// TestMemoryOfBodies lets two large bodies wait for their last byte: a third
// has no room.
func TestMemoryOfBodies(t *testing.T) {
	s := start(t, func(c *Config) { c.MaxBodies = 4 << 20 })
	if !s.bodies.take(4<<20 - 1000) {
		t.Fatal("no room at the start")
	}
	s.do("POST", "/v1/documents", plan).problem(t, &busy)
	s.bodies.give(4<<20 - 1000)
	if a := s.do("POST", "/v1/documents", plan); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
	s.eventually("memory is still reserved", func() bool { return s.bodies.used.Load() == 0 })
}

// raw sends bytes over a connection and reads what comes back.
func raw(t *testing.T, addr, text string, closeWrite bool) string {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	_, _ = io.WriteString(c, text)
	if closeWrite {
		_ = c.(*net.TCPConn).CloseWrite()
	}
	got, _ := io.ReadAll(c)
	return string(got)
}

// TestHostile sends what no client should, while others are served.
func TestHostile(t *testing.T) {
	s := start(t, func(c *Config) {
		c.HeaderTimeout = 300 * time.Millisecond
		c.ReadTimeout = 600 * time.Millisecond
		c.MaxBody = 64 << 10
		c.MaxConns = 200
	})
	head := "POST /v1/documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
	var wait sync.WaitGroup
	for range 40 { // slow loris: a header that never ends
		wait.Go(func() { raw(t, s.addr, "POST /v1/documents HTTP/1.1\r\nHost: x\r\nX-Slow: ", false) })
	}
	served := make(chan struct{})
	go func() {
		defer close(served)
		for range 30 {
			if a, err := s.try("POST", "/v1/documents", strings.NewReader(plan)); err != nil || a.StatusCode != http.StatusOK {
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
		"half closed":     {head + fmt.Sprintf("Content-Length: %d\r\nConnection: close\r\n\r\n%s", len(plan), plan), true, "HTTP/1.1 200"},
		"truncated":       {head + "Content-Length: 500\r\n\r\n{\"kind\"", true, "HTTP/1.1 400"},
		"bad chunks":      {head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", true, "HTTP/1.1 400"},
		"truncated chunk": {head + "Transfer-Encoding: chunked\r\n\r\nff\r\n{", true, "HTTP/1.1 400"},
		"garbage":         {"\x16\x03\x01\x02\x00\x01\x00 hello\r\n\r\n", true, "HTTP/1.1 400"},
		"oversized":       {head + "Content-Length: 90000000\r\n\r\n" + strings.Repeat("x", 1<<20), false, "HTTP/1.1 413"},
		"oversized chunk": {head + "Transfer-Encoding: chunked\r\n\r\n20000\r\n" + strings.Repeat("x", 0x20000), false, "HTTP/1.1 413"},
		"long header":     {"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 100<<10) + "\r\n\r\n", false, "HTTP/1.1 431"},
		"no host":         {"GET / HTTP/1.1\r\n\r\n", false, "HTTP/1.1 400"},
		"bad field":       {"GET / HTTP/1.1\r\nHost: x\r\nA B: c\r\n\r\n", false, "HTTP/1.1 400"},
		"two lengths":     {head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}", false, "HTTP/1.1 400"},
		"unknown coding":  {head + "Transfer-Encoding: gzip\r\n\r\n", false, "HTTP/1.1 501"},
		"HTTP/3":          {"GET / HTTP/3.0\r\nHost: x\r\n\r\n", false, "HTTP/1.1 505"},
		"nothing":         {"", true, ""},
	} {
		wait.Go(func() {
			got := raw(t, s.addr, c.text, c.close)
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
	if a := s.do("GET", "/readyz", ""); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
	s.eventually("memory is still reserved", func() bool { return s.bodies.used.Load() == 0 })
}

// TestGone has a client leave the queue.
func TestGone(t *testing.T) {
	release := make(chan struct{})
	s := start(t, func(c *Config) { c.MaxRenders = 1 }, func(s *Server) {
		fulfil := s.make
		s.make = func(ctx context.Context, data []byte, o order) (*made, error) {
			<-release
			return fulfil(ctx, data, o)
		}
	})
	post := func() net.Conn {
		c, err := net.Dial("tcp", s.addr)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(c, "POST /v1/documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(plan), plan)
		return c
	}
	until := func(what string, is func() bool) {
		for deadline := time.Now().Add(10 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s:\n%s", what, s.logs)
			}
		}
	}
	defer post().Close()
	until("the place is not taken", func() bool { return s.gate.running() == 1 })
	second := post()
	until("nobody waits", func() bool { return s.gate.waiting.Load() == 1 })
	second.Close()
	until("the client is not missed", func() bool { return strings.Contains(s.logs.String(), "client-gone") })
	if n := s.gate.waiting.Load(); n != 0 {
		t.Errorf("%d still wait", n)
	}
	close(release)
}

// TestKeepAlive has refusals leave the connection open where the whole request
// was read.
func TestKeepAlive(t *testing.T) {
	s := start(t, nil)
	c, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	r := bufio.NewReader(c)
	for i := range 3 {
		fmt.Fprintf(c, "POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
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
