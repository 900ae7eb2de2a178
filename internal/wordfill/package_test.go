package wordfill

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"vanthu/internal/rows"
)

const (
	spaceW  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	spaces2 = `xmlns:w="` + spaceW + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
		`xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
		`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ` +
		`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" ` +
		`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="w14"`
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
	relsHead = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// pkg is a DOCX in the making: parts by name, and their order.
type pkg struct {
	names []string
	parts map[string]string
}

func (p *pkg) set(name, text string) *pkg {
	if _, ok := p.parts[name]; !ok {
		p.names = append(p.names, name)
	}
	p.parts[name] = text
	return p
}

// docxOf is a DOCX with a body, as Word lays out its parts.
func docxOf(body string) *pkg {
	p := &pkg{parts: map[string]string{}}
	p.set("[Content_Types].xml", xmlHead+`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="`+mainType+`"/></Types>`)
	p.set("_rels/.rels", relsHead+`<Relationship Id="rId1" Type="`+relType+`officeDocument" Target="word/document.xml"/></Relationships>`)
	p.set("word/document.xml", xmlHead+`<w:document `+spaces2+`><w:body>`+body+`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`)
	p.set("word/_rels/document.xml.rels", relsHead+`</Relationships>`)
	return p
}

// with adds a part that the document refers to, such as a header.
func (p *pkg) with(kind, root, text string) *pkg {
	name := kind + "1"
	p.set("word/"+name+".xml", xmlHead+`<w:`+root+` `+spaces2+`>`+text+`</w:`+root+`>`)
	types := p.parts["[Content_Types].xml"]
	p.set("[Content_Types].xml", strings.Replace(types, "</Types>", `<Override PartName="/word/`+name+`.xml" ContentType="`+wordType+kind+`+xml"/></Types>`, 1))
	links := p.parts["word/_rels/document.xml.rels"]
	p.set("word/_rels/document.xml.rels", strings.Replace(links, "</Relationships>", `<Relationship Id="r`+name+`" Type="`+relType+kind+`" Target="`+name+`.xml"/></Relationships>`, 1))
	if kind == "header" || kind == "footer" {
		p.set("word/document.xml", strings.Replace(p.parts["word/document.xml"], "<w:sectPr>", `<w:sectPr><w:`+kind+`Reference w:type="default" r:id="r`+name+`"/>`, 1))
	}
	return p
}

func (p *pkg) bytes() []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range p.names {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		if _, err := w.Write([]byte(p.parts[name])); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// unzip reads all parts of a DOCX.
func unzip(t testing.TB, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(data)
	}
	return parts
}

// filled is the body of a document with this body, filled with a row.
func filled(t testing.TB, body string, v rows.Values) string {
	t.Helper()
	tmpl, err := Parse(docxOf(body).bytes())
	if err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	out, faults := tmpl.Fill(v)
	if len(faults) > 0 {
		t.Fatalf("%s: %+v", body, faults)
	}
	text := unzip(t, out)["word/document.xml"]
	_, text, _ = strings.Cut(text, "<w:body>")
	text, _, _ = strings.Cut(text, "<w:sectPr>")
	return text
}

func text(s string) rows.Value { return rows.Value{Text: s} }

// para is a paragraph of one run.
func para(s string) string { return `<w:p><w:r><w:t xml:space="preserve">` + s + `</w:t></w:r></w:p>` }

func table(rows ...string) string { return "<w:tbl>" + strings.Join(rows, "") + "</w:tbl>" }

func row(cells ...string) string {
	for i := range cells {
		cells[i] = "<w:tc>" + cells[i] + "</w:tc>"
	}
	return "<w:tr>" + strings.Join(cells, "") + "</w:tr>"
}
