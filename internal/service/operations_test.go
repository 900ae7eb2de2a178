package service

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

	"vanthu/internal/doortest"
)

func TestReady(t *testing.T) {
	s := start(t, nil, func(s *door) { s.health = errors.New("no faces") })
	s.Do("GET", "/readyz", "").Problem(t, "not-ready")
	if a := s.Do("GET", "/livez", ""); a.StatusCode != http.StatusOK {
		t.Errorf("/livez: %d", a.StatusCode)
	}
}

func TestVersion(t *testing.T) {
	s := start(t, nil)
	var v map[string]string
	if err := json.Unmarshal(s.Do("GET", "/version", "").Data, &v); err != nil || v["version"] != "v0.0.0-test" || v["name"] != "vanthu" {
		t.Errorf("%v %v", v, err)
	}
}

// TestMetrics wants the numbers of what was done, and no label that a caller
// can make up.
func TestMetrics(t *testing.T) {
	s := start(t, nil)
	s.Do("POST", "/v1/documents", doortest.Plan)
	s.Do("POST", "/v1/documents?format=zip", doortest.Plan)
	s.Do("POST", "/v1/documents", doortest.Secret)
	s.Do("GET", "/"+"madeup", "")
	s.Do("MADEUP", "/v1/documents", "")
	text := s.Metrics(
		`vanthu_http_requests_total{method="POST",route="/v1/documents",status="200"} 2`,
		`vanthu_http_requests_total{method="POST",route="/v1/documents",status="400"} 1`,
		`vanthu_http_requests_total{method="GET",route="none",status="404"} 1`,
		`vanthu_http_requests_total{method="other",route="none",status="405"} 1`,
		`vanthu_http_request_duration_seconds_count{route="/v1/documents"} 3`,
		`vanthu_queue_wait_seconds_count 3`,
		`vanthu_queue_waiting 0`,
		`vanthu_build_info{version="v0.0.0-test"} 1`,
		`go_goroutines`,
	)
	if strings.Contains(text, doortest.Secret) || strings.Contains(strings.ToLower(text), "madeup") {
		t.Error("a caller makes up labels")
	}
	for range 2 * maxRules {
		s.Floor.Metrics.fault(newID())
	}
	if n := len(regexp.MustCompile(`(?m)^vanthu_faults_total\{`).FindAllString(s.Metrics(), -1)); n > maxRules+1 {
		t.Errorf("%d rules", n)
	}
}

// TestDrain ends the service while a render goes on: it is finished, and
// readiness is withdrawn first.
func TestDrain(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	s := start(t, func(c *Config) { c.DrainDelay = 300 * time.Millisecond }, func(s *door) {
		fulfil := s.make
		s.make = func(ctx context.Context, data []byte, o order) (made, error) {
			close(begun)
			<-release
			return fulfil(ctx, data, o)
		}
	})
	answers := make(chan int, 1)
	go func() {
		a, err := s.Try("POST", "/v1/documents", strings.NewReader(doortest.Plan))
		if err != nil || string(a.Data) != doortest.Plan {
			answers <- -1
			return
		}
		answers <- a.StatusCode
	}()
	<-begun
	s.Stop()
	for s.state.Load() != draining {
		time.Sleep(time.Millisecond)
	}
	s.Do("GET", "/readyz", "").Problem(t, "not-ready")
	time.Sleep(400 * time.Millisecond)
	if _, err := s.Try("GET", "/livez", nil); err == nil {
		t.Error("connections are still taken")
	}
	close(release)
	if got := <-answers; got != http.StatusOK {
		t.Errorf("what had begun was answered with %d", got)
	}
	if err := <-s.Done; err != nil {
		t.Errorf("the end: %v", err)
	}
	s.Done <- nil // for the cleanup
}

// TestDrainTimeout has a render outlive the drain.
func TestDrainTimeout(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	s := start(t, func(c *Config) { c.DrainTimeout = 100 * time.Millisecond }, func(s *door) {
		s.make = func(context.Context, []byte, order) (made, error) { close(begun); <-release; return nil, io.EOF }
	})
	go func() { _, _ = s.Try("POST", "/v1/documents", strings.NewReader(doortest.Plan)) }()
	<-begun
	s.Stop()
	if err := <-s.Done; err == nil {
		t.Error("a cut is no error")
	}
	close(release)
	s.Done <- nil
}

// TestTraces sends traces to a collector, as part of the caller's.
func TestTraces(t *testing.T) {
	var bodies atomic.Int64
	var refused, seen atomic.Bool
	id := "4bf92f3577b34da6a3ce929d0e0e4736"
	raw := []byte{0x4b, 0xf9, 0x2f, 0x35, 0x77, 0xb3, 0x4d, 0xa6, 0xa3, 0xce, 0x92, 0x9d, 0x0e, 0x0e, 0x47, 0x36}
	collector := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, _ := io.ReadAll(r.Body)
		if !refused.Swap(true) { // it is sent again
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		if r.URL.Path == "/v1/traces" && bytes.Contains(data, []byte("/v1/documents")) {
			bodies.Add(1)
			if bytes.Contains(data, raw) && !bytes.Contains(data, []byte(doortest.Secret)) {
				seen.Store(true)
			}
		}
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	defer collector.Close()
	s := start(t, func(c *Config) { c.OTLPEndpoint = collector.URL })
	s.Do("POST", "/v1/documents", doortest.Plan, "Traceparent", "00-"+id+"-00f067aa0ba902b7-01")
	s.Stop()
	if err := <-s.Done; err != nil {
		t.Error(err)
	}
	s.Done <- nil
	if bodies.Load() == 0 || !seen.Load() {
		t.Errorf("the collector got %d, the caller's trace: %v", bodies.Load(), seen.Load())
	}
	if !strings.Contains(s.Logs.String(), `"trace_id":"`+id+`"`) {
		t.Errorf("the log lacks the trace:\n%s", s.Logs)
	}

	plainService := start(t, nil)
	plainService.Do("GET", "/version", "", "Traceparent", "00-"+id+"-00f067aa0ba902b7-01")
	if !strings.Contains(plainService.Logs.String(), id) {
		t.Error("without a collector the log lacks the trace")
	}
}
