package word

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// run reads the text of a run, and what else it holds, into the paragraph.
func (d *reader) run(p *Paragraph, style *resolvedStyle, n *node) {
	var text []byte
	for k := range n.content() {
		switch k.name {
		case "w:fldChar":
			d.fieldChar(p, k)
		case "w:instrText":
			if i := len(d.fields) - 1; i >= 0 && !d.fields[i].result {
				d.fields[i].instruction = append(d.fields[i].instruction, k.text...)
			}
		case "w:drawing", "w:pict", "w:object":
			d.drawing(p, k, canvas{scaleX: 1, scaleY: 1})
		case "w:footnoteReference", "w:endnoteReference":
			d.note(p, k)
		case "w:pgNum":
			p.addField("PAGE")
		default:
			if d.shown() {
				text = append(text, d.characters(k)...)
			}
		}
	}
	if len(text) > 0 && d.admit() {
		p.Runs = append(p.Runs, Run{Text: string(text), Field: d.field(), RunFormat: d.styles.runFormat(style, n.kid("w:rPr"))})
	}
}

// note keeps that a footnote or an endnote is referred to here.
func (d *reader) note(p *Paragraph, n *node) {
	key := noteKey{end: n.name == "w:endnoteReference", id: n.attr("w:id")}
	if number := d.notes[key]; number > 0 && d.admit() {
		p.Runs = append(p.Runs, Run{Note: number})
	}
}

// field is the instruction of the innermost field that shows what is read, "" outside of fields.
func (d *reader) field() string {
	if i := len(d.fields) - 1; i >= 0 {
		return d.fields[i].shows
	}
	return ""
}

// characters is what an element of a run puts on the page.
func (d *reader) characters(n *node) string {
	switch n.name {
	case "w:t":
		return plainText(n)
	case "w:noBreakHyphen":
		return "-"
	case "w:softHyphen":
		return "\u00ad"
	case "w:tab", "w:ptab":
		return "\t"
	case "w:br":
		if kind := n.attr("w:type"); kind == "page" || kind == "column" {
			return "\f"
		}
		return "\n"
	case "w:cr":
		return "\n"
	case "w:sym":
		return d.symbol(n)
	}
	return ""
}

// plainText is character data as Word shows it: a line break in the XML is a space, and space at the ends counts only
// where the element says so.
func plainText(n *node) string {
	s := strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(string(n.text))
	if n.attr("xml:space") != "preserve" {
		s = strings.Trim(s, " \t")
	}
	return s
}

// symbol is the character of a w:sym, which symbol fonts keep in the private use area;
// of the face Symbol it is that of Unicode.
func (d *reader) symbol(n *node) string {
	code, err := strconv.ParseUint(n.attr("w:char"), 16, 32)
	if err != nil || !utf8.ValidRune(rune(code)) {
		d.fail("character %q of w:sym", n.attr("w:char"))
		return ""
	}
	if strings.EqualFold(n.attr("w:font"), "Symbol") {
		return string(ofSymbol(rune(code)))
	}
	return string(rune(code))
}

// shown says whether text stands on the page, and not in the instruction of a field.
func (d *reader) shown() bool {
	for _, f := range d.fields {
		if !f.result {
			return false
		}
	}
	return true
}

func (d *reader) fieldChar(p *Paragraph, n *node) {
	last := len(d.fields) - 1
	switch n.attr("w:fldCharType") {
	case "begin":
		if last+1 >= MaxDepth {
			d.fail("fields nested deeper than %d", MaxDepth)
			return
		}
		d.fields = append(d.fields, field{})
	case "separate":
		if last >= 0 {
			d.fields[last].result = true
			d.fields[last].shows = string(bytes.TrimSpace(d.fields[last].instruction))
		}
	case "end":
		if last >= 0 {
			p.addField(string(bytes.TrimSpace(d.fields[last].instruction)))
			d.fields = d.fields[:last]
		}
	}
}

func (p *Paragraph) addField(instruction string) {
	p.Fields = append(p.Fields, strings.TrimSpace(instruction))
}

// box reads a text box, whose fields are its own.
func (d *reader) box(n *node) []Block {
	outer := d.fields
	d.fields = nil
	blocks := d.blocksOf(n)
	d.fields = outer
	return blocks
}
