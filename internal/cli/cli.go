// Package cli is the command line: it reads arguments and files, hands
// documents to render, and puts the finished files where they belong. All it
// says to people is Vietnamese.
//
// # Exit codes
//
// 0: everything asked for is done.
//
// 1: the command was right but not all of it was done. Either a document is at
// fault (every fault is a line "file: pointer: message" on standard error, with
// "/" for the whole document), or the machine failed: the disk is full, the
// folder may not be written to, standard output is closed, the user stopped
// the program. The good documents among several are done all the same.
//
// 2: the command was used wrongly and nothing was done, not even for the other
// files named: an unknown command or flag, a bad value, an input that does not
// exist or cannot be opened, no such font folder or no usable faces in it, an
// output path that is a folder where a file is meant or the other way round,
// two inputs for one output, an output that would overwrite an input.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// env is the world outside a command.
type env struct {
	stdin   io.Reader
	stdout  *printer
	stderr  *printer
	version string // given at build time; may be empty
}

// Run runs the command in args, which are without the program's name, and
// returns the exit code. The version is the one given at build time; if it is
// empty, the one that the Go tool recorded is used. When ctx ends, Run cleans
// up and returns.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, version string) int {
	e := &env{
		stdin:   stdin,
		stdout:  &printer{w: stdout},
		stderr:  &printer{w: stderr},
		version: version,
	}
	err := dispatch(ctx, e, args)
	if err == nil && e.stdout.err != nil {
		err = fmt.Errorf("không ghi được ra đầu ra chuẩn: %s", reason(e.stdout.err))
	}
	return e.report(err)
}

// report tells the user of an error and returns the exit code for it.
func (e *env) report(err error) int {
	var wrong *usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &wrong):
		for _, line := range wrong.lines {
			e.stderr.printf("vanthu: %s\n", line)
		}
		e.stderr.printf("Gõ \"%s\" để xem cách dùng.\n", wrong.help())
		return exitUsage
	case errors.Is(err, errReported):
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		e.stderr.printf("vanthu: đã dừng giữa chừng\n")
	default:
		e.stderr.printf("vanthu: %s\n", visible(err.Error()))
	}
	return exitFailed
}
