package render

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"

	"vanthu/examples"
	"vanthu/fonts"
	"vanthu/internal/compose"
	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/word"
)

// benched are the examples that benchmarks render: a notice and a letter of one page,
// a plan of six with its outline and forms, and one of eight with its appendices,
// fourteen in all. With them goes sixPages.
var benched = []string{"thong-bao", "cong-van", "ke-hoach-de-cuong", "ke-hoach-dai"}

// eachBenched takes the documents, decoded, in turn.
func eachBenched(b testing.TB, do func(name string, data []byte, d *document.Document)) {
	b.Helper()
	r := renderer(b)
	all := []examples.Example{{Name: "sau-trang-chu", JSON: sixPages(b)}}
	for _, e := range examples.All() {
		if slices.Contains(benched, e.Name) {
			all = append(all, e)
		}
	}
	for _, e := range all {
		d, err := r.Decode(e.JSON, document.Options{})
		if err != nil {
			b.Fatal(err)
		}
		do(e.Name, e.JSON, d)
	}
}

// sixPages is a plan of six pages of text without a table: what the examples say in
// long paragraphs, each but once, under headings of three levels.
func sixPages(b testing.TB) []byte {
	b.Helper()
	known := map[string]bool{}
	var said []string
	for _, e := range examples.All() {
		var doc any
		if err := json.Unmarshal(e.JSON, &doc); err != nil {
			b.Fatal(err)
		}
		eachText(doc, func(s string) {
			if n := utf8.RuneCountInString(s); 120 < n && n < 1200 && !known[s] && !strings.ContainsAny(s, "{|\n") {
				known[s], said = true, append(said, s)
			}
		})
	}
	var sections []any
	for chapter := range slices.Chunk(said[:56], 8) {
		sections = append(sections, map[string]any{"title": "Nhiệm vụ, giải pháp", "content": []any{
			map[string]any{"title": "Nội dung thực hiện", "content": chapter[:3]},
			map[string]any{"title": "Phạm vi, đối tượng", "content": chapter[3:5]},
			map[string]any{"title": "Phân công", "content": []any{map[string]any{"items": chapter[5:]}}},
		}})
	}
	data, err := json.Marshal(map[string]any{
		"kind": "ke-hoach", "issuer": map[string]any{"parent": "UBND tỉnh Lâm Đồng", "name": "Sở Nội vụ", "code": "SNV"}, "number": 7,
		"place": "Lâm Đồng", "date": "2026-10-09", "subject": "Tổng kết việc thi hành Luật", "sections": sections,
		"recipients": []string{"Như trên", "UBND tỉnh"}, "archive": "VT", "signer": map[string]any{"position": []string{"Giám đốc"}, "name": "Nguyễn Văn An"},
	})
	if err != nil {
		b.Fatal(err)
	}
	return data
}

// eachText takes the texts of a JSON value, those of an object by its sorted keys.
func eachText(v any, take func(string)) {
	switch v := v.(type) {
	case string:
		take(v)
	case []any:
		for _, x := range v {
			eachText(x, take)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			eachText(v[key], take)
		}
	}
}

// TestSixPages wants the text that benchmarks render to have six pages, or one more or
// less where the examples say other things.
func TestSixPages(t *testing.T) {
	eachBenched(t, func(name string, _ []byte, d *document.Document) {
		if name != "sau-trang-chu" {
			return
		}
		result, err := renderer(t).Render(t.Context(), d, PDF)
		if err != nil || result.Pages < 5 || result.Pages > 7 {
			t.Error(result.Pages, err)
		}
	})
}

// benchEach runs a benchmark on the documents.
func benchEach(b *testing.B, bench func(b *testing.B, data []byte, d *document.Document)) {
	b.Helper()
	eachBenched(b, func(name string, data []byte, d *document.Document) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			bench(b, data, d)
		})
	})
}

func benchFormat(b *testing.B, format Format) {
	r := renderer(b)
	benchEach(b, func(b *testing.B, _ []byte, d *document.Document) {
		size := 0
		for b.Loop() {
			result, err := r.Render(b.Context(), d, format)
			if err != nil {
				b.Fatal(err)
			}
			size = 0
			for i := range result.Files {
				size += len(result.Files[i].Data)
			}
		}
		b.ReportMetric(float64(size), "file-B")
	})
}

func BenchmarkPDF(b *testing.B)  { benchFormat(b, PDF) }
func BenchmarkDOCX(b *testing.B) { benchFormat(b, DOCX) }
func BenchmarkSVG(b *testing.B)  { benchFormat(b, SVG) }

// BenchmarkLayout is compose and layout without a file.
func BenchmarkLayout(b *testing.B) {
	r := renderer(b)
	benchEach(b, func(b *testing.B, _ []byte, d *document.Document) {
		for b.Loop() {
			s, err := compose.Sheet(b.Context(), d, r.family)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := layout.Settle(b.Context(), s, r.family, document.MaxPages); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkSpacelessLine lays out words that have a hyphen after each letter and
// no space: the time for a letter must not grow with the word.
func BenchmarkSpacelessLine(b *testing.B) {
	r := renderer(b)
	text := strings.Repeat("a-", document.MaxString/2-1)
	d, err := r.Decode([]byte(`{"kind":"thong-bao","issuer":{"name":"SỞ","code":"B"},"subject":"x","sections":["`+text+`"],"recipients":["a"],"archive":"VT","signer":{"position":["GĐ"],"name":"An"}}`), document.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := r.Render(b.Context(), d, PDF); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	r := renderer(b)
	benchEach(b, func(b *testing.B, data []byte, _ *document.Document) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := r.Decode(data, document.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkParallel is both files on all processors.
func BenchmarkParallel(b *testing.B) {
	r := renderer(b)
	benchEach(b, func(b *testing.B, _ []byte, d *document.Document) {
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				if _, err := r.Render(b.Context(), d, Usual...); err != nil {
					b.Error(err)
				}
			}
		})
	})
}

// BenchmarkStraightforward is BenchmarkPDF's rival: the texts of the same
// document as gofpdf is meant to be used, with four full faces and MultiCell.
func BenchmarkStraightforward(b *testing.B) {
	r := renderer(b)
	benchEach(b, func(b *testing.B, _ []byte, d *document.Document) {
		paragraphs := plainParagraphs(b, r, d)
		size := 0
		for b.Loop() {
			var out bytes.Buffer
			if err := straightforward(&out, paragraphs); err != nil {
				b.Fatal(err)
			}
			size = out.Len()
		}
		b.ReportMetric(float64(size), "file-B")
	})
}

// plainParagraphs are the paragraphs of a document, read back from its DOCX.
func plainParagraphs(b testing.TB, r *Renderer, d *document.Document) []*word.Paragraph {
	b.Helper()
	result, err := r.Render(b.Context(), d, DOCX)
	if err != nil {
		b.Fatal(err)
	}
	data := result.Files[0].Data
	p, err := word.Read(nil, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	return p.Body.Paragraphs()
}

func straightforward(w io.Writer, paragraphs []*word.Paragraph) error {
	const family = "serif"
	f := gofpdf.New("P", "mm", "A4", "")
	f.SetCatalogSort(true)
	f.SetCreationDate(time.Unix(0, 0))
	f.SetModificationDate(time.Unix(0, 0))
	set := fonts.Default()
	for style, face := range map[string]fonts.Face{"": set.Regular, "B": set.Bold, "I": set.Italic, "BI": set.BoldItalic} {
		f.AddUTF8FontFromBytes(family, style, []byte(face.Data))
	}
	f.SetMargins(30, 20, 15)
	f.SetAutoPageBreak(true, 20)
	f.AddPage()
	for _, p := range paragraphs {
		if len(p.Runs) == 0 {
			continue
		}
		first := p.Runs[0]
		style := ""
		if first.Bold {
			style += "B"
		}
		if first.Italic {
			style += "I"
		}
		f.SetFont(family, style, float64(first.Size)/2)
		f.MultiCell(165, 5.7, p.Text(), "", map[string]string{"both": "J", "center": "C"}[p.Alignment], false)
		f.Ln(2)
	}
	return f.Output(w)
}

// BenchmarkZipOnly compresses the parts of the same DOCX with archive/zip,
// which is what a DOCX costs at least without other means.
func BenchmarkZipOnly(b *testing.B) {
	r := renderer(b)
	benchEach(b, func(b *testing.B, _ []byte, d *document.Document) {
		result, err := r.Render(b.Context(), d, DOCX)
		if err != nil {
			b.Fatal(err)
		}
		names, parts := unzipped(b, result.Files[0].Data)
		var out bytes.Buffer
		for b.Loop() {
			out.Reset()
			z := zip.NewWriter(&out)
			for i, name := range names {
				w, err := z.Create(name)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := w.Write(parts[i]); err != nil {
					b.Fatal(err)
				}
			}
			if err := z.Close(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(out.Len()), "file-B")
	})
}

func unzipped(b *testing.B, data []byte) (names []string, parts [][]byte) {
	b.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			b.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			b.Fatal(err)
		}
		names, parts = append(names, f.Name), append(parts, part)
	}
	return names, parts
}
