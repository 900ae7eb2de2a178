package pdf

import (
	"encoding/xml"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// foreign is more characters than fit in the common page and one page more:
// Greek, Cyrillic and Latin letters that the faces have.
var foreign = func() (words []string) {
	var word []rune
	for r := rune(0x100); r < 0x500; r++ {
		if unicode.IsLetter(r) && metrics.Default().Covers(r) && !strings.ContainsRune(metrics.Letters+strings.ToUpper(metrics.Letters), r) {
			if word = append(word, r); len(word) == 12 {
				words, word = append(words, string(word)), nil
			}
		}
	}
	return words
}()

// hard is a document with everything that is hard to write.
func hard() Document {
	small := []rune(metrics.Letters)
	var p layout.Page
	n := 0
	add := func(text string, c sheet.Char, justified bool) {
		p.Lines = append(p.Lines, line(text, c, left, down(n), justified))
		n++
	}
	p = pageOf()
	for face := sheet.Regular; face <= sheet.BoldItalic; face++ {
		c := char(face)
		c.Size = units.Points(11.5)
		for part := range slices.Chunk(small, 24) {
			s := string(part[:len(part)/2]) + " " + string(part[len(part)/2:])
			add(s+" "+strings.ToUpper(s), c, true)
		}
		add(`(a\b) \( ((c)) \\ !"#$%&'()*+,-./ 0123456789:;<=>?@ [\]^_ {|}~ a<b>c`, c, false)
		add("“ngoặc kép” ‘đơn’ 30/2020/NĐ\u2011CP 5\u00A0m² ½ 25°C … – — 100€ §\u00A05 • x×y", c, true)
	}
	second := pageOf()
	second.Number = 2
	p, second = second, p
	n = 0
	for _, w := range slices.Collect(slices.Chunk(foreign, 4)) {
		add(strings.Join(w, " "), char(sheet.Regular), false)
	}
	c := char(sheet.Bold)
	c.Color = sheet.Red
	add("màu đỏ (đậm)", c, true)
	return Document{Info: info, Pages: []layout.Page{second, p, mixed()}}
}

// mixed is a landscape page with faces, sizes and colours mixed in a line.
func mixed() layout.Page {
	f := metrics.Default()
	p := layout.Page{Width: a4Height, Height: a4Width, Number: 3}
	for n := range 6 {
		x := left
		l := layout.Line{Baseline: down(3 * n)}
		for i, t := range []string{"Điều", "1.", "Phạm", "vi", "*", "điều", "chỉnh\u00A0của\u00A0luật", "x€y", "hết"} {
			c := sheet.Char{Face: sheet.Face((i + n) % 4), Size: units.Points(8 + float64(i*n)/2), Color: []sheet.Color{0, 0, sheet.Red, 0x123456}[(i+n)%4]}
			w := layout.Word{X: x, Width: f.Width(c.Face, c.Size, t), Text: t, Char: c, Space: i != 3 && i != 8}
			x += w.Width
			if w.Space {
				x += f.Width(c.Face, c.Size, " ") + units.Length(n*i)*units.Point/3
			}
			l.Words = append(l.Words, w)
		}
		p.Lines = append(p.Lines, l)
	}
	p.Rules = []layout.Rule{{X: left, Y: down(1), Width: units.Millimetres(40), Height: units.Points(0.75), Color: sheet.Black}}
	return p
}

// shown is a text as a reader finds it.
func shown(s string) string { return strings.Map(metrics.Drawn, s) }

// mark is a visible character and where it stands, in points from the top
// left corner.
type mark struct {
	x, y  float64
	c     string
	first bool // of its word
}

// marks is what a page should show.
func marks(p layout.Page) (all []mark) {
	f := metrics.Default()
	for _, l := range p.Lines {
		for _, w := range l.Words {
			before := ""
			for _, r := range w.Text {
				if c := shown(string(r)); c != " " {
					x := w.X + f.Width(w.Char.Face, w.Char.Size, before)
					all = append(all, mark{x.Points(), l.Baseline.Points(), c, before == ""})
				}
				before += string(r)
			}
		}
	}
	return sorted(all)
}

func sorted(all []mark) []mark {
	slices.SortFunc(all, func(a, b mark) int {
		if d := a.y - b.y; math.Abs(d) > 1 {
			return int(math.Copysign(1, d))
		}
		return int(math.Copysign(1, a.x-b.x))
	})
	return all
}

func TestCharactersStandWhereLayoutPutThem(t *testing.T) {
	const (
		start  = 0.021 // points, for a word; the numbers in the file have three decimals
		within = 0.06  // for a letter within; a width in the file is off by 0.5/1000 em at most
	)
	for name, doc := range map[string]Document{"hard": hard(), "plan": plan()} {
		t.Run(name, func(t *testing.T) {
			var got struct {
				Pages []struct {
					Chars []struct {
						X float64 `xml:"x,attr"`
						Y float64 `xml:"y,attr"`
						C string  `xml:"c,attr"`
					} `xml:"block>line>font>char"`
				} `xml:"page"`
			}
			if err := xml.Unmarshal([]byte(run(t, "mutool", "draw", "-q", "-F", "stext", save(t, doc))), &got); err != nil {
				t.Fatal(err)
			}
			if len(got.Pages) != len(doc.Pages) {
				t.Fatalf("%d pages, want %d", len(got.Pages), len(doc.Pages))
			}
			for i, p := range got.Pages {
				var have []mark
				for _, c := range p.Chars {
					if c.C != " " {
						have = append(have, mark{c.X, c.Y, c.C, false})
					}
				}
				want := marks(doc.Pages[i])
				if have = sorted(have); len(have) != len(want) {
					t.Fatalf("page %d: %d characters, want %d", i+1, len(have), len(want))
				}
				for n, w := range want {
					h, tolerance := have[n], within
					if w.first {
						tolerance = start
					}
					if h.c != w.c || math.Abs(h.x-w.x) > tolerance || math.Abs(h.y-w.y) > start {
						t.Fatalf("page %d: %q at %.4f %.4f, want %q at %.4f %.4f", i+1, h.c, h.x, h.y, w.c, w.x, w.y)
					}
				}
			}
		})
	}
}

func TestWordsStandWhereLayoutPutThem(t *testing.T) {
	const tolerance = 0.021 // points, as above
	doc := plan()
	var got struct {
		Pages []struct {
			Words []struct {
				X float64 `xml:"xMin,attr"`
				T string  `xml:",chardata"`
			} `xml:"word"`
		} `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal([]byte(run(t, "pdftotext", "-bbox", save(t, doc), "-")), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Pages) != len(doc.Pages) {
		t.Fatalf("%d pages", len(got.Pages))
	}
	for i, p := range doc.Pages {
		n := 0
		for _, l := range p.Lines {
			for _, w := range l.Words {
				if g := got.Pages[i].Words[n]; g.T != w.Text || math.Abs(g.X-w.X.Points()) > tolerance {
					t.Fatalf("page %d: %q at %v, want %q at %v", i+1, g.T, g.X, w.Text, w.X.Points())
				}
				n++
			}
		}
	}
}

func TestWordsComeBack(t *testing.T) {
	doc := hard()
	file := save(t, doc)
	var want []string
	for _, p := range doc.Pages {
		for _, l := range p.Lines {
			text := ""
			for _, w := range l.Words {
				text += shown(w.Text)
				if w.Space {
					text += " "
				}
			}
			want = append(want, text)
		}
	}
	for reader, out := range map[string]string{
		"pdftotext": run(t, "pdftotext", "-raw", file, "-"),
		"mutool":    run(t, "mutool", "draw", "-q", "-F", "txt", file),
	} {
		got, want := strings.FieldsFunc(out, func(r rune) bool { return r == '\n' || r == '\f' }), want
		if reader == "mutool" { // it breaks lines at wide spaces
			got, want = strings.Fields(out), strings.Fields(strings.Join(want, " "))
		}
		if !slices.Equal(got, want) {
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Errorf("%s: line %d:\n%q, want\n%q", reader, i, got[i], want[i])
				}
			}
			t.Errorf("%s: %d lines, want %d", reader, len(got), len(want))
		}
	}
}

func TestTheFileIsSound(t *testing.T) {
	file := save(t, hard())
	run(t, "qpdf", "--check", "--warning-exit-0", file)
	fonts := strings.Split(strings.TrimSpace(run(t, "pdffonts", file)), "\n")[2:]
	// Each face has the common font and one of rarer marks, and regular as many
	// more as the foreign letters take.
	if want := 4 + 4 + 12*len(foreign)/223; len(fonts) != want || want <= 9 {
		t.Errorf("%d fonts, want %d:\n%s", len(fonts), want, strings.Join(fonts, "\n"))
	}
	for _, f := range fonts {
		if !strings.Contains(f, "yes yes yes") || f[6] != '+' {
			t.Errorf("not embedded, not a subset or without Unicode: %s", f)
		}
	}
	one := save(t, Document{Info: info, Pages: []layout.Page{pageOf(line("chỉ một kiểu", char(sheet.Italic), left, down(0), false))}})
	if out := run(t, "pdffonts", one); strings.Count(out, "LiberationSerif") != 1 || !strings.Contains(out, "+LiberationSerif-Italic ") {
		t.Errorf("fonts of a document in one face:\n%s", out)
	}
}

func TestTheFileDescribesItself(t *testing.T) {
	file := save(t, hard())
	out := run(t, "pdfinfo", "-isodates", file)
	for key, want := range map[string]string{
		"Title": info.Title, "Author": info.Author, "Subject": info.Subject, "Creator": "vanthu", "PDF version": "1.7",
		"CreationDate": "2026-11-20T00:00:00Z", "ModDate": "2026-11-20T00:00:00Z", "Pages": "3", "Encrypted": "no",
	} {
		got := ""
		for l := range strings.Lines(out) {
			if k, v, _ := strings.Cut(l, ":"); k == key {
				got = strings.TrimSpace(v)
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	var meta struct {
		Title    string `xml:"RDF>Description>title>Alt>li"`
		Creator  string `xml:"RDF>Description>creator>Seq>li"`
		Subject  string `xml:"RDF>Description>description>Alt>li"`
		Language string `xml:"RDF>Description>language>Bag>li"`
		Date     string `xml:"RDF>Description>CreateDate"`
	}
	if err := xml.Unmarshal([]byte(run(t, "pdfinfo", "-meta", file)), &meta); err != nil {
		t.Fatal(err)
	}
	if meta.Title != info.Title || meta.Creator != info.Author || meta.Subject != info.Subject || meta.Language != "vi-VN" || meta.Date != info.Date+"T00:00:00Z" {
		t.Errorf("XMP: %+v", meta)
	}
	root := run(t, "mutool", "show", file, "trailer/Root")
	for _, want := range []string{"/Lang (vi-VN)", "/DisplayDocTitle true", "/Metadata "} {
		if !strings.Contains(root, want) {
			t.Errorf("no %s in the catalog %s", want, root)
		}
	}
	if trailer := run(t, "mutool", "show", file, "trailer"); !strings.Contains(trailer, "/ID [") {
		t.Errorf("no ID in the trailer %s", trailer)
	}
}
