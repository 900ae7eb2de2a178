package service

import (
	"os"
	"runtime/debug"
)

// TuneCollector has the garbage collector of this process run less often, as
// suits a service: what it keeps is a few megabytes, and what a render leaves
// behind is soon as much again. It is run when the heap is five times what was
// kept, not twice, but whatever it takes to stay below 384 MiB if that can be.
// An operator who sets GOGC or GOMEMLIMIT knows better: then nothing is done.
func TuneCollector() {
	const (
		percent = 400
		limit   = 384 << 20
	)
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(percent)
	debug.SetMemoryLimit(limit)
}
