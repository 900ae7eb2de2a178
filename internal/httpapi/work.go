package httpapi

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"time"
)

// crashError is a panic that was caught.
type crashError struct {
	what  string
	where []string // functions and lines, innermost first
}

func (e *crashError) Error() string { return e.what }

// newCrash describes a panic: what the Go runtime says and where it was. Other
// values may hold words of the document and are not shown. Call it from the
// function that recovered.
func newCrash(value any) *crashError {
	e := &crashError{what: fmt.Sprintf("%T", value)}
	if err, ok := value.(runtime.Error); ok {
		e.what = err.Error()
	}
	const most = 12
	pcs := make([]uintptr, 100)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	panicked := false
	for more := true; more && len(e.where) < most; {
		var f runtime.Frame
		f, more = frames.Next()
		switch {
		case f.Function == "runtime.gopanic":
			panicked = true
		case panicked && strings.HasPrefix(f.Function, "vanthu/"):
			e.where = append(e.where, fmt.Sprintf("%s:%d", f.Function, f.Line))
		}
	}
	return e
}

// work runs a job in one of the few places. A client that is gone loses its
// turn; one whose job has begun is waited for, as it may only have closed its
// own half of the connection. A job that takes too long is not waited for, but
// keeps its place until it ends by itself. Where there is no place, unused is
// called instead of the job.
func work[T any](ctx context.Context, s *Server, job func() (T, error), unused func()) (T, error) {
	var none T
	queued := time.Now()
	err := s.gate.enter(ctx)
	s.metrics.queued(time.Since(queued))
	if err != nil {
		unused()
		return none, err
	}
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		defer s.gate.leave()
		var o outcome
		defer func() {
			if v := recover(); v != nil {
				o.err = newCrash(v)
			}
			done <- o
		}()
		o.value, o.err = job()
	}()
	timer := time.NewTimer(s.config.RenderTimeout)
	defer timer.Stop()
	select {
	case o := <-done:
		return o.value, o.err
	case <-timer.C:
		return none, slowRender.problem()
	}
}
