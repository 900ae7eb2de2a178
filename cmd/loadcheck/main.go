// Command loadcheck puts a service under load and prints what it measured, as the
// table of the CHANGELOG: renders per second and waiting times for a letter of
// one page and a plan of eight at 1, 2, 8 and 64 clients, beside the same
// renders without a service; and the service's memory over many renders.
//
//	go run ./cmd/loadcheck -server ./vanthu
//
// The service and the render without one, a program of its own, have one
// processor, the same, and take turns on it; the clients have another, so that
// their work counts for neither. Where that cannot be, all share what there is,
// and the output says so. Rates are the medians of the turns. The time that the
// processor worked for a render is told beside: it does not wait for what else
// the machine does.
//
// It fails when an answer is something else than a file, 429 or 503, or when
// memory grows by more than a tenth.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

func main() {
	var p plan
	flag.StringVar(&p.url, "url", "", "a service that runs already")
	flag.StringVar(&p.server, "server", "./vanthu", "the program to start where no -url is given")
	flag.DurationVar(&p.cell, "cell", 5*time.Second, "time for each figure")
	flag.IntVar(&p.turns, "turns", 9, "into how many turns that is divided")
	flag.IntVar(&p.renders, "renders", 10_000, "renders over which memory is watched")
	alone := flag.Bool("alone", false, "render without a service, as standard input orders")
	flag.Parse()
	p.turns = max(1, p.turns)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	run := func() error { return p.run(ctx, os.Stdout) }
	if *alone {
		run = func() error { return renderAlone(os.Stdin, os.Stdout) }
	}
	err := run()
	stop()
	if err != nil {
		fmt.Fprint(os.Stderr, "loadcheck: ", err, "\n")
		os.Exit(1)
	}
}

// plan is what is to be measured.
type plan struct {
	url     string
	server  string
	cell    time.Duration
	turns   int
	renders int
}

// run measures and prints.
func (p *plan) run(ctx context.Context, out io.Writer) error {
	fmt.Fprintf(out, "%s %s/%s, %d processors\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	var places processors
	if p.url == "" {
		places = share()
		if err := places.keepClients(); err != nil {
			return err
		}
		url, end, err := startServer(ctx, p.server, places)
		if err != nil {
			return err
		}
		defer end()
		p.url = url
	}
	fmt.Fprintf(out, "%s\n\n", places)
	alone, err := startAlone(ctx, places)
	if err != nil {
		return err
	}
	defer alone.end()
	c := newCaller(p.url)
	defer c.close()
	err = errors.Join(p.throughput(ctx, out, alone, c), p.memory(ctx, out, c))
	if err == nil {
		err = ctx.Err()
	}
	return err
}
