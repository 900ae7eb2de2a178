package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestReady(t *testing.T) {
	s := start(t, nil, func(s *Server) { s.fault = errors.New("no faces") })
	s.do("GET", "/readyz", "").problem(t, &notReady)
	if a := s.do("GET", "/livez", ""); a.StatusCode != http.StatusOK {
		t.Errorf("/livez: %d", a.StatusCode)
	}
}

func TestVersion(t *testing.T) {
	s := start(t, nil)
	var v map[string]string
	if err := json.Unmarshal(s.do("GET", "/version", "").body, &v); err != nil || v["version"] != "v0.0.0-test" || v["name"] != "vanthu" {
		t.Errorf("%v %v", v, err)
	}
}

// TestMetrics wants the numbers of what was done, and no label that a caller
// can make up.
func TestMetrics(t *testing.T) {
	s := start(t, nil)
	s.do("POST", "/v1/documents", plan)
	s.do("POST", "/v1/documents?format=zip", plan)
	s.do("POST", "/v1/documents", `{"kind":"`+secretWord+`"}`)
	s.do("GET", "/"+"madeup", "")
	s.do("MADEUP", "/v1/documents", "")
	text := string(s.do("GET", "/metrics", "").body)
	for _, must := range []string{
		`vanthu_renders_total{format="pdf",kind="ke-hoach"} 1`,
		`vanthu_renders_total{format="zip",kind="ke-hoach"} 1`,
		`vanthu_http_requests_total{method="POST",route="/v1/documents",status="200"} 2`,
		`vanthu_http_requests_total{method="POST",route="/v1/documents",status="422"} 1`,
		`vanthu_http_requests_total{method="GET",route="none",status="404"} 1`,
		`vanthu_http_requests_total{method="other",route="none",status="405"} 1`,
		`vanthu_faults_total{rule="kind"} 1`,
		`vanthu_http_request_duration_seconds_count{route="/v1/documents"} 3`,
		`vanthu_queue_wait_seconds_count 3`,
		`vanthu_queue_waiting 0`,
		`vanthu_build_info{version="v0.0.0-test"} 1`,
		`go_goroutines`,
	} {
		if !strings.Contains(text, must) {
			t.Errorf("no %s", must)
		}
	}
	if strings.Contains(text, secretWord) || strings.Contains(strings.ToLower(text), "madeup") {
		t.Error("a caller makes up labels")
	}
	for range 2 * maxRules {
		s.metrics.fault(newID())
	}
	if n := len(regexp.MustCompile(`(?m)^vanthu_faults_total\{`).FindAllString(string(s.do("GET", "/metrics", "").body), -1)); n > maxRules+1 {
		t.Errorf("%d rules", n)
	}
}

// TestDrain ends the service while a render goes on: it is finished, and
// readiness is withdrawn first.
func TestDrain(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	s := start(t, func(c *Config) { c.DrainDelay = 300 * time.Millisecond }, func(s *Server) {
		fulfil := s.make
		s.make = func(ctx context.Context, data []byte, o order) (*made, error) {
			close(begun)
			<-release
			return fulfil(ctx, data, o)
		}
	})
	answers := make(chan int, 1)
	go func() {
		a, err := s.try("POST", "/v1/documents", strings.NewReader(plan))
		if err != nil || !bytes.HasPrefix(a.body, []byte("%PDF")) {
			answers <- -1
			return
		}
		answers <- a.StatusCode
	}()
	<-begun
	s.stop()
	for s.state.Load() != draining {
		time.Sleep(time.Millisecond)
	}
	s.do("GET", "/readyz", "").problem(t, &notReady)
	time.Sleep(400 * time.Millisecond)
	if _, err := s.try("GET", "/livez", nil); err == nil {
		t.Error("connections are still taken")
	}
	close(release)
	if got := <-answers; got != http.StatusOK {
		t.Errorf("what had begun was answered with %d", got)
	}
	if err := <-s.done; err != nil {
		t.Errorf("the end: %v", err)
	}
	s.done <- nil // for the cleanup
}

// TestDrainTimeout has a render outlive the drain.
func TestDrainTimeout(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	s := start(t, func(c *Config) { c.DrainTimeout = 100 * time.Millisecond }, func(s *Server) {
		s.make = func(context.Context, []byte, order) (*made, error) { close(begun); <-release; return nil, io.EOF }
	})
	go func() { _, _ = s.try("POST", "/v1/documents", strings.NewReader(plan)) }()
	<-begun
	s.stop()
	if err := <-s.done; err == nil {
		t.Error("a cut is no error")
	}
	close(release)
	s.done <- nil
}

// TestTraces sends traces to a collector, as part of the caller's.
func TestTraces(t *testing.T) {
	var bodies atomic.Int64
	var seen atomic.Bool
	id := "4bf92f3577b34da6a3ce929d0e0e4736"
	raw := []byte{0x4b, 0xf9, 0x2f, 0x35, 0x77, 0xb3, 0x4d, 0xa6, 0xa3, 0xce, 0x92, 0x9d, 0x0e, 0x0e, 0x47, 0x36}
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, _ := io.ReadAll(r.Body)
		if r.URL.Path == "/v1/traces" && bytes.Contains(data, []byte("/v1/documents")) {
			bodies.Add(1)
			if bytes.Contains(data, raw) && !bytes.Contains(data, []byte(secretWord)) {
				seen.Store(true)
			}
		}
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	defer collector.Close()
	s := start(t, func(c *Config) { c.OTLPEndpoint = collector.URL })
	s.do("POST", "/v1/documents", plan, "Traceparent", "00-"+id+"-00f067aa0ba902b7-01")
	s.stop()
	if err := <-s.done; err != nil {
		t.Error(err)
	}
	s.done <- nil
	if bodies.Load() == 0 || !seen.Load() {
		t.Errorf("the collector got %d, the caller's trace: %v", bodies.Load(), seen.Load())
	}
	if !strings.Contains(s.logs.String(), `"trace_id":"`+id+`"`) {
		t.Errorf("the log lacks the trace:\n%s", s.logs)
	}

	plainService := start(t, nil)
	plainService.do("GET", "/version", "", "Traceparent", "00-"+id+"-00f067aa0ba902b7-01")
	if !strings.Contains(plainService.logs.String(), id) {
		t.Error("without a collector the log lacks the trace")
	}
}

// TestCheck asks for findings.
func TestCheck(t *testing.T) {
	s := start(t, nil)
	ask := func(doc string, headers ...string) checkBody {
		t.Helper()
		var b checkBody
		a := s.do("POST", "/v1/check", doc, headers...)
		if err := json.Unmarshal(a.body, &b); err != nil || a.StatusCode != http.StatusOK {
			t.Fatalf("%d %s", a.StatusCode, a.body)
		}
		for _, f := range b.Findings {
			if f.Clause == "" || f.Rule == "" || f.Detail == "" || f.Severity == "" {
				t.Errorf("%+v", f)
			}
		}
		return b
	}
	if b := ask(plan); !b.Valid || len(b.Findings) != 0 {
		t.Errorf("%+v", b)
	}
	b := ask(strings.NewReplacer(`"number":9,`, ``, `"archive":"VT",`, ``).Replace(plan))
	if !b.Valid || b.Counts.Warning != 1 || b.Counts.Hint != 1 {
		t.Errorf("%+v", b)
	}
	if a := s.do("POST", "/v1/documents", strings.Replace(plan, `"archive":"VT",`, ``, 1)); a.Header.Get("Vanthu-Warnings") != "1" {
		t.Errorf("Vanthu-Warnings %q", a.Header.Get("Vanthu-Warnings"))
	}
	vi := ask(`{"kind":"ke-hoac"}`)
	en := ask(`{"kind":"ke-hoac"}`, "Accept-Language", "en")
	if vi.Valid || vi.Counts.Error < 2 || en.Findings[0].Detail == vi.Findings[0].Detail {
		t.Errorf("%+v", vi)
	}
}
