package cli

import (
	"runtime"
	"sync/atomic"
)

// inOrder works on all items, as many at a time as there are processors, and
// delivers the results one after the other in the order of the items.
func inOrder[T, R any](items []T, work func(T) R, deliver func(R)) {
	results := make([]chan R, len(items))
	for i := range results {
		results[i] = make(chan R, 1)
	}
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		go func() {
			for i := int(next.Add(1)) - 1; i < len(items); i = int(next.Add(1)) - 1 {
				results[i] <- work(items[i])
			}
		}()
	}
	for _, result := range results {
		deliver(<-result)
	}
}
