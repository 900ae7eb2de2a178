package doors

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// TestOversized has clients of every habit send far too much: each reads its
// answer. What urllib, requests and Node do is to send everything and then look.
func TestOversized(t *testing.T) {
	s := start(t, func(c *Config) { c.Batches.MaxBatchBody, c.Batches.Data = 4<<20, t.TempDir() })
	for _, megabytes := range []int{5, 16, 64} {
		body := strings.Repeat("x", megabytes<<20)
		for path, want := range map[string]int{"/v1/documents": http.StatusRequestEntityTooLarge, "/v1/batches": http.StatusRequestEntityTooLarge, "/v1/nowhere": http.StatusNotFound} {
			name := fmt.Sprintf("%s, %d MiB", path, megabytes)
			head := "POST " + path + " HTTP/1.1\r\nHost: " + s.Addr + "\r\nContent-Type: application/json\r\n"
			length := fmt.Sprintf("Content-Length: %d\r\n\r\n", len(body))
			begins := fmt.Sprintf("HTTP/1.1 %d ", want)
			if got, err := s.sent(head + length + body); err != nil || !strings.HasPrefix(got, begins) {
				t.Errorf("%s, sent first: %.100q, %v", name, got, err)
			}
			chunked := head + fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n", len(body)) + body + "\r\n0\r\n\r\n"
			if got := s.Raw(chunked, false); !strings.HasPrefix(got, begins) {
				t.Errorf("%s, in chunks: %.100q", name, got)
			}
			if a := s.Do("POST", path, body); a.StatusCode != want {
				t.Errorf("%s, by Go: %s", name, a.Status)
			}
			s.expecting(t, name, head+"Expect: 100-continue\r\n"+length, begins)
		}
	}
}

// sent sends all of a request and then reads the answer. That all could be sent is
// what counts: a client whose sending fails does not look for an answer.
func (s *server) sent(text string) (string, error) {
	c, err := net.Dial("tcp", s.Addr)
	if err != nil {
		return "", err
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.WriteString(c, text); err != nil {
		return "", err
	}
	got, err := io.ReadAll(c)
	return string(got), err
}

// expecting has a client wait for leave to send, and then go away.
func (s *server) expecting(t *testing.T, name, head, begins string) {
	t.Helper()
	c, err := net.Dial("tcp", s.Addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := io.WriteString(c, head); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, len(begins))
	if _, err := io.ReadFull(c, got); err != nil || string(got) != begins {
		t.Errorf("%s, with leave to send: %q, %v", name, got, err)
	}
}
