package svg

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// words sets a line's words; spaces part them.
func words(x float64, char sheet.Char, run int32, text string) []layout.Word {
	f := metrics.Default()
	var out []layout.Word
	at := units.Points(x)
	for t := range strings.SplitSeq(text, " ") {
		w := layout.Word{X: at, Width: f.Width(char.Face, char.Size, t), Text: t, Char: char, Space: true, Run: run}
		at += w.Width + f.Width(char.Face, char.Size, " ")
		out = append(out, w)
	}
	out[len(out)-1].Space = false
	return out
}

func paragraph(source string, runs ...string) *sheet.Paragraph {
	p := &sheet.Paragraph{Source: source, Runs: make([]sheet.Run, max(1, len(runs)))}
	for i, r := range runs {
		p.Runs[i].Source = r
	}
	return p
}

func regular() sheet.Char { return sheet.Char{Size: 14 * units.Point} }

func pageOf(lines ...layout.Line) *layout.Page {
	return &layout.Page{Width: units.Points(200), Height: units.Points(100), Lines: lines}
}

func points(xy ...float64) (p [2]layout.Point) {
	for i := range len(xy) / 2 {
		p[i] = layout.Point{X: units.Points(xy[2*i]), Y: units.Points(xy[2*i+1])}
	}
	return p
}

// full is a page with one of everything.
func full() *layout.Page {
	bold, red := sheet.Char{Face: sheet.BoldItalic, Size: 13 * units.Point}, regular()
	red.Color = sheet.Red
	p := pageOf(
		layout.Line{Of: paragraph("/subject"), Baseline: units.Points(20), Words: words(10, regular(), 0, "AV <b> &\u00a0x")},
		layout.Line{Of: paragraph("", "", "/number", ""), Baseline: units.Points(40), Words: slices.Concat(words(10, regular(), 0, "Số:"), words(40, bold, 1, "9"), words(46.5, red, 2, "/KH\u2011A"))},
		layout.Line{Of: paragraph(`/form/"<&`), Baseline: units.Points(60), Words: words(10, regular(), 0, "Kế")},
		layout.Line{Of: paragraph("/none")},
	)
	p.Rules = []layout.Rule{
		{X: units.Points(10), Y: units.Points(42), Width: units.Points(30), Height: units.Points(0.5)},
		{X: units.Points(10), Y: units.Points(62), Width: units.Points(30), Height: units.Points(0.5)},
		{X: units.Points(10), Y: units.Points(72), Width: units.Points(30), Height: units.Points(0.5), Color: sheet.Red},
	}
	p.Shapes = []layout.Shape{{Color: sheet.Grey, Path: []layout.Segment{
		{Op: layout.MoveTo, P: points(5, 5)}, {Op: layout.LineTo, P: points(15, 2.5)}, {Op: layout.QuadTo, P: points(20, 20, 5.25, 10)},
	}}}
	p.Images = []layout.Image{{X: units.Points(1), Y: units.Points(2), Width: units.Points(3), High: units.Points(4), Picture: &sheet.Picture{Data: []byte("PNG")}}}
	return p
}

const fullSVG = `<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt" viewBox="0 0 200 100" xml:lang="vi-VN" font-family="&#39;Liberation Serif&#39;,&#39;Times New Roman&#39;,serif" xml:space="preserve" text-rendering="geometricPrecision">
<rect width="100%" height="100%" fill="#fff"/>
<path fill="#d9d9d9" d="m5 5l10-2.5q5 17.5 -9.75 7.5"/>
<path d="M10 42h30v0.5h-30zM10 62h30v0.5h-30z"/>
<path fill="#ff0000" d="M10 72h30v0.5h-30z"/>
<text y="20" data-pointer="/subject"><tspan x="10 20.11 30.22 33.72 41.62 48.62 56.51 60.01 70.9 74.4" font-size="14">AV &lt;b&gt; &amp; x</tspan></text>
<text y="40"><tspan x="10 17.79 24.79 28.68" font-size="14">Số: </tspan><tspan x="40" font-size="13" font-weight="bold" font-style="italic" data-pointer="/number">9</tspan><tspan x="46.5 50.39 60.5 70.61 75.27" font-size="14" fill="#ff0000">/KH-A</tspan></text>
<text y="60" data-pointer="/form/&#34;&lt;&amp;"><tspan x="10 20.11" font-size="14">Kế</tspan></text>
<image x="1" y="2" width="3" height="4" preserveAspectRatio="none" href="data:image/png;base64,UE5H"/>
</svg>
`

func page(t testing.TB, p *layout.Page, language string) string {
	t.Helper()
	data, err := New(metrics.Default()).Page(p, language)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPage(t *testing.T) {
	if got := page(t, full(), "vi-VN"); got != fullSVG {
		t.Errorf("got\n%s\nwant\n%s", got, fullSVG)
	}
	read(t, fullSVG)
}

// read reads a file back, line by line, and wants nothing in it that a strict
// policy refuses: these elements and attributes are all that there may be.
func read(t testing.TB, file string) (lines []string) {
	t.Helper()
	allowed := map[string][]string{
		"svg": {"xmlns", "width", "height", "viewBox", "lang", "space", "font-family", "text-rendering"}, "rect": {"width", "height", "fill"},
		"path": {"fill", "d"}, "text": {"y", "data-pointer"}, "tspan": {"x", "font-size", "font-weight", "font-style", "fill", "data-pointer"},
		"image": {"x", "y", "width", "height", "preserveAspectRatio", "href"},
	}
	d := xml.NewDecoder(strings.NewReader(file))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return lines
		}
		if err != nil {
			t.Fatalf("%v in %s", err, file)
		}
		switch token := token.(type) {
		case xml.StartElement:
			names := allowed[token.Name.Local]
			for _, a := range token.Attr {
				if !slices.Contains(names, a.Name.Local) {
					t.Fatalf("attribute %s of %s in %s", a.Name.Local, token.Name.Local, file)
				}
			}
			if names == nil {
				t.Fatalf("element %s in %s", token.Name.Local, file)
			}
			if token.Name.Local == "text" {
				lines = append(lines, "")
			}
		case xml.CharData:
			if text := string(token); strings.TrimSpace(text) != "" || text == " " {
				lines[len(lines)-1] += text
			}
		case xml.EndElement:
		default:
			t.Fatalf("%T in %s", token, file)
		}
	}
}

// FuzzText: whatever a document says is text, in the words, the pointer and the
// language alike.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Kế hoạch", "</tspan><script>alert(1)</script>", `" onload="alert(1)`, "&lt;&#x3c;", "]]>", "<!--", "\u2011\u00a0", "'; x", "\x00\x1b\ufffe", "\xff"} {
		f.Add(s)
	}
	family := metrics.Default()
	f.Fuzz(func(t *testing.T, text string) {
		if text == "" {
			return // no word is empty
		}
		covered := true
		drawn := strings.Map(func(r rune) rune {
			covered = covered && r != '\t' && !unicode.IsControl(r) && family.Covers(r)
			return metrics.Drawn(r)
		}, text)
		w := layout.Word{X: units.Points(10), Width: family.Width(sheet.Regular, 14*units.Point, text), Text: text, Char: regular()}
		line := layout.Line{Of: paragraph(text, text), Baseline: units.Points(20), Words: []layout.Word{w}}
		data, err := New(family).Page(pageOf(line), text)
		if covered != (err == nil) {
			t.Fatalf("%q, which the faces cover: %v, gives error %v", text, covered, err)
		}
		if err != nil {
			return
		}
		if lines := read(t, string(data)); len(lines) != 1 || strings.TrimSpace(lines[0]) != strings.TrimSpace(drawn) {
			t.Errorf("%q says %q", text, lines)
		}
	})
}

// TestPointersAreAttributes: a pointer is not held to what the faces cover.
func TestPointersAreAttributes(t *testing.T) {
	for _, source := range []string{`"><script>`, "\x00\n\ufffe", "\xff", "&quot;"} {
		l := layout.Line{Of: paragraph(source, source), Words: words(10, regular(), 0, "a")}
		if lines := read(t, page(t, pageOf(l), source)); !slices.Equal(lines, []string{"a"}) {
			t.Errorf("%q: %q", source, lines)
		}
	}
}

// TestSpaces: who copies a line finds its words apart.
func TestSpaces(t *testing.T) {
	tab := slices.Concat(words(10, regular(), 0, "I."), words(40, regular(), 0, "Kế"))
	cut := slices.Concat(words(10, regular(), 0, "120-"), words(0, regular(), 0, "KL"))
	cut[1].X = cut[0].X + cut[0].Width
	for want, l := range map[string][]layout.Word{"I. Kế": tab, "120-KL": cut, "a b": words(10, regular(), 0, "a b")} {
		if got := read(t, page(t, pageOf(layout.Line{Of: paragraph(""), Words: l}), "vi")); !slices.Equal(got, []string{want}) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	unknown := full()
	unknown.Shapes[0].Path[1].Op = 9
	blank := full()
	blank.Images[0].Picture = nil
	for want, p := range map[string]*layout.Page{
		"U+0009":     pageOf(layout.Line{Of: paragraph(""), Words: words(10, regular(), 0, "a\tb")}),
		"U+4E2D":     pageOf(layout.Line{Of: paragraph(""), Words: words(10, regular(), 0, "中")}),
		"step 9":     unknown,
		"no picture": blank,
	} {
		if _, err := New(metrics.Default()).Page(p, "vi"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error about %s, got %v", want, err)
		}
	}
}

// TestSame: the same page gives the same bytes, and is only read.
func TestSame(t *testing.T) {
	p := full()
	first := page(t, p, "vi")
	if second := page(t, p, "vi"); second != first || !bytes.Equal([]byte(first), []byte(page(t, full(), "vi"))) {
		t.Error("two files of a page differ")
	}
}

func TestNumber(t *testing.T) {
	for points, want := range map[float64]string{0: "0", 12: "12", 0.5: "0.5", 0.05: "0.05", 595.276: "595.28", -0.75: "-0.75", -0.001: "0", -10.004: "-10"} {
		var c canvas
		c.number(hundredths(units.Points(points)))
		if string(c.out) != want {
			t.Errorf("%v: %s, want %s", points, c.out, want)
		}
	}
}
