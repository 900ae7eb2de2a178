package inspect

import (
	"context"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
)

func TestTextKeepsHyphens(t *testing.T) {
	t.Parallel()
	Needs(t, "pdftotext")
	path := newPDF(t, func(pdf *gofpdf.Fpdf) {
		pdf.Text(85, 100, "theo so 120-")
		pdf.Text(85, 116, "KL/TW va 30-")
		pdf.Text(85, 132, "CT/TW")
		pdf.AddPage()
		pdf.Text(85, 100, "second page")
	})
	got, err := Text(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if want := "theo so 120-\nKL/TW va 30-\nCT/TW\nsecond page\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestFonts(t *testing.T) {
	t.Parallel()
	Needs(t, "pdffonts")
	fonts, err := Fonts(t.Context(), newPDF(t, func(pdf *gofpdf.Fpdf) { pdf.Text(85, 100, "a") }))
	if err != nil {
		t.Fatal(err)
	}
	if want := (Font{Name: "Times-Roman", Type: "Type 1", Encoding: "WinAnsi"}); len(fonts) != 1 || fonts[0] != want {
		t.Errorf("%+v, want %+v", fonts, want)
	}
}

func TestParseFonts(t *testing.T) {
	const head = "name                                 type              encoding         emb sub uni object ID\n" +
		"------------------------------------ ----------------- ---------------- --- --- --- ---------\n"
	got, err := parseFonts(head +
		"BAAAAA+LiberationSerif-Bold          CID TrueType      Identity-H       yes yes yes     14  0\n" +
		"[none]                               Type 3                             no  no  no      15  0\n" +
		"A face with a name much longer than its column, Type 1 CID Type 0C (OT)  Custom           yes no  no  [none]\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []Font{
		{"LiberationSerif-Bold", "CID TrueType", "Identity-H", true, true, true},
		{"[none]", "Type 3", "", false, false, false},
		{"A face with a name much longer than its column, Type 1", "CID Type 0C (OT)", "Custom", true, false, false},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got, err := parseFonts(head); err != nil || len(got) != 0 {
		t.Errorf("no fonts: %v, %v", got, err)
	}
	for _, in := range []string{"", "error\n", head + "something else\n"} {
		if got, err := parseFonts(in); err == nil {
			t.Errorf("%q: read as %+v", in, got)
		}
	}
}

func TestCheckPDF(t *testing.T) {
	t.Parallel()
	Needs(t, "qpdf")
	path := newPDF(t, func(pdf *gofpdf.Fpdf) { pdf.Text(85, 100, "a") })
	if err := CheckPDF(t.Context(), path); err != nil {
		t.Error(err)
	}
	data := strings.Replace(readFile(t, path), "xref\n", "xreg\n", 1)
	err := CheckPDF(t.Context(), writeFile(t, "damaged.pdf", []byte(data))) // qpdf mends this and only warns
	if err == nil || !strings.Contains(err.Error(), "WARNING") {
		t.Errorf("a damaged table of objects: %v", err)
	}
}

func TestValidateDOCX(t *testing.T) {
	t.Parallel()
	Needs(t, "ooxml-validator")
	good := newDOCX(t, "good.docx", paragraphXML("Kế hoạch")+a4)
	bad := newDOCX(t, "bad.docx", `<w:p><w:pPr><w:jc w:val="sideways"/></w:pPr></w:p>`+a4)
	damaged := writeFile(t, "damaged.docx", []byte("no ZIP"))
	found, err := ValidateDOCX(t.Context(), good, bad, damaged)
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 || len(found) != len(slicesOf(found, bad))+1 {
		t.Fatalf("%v", found)
	}
	if f := found[0]; f.File != bad || f.Part != "/word/document.xml" || f.Type != "Schema" || !strings.Contains(f.XPath, "w:jc") {
		t.Errorf("%+v", f)
	}
	if f := found[len(found)-1]; f.File != damaged || f.Type != "Exception" || f.Description == "" {
		t.Errorf("%+v", f)
	}
	for name, call := range map[string]func() ([]Finding, error){
		"no files":        func() ([]Finding, error) { return ValidateDOCX(t.Context()) },
		"no such file":    func() ([]Finding, error) { return ValidateDOCX(t.Context(), "/nonexistent/a.docx") },
		"unknown version": func() ([]Finding, error) { return ValidateDOCXFor(t.Context(), "Office1997", good) },
	} {
		if found, err := call(); err == nil {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func slicesOf(found []Finding, file string) (out []Finding) {
	for _, f := range found {
		if f.File == file {
			out = append(out, f)
		}
	}
	return out
}

func TestParseFindingsRefuses(t *testing.T) {
	for in, status := range map[string]int{
		``:                                0,
		`{}`:                              0,
		`{"ok":true,"errors":[{}]}`:       0,
		`{"ok":true,"errors":[]}`:         1,
		`{"ok":false,"errors":[]}`:        1,
		`{"ok":false,"errors":[{"id":1}]`: 1,
	} {
		if found, err := parseFindings(result{stdout: []byte(in), status: status}, "a.docx"); err == nil {
			t.Errorf("%s with status %d: %v", in, status, found)
		}
	}
}

func TestMissingProgram(t *testing.T) {
	docx := newDOCX(t, "a.docx", paragraphXML("a"))
	pdf := newPDF(t, func(pdf *gofpdf.Fpdf) {})
	out := t.TempDir()
	t.Setenv("PATH", t.TempDir())
	t.Setenv(ToolsEnv, "")
	for program, call := range map[string]func(context.Context) error{
		"mutool from Debian package mupdf-tools":               func(ctx context.Context) error { _, err := ReadPDF(ctx, pdf); return err },
		"pdftotext from Debian package poppler-utils":          func(ctx context.Context) error { _, err := Text(ctx, pdf); return err },
		"pdffonts from Debian package poppler-utils":           func(ctx context.Context) error { _, err := Fonts(ctx, pdf); return err },
		"qpdf from Debian package qpdf":                        func(ctx context.Context) error { return CheckPDF(ctx, pdf) },
		"soffice from Debian package libreoffice-writer-nogui": func(ctx context.Context) error { _, err := ConvertDOCX(ctx, docx, out); return err },
		"ooxml-validator from " + validatorSource:              func(ctx context.Context) error { _, err := ValidateDOCX(ctx, docx); return err },
	} {
		var missing *MissingProgramError
		if err := call(t.Context()); !errors.As(err, &missing) {
			t.Errorf("%s: %v", program, err)
		} else if got := missing.Program + " from " + missing.Source; got != program {
			t.Errorf("%s, want %s", got, program)
		}
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	t.Parallel()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	// The child outlives the shell and holds its output open, as LibreOffice's does.
	_, err = run(t.Context(), 50*time.Millisecond, sh, "-c", "sleep 300 & wait")
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	if d := time.Since(start); d > time.Minute {
		t.Errorf("took %v", d)
	}
}

func TestBoundedBuffer(t *testing.T) {
	for _, drop := range []bool{false, true} {
		b := &boundedBuffer{max: 3, drop: drop}
		if n, err := b.Write([]byte("abcd")); b.String() != "abc" || !b.full || (err == nil) != drop || (n == 4) != drop {
			t.Errorf("drop %v: %d, %v, %q", drop, n, err, b.String())
		}
	}
}
