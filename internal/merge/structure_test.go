package merge

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/inspect"
)

// TestArchive wants the whole to be PDF/A-2a and PDF/UA-1 as its files are, with
// blank pages and merged again too, and what is read aloud to be all files' texts.
func TestArchive(t *testing.T) {
	inspect.Needs(t, "verapdf", "pdfinfo")
	dir := t.TempDir()
	save := func(name string, data []byte) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	heard := func(file string) string {
		text, err := inspect.Structure(t.Context(), file)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	files := [][]byte{
		example(t, "thong-bao"), example(t, "ke-hoach-chu-ky"), example(t, "bao-cao"), example(t, "thong-bao"),
		example(t, "ke-hoach-de-cuong"), // with empty cells, one like the other
	}
	want := "Document\n"
	for _, f := range files {
		want += strings.ReplaceAll("  "+strings.TrimSuffix(strings.Replace(heard(save("one.pdf", f)), "Document", "Part", 1), "\n"), "\n", "\n  ") + "\n"
	}
	whole := merged(t, true, files...)
	file, again := save("whole.pdf", whole), save("again.pdf", merged(t, false, whole, files[0]))
	if err := inspect.CheckArchive(t.Context(), file, again); err != nil {
		t.Error(err)
	}
	if got := heard(file); got != want {
		t.Errorf("what is read aloud is\n%s\nwant\n%s", got, want)
	}
	foreign := save("foreign.pdf", merged(t, false, files[0], marked))
	if err := inspect.CheckPDF(t.Context(), foreign); err != nil {
		t.Error(err)
	}
	if err := inspect.CheckArchive(t.Context(), foreign); err == nil || !strings.Contains(err.Error(), "6.6.2.1-1") {
		t.Errorf("a whole with a foreign file says that it is PDF/A: %v", err)
	}
}

// TestStructureInCircles refuses lists that name themselves, twice: who follows
// them does not come to an end.
func TestStructureInCircles(t *testing.T) {
	const claims = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
	circle := built(
		"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R/StructTreeRoot 5 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 300 400]>>",
		"<</Type/Page/Parent 2 0 R/StructParents 0>>",
		fmt.Sprintf("<</Type/Metadata/Length %d>>\nstream\n%s\nendstream", len(claims), claims),
		"<</Type/StructTreeRoot/ParentTree 6 0 R>>",
		"<</Kids[6 0 R 6 0 R]>>",
	)
	if err := New(new(bytes.Buffer), false, nil).Add("x", circle); err == nil || !strings.Contains(err.Error(), "two places") {
		t.Errorf("error %v", err)
	}
}
