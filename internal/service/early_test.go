package service

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"vanthu/internal/doortest"
)

// TestEarly wants what net/http refuses by itself to be a problem like all
// others: well formed, numbered, written down and counted.
func TestEarly(t *testing.T) {
	s := start(t, nil)
	for text, want := range map[string]string{
		"nonsense\r\n\r\n":                    "bad-request",
		"GET / HTTP/1.1\r\nHost: a b\r\n\r\n": "bad-request",
		"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("x", 100<<10) + "\r\n\r\n": "header-too-large",
		"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: br\r\n\r\n":                  "unknown-transfer-coding",
		"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n":                                            "http-version",
	} {
		got := s.Raw(text, false)
		response, err := http.ReadResponse(bufio.NewReader(strings.NewReader(got)), nil)
		if err != nil {
			t.Errorf("%.40q: %v in %q", text, err, got)
			continue
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || !json.Valid(body) || !response.Close {
			t.Errorf("%.40q: %v, %q", text, err, got)
		}
		p := doortest.Answer{Response: response, Data: body}.Problem(t, want)
		if !strings.Contains(s.Logs.String(), p.RequestID) {
			t.Errorf("the log lacks %s", p.RequestID)
		}
	}
	s.Metrics(`vanthu_http_requests_total{method="other",route="none",status="431"} 1`)
}

// TestEarlyProblem lets answers pass that only look like refusals.
func TestEarlyProblem(t *testing.T) {
	for text, want := range map[string]*ProblemType{
		"HTTP/1.1 400 Bad Request" + earlyHeader + "400 Bad Request":   BadRequest,
		"HTTP/1.1 400 Bad Request: missing" + earlyHeader:              BadRequest,
		"HTTP/1.1 418 Teapot" + earlyHeader:                            nil,
		"HTTP/1.1 400 Bad Request\r\nDate: x" + earlyHeader:            nil,
		"HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n\r\n": nil,
		"%PDF-1.7\n" + earlyHeader:                                     nil,
		strings.Repeat("x", 300) + earlyHeader:                         nil,
		"HTTP/1.1 x" + earlyHeader:                                     nil,
		"":                                                             nil,
	} {
		if got := earlyProblem([]byte(text)); got != want {
			t.Errorf("%.60q: %v", text, got)
		}
	}
}
