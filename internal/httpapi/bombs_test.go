package httpapi

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/render"
)

// TestBombs posts files of some kilobytes that would take hundreds of megabytes
// once read: each is refused as too large before it has taken more than a
// document may, and all memory is free again.
func TestBombs(t *testing.T) {
	s := start(t, func(c *settings) { c.Memory = 512 << 20 })
	word, pdf := render.DOCX.MediaType(), render.PDF.MediaType()
	for i, c := range []struct{ name, mediaType, file string }{
		{"paragraphs", word, wordBomb(t, strings.Repeat(`<w:p/>`, 480_000))},
		{"texts", word, wordBomb(t, strings.Repeat(`<w:p><w:r><w:t>a</w:t></w:r></w:p>`, 170_000))},
		{"elements that nobody knows", word, wordBomb(t, `<w:p>`+strings.Repeat(`<w:x/>`, 1_990_000)+`</w:p>`)},
		{"glyphs", pdf, pdfBomb(t, strings.Repeat("BT /F1 12 Tf 1 0 0 1 72 700 Tm "+strings.Repeat("(abcdefgh)Tj ", 10)+"ET ", 3000), 60)},
	} {
		for j, door := range []string{"/v1/check", "/v1/import"} {
			if testing.Short() && (i+j)%2 != 0 {
				continue // each file goes through one of them
			}
			s.Do("POST", door, c.file, "Content-Type", c.mediaType).Problem(t, "invalid-document")
			s.Eventually(c.name+" give their memory back at "+door, func() bool { return s.Papers.Used() == 0 })
		}
	}
}

// TestFilesWait tells that others have the memory which the reading of a file
// would need, and reads it when they have not.
func TestFilesWait(t *testing.T) {
	s := start(t, nil)
	word := render.DOCX.MediaType()
	file := string(exampleFile(t, "ke-hoach-dai.docx"))
	others := s.Papers.Share(s.Papers.Most())
	others.Take(int(s.Papers.Most()) - 4<<20)
	for _, door := range []string{"/v1/check", "/v1/import"} {
		s.Do("POST", door, file, "Content-Type", word).Problem(t, "busy")
	}
	others.Free()
	for _, door := range []string{"/v1/check", "/v1/import"} {
		if a := s.Do("POST", door, file, "Content-Type", word); a.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", door, a.StatusCode)
		}
	}
}

// wordBomb is a Word file whose text has xml at its beginning.
func wordBomb(t *testing.T, xml string) string {
	t.Helper()
	data := exampleFile(t, "cong-van-bieu-trung.docx")
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		part := new(bytes.Buffer)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		text := part.String()
		if f.Name == "word/document.xml" {
			text = strings.Replace(text, "<w:body>", "<w:body>"+xml, 1)
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// pdfBomb is a PDF of so many pages that all show one stream.
func pdfBomb(t *testing.T, content string, pages int) string {
	t.Helper()
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	kids := make([]string, pages)
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
		fmt.Sprintf("<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream", packed.Len(), packed.String())}
	for i := range kids {
		kids[i] = fmt.Sprintf("%d 0 R", len(objects)+1)
		objects = append(objects, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>")
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(kids, " "), pages)
	out := "%PDF-1.4\n"
	var table strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", len(out))
		out += fmt.Sprintf("%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	return out + fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", len(objects)+1, table.String(), len(objects)+1, len(out))
}

func exampleFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "examples", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
