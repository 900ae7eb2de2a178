package disk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestSaveGivesUpWhole(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old.pdf")
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	made := new(Folders)
	err := Save(ctx, made, []File{
		{Path: old, Data: []byte("new")},
		{Path: filepath.Join(dir, "a", "b", "new.docx"), Data: []byte("new")},
	})
	made.Prune()
	if !errors.Is(err, context.Canceled) {
		t.Errorf("save: %v, want the context's error", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
	if data, err := os.ReadFile(old); err != nil || string(data) != "old" {
		t.Errorf("the older file is now %q, %v", data, err)
	}
}

func TestPruneKeepsFoldersInUse(t *testing.T) {
	dir := t.TempDir()
	made := new(Folders)
	for _, name := range []string{"a/b", "a/c", "d"} {
		if err := made.Make(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	file := filepath.Join(dir, "a", "c", "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	made.Prune()
	if _, err := os.Stat(file); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"a/b", "d"} {
		if _, err := os.Stat(filepath.Join(dir, name)); !os.IsNotExist(err) {
			t.Errorf("%s is still there", name)
		}
	}
}

// TestSaveGivesBackTheOlderFile lets the second of two files not get its name,
// since there is a folder of that name.
func TestSaveGivesBackTheOlderFile(t *testing.T) {
	for _, before := range []string{"old", ""} {
		dir := t.TempDir()
		first, second := filepath.Join(dir, "1.pdf"), filepath.Join(dir, "2.docx")
		if before != "" {
			if err := os.WriteFile(first, []byte(before), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.MkdirAll(filepath.Join(second, "full"), 0o700); err != nil {
			t.Fatal(err)
		}
		err := Save(t.Context(), new(Folders), []File{{Path: first, Data: []byte("new")}, {Path: second, Data: []byte("new")}})
		if err == nil {
			t.Fatal("no error")
		}
		want := 1
		if before != "" {
			want = 2
			if data, err := os.ReadFile(first); err != nil || string(data) != before {
				t.Errorf("the older file is now %q, %v", data, err)
			}
		}
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) != want {
			t.Errorf("in the folder: %v, %v", entries, err)
		}
	}
}

// TestSaveReplaces leaves no other name of the older file behind.
func TestSaveReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "1.pdf")
	for _, data := range []string{"old", "new"} {
		if err := Save(t.Context(), new(Folders), []File{{Path: path, Data: []byte(data)}}); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "new" {
		t.Errorf("the file is %q, %v", data, err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("in the folder: %v, %v", entries, err)
	}
}

// TestCreateRemovesAbandoned has two files that grew: one that a program left
// long ago, and one that may still be written.
func TestCreateRemovesAbandoned(t *testing.T) {
	dir := t.TempDir()
	left, young, other := filepath.Join(dir, growing+"left.tmp"), filepath.Join(dir, growing+"young.tmp"), filepath.Join(dir, "other.tmp")
	old := time.Now().Add(-2 * deserted)
	for _, name := range []string{left, young, other} {
		if err := os.WriteFile(name, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if name == young {
			continue
		}
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	next, err := Create(filepath.Join(dir, "next.zip"), new(Folders))
	if err != nil {
		t.Fatal(err)
	}
	next.Abort()
	for name, stays := range map[string]bool{left: false, young: true, other: true} {
		if _, err := os.Lstat(name); (err == nil) != stays {
			t.Errorf("%s: %v", name, err)
		}
	}
}
