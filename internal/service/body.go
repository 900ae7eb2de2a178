package service

import (
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"time"

	"github.com/gin-gonic/gin"
)

// ReadBody reads a body of JSON whole, of most bytes. Call release when it is no
// longer needed.
func (f *Floor) ReadBody(c *gin.Context, most int) (data []byte, release func(), err error) {
	r := c.Request
	if !IsJSON(r.Header.Get("Content-Type")) || r.Header.Get("Content-Encoding") != "" {
		return nil, nil, Closing(c, WrongMediaType.Problem())
	}
	if r.ContentLength > int64(most) {
		return nil, nil, Closing(c, LongBody(most))
	}
	data, took, err := f.Bodies.ReadAll(http.MaxBytesReader(c.Writer, r.Body, int64(most)), math.MaxInt64)
	release = func() { f.Bodies.Give(took) }
	if err != nil {
		release()
		return nil, nil, Closing(c, f.BodyProblem(err, most))
	}
	return data, release, nil
}

// BodyProblem says why a body of most bytes could not be read.
func (f *Floor) BodyProblem(err error, most int) *Problem {
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long), errors.Is(err, ErrLong):
		return LongBody(most)
	case errors.Is(err, ErrFull):
		return f.Renders.Full()
	case errors.Is(err, os.ErrDeadlineExceeded):
		return BodyTimeout.Problem()
	}
	return BadBody.Problem()
}

// LongBody is the answer to a body of more than most bytes.
func LongBody(most int) *Problem {
	return TooLarge.Saying(
		fmt.Sprintf("Thân yêu cầu dài quá %d byte.", most),
		fmt.Sprintf("The body is longer than %d bytes.", most))
}

// Closing reads what is left of the body for a moment, so that a client that
// first sends everything gets to see the answer. Unless that was all of it,
// the connection is closed after the answer.
func Closing(c *gin.Context, p *Problem) *Problem {
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
