package httpapi

import (
	"archive/zip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/inspect"
)

// TestReadme runs the curl lines of both READMEs against a server.
func TestReadme(t *testing.T) {
	inspect.Needs(t, "curl")
	s := start(t, withData(t.TempDir(), nil))
	for _, c := range []struct {
		file, section string
		least         int
	}{{"README.md", "## Dịch vụ", 9}, {"README.en.md", "## Service", 7}} {
		text, err := os.ReadFile(filepath.Join("../..", c.file))
		if err != nil {
			t.Fatal(err)
		}
		_, section, found := strings.Cut(string(text), "\n"+c.section+"\n")
		section, _, _ = strings.Cut(section, "\n## ")
		if !found {
			t.Fatalf("%s has no section %s", c.file, c.section)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "ke-hoach.json"), []byte(plan), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(filepath.Join(dir, "examples/batch"), os.DirFS("../../examples/batch")); err != nil {
			t.Fatal(err)
		}
		ran, set := 0, ""
		for command := range strings.Lines(strings.ReplaceAll(section, "http://127.0.0.1:8080", s.url)) {
			if strings.HasPrefix(command, "LO=") || strings.HasPrefix(command, "JOB=") {
				set = command // for the lines that follow
			}
			rest, ok := strings.CutPrefix(command, "curl ")
			if !ok {
				continue
			}
			ran++
			cmd := exec.CommandContext(t.Context(), "/bin/sh", "-c", set+"curl -sS "+rest)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%s: %v %s", command, err, out)
			}
		}
		if ran < c.least {
			t.Errorf("%s has %d examples", c.file, ran)
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if info, err := e.Info(); err != nil || info.Size() < 50 {
				t.Errorf("%s left %s empty", c.file, e.Name())
			}
		}
		if len(entries) != ran+2 {
			t.Errorf("%s: %d examples made %d files", c.file, ran, len(entries)-2)
		}
	}
}

// TestGuide runs the curl lines of the clerk's guide.
func TestGuide(t *testing.T) {
	inspect.Needs(t, "curl")
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../examples/batch")); err != nil {
		t.Fatal(err)
	}
	guide, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, nil)
	ran := 0
	for command := range strings.Lines(strings.ReplaceAll(string(guide), "http://127.0.0.1:8080", s.url)) {
		if !strings.HasPrefix(command, "curl ") {
			continue
		}
		ran++
		cmd := exec.CommandContext(t.Context(), "/bin/sh", "-c", command)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v %s", command, err, out)
		}
	}
	archive, err := zip.OpenReader(filepath.Join(dir, "gui-xa.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if n := len(archive.File); ran != 1 || n != 12*2*2+1 {
		t.Errorf("%d commands, %d files in the archive", ran, n)
	}
}
