package rooms

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// most are how many lines of Go, without tests, a room may have at most. All paths
// meet in these rooms, so what has a noun of its own tends to be put there; it
// begins a room of its own instead.
var most = map[string]int{
	"document": 3400,
	"httpapi":  2900,
	"render":   450,
}

// TestSizes holds rooms to their sizes.
func TestSizes(t *testing.T) {
	for room, bound := range most {
		if n := lines(t, "../"+room); n == 0 || n >= bound {
			t.Errorf("%s has %d lines, of less than %d", room, n, bound)
		}
	}
}

// lines counts those of the Go files of a folder, without tests.
func lines(t *testing.T, dir string) int {
	t.Helper()
	files, err := filepath.Glob(dir + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(text, []byte("\n"))
	}
	return n
}
