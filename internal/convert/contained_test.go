package convert

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"strings"
	"testing"
	"unicode/utf16"
)

// packed is a package with one more part.
func packed(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	return zipped(t, [][2]string{{name, string(data)}})
}

func svgOf(inner string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">` + inner + `</svg>`
}

// TestSelfContained tries every way in which a drawing refers to something.
func TestSelfContained(t *testing.T) {
	var squeezed bytes.Buffer
	w := gzip.NewWriter(&squeezed)
	if _, err := w.Write([]byte(svgOf(`<image href="file:///etc/passwd"/>`))); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	var wide []byte
	for _, c := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?>` + svgOf(`<image href="file:///x"/>`))) {
		wide = append(wide, byte(c), byte(c>>8))
	}
	in64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	inner := svgOf(`<image href="../a.png"/>`)
	for name, bad := range map[string]string{
		"file":           svgOf(`<image xlink:href="file:///etc/passwd"/>`),
		"relative":       svgOf(`<image href="a.png"/>`),
		"http":           svgOf(`<use href="http://x.vn/a.svg#b"/>`),
		"spaces":         svgOf("<image href=\"\n file:///x\"/>"),
		"references":     svgOf(`<image href="&#x66;ile:///x"/>`),
		"another prefix": `<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink"><s:image l:href="/x"/></s:svg>`,
		"base":           svgOf(`<g xml:base="file:///"><image href="#x"/></g>`),
		"a style":        svgOf(`<rect style="fill:url(file:///x#y)"/>`),
		"an attribute":   svgOf(`<rect filter="url('/x#y')"/>`),
		"a rule":         svgOf(`<style>rect{fill:URL( "x.svg#y" )}</style>`),
		"CDATA":          svgOf(`<style><![CDATA[@import 'x.css';]]></style>`),
		"an escape":      svgOf(`<rect style="fill:u\72l(file:///x)"/>`),
		"a style sheet":  `<?xml-stylesheet href="x.css"?>` + svgOf(``),
		"an entity":      `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///x">]>` + svgOf(`&a;`),
		"nested":         svgOf(`<image href="data:image/svg+xml;base64,` + in64(inner) + `"/>`),
		"called PNG":     svgOf(`<image href="data:image/png;base64,` + in64(inner) + `"/>`),
		"escaped":        svgOf(`<image href="data:image/svg+xml,` + strings.ReplaceAll(strings.ReplaceAll(inner, `"`, "%22"), "<", "%3C") + `"/>`),
		"HTML":           svgOf(`<foreignObject><img src="file:///x"/></foreignObject>`),
		"broken":         svgOf(`<image href="#x">`) + `<`,
		"packed":         squeezed.String(),
		"UTF-16":         string(wide),
		"behind bytes":   "\xd7\xcd\xc6\x9a" + svgOf(`<image href="/x"/>`),
	} {
		for _, part := range []string{"word/media/a.svg", "word/media/a.png", "word/media/a.emf", "word/embeddings/a.bin", "word/media/a.xml"} {
			wants(t, name+" in "+part, selfContained(packed(t, part, []byte(bad))), Failed)
		}
	}
	const png = "\x89PNG\r\n\x1a\n"
	for name, good := range map[string]string{
		"a part of it": svgOf(`<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use xlink:href="#a"/>`),
		"a picture":    svgOf(`<image href="data:image/png;base64,` + in64(png) + `"/>`),
		"a doctype":    `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` + svgOf(`<path d="M0 0"/>`),
		"PNG":          png + `<svg href="x">`,
		"EMF":          "\x01\x00\x00\x00 a metafile",
		"nothing":      "",
	} {
		if err := selfContained(packed(t, "word/media/a.bin", []byte(good))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
