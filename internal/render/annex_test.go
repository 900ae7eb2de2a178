package render

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/inspect"
	"vanthu/internal/layout"
)

// TestAnnexFiles: an annex that is a file of its own stands in no other, says what
// its author wrote and nothing of the document, and is the same in all formats.
func TestAnnexFiles(t *testing.T) {
	inspect.Needs(t, "pdftotext")
	s := sampleNamed(t, "quyet-dinh-quy-che")
	var names []string
	for _, f := range s.annexes {
		names = append(names, f.Name(s.name))
	}
	want := []string{"quyet-dinh-quy-che-phu-luc-1.pdf", "quyet-dinh-quy-che-phu-luc-1.docx", "quyet-dinh-quy-che-phu-luc-1-1.svg"}
	if !slices.Equal(names, want) {
		t.Fatalf("got %q, want %q", names, want)
	}
	dir := t.TempDir()
	for _, f := range s.annexes {
		if err := os.WriteFile(filepath.Join(dir, f.Name("x")), f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text, err := inspect.Text(t.Context(), filepath.Join(dir, "x-phu-luc-1.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	docx, err := inspect.ReadDOCX(filepath.Join(dir, "x-phu-luc-1.docx"))
	if err != nil {
		t.Fatal(err)
	}
	main, err := inspect.Text(t.Context(), s.pdfFile)
	if err != nil {
		t.Fatal(err)
	}
	var tree struct {
		Attachments []map[string]any `json:"attachments"`
	}
	if err := json.Unmarshal(s.json, &tree); err != nil {
		t.Fatal(err)
	}
	annex := tree.Attachments[1]
	delete(annex, "separate")
	for _, v := range texts(annex, "") {
		for where, all := range map[string]string{"PDF": text, "DOCX": docxText(docx)} {
			if !strings.Contains(squeezed(all), squeezed(v.text)) {
				t.Errorf("the %s of the annex lacks the %s %q", where, v.key, v.text)
			}
		}
	}
	for words, in := range map[string]string{"Toyota Hiace": text, "SỔ THEO DÕI": main} {
		if !strings.Contains(in, words) || strings.Count(main+text, words) != 1 {
			t.Errorf("%q stands in the wrong file", words)
		}
	}
	if !strings.Contains(squeezed(text), squeezed("(Kèm theo Quyết định số /QĐ-CĐKTCV ngày tháng năm của Trường Cao đẳng Kỹ thuật Cửa Việt)")) {
		t.Errorf("number and date are not blank:\n%s", text)
	}
}

// TestAnnexPages holds the bound of pages over all files of a document.
func TestAnnexPages(t *testing.T) {
	s := sampleNamed(t, "quyet-dinh-quy-che")
	for most, want := range map[int]error{5: nil, 4: layout.ErrTooManyPages} {
		d, err := renderer(t).Decode(s.json, document.Options{Limits: document.Limits{Pages: most}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := renderer(t).Render(t.Context(), d, PDF); !errors.Is(err, want) {
			t.Errorf("at most %d pages: %v", most, err)
		}
	}
}
