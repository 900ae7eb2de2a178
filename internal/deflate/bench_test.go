package deflate

import "testing"

// BenchmarkStream packs what the examples have: a page, and the objects of a paper.
func BenchmarkStream(b *testing.B) {
	contents, objects := streams(b)
	for name, c := range map[string]struct {
		code *Code
		data []byte
	}{"contents": {Contents(), contents[0]}, "objects": {Objects(), objects[0]}} {
		b.Run(name, func(b *testing.B) {
			var p Packer
			b.SetBytes(int64(len(c.data)))
			for b.Loop() {
				p.Stream(c.code, c.data)
			}
		})
	}
}

// BenchmarkStreams packs all streams of the examples one after another: no processor
// knows what comes next by heart, as it does of one that is packed again and again.
func BenchmarkStreams(b *testing.B) {
	contents, objects := streams(b)
	var p Packer
	var n, packed int
	for b.Loop() {
		n, packed = 0, 0
		for code, all := range map[*Code][][]byte{Contents(): contents, Objects(): objects} {
			for _, data := range all {
				n, packed = n+len(data), packed+len(p.Stream(code, data))
			}
		}
	}
	b.SetBytes(int64(n))
	b.ReportMetric(float64(packed), "packed-B")
}
