package convert

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"vanthu/internal/inspect"
)

// TestOffice converts with the real LibreOffice, two files at a time, and one of
// them again later: the same file gives the same bytes.
func TestOffice(t *testing.T) {
	inspect.Needs(t, "soffice", "pdftotext", "qpdf")
	emptyTemp(t)
	c, err := New("soffice", system)
	if err != nil {
		t.Fatal(err)
	}
	made := make([][]byte, 3)
	convert := func(i int, text string) {
		pdf, err := c.PDF(t.Context(), docx(t, text, ""))
		if err != nil {
			t.Error(err)
		}
		made[i] = pdf
	}
	var wg sync.WaitGroup
	wg.Go(func() { convert(0, "Ủy ban nhân dân xã Một") })
	wg.Go(func() { convert(1, "Ủy ban nhân dân xã Hai") })
	wg.Wait()
	time.Sleep(1100 * time.Millisecond) // the clock of a PDF counts seconds
	convert(2, "Ủy ban nhân dân xã Một")
	if t.Failed() {
		return
	}
	if !bytes.Equal(made[0], made[2]) {
		t.Error("the same file gave other bytes")
	}
	for i, want := range []string{"Một", "Hai"} {
		path := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(path, made[i], 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := inspect.Text(t.Context(), path)
		if err != nil || inspect.Normalize(text) != "Ủy ban nhân dân xã "+want {
			t.Errorf("%q, %v", text, err)
		}
		if err := inspect.CheckPDF(t.Context(), path); err != nil {
			t.Error(err)
		}
	}
}

// TestOfficeFetchesNothing converts a file that points to a picture, a text and
// a template on a server.
func TestOfficeFetchesNothing(t *testing.T) {
	inspect.Needs(t, "soffice")
	emptyTemp(t)
	var hits atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	defer server.Close()
	c, err := New("soffice", system)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.PDF(t.Context(), docx(t, "x", server.URL)); err != nil {
		t.Error(err)
	}
	if n := hits.Load(); n != 0 {
		t.Errorf("LibreOffice asked the server %d times", n)
	}
}

// TestOfficeReadsNoFile converts a file that points to a picture and a text on
// this machine.
func TestOfficeReadsNoFile(t *testing.T) {
	inspect.Needs(t, "soffice", "pdftotext")
	emptyTemp(t)
	c, err := New("soffice", system)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"picture.png": picture.Bytes(), "text.docx": docx(t, "secret", ""), "template.dotx": docx(t, "secret", "")} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pdf, err := c.PDF(t.Context(), docx(t, "x", "file://"+dir))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "a.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := inspect.Text(t.Context(), path)
	if err != nil || strings.Contains(text, "secret") || bytes.Contains(pdf, []byte("/Subtype/Image")) {
		t.Errorf("a file of the machine is in the PDF: %q, %v", text, err)
	}
}

func TestOfficeRefuses(t *testing.T) {
	inspect.Needs(t, "soffice")
	emptyTemp(t)
	c, err := New("soffice", system)
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.PDF(t.Context(), []byte("no Word file"))
	wants(t, "damaged", err, Failed)
	_, err = c.PDF(t.Context(), make([]byte, MaxDOCX+1))
	wants(t, "large", err, TooLarge)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.PDF(ctx, docx(t, "x", "")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
