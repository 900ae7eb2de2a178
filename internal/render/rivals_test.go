//go:build unix

package render

import (
	"slices"
	"syscall"
	"testing"
	"time"

	"vanthu/internal/document"
)

// BenchmarkRivals has our PDF, the limit and plain gofpdf take turns, and tells
// the median of what ours costs beside them: in processor time, collecting
// included, which does not hang on what else the machine does.
func BenchmarkRivals(b *testing.B) {
	r := renderer(b)
	benchEach(b, func(b *testing.B, _ []byte, d *document.Document) {
		l, texts := newLimitOf(b, r, d)
		paragraphs := plainParagraphs(b, r, d)
		ours := func() error { _, err := r.Render(b.Context(), d, PDF); return err }
		rivals := []func() error{
			ours,
			func() error { var out contents; return l.write(&out, texts) },
			func() error { var out contents; return straightforward(&out, paragraphs) },
		}
		var taken [3][]time.Duration
		for b.Loop() {
			for i, f := range rivals {
				taken[i] = append(taken[i], turnTaken(b, f))
			}
		}
		for i := range taken {
			slices.Sort(taken[i])
		}
		median := func(i int) float64 { return float64(taken[i][len(taken[i])/2]) }
		b.ReportMetric(0, "ns/op") // of all three
		b.ReportMetric(median(0)/1e6, "ours-ms")
		b.ReportMetric(median(0)/median(1), "ours/limit")
		b.ReportMetric(median(2)/median(0), "gofpdf/ours")
	})
}

// turn is how long a rival goes on at a time.
const turn = 20 * time.Millisecond

// turnTaken is the processor time of one call in a turn.
func turnTaken(b *testing.B, f func() error) time.Duration {
	b.Helper()
	begin := processor(b)
	for n := 1; ; n++ {
		if err := f(); err != nil {
			b.Fatal(err)
		}
		if taken := processor(b) - begin; taken >= turn {
			return taken / time.Duration(n)
		}
	}
}

// processor is the processor time that the process has taken so far.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
