package pdffile

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// sheet is a file of one page, in which a test changes what it likes.
type sheet struct {
	page      string // entries of the page; "": 300 × 400 points
	fonts     string // beside H (Helvetica) and T (Times-Bold)
	resources string
	contents  string
	objects   []string // more objects, from 7 on
}

// file writes it. The objects are the catalog, the pages, the page, the contents,
// and two faces.
func (s sheet) file() []byte {
	if s.page == "" {
		s.page = "/MediaBox[0 0 300 400]"
	}
	return built(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R" + s.page + "/Resources<</Font<</H 5 0 R/T 6 0 R" + s.fonts + ">>" + s.resources + ">>>>",
		streamed("", s.contents),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>",
	}, s.objects...)...)
}

// A composite font of two-byte codes, from object 7 on: two widths of their own,
// a run of them, and a table of texts of which one is two letters.
var composite = []string{
	"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Big/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 9 0 R>>",
	"<</Type/Font/Subtype/CIDFontType2/BaseFont/Big/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/W[1[250 750]5 7 400]/FontDescriptor 10 0 R>>",
	streamed("", "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"+
		"2 beginbfchar <0001> <1EC7> <0002> <00660069> endbfchar 2 beginbfrange <0005> <0007> <0061> <0009> <000A> [<0110> <0111>] endbfrange endcmap"),
	"<</Type/FontDescriptor/FontName/Big/Flags 4/ItalicAngle -12/StemV 80/Ascent 800/Descent -200/CapHeight 700/FontBBox[0 -200 1000 800]/FontWeight 700>>",
}

// awkward are pages that are right, but not as most programs write them, with
// the runs that are read of them.
var awkward = map[string]struct {
	sheet
	runs []string
}{
	"places": {sheet{contents: "BT /H 20 Tf 40 300 Td (One) Tj 0 -30 TD (Two) Tj T* (Three) Tj 14 TL (Four) ' 3 1 (Five six) \" ET"},
		[]string{"One", "Two", "Three", "Four", "Five six"}},
	"spacing": {sheet{contents: "BT /H 12 Tf 150 Tz 2 Tc 8 Tw 20 300 Td (Wide words) Tj 0 Tc 0 Tw 50 Tz 0 -40 Td (narrow) Tj 100 Tz 5 Ts ( raised) Tj ET"},
		[]string{"Wide words", "narrow", " raised"}},
	"moves":         {sheet{contents: "BT /T 16 Tf 20 300 Td [(A)-500(B) 200 (C)-3000(far)] TJ ET"}, []string{"ABCfar"}},
	"matrix":        {sheet{contents: "q 2 0 0 2 10 10 cm BT /H 10 Tf 1 0 0 1 20 100 Tm (doubled) Tj ET Q BT /H 10 Tf .5 0 0 .5 20 50 Tm (halved) Tj ET"}, []string{"doubled", "halved"}},
	"negative size": {sheet{contents: "BT /H -12 Tf -1 0 0 -1 20 100 Tm (turned twice) Tj ET"}, []string{"turned twice"}},
	"turned page":   {sheet{page: "/MediaBox[0 0 300 400]/Rotate 90", contents: "BT /H 12 Tf 0 1 -1 0 100 50 Tm (read me) Tj ET"}, []string{"read me"}},
	"turned over":   {sheet{page: "/MediaBox[0 0 300 400]/Rotate -180", contents: "BT /H 12 Tf -1 0 0 -1 200 50 Tm (read me) Tj ET"}, []string{"read me"}},
	"turned left":   {sheet{page: "/MediaBox[0 0 300 400]/Rotate 270", contents: "BT /H 12 Tf 0 -1 1 0 100 350 Tm (read me) Tj ET"}, []string{"read me"}},
	"cropped":       {sheet{page: "/MediaBox[-50 400 350 -100]/CropBox[0 0 200 300]", contents: "BT /H 12 Tf 20 250 Td (within) Tj ET"}, []string{"within"}},
	"split": {sheet{page: "/MediaBox[0 0 300 400]/Contents[7 0 R 8 0 R]", contents: "",
		objects: []string{streamed("", "BT /H 12 Tf 20 300 Td [(in)"), streamed("", "(two)] TJ ET")}}, []string{"intwo"}},
	"strings": {sheet{contents: "BT /H 12 Tf 20 300 Td (a\\(b\\)(c)\\\\\\101\\12\\\nd) Tj <48692>Tj ET % (no) Tj\nBT/T 9 Tf 20 200 Td(\xC0\xE9)Tj ET"}, []string{"a(b)(c)\\Ad", "Hi ", "Àé"}},
	"forms": {sheet{resources: "/XObject<</A 7 0 R>>", contents: "q 1 0 0 1 50 50 cm /A Do Q BT /H 12 Tf 20 20 Td (after) Tj ET",
		objects: []string{
			streamed("/Type/XObject/Subtype/Form/BBox[0 0 200 200]/Matrix[1 0 0 1 5 7]/Resources<</Font<</H 6 0 R>>/XObject<</A 8 0 R>>>>", "q BT /H 12 Tf 20 100 Td (in a form) Tj ET 2 0 0 2 0 0 cm /A Do"),
			streamed("/Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</Font<</G 5 0 R>>>>", "BT /G 7 Tf 10 20 Td (deeper) Tj ET"),
		}}, []string{"in a form", "deeper", "after"}},
	"inline picture": {sheet{contents: "q 50 0 0 50 20 20 cm BI /W 2/H 2/BPC 8/CS/G ID \x00EI\xFF EI Q BT /H 12 Tf 20 300 Td (after EI) Tj ET"}, []string{"after EI"}},
	"composite":      {sheet{fonts: "/B 7 0 R", contents: "BT /B 20 Tf 20 300 Td <000100020005000600070009000A> Tj ET", objects: composite}, []string{"ệfiabcĐđ"}},
	"names": {sheet{fonts: "/D 7 0 R", contents: "BT /D 20 Tf 20 300 Td (ABCDEFG) Tj ET", objects: []string{
		"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding<</BaseEncoding/MacRomanEncoding/Differences[65/ecircumflexacute/dcroat 67/uni01B0/u1EA1 70/A.alt]>>/FirstChar 65/LastChar 71/Widths[500 400 300 200 600 700 800]>>"}},
		[]string{"ếđưạEAG"}},
	"drawn letters": {sheet{fonts: "/D 7 0 R", contents: "BT /D 2 Tf 20 300 Td (ab) Tj ET", objects: []string{
		"<</Type/Font/Subtype/Type3/FontBBox[0 0 10 10]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a 8 0 R/b 8 0 R>>/Encoding<</Differences[97/a/b]>>/FirstChar 97/LastChar 98/Widths[60 80]>>",
		streamed("", "60 0 0 0 50 50 d1 0 0 50 50 re f")}}, []string{"ab"}},
	"other text": {sheet{contents: "/Span<</ActualText(\xFE\xFF\x00f\x00i\x00n)>>BDC BT /H 12 Tf 20 300 Td (X) Tj ET EMC BT /H 12 Tf 60 300 Td (Y) Tj ET"}, []string{"fin", "Y"}},
	"a stamp": {sheet{page: "/MediaBox[0 0 300 400]/Annots[7 0 R 9 0 R]", contents: "BT /H 12 Tf 20 20 Td (below) Tj ET", objects: []string{
		"<</Type/Annot/Subtype/Stamp/Rect[100 100 200 150]/F 4/AP<</N 8 0 R>>>>",
		streamed("/Type/XObject/Subtype/Form/BBox[0 0 50 50]/Resources<</Font<</H 5 0 R>>>>", "BT /H 10 Tf 5 20 Td (ON) Tj ET"),
		"<</Type/Annot/Subtype/Stamp/Rect[0 0 90 90]/F 2/AP<</N 8 0 R>>>>",
	}}, []string{"below", "ON"}},
}

// TestAwkward reads awkward pages, as poppler does.
func TestAwkward(t *testing.T) {
	for name, c := range awkward {
		t.Run(name, func(t *testing.T) {
			data := c.file()
			_, marks := marksOf(t, data)
			var runs []string
			for _, r := range marks[0].Runs {
				runs = append(runs, r.Text)
			}
			if !slices.Equal(runs, c.runs) {
				t.Errorf("read as %q, want %q", runs, c.runs)
			}
			file := filepath.Join(t.TempDir(), "a.pdf")
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			likePoppler(t, file)
		})
	}
}

// TestLooks wants of each run what a reader sees.
func TestLooks(t *testing.T) {
	s := sheet{
		fonts:     "/B 7 0 R",
		resources: "/ColorSpace<</Spot[/Separation/Red/DeviceCMYK 5 0 R]>>/ExtGState<</G<</Font[5 0 R 9]>>>>",
		objects:   composite,
		contents: "BT /H 10 Tf 20 300 Td (plain) Tj 1 0 0 rg /T 12 Tf (bold) Tj 0 1 1 0 k 2 Tr /H 10 Tf (thick) Tj 3 Tr (hidden) Tj 0 Tr 0.5 g\n" +
			"1 0 0.3 1 20 200 Tm (slanted) Tj /Spot cs 1 scn 0 1 -1 0 50 50 Tm (up) Tj 0 g /B 20 Tf 0.5 0 0 0.5 20 20 Tm <0001> Tj /G gs (state) Tj ET\n" +
			"/Artifact BMC BT /H 9 Tf (page) Tj ET EMC q 1 G BT 1 Tr (outline) Tj ET Q BT (after) Tj ET",
	}
	_, marks := marksOf(t, s.file())
	var got []string
	for _, r := range marks[0].Runs {
		got = append(got, fmt.Sprintf("%s: %s %s %g %06x %.0f°, bold %t, italic %t, hidden %t, artifact %t",
			r.Text, r.Face.Kind, r.Face.Name, r.Size, int(r.Color), r.Angle, r.Bold, r.Italic, r.Hidden, r.Artifact))
	}
	want := []string{
		"plain: Type1 Helvetica 10 000000 0°, bold false, italic false, hidden false, artifact false",
		"bold: Type1 Times-Bold 12 ff0000 0°, bold true, italic false, hidden false, artifact false",
		"thick: Type1 Helvetica 10 ff0000 0°, bold true, italic false, hidden false, artifact false",
		"hidden: Type1 Helvetica 10 ff0000 0°, bold false, italic false, hidden true, artifact false",
		"slanted: Type1 Helvetica 10.44030650891055 808080 0°, bold false, italic true, hidden false, artifact false",
		"up: Type1 Helvetica 10 -00001 90°, bold false, italic false, hidden false, artifact false",
		"ệ: Type0 Big 10 000000 0°, bold true, italic true, hidden false, artifact false",
		"state: Type1 Helvetica 4.5 000000 0°, bold false, italic false, hidden false, artifact false",
		"page: Type1 Helvetica 9 000000 0°, bold false, italic false, hidden false, artifact true",
		"outline: Type1 Helvetica 9 ffffff 0°, bold false, italic false, hidden false, artifact false",
		"after: Type1 Helvetica 9 000000 0°, bold false, italic false, hidden false, artifact false",
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("run %d of\n%s\nwant\n%s", i, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestStrokes wants lines, however they are drawn, and no areas.
func TestStrokes(t *testing.T) {
	s := sheet{contents: "0.5 w 10 390 m 110 390 l S\n" + // drawn
		"1 0 0 rg 10 379 100 1 re f\n" + // filled
		"10 300 m 10 200 l 11 200 l 11 300 l h f*\n" + // filled, upright
		"q 2 0 0 2 0 0 cm [3 2] 0 d 1 w 50 50 m 100 50 l s Q\n" + // drawn to and fro, in dashes, at twice the size
		"50 50 40 20 re S 0 0 1 RG 100 100 m 120 120 l 130 120 140 130 150 150 c S\n" + // a frame; a line and a curve
		"0 0 300 400 re f 5 5 m 10 10 l n"}
	_, marks := marksOf(t, s.file())
	var got []string
	for _, s := range marks[0].Strokes {
		got = append(got, fmt.Sprintf("%g,%g–%g,%g %g %06x %t", s.X0, s.Y0, s.X1, s.Y1, s.Width, int(s.Color), s.Dashed))
	}
	want := []string{
		"10,10–110,10 0.5 000000 false",
		"10,20.5–110,20.5 1 ff0000 false",
		"10.5,100–10.5,200 1 ff0000 false",
		"100,300–200,300 2 000000 true",
		"200,300–100,300 2 000000 true",
		"50,350–90,350 0.5 000000 false",
		"90,350–90,330 0.5 000000 false",
		"90,330–50,330 0.5 000000 false",
		"50,330–50,350 0.5 000000 false",
		"100,300–120,280 0.5 0000ff false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestImages(t *testing.T) {
	s := sheet{
		page:      "/MediaBox[0 0 300 400]/UserUnit 2",
		resources: "/XObject<</I 7 0 R>>",
		contents:  "q 100 0 0 50 20 30 cm /I Do Q q 0 50 -50 0 200 200 cm BI /W 8 /H 1 /IM true ID \xFF EI Q",
		objects:   []string{streamed("/Type/XObject/Subtype/Image/Width 640/Height 320/Filter/DCTDecode", "\xFF\xD8")},
	}
	pages, marks := marksOf(t, s.file())
	if pages[0].Width != 600 || pages[0].Height != 800 {
		t.Errorf("the page is %g × %g", pages[0].Width, pages[0].Height)
	}
	images := marks[0].Images
	if len(images) != 2 {
		t.Fatalf("%d images", len(images))
	}
	a, b := images[0], images[1]
	if a.Object == nil || !a.Object.Key("Filter").Is("DCTDecode") || b.Object != nil {
		t.Error("what the pictures are made of")
	}
	a.Object = nil
	if want := (Image{X0: 40, Y0: 640, X1: 240, Y1: 740, Columns: 640, Rows: 320}); a != want {
		t.Errorf("%+v, want %+v", a, want)
	}
	if want := (Image{X0: 300, Y0: 300, X1: 400, Y1: 400, Columns: 8, Rows: 1, Mask: true}); b != want {
		t.Errorf("%+v, want %+v", b, want)
	}
}

// TestUnread wants what is not read to be named, and the rest to be read.
func TestUnread(t *testing.T) {
	for name, c := range map[string]struct {
		sheet
		want string
	}{
		"codes without a meaning": {sheet{fonts: "/B 7 0 R", contents: "/B 9 Tf <00010002> Tj",
			objects: []string{strings.Replace(composite[0], "/ToUnicode 9 0 R", "", 1), composite[1]}}, "what its codes stand for"},
		"a table of codes": {sheet{fonts: "/B 7 0 R", contents: "/B 9 Tf <00010002> Tj",
			objects: []string{strings.Replace(strings.Replace(composite[0], "/ToUnicode 9 0 R", "", 1), "Identity-H", "GBK-EUC-H", 1), composite[1]}}, "GBK-EUC-H"},
		"an encoding":  {sheet{fonts: "/E 7 0 R", contents: "/E 9 Tf (a) Tj", objects: []string{"<</Type/Font/Subtype/Type1/BaseFont/X/Encoding/MacExpertEncoding>>"}}, "MacExpertEncoding"},
		"no face":      {sheet{contents: "/None 9 Tf (a) Tj"}, "without a face"},
		"a filter":     {sheet{page: "/MediaBox[0 0 9 9]/Contents[4 0 R 7 0 R]", objects: []string{streamed("/Filter/JBIG2Decode", "")}}, "JBIG2Decode"},
		"no contents":  {sheet{page: "/MediaBox[0 0 9 9]/Contents 77 0 R"}, "missing"},
		"a form in it": {sheet{resources: "/XObject<</A 7 0 R>>", contents: "/A Do", objects: []string{streamed("/Subtype/Form/Resources<</XObject<</A 7 0 R>>>>", "/A Do")}}, "too deeply"},
		"running down": {sheet{fonts: "/B 7 0 R", contents: "/B 9 Tf <00010002> Tj",
			objects: append([]string{strings.Replace(composite[0], "Identity-H", "Identity-V", 1)}, composite[1:]...)}, "runs down"},
	} {
		c.contents += " /H 9 Tf (read) Tj"
		_, marks := marksOf(t, c.file())
		m := marks[0]
		if len(m.Unread) != 1 || !strings.Contains(m.Unread[0], c.want) {
			t.Errorf("%s: %q", name, m.Unread)
		}
		if n := len(m.Runs); name != "no contents" && (n == 0 || m.Runs[n-1].Text != "read") {
			t.Errorf("%s: the rest is not read", name)
		}
	}
}

// TestPages wants what a page has from above, and trees that are none to do no
// harm.
func TestPages(t *testing.T) {
	f, err := Open(built("<</Pages 2 0 R>>",
		"<</Kids[3 0 R 4 0 R 2 0 R 4 0 R 99 0 R<</Rotate 180>>]/MediaBox[0 0 100 200]/Rotate 90>>",
		"<</Type/Page/MediaBox 5 0 R>>",
		"<</Kids[<</Type/Page>>]/Rotate 0/CropBox[10 10 999 999]>>", "[0 0 30 40]"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range pages {
		got = append(got, fmt.Sprintf("%d: %g × %g, %d°", p.Number, p.Width, p.Height, p.Turned))
	}
	if want := []string{"1: 40 × 30, 90°", "2: 90 × 190, 0°", "3: 100 × 200, 180°"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for name, data := range map[string][]byte{
		"no catalog": built("1"), "no tree": built("<<>>"), "no pages": built("<</Pages 2 0 R>>", "<</Kids[2 0 R]>>"),
	} {
		f, err := Open(data, Options{})
		if err != nil {
			continue
		}
		if pages, err := f.Pages(); err == nil {
			t.Errorf("%s: %d pages", name, len(pages))
		}
	}
	lost := []byte("%PDF-1.4\n9 0 obj<</Type/Page/MediaBox[0 0 9 9]>>endobj 1 0 obj<</Type/Catalog/Pages 7 0 R>>endobj trailer<</Root 1 0 R>>")
	if f, err = Open(lost, Options{}); err != nil {
		t.Fatal(err)
	}
	if pages, err := f.Pages(); err != nil || len(pages) != 1 || pages[0].Width != 9 || !f.Mended() {
		t.Errorf("a page whose tree is lost: %d, %v", len(pages), err)
	}
}

// TestBounds wants files that are small and show much to be refused, or to be
// read in little time.
func TestBounds(t *testing.T) {
	double := func(i int) string {
		return streamed(fmt.Sprintf("/Subtype/Form/Resources<</XObject<</A %d 0 R>>>>", i), "/A Do /A Do")
	}
	var bomb []string
	for i := range 20 {
		bomb = append(bomb, double(i+8))
	}
	long := "<</Kids[3 0 R]/X(" + strings.Repeat("x", 1<<16) + ")/LW 1>>"
	for name, c := range map[string]sheet{
		"forms in forms":  {resources: "/XObject<</A 7 0 R>>", contents: "/A Do", objects: bomb},
		"glyphs":          {contents: "BT /H 9 Tf (" + strings.Repeat("many ", 1000) + ") Tj ET"},
		"strokes":         {contents: strings.Repeat("0 0 m 9 9 l S ", 2000)},
		"pictures":        {contents: strings.Repeat("BI /W 1 ID x EI ", 2000)},
		"states":          {resources: "/ExtGState<</G 7 0 R>>", contents: strings.Repeat("/G gs ", 2000), objects: []string{long}},
		"marked contents": {resources: "/Properties<</P 7 0 R>>", contents: strings.Repeat("/Span/P BDC EMC ", 2000), objects: []string{long}},
	} {
		f, err := Open(c.file(), Options{Bytes: 1 << 20, Marks: 1000})
		if err != nil {
			t.Fatal(err)
		}
		pages, err := f.Pages()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pages[0].Marks(); !errors.Is(err, ErrLimit) {
			t.Errorf("%s: %v", name, err)
		}
	}
	far := sheet{contents: "1e9 0 0 1e9 0 0 cm 1e9 0 0 1e9 0 0 cm BT /H 9e99 Tf (far) Tj ET 99999 0 l S 9e999 w 1 1 m 2 2 l S q " +
		strings.Repeat("Q ] >> ) ", 9) + strings.Repeat("q ", 999) + strings.Repeat("/P BMC ", 999)}
	_, marks := marksOf(t, far.file())
	for _, s := range marks[0].Strokes {
		if math.IsNaN(s.Width) || math.IsInf(s.Width, 0) {
			t.Errorf("a stroke is %g wide", s.Width)
		}
	}
}

// FuzzMarks wants no contents to do harm, and what is told to be where paper is.
func FuzzMarks(f *testing.F) {
	for _, c := range awkward {
		f.Add(c.file())
	}
	f.Fuzz(func(t *testing.T, data []byte) { harmless(t, data) })
}

// FuzzContents draws what it likes with faces of all kinds.
func FuzzContents(f *testing.F) {
	for _, c := range awkward {
		f.Add(c.contents, "", "")
	}
	f.Add("/B 9 Tf <0001> Tj", "1 beginbfrange <00> <ffff> [<41>] endbfrange 1 begincidrange <00> <ff> 7 endcidrange", "[1[2 3]4 5 6 7 0 R[]]")
	f.Fuzz(func(t *testing.T, contents, table, widths string) {
		objects := slices.Clone(composite)
		objects[2] = streamed("", table)
		objects[1] = strings.Replace(objects[1], "[1[250 750]5 7 400]", widths, 1)
		harmless(t, sheet{contents: contents, fonts: "/B 7 0 R/C<</Subtype/Type0/Encoding 9 0 R/DescendantFonts[8 0 R]>>", objects: objects}.file())
	})
}

// harmless reads all pages. What is told must be numbers, and text.
func harmless(t *testing.T, data []byte) {
	f, err := Open(data, Options{Bytes: 1 << 20, Marks: 1 << 12})
	if err != nil {
		return
	}
	pages, err := f.Pages()
	if err != nil {
		return
	}
	for _, p := range pages {
		m, err := p.Marks()
		if err != nil {
			continue
		}
		for _, r := range m.Runs {
			text := ""
			for _, g := range r.Glyphs {
				text += g.Text
				if !(point{g.X, g.Y}).on() || math.IsNaN(g.Width) {
					t.Fatalf("a glyph at %g, %g", g.X, g.Y)
				}
			}
			if text != r.Text || !utf8.ValidString(text) || math.IsNaN(r.Angle) {
				t.Fatalf("%q of glyphs with %q", r.Text, text)
			}
		}
		for _, s := range m.Strokes {
			if !(point{s.X0, s.Y0}).on() || !(point{s.X1, s.Y1}).on() || math.IsNaN(s.Width) {
				t.Fatalf("a stroke: %+v", s)
			}
		}
	}
}
