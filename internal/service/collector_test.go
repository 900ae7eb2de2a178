package service

import (
	"math"
	"runtime/debug"
	"testing"
)

// TestTuneCollector: the operator's own settings go before the service's.
func TestTuneCollector(t *testing.T) {
	percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(math.MaxInt64)
	t.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
	for _, c := range []struct {
		gogc, limit string
		tuned       bool
	}{{"", "", true}, {"50", "", false}, {"", "1GiB", false}} {
		t.Setenv("GOGC", c.gogc)
		t.Setenv("GOMEMLIMIT", c.limit)
		TuneCollector(512 << 20)
		percent, limit := debug.SetGCPercent(100), debug.SetMemoryLimit(math.MaxInt64)
		if tuned := percent > 100 && limit < 1<<30; tuned != c.tuned || !tuned && (percent != 100 || limit != math.MaxInt64) {
			t.Errorf("GOGC %q, GOMEMLIMIT %q: %d %%, %d bytes", c.gogc, c.limit, percent, limit)
		}
	}
}
