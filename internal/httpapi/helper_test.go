package httpapi

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

	"vanthu/examples"
	"vanthu/fonts"
	"vanthu/internal/render"
)

var renderer = sync.OnceValue(func() *render.Renderer {
	r, err := render.New(fonts.Default())
	if err != nil {
		panic(err)
	}
	return r
})

// plan is a small document with a word that no log may show.
const plan = `{"kind":"ke-hoach","issuer":{"parent":"UBND TỈNH HÀ TĨNH","name":"SỞ NỘI VỤ","code":"SNV"},"number":9,"place":"Hà Tĩnh",
"date":"2026-11-20","subject":"Kiểm tra Chimlạc","sections":["Nội dung Chimlạc."],"recipients":["Như trên"],"archive":"VT",
"signer":{"authority":["KT. GIÁM ĐỐC"],"position":["PHÓ GIÁM ĐỐC"],"name":"Nguyễn Văn Chimlạc"}}`

const secretWord = "Chimlạc"

// service is a server on loopback.
type service struct {
	*Server
	t    *testing.T
	url  string
	addr string
	logs *lockedBuffer
	stop context.CancelFunc
	done chan error
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// start runs a server with a changed configuration; prepare may change the
// server before it serves.
func start(t *testing.T, change func(*Config), prepare ...func(*Server)) *service {
	t.Helper()
	config := NewConfig()
	config.LogLevel = slog.LevelDebug
	if change != nil {
		change(config)
	}
	logs := new(lockedBuffer)
	log := slog.New(slog.NewJSONHandler(logs, &slog.HandlerOptions{Level: config.LogLevel}))
	server, err := New(config, renderer(), log, "v0.0.0-test")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range prepare {
		p(server)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	s := &service{Server: server, t: t, addr: listener.Addr().String(), logs: logs, stop: cancel, done: make(chan error, 1)}
	s.url = "http://" + s.addr
	go func() { s.done <- server.Serve(ctx, listener) }()
	t.Cleanup(func() {
		cancel()
		<-s.done
		http.DefaultClient.CloseIdleConnections()
		if strings.Contains(logs.String(), secretWord) {
			t.Errorf("the log shows text of a document:\n%s", logs)
		}
	})
	return s
}

// answer is a response with its whole body.
type answer struct {
	*http.Response
	body []byte
}

// do sends a request; headers are pairs of name and value.
func (s *service) do(method, path, body string, headers ...string) answer {
	s.t.Helper()
	a, err := s.try(method, path, strings.NewReader(body), headers...)
	if err != nil {
		s.t.Fatalf("%s %s: %v", method, path, err)
	}
	return a
}

func (s *service) try(method, path string, body io.Reader, headers ...string) (answer, error) {
	r, err := http.NewRequest(method, s.url+path, body)
	if err != nil {
		return answer{}, err
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
	client := &http.Client{Timeout: 30 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	return answer{response, data}, err
}

// problem reads a problem and wants it to be of a type.
func (a answer) problem(t *testing.T, want *problemType) problemBody {
	t.Helper()
	var p problemBody
	if err := json.Unmarshal(a.body, &p); err != nil {
		t.Fatalf("status %d: %v in %q", a.StatusCode, err, a.body)
	}
	if got := a.Header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("Content-Type %q", got)
	}
	if p.Type != "/docs#"+want.Name || p.Status != want.Status || a.StatusCode != want.Status || p.Title == "" || p.Detail == "" {
		t.Errorf("got %d %+v, want %s", a.StatusCode, p, want.Name)
	}
	if p.RequestID == "" || p.RequestID != a.Header.Get("X-Request-Id") {
		t.Errorf("request id %q in the body, %q in the header", p.RequestID, a.Header.Get("X-Request-Id"))
	}
	return p
}

// exampleDocuments are the documents of package examples by name.
func exampleDocuments(t *testing.T) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, e := range examples.All() {
		out[e.Name] = e.JSON
	}
	if len(out) == 0 {
		t.Fatal("no examples")
	}
	return out
}
