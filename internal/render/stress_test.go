package render

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/inspect"
)

// differs names the stress documents that LibreOffice is known to set in
// another way, with the reason. The PDF follows the law and Word's rules.
var differs = map[string]string{
	"de-muc-noi-tiep-cuoi-trang": "LibreOffice leaves the first of seven headings that keep with the next at the foot of a page",
	"tu-mot-tram-ky-tu":          "LibreOffice breaks an address without spaces elsewhere in narrow columns",
}

// TestStress renders documents that go to the edge of what is allowed: names
// of six lines, tables of forty rows, letters of every kind, words of a hundred
// letters. Both files hold, agree, and stay inside their margins.
func TestStress(t *testing.T) {
	inspect.Needs(t, "soffice", "mutool")
	files, err := filepath.Glob("testdata/stress/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stress documents: %v", err)
	}
	r, dir := renderer(t), t.TempDir()
	var docx []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := r.Decode(data, document.Options{})
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		holds(t, r, d)
		result, err := r.Render(t.Context(), d, Formats...)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, f := range result.Files {
			path := filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".json")+"."+string(f.Format))
			if err := os.WriteFile(path, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
			if f.Format == DOCX {
				docx = append(docx, path)
			}
		}
	}
	drawn, err := inspect.ConvertAll(t.Context(), docx, filepath.Join(dir, "office"))
	if err != nil {
		t.Fatal(err)
	}
	for i, path := range docx {
		name := strings.TrimSuffix(filepath.Base(path), ".docx")
		if differs[name] != "" {
			continue
		}
		ours, err := inspect.ReadPDF(t.Context(), strings.TrimSuffix(path, ".docx")+".pdf")
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := inspect.ReadPDF(t.Context(), drawn[i])
		if err != nil {
			t.Fatal(err)
		}
		if p := inspect.Compare(ours, theirs); !p.Equal() || p.Shift > mm {
			t.Errorf("%s: %s", name, p)
		}
	}
}
