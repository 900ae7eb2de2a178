package render

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/inspect"
	"vanthu/internal/merge"
	"vanthu/internal/paper"
)

// TestSignatureFields has veraPDF judge files with signature fields and poppler
// name them: each at its slot, and in a
// file that is not merged with others.
func TestSignatureFields(t *testing.T) {
	inspect.Needs(t, "verapdf", "pdfsig", "qpdf")
	var files []string
	dir := t.TempDir()
	for name, want := range map[string]string{
		"thong-bao":          "signature-1 seal-1",
		"ke-hoach-lien-tich": "signature-1 seal-1 signature-2 seal-2 signature-3 seal-3",
		"ban-sao-y":          "signature-copy seal-copy",
		"ban-sao-dien-tu":    "signature_text",
		"ke-hoach-chu-ky":    "signature-1 seal-1",
		"dang-bao-cao":       "signature-1 seal-1",
	} {
		data, err := os.ReadFile("../../examples/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		d, err := renderer(t).Decode(data, document.Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, signed := signable(t, d)
		if _, again := signable(t, d); string(again) != string(signed) {
			t.Errorf("%s: other bytes", name)
		}
		file := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(file, signed, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		got, err := inspect.SignatureFields(t.Context(), file)
		slices.Sort(got)
		wanted := strings.Fields(want)
		slices.Sort(wanted)
		if err != nil || !slices.Equal(got, wanted) {
			t.Errorf("%s: fields %q, want %q: %v", name, got, want, err)
		}
		if err := inspect.CheckPDF(t.Context(), file); err != nil {
			t.Error(err)
		}
		for _, f := range p.Fields() {
			if f.Before == nil || f.Label == "" {
				t.Errorf("%s: field %+v", name, f)
			}
		}
		if err := merge.New(io.Discard, false, nil).Add("x", signed); !errors.Is(err, merge.ErrSigned) {
			t.Errorf("%s: merged: %v", name, err)
		}
	}
	if err := inspect.CheckArchive(t.Context(), files...); err != nil {
		t.Error(err)
	}
}

// signable is the PDF of a document with signature fields.
func signable(t *testing.T, d *document.Document) (*paper.Paper, []byte) {
	t.Helper()
	p, err := renderer(t).Compose(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	p.Sign()
	r, err := renderer(t).Files(t.Context(), p, PDF)
	if err != nil {
		t.Fatal(err)
	}
	return p, r.Files[0].Data
}

// TestFieldsAreRead finds the fields in what is read aloud, behind the position
// and before the name of who signs.
func TestFieldsAreRead(t *testing.T) {
	inspect.Needs(t, "pdfinfo")
	data, err := os.ReadFile("../../examples/thong-bao.json")
	if err != nil {
		t.Fatal(err)
	}
	d, err := renderer(t).Decode(data, document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, signed := signable(t, d)
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, signed, 0o600); err != nil {
		t.Fatal(err)
	}
	read, err := inspect.Structure(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	position, form, name := strings.Index(read, d.Signer.Position[0]), strings.Index(read, "Form"), strings.LastIndex(read, d.Signer.Name)
	if position < 0 || form < position || name < form || strings.Count(read, "Form") != 2 {
		t.Errorf("%d %d %d in\n%s", position, form, name, read)
	}
}
