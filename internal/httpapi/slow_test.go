package httpapi

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"testing"
	"time"

	"vanthu/internal/doortest"
)

// large is a file that no socket's buffers hold.
const large = 32 << 20

// TestSlowReader has a client that does not read its file: it is cut off, and
// the file's memory is free again. Meanwhile another has no room for as much.
func TestSlowReader(t *testing.T) {
	s := start(t, func(c *settings) {
		c.ReadTimeout, c.QueueTimeout, c.RenderTimeout, c.WriteTimeout = 2*time.Second, 50*time.Millisecond, 2*time.Second, time.Second
		c.MaxBodies = large + large/2
	}, func(s *door) {
		s.make = func(context.Context, []byte, order) (*made, error) {
			return &made{kind: "ke-hoach", name: "x", data: make([]byte, large), tag: `"x"`, pages: 1}, nil
		}
	})
	c, err := net.Dial("tcp", s.Addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "POST /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
	s.Eventually("no file is on its way", func() bool { return s.Bodies.Used() >= large })
	s.Do("POST", "/v1/documents", doortest.Plan).Problem(t, "busy")
	if n := s.Renders.Running(); n != 0 {
		t.Errorf("a reader holds %d seats", n)
	}
	s.Eventually("the reader is not cut off", func() bool { return s.Bodies.Used() == 0 })
	if a := s.Do("POST", "/v1/check", doortest.Plan); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
}
