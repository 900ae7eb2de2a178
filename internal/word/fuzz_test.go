package word

import (
	"archive/zip"
	"bytes"
	"slices"
	"testing"
)

// FuzzRead puts what the fuzzer writes where a DOCX is read, as the container and as each kind of part: whatever it
// is, it is read or refused, and what is read can be walked. Run it with -fuzzminimizetime=20x: by default the engine
// spends a minute on making each large input smaller.
func FuzzRead(f *testing.F) {
	seed := documentParts(paragraphXML("a") + a4)
	f.Add(seed.zipped(f))
	f.Add(seed.packed(f, zip.Store))
	f.Add([]byte(seed["word/document.xml"]))
	f.Add([]byte(formatStyles))
	f.Add([]byte(formatTheme))
	f.Add([]byte(documentRels("header", "header1.xml", "styles", "header1.xml")))
	f.Add([]byte(xmlHead + `<w:hdr ` + wordNS + `><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:pict><v:textpath/><w:txbxContent>` +
		`<w:tbl><w:tr><w:tc><w:tcPr><w:tcW w:w="1e9%"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:txbxContent></w:pict></w:r></w:p></w:hdr>`))
	f.Add([]byte(numberingParts(abstractNum(1, lvl(0, "upperRoman", "%1.", "<w:isLgl/>")) + num(1, 1, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>`))["word/numbering.xml"]))
	f.Add([]byte(xmlHead + `<w:footnotes ` + wordNS + `><w:footnote w:id="1">` + paragraphXML("a") + `</w:footnote></w:footnotes>`))
	f.Add([]byte(xmlHead + `<w:hdr ` + wordNS + drawingNS + `><w:p><w:r><w:drawing><wp:anchor><wp:extent cx="9" cy="0"/><wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx="1" cy="0"/><a:chExt cx="0" cy="1"/></a:xfrm></wpg:grpSpPr>` +
		`<wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></wpg:wgp></wp:anchor></w:drawing><w:pict><v:line from="1,2" to="3pt,x"/></w:pict></w:r></w:p></w:hdr>`))
	places := []string{"word/numbering.xml", "word/footnotes.xml", "word/document.xml", "word/styles.xml", "word/theme/theme1.xml", "word/header1.xml", "word/_rels/document.xml.rels"}
	f.Fuzz(func(t *testing.T, data []byte) {
		walk(t, data)
		for _, place := range places {
			d := documentParts(`<w:p><w:pPr><w:pStyle w:val="Child"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>a</w:t></w:r></w:p>`)
			d["word/header1.xml"] = `<w:hdr ` + wordNS + `/>`
			d["word/theme/theme1.xml"] = formatTheme
			d["word/numbering.xml"] = `<w:numbering ` + wordNS + `/>`
			d["word/footnotes.xml"] = `<w:footnotes ` + wordNS + `/>`
			d["word/_rels/document.xml.rels"] = documentRels("styles", "styles.xml", "theme", "theme/theme1.xml", "header", "header1.xml", "numbering", "numbering.xml", "footnotes", "footnotes.xml")
			d[place] = string(data)
			walk(t, d.packed(t, zip.Store)) // packing is most of the time otherwise
		}
	})
}

func walk(t *testing.T, data []byte) {
	p, err := Read(nil, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		if p != nil {
			t.Errorf("an error and a package: %v", err)
		}
		return
	}
	for _, s := range slices.Concat([]Story{p.Body}, p.Headers, p.Footers) {
		for _, paragraph := range s.Paragraphs() {
			_ = paragraph.Text()
		}
		for _, table := range s.Tables() {
			if table == nil {
				t.Error("a nil table")
			}
		}
	}
	for _, s := range p.Sections {
		if s.EndBlock < 0 || s.EndBlock > len(p.Body.Blocks) {
			t.Errorf("section ends at block %d of %d", s.EndBlock, len(p.Body.Blocks))
		}
	}
}
