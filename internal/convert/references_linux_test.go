package convert

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"

	"vanthu/internal/inspect"
)

// references is a Word file that refers to files in a folder, and to a server,
// in every way that Word has but drawings in SVG (see TestSelfContained).
func references(t testing.TB, dir, server string) []byte {
	t.Helper()
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	var body, links strings.Builder
	count := 0
	link := func(what, to string) (id string) {
		count++
		id = fmt.Sprintf("x%d", count)
		fmt.Fprintf(&links, `<Relationship Id="%s" Type="%s%s" Target="%s" TargetMode="External"/>`, id, kind, what, to)
		return id
	}
	field := func(code string) {
		body.WriteString(`<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)
		body.WriteString(`<w:p><w:fldSimple w:instr=" ` + strings.ReplaceAll(code, `"`, "&quot;") + ` " w:dirty="true"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>`)
	}
	picture := func(blip, click string) {
		body.WriteString(`<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="a">` + click + `</wp:docPr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>` + blip +
			`<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
	}
	for _, base := range []string{"file://" + dir, dir, server, "../../../../../../../../../.." + dir} {
		field(`INCLUDETEXT "` + base + `/secret.docx"`)
		field(`INCLUDETEXT "` + base + `/secret.txt" \c PlainText`)
		field(`INCLUDEPICTURE "` + base + `/secret.png" \d`)
		field(`DDE Word.Document.8 "` + base + `/secret.docx" a`)
		field(`DDEAUTO Word.Document.8 "` + base + `/secret.docx" a`)
		field(`LINK Word.Document.8 "` + base + `/secret.docx" a \a \r`)
		field(`LINK Excel.Sheet.12 "` + base + `/secret.csv" A1 \a \t`)
		field(`DATABASE \d "` + base + `/secret.csv" \s "SELECT * FROM a"`)
		field(`RD "` + base + `/secret.docx"`)
		field(`HYPERLINK "` + base + `/secret.docx"`)
		click := `<a:hlinkClick r:id="` + link("hyperlink", base+"/secret.png") + `"/>`
		picture(`<a:blip r:link="`+link("image", base+"/secret.png")+`"/>`, click)
		picture(`<a:blip r:embed="`+link("image", base+"/secret.svg")+`"/>`, "")
		picture(`<a:blip r:embed="e1" r:link="`+link("image", base+"/secret.svg")+`"/>`, "")
		body.WriteString(`<w:p><w:r><w:pict><v:shape id="s" style="width:50pt;height:50pt"><v:imagedata r:href="` + link("image", base+"/secret.png") + `" src="` + base + `/secret.png"/><v:fill r:href="` + link("image", base+"/secret.png") + `" type="frame"/></v:shape></w:pict></w:r></w:p>`)
		body.WriteString(`<w:p><w:r><w:object><v:shape id="o" style="width:50pt;height:50pt"/><o:OLEObject Type="Link" ProgID="Word.Document.12" ShapeID="o" DrawAspect="Content" ObjectID="_1" r:id="` + link("oleObject", base+"/secret.docx") + `" UpdateMode="Always"/></w:object></w:r></w:p>`)
		body.WriteString(`<w:altChunk r:id="` + link("aFChunk", base+"/secret.docx") + `"/><w:subDoc r:id="` + link("subDocument", base+"/secret.docx") + `"/>`)
	}
	body.WriteString(`<w:altChunk r:id="c1"/><w:altChunk r:id="c2"/>`)
	picture(`<a:blip r:embed="e1"/>`, "")
	html := `<html><head><link rel="stylesheet" href="file://` + dir + `/secret.css"></head><body>html<img src="file://` + dir + `/secret.png"><iframe src="file://` + dir + `/secret.html"></iframe><object data="file://` + dir + `/secret.svg"></object><img src="` + server + `/a.png"></body></html>`
	rtf := `{\rtf1 rtf {\field{\*\fldinst INCLUDEPICTURE "` + dir + `/secret.png"}{\fldrslt x}}{\field{\*\fldinst INCLUDETEXT "` + dir + `/secret.txt"}{\fldrslt x}}{\object\objlink{\*\objdata 00}}}`
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	const rels = head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	const spaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`
	own := func(id, what, to string) string {
		return `<Relationship Id="` + id + `" Type="` + kind + what + `" Target="` + to + `"/>`
	}
	outer := func(id, what string) string {
		return `<Relationship Id="` + id + `" Type="` + kind + what + `" Target="file://` + dir + `/secret.docx" TargetMode="External"/>`
	}
	return zipped(t, [][2]string{
		{"[Content_Types].xml", head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="emf" ContentType="image/x-emf"/><Default Extension="html" ContentType="text/html"/><Default Extension="rtf" ContentType="application/rtf"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + word + `document.main+xml"/><Override PartName="/word/settings.xml" ContentType="` + word + `settings+xml"/><Override PartName="/word/webSettings.xml" ContentType="` + word + `webSettings+xml"/></Types>`},
		{"_rels/.rels", rels + `<Relationship Id="rId1" Type="` + kind + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", head + `<w:document` + spaces + `><w:body><w:p><w:r><w:t>begin</w:t></w:r></w:p>` + body.String() + `<w:p><w:r><w:t>end</w:t></w:r></w:p></w:body></w:document>`},
		{"word/_rels/document.xml.rels", rels + links.String() + own("e1", "image", "media/a.emf") + own("c1", "aFChunk", "a.html") + own("c2", "aFChunk", "a.rtf") + own("s1", "settings", "settings.xml") + own("s2", "webSettings", "webSettings.xml") + `</Relationships>`},
		{"word/settings.xml", head + `<w:settings` + spaces + `><w:attachedTemplate r:id="t1"/><w:linkStyles/><w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/><w:connectString w:val="file://` + dir + `/secret.csv"/><w:query w:val="SELECT * FROM a"/><w:dataSource r:id="t2"/></w:mailMerge></w:settings>`},
		{"word/_rels/settings.xml.rels", rels + outer("t1", "attachedTemplate") + outer("t2", "mailMergeSource") + `</Relationships>`},
		{"word/webSettings.xml", head + `<w:webSettings` + spaces + `><w:frameset><w:frame><w:name w:val="f"/><w:sourceFileName r:id="f1"/></w:frame></w:frameset></w:webSettings>`},
		{"word/_rels/webSettings.xml.rels", rels + outer("f1", "frame") + `</Relationships>`},
		{"word/media/a.emf", string(metafile(t, []byte("\x89PNG")))},
		{"word/a.html", html},
		{"word/a.rtf", rtf},
	})
}

// metafile is a picture in EMF+ with a picture of any kind in it.
func metafile(t testing.TB, inner []byte) []byte {
	t.Helper()
	var plus bytes.Buffer
	le := func(w *bytes.Buffer, values ...any) {
		for _, v := range values {
			if err := binary.Write(w, binary.LittleEndian, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	record := func(kind, flags uint16, data []byte) {
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
		le(&plus, kind, flags, uint32(12+len(data)), uint32(len(data)), data)
	}
	var object, draw bytes.Buffer
	le(&object, uint32(0xDBC01002), uint32(1), uint32(9), uint32(9), uint32(36), uint32(0x26200A), uint32(1), inner) // a bitmap, packed
	le(&draw, uint32(0), uint32(2), float32(0), float32(0), float32(9), float32(9), float32(0), float32(0), float32(50), float32(50))
	record(0x4001, 0, []byte{2, 0x10, 0xC0, 0xDB, 0, 0, 0, 0, 96, 0, 0, 0, 96, 0, 0, 0})
	record(0x4008, 0x0500, object.Bytes())
	record(0x401A, 0, draw.Bytes())
	record(0x4002, 0, nil)
	comment := append([]byte("EMF+"), plus.Bytes()...)
	var out bytes.Buffer
	size := 88 + 12 + len(comment) + 20
	le(&out, uint32(1), uint32(88), int32(0), int32(0), int32(50), int32(50), int32(0), int32(0), int32(1300), int32(1300), []byte(" EMF"), uint32(0x10000), uint32(size), uint32(3), uint16(1), uint16(0),
		uint32(0), uint32(0), uint32(0), int32(1000), int32(1000), int32(300), int32(300))
	le(&out, uint32(70), uint32(12+len(comment)), uint32(len(comment)), comment)
	le(&out, uint32(14), uint32(20), uint32(0), uint32(16), uint32(20))
	return out.Bytes()
}

// secrets is a folder of files that nobody may read, and what tells who did.
func secrets(t *testing.T) (dir string, read func() []string) {
	t.Helper()
	dir = t.TempDir()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 9, 9))); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"secret.png": picture.String(), "secret.svg": svgOf(`<text x="1" y="8" font-size="4">chimlac</text>`), "secret.txt": "chimlac", "secret.csv": "a,b\nchimlac,1\n",
		"secret.html": "<p>chimlac</p>", "secret.css": "p{color:red}", "secret.docx": string(docx(t, "chimlac", "")),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	watch, err := unix.InotifyInit1(unix.IN_NONBLOCK | unix.IN_CLOEXEC)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unix.Close(watch) })
	if _, err := unix.InotifyAddWatch(watch, dir, unix.IN_OPEN|unix.IN_ACCESS); err != nil {
		t.Fatal(err)
	}
	return dir, func() (names []string) {
		buffer := make([]byte, 1<<16)
		for {
			n, err := unix.Read(watch, buffer)
			if errors.Is(err, unix.EAGAIN) || n <= 0 {
				return names
			}
			for at := 0; at+unix.SizeofInotifyEvent <= n; {
				event := (*unix.InotifyEvent)(unsafe.Pointer(&buffer[at]))
				at += unix.SizeofInotifyEvent
				names = append(names, string(bytes.TrimRight(buffer[at:at+int(event.Len)], "\x00")))
				at += int(event.Len)
			}
		}
	}
}

// TestOfficeFollowsNoReference converts a file that refers to others in every
// way: shut in or not, LibreOffice opens none of them and asks no server.
func TestOfficeFollowsNoReference(t *testing.T) {
	inspect.Needs(t, "soffice", "pdftotext")
	emptyTemp(t)
	dir, read := secrets(t)
	if _, err := os.ReadFile(filepath.Join(dir, "secret.txt")); err != nil || len(read()) == 0 {
		t.Fatalf("nobody hears who reads: %v", err)
	}
	var hits atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	defer server.Close()
	c, err := New("soffice", system)
	if err != nil {
		t.Fatal(err)
	}
	free := *c.(*office)
	free.open = errors.New("of the test")
	for name, o := range map[string]*office{"shut in": c.(*office), "free": &free} {
		pdf, err := o.PDF(t.Context(), references(t, dir, server.URL))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		path := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(path, pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		text, err := inspect.Text(t.Context(), path)
		if err != nil || !strings.Contains(text, "begin") || !strings.Contains(text, "end") || strings.Contains(text, "chimlac") {
			t.Errorf("%s: %q, %v", name, text, err)
		}
		if names := read(); len(names) > 0 {
			t.Errorf("%s: LibreOffice has read %q", name, names)
		}
	}
	if n := hits.Load(); n > 0 {
		t.Errorf("the server was asked %d times", n)
	}
}

// TestHiddenDrawings hides a drawing that refers to a file in what LibreOffice
// unpacks by itself: where LibreOffice would follow it, the file is refused.
func TestHiddenDrawings(t *testing.T) {
	inspect.Needs(t, "soffice")
	emptyTemp(t)
	dir, read := secrets(t)
	bad := []byte(svgOf(`<image xlink:href="file://` + dir + `/secret.png" width="9" height="9"/>`))
	var squeezed bytes.Buffer
	w := gzip.NewWriter(&squeezed)
	if _, err := w.Write(bad); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	c, err := New("soffice", system)
	if err != nil {
		t.Fatal(err)
	}
	free := *c.(*office)
	free.open = errors.New("of the test")
	followed := 0
	for name, file := range map[string][]byte{
		"SVG in EMF+":  withPart(t, "a.emf", "image/x-emf", string(metafile(t, bad))),
		"SVGZ in EMF+": withPart(t, "a.emf", "image/x-emf", string(metafile(t, squeezed.Bytes()))),
		"SVGZ":         withPart(t, "a.emf", "image/x-emf", squeezed.String()),
		"a Word file":  withObject(t, withPicture(t, string(bad))),
	} {
		if _, err := free.convert(t.Context(), file); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(read()) == 0 {
			continue
		}
		followed++
		wants(t, name, selfContained(file), Failed)
	}
	if followed == 0 {
		t.Error("LibreOffice follows none of these, so nothing is tested")
	}
}

// withObject is a Word file with another as an object in it, of which it has no
// picture.
func withObject(t testing.TB, inner []byte) []byte {
	t.Helper()
	const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	return zipped(t, [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="docx" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kind + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId2" Type="` + kind + `package" Target="embeddings/a.docx"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:body><w:p><w:r><w:object w:dxaOrig="1440" w:dyaOrig="1440"><v:shape id="o" style="width:50pt;height:50pt"/><o:OLEObject Type="Embed" ProgID="Word.Document.12" ShapeID="o" DrawAspect="Content" ObjectID="_1" r:id="rId2"/></w:object></w:r></w:p></w:body></w:document>`},
		{"word/embeddings/a.docx", string(inner)},
	})
}
