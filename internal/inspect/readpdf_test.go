package inspect

import (
	"math"
	"strings"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

// near is the rounding of gofpdf, which writes two decimals.
const near = 0.02

func isNear(a, b float64) bool { return math.Abs(a-b) <= near }

func TestReadPDF(t *testing.T) {
	t.Parallel()
	Needs(t, "mutool")
	var left, bold float64
	path := newPDF(t, func(pdf *gofpdf.Fpdf) {
		left = pdf.GetStringWidth("left ")
		pdf.Text(85, 100, "left ")
		pdf.SetFont("Times", "B", 14)
		pdf.SetTextColor(255, 0, 0)
		bold = pdf.GetStringWidth("bold")
		pdf.Text(85+left, 100, "bold")
		pdf.SetFont("Times", "", 12)
		pdf.SetTextColor(0, 0, 0)
		pdf.Text(400, 101.5, `<right> & "more"`)
		pdf.SetLineWidth(0.5)
		pdf.SetDrawColor(0, 0, 255)
		pdf.Line(100, 110, 250, 110)
		pdf.SetFillColor(0, 128, 0)
		pdf.Rect(100, 120, 150, 2, "F")
		pdf.Rect(100, 140, 150, 20, "F") // an area, no rule
		pdf.TransformBegin()
		pdf.TransformRotate(45, 300, 400)
		pdf.Text(300, 400, "watermark")
		pdf.TransformEnd()
		pdf.TransformBegin()
		pdf.TransformMirrorHorizontal(300)
		pdf.Text(300, 500, "mirrored")
		pdf.TransformEnd()
		pdf.AddPageFormat("L", gofpdf.SizeType{Wd: 595.28, Ht: 841.89})
		pdf.Text(85, 100, "second page")
	})
	pages, err := ReadPDF(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 2 || pages[1].Number != 2 || pages[1].Width < pages[1].Height || !isNear(pages[0].Height, 841.89) {
		t.Fatalf("pages: %s", Dump(pages))
	}
	p := pages[0]
	if len(p.Lines) != 2 || len(p.Strokes) != 2 || len(p.Rotated) != 2 {
		t.Fatalf("lines, strokes, rotated: %d, %d, %d\n%s", len(p.Lines), len(p.Strokes), len(p.Rotated), Dump(pages))
	}
	l := p.Lines[0]
	if l.Text != "left bold" || !isNear(l.X0, 85) || !isNear(l.X1, 85+left+bold) || !isNear(l.Y, 100) {
		t.Errorf("first line: %+v", l)
	}
	if len(l.Spans) != 2 || l.Spans[1].Text != "bold" || !strings.HasSuffix(l.Spans[1].Font, "Bold") ||
		l.Spans[1].Color != "#ff0000" || l.Spans[0].Color != "#000000" || l.Spans[0].Size != 14 || !isNear(l.Spans[1].X0, 85+left) {
		t.Errorf("spans: %+v", l.Spans)
	}
	if r := p.Lines[1]; r.Text != `<right> & "more"` || !isNear(r.X0, 400) || !isNear(r.Y, 101.5) || r.Spans[0].Size != 12 {
		t.Errorf("other column: %+v", r)
	}
	if p.Rotated[0].Text != "watermark" || p.Rotated[1].Text != "mirrored" {
		t.Errorf("rotated: %+v", p.Rotated)
	}
	want := []Stroke{
		{X0: 100, Y0: 110, X1: 250, Y1: 110, Width: 0.5, Color: "#0000ff"},
		{X0: 100, Y0: 120, X1: 250, Y1: 122, Width: 2, Color: "#008000"},
	}
	for i, s := range p.Strokes {
		w := want[i]
		if !isNear(s.X0, w.X0) || !isNear(s.Y0, w.Y0) || !isNear(s.X1, w.X1) || !isNear(s.Y1, w.Y1) ||
			!isNear(s.Width, w.Width) || s.Color != w.Color || !isNear(s.Length(), 150) {
			t.Errorf("stroke %d: %+v, want %+v", i, s, w)
		}
	}
}

func TestReadPDFRefuses(t *testing.T) {
	t.Parallel()
	Needs(t, "mutool")
	for name, path := range map[string]string{
		"no file":  "/nonexistent/a.pdf",
		"a folder": t.TempDir(),
		"no PDF":   writeFile(t, "a.pdf", []byte("plain text")),
	} {
		if pages, err := ReadPDF(t.Context(), path); err == nil {
			t.Errorf("%s: read as %d pages", name, len(pages))
		}
	}
}

func TestParseTextRefuses(t *testing.T) {
	for _, in := range []string{
		`<page width="1" height="x"/>`,
		`<page width="NaN" height="1"/>`,
		`<page width="1" height="1"><char quad="1 2" y="1" c="a"/></page>`,
		`<page width="1" height="1"><char quad="1 2 3 4" y="" c="a"/></page>`,
		`<page width="1" height="1"><font name="A" size="inf">`,
		`<page`,
	} {
		if pages, err := parseText([]byte(in)); err == nil {
			t.Errorf("%s: read as %+v", in, pages)
		}
	}
}

func TestCleanXML(t *testing.T) {
	for in, want := range map[string]string{
		"a&#x1;b":                "a?b",
		"&#x0;&#x1f;&#xfffe;":    "???",
		"&#xd800;&#55296;":       "??",
		"&#x110000;&#xzz;&#;":    "???",
		"&#x1ed9;&#7897;":        "&#x1ed9;&#7897;",
		"&#x9;&#10;":             "&#x9;&#10;",
		"&amp;&lt; & \x01\xff\n": "&amp;&lt; & ??\n",
		"ộ\ufffe\U0001F600":      "ộ?\U0001F600",
		"&#x000000000000000000;": "&#x000000000000000000;", // too long for a reference: the parser's to judge
		"":                       "",
	} {
		if got := string(cleanXML([]byte(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// at sets a word of 10-point type in characters 5 points wide.
func at(x, y float64, word string) []glyph {
	var out []glyph
	for i, r := range word {
		out = append(out, glyph{text: string(r), x0: x + 5*float64(i), x1: x + 5*float64(i+1), y: y, font: "F", size: 10, color: "#000000"})
	}
	return out
}

func TestGroupLines(t *testing.T) {
	join := func(words ...[]glyph) (out []glyph) {
		for _, w := range words {
			out = append(out, w...)
		}
		return out
	}
	for name, c := range map[string]struct {
		glyphs []glyph
		want   []string
	}{
		"nothing":               {nil, nil},
		"only blanks":           {at(0, 10, " \u00a0"), nil},
		"tight":                 {join(at(0, 10, "ab"), at(11.2, 10, "cd")), []string{"abcd"}},
		"a space":               {join(at(0, 10, "ab"), at(11.3, 10, "cd")), []string{"ab cd"}},
		"widest space":          {join(at(0, 10, "ab"), at(24, 10, "cd")), []string{"ab cd"}},
		"two columns":           {join(at(0, 10, "ab"), at(24.1, 10, "cd")), []string{"ab", "cd"}},
		"drawn right to left":   {join(at(40, 10, "cd"), at(0, 10, "ab")), []string{"ab", "cd"}},
		"same baseline":         {join(at(0, 11.9, "ab"), at(12, 10, "cd")), []string{"ab cd"}},
		"next baseline":         {join(at(0, 12, "ab"), at(12, 10, "cd")), []string{"cd", "ab"}},
		"written spaces vanish": {at(0, 10, "a  b"), []string{"a b"}},
	} {
		var got []string
		for _, l := range groupLines(c.glyphs) {
			got = append(got, l.Text)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	big := at(0, 10, "ab")
	for i := range big {
		big[i].size = 20
	}
	if got := groupLines(join(big, at(33, 10, "cd"))); len(got) != 1 || len(got[0].Spans) != 2 {
		t.Errorf("a gap of 23 points after 20-point type: %+v", got)
	}
}

func TestParseTrace(t *testing.T) {
	// Layer names and glyphs as mutool writes them: without any escape.
	pages, err := parseTrace([]byte(`<document filename="a & b.pdf">
<page number="1" mediabox="0 0 595 842">
<layer name="a "<b> & c"/>
    <fill_text colorspace="DeviceGray" color="0" transform="1 0 0 -1 0 842">
        <span font="A"><g unicode="<" x="1" y="2"/><g unicode=""" x="1" y="2"/></span>
    </fill_text>
<clip_path winding="nonzero" transform="1 0 0 -1 0 842">
    <moveto x="0" y="0"/>
    <lineto x="9" y="0"/>
</clip_path>
<stroke_path linewidth=".5" colorspace="DeviceCMYK" color="0 0 0 1" transform="0 2 -2 0 0 842">
    <moveto x="10" y="20"/>
    <lineto x="60" y="20"/>
</stroke_path>
<fill_path colorspace="DeviceGray" color=".5" transform="1 0 0 -1 0 842">
    <rect x="10" y="20" w="30" h="3"/>
</fill_path>
<fill_path colorspace="Separation" color="1" transform="1 0 0 -1 0 842">
    <moveto x="10" y="20"/>
    <curveto x1="11" y1="21" x2="12" y2="22" x3="13" y3="40"/>
</fill_path>
<fill_path colorspace="DeviceGray" color="0" transform="1 0 0 -1 0 842">
    <rect x="10" y="20" w="30" h="3.1"/>
</fill_path>
</page>
<page number="2" mediabox="0 0 595 842">
</page>
</document>`))
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 2 || len(pages[0]) != 3 || len(pages[1]) != 0 {
		t.Fatalf("%+v", pages)
	}
	want := []Stroke{
		{X0: -40, Y0: 862, X1: -40, Y1: 962, Width: 1, Color: "#000000"},
		{X0: 10, Y0: 819, X1: 40, Y1: 822, Width: 3, Color: "#808080"},
		{X0: 10, Y0: 802, X1: 13, Y1: 822, Width: 3},
	}
	for i, s := range pages[0] {
		if s != want[i] {
			t.Errorf("stroke %d: %+v, want %+v", i, s, want[i])
		}
	}
	for _, in := range []string{
		"<moveto x=\"1\" y=\"2\"/>\n",
		"<page>\n<stroke_path transform=\"1 0 0\">\n",
		"<page>\n<fill_path>\n<moveto x=\"nan\" y=\"2\"/>\n",
		"<page>\n<fill_path>\n<rect x=\"1\" y=\"2\" w=\"\" h=\"1\"/>\n",
		"<page>\n<fill_path>\n<lineto/>\n",
	} {
		if pages, err := parseTrace([]byte(in)); err == nil {
			t.Errorf("%q: read as %+v", in, pages)
		}
	}
}
