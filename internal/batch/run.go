package batch

import (
	"context"
	"iter"
	"runtime"
	"sync"
)

// Maker makes the files of a row, as Plan does. It is safe for concurrent use.
type Maker interface {
	Make(ctx context.Context, n Named) Made
}

// Run makes the files of all rows and tells emit of each, in the order of the
// rows, on the goroutine that called Run. As many rows are made at a time as
// workers says (0: one for each processor), and no more than four for each
// worker are made before emit has taken the first of them: if emit is slow,
// everything waits for it.
//
// Run ends with the first error of in or emit, or when ctx ends, with ctx's
// error. It has stopped all that it started when it returns.
func Run(ctx context.Context, maker Maker, in iter.Seq2[Named, error], workers int, emit func(Made) error) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var running sync.WaitGroup
	defer running.Wait()
	ctx, stop := context.WithCancel(ctx)
	defer stop()

	todo := make(chan task, workers)
	queue := make(chan task, 4*workers) // in the order of the rows
	running.Go(func() {
		defer close(todo)
		defer close(queue)
		read(ctx, in, todo, queue)
	})
	for range workers {
		running.Go(func() {
			for t := range todo {
				t.made <- maker.Make(ctx, t.named) // has room for one
			}
		})
	}
	for t := range queue {
		if t.err != nil {
			return t.err
		}
		select {
		case made := <-t.made:
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err := emit(made); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// task is a row to make, or an error that ends the run.
type task struct {
	named Named
	made  chan Made
	err   error
}

// read hands the rows to the workers and to the queue.
func read(ctx context.Context, in iter.Seq2[Named, error], todo, queue chan<- task) {
	for n, err := range in {
		t := task{n, make(chan Made, 1), err}
		select {
		case queue <- t:
		case <-ctx.Done():
			return
		}
		if err != nil {
			return
		}
		select {
		case todo <- t:
		case <-ctx.Done():
			return
		}
	}
}
