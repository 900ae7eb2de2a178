package httpapi

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"github.com/gin-gonic/gin"
)

// budget bounds the memory of all bodies and of all files on their way.
type budget struct {
	used atomic.Int64
	most int64
}

// take reserves n bytes, or none.
func (b *budget) take(n int64) bool {
	if b.used.Add(n) > b.most {
		b.used.Add(-n)
		return false
	}
	return true
}

func (b *budget) give(n int64) { b.used.Add(-n) }

// firstChunk is what is reserved for a body before its first byte is seen.
const firstChunk = 16 << 10

// readBody reads a body of JSON whole. Call release when it is no longer
// needed.
func (s *Server) readBody(c *gin.Context) (data []byte, release func(), err error) {
	r := c.Request
	if !isJSON(r.Header.Get("Content-Type")) || r.Header.Get("Content-Encoding") != "" {
		return nil, nil, closing(c, wrongMediaType.problem())
	}
	most := int64(s.config.MaxBody)
	if r.ContentLength > most {
		return nil, nil, closing(c, s.tooLarge())
	}
	var taken int64
	release = func() { s.bodies.give(taken) }
	body := http.MaxBytesReader(c.Writer, r.Body, most)
	data = []byte{}
	for {
		if len(data) == cap(data) {
			next := max(firstChunk, 2*int64(cap(data)))
			if !s.bodies.take(next - int64(cap(data))) {
				release()
				return nil, nil, closing(c, s.gate.full())
			}
			taken += next - int64(cap(data))
			data = append(make([]byte, 0, next), data...)
		}
		n, err := body.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			return data, release, nil
		}
		if err != nil {
			release()
			return nil, nil, closing(c, s.bodyProblem(err))
		}
	}
}

// bodyProblem says why a body could not be read.
func (s *Server) bodyProblem(err error) *problem {
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return s.tooLarge()
	case errors.Is(err, os.ErrDeadlineExceeded):
		return bodyTimeout.problem()
	}
	return badBody.problem()
}

func (s *Server) tooLarge() *problem {
	return tooLarge.saying(
		fmt.Sprintf("Thân yêu cầu dài quá %d byte.", s.config.MaxBody),
		fmt.Sprintf("The body is longer than %d bytes.", s.config.MaxBody))
}

// closing reads what is left of the body for a moment, so that a client that
// first sends everything gets to see the answer. Unless that was all of it,
// the connection is closed after the answer.
func closing(c *gin.Context, p *problem) *problem {
	const linger, most = 500 * time.Millisecond, 8 << 20
	control := http.NewResponseController(c.Writer)
	if err := control.SetReadDeadline(time.Now().Add(linger)); err == nil {
		if _, err := io.CopyN(io.Discard, c.Request.Body, most); errors.Is(err, io.EOF) {
			_ = control.SetReadDeadline(time.Time{}) // the server sets the next one
			return p
		}
	}
	c.Header("Connection", "close")
	return p
}
