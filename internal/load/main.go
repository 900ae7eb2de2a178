// Command load puts a service under load and prints what it measured, as the
// tables of the README: renders per second and waiting times for a one-page
// letter and a plan of several pages at 1, 2, 8 and 64 clients, beside the same
// renders without a service; and the service's memory over many renders.
//
//	go run ./internal/load -server ./vanthu
//
// It fails when an answer is something else than a file, 429 or 503, or when
// memory grows by more than a tenth.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

func main() {
	var p plan
	flag.StringVar(&p.url, "url", "", "a service that runs already")
	flag.StringVar(&p.server, "server", "./vanthu", "the program to start where no -url is given")
	flag.DurationVar(&p.cell, "cell", 3*time.Second, "time for each figure")
	flag.IntVar(&p.renders, "renders", 10_000, "renders over which memory is watched")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := p.run(ctx, os.Stdout)
	stop()
	if err != nil {
		fmt.Fprint(os.Stderr, "load: ", err, "\n")
		os.Exit(1)
	}
}

// plan is what is to be measured.
type plan struct {
	url     string
	server  string
	cell    time.Duration
	renders int
}

// run measures and prints.
func (p *plan) run(ctx context.Context, out io.Writer) error {
	if p.url == "" {
		url, end, err := startServer(ctx, p.server)
		if err != nil {
			return err
		}
		defer end()
		p.url = url
	}
	fmt.Fprintf(out, "%s %s/%s, %d processors\n\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0))
	c := newCaller(p.url, maxClients)
	err := errors.Join(p.throughput(ctx, out, c), p.memory(ctx, out, c))
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// startServer runs the program and waits until it listens.
func startServer(ctx context.Context, program string) (url string, end func(), err error) {
	cmd := exec.CommandContext(ctx, program, "serve", "--addr", "127.0.0.1:0", "--log-level", "info")
	logs, err := cmd.StderrPipe()
	if err != nil {
		return "", nil, err
	}
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	end = func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
	}
	lines := bufio.NewReader(logs)
	first, err := lines.ReadBytes('\n')
	var told struct{ Addr string }
	if err == nil {
		err = json.Unmarshal(first, &told)
	}
	if err != nil {
		end()
		return "", nil, fmt.Errorf("%s did not start: %s%w", program, first, err)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	return "http://" + told.Addr, end, nil
}
