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

// xmp is the metadata packet. Its dates are days, as far as they are known.
func xmp(info sheet.Info) []byte {
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
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">` + "\n" +
		"<dc:format>application/pdf</dc:format>\n")
	text(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, info.Title, "</rdf:li></rdf:Alt></dc:title>\n")
	text("<dc:creator><rdf:Seq><rdf:li>", info.Author, "</rdf:li></rdf:Seq></dc:creator>\n")
	text(`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, info.Subject, "</rdf:li></rdf:Alt></dc:description>\n")
	text("<dc:language><rdf:Bag><rdf:li>", info.Language, "</rdf:li></rdf:Bag></dc:language>\n")
	text("<xmp:CreateDate>", info.Date, "</xmp:CreateDate>\n")
	text("<xmp:ModifyDate>", info.Date, "</xmp:ModifyDate>\n")
	b.WriteString("<xmp:CreatorTool>" + program + "</xmp:CreatorTool>\n<pdf:Producer>" + program + " (gofpdf)</pdf:Producer>\n" +
		"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// literal is a byte string as PDF writes it.
var literal = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`, "\r", `\r`)
