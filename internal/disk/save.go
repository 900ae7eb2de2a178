// Package disk puts finished files where they belong, whole or not at all.
package disk

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// File is a file to be written.
type File struct {
	Path string
	Data []byte
}

// Error says which file could not be written, and why.
type Error struct {
	Path string
	Err  error // of the system
}

func (e *Error) Error() string { return "disk: " + e.Path + ": " + e.Err.Error() }

// Unwrap is the system's error.
func (e *Error) Unwrap() error { return e.Err }

// Save writes files, all or none: each goes to a hidden file beside its place
// and to the disk, and only when all are there do they get their names. If one
// cannot get its name, those before it give way to what was there before. Its
// error is that of ctx or an *Error.
func Save(ctx context.Context, made *Folders, files []File) error {
	pending := make([]pendingFile, len(files))
	for i, f := range files {
		pending[i].File = f
	}
	named := 0
	err := func() error {
		for i := range pending {
			if err := pending[i].write(made); err != nil {
				return &Error{pending[i].Path, err}
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		for i := range pending {
			if err := pending[i].name(); err != nil {
				return &Error{pending[i].Path, err}
			}
			named++
		}
		return nil
	}()
	for i, f := range pending {
		f.settle(i < named, err == nil)
	}
	return err
}

// pendingFile is a file on its way.
type pendingFile struct {
	File
	temp string // where it is until all are complete
	old  string // another name of the file that it replaces, until all have theirs
}

// name gives a written file its name. The file that has it so far is kept
// under another, where the disk knows links. On Windows one that another
// program has open cannot even be renamed to its own name: then it gets no
// other, which could not be removed either.
func (f *pendingFile) name() error {
	if err := os.Rename(f.Path, f.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	old := f.temp + ".old"
	if os.Link(f.Path, old) == nil {
		f.old = old
	}
	return os.Rename(f.temp, f.Path)
}

// settle removes what must not stay: the older file after success, else the
// new one, which may have its name already.
func (f *pendingFile) settle(named, success bool) {
	switch {
	case named && !success && f.old != "":
		_ = os.Rename(f.old, f.Path) // if this fails too, the older file stays under its name for the time being
	case named && !success:
		os.Remove(f.Path)
	case f.old != "":
		os.Remove(f.old)
	}
	if !named && f.temp != "" {
		os.Remove(f.temp)
	}
}

// write writes the file under a name for the time being.
func (f *pendingFile) write(made *Folders) error {
	dir := filepath.Dir(f.Path)
	if err := made.Make(dir); err != nil {
		return err
	}
	file, err := hidden(dir, ".vanthu-")
	if err != nil {
		return err
	}
	f.temp = file.Name()
	_, err = file.Write(f.Data)
	return errors.Join(err, keepMode(file, f.Path), file.Sync(), file.Close())
}

// Hidden is the pattern of the names that files have until they get theirs, as
// path.Match wants it.
const Hidden = ".vanthu-*.tmp*"

// hidden makes a new file with a name for the time being, which Hidden matches.
func hidden(dir, prefix string) (*os.File, error) {
	return os.OpenFile(filepath.Join(dir, prefix+rand.Text()+".tmp"), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
}

// keepMode gives a new file the permissions of the one that it will replace.
func keepMode(file *os.File, path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || !info.Mode().IsRegular() {
		return err
	}
	return file.Chmod(info.Mode().Perm())
}
