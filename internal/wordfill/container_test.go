package wordfill

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/fill"
	"vanthu/internal/rows"
)

// raw is a DOCX with one more part, packed as a stranger likes.
func raw(t *testing.T, h zip.FileHeader, packed []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	p := docxOf(para("{{a}}"))
	for _, name := range p.names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, p.parts[name]); err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.CreateRaw(&h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(packed); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zeros are so many bytes, packed.
func zeros(t *testing.T, n int64) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(w, io.LimitReader(zeroReader{}, n)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type zeroReader struct{}

func (zeroReader) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// TestParseRefusesFiles gives Parse what is no template at all.
func TestParseRefusesFiles(t *testing.T) {
	const (
		broken = "Tệp Word bị hỏng: hãy mở bằng Word, lưu lại thành .docx rồi thử lại."
		large  = "Tệp mẫu quá lớn: tối đa 32 MB, nội dung bung ra tối đa 128 MB."
	)
	bomb := zeros(t, MaxPart+1)
	with := func(name, body string) []byte { return docxOf(para("{{a}}")).set(name, body).bytes() }
	typed := func(kind string) []byte {
		p := docxOf("")
		return p.set("[Content_Types].xml", strings.Replace(p.parts["[Content_Types].xml"], mainType, kind, 1)).bytes()
	}
	zipped := func(names ...string) []byte {
		p := &pkg{parts: map[string]string{}}
		for _, n := range names {
			p.set(n, "<x/>")
		}
		return p.bytes()
	}
	many := docxOf("")
	for i := range MaxParts {
		many.set("x/"+strings.Repeat("y", i%50)+strings.Repeat("z", i/50)+".bin", "")
	}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"empty":         {nil, "Tệp không phải văn bản Word .docx, hoặc bị hỏng"},
		"text":          {[]byte("abc"), "Tệp không phải văn bản Word .docx, hoặc bị hỏng"},
		"cut":           {docxOf("").bytes()[:500], "Tệp không phải văn bản Word .docx, hoặc bị hỏng"},
		"doc":           {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "Đây là tệp Word đời cũ (.doc)."},
		"encrypted":     {[]byte("\xD0\xCF\x11\xE0 E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), "Tệp Word có mật khẩu"},
		"rtf":           {[]byte(`{\rtf1}`), "Đây là tệp RTF."},
		"pdf":           {[]byte("%PDF-1.7"), "Đây là tệp PDF"},
		"odt":           {zipped("mimetype.xml", "content.xml", "META-INF/manifest.xml"), "Đây là tệp OpenDocument (.odt)."},
		"another zip":   {zipped("a.xml"), "Tệp không phải văn bản Word .docx."},
		"xlsx":          {typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "Tệp không phải văn bản Word .docx."},
		"dotx":          {typed(dotxType), "Đây là tệp khuôn mẫu của Word (.dotx)."},
		"docm":          {typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "Mẫu có macro (.docm) không được nhận."},
		"macros":        {with("word/vbaProject.bin", "x"), "Mẫu có macro (.docm) không được nhận."},
		"doctype":       {with("word/a.xml", `<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>`), broken},
		"entity":        {with("word/a.xml", `<x>&a;</x>`), broken},
		"not closed":    {with("word/a.xml", `<x>`), broken},
		"two roots":     {with("word/a.xml", `<x/><x/>`), broken},
		"no root":       {with("word/a.xml", ``), broken},
		"utf-16":        {with("word/a.xml", `<?xml version="1.0" encoding="UTF-16"?><x/>`), broken},
		"bad utf-8":     {with("word/a.xml", "<x>\xff</x>"), broken},
		"deep":          {with("word/a.xml", strings.Repeat("<x>", MaxDepth+1)), large},
		"many elements": {with("word/a.xml", "<x>"+strings.Repeat("<y/>", MaxElements)+"</x>"), large},
		"long tag":      {with("word/a.xml", "<x "+strings.Repeat(`a="" `, maxTag/5+1)+"/>"), large},
		"large XML":     {with("word/a.xml", "<x>"+strings.Repeat(strings.Repeat(" ", 99)+"<!---->", MaxXML/100)+"</x>"), large},
		"many parts":    {many.bytes(), large},
		"large file":    {make([]byte, MaxFile+1), large},
		"path":          {with("../a.bin", ""), broken},
		"backslash":     {with(`word\a.bin`, ""), broken},
		"twice":         {with("WORD/document.xml", "<x/>"), broken},
		"bomb":          {raw(t, zip.FileHeader{Name: "a.bin", Method: zip.Deflate, CompressedSize64: uint64(len(bomb)), UncompressedSize64: MaxPart + 1}, bomb), large},
		"liar":          {raw(t, zip.FileHeader{Name: "a.bin", Method: zip.Deflate, CompressedSize64: uint64(len(bomb)), UncompressedSize64: 10}, bomb), broken},
		"ratio":         {raw(t, zip.FileHeader{Name: "a.bin", Method: zip.Deflate, CompressedSize64: uint64(len(zeros(t, 8<<20))), UncompressedSize64: 8 << 20}, zeros(t, 8<<20)), large},
		"checksum":      {raw(t, zip.FileHeader{Name: "a.bin", Method: zip.Store, CRC32: 1, CompressedSize64: 1, UncompressedSize64: 1}, []byte("x")), broken},
		"method":        {raw(t, zip.FileHeader{Name: "a.bin", Method: 12, CompressedSize64: 1, UncompressedSize64: 1}, []byte("x")), broken},
		"zip password":  {raw(t, zip.FileHeader{Name: "a.bin", Flags: 1, CompressedSize64: 1, UncompressedSize64: 1}, []byte("x")), broken},
	} {
		if got := toldOf(t, c.file); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// FuzzFile holds that no file stops the program.
func FuzzFile(f *testing.F) {
	f.Add(libreOffice(f))
	f.Add(docxOf(para("{{a}}")).bytes())
	f.Add([]byte("PK"))
	f.Fuzz(func(_ *testing.T, file []byte) {
		if tmpl, err := Parse(file); err == nil {
			tmpl.Fill(unit(2))
		}
	})
}

// FuzzParse holds that no body stops the program, and that what is made of a
// body is XML again, without a mark.
func FuzzParse(f *testing.F) {
	for _, body := range []string{
		para("{{a}} {{b?}}"), para("{{#a}}") + para("{{#b}}{{c|markup}}{{/b}}") + para("{{/a}}"),
		table(row(para("{{#a}}"), para("")), row(para("{{b}}")), row(para("{{/a}}"))), table(row(para("{{#a}}") + table(row(para("{{c}}"))) + para("{{/a}}"))),
		`<w:p><w:pPr><w:sectPr/></w:pPr><w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>{</w:t></w:r></w:ins><w:hyperlink><w:r><w:t>{a}}</w:t><w:br/></w:r></w:hyperlink></w:p>`,
		`<w:p><w:r><w:drawing><wp:docPr id="1"/><w:txbxContent>` + para("{{#a}}x{{/a}}") + `</w:txbxContent></w:drawing></w:r></w:p><w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent/></w:sdt>`,
		para("{{#a}}x{{/a}} y {{^b}}z{{/b}}{{#c.d}}{{e}}{{/c.d}}"), `<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t>{{a}} {{b|words}} {{c|image:5}}</w:t></w:r></w:p>`,
		`<w:p>` + complexField(` MERGEFIELD a \b "x" \* Upper`, "«a»") + `<w:fldSimple w:instr="MERGEFIELD b"/></w:p>`,
		para("{{#a}}") + `<w:p><w:r><w:pict><v:shapetype id="t"/><v:shape id="s" type="#t"/></w:pict><w:footnoteReference w:id="1"/></w:r></w:p>` + para("{{/a}}"),
	} {
		f.Add(body, "x **y** & <z>\n", uint8(2))
	}
	f.Fuzz(func(t *testing.T, body, value string, n uint8) {
		tmpl, err := Parse(docxOf(body).bytes())
		if err != nil || strings.ContainsAny(value, "{}") {
			return
		}
		v := rows.Values{}
		for _, m := range tmpl.Names() {
			v[m.Name] = text(value)
			if m.Kind == fill.Begin {
				v[m.Name] = rows.Value{List: slices.Repeat([]rows.Values{{}}, int(n%4))}
			}
		}
		out, faults := tmpl.Fill(v)
		if len(faults) > 0 {
			return
		}
		again, err := Parse(out)
		if err != nil || len(again.Names()) > 0 {
			t.Fatalf("%q: %v %v", body, err, again)
		}
	})
}
