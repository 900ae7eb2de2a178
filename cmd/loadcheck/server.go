package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"syscall"
)

// startServer runs the program and waits until it listens.
func startServer(ctx context.Context, program string, places processors) (url string, end func(), err error) {
	cmd := exec.CommandContext(ctx, program, "serve", "--addr", "127.0.0.1:0", "--log-level", "info", "--data", "none")
	logs, err := cmd.StderrPipe()
	if err != nil {
		return "", nil, err
	}
	if err := places.start(cmd); err != nil {
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
