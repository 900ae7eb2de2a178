// Package doortest runs a service on loopback and calls it, for the tests of the
// floor and of its doors. No product code imports it.
package doortest

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"vanthu/fonts"
	"vanthu/internal/render"
)

// Plan is a small document, a plan (kế hoạch), with words that no log may show.
const Plan = `{"kind":"ke-hoach","issuer":{"parent":"UBND TỈNH HÀ TĨNH","name":"SỞ NỘI VỤ","code":"SNV"},"number":9,"place":"Hà Tĩnh",
"date":"2026-11-20","subject":"Kiểm tra Chimlạc","sections":["Nội dung Chimlạc."],"recipients":["Như trên"],"archive":"VT",
"signer":{"authority":["KT. GIÁM ĐỐC"],"position":["PHÓ GIÁM ĐỐC"],"name":"Nguyễn Văn Chimlạc"}}`

// Secret is the word of Plan that no log may show.
const Secret = "Chimlạc"

// Renderer is one for all tests, with the faces of the program.
var Renderer = sync.OnceValue(func() *render.Renderer {
	r, err := render.New(fonts.Default())
	if err != nil {
		panic(err)
	}
	return r
})

// Service is a service on loopback.
type Service struct {
	T    *testing.T
	URL  string
	Addr string
	Logs *Logs
	Stop context.CancelFunc
	Done chan error // how Serve ended; put back what you take out
}

// Logs are what a service writes down.
type Logs struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write adds to the logs.
func (l *Logs) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// String is all that was written.
func (l *Logs) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// Logger writes everything to the logs.
func (l *Logs) Logger() *slog.Logger {
	return slog.New(slog.NewJSONHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// Start serves until the test ends, and then wants no text of a document in the
// logs.
func Start(t *testing.T, logs *Logs, serve func(context.Context, net.Listener) error) *Service {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &Service{T: t, Addr: listener.Addr().String(), Logs: logs, Stop: cancel, Done: make(chan error, 1)}
	s.URL = "http://" + s.Addr
	go func() { s.Done <- serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		if err := <-s.Done; err != nil { // a test that minds looks itself
			t.Logf("the service ended with %v", err)
		}
		http.DefaultClient.CloseIdleConnections()
		if strings.Contains(logs.String(), Secret) {
			t.Errorf("the log shows text of a document:\n%s", logs)
		}
	})
	return s
}

// Answer is a response with its whole body.
type Answer struct {
	*http.Response
	Data []byte
}

// Do sends a request; headers are pairs of name and value.
func (s *Service) Do(method, path, body string, headers ...string) Answer {
	s.T.Helper()
	a, err := s.Try(method, path, strings.NewReader(body), headers...)
	if err != nil {
		s.T.Fatalf("%s %s: %v", method, path, err)
	}
	return a
}

// Try is Do where an answer may not come.
func (s *Service) Try(method, path string, body io.Reader, headers ...string) (Answer, error) {
	r, err := http.NewRequest(method, s.URL+path, body)
	if err != nil {
		return Answer{}, err
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		if headers[i+1] == "" {
			r.Header.Del(headers[i])
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	client := &http.Client{Timeout: 5 * time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	if err != nil {
		return Answer{}, err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	return Answer{response, data}, err
}

// Metrics wants the numbers of the service to hold these lines, and gives them
// all.
func (s *Service) Metrics(want ...string) string {
	s.T.Helper()
	text := string(s.Do(http.MethodGet, "/metrics", "").Data)
	for _, line := range want {
		if !strings.Contains(text, line) {
			s.T.Errorf("the metrics lack %s", line)
		}
	}
	return text
}

// Raw sends bytes over a connection and reads what comes back.
func (s *Service) Raw(text string, closeWrite bool) string {
	c, err := net.Dial("tcp", s.Addr)
	if err != nil {
		s.T.Error(err)
		return ""
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	_, _ = io.WriteString(c, text)
	if tcp, ok := c.(*net.TCPConn); ok && closeWrite {
		_ = tcp.CloseWrite()
	}
	got, _ := io.ReadAll(c)
	return string(got)
}

// Eventually waits for something that the service does by itself.
func (s *Service) Eventually(what string, is func() bool) {
	s.T.Helper()
	for deadline := time.Now().Add(time.Minute); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.T.Fatalf("%s:\n%s", what, s.Logs)
		}
	}
}

// Problem is an error as it is sent.
type Problem struct {
	Type      string `json:"type"`
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail"`
	RequestID string `json:"request_id"`
	Errors    []struct {
		Pointer string `json:"pointer"`
		Rule    string `json:"rule"`
		Detail  string `json:"detail"`
		Clause  string `json:"clause"`
	} `json:"errors"`
	Warnings []struct {
		Row    int    `json:"row"`
		Column string `json:"column"`
		Rule   string `json:"rule"`
		Detail string `json:"detail"`
	} `json:"warnings"`
}

// Problem reads a problem and wants it to be of a type.
func (a Answer) Problem(t *testing.T, want string) Problem {
	t.Helper()
	var p Problem
	if err := json.Unmarshal(a.Data, &p); err != nil {
		t.Fatalf("status %d: %v in %q", a.StatusCode, err, a.Data)
	}
	if got := a.Header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("Content-Type %q", got)
	}
	if p.Type != "/docs#"+want || p.Status != a.StatusCode || p.Status < http.StatusBadRequest || p.Title == "" || p.Detail == "" {
		t.Errorf("got %d %+v, want %s", a.StatusCode, p, want)
	}
	if p.RequestID == "" || p.RequestID != a.Header.Get("X-Request-Id") {
		t.Errorf("request id %q in the body, %q in the header", p.RequestID, a.Header.Get("X-Request-Id"))
	}
	return p
}
