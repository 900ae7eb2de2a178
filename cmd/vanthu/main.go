// Command vanthu renders official Vietnamese documents from JSON to PDF and DOCX,
// checks those of others, and serves both. "vanthu help" tells how it is used.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"vanthu/internal/cli"
)

// version is set when a release is built: -ldflags "-X main.version=v1.2.3".
var version string

func main() {
	ignoreSignals()
	ctx, stop := signal.NotifyContext(context.Background(), stopSignals()...)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the program at once
	os.Exit(cli.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, version))
}

// stopSignals are the signals that ask the program to stop, without those that
// its parent had it ignore, as nohup and a shell's background jobs do.
func stopSignals() []os.Signal {
	list := []os.Signal{syscall.SIGTERM}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			list = append(list, s)
		}
	}
	return list
}
