package doors

import (
	"archive/zip"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/doortest"
	"vanthu/internal/inspect"
)

// TestReadme runs the curl lines of both READMEs and of the page /docs against a
// server. Each leaves a file.
func TestReadme(t *testing.T) {
	inspect.Needs(t, "curl")
	s := start(t, withData(t.TempDir()))
	texts := map[string]string{"/docs": html.UnescapeString(string(s.Do("GET", "/docs", "").Data))}
	for _, file := range []string{"README.md", "README.en.md"} {
		text, err := os.ReadFile(filepath.Join("../..", file))
		if err != nil {
			t.Fatal(err)
		}
		texts[file] = string(text)
	}
	for name, least := range map[string]int{"README.md": 1, "README.en.md": 1, "/docs": 6} {
		dir := t.TempDir()
		for from, to := range map[string]string{"de-cuong.json": "mau.json", "danh-sach.xlsx": "danh-sach.xlsx"} {
			data, err := os.ReadFile(filepath.Join("../../examples/batch", from))
			if err != nil {
				t.Fatal(err)
			}
			given(t, dir, to, string(data))
		}
		given(t, dir, "ke-hoach.json", doortest.Plan)
		for _, name := range []string{"cong-van.pdf", "cong-van.docx"} {
			data, err := os.ReadFile(filepath.Join("../../examples", name))
			if err != nil {
				t.Fatal(err)
			}
			given(t, dir, name, string(data))
		}
		if ran := curled(t, s, dir, texts[name]); ran < least {
			t.Errorf("%s has %d examples", name, ran)
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if info, err := e.Info(); err != nil || info.Size() < 50 {
				t.Errorf("%s left %s empty", name, e.Name())
			}
		}
		if len(entries) < 5+least {
			t.Errorf("%s made %d files", name, len(entries)-5)
		}
	}
}

// given writes what the examples send.
func given(t *testing.T, dir, name, data string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

// curled runs the curl lines of a text, with the variable LO where it is set, and
// counts them.
func curled(t *testing.T, s *server, dir, text string) (ran int) {
	t.Helper()
	text = strings.NewReplacer("http://127.0.0.1:8080", s.URL, "\\\n", " ", "<pre><code>", "", "</code></pre>", "").Replace(text)
	set := ""
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "LO=") {
			set = line // for the lines that follow
		}
		rest, ok := strings.CutPrefix(line, "curl ")
		if !ok {
			continue
		}
		ran++
		cmd := exec.CommandContext(t.Context(), "/bin/sh", "-c", set+"curl -f -sS "+rest)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v %s", line, err, out)
		}
	}
	return ran
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
	ran := curled(t, s, dir, string(guide))
	archive, err := zip.OpenReader(filepath.Join(dir, "gui-xa.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if n := len(archive.File); ran != 1 || n != 12*2*2+1 {
		t.Errorf("%d commands, %d files in the archive", ran, n)
	}
}
