package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"vanthu/fonts"
	"vanthu/internal/document"
	"vanthu/internal/render"
	"vanthu/internal/service"
)

// order asks the program that renders alone to render a document for a while,
// in as many lanes as it has processors, but no more than given.
type order struct {
	Document []byte
	Time     time.Duration
	Lanes    int
}

// told is what it answers.
type told struct {
	Processors int
	Pages      string
	Renders    int
	Time       time.Duration
	Worked     time.Duration // of processors; 0: not known
}

// renderAlone carries out orders until there are no more. Its garbage collector
// is set as the service's is.
func renderAlone(in io.Reader, out io.Writer) error {
	service.TuneCollector(service.NewConfig().Limit())
	renderer, err := render.New(fonts.Default())
	if err != nil {
		return err
	}
	orders, answers := json.NewDecoder(in), json.NewEncoder(out)
	for {
		var o order
		if err := orders.Decode(&o); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		t, err := o.carryOut(renderer)
		if err != nil {
			return err
		}
		if err := answers.Encode(t); err != nil {
			return err
		}
	}
}

func (o *order) carryOut(r *render.Renderer) (told, error) {
	pages, err := o.render(r) // warm
	if err != nil {
		return told{}, err
	}
	var (
		wait    sync.WaitGroup
		renders atomic.Int64
		start   = time.Now()
		worked  = processorTime()
	)
	for range min(o.Lanes, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for time.Since(start) < o.Time {
				if _, err := o.render(r); err != nil {
					return // it did not fail the first time
				}
				renders.Add(1)
			}
		})
	}
	wait.Wait()
	return told{runtime.GOMAXPROCS(0), strconv.Itoa(pages), int(renders.Load()), time.Since(start), processorTime() - worked}, nil
}

func (o *order) render(r *render.Renderer) (pages int, err error) {
	d, err := r.Decode(o.Document, document.Options{})
	if err != nil {
		return 0, err
	}
	result, err := r.Render(context.Background(), d, render.PDF)
	return result.Pages, err
}

// aloneProgram is this program once more, which renders alone.
type aloneProgram struct {
	cmd     *exec.Cmd
	orders  io.WriteCloser
	answers *json.Decoder
}

func startAlone(ctx context.Context, places processors) (*aloneProgram, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, path, "-alone")
	cmd.Stderr = os.Stderr
	orders, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	answers, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := places.start(cmd); err != nil {
		return nil, err
	}
	return &aloneProgram{cmd, orders, json.NewDecoder(answers)}, nil
}

// do has the program carry out an order.
func (p *aloneProgram) do(o order) (t told, err error) {
	if err := json.NewEncoder(p.orders).Encode(o); err != nil {
		return t, err
	}
	return t, p.answers.Decode(&t)
}

func (p *aloneProgram) end() {
	_ = p.orders.Close()
	_ = p.cmd.Wait()
}
