package jobs

import (
	"strconv"
	"testing"

	"vanthu/internal/rows"
)

// BenchmarkJob is what durability costs: rows of two files of 50 kB each, that
// take no time to make.
func BenchmarkJob(b *testing.B) {
	c := small(b.TempDir())
	c.ChunkRows = 25
	s := open(b, c)
	in := list(500, func(_ int, row *rows.Row) { row.Values["bytes"] = rows.Value{Text: strconv.Itoa(50_000)} })
	for b.Loop() {
		id := submit(b, s, "an", in)
		wait(b, s, "an", id)
		if err := s.Delete(b.Context(), "an", id); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(500*b.N)/b.Elapsed().Seconds(), "rows/s")
}
