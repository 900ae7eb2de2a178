package inspect

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	office  = "http://schemas.openxmlformats.org/"
	content = `ContentType="application/vnd.openxmlformats-`
	a4      = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>`
)

func paragraphXML(text string) string {
	return `<w:p><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
}

// newDOCX writes a DOCX with this in its body into a folder of its own and returns its path.
func newDOCX(t testing.TB, name, body string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="` + office + `package/2006/content-types">` +
			`<Default Extension="rels" ` + content + `package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ` + content + `officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + office + `package/2006/relationships"><Relationship Id="rId1" ` +
			`Type="` + office + `officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="` + office + `wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(xmlHead + part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return writeFile(t, name, b.Bytes())
}

func writeFile(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// newPDF draws on A4 pages in points with Times 14 and returns the path of the file.
func newPDF(t testing.TB, draw func(*gofpdf.Fpdf)) string {
	t.Helper()
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetFont("Times", "", 14)
	pdf.AddPage()
	draw(pdf)
	path := filepath.Join(t.TempDir(), "fixture.pdf")
	if err := pdf.OutputFileAndClose(path); err != nil {
		t.Fatal(err)
	}
	return path
}
