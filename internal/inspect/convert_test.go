package inspect

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func readFile(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestConvertAll(t *testing.T) {
	t.Parallel()
	Needs(t, "soffice", "mutool", "pdftotext", "pdffonts", "qpdf")
	first := newDOCX(t, "Kế hoạch -01.docx", paragraphXML("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")+paragraphXML("Độc lập - Tự do - Hạnh phúc")+a4)
	second := newDOCX(t, "second.docx", paragraphXML("Sở Nội vụ")+a4)
	out := filepath.Join(t.TempDir(), "made", "here")
	pdfs, err := ConvertAll(t.Context(), []string{first, second}, out)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{filepath.Join(out, "Kế hoạch -01.pdf"), filepath.Join(out, "second.pdf")}; !slices.Equal(pdfs, want) {
		t.Fatalf("%q, want %q", pdfs, want)
	}
	pages, err := ReadPDF(t.Context(), pdfs[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 1 || len(pages[0].Lines) != 2 || Normalize(pages[0].Lines[0].Text) != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" {
		t.Fatalf("%s", Dump(pages))
	}
	// 1701 twips; LibreOffice keeps lengths in hundredths of a millimetre and writes tenths of a point.
	if l := pages[0].Lines[0]; l.X0 < 84.9 || l.X0 > 85.6 || l.Spans[0].Size != 14 || l.Spans[0].Font != "LiberationSerif" {
		t.Errorf("%+v (Times New Roman is set in Liberation Serif: Debian package fonts-liberation2)", l)
	}
	text, err := Text(t.Context(), pdfs[0])
	if err != nil || !strings.Contains(Normalize(text), "Độc lập - Tự do - Hạnh phúc") {
		t.Errorf("%q, %v", text, err)
	}
	fonts, err := Fonts(t.Context(), pdfs[0])
	if err != nil || len(fonts) != 1 || !fonts[0].Embedded || !fonts[0].Subset || !fonts[0].Unicode || fonts[0].Name != "LiberationSerif" {
		t.Errorf("%+v, %v", fonts, err)
	}
	if err := CheckPDF(t.Context(), pdfs[0]); err != nil {
		t.Error(err)
	}
}

func TestConvertAllReportsEachFailure(t *testing.T) {
	t.Parallel()
	Needs(t, "soffice")
	damaged := writeFile(t, "damaged.docx", []byte("LibreOffice would show this as plain text"))
	good := newDOCX(t, "good.docx", paragraphXML("a"))
	pdfs, err := ConvertAll(t.Context(), []string{damaged, good}, t.TempDir())
	if err == nil || !strings.Contains(err.Error(), damaged) || strings.Contains(err.Error(), good) {
		t.Errorf("error: %v", err)
	}
	if len(pdfs) != 2 || pdfs[0] != "" || pdfs[1] == "" {
		t.Fatalf("paths: %q", pdfs)
	}
	if _, err := os.Stat(pdfs[1]); err != nil {
		t.Error(err)
	}
}

func TestConvertAllRefuses(t *testing.T) {
	t.Parallel()
	a := newDOCX(t, "a.docx", "")
	if _, err := ConvertAll(t.Context(), nil, t.TempDir()); err == nil {
		t.Error("no files: no error")
	}
	if _, err := ConvertAll(t.Context(), []string{a, newDOCX(t, "a.docx", "")}, t.TempDir()); err == nil {
		t.Error("two of a name: no error")
	}
	if _, err := ConvertDOCX(t.Context(), filepath.Join(t.TempDir(), "none.docx"), t.TempDir()); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such file: %v", err)
	}
}

func TestConvertDOCXAtTheSameTime(t *testing.T) {
	t.Parallel()
	Needs(t, "soffice", "pdftotext")
	out := t.TempDir()
	var wg sync.WaitGroup
	for _, name := range []string{"one", "two"} {
		docx := newDOCX(t, name+".docx", paragraphXML(name))
		wg.Go(func() {
			pdf, err := ConvertDOCX(t.Context(), docx, out)
			if err != nil {
				t.Error(err)
				return
			}
			if text, err := Text(t.Context(), pdf); err != nil || strings.TrimSpace(text) != name {
				t.Errorf("%s: %q, %v", name, text, err)
			}
		})
	}
	wg.Wait()
}
