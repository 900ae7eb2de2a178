package httpapi

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// large is a file that no socket's buffers hold.
const large = 32 << 20

// TestSlowReader has a client that does not read its file: it is cut off, and
// the file's memory is free again. Meanwhile another has no room for as much.
func TestSlowReader(t *testing.T) {
	s := start(t, func(c *Config) {
		c.ReadTimeout, c.QueueTimeout, c.RenderTimeout, c.WriteTimeout = 300*time.Millisecond, 50*time.Millisecond, time.Second, 100*time.Millisecond
		c.MaxBodies = large + large/2
	}, func(s *Server) {
		s.make = func(context.Context, []byte, order) (*made, error) {
			return &made{kind: "ke-hoach", name: "x", data: make([]byte, large), tag: `"x"`, pages: 1}, nil
		}
	})
	c, err := net.Dial("tcp", s.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "POST /v1/documents HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
	s.eventually("no file is on its way", func() bool { return s.bodies.used.Load() >= large })
	s.do("POST", "/v1/documents", plan).problem(t, &busy)
	if n := s.gate.running(); n != 0 {
		t.Errorf("a reader holds %d places", n)
	}
	s.eventually("the reader is not cut off", func() bool { return s.bodies.used.Load() == 0 })
	if a := s.do("POST", "/v1/check", plan); a.StatusCode != http.StatusOK {
		t.Errorf("afterwards: %d", a.StatusCode)
	}
}

// TestConnections fills the connections with silence: who comes next is served
// when the silent are cut off, and when an idle one is.
func TestConnections(t *testing.T) {
	s := start(t, func(c *Config) {
		c.MaxConns, c.HeaderTimeout, c.IdleTimeout = 2, 300*time.Millisecond, 300*time.Millisecond
	})
	for range 2 {
		c, err := net.Dial("tcp", s.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprint(c, "GET /livez HTTP/1.1\r\n")
	}
	for i := range 4 { // each on a connection of its own, which stays open and idle
		client := &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{}}
		answer, err := client.Post(s.url+"/v1/documents", "application/json", strings.NewReader(plan))
		if err != nil {
			t.Fatalf("client %d: %v", i, err)
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Errorf("client %d: %d", i, answer.StatusCode)
		}
	}
}
