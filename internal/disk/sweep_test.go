package disk

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestSweep(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	for name, age := range map[string]time.Duration{
		"vanthu-rows-1": 25 * time.Hour, "vanthu-rows-2": time.Hour, "other-rows-1": 100 * time.Hour, "vanthu-convert-1/document.docx": 0, "vanthu-convert-2/a": 0,
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	old := now.Add(-25 * time.Hour)
	if err := os.Chtimes(filepath.Join(dir, "vanthu-convert-1"), old, old); err != nil {
		t.Fatal(err)
	}
	Sweep(dir, now)
	Sweep(filepath.Join(dir, "nowhere"), now)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	if want := []string{"other-rows-1", "vanthu-convert-2", "vanthu-rows-2"}; !slices.Equal(left, want) {
		t.Errorf("%q, want %q", left, want)
	}
}
