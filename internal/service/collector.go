package service

import (
	"os"
	"runtime/debug"
)

// TuneCollector has the garbage collector of this process run less often, as
// suits a service: what it keeps is a few megabytes, and what a render leaves
// behind is soon as much again. It is run when the heap is five times what was
// kept, not twice, but whatever it takes to stay below three quarters of limit
// if that can be.
// An operator who sets GOGC or GOMEMLIMIT knows better: then nothing is done.
func TuneCollector(limit int64) {
	const percent = 400
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(percent)
	debug.SetMemoryLimit(limit * collectedPart / 100)
}
