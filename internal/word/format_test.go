package word

import (
	"reflect"
	"testing"
)

// formatStyles has the cases of inheritance: a chain, a loop, a theme, switches on both levels.
var formatStyles = styles(`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cs="Arial"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>` +
	`<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="off"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base style"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:jc w:val="center"/>` +
	`<w:ind w:left="500" w:firstLine="100"/><w:tabs><w:tab w:val="left" w:pos="100"/><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>` +
	`<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Child style"/><w:basedOn w:val="Base"/><w:pPr><w:ind w:hanging="200"/>` +
	`<w:tabs><w:tab w:val="clear" w:pos="100"/><w:tab w:val="center" w:pos="50"/></w:tabs></w:pPr><w:rPr><w:i/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="LoopA"><w:name w:val="A"/><w:basedOn w:val="LoopB"/><w:rPr><w:b/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="LoopB"><w:name w:val="B"/><w:basedOn w:val="LoopA"/><w:rPr><w:i/></w:rPr></w:style>` +
	`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr></w:style>` +
	`<w:style w:type="character" w:styleId="Stronger"><w:name w:val="Stronger"/><w:basedOn w:val="Strong"/><w:rPr><w:i/><w:b w:val="0"/></w:rPr></w:style>`)

const formatTheme = xmlHead + `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>` +
	`<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>`

func readFormatted(t *testing.T, body string) *Paragraph {
	t.Helper()
	d := documentParts(body)
	d["word/styles.xml"] = formatStyles
	d["word/theme/theme1.xml"] = formatTheme
	d["word/_rels/document.xml.rels"] = documentRels("styles", "styles.xml", "theme", "theme/theme1.xml")
	p, err := readParts(t, d)
	if err != nil {
		t.Fatal(err)
	}
	return p.Body.Paragraphs()[0]
}

func TestParagraphFormat(t *testing.T) {
	t.Parallel()
	plain := ParagraphFormat{Alignment: "left", After: 160, Line: 259, LineRule: "auto"}
	child := plain
	child.Alignment, child.KeepNext, child.Left, child.FirstLine = "center", true, 500, -200
	child.Tabs = []TabStop{{50, "center", ""}, {9000, "right", "dot"}}
	child.Borders = Borders{"bottom": {Style: "single", Size: 6, Space: 1, Color: "000000"}}
	direct := ParagraphFormat{
		Alignment: "right", Left: 567, Right: 20, FirstLine: 567, Before: 120, After: 0, Line: 360, LineRule: "exact", AutoBefore: true,
		ContextualSpacing: true, KeepLines: true, PageBreakBefore: true, WidowControl: true, NumID: 3, NumLevel: 1,
		Tabs: child.Tabs, Borders: Borders{"top": {Style: "double", Size: 4, Space: 0, Color: "auto"}},
	}
	for name, c := range map[string]struct {
		ppr       string
		id, style string
		want      ParagraphFormat
	}{
		"default style":         {``, "Normal", "Normal", plain},
		"chain":                 {`<w:pStyle w:val="Child"/>`, "Child", "Child style", child},
		"unknown style":         {`<w:pStyle w:val="None"/>`, "None", "", ParagraphFormat{Alignment: "left", After: 160, Line: 259, LineRule: "auto", WidowControl: true}},
		"style of another type": {`<w:pStyle w:val="Strong"/>`, "Strong", "", ParagraphFormat{Alignment: "left", After: 160, Line: 259, LineRule: "auto", WidowControl: true}},
		"direct": {`<w:pStyle w:val="Child"/><w:keepNext w:val="false"/><w:keepLines/><w:pageBreakBefore/><w:widowControl/>` +
			`<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr><w:pBdr><w:top w:val="double" w:sz="4" w:space="0" w:color="auto"/><w:bottom w:val="none"/></w:pBdr>` +
			`<w:spacing w:before="6pt" w:beforeAutospacing="1" w:after="0" w:line="360" w:lineRule="exact"/>` +
			`<w:ind w:start="10mm" w:end="1pt" w:firstLine="567"/><w:contextualSpacing/><w:jc w:val="end"/>`, "Child", "Child style", direct},
	} {
		p := readFormatted(t, `<w:p><w:pPr>`+c.ppr+`</w:pPr></w:p>`)
		if p.StyleID != c.id || p.StyleName != c.style || !reflect.DeepEqual(p.ParagraphFormat, c.want) {
			t.Errorf("%s: %q %q %+v\nwant %q %q %+v", name, p.StyleID, p.StyleName, p.ParagraphFormat, c.id, c.style, c.want)
		}
	}
}

func TestRunFormat(t *testing.T) {
	t.Parallel()
	faces := FontSlots{ASCII: "Calibri", HighANSI: "Calibri", ComplexScript: "Arial"}
	for name, c := range map[string]struct {
		pStyle, rpr string
		want        RunFormat
	}{
		"defaults":               {"Normal", ``, RunFormat{Size: 22, Font: faces}},
		"chain":                  {"Child", ``, RunFormat{Bold: true, Italic: true, Size: 28, Font: faces}},
		"loop":                   {"LoopA", ``, RunFormat{Bold: true, Italic: true, Size: 22, Font: faces}},
		"direct off":             {"Child", `<w:b w:val="false"/>`, RunFormat{Italic: true, Size: 28, Font: faces}},
		"character style":        {"Normal", `<w:rStyle w:val="Strong"/>`, RunFormat{StyleID: "Strong", StyleName: "Strong", Bold: true, Color: "FF0000", Size: 22, Font: faces}},
		"both levels switch":     {"Child", `<w:rStyle w:val="Strong"/>`, RunFormat{StyleID: "Strong", StyleName: "Strong", Italic: true, Color: "FF0000", Size: 28, Font: faces}},
		"nearest of a level":     {"Child", `<w:rStyle w:val="Stronger"/>`, RunFormat{StyleID: "Stronger", StyleName: "Stronger", Bold: true, Color: "FF0000", Size: 28, Font: faces}},
		"direct over two styles": {"Child", `<w:rStyle w:val="Strong"/><w:b/>`, RunFormat{StyleID: "Strong", StyleName: "Strong", Bold: true, Italic: true, Color: "FF0000", Size: 28, Font: faces}},
		"style of another type":  {"Normal", `<w:rStyle w:val="Base"/>`, RunFormat{StyleID: "Base", Size: 22, Font: faces}},
		"unknown style":          {"None", `<w:rStyle w:val="None"/>`, RunFormat{StyleID: "None", Size: 22, Font: faces}},
		"everything": {"Normal", `<w:rFonts w:ascii="A" w:hAnsi="B" w:cstheme="majorHAnsi" w:eastAsia="D"/><w:strike/><w:caps/><w:smallCaps/><w:vanish/><w:color w:val="0000FF"/>` +
			`<w:spacing w:val="-4"/><w:kern w:val="16"/><w:position w:val="6"/><w:sz w:val="13.5pt"/><w:u w:val="single"/><w:vertAlign w:val="superscript"/>`, RunFormat{
			Strike: true, Caps: true, SmallCaps: true, Hidden: true, Underline: "single", Size: 27, Kern: 16, Spacing: -4, Position: 6,
			VertAlign: "superscript", Color: "0000FF", Font: FontSlots{ASCII: "A", HighANSI: "B", ComplexScript: "Cambria", EastAsia: "D"},
		}},
		"nothing said": {"Normal", `<w:u w:val="none"/><w:vertAlign w:val="baseline"/>`, RunFormat{Size: 22, Font: faces}},
	} {
		p := readFormatted(t, `<w:p><w:pPr><w:pStyle w:val="`+c.pStyle+`"/><w:rPr>`+c.rpr+`</w:rPr></w:pPr><w:r><w:rPr>`+c.rpr+`</w:rPr><w:t>a</w:t></w:r></w:p>`)
		if got := p.Runs[0].RunFormat; got != c.want {
			t.Errorf("%s: %+v\nwant %+v", name, got, c.want)
		}
		if p.Mark != c.want {
			t.Errorf("%s: paragraph mark %+v\nwant %+v", name, p.Mark, c.want)
		}
	}
}

func TestDefaultsOfTheDocumentSwitchOn(t *testing.T) {
	t.Parallel()
	d := documentParts(`<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr><w:r><w:rPr><w:rStyle w:val="C"/></w:rPr><w:t>a</w:t></w:r></w:p>`)
	d["word/styles.xml"] = styles(`<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:b/><w:i/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:rPr><w:b/><w:i/></w:rPr></w:style>`)
	p, err := readParts(t, d)
	if err != nil {
		t.Fatal(err)
	}
	if r := p.Body.Paragraphs()[0].Runs[0]; !r.Bold || r.Italic {
		t.Errorf("%+v", r)
	}
}

func TestParagraphsShareNothing(t *testing.T) {
	t.Parallel()
	d := documentParts(`<w:p><w:pPr><w:pStyle w:val="Base"/></w:pPr></w:p><w:p><w:pPr><w:pStyle w:val="Base"/></w:pPr></w:p>`)
	d["word/styles.xml"] = formatStyles
	pkg, err := readParts(t, d)
	if err != nil {
		t.Fatal(err)
	}
	p := pkg.Body.Paragraphs()
	p[0].Tabs[0].Position = 1
	delete(p[0].Borders, "bottom")
	if p[1].Tabs[0].Position != 100 || len(p[1].Borders) != 1 {
		t.Errorf("%+v", p[1])
	}
}
