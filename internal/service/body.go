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
	if !IsJSON(c.GetHeader("Content-Type")) || c.GetHeader("Content-Encoding") != "" {
		return nil, nil, Closing(c, WrongMediaType.Problem())
	}
	return f.read(c, most)
}

// read is ReadBody for a body of any type.
func (f *Floor) read(c *gin.Context, most int) (data []byte, release func(), err error) {
	r := c.Request
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

// Closing is a problem that is told before the body was read whole. Of a short
// body the rest is read now, and the connection stays. Otherwise the answer goes
// out first, without a "100 Continue", and then the rest is read: most clients
// send everything before they look, and would find the connection broken and no
// answer.
func Closing(c *gin.Context, p *Problem) *Problem {
	const linger, short = 500 * time.Millisecond, 256 << 10
	r, control := c.Request, http.NewResponseController(c.Writer)
	if r.Header.Get("Expect") == "" && r.ContentLength <= short && control.SetReadDeadline(time.Now().Add(linger)) == nil {
		if _, err := io.CopyN(io.Discard, r.Body, short+1); errors.Is(err, io.EOF) {
			_ = control.SetReadDeadline(time.Time{}) // the server sets the next one
			return p
		}
	}
	if control.EnableFullDuplex() == nil {
		c.Set(drainKey, true)
	}
	c.Header("Connection", "close")
	return p
}

// drain reads what a client still sends after its answer, as far as that has an
// end: whoever stops sending, or sends far more than anything here may be long,
// is not waited for.
func drain(c *gin.Context) {
	const (
		most    = 128 << 20
		silence = 2 * time.Second
		whole   = 30 * time.Second
	)
	if !c.GetBool(drainKey) {
		return
	}
	control := http.NewResponseController(c.Writer)
	if control.Flush() != nil {
		return
	}
	end, buffer := time.Now().Add(whole), make([]byte, 32<<10)
	for left := most; left > 0 && time.Now().Before(end); {
		if control.SetReadDeadline(time.Now().Add(silence)) != nil {
			return
		}
		n, err := c.Request.Body.Read(buffer)
		if left -= n; err != nil {
			return
		}
	}
}
