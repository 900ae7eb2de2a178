package merge

import (
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
	files := [][]byte{example(t, "thong-bao"), example(t, "ke-hoach-chu-ky"), example(t, "bao-cao"), example(t, "thong-bao")}
	want := ""
	for _, f := range files {
		want += heard(save("one.pdf", f))
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
