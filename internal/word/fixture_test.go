package word

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNS  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
		`xmlns:v="urn:schemas-microsoft-com:vml"`
	relType     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	packageRels = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relType + `officeDocument" Target="word/document.xml"/></Relationships>`
	a4 = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>` +
		`<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>`
)

// parts is the content of a DOCX by name of the part.
type parts map[string]string

// documentParts is a DOCX with this in its body, and the other parts that Word wants to see.
func documentParts(body string) parts {
	return parts{
		"[Content_Types].xml": xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + contentType + `document.main+xml"/>` +
			`<Override PartName="/word/styles.xml" ContentType="` + contentType + `styles+xml"/></Types>`,
		"_rels/.rels":                  packageRels,
		"word/_rels/document.xml.rels": documentRels("styles", "styles.xml"),
		"word/styles.xml": styles(`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>` +
			`<w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>` +
			`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`),
		"word/document.xml": xmlHead + `<w:document ` + wordNS + `><w:body>` + body + `</w:body></w:document>`,
	}
}

func styles(inner string) string {
	return xmlHead + `<w:styles ` + wordNS + `>` + inner + `</w:styles>`
}

// documentRels links the main part to others: kind and target, in pairs.
func documentRels(pairs ...string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i := 0; i < len(pairs); i += 2 {
		b.WriteString(`<Relationship Id="` + pairs[i] + `" Type="` + relType + pairs[i] + `" Target="` + pairs[i+1] + `"/>`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func paragraphXML(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

// zipped packs the parts with the content types first, as Word does.
func (p parts) zipped(t testing.TB) []byte {
	t.Helper()
	return p.packed(t, zip.Deflate)
}

func (p parts) packed(t testing.TB, method uint16) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
