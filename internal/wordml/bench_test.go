package wordml

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"

	"vanthu/internal/sheet"
)

// plan is a sheet of about ten pages, a long ordinary document.
func plan() *sheet.Sheet {
	blocks := head()
	for range 70 {
		blocks = append(blocks, text(body, long))
	}
	blocks = append(blocks, grid(), spacer(pt))
	return newSheet(&sheet.Section{Blocks: blocks})
}

func BenchmarkWrite(b *testing.B) {
	s := plan()
	b.ReportAllocs()
	for b.Loop() {
		if err := Write(io.Discard, s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteParallel(b *testing.B) {
	s := plan()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := Write(io.Discard, s); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkZipOnly compresses the parts that BenchmarkWrite writes, which is
// what a DOCX costs at least.
func BenchmarkZipOnly(b *testing.B) {
	names, parts := unpack(b, render(b, plan()))
	var out bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		z := zip.NewWriter(&out)
		for _, name := range names {
			w, err := z.Create(name)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := w.Write([]byte(parts[name])); err != nil {
				b.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMarkup is what comes before the packing.
func BenchmarkMarkup(b *testing.B) {
	s := plan()
	j := new(job)
	b.ReportAllocs()
	for b.Loop() {
		j.document = document{body: markup{b: j.document.body.b[:0]}, spare: markup{b: j.document.spare.b[:0]}}
		j.document.write(s)
	}
}
