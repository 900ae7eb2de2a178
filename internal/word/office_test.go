package word_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"vanthu/examples"
	"vanthu/internal/inspect"
	"vanthu/internal/word"
)

// TestAnnotatedFiles holds annotated examples against Word's schemas, and one of
// them against LibreOffice.
func TestAnnotatedFiles(t *testing.T) {
	inspect.Needs(t, "ooxml-validator", "soffice")
	dir := t.TempDir()
	var files []string
	for i, e := range examples.All() {
		if i%20 != 0 {
			continue // some of all kinds: the marks are the same everywhere
		}
		docx, err := os.ReadFile(filepath.Join("..", "..", "examples", e.Name+".docx"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := word.Read(nil, bytes.NewReader(docx), int64(len(docx)))
		if err != nil {
			t.Fatal(err)
		}
		var comments []word.Comment
		for n := range p.Body.Paragraphs() {
			comments = append(comments, word.Comment{Paragraph: n + 1, Lines: []string{"Ghi chú.", "Dòng hai & ba."}})
		}
		out, err := word.Annotate(docx, "vanthu", comments)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, filepath.Join(dir, e.Name+".docx"))
		if err := os.WriteFile(files[len(files)-1], out, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found, err := inspect.ValidateDOCX(t.Context(), files...)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Error(f)
	}
	if _, err := inspect.ConvertDOCX(t.Context(), files[0], dir); err != nil {
		t.Error(err)
	}
}
