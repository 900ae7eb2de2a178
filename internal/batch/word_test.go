package batch

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"vanthu/internal/convert"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/inspect"
	"vanthu/internal/render"
)

// wordTemplate is a DOCX with marks: those of a plain document are its text.
func wordTemplate(t *testing.T) []byte {
	t.Helper()
	d, err := renderer().Decode([]byte(`{"kind": "thong-bao", "issuer": {"name": "SỞ NỘI VỤ"}, "subject": "Về việc nghỉ lễ", "sections": ["Nội dung của {{đơn vị}}."], "signer": {"position": ["GIÁM ĐỐC"], "name": "Nguyễn Văn A"}}`), document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	result, err := renderer().Render(t.Context(), d, render.DOCX)
	if err != nil {
		t.Fatal(err)
	}
	return result.Files[0].Data
}

// converter gives a PDF that is none, or an error.
type converter struct{ err error }

func (converter) Name() string { return "test" }

func (c converter) PDF(_ context.Context, docx []byte) ([]byte, error) {
	return []byte("PDF of " + string(docx[:2])), c.err
}

func TestWordTemplate(t *testing.T) {
	spec := Spec{Templates: []Template{{"Biểu 1.docx", wordTemplate(t)}}}
	p := compiled(t, spec)
	m := p.Make(t.Context(), p.Namer().Name(row(7)))
	if len(m.Faults) > 0 || len(m.Files) != 1 || m.Files[0].Name != "Biểu 1-0001.docx" {
		t.Fatalf("%+v", m)
	}
	text := docxText(t, m.Files[0].Data)
	if !strings.Contains(text, "Nội dung của Đơn vị 0007.") || strings.Contains(text, "{{") {
		t.Errorf("the text is %q", text)
	}
	m = p.Make(t.Context(), p.Namer().Name(row(7, "đơn vị", "")))
	if len(m.Faults) == 0 || m.Faults[0].Column != "đơn vị" || m.Files != nil {
		t.Errorf("%+v", m)
	}

	spec.Merge = true
	_, err := Compile(renderer(), spec, Options{})
	var wrong fault.List
	if !errors.As(err, &wrong) || wrong[0].Rule != "template.converter" || wrong[0].Pointer != "/templates/0" {
		t.Errorf("without a converter: %v", err)
	}
	for _, c := range []struct {
		err  error
		want string
	}{
		{nil, ""},
		{errors.New("secret words"), "The DOCX could not be converted to PDF."},
		{&convert.Error{Detail: fault.Text{"Bộ chuyển đổi bận.", "The converter is busy."}}, "The converter is busy."},
	} {
		p, err := Compile(renderer(), spec, Options{Converter: converter{c.err}})
		if err != nil {
			t.Fatal(err)
		}
		m := p.Make(t.Context(), p.Namer().Name(row(7)))
		if c.want == "" && (len(m.Files) != 2 || m.Files[0].Name != "Biểu 1-0001.pdf" || string(m.Files[0].Data) != "PDF of PK") {
			t.Errorf("%+v", m.Files)
		}
		if c.want != "" && (len(m.Faults) != 1 || m.Faults[0].Detail.In(fault.English) != c.want || m.Files != nil) {
			t.Errorf("%v: %+v", c.err, m.Faults)
		}
	}
	if _, err := Compile(renderer(), Spec{Templates: []Template{{"a.docx", []byte("PK\x03\x04broken")}}}, Options{}); !errors.As(err, &wrong) || wrong[0].Detail.String() == "" {
		t.Errorf("a broken template: %v", err)
	}
}

// repacking is a converter whose every second PDF packs its objects.
type repacking struct {
	convert.Converter
	t     *testing.T
	count atomic.Int32
}

func (r *repacking) PDF(ctx context.Context, docx []byte) ([]byte, error) {
	pdf, err := r.Converter.PDF(ctx, docx)
	if err != nil || r.count.Add(1)%2 == 1 {
		return pdf, err
	}
	in, out := filepath.Join(r.t.TempDir(), "in.pdf"), filepath.Join(r.t.TempDir(), "out.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		return nil, err
	}
	if err := exec.CommandContext(ctx, "qpdf", "--object-streams=generate", in, out).Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

// TestConvertedPDF binds the PDFs that LibreOffice makes of Word files with our
// own. One of them packs its objects, as newer versions do.
func TestConvertedPDF(t *testing.T) {
	inspect.Needs(t, "soffice", "qpdf", "pdftotext")
	office, err := convert.New("soffice", func() string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	spec := one("{{đơn vị}}", render.PDF)
	spec.Templates = append(spec.Templates, Template{"bieu.docx", wordTemplate(t)})
	spec.Merge, spec.Duplex = true, true
	p, err := Compile(renderer(), spec, Options{Program: "vanthu test", Converter: &repacking{Converter: office, t: t}})
	if err != nil {
		t.Fatal(err)
	}
	_, files := unpacked(t, packed(t, p, some(2)))
	file := filepath.Join(t.TempDir(), MergedName)
	if err := os.WriteFile(file, files[MergedName], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := inspect.CheckPDF(t.Context(), file); err != nil {
		t.Error(err)
	}
	text, err := inspect.Text(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := strings.Count(text, "Nội dung của Đơn vị 0002."), strings.Count(text, "Nội dung của Đơn vị 0003."); a != 2 || b != 2 {
		t.Errorf("%d and %d documents of the rows in %q", a, b, text)
	}
}

// TestUnbound wants to be told which file could not be bound, and if that is
// for its encryption.
func TestUnbound(t *testing.T) {
	for trailer, encrypted := range map[string]bool{"<</Root 1 0 R/Encrypt 2 0 R>>": true, "<</Root 1 0 R>>": false} {
		b := compiled(t, one("")).NewBinder(io.Discard)
		pdf := "%PDF-1.4\nxref\n0 0\ntrailer\n" + trailer + "\nstartxref\n9\n%%EOF\n"
		var bind *BindError
		if err := b.Add(File{Name: "a.pdf", Data: []byte(pdf)}); !errors.As(err, &bind) || bind.Name != "a.pdf" || bind.Encrypted != encrypted {
			t.Errorf("%s: %v", trailer, err)
		}
	}
}

func TestNeeds(t *testing.T) {
	spec := one("{{xã}} {{stt}} {{STT}} {{mau}}")
	spec.Templates = append(spec.Templates, Template{"b.json", []byte(`{"kind": "{{x?}}{{mau}}", "to": ["{{#ds}}{{tên}} {{stt}}{{/ds}}"]}`)})
	p := compiled(t, spec)
	var got []string
	for _, n := range p.needs() {
		got = append(got, strings.TrimPrefix(n.Group+"/", "/")+n.Mark.String())
	}
	if s, want := strings.Join(got, " "), "{{xã}} {{đơn vị}} {{mã}} {{số}} {{ngày|iso}} {{ghi chú?}} {{x?}} {{mau}} {{#ds}} ds/{{tên}}"; s != want {
		t.Errorf("needs %q, want %q", s, want)
	}
	if lists := p.Lists(); len(lists) != 1 || lists[0] != "ds" {
		t.Errorf("lists %q", lists)
	}
	if lists := compiled(t, one("")).Lists(); lists == nil || len(lists) > 0 {
		t.Errorf("no lists are %#v: nil stands for all of a workbook", lists)
	}
	if names := p.FileNames(Named{Names: []string{"a", "b"}}); strings.Join(names, " ") != "a.pdf a.docx b.pdf b.docx" {
		t.Errorf("files %q", names)
	}
}
