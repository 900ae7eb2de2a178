package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
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

// A desk on which another document was written, of the same pages or others, and a
// writer that knows cuts of it, give the file that new ones give.
func TestADeskForgets(t *testing.T) {
	one := func(text string) Document {
		return Document{Info: info, Pages: []layout.Page{pageOf(line(text, char(0), left, down(0), false))}}
	}
	wide, pictured, asking := one("một"), one("một"), one("một")
	wide.Pages[0].Width += units.Point
	pictured.Pages[0].Images = signed().Pages[0].Images
	asking.Fields = []Field{{Name: "a", Label: "b"}}
	docs := []Document{one("một"), one("hai #"), wide, pictured, asking, signed(), plan(), hard()}
	var shared desk
	write := func(w *Writer, d *desk, doc Document) []byte {
		var b bytes.Buffer
		if _, err := d.write(w, &b, &doc); err != nil {
			t.Fatal(err)
		}
		d.clear()
		return b.Bytes()
	}
	known := New(metrics.Default()) // comes to know cuts of all documents
	for j, doc := range docs {
		alone := write(New(metrics.Default()), new(desk), doc)
		for i, before := range docs {
			write(known, &shared, before)
			if !bytes.Equal(write(known, &shared, doc), alone) {
				t.Errorf("document %d is another behind document %d", j, i)
			}
		}
	}
}

// The tag is the digest of the file without outlines, and the ID that of all before the
// table.
func TestTags(t *testing.T) {
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
		tag, err := Default().Write(&out, d)
		if err != nil {
			t.Fatal(err)
		}
		hashed := withoutOutlines(t, out.Bytes())
		if tag != sha256.Sum256(hashed) {
			t.Errorf("%s: the tag is not the digest of the file", name)
		}
		table := bytes.LastIndex(hashed, []byte(" 0 obj\n<</Type /XRef "))
		id := sha256.Sum256(hashed[:bytes.LastIndexByte(hashed[:table], '\n')+1])
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

// withoutOutlines is a file with nothing of its font programs but the check sums.
func withoutOutlines(t *testing.T, file []byte) (hashed []byte) {
	t.Helper()
	program := regexp.MustCompile(`/Length1 \d+ /Length (\d+)>>\nstream\n`)
	for {
		at := program.FindSubmatchIndex(file)
		if at == nil {
			return append(hashed, file...)
		}
		n, err := strconv.Atoi(string(file[at[2]:at[3]]))
		if err != nil {
			t.Fatal(err)
		}
		hashed = append(hashed, file[:at[1]]...)
		file = file[at[1]+n-len("adlr"):]
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
	if _, err := new(Writer).Write(io.Discard, plan()); err == nil || !strings.Contains(err.Error(), "panic") {
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
	raw, finish := rawFile(t, doc)
	if err := finish(raw, 1); err != nil {
		t.Fatal(err)
	}
	for _, old := range []string{
		"xref\n0 ", "trailer", "startxref", "%%EOF", " 00000 n ", "3 0 obj", "0.000 g\n\n", "/Length ", "/Type /Catalog",
		"/Font <<", "/XObject <<", "/Kids [3 0 R", "/Contents 4 0 R",
	} {
		if !bytes.Contains(raw, []byte(old)) && old != "trailer" {
			t.Errorf("the file has no %q", old)
		}
		bad := bytes.Replace(raw, []byte(old), bytes.Repeat([]byte("?"), len(old)), 1)
		if old == "trailer" || bytes.Equal(bad, raw) {
			continue // a trailer of our own is written
		}
		if err := finish(bad, 1); err == nil {
			t.Errorf("no error without %q", old)
		}
	}
	if err := finish(raw, 2); err == nil {
		t.Error("no error with a page too few")
	}
	for n := range raw {
		if err := finish(raw[:n], 1); err == nil {
			t.Errorf("no error when cut off at %d", n)
		}
	}
}

func FuzzFinish(f *testing.F) {
	doc := Document{Info: info, Pages: []layout.Page{pageOf(line("một hai #", char(0), left, down(0), false))}}
	raw, finish := rawFile(f, doc)
	f.Add(uint32(17), byte(0))
	f.Fuzz(func(t *testing.T, at uint32, b byte) {
		bad := bytes.Clone(raw)
		bad[int(at)%len(bad)] = b
		_ = finish(bad, 1) // does not panic
	})
}
