package convert

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vanthu/internal/inspect"
)

// noted is a Word file with two footnotes and, if comment is not empty, that in
// each of their paragraphs.
func noted(t testing.TB, comment string) []byte {
	t.Helper()
	const (
		space = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
		kind  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		word  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	)
	line := func(s, more string) string { return `<w:p><w:r><w:t>` + s + `</w:t></w:r>` + more + `</w:p>` }
	note := func(id string) string { return comment + `<w:r><w:footnoteReference w:id="` + id + `"/></w:r>` }
	return zipped(t, [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="` + word + `document.main+xml"/>` +
			`<Override PartName="/word/footnotes.xml" ContentType="` + word + `footnotes+xml"/><Override PartName="/word/comments.xml" ContentType="` + word + `comments+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + kind + `officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + kind + `footnotes" Target="footnotes.xml"/><Relationship Id="r2" Type="` + kind + `comments" Target="comments.xml"/></Relationships>`},
		{"word/document.xml", `<w:document` + space + `><w:body>` + line("Một", note("2")) + line("Hai", note("3")) + `</w:body></w:document>`},
		{"word/footnotes.xml", `<w:footnotes` + space + `><w:footnote w:type="separator" w:id="-1">` + line("", "") + `</w:footnote><w:footnote w:id="2">` + line("chú thích đầu", "") + `</w:footnote><w:footnote w:id="3">` + line("chú thích sau", "") + `</w:footnote></w:footnotes>`},
		{"word/comments.xml", `<w:comments` + space + `><w:comment w:id="1" w:author="a">` + line("xem lại", "") + `</w:comment></w:comments>`},
	})
}

// TestUncommented takes from a text what names its comments, and nothing else.
func TestUncommented(t *testing.T) {
	plain := noted(t, "")
	body := func(docx []byte) string {
		z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
		if err != nil {
			t.Fatal(err)
		}
		f, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for _, comment := range []string{"", `<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1" />`} {
		if got := body(uncommented(noted(t, comment))); got != body(plain) {
			t.Errorf("%s: %s", comment, got)
		}
	}
	for _, other := range [][]byte{nil, []byte("PK\x03\x04"), docx(t, "a", "")} {
		if got := uncommented(other); !bytes.Equal(got, other) {
			t.Errorf("%.20q was changed", other)
		}
	}
}

// TestFootnotesBesideComments has LibreOffice print the footnotes of a text that
// has comments too.
func TestFootnotesBesideComments(t *testing.T) {
	inspect.Needs(t, "soffice", "pdftotext")
	c, err := New("soffice", system)
	if err != nil {
		t.Fatal(err)
	}
	pdf, err := c.PDF(t.Context(), noted(t, `<w:r><w:commentReference w:id="1"/></w:r>`))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := inspect.Text(t.Context(), path)
	if err != nil || !strings.Contains(text, "chú thích đầu") || !strings.Contains(text, "chú thích sau") {
		t.Errorf("%q, %v", text, err)
	}
}
