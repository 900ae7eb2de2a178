package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/gofrs/flock"
)

// Lock is a file that keeps others out while this program writes beside it. The
// system gives it free when the program ends, however it ends.
type Lock struct {
	file *flock.Flock
}

// ErrLocked is the error of a lock that somebody holds.
var ErrLocked = errors.New("disk: another program holds the lock")

// Hold takes a lock and does not wait for it: if it is held, the error is
// ErrLocked. Where the file system knows no locks, it is as if it were free.
// Any other error is an *Error.
func Hold(path string, made *Folders) (*Lock, error) {
	if err := made.Make(filepath.Dir(path)); err != nil {
		return nil, &Error{path, err}
	}
	for {
		file := flock.New(path, flock.SetPermissions(0o644))
		held, err := file.TryLock()
		switch {
		case errors.Is(err, errors.ErrUnsupported):
			return &Lock{file}, nil
		case err != nil:
			return nil, &Error{path, err}
		case !held:
			return nil, ErrLocked
		case stands(file):
			return &Lock{file}, nil
		}
		_ = file.Close() // who held it before has removed it meanwhile
	}
}

// stands tells whether a lock's file is still the one with its name.
func stands(file *flock.Flock) bool {
	own, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(file.Path())
	return err == nil && os.SameFile(own, named)
}

// Release gives the lock free and removes its file.
func (l *Lock) Release() {
	err := os.Remove(l.file.Path())
	_ = l.file.Close()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		os.Remove(l.file.Path()) // Windows does not remove a file that is open
	}
}
