package cli

import (
	"fmt"
	"io"
)

// printer writes until the first failure, and remembers that one.
type printer struct {
	w   io.Writer
	err error
}

// Write writes all of b, or fails as the first failed write did.
func (p *printer) Write(b []byte) (int, error) {
	if p.err != nil {
		return 0, p.err
	}
	n, err := p.w.Write(b)
	p.err = err
	return n, err
}

func (p *printer) printf(format string, args ...any) { fmt.Fprintf(p, format, args...) }
