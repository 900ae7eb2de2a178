package pdf

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode/utf16"

	"vanthu/internal/sheet"
)

// program is what the files say they were made with.
const program = "vanthu"

// textString is a text as PDF has it in dictionaries: UTF-16 with a mark.
// gofpdf's own conversion knows no character above U+FFFF.
func textString(s string) string {
	if s == "" {
		return ""
	}
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}

// infoDict is the Info dictionary. It says what the metadata packet says.
func infoDict(info *sheet.Info) string {
	day := "(D:" + strings.ReplaceAll(info.Date, "-", "") + "000000Z)"
	text := func(key, s string) string {
		if s == "" {
			return ""
		}
		return "/" + key + " (" + literal.Replace(textString(s)) + ")\n"
	}
	return "<<" + text("Title", info.Title) + text("Author", info.Author) + text("Subject", info.Subject) +
		"/Creator (" + program + ")\n/Producer (" + program + " (gofpdf))\n/CreationDate " + day + "\n/ModDate " + day + ">>"
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

// xmp is the metadata packet.
func xmp(info *sheet.Info) []byte {
	var b bytes.Buffer
	text := func(before, s, after string) {
		if s == "" {
			return
		}
		b.WriteString(before)
		_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer does not fail
		b.WriteString(after)
	}
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" + conforms +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n" +
		"<dc:format>application/pdf</dc:format>\n")
	text(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, info.Title, "</rdf:li></rdf:Alt></dc:title>\n")
	text("<dc:creator><rdf:Seq><rdf:li>", info.Author, "</rdf:li></rdf:Seq></dc:creator>\n")
	text(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, info.Subject, "</rdf:li></rdf:Alt></dc:description>\n")
	text("<dc:language><rdf:Bag><rdf:li>", info.Language, "</rdf:li></rdf:Bag></dc:language>\n")
	text("<xmp:CreateDate>", info.Date, "T00:00:00Z</xmp:CreateDate>\n")
	text("<xmp:ModifyDate>", info.Date, "T00:00:00Z</xmp:ModifyDate>\n")
	b.WriteString("<xmp:CreatorTool>" + program + "</xmp:CreatorTool>\n<pdf:Producer>" + program + " (gofpdf)</pdf:Producer>\n" +
		"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// literal is a byte string as PDF writes it.
var literal = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`)
