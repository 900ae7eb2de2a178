package wordfill

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vanthu/internal/rows"
)

// TestFillLeaks fills one template with many rows at a time: each file holds
// its own row's values in every part, and no other's.
func TestFillLeaks(t *testing.T) {
	p := docxOf(para("{{a}}")+table(row(para("{{#ds}}{{x}}{{/ds}}")))).
		with("header", "hdr", para("{{a}} {{đầu}}")).with("footer", "ftr", para("{{a}}")).
		with("footnotes", "footnotes", `<w:footnote w:id="1">`+para("{{a}}")+`</w:footnote>`).
		set("docProps/core.xml", `<c><t>{{a}}</t></c>`)
	tmpl, err := Parse(p.bytes())
	if err != nil {
		t.Fatal(err)
	}
	const many = 64
	values := func(i int) (rows.Values, string) {
		own := fmt.Sprintf("giá-trị-%d-", i)
		return rows.Values{"a": text(own), "đầu": text(own), "ds": {List: []rows.Values{{"x": text(own)}, {"x": text(own)}}}}, own
	}
	var wg sync.WaitGroup
	for i := range many {
		wg.Go(func() {
			v, own := values(i)
			first, faults := tmpl.Fill(v)
			again, more := tmpl.Fill(v)
			if len(faults)+len(more) > 0 {
				t.Errorf("%v %v", faults, more)
				return
			}
			if !bytes.Equal(first, again) {
				t.Errorf("row %d: twice the same row gave other bytes", i)
			}
			all := strings.Join(slices.Collect(func(yield func(string) bool) {
				for _, part := range unzip(t, first) {
					yield(part)
				}
			}), "")
			if strings.Count(all, own) != 8 || strings.Count(all, "giá-trị-") != 8 || strings.Contains(all, "{{") {
				t.Errorf("row %d holds %d of its own values and %d in all", i, strings.Count(all, own), strings.Count(all, "giá-trị-"))
			}
		})
	}
	wg.Wait()
}

// TestFillKeeps holds that what has no marks comes out as it was: other parts
// to the packed byte, other text of the same part to the byte.
func TestFillKeeps(t *testing.T) {
	odd := `<w:p w14:paraId="00AA" ><!-- x --><w:r ><w:t>&#65;&lt;</w:t></w:r></w:p><?pi y?>`
	var in bytes.Buffer
	z := zip.NewWriter(&in)
	p := docxOf(odd+para("{{a}}")+odd).set("word/media/image1.png", strings.Repeat("\x89PNG", 1000)).set("word/styles.xml", "\ufeff<s/>")
	for i, name := range p.names {
		h := &zip.FileHeader{Name: name, Method: uint16(8 * (i % 2)), Modified: time.Date(2020, 1, i+1, 0, 0, 0, 0, time.UTC), Comment: "c"}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p.parts[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	tmpl, err := Parse(in.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	out, faults := tmpl.Fill(rows.Values{"a": text("b")})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	got := unzip(t, out)
	p.set("word/document.xml", strings.Replace(p.parts["word/document.xml"], "{{a}}", "b", 1))
	for name, want := range p.parts {
		if got[name] != want {
			t.Errorf("%s: got %q, want %q", name, got[name], want)
		}
	}
	made, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range made.File {
		if f.Name != p.names[i] || !f.Modified.IsZero() && f.Modified.Year() != 1979 {
			t.Errorf("part %d is %s of %v", i, f.Name, f.Modified)
		}
	}
}

// TestParseOwnsItsBytes changes the template's bytes after they were read.
func TestParseOwnsItsBytes(t *testing.T) {
	file := docxOf(para("{{a}}")).bytes()
	tmpl, err := Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	clear(file)
	if out, faults := tmpl.Fill(rows.Values{"a": text("b")}); len(faults) > 0 || !strings.Contains(unzip(t, out)["word/document.xml"], ">b<") {
		t.Errorf("%v", faults)
	}
}

// TestMainPart fills a body that is not called word/document.xml, which is how
// some programs call it.
func TestMainPart(t *testing.T) {
	p := docxOf(para("{{a}}"))
	p.set("word/document2.xml", p.parts["word/document.xml"])
	p.set("_rels/.rels", strings.Replace(p.parts["_rels/.rels"], "word/document.xml", "/word/document2.xml", 1))
	p.set("[Content_Types].xml", strings.Replace(p.parts["[Content_Types].xml"], "/word/document.xml", "/word/document2.xml", 1))
	p.names = slices.DeleteFunc(p.names, func(n string) bool { return n == "word/document.xml" || strings.HasPrefix(n, "word/_rels/") })
	tmpl, err := Parse(p.bytes())
	if err != nil {
		t.Fatal(err)
	}
	out, faults := tmpl.Fill(rows.Values{"a": text("b")})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	parts := unzip(t, out)
	if len(parts) != 3 || !strings.Contains(parts["word/document2.xml"], ">b<") {
		t.Errorf("%v", parts)
	}
}
