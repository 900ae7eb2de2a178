package service

import (
	"context"
	"errors"
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

// NewCrash describes a panic: what the Go runtime says and where it was. Other
// values may hold words of the document and are not shown. Call it from the
// function that recovered.
func NewCrash(value any) error {
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

// farewell is how long a job goes on whose client seems to be gone. A client
// that only closed its own half of the connection looks the same and still
// waits for its answer, which nearly always is ready by then.
const farewell = time.Second

// Work runs a job in one of the few seats. A client that is gone loses its
// turn and, some time later, its job: see farewell. A job that takes too long
// is not waited for: its context ends, and its seat is free when the job comes
// to see that. Where there is no seat, unused is called instead of the job.
func Work[T any](ctx context.Context, f *Floor, job func(context.Context) (T, error), unused func()) (T, error) {
	var none T
	queued := time.Now()
	err := f.Renders.Enter(ctx)
	f.Metrics.queued(time.Since(queued))
	if err != nil {
		unused()
		return none, err
	}
	running, stop := context.WithTimeout(context.WithoutCancel(ctx), f.Config.RenderTimeout)
	defer stop()
	defer context.AfterFunc(ctx, func() { time.AfterFunc(farewell, stop) })()
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		defer f.Renders.Leave()
		var o outcome
		defer func() {
			if v := recover(); v != nil {
				o.err = NewCrash(v)
			}
			done <- o
		}()
		o.value, o.err = job(running)
	}()
	select {
	case o := <-done:
		if ended := running.Err(); ended == nil || !errors.Is(o.err, ended) {
			return o.value, o.err
		}
	case <-running.Done():
	}
	if errors.Is(running.Err(), context.DeadlineExceeded) {
		return none, SlowRender.Problem()
	}
	return none, running.Err()
}
