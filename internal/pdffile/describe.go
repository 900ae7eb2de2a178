package pdffile

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode/utf16"
)

// program is what the files say they were made with.
const program = "vanthu"

// About is what a file says about itself. What is empty is left out.
type About struct {
	Title, Author, Subject string
	Language               string // BCP 47
	Date                   string // an ISO day
	Producer               string // what wrote the file, beside this program
}

func (a *About) producer() string {
	if a.Producer == "" {
		return program
	}
	return program + " (" + a.Producer + ")"
}

// AppendInfo appends the Info dictionary. It says what the metadata packet says.
func (a *About) AppendInfo(b []byte) []byte {
	b = append(b, "<<"...)
	for _, e := range [...]struct{ key, text string }{{"Title", a.Title}, {"Author", a.Author}, {"Subject", a.Subject}} {
		if e.text != "" {
			b = append(append(append(b, '/'), e.key...), ' ')
			b = append(AppendText(b, e.text), '\n')
		}
	}
	b = append(append(append(b, "/Creator ("+program+")\n/Producer ("...), a.producer()...), ')')
	if a.Date != "" {
		day := "(D:" + strings.ReplaceAll(a.Date, "-", "") + "000000Z)"
		b = append(append(append(append(b, "\n/CreationDate "...), day...), "\n/ModDate "...), day...)
	}
	return append(b, ">>"...)
}

// AppendText appends a text as PDF has it in dictionaries: UTF-16 with a mark.
func AppendText(b []byte, s string) []byte {
	b = append(b, '(')
	if s != "" {
		b = append(b, 0xFE, 0xFF)
	}
	var pair [2]uint16
	for _, r := range s {
		for _, u := range utf16.AppendRune(pair[:0], r) {
			b = appendLiteral(appendLiteral(b, byte(u>>8)), byte(u))
		}
	}
	return append(b, ')')
}

// AppendLiteral appends a string of ASCII as PDF has it.
func AppendLiteral(b []byte, s string) []byte {
	b = append(b, '(')
	for i := range len(s) {
		b = appendLiteral(b, s[i])
	}
	return append(b, ')')
}

func appendLiteral(b []byte, c byte) []byte {
	switch c {
	case '\\', '(', ')':
		b = append(b, '\\')
	case '\r':
		return append(b, `\r`...)
	}
	return append(b, c)
}

// conforms says which standards the file keeps. The second is unknown to the
// first, and has to be described.
const conforms = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

// AppendXMP appends the metadata packet of a file that is PDF/A-2a and PDF/UA-1.
func (a *About) AppendXMP(out []byte) []byte {
	b := bytes.NewBuffer(out)
	text := func(before, s, after string) {
		if s == "" {
			return
		}
		b.WriteString(before)
		_ = xml.EscapeText(b, []byte(s)) // a bytes.Buffer does not fail
		b.WriteString(after)
	}
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" + conforms +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n" +
		"<dc:format>application/pdf</dc:format>\n")
	text(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, a.Title, "</rdf:li></rdf:Alt></dc:title>\n")
	text("<dc:creator><rdf:Seq><rdf:li>", a.Author, "</rdf:li></rdf:Seq></dc:creator>\n")
	text(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, a.Subject, "</rdf:li></rdf:Alt></dc:description>\n")
	text("<dc:language><rdf:Bag><rdf:li>", a.Language, "</rdf:li></rdf:Bag></dc:language>\n")
	text("<xmp:CreateDate>", a.Date, "T00:00:00Z</xmp:CreateDate>\n")
	text("<xmp:ModifyDate>", a.Date, "T00:00:00Z</xmp:ModifyDate>\n")
	b.WriteString("<xmp:CreatorTool>" + program + "</xmp:CreatorTool>\n<pdf:Producer>" + a.producer() + "</pdf:Producer>\n" +
		"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}
