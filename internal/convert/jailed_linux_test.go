package convert

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"

	"vanthu/internal/inspect"
)

// TestOfficeIsShutIn has the real LibreOffice draw a picture that refers to a
// file of this machine and to one that never ends, past the check that would
// refuse it: it sees neither.
func TestOfficeIsShutIn(t *testing.T) {
	inspect.Needs(t, "soffice", "pdftotext")
	emptyTemp(t)
	c, err := New("soffice", system)
	if err != nil {
		t.Fatal(err)
	}
	if err := Open(c); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "secret.svg"), []byte(svgOf(`<text x="1" y="8" font-size="4">chimlac</text>`)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mkfifo(filepath.Join(dir, "pipe.svg"), 0o600); err != nil {
		t.Fatal(err)
	}
	drawing := svgOf(`<text x="1" y="4" font-size="4">drawn</text><image xlink:href="file://` + dir + `/secret.svg" width="9" height="9"/><image xlink:href="file://` + dir + `/pipe.svg" width="9" height="9"/>`)
	pdf, err := c.(*office).convert(t.Context(), withPicture(t, drawing))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := inspect.Text(t.Context(), path)
	if err != nil || !bytes.Contains([]byte(text), []byte("drawn")) || bytes.Contains([]byte(text), []byte("chimlac")) {
		t.Errorf("%q, %v", text, err)
	}
}
