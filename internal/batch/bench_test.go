package batch

import (
	"io"
	"iter"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/render"
)

// BenchmarkPack makes the files of one row after the other on all processors
// and packs them. BenchmarkRender is the same work without a batch: the filled
// document read, composed and rendered on all processors.
func BenchmarkPack(b *testing.B) {
	p := compiled(b, one(""))
	b.ReportAllocs()
	if _, err := p.Pack(b.Context(), endless(p, b.N), io.Discard, Packing{}); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}

// endless are n rows that differ in their number.
func endless(p *Plan, n int) iter.Seq2[Named, error] {
	return func(yield func(Named, error) bool) {
		namer := p.Namer()
		for i := range n {
			if !yield(namer.Name(row(i%900_000+1)), nil) {
				return
			}
		}
	}
}

func BenchmarkRender(b *testing.B) {
	p := compiled(b, one(""))
	filled, faults := p.sources[0].(*jsonSource).template.Fill(row(7).Values)
	if len(faults) > 0 {
		b.Fatal(faults)
	}
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			d, err := renderer().Decode(filled, document.Options{})
			if err != nil {
				b.Error(err)
				return
			}
			if _, err := renderer().Render(b.Context(), d, render.Usual...); err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}
