package disk

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// leftovers begin the names of what the program keeps in a folder for what is
// temporary, and takes away itself unless it is killed.
var leftovers = []string{"vanthu-convert-", "vanthu-jail-", "vanthu-rows-"}

// Sweep takes away what earlier runs that were killed have left in a folder for
// what is temporary. What is younger than a day may belong to one that still
// runs, and what another user owns cannot be removed: it stays.
func Sweep(dir string, now time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // then nothing of ours is there either
	}
	for _, e := range entries {
		for _, name := range leftovers {
			if !strings.HasPrefix(e.Name(), name) {
				continue
			}
			if info, err := e.Info(); err == nil && now.Sub(info.ModTime()) > 24*time.Hour {
				os.RemoveAll(filepath.Join(dir, e.Name()))
			}
		}
	}
}
