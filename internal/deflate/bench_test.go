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
