package pdf

import (
	"io"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
)

func BenchmarkWrite(b *testing.B) {
	doc := plan()
	b.ReportMetric(float64(len(write(b, doc))), "file-B")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Default().Write(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWriteParallel(b *testing.B) {
	doc := plan()
	write(b, doc)
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := Default().Write(io.Discard, doc); err != nil {
				b.Error(err)
			}
		}
	})
}

// BenchmarkStraightforward is the same text as gofpdf is meant to be used.
func BenchmarkStraightforward(b *testing.B) {
	doc, family := plan(), metrics.Default()
	styles := [4]string{"", "B", "I", "BI"}
	b.ReportAllocs()
	for b.Loop() {
		f := gofpdf.New("P", "mm", "A4", "")
		f.SetCatalogSort(true)
		f.SetCreationDate(time.Unix(0, 0))
		f.SetModificationDate(time.Unix(0, 0))
		for face := sheet.Regular; face <= sheet.BoldItalic; face++ {
			f.AddUTF8FontFromBytes("serif", styles[face], []byte(family.Data(face)))
		}
		f.SetMargins(30, 20, 15)
		for _, p := range doc.Pages {
			f.AddPage()
			for _, l := range p.Lines {
				f.SetFont("serif", styles[l.Words[0].Char.Face], 13)
				var words []string
				for _, w := range l.Words {
					words = append(words, w.Text)
				}
				f.MultiCell(165, 5.6, strings.Join(words, " "), "", "J", false)
			}
		}
		if err := f.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkJoin makes the file of one face with all glyphs of the common page.
func BenchmarkJoin(b *testing.B) {
	face, err := newTypeface(metrics.Default(), sheet.Regular)
	if err != nil {
		b.Fatal(err)
	}
	var used [256]bool
	for code, r := range commonPage() {
		used[code] = r != 0
	}
	var bench bench
	size := 0
	for b.Loop() {
		packed, _ := face.common.join(&bench, &used)
		size = len(packed)
	}
	b.ReportMetric(float64(size), "file-B")
}

// BenchmarkFirst is the work that is done once per process and face.
func BenchmarkFirst(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := newTypeface(metrics.Default(), sheet.Regular); err != nil {
			b.Fatal(err)
		}
	}
}
