//go:build unix

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/inspect"
)

// TestGuide does what the clerk's guide of examples/batch says.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../../examples/batch/README.md")
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	ran := 0
	for line := range strings.Lines(string(guide)) {
		rest, ok := strings.CutPrefix(line, "vanthu ")
		if !ok {
			continue
		}
		ran++
		command, dir, ok := strings.Cut(strings.TrimSpace(rest), " -o ")
		if !ok {
			t.Fatalf("the command has no -o: %s", line)
		}
		cmd, _, stderr := vanthu(t, `exec "$0" `+command+" -o "+filepath.Join(out, dir))
		cmd.Dir = "../../examples/batch"
		if err := cmd.Run(); err != nil {
			t.Fatalf("%s: %v\n%s", line, err, stderr)
		}
	}
	if ran != 2 {
		t.Fatalf("the guide has %d commands", ran)
	}
	// Twelve bodies: four templates, of which three give two files.
	counted(t, filepath.Join(out, "gui-xa"), 12*7, 48)
	counted(t, filepath.Join(out, "de-in"), 12*3, 48)
	for name, words := range map[string][]string{
		"gui-xa/DD04-bieu-01.pdf":  {"XÃ D'RAN", "24.511", "31/10/2026", "Tổ dân phố Đường Mới", "Nguyễn Thị Thử"},
		"gui-xa/PQ01-de-cuong.pdf": {"ĐẶC KHU PHÚ QUÝ", "Ngô Văn Thử"},
	} {
		inspect.Needs(t, "pdftotext")
		text, err := inspect.Text(t.Context(), filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range words {
			if !strings.Contains(text, word) {
				t.Errorf("%s does not say %q", name, word)
			}
		}
	}
}

// counted wants a manifest to tell so many files and pages, and no failure.
func counted(t *testing.T, dir string, files, pages int) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Done, Failed, Files, Pages int }
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if m.Done != 12 || m.Failed != 0 || m.Files != files || m.Pages != pages {
		t.Errorf("%s: %+v, want %d files and %d pages", dir, m, files, pages)
	}
}
