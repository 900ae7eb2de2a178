package disk

import (
	"errors"
	"os"
	"path/filepath"
)

// Pending is a file that grows beside its place and gets its name when it is
// complete.
type Pending struct {
	path string
	file *os.File
}

// Create begins a file. Its error is an *Error.
func Create(path string, made *Folders) (*Pending, error) {
	dir := filepath.Dir(path)
	if err := made.Make(dir); err != nil {
		return nil, &Error{path, err}
	}
	file, err := hidden(dir)
	if err != nil {
		return nil, &Error{path, err}
	}
	return &Pending{path: path, file: file}, nil
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
