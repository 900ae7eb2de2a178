package wordfill

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/jpeg"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/inspect"
	"vanthu/internal/rows"
)

// shot is a picture as a row holds it.
func shot(t testing.TB, kind string, width, height int) rows.Value {
	t.Helper()
	var b bytes.Buffer
	m := image.NewGray(image.Rect(0, 0, width, height))
	var err error
	if kind == "jpeg" {
		err = jpeg.Encode(&b, m, nil)
	} else {
		err = png.Encode(&b, m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return text("data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(b.Bytes()))
}

// pictures is a template with pictures in the body, in rows of a table, and in
// a header without links.
func pictures() *pkg {
	return docxOf(para("A {{ảnh|image:30}} B {{ảnh|image}}")+`<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="x"/></wp:inline></w:drawing></w:r></w:p>`+table(row(para("{{#ds}}{{hình|image:10,5}}{{/ds}}")))+para("{{vắng?|image:9}}")).
		with("header", "hdr", para("{{ảnh|image:5}}"))
}

func TestPictures(t *testing.T) {
	tmpl, err := Parse(pictures().bytes())
	if err != nil {
		t.Fatal(err)
	}
	v := rows.Values{"ảnh": shot(t, "png", 40, 20), "ds": {List: []rows.Values{{"hình": shot(t, "jpeg", 30, 60)}, {"hình": shot(t, "png", 40, 20)}}}}
	out, faults := tmpl.Fill(v)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	again, _ := tmpl.Fill(v)
	if !bytes.Equal(out, again) {
		t.Error("twice the same row gave other bytes")
	}
	parts := unzip(t, out)
	body := parts["word/document.xml"]
	for _, want := range []string{`<wp:extent cx="1080000" cy="540000"/>`, `<wp:extent cx="2160000" cy="1080000"/>`, `<wp:extent cx="378000" cy="756000"/>`, `<wp:docPr id="8" `, `<wp:docPr id="9" `, `<wp:docPr id="10" `, `<wp:docPr id="11" `} {
		if strings.Count(body, want) != 1 {
			t.Errorf("%s stands %d times in %s", want, strings.Count(body, want), body)
		}
	}
	media := 0
	for name := range parts {
		if strings.HasPrefix(name, "word/media/") {
			media++
		}
	}
	links := strings.Count(parts["word/_rels/document.xml.rels"], "relationships/image")
	if media != 2 || links != 2 || strings.Count(parts["word/_rels/header1.xml.rels"], "relationships/image") != 1 || !strings.Contains(parts["[Content_Types].xml"], `Extension="jpeg"`) {
		t.Errorf("%d pictures, %d links: %v", media, links, parts)
	}
	for name, bad := range map[string]rows.Value{
		"text": text("a.png"), "no picture": text("data:image/png;base64,AAAA"), "svg": text("data:image/svg+xml;base64,AAAA"), "a path": text("/etc/passwd"), "an address": text("http://x/a.png"),
	} {
		if _, faults := tmpl.Fill(rows.Values{"ảnh": bad, "ds": {List: []rows.Values{}}}); len(faults) != 1 || faults[0].Rule != "row.image" {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// TestPicturesOffice has others read the pictures.
func TestPicturesOffice(t *testing.T) {
	inspect.Needs(t, "ooxml-validator")
	p := docxOf(para("A {{ảnh|image:30}}")+para("{{#ds}}")+para("{{hình|image:10}}")+para("{{/ds}}")).with("header", "hdr", para("{{ảnh|image:5}}"))
	tmpl, err := Parse(p.bytes())
	if err != nil {
		t.Fatal(err)
	}
	out, faults := tmpl.Fill(rows.Values{"ảnh": shot(t, "png", 40, 20), "ds": {List: []rows.Values{{"hình": shot(t, "jpeg", 30, 60)}, {"hình": shot(t, "png", 40, 20)}}}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	findings, err := inspect.ValidateDOCX(t.Context(), save(t, filepath.Join(t.TempDir(), "a.docx"), out))
	if err != nil || len(findings) > 0 {
		t.Errorf("%v %v", findings, err)
	}
}
