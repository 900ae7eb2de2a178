package disk

import (
	"os"
	"path/filepath"
	"slices"
	"sync"
)

// Folders makes folders and remembers which, so that those in which nothing
// was put can be removed again. It is safe for concurrent use.
type Folders struct {
	mu   sync.Mutex
	made []string // outer ones first
}

// Make makes a folder and those around it that are missing.
func (f *Folders) Make(dir string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var missing []string
	for at := filepath.Clean(dir); ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); err == nil || at == filepath.Dir(at) {
			break
		}
		missing = append(missing, at)
	}
	for _, at := range slices.Backward(missing) {
		if err := os.Mkdir(at, 0o777); err != nil && !os.IsExist(err) {
			return err
		} else if err == nil {
			f.made = append(f.made, at)
		}
	}
	return nil
}

// Prune removes the folders made that are empty.
func (f *Folders) Prune() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, dir := range slices.Backward(f.made) {
		os.Remove(dir) // fails where there is something in it, as it should
	}
	f.made = nil
}
