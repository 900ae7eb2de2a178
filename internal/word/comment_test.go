package word

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// unzipped are the parts of a DOCX, and how each is packed.
func unzipped(t testing.TB, docx []byte) (text, packed map[string]string, order []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx)))
	if err != nil {
		t.Fatal(err)
	}
	text, packed = map[string]string{}, map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		raw, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		bytes, err := io.ReadAll(raw)
		if err != nil {
			t.Fatal(err)
		}
		text[f.Name], packed[f.Name] = string(data), string(bytes)
		order = append(order, f.Name)
	}
	return text, packed, order
}

// TestAnnotate puts comments at paragraphs of all sorts: all but their marks stays.
func TestAnnotate(t *testing.T) {
	const body = `<w:p w:rsidR="1"><w:pPr><w:jc w:val="both"/></w:pPr ><w:r><w:t>một</w:t></w:r></w:p >` + // 1
		`<w:p/>` + // 2
		`<w:tbl><w:tr><w:tc><w:p>` + "\n  " + `<w:pPr/><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p></w:tc></w:tr></w:tbl>` + // 3, 4
		`<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:r><x:t>năm</x:t></x:r></x:p>` // 5
	d := documentParts(body + a4)
	d["word/media/a.png"] = "no picture"
	docx := d.zipped(t)
	got, err := Annotate(docx, "vanthu", []Comment{{1, []string{"a < b", "hai"}}, {2, []string{"c"}}, {4, []string{"d"}}, {5, []string{"e"}}, {99, nil}})
	if err != nil {
		t.Fatal(err)
	}
	_, before, order := unzipped(t, docx)
	text, after, now := unzipped(t, got)
	if !slices.Equal(now, append(order, "word/comments.xml")) {
		t.Errorf("parts %q", now)
	}
	for _, name := range order {
		switch name {
		case "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels":
		default:
			if after[name] != before[name] {
				t.Errorf("%s is packed anew", name)
			}
		}
	}
	const space = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	start := func(id string) string { return `<w:commentRangeStart w:id="` + id + `"/>` }
	end := func(id string) string {
		return `<w:commentRangeEnd w:id="` + id + `"/><w:r><w:commentReference w:id="` + id + `"/></w:r>`
	}
	want := strings.NewReplacer(
		`</w:pPr >`, `</w:pPr >`+start("0")+start("4"), `</w:p >`, end("0")+end("4")+`</w:p >`,
		`<w:p/>`, `<w:p>`+start("1")+end("1")+`</w:p>`,
		`<w:pPr/>`, `<w:pPr/>`+start("2"), `</w:pict></w:r></w:p>`, `</w:pict></w:r>`+end("2")+`</w:p>`,
		`<x:r>`, `<w:commentRangeStart`+space+` w:id="3"/><x:r>`,
		`</x:p>`, `<w:commentRangeEnd`+space+` w:id="3"/><w:r`+space+`><w:commentReference w:id="3"/></w:r></x:p>`,
	).Replace(d["word/document.xml"])
	if text["word/document.xml"] != want {
		t.Errorf("got  %s\nwant %s", text["word/document.xml"], want)
	}
	if c := text["word/comments.xml"]; !strings.Contains(c, `w:id="0" w:author="vanthu"`) || !strings.Contains(c, "a &lt; b") || strings.Count(c, "<w:comment ") != 5 {
		t.Error(c)
	}
	if _, err := Read(nil, bytes.NewReader(got), int64(len(got))); err != nil {
		t.Error(err)
	}
	again, err := Annotate(got, "vanthu", []Comment{{1, []string{"f"}}})
	if err != nil {
		t.Fatal(err)
	}
	text, _, now = unzipped(t, again)
	if c := text["word/comments.xml"]; strings.Count(c, "<w:comment ") != 6 || !strings.Contains(c, `w:id="5"`) || len(now) != len(order)+1 {
		t.Errorf("the comments of before are not kept: %s %q", c, now)
	}
}

// TestAnnotateForms wants comments in the form of the standard that the file has, and
// ids that no mark has which was left behind.
func TestAnnotateForms(t *testing.T) {
	d := documentParts(`<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>a</w:t></w:r></w:p>` + a4)
	plain := d["word/document.xml"]
	for name, form := range map[string]form{"transitional": transitional, "strict": strict} {
		d["word/document.xml"] = strings.ReplaceAll(plain, transitional.space, form.space)
		got, err := Annotate(d.zipped(t), "vanthu", []Comment{{1, []string{"b"}}})
		if err != nil {
			t.Fatal(err)
		}
		text, _, _ := unzipped(t, got)
		if c := text["word/comments.xml"]; !strings.Contains(c, `<w:comment xmlns:w="`+form.space+`" w:id="8"`) {
			t.Errorf("%s: %s", name, c)
		}
		if r := text["word/_rels/document.xml.rels"]; !strings.Contains(r, `"`+form.comments+`"`) {
			t.Errorf("%s: %s", name, r)
		}
		if p, err := Read(nil, bytes.NewReader(got), int64(len(got))); err != nil || p.Comments != 1 {
			t.Errorf("%s: %v, %d comments are read", name, err, p.Comments)
		}
	}
}

func TestAnnotateRefuses(t *testing.T) {
	d := documentParts(paragraphXML("a") + a4)
	d["_xmlsignatures/sig1.xml"] = `<Signature/>`
	if _, err := Annotate(d.zipped(t), "vanthu", nil); !errors.Is(err, ErrSigned) {
		t.Error(err)
	}
	if _, err := Annotate([]byte("PK"), "vanthu", nil); err == nil {
		t.Error("no DOCX, and no error")
	}
	if _, err := Annotate(documentParts(a4).zipped(t), "vanthu", []Comment{{1, nil}}); err == nil {
		t.Error("no paragraph, and no error")
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add(`<w:p><w:pPr/><w:r><w:t>a</w:t></w:r></w:p><w:p/>`, 2)
	f.Add(`<w:p>`, 1)
	f.Add(`<w:p><w:p/>`, 2)
	f.Fuzz(func(t *testing.T, body string, at int) {
		docx := documentParts(body).zipped(t)
		p, err := Read(nil, bytes.NewReader(docx), int64(len(docx)))
		got, failed := Annotate(docx, "vanthu", []Comment{{at, []string{body}}})
		if err != nil || failed != nil {
			return
		}
		q, err := Read(nil, bytes.NewReader(got), int64(len(got)))
		if err != nil {
			t.Fatalf("%q: %v", body, err)
		}
		was, is := p.Body.Paragraphs(), q.Body.Paragraphs()
		if len(was) != len(is) {
			t.Fatalf("%q: %d paragraphs, then %d", body, len(was), len(is))
		}
		for i := range was {
			if was[i].Text() != is[i].Text() {
				t.Errorf("%q: %q became %q", body, was[i].Text(), is[i].Text())
			}
		}
	})
}
