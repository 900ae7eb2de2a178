package service

import (
	"context"
	"errors"
	"runtime"
	"time"

	"vanthu/internal/fault"
	"vanthu/internal/memory"
)

// farewell is how long a job goes on whose client seems to be gone. A client
// that only closed its own half of the connection looks the same and still
// waits for its answer, which nearly always is ready by then.
const farewell = time.Second

// readBytes is what the reading of a document takes for each of its bytes.
const readBytes = 6

// maxShare is the most that a document may take while it is made: what the
// command lets it take, and the reading.
const maxShare = 224 << 20

// Work runs a job in one of the few seats. A client that is gone loses its
// turn and, some time later, its job: see farewell. A job that takes too long
// is not waited for: its context ends, and its seat is free when the job comes
// to see that; else seat and share are free before Work returns. Where there is
// no seat, unused is called instead of the job.
//
// The job gets a share of the memory for documents, of which the reading of size
// bytes takes the first part.
func Work[T any](ctx context.Context, f *Floor, size int, job func(context.Context) (T, error), unused func()) (T, error) {
	var none T
	// Whoever hands work to a goroutine that answers him goes on at once, and so
	// does who is woken by him: on a busy machine such a chain left others, whose
	// requests were there long before, unread for half a second.
	runtime.Gosched()
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
	share := f.Papers.Share(maxShare)
	go func() {
		var o outcome
		defer func() { done <- o }() // last: who has the outcome finds the seat free
		defer f.Renders.Leave()
		defer share.Free()
		defer func() {
			if v := recover(); v != nil {
				o.err = fault.Caught(v)
			}
		}()
		share.Take(readBytes * size)
		if o.err = share.Err(); o.err == nil {
			o.value, o.err = job(memory.With(running, share))
		}
		if errors.Is(o.err, memory.ErrBusy) {
			o.err = f.Renders.Full()
		}
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
