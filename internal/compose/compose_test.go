package compose

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

var update = flag.Bool("update", false, "rewrite the goldens")

// decoded reads a document that must be without fault.
func decoded(t testing.TB, data []byte) *document.Document {
	t.Helper()
	d, err := document.Decode(data, document.Options{Covers: metrics.Default().Covers})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sheetOf composes a document.
func sheetOf(t testing.TB, d *document.Document) *sheet.Sheet {
	t.Helper()
	s, err := Sheet(t.Context(), d, metrics.Default())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// sources are the documents that the pattern finds; none is a fault.
func sources(t testing.TB, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s finds nothing: %v", pattern, err)
	}
	return files
}

// TestGolden compares the sheet of every small document with its dump. A dump
// without a document fails too.
func TestGolden(t *testing.T) {
	known := map[string]bool{}
	for _, path := range sources(t, "testdata/*.json") {
		golden := strings.TrimSuffix(path, ".json") + ".txt"
		known[golden] = true
		t.Run(filepath.Base(path), func(t *testing.T) {
			got := sheet.Dump(sheetOf(t, decoded(t, readFile(t, path))))
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(readFile(t, golden)); got != want {
				t.Errorf("differs from %s\n%s", golden, difference(want, got))
			}
		})
	}
	for _, path := range sources(t, "testdata/*.txt") {
		if !known[path] {
			t.Errorf("%s belongs to no document", path)
		}
	}
}

// difference shows the first line that differs, and what follows it.
func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	i := 0
	for i < len(w) && i < len(g) && w[i] == g[i] {
		i++
	}
	few := func(lines []string) string { return strings.Join(lines[i:min(i+3, len(lines))], "\n") }
	return "want:\n" + few(w) + "\ngot:\n" + few(g)
}

// TestSound validates the sheets of all documents there are, lays them out,
// and composes them a second time to the same sheet.
func TestSound(t *testing.T) {
	for _, pattern := range []string{"testdata/*.json", "../../examples/*.json", "../document/testdata/good/*.json"} {
		for _, path := range sources(t, pattern) {
			t.Run(filepath.Base(path), func(t *testing.T) {
				d := decoded(t, readFile(t, path))
				s := sheetOf(t, d)
				if err := sheet.Validate(s); err != nil {
					t.Error(err)
				}
				if again := sheetOf(t, d); sheet.Dump(again) != sheet.Dump(s) {
					t.Error("composed twice, it is not the same")
				}
				if _, err := layout.Settle(t.Context(), s, metrics.Default(), document.MaxPages); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// TestLies wants a text with a table on pages that lie, from the head to the
// signature, which keeps its share of the page; the annexes stand.
func TestLies(t *testing.T) {
	const text = `{"kind": "thong-bao", "issuer": {"name": "SỞ NỘI VỤ", "code": "SNV"}, "subject": "Lịch", %s
		"sections": [{"table": {"rows": [["a", "b"]]}}], "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}, "attachments": [{"title": "Danh sách", "content": ["a"]}]}`
	share := func(orientation string) (float64, *sheet.Sheet) {
		s := sheetOf(t, decoded(t, fmt.Appendf(nil, text, orientation)))
		for _, b := range s.Sections[0].Blocks {
			if table, ok := b.(*sheet.Table); ok && table.Tag == "signature" {
				return float64(table.Columns[0]) / float64(units.Sum(table.Columns)), s
			}
		}
		t.Fatal("no signature")
		return 0, nil
	}
	standing, _ := share("")
	lying, s := share(`"orientation": "landscape",`)
	if page := s.Sections[0].Page; !page.Landscape || page.Width <= page.Height || s.Sections[1].Page.Landscape {
		t.Errorf("the text is on %+v, the annex on %+v", page, s.Sections[1].Page)
	}
	if math.Abs(standing-lying) > 0.001 {
		t.Errorf("the recipients have %.3f of the page that lies, %.3f of the other", lying, standing)
	}
}
