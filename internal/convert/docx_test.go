package convert

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"slices"
	"testing"
)

// docx is a Word file of one paragraph, with a picture at an address outside and
// a template of its own there.
func docx(t testing.TB, text, outside string) []byte {
	t.Helper()
	const (
		head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
		rels = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
		kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	)
	picture, links, settings := "", "", ""
	if outside != "" {
		picture = `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId2"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>` +
			`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "` + outside + `/text.docx"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
		links = `<Relationship Id="rId2" Type="` + kind + `image" Target="` + outside + `/picture.png" TargetMode="External"/><Relationship Id="rId3" Type="` + kind + `settings" Target="settings.xml"/>`
		settings = outside + "/template.dotx"
	}
	parts := [][2]string{
		{"[Content_Types].xml", head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="` + word + `document.main+xml"/><Override PartName="/word/settings.xml" ContentType="` + word + `settings+xml"/></Types>`},
		{"_rels/.rels", rels + `<Relationship Id="rId1" Type="` + kind + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", head + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body><w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` + picture + `</w:body></w:document>`},
		{"word/_rels/document.xml.rels", rels + links + `</Relationships>`},
		{"word/settings.xml", head + `<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:attachedTemplate r:id="rId1"/></w:settings>`},
		{"word/_rels/settings.xml.rels", rels + `<Relationship Id="rId1" Type="` + kind + `attachedTemplate" Target="` + settings + `" TargetMode="External"/></Relationships>`},
	}
	if outside == "" {
		parts = parts[:4]
	}
	return zipped(t, parts)
}

// withPicture is a Word file with a drawing in it.
func withPicture(t testing.TB, drawing string) []byte {
	t.Helper()
	return withPart(t, "a.svg", "image/svg+xml", drawing)
}

// withPart is a Word file with a picture of any kind in it.
func withPart(t testing.TB, name, media, data string) []byte {
	t.Helper()
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return zipped(t, [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="` + name[2:] + `" ContentType="` + media + `"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kind + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId2" Type="` + kind + `image" Target="media/` + name + `"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body><w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:body></w:document>`},
		{"word/media/" + name, data},
	})
}

// zipped is a package of parts.
func zipped(t testing.TB, parts [][2]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// emptyTemp gives conversions a folder of their own, which has to be empty
// again at the end.
func emptyTemp(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Cleanup(func() {
		left, err := os.ReadDir(dir)
		if err != nil || len(left) > 0 {
			t.Errorf("%v is left behind, %v", left, err)
		}
	})
}

// wants holds that an error has a reason and speaks both languages.
func wants(t *testing.T, name string, err error, want Reason) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Errorf("%s: %v is no *Error", name, err)
	} else if e.Reason != want || slices.Contains(e.Detail[:], "") {
		t.Errorf("%s: %+v, want reason %d", name, e, want)
	}
}
