package disk

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

func TestHold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "lock")
	made := new(Folders)
	first, err := Hold(path, made)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Hold(path, made); !errors.Is(err, ErrLocked) {
		t.Errorf("a lock that is held: %v", err)
	}
	first.Release()
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the lock's file is left: %v", err)
	}
	// A program that was killed leaves its file, which nobody holds.
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Hold(path, made)
	if err != nil {
		t.Fatal(err)
	}
	again.Release()
	made.Prune()
	if _, err := os.Lstat(filepath.Dir(path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is left: %v", err)
	}
	var wrong *Error
	if _, err := Hold(filepath.Join(t.TempDir(), "\x00"), made); !errors.As(err, &wrong) {
		t.Errorf("a name that cannot be: %v", err)
	}
}

// TestHoldAlone lets many take and release one lock: never two at a time.
func TestHoldAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	var inside, turns atomic.Int32
	var running sync.WaitGroup
	for range 8 {
		running.Go(func() {
			for range 200 {
				l, err := Hold(path, new(Folders))
				if errors.Is(err, ErrLocked) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if inside.Add(1) != 1 {
					t.Error("two hold the lock")
				}
				turns.Add(1)
				inside.Add(-1)
				l.Release()
			}
		})
	}
	running.Wait()
	if turns.Load() == 0 {
		t.Error("nobody held the lock")
	}
}
