package disk

import (
	"errors"
	"os"
	"path/filepath"
	"time"
)

// Pending is a file that grows beside its place and gets its name when it is
// complete.
type Pending struct {
	path string
	file *os.File
}

// growing begins the names of such files. They may be large, so those that a
// killed program has left are removed by the next one: nobody has written to
// them for as long as deserted says.
const (
	growing  = ".vanthu-lo-"
	deserted = 24 * time.Hour
)

// Create begins a file. Its error is an *Error.
func Create(path string, made *Folders) (*Pending, error) {
	dir := filepath.Dir(path)
	if err := made.Make(dir); err != nil {
		return nil, &Error{path, err}
	}
	abandoned(dir)
	file, err := hidden(dir, growing)
	if err != nil {
		return nil, &Error{path, err}
	}
	return &Pending{path, file}, nil
}

// abandoned removes the files that programs which are no more have left.
func abandoned(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if ours, _ := filepath.Match(growing+"*.tmp", e.Name()); !ours || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > deserted {
			os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}

// Write adds to the file. Its error is an *Error.
func (p *Pending) Write(b []byte) (int, error) {
	n, err := p.file.Write(b)
	if err != nil {
		err = &Error{p.path, err}
	}
	return n, err
}

// Commit brings the file to the disk and gives it its name. If that fails,
// nothing of it is left and what had the name before still has it. Its error
// is an *Error.
func (p *Pending) Commit() error {
	err := errors.Join(keepMode(p.file, p.path), p.file.Sync(), p.file.Close())
	if err == nil {
		err = os.Rename(p.file.Name(), p.path)
	}
	if err != nil {
		os.Remove(p.file.Name())
		return &Error{p.path, err}
	}
	return nil
}

// Abort gives the file up and leaves nothing of it. After Commit it does
// nothing.
func (p *Pending) Abort() {
	if p.file.Close() == nil { // else it has been committed
		os.Remove(p.file.Name())
	}
}
