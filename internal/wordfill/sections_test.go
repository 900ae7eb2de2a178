package wordfill

import (
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/rows"
)

// TestSections gives each copy of a section headers of its own, with the values
// of its element, and with the links and pictures of the template's.
func TestSections(t *testing.T) {
	inspect.Needs(t, "ooxml-validator")
	section := `<w:p><w:pPr><w:sectPr w:rsidR="00000001"><w:headerReference w:type="default" r:id="rheader1"/><w:footerReference w:type="default" r:id="rfooter1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>`
	p := docxOf(para("{{#ds}}")+para("{{x}}")+section+para("{{/ds}}")+para("cuối")).with("header", "hdr", para("Thôn {{x}} của {{a}} {{ảnh?|image:5}} {{y}}")).with("footer", "ftr", para("không có dấu"))
	body := p.parts["word/document.xml"]
	last := strings.LastIndex(body, "<w:sectPr>")
	p.set("word/document.xml", body[:last]+`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`) // of the last section: as before
	tmpl, err := Parse(p.bytes())
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		list  []rows.Values
		heads int
	}{
		"two":  {[]rows.Values{{"x": text("Một"), "ảnh": shot(t, "png", 2, 2)}, {"x": text("Hai")}}, 2},
		"none": {[]rows.Values{}, 0},
	} {
		out, faults := tmpl.Fill(rows.Values{"a": text("Xã"), "y": text("y"), "ds": {List: c.list}})
		if len(faults) > 0 {
			t.Fatalf("%s: %v", name, faults)
		}
		parts := unzip(t, out)
		heads := 0
		for part, body := range parts {
			if strings.HasPrefix(part, "word/vanthu-header-") {
				heads++
				if !strings.Contains(body, "Thôn Một của Xã") && !strings.Contains(body, "Thôn Hai của Xã") {
					t.Errorf("%s: %s: %s", name, part, body)
				}
			}
		}
		if heads != c.heads || strings.Count(parts["[Content_Types].xml"], "vanthu-header") != c.heads || strings.Count(parts["word/_rels/document.xml.rels"], "vanthu-header") != c.heads || strings.Contains(parts["word/header1.xml"], "{{") {
			t.Errorf("%s: %v", name, parts)
		}
		findings, err := inspect.ValidateDOCX(t.Context(), save(t, filepath.Join(t.TempDir(), "a.docx"), out))
		if err != nil || len(findings) > 0 {
			t.Errorf("%s: %v %v", name, findings, err)
		}
	}
	_, faults := tmpl.Fill(rows.Values{"a": text("Xã"), "ds": {List: []rows.Values{{"x": text("Một")}}}})
	if len(faults) != 1 || faults[0].Detail.String() != "Trong đầu trang (header1.xml): Thiếu giá trị của «y»." {
		t.Errorf("%v", faults)
	}
}
