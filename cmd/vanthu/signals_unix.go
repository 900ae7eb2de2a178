//go:build unix

package main

import (
	"os/signal"
	"syscall"
)

// ignoreSignals turns signals about failed writes into errors of the writes,
// so that the program ends in its own way and leaves no half files: standard
// output was closed (SIGPIPE), a file grew over the limit (SIGXFSZ).
func ignoreSignals() { signal.Ignore(syscall.SIGPIPE, syscall.SIGXFSZ) }
