package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// pendingFile is a file to be written.
type pendingFile struct {
	path string
	data []byte
	temp string // where it is until all are complete
	old  string // another name of the file that it replaces, until all have theirs
}

// save writes files, all or none: each goes to a hidden file beside its place
// and to the disk, and only when all are there do they get their names. If one
// cannot get its name, those before it give way to what was there before.
func save(ctx context.Context, made *folders, files []pendingFile) error {
	named := 0
	err := func() error {
		for i := range files {
			if err := files[i].write(made); err != nil {
				return files[i].failed(err)
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		for i := range files {
			if err := files[i].name(); err != nil {
				return files[i].failed(err)
			}
			named++
		}
		return nil
	}()
	for i, f := range files {
		f.settle(i < named, err == nil)
	}
	return err
}

func (f *pendingFile) failed(err error) error {
	return fmt.Errorf("không ghi được «%s»: %s", f.path, reason(err))
}

// name gives a written file its name. The file that has it so far is kept
// under another, where the disk knows links.
func (f *pendingFile) name() error {
	old := f.temp + ".old"
	if os.Link(f.path, old) == nil {
		f.old = old
	}
	return os.Rename(f.temp, f.path)
}

// settle removes what must not stay: the older file after success, else the
// new one, which may have its name already.
func (f *pendingFile) settle(named, success bool) {
	switch {
	case named && !success && f.old != "":
		_ = os.Rename(f.old, f.path) // if this fails too, the older file stays under its name for the time being
	case named && !success:
		os.Remove(f.path)
	case f.old != "":
		os.Remove(f.old)
	}
	if !named && f.temp != "" {
		os.Remove(f.temp)
	}
}

// write writes the file under a name for the time being.
func (f *pendingFile) write(made *folders) error {
	dir := filepath.Dir(f.path)
	if err := made.make(dir); err != nil {
		return err
	}
	temp := filepath.Join(dir, ".vanthu-"+rand.Text()+".tmp")
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	f.temp = temp
	_, err = file.Write(f.data)
	return errors.Join(err, keepMode(file, f.path), file.Sync(), file.Close())
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
