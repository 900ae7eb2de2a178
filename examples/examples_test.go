package examples

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAll(t *testing.T) {
	all := All()
	if len(all) == 0 {
		t.Fatal("no examples")
	}
	onDisk, err := filepath.Glob("*.json")
	if err != nil || len(onDisk) != len(all) {
		t.Errorf("%d examples are in the binary, %d on disk (%v)", len(all), len(onDisk), err)
	}
	for _, e := range all {
		if strings.Trim(e.Name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%s: a name is of small letters, digits and hyphens", e.Name)
		}
		if !json.Valid(e.JSON) {
			t.Errorf("%s: no JSON", e.Name)
		}
		for _, ending := range []string{".pdf", ".docx"} {
			if info, err := os.Stat(e.Name + ending); err != nil || info.Size() == 0 {
				t.Errorf("%s%s is missing: go test ./internal/render -run Examples -update", e.Name, ending)
			}
		}
	}
}

// TestNothingElse finds rendered files whose example is gone.
func TestNothingElse(t *testing.T) {
	known := map[string]bool{}
	for _, e := range All() {
		known[e.Name] = true
	}
	files, err := filepath.Glob("*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		switch ending := filepath.Ext(f); ending {
		case ".pdf", ".docx":
			name, _, _ := strings.Cut(strings.TrimSuffix(f, ending), "-phu-luc-") // an annex in a file of its own
			if !known[name] {
				t.Errorf("%s has no example", f)
			}
		}
	}
}
