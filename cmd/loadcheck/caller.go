package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// caller posts documents to a service over connections that stay open. It does
// as little as a client can: the request is made once, and what comes back is
// read and dropped.
type caller struct {
	url   string
	host  string
	lines []*line // one for each client
}

func newCaller(url string) *caller {
	c := &caller{url: url, host: strings.TrimPrefix(url, "http://"), lines: make([]*line, maxClients)}
	for i := range c.lines {
		c.lines[i] = &line{host: c.host}
	}
	return c
}

func (c *caller) close() {
	for _, l := range c.lines {
		l.hangUp()
	}
}

// request is the request that posts a document.
func (c *caller) request(data []byte) []byte {
	return fmt.Appendf(nil, "POST /v1/documents HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", c.host, len(data), data)
}

// line is a connection of one client.
type line struct {
	host string
	conn net.Conn
	in   *bufio.Reader
}

// patience is how long an answer may take.
const patience = time.Minute

// render sends a request and reads the answer.
func (l *line) render(request []byte) (pages string, refused bool, err error) {
	if l.conn == nil {
		if l.conn, err = net.DialTimeout("tcp", l.host, patience); err != nil {
			return "", false, err
		}
		l.in = bufio.NewReaderSize(l.conn, 64<<10)
	}
	if err := l.conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return "", false, err
	}
	if _, err := l.conn.Write(request); err != nil {
		return "", false, err
	}
	answer, err := http.ReadResponse(l.in, nil)
	if err != nil {
		return "", false, err
	}
	defer answer.Body.Close()
	n, err := io.Copy(io.Discard, answer.Body)
	if answer.Close {
		l.hangUp()
	}
	switch {
	case err != nil:
		return "", false, err
	case answer.StatusCode == http.StatusTooManyRequests || answer.StatusCode == http.StatusServiceUnavailable:
		return "", true, nil
	case answer.StatusCode != http.StatusOK || n == 0:
		return "", false, fmt.Errorf("answer %d of %d bytes", answer.StatusCode, n)
	}
	return answer.Header.Get("Vanthu-Pages"), false, nil
}

func (l *line) hangUp() {
	if l.conn != nil {
		_ = l.conn.Close()
		l.conn = nil
	}
}

// The service's own figures that are asked for.
const (
	residentBytes = "process_resident_memory_bytes"
	workedSeconds = "process_cpu_seconds_total"
)

// figure is a figure that the service tells of itself.
func (c *caller) figure(name string) (float64, error) {
	answer, err := http.Get(c.url + "/metrics")
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			return strconv.ParseFloat(strings.TrimSpace(value), 64)
		}
	}
	return 0, errors.New("the service does not tell its " + name)
}
