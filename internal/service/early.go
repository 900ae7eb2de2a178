package service

import (
	"bytes"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"

	"vanthu/internal/fault"
)

// earlyListener hands out connections on which net/http's own refusals become
// problems like all others. net/http writes them, as plain text, when it cannot
// read a request's head: there is no request yet, no handler, and no hook. It
// writes each whole, in one piece, straight to the connection, with the same
// two header fields in the same order, which no answer of this service has.
// Should net/http come to write them in another way, they pass as they are, and
// the tests tell.
type earlyListener struct {
	net.Listener
	server *Floor
}

// Accept waits for a connection.
func (l earlyListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &earlyConn{c, l.server}, nil
}

type earlyConn struct {
	net.Conn
	server *Floor
}

// The refusals begin with the protocol and the status, and go on with these.
const (
	earlyStart  = "HTTP/1.1 "
	earlyExpect = "HTTP/1.1 417 " // it has a head of its own, and no handler answers so
	earlyHeader = "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
)

// earlyProblems are the problems by the status of a refusal.
var earlyProblems = map[int]*ProblemType{
	http.StatusBadRequest:                  BadRequest,
	http.StatusRequestHeaderFieldsTooLarge: LongHeader,
	http.StatusNotImplemented:              UnknownCoding,
	http.StatusHTTPVersionNotSupported:     WrongVersion,
}

// Write sends an answer, or the problem in the place of a refusal.
func (c *earlyConn) Write(b []byte) (int, error) {
	p := earlyProblem(b)
	if p == nil {
		return c.Conn.Write(b)
	}
	if _, err := c.Conn.Write(c.server.refusal(p, c.RemoteAddr())); err != nil {
		return 0, err
	}
	return len(b), nil
}

// earlyProblem is the problem that a refusal of net/http stands for, or nil.
func earlyProblem(b []byte) *ProblemType {
	if bytes.HasPrefix(b, []byte(earlyExpect)) {
		return WrongExpect
	}
	line, _, found := bytes.Cut(b[:min(len(b), 256)], []byte("\r\n"))
	if !found || !bytes.HasPrefix(b[len(line):], []byte(earlyHeader)) || !bytes.HasPrefix(line, []byte(earlyStart)) {
		return nil
	}
	code, _, _ := bytes.Cut(line[len(earlyStart):], []byte(" "))
	status, err := strconv.Atoi(string(code))
	if err != nil {
		return nil
	}
	return earlyProblems[status]
}

// refusal is a problem as it goes over the wire where there is no request to
// answer, written down like any other answer. It is in Vietnamese, as nobody
// has asked for another language.
func (f *Floor) refusal(kind *ProblemType, client net.Addr) []byte {
	id := newID()
	body := encodeProblem(kind.Problem(), fault.Vietnamese, id)
	f.Metrics.request("none", "other", kind.Status, 0)
	host, _, _ := net.SplitHostPort(client.String())
	f.Log.Info("request", slog.String("request_id", id), slog.String("route", "none"), slog.Int("status", kind.Status),
		slog.String("client", host), slog.String("problem", kind.Name))
	var out bytes.Buffer
	fmt.Fprintf(&out, "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Language: vi\r\nContent-Length: %d\r\nX-Request-Id: %s\r\n"+
		"X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
		kind.Status, http.StatusText(kind.Status), problemMedia, len(body), id)
	out.Write(body)
	return out.Bytes()
}
