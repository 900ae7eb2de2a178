package word

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// numberingParts is a document whose paragraphs have these lists, "num/level" or "style" each.
func numberingParts(definitions string, paragraphs ...string) parts {
	var body strings.Builder
	for _, p := range paragraphs {
		num, level, ok := strings.Cut(p, "/")
		switch {
		case p == "":
			body.WriteString(paragraphXML("text"))
		case !ok:
			fmt.Fprintf(&body, `<w:p><w:pPr><w:pStyle w:val="%s"/></w:pPr></w:p>`, p)
		default:
			fmt.Fprintf(&body, `<w:p><w:pPr><w:numPr><w:ilvl w:val="%s"/><w:numId w:val="%s"/></w:numPr></w:pPr></w:p>`, level, num)
		}
	}
	d := documentParts(body.String())
	d["word/numbering.xml"] = xmlHead + `<w:numbering ` + wordNS + `>` + definitions + `</w:numbering>`
	d["word/_rels/document.xml.rels"] = documentRels("styles", "styles.xml", "numbering", "numbering.xml")
	d["word/styles.xml"] = styles(
		`<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="99"/></w:pPr></w:style>` +
			`<w:style w:type="numbering" w:styleId="Loop"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>`)
	return d
}

func lvl(n int, format, text, more string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>%s</w:lvl>`, n, format, text, more)
}

func abstractNum(id int, inner string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, inner)
}

func num(id, of int, inner string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, of, inner)
}

func TestNumbering(t *testing.T) {
	t.Parallel()
	outline := abstractNum(1, lvl(0, "upperRoman", "%1.", "")+lvl(1, "decimal", "%1.%2.", "<w:isLgl/>")+lvl(2, "lowerLetter", "%3)", `<w:pPr><w:ind w:left="720"/></w:pPr>`)) + num(1, 1, "")
	styled := abstractNum(1, lvl(0, "decimal", "Điều %1.", `<w:pStyle w:val="Dieu"/>`)+lvl(1, "decimal", "%2.", `<w:pStyle w:val="Khoan"/><w:pPr><w:ind w:left="720"/></w:pPr>`)) + num(1, 1, "")
	for name, c := range map[string]struct {
		definitions string
		paragraphs  []string
		want        string
	}{
		"levels":           {outline, []string{"1/0", "1/1", "1/1", "1/2", "", "1/0", "1/1", "1/2"}, "I. 1.1. 1.2. a) – II. 2.1. a)"},
		"a level first":    {outline, []string{"1/1", "1/0"}, "1.1. II."},
		"two lists":        {outline + num(2, 1, ""), []string{"1/0", "2/0"}, "I. II."},
		"a fresh start":    {outline + num(2, 1, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`), []string{"1/0", "1/0", "2/0", "2/0"}, "I. II. I. II."},
		"a level of own":   {outline + num(2, 1, `<w:lvlOverride w:ilvl="0">`+lvl(0, "bullet", "-", "")+`</w:lvlOverride>`), []string{"2/0"}, "-"},
		"never again":      {abstractNum(1, lvl(0, "decimal", "%1.", "")+lvl(1, "decimal", "%2)", `<w:lvlRestart w:val="0"/>`)) + num(1, 1, ""), []string{"1/0", "1/1", "1/0", "1/1"}, "1. 1) 2. 2)"},
		"formats":          {abstractNum(1, lvl(0, "decimalZero", "%1", "")+lvl(1, "upperLetter", "%2", "")+lvl(2, "none", "%3*", "")+lvl(3, "odd", "%4", "")) + num(1, 1, ""), []string{"1/0", "1/1", "1/2", "1/3"}, "01 A * 1"},
		"of styles":        {styled, []string{"Dieu", "Khoan", "Khoan", "Dieu", "Khoan"}, "Điều 1. 1. 2. Điều 2. 1."},
		"linked":           {abstractNum(3, `<w:numStyleLink w:val="Loop"/>`) + num(7, 4, "") + abstractNum(4, lvl(0, "decimal", "(%1)", "")) + num(8, 3, ""), []string{"8/0", "7/0"}, "(1) (2)"},
		"linked in a loop": {abstractNum(3, `<w:numStyleLink w:val="Loop"/>`) + num(7, 3, ""), []string{"7/0"}, "–"},
		"no list":          {outline, []string{"9/0", "1/8", "1/99"}, "– – –"},
		"past letters":     {abstractNum(1, `<w:lvl w:ilvl="0"><w:start w:val="28"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%9"/></w:lvl>`) + num(1, 1, ""), []string{"1/0"}, "bb"},
	} {
		p, err := readParts(t, numberingParts(c.definitions, c.paragraphs...))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, q := range p.Body.Paragraphs() {
			if q.Number == "" {
				got = append(got, "–")
			} else {
				got = append(got, q.Number)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", name, s, c.want)
		}
	}
	p, err := readParts(t, numberingParts(styled, "Khoan", "1/1"))
	if err != nil {
		t.Fatal(err)
	}
	if q := p.Body.Paragraphs(); q[0].Left != 99 || q[1].Left != 720 {
		t.Errorf("indents %d and %d: the style's is over the list's, the list's over no style's", q[0].Left, q[1].Left)
	}
}

func TestNumberingRefuses(t *testing.T) {
	t.Parallel()
	_, err := readParts(t, numberingParts(abstractNum(1, lvl(0, "decimal", strings.Repeat("%1", longestLabel), ""))+num(1, 1, "")))
	if !errors.Is(err, ErrLimit) {
		t.Errorf("a long label: %v", err)
	}
	_, err = readParts(t, numberingParts(abstractNum(1, `<w:lvl w:ilvl="x"/>`)+num(1, 1, "")))
	if err == nil || !strings.Contains(err.Error(), "numbering.xml") {
		t.Errorf("a bad level: %v", err)
	}
}

const drawingNS = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" ` +
	`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// TestEdges measures text boxes, and tells whether a line is drawn around them.
func TestEdges(t *testing.T) {
	t.Parallel()
	box := func(look string) string {
		return `<w:drawing><wp:anchor ` + drawingNS + `><wp:extent cx="720000" cy="288000"/><wps:wsp><wps:spPr><a:xfrm><a:ext cx="5" cy="5"/></a:xfrm><a:prstGeom prst="rect"/>` + look +
			`<wps:txbx><w:txbxContent>` + paragraphXML("KHẨN") + `</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing>`
	}
	vml := func(more string) string {
		return `<w:pict><v:shape style="width:2in;height:1in"` + more + `><v:textbox><w:txbxContent>` + paragraphXML("KHẨN") + `</w:txbxContent></v:textbox></v:shape></w:pict>`
	}
	for xml, want := range map[string]Edge{
		box(`<a:ln><a:solidFill/></a:ln></wps:spPr>`):                            {720000, 288000, true},
		box(`<a:ln><a:noFill/></a:ln></wps:spPr>`):                               {720000, 288000, false},
		box(`</wps:spPr>`):                                                       {720000, 288000, false},
		box(`</wps:spPr><wps:style><a:lnRef idx="2"/></wps:style>`):              {720000, 288000, true},
		box(`<a:ln w="5"/></wps:spPr><wps:style><a:lnRef idx="0"/></wps:style>`): {720000, 288000, false},
		vml(""):             {2 * 914400, 914400, true},
		vml(` stroked="f"`): {2 * 914400, 914400, false},
	} {
		p := readBody(t, `<w:p><w:r>`+xml+`</w:r></w:p>`).Body.Paragraphs()[0]
		if len(p.Edges) != 1 || p.Edges[0] != want || len(p.Drawings) > 0 {
			t.Errorf("%s: %+v, want %+v", xml, p.Edges, want)
		}
	}
}

func TestDrawings(t *testing.T) {
	t.Parallel()
	anchor := func(inner string) string {
		return `<w:drawing><wp:anchor ` + drawingNS + `><wp:positionH relativeFrom="column"><wp:posOffset>7</wp:posOffset></wp:positionH>` +
			`<wp:positionV relativeFrom="paragraph"><wp:posOffset>9</wp:posOffset></wp:positionV>` +
			`<wp:extent cx="1000" cy="0"/><wp:docPr id="1" descr="alt"/>` + inner + `</wp:anchor></w:drawing>`
	}
	line := func(cx int) string {
		return fmt.Sprintf(`<wps:wsp><wps:spPr><a:xfrm><a:ext cx="%d" cy="0"/></a:xfrm><a:prstGeom prst="line"/><a:ln w="12700"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr></wps:wsp>`, cx)
	}
	for name, c := range map[string]struct {
		xml  string
		want Drawing
	}{
		"a line":             {anchor(line(5)), Drawing{Line: true, Width: 1000, X: 7, Y: 9, Placed: true, Thick: 12700, Color: "FF0000", Alt: "alt"}},
		"in a group":         {anchor(`<wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx="1000" cy="1"/><a:chExt cx="500" cy="1"/></a:xfrm></wpg:grpSpPr>` + line(300) + `</wpg:wgp>`), Drawing{Line: true, Width: 600, X: 7, Y: 9, Placed: true, Thick: 12700, Color: "FF0000", Alt: "alt"}},
		"above its line":     {strings.Replace(anchor(line(5)), ">9<", ">-9<", 1), Drawing{Line: true, Width: 1000, X: 7, Y: -9, Placed: true, Thick: 12700, Color: "FF0000", Alt: "alt"}},
		"on the page":        {strings.Replace(anchor(line(5)), `"paragraph"`, `"page"`, 1), Drawing{Line: true, Width: 1000, Paged: true, Thick: 12700, Color: "FF0000", Alt: "alt"}},
		"flat":               {strings.Replace(anchor(line(5)), `"line"`, `"rect"`, 1), Drawing{Line: true, Width: 1000, X: 7, Y: 9, Placed: true, Thick: 12700, Color: "FF0000", Alt: "alt"}},
		"flat in VML":        {`<w:pict><v:rect style="width:2in;height:1pt"/></w:pict>`, Drawing{Line: true, Width: 2 * 914400, Height: emuPoint}},
		"of VML":             {`<w:pict><v:line from="10pt,1pt" to="30pt,1pt" strokeweight="1pt"/></w:pict>`, Drawing{Line: true, Width: 20 * emuPoint, X: 10 * emuPoint, Y: emuPoint, Thick: emuPoint}},
		"a connector of VML": {`<w:pict><v:shape type="#_x0000_t32" style="position:absolute;margin-left:1pt;margin-top:2pt;width:1in;height:0"/></w:pict>`, Drawing{Line: true, Width: 914400, X: emuPoint, Y: 2 * emuPoint, Placed: true}},
		"in a group of VML":  {`<w:pict><v:group style="width:100pt;height:1pt" coordsize="200,2"><v:line from="0,0" to="50,0"/></v:group></w:pict>`, Drawing{Line: true, Width: 25 * emuPoint}},
		"a picture":          {anchor(`<pic:pic><pic:blipFill><a:blip r:embed="image"/></pic:blipFill></pic:pic>`), Drawing{Picture: true, Width: 1000, X: 7, Y: 9, Placed: true, Alt: "alt", Data: []byte("\xff\xd8\xff…")}},
		"a picture of VML":   {`<w:pict><v:shape alt="b" style="width:2px;height:1px"><v:imagedata r:id="none"/></v:shape></w:pict>`, Drawing{Picture: true, Width: 2 * emuPixel, Height: emuPixel, Alt: "b"}},
	} {
		d := documentParts(`<w:p><w:r>` + c.xml + `</w:r></w:p>`)
		d["word/_rels/document.xml.rels"] = documentRels("styles", "styles.xml", "image", "media/a.JPG")
		d["word/media/a.JPG"] = "\xff\xd8\xff…"
		p, err := readParts(t, d)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := p.Body.Paragraphs()[0].Drawings
		if len(got) != 1 || fmt.Sprint(got[0]) != fmt.Sprint(c.want) {
			t.Errorf("%s: %+v\nwant %+v", name, got, c.want)
		}
	}
	if d := readBody(t, `<w:p><w:r>`+anchor(`<wps:wsp><wps:spPr><a:prstGeom prst="line"/><a:ln><a:noFill/></a:ln></wps:spPr></wps:wsp>`)+`</w:r></w:p>`).Body.Paragraphs()[0].Drawings; d != nil {
		t.Errorf("a line without a colour: %+v", d)
	}
}

func TestNotesAndTraces(t *testing.T) {
	t.Parallel()
	d := documentParts(`<w:p><w:pPr><w:framePr/></w:pPr><w:ins><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:t>old</w:t></w:r></w:del>` +
		`<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="9"/></w:r>` +
		`<w:r><w:commentReference w:id="0"/></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>`)
	d["word/_rels/document.xml.rels"] = documentRels("styles", "styles.xml", "footnotes", "footnotes.xml", "endnotes", "endnotes.xml")
	d["word/footnotes.xml"] = xmlHead + `<w:footnotes ` + wordNS + `><w:footnote w:id="0" w:type="separator"/><w:footnote w:id="2">` + paragraphXML("foot") + `</w:footnote></w:footnotes>`
	d["word/endnotes.xml"] = xmlHead + `<w:endnotes ` + wordNS + `><w:endnote w:id="1">` + paragraphXML("end") + `</w:endnote></w:endnotes>`
	d["_xmlsignatures/sig1.xml"] = "<a/>"
	p, err := readParts(t, d)
	if err != nil {
		t.Fatal(err)
	}
	if p.Comments != 1 || p.Insertions != 1 || p.Deletions != 1 || !p.Signed {
		t.Errorf("%d comments, %d insertions, %d deletions, signed %v", p.Comments, p.Insertions, p.Deletions, p.Signed)
	}
	q := p.Body.Paragraphs()[0]
	var runs []string
	for _, r := range q.Runs {
		runs = append(runs, fmt.Sprint(r.Text, r.Note, r.Field, r.Highlight))
	}
	if want := []string{"new0yellow", "1", "2", "10PAGE"}; !slices.Equal(runs, want) || !q.Framed {
		t.Errorf("%q framed %v, want %q", runs, q.Framed, want)
	}
	if len(p.Notes) != 2 || p.Notes[0].Paragraphs()[0].Text() != "foot" || p.Notes[1].Paragraphs()[0].Text() != "end" {
		t.Errorf("notes %+v", p.Notes)
	}
}

// TestUnread reads the letters of an equation, and names what cannot be read.
func TestUnread(t *testing.T) {
	t.Parallel()
	p := readBody(t, `<w:p><w:r><w:t>S=</w:t></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a</m:t></m:r><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:oMath>`+
		`<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r></w:p><w:altChunk/>`)
	if got := p.Body.Paragraphs()[0].Text(); got != "S=a2" {
		t.Errorf("%q", got)
	}
	if want := []string{"equation", "chart", "object", "a file within the file"}; !slices.Equal(p.Unread, want) {
		t.Errorf("%q, want %q", p.Unread, want)
	}
}

func TestTableStyle(t *testing.T) {
	t.Parallel()
	d := documentParts(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblBorders><w:top w:val="nil"/></w:tblBorders></w:tblPr><w:tr><w:tc>` + paragraphXML("in") + `</w:tc></w:tr></w:tbl>` + paragraphXML("out"))
	d["word/styles.xml"] = styles(`<w:docDefaults><w:pPrDefault><w:pPr><w:spacing w:after="160"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="table" w:styleId="Grid"><w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:b/></w:rPr>` +
		`<w:tblPr><w:tblBorders><w:top w:val="single"/><w:left w:val="single"/></w:tblBorders></w:tblPr></w:style>`)
	p, err := readParts(t, d)
	if err != nil {
		t.Fatal(err)
	}
	q := p.Body.Paragraphs()
	if q[0].After != 0 || !q[0].Runs[0].Bold || q[1].After != 160 || q[1].Runs[0].Bold {
		t.Errorf("in the table %d, outside %d", q[0].After, q[1].After)
	}
	b := p.Body.Tables()[0].Borders
	if _, top := b["top"]; top || b["left"].Style != "single" || q[0].Index != 1 || q[1].Index != 2 {
		t.Errorf("borders %v", b)
	}
}
