package disk

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestSaveHeld replaces two files of which another program holds the second, as
// Word and readers of PDFs do: both stay, and nothing is left beside them.
func TestSaveHeld(t *testing.T) {
	const reads = syscall.FILE_SHARE_READ
	for _, share := range []uint32{0, reads, reads | syscall.FILE_SHARE_WRITE} {
		dir := t.TempDir()
		var files []File
		for _, name := range []string{"1.pdf", "2.docx"} {
			files = append(files, File{filepath.Join(dir, name), []byte("new")})
			if err := os.WriteFile(filepath.Join(dir, name), []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		name, err := syscall.UTF16PtrFromString(files[1].Path)
		if err != nil {
			t.Fatal(err)
		}
		held, err := syscall.CreateFile(name, syscall.GENERIC_READ, share, nil, syscall.OPEN_EXISTING, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		var wrong *Error
		if err := Save(t.Context(), new(Folders), files); !errors.As(err, &wrong) || wrong.Path != files[1].Path {
			t.Errorf("share %d: %v, want an error about %s", share, err, files[1].Path)
		}
		if err := syscall.CloseHandle(held); err != nil {
			t.Fatal(err)
		}
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) != len(files) {
			t.Errorf("share %d: in the folder: %v, %v", share, entries, err)
		}
		for _, f := range files {
			if data, err := os.ReadFile(f.Path); err != nil || string(data) != "old" {
				t.Errorf("share %d: %s is now %q, %v", share, f.Path, data, err)
			}
		}
	}
}
