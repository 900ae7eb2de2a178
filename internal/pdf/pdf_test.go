package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"unicode"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	docs := []Document{hard(), plan(), {Info: info, Pages: []layout.Page{mixed()}}}
	var want [][]byte
	for _, d := range docs {
		var b bytes.Buffer
		if _, err := New(metrics.Default()).Write(&b, d); err != nil { // a Writer with nothing prepared
			t.Fatal(err)
		}
		want = append(want, b.Bytes())
	}
	shared := New(metrics.Default())
	var wg sync.WaitGroup
	for worker := range 8 {
		wg.Go(func() {
			for round := range 6 {
				i := (worker + round) % len(docs)
				var b bytes.Buffer
				if _, err := shared.Write(&b, docs[i]); err != nil {
					t.Error(err)
				}
				if !bytes.Equal(b.Bytes(), want[i]) {
					t.Errorf("document %d came out differently", i)
				}
			}
		})
	}
	wg.Wait()
}

// The digest is that of the file, and the ID that of all before the table.
func TestDigests(t *testing.T) {
	one := func(text string) Document {
		return Document{Info: info, Pages: []layout.Page{pageOf(line(text, char(0), left, down(0), false))}}
	}
	titled, larger := one("một"), one("một")
	titled.Info.Title += "!"
	larger.Pages[0].Width += units.Point
	seen := map[string]string{}
	for name, d := range map[string]Document{
		"word": one("một"), "another word": one("hai"), "title": titled, "width": larger,
		"character of a font of its own": one("một #"), "another such": one("một $"), "plan": plan(),
	} {
		var out bytes.Buffer
		sum, err := Default().Write(&out, d)
		if err != nil {
			t.Fatal(err)
		}
		if sum != sha256.Sum256(out.Bytes()) {
			t.Errorf("%s: the digest is not that of the file", name)
		}
		table := bytes.LastIndex(out.Bytes(), []byte(" 0 obj\n<</Type /XRef "))
		id := sha256.Sum256(out.Bytes()[:bytes.LastIndexByte(out.Bytes()[:table], '\n')+1])
		text := fmt.Sprintf("%x", id[:16])
		if !strings.Contains(out.String(), "/ID [<"+text+"> <"+text+">]") {
			t.Errorf("%s: the ID is not that of the content", name)
		}
		if before, ok := seen[text]; ok {
			t.Errorf("%q has the ID of %q", name, before)
		}
		seen[text] = name
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	text := func(s string, c sheet.Char) Document {
		w := layout.Word{Text: s, Char: c}
		return Document{Info: info, Pages: []layout.Page{pageOf(layout.Line{Words: []layout.Word{w}})}}
	}
	undated := plan()
	undated.Info.Date = ""
	for name, c := range map[string]struct {
		doc  Document
		want string
	}{
		"no pages":      {Document{Info: info}, "without pages"},
		"no date":       {undated, "date"},
		"no size":       {text("x", sheet.Char{}), "no size"},
		"no such face":  {text("x", sheet.Char{Face: 7, Size: 100}), "no face"},
		"Chinese":       {text("漢", char(0)), "cannot set U+6F22"},
		"emoji":         {text("a😀", char(0)), "cannot set U+1F600"},
		"tab":           {text("a\tb", char(0)), "cannot set U+0009"},
		"new line":      {text("a\nb", char(0)), "cannot set U+000A"},
		"NUL":           {text("a\x00b", char(0)), "cannot set U+0000"},
		"soft hyphen":   {text("a\u00ADb", char(0)), "cannot set U+00AD"},
		"zero width":    {text("a\u200Bb", char(0)), "cannot set U+200B"},
		"damaged UTF-8": {text("a\xFFb", char(0)), "cannot set U+FFFD"},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			_, err := Default().Write(&out, c.doc)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one about %q", err, c.want)
			}
			if out.Len() > 0 {
				t.Error("something was written all the same")
			}
		})
	}
}

func TestAPanicBecomesAnError(t *testing.T) {
	if _, err := New(nil).Write(io.Discard, plan()); err == nil || !strings.Contains(err.Error(), "panic") {
		t.Errorf("error %v", err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestAnErrorOfTheOutputIsTold(t *testing.T) {
	if _, err := Default().Write(full{}, plan()); err == nil || !strings.Contains(err.Error(), "disk full") {
		t.Errorf("error %v", err)
	}
}

func TestEmptyPagesAndLines(t *testing.T) {
	doc := Document{Info: sheet.Info{Date: "2026-01-01"}, Pages: []layout.Page{pageOf(), pageOf(layout.Line{})}}
	run(t, "qpdf", "--check", save(t, doc))
}

func TestTheCommonPage(t *testing.T) {
	page := commonPage()
	for _, r := range metrics.Letters + strings.Map(unicode.ToUpper, metrics.Letters) + "0123456789abcxyzABCXYZ .,;:-/()“”’–…%@" {
		if code := commonCodes()[r]; code < firstCode || page[code] != r {
			t.Errorf("%c has code %d", r, code)
		}
	}
	for code := firstCode; code < 256; code++ {
		if page[code] == 0 {
			t.Errorf("code %d is not used", code)
		}
	}
}

// Any damage to what gofpdf writes is either found or does no harm; it never
// makes finish panic.
func TestFinishFailsLoudly(t *testing.T) {
	doc := Document{Info: info, Pages: []layout.Page{pageOf(line("một hai #", char(0), left, down(0), false))}}
	raw, fonts := rawFile(t, doc)
	if _, err := Default().finish(new(bytes.Buffer), raw, &doc, fonts, newStructure(nil, 1)); err != nil {
		t.Fatal(err)
	}
	for _, old := range []string{
		"xref\n0 ", "trailer", "startxref", "%%EOF", " 00000 n ", "3 0 obj", "stream\nBT", "/Length ", "/Type /Catalog",
		"/Font <<", "/XObject <<", "/Kids [3 0 R", "/Contents 4 0 R",
	} {
		if !bytes.Contains(raw, []byte(old)) && old != "stream\nBT" && old != "trailer" {
			t.Errorf("the file has no %q", old)
		}
		bad := bytes.Replace(raw, []byte(old), bytes.Repeat([]byte("?"), len(old)), 1)
		if old == "trailer" || bytes.Equal(bad, raw) {
			continue // a trailer of our own is written
		}
		if _, err := Default().finish(new(bytes.Buffer), bad, &doc, fonts, newStructure(nil, 1)); err == nil {
			t.Errorf("no error without %q", old)
		}
	}
	if _, err := Default().finish(new(bytes.Buffer), raw, &doc, fonts, newStructure(nil, 2)); err == nil {
		t.Error("no error with a page too few")
	}
	for n := range raw {
		if _, err := Default().finish(new(bytes.Buffer), raw[:n], &doc, fonts, newStructure(nil, 1)); err == nil {
			t.Errorf("no error when cut off at %d", n)
		}
	}
}

func FuzzFinish(f *testing.F) {
	doc := Document{Info: info, Pages: []layout.Page{pageOf(line("một hai #", char(0), left, down(0), false))}}
	raw, fonts := rawFile(f, doc)
	f.Add(uint32(17), byte(0))
	f.Fuzz(func(t *testing.T, at uint32, b byte) {
		bad := bytes.Clone(raw)
		bad[int(at)%len(bad)] = b
		Default().finish(new(bytes.Buffer), bad, &doc, fonts, newStructure(nil, 1)) // does not panic
	})
}
