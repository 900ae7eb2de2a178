package word

import (
	"bytes"
	"strings"
	"unicode"
)

// equation reads an equation of Office as it is written on one line: "(a+b)/2", a root
// as "√(x)", scripts as runs above or below the line. Its look is that of the text
// around it.
func (d *reader) equation(p *Paragraph, style *resolvedStyle, n *node) {
	d.unread("equation")
	e := equation{reader: d}
	e.all(n, "")
	for _, part := range e.parts {
		if !d.admit() {
			return
		}
		run := Run{Text: string(part.text), RunFormat: d.styles.runFormat(style, nil)}
		if part.script != "" {
			run.VertAlign = part.script
		}
		p.Runs = append(p.Runs, run)
	}
}

// equation is an equation on its way into runs.
type equation struct {
	reader *reader
	parts  []mathText
}

// mathText is text of one height: on the line, or as RunFormat.VertAlign has it.
type mathText struct {
	text   []byte
	script string
}

const superscript, subscript = "superscript", "subscript"

func (e *equation) add(text, script string) {
	if n := len(e.parts); n > 0 && e.parts[n-1].script == script {
		e.parts[n-1].text = append(e.parts[n-1].text, text...)
	} else if text != "" {
		e.parts = append(e.parts, mathText{[]byte(text), script})
	}
}

// all writes what an element has, one behind the other. It may be called of nil.
func (e *equation) all(n *node, script string) {
	if n == nil {
		return
	}
	for k := range n.content() {
		e.element(k, script)
	}
}

// element writes an element of an equation. What has no form of its own here is
// written as what stands in it.
func (e *equation) element(n *node, script string) {
	kid := func(name string) *node { return n.kid("m:" + name) }
	switch n.name {
	case "m:t", "w:t":
		e.add(string(n.text), script)
	case "m:f":
		e.grouped(kid("num"), script)
		e.add("/", script)
		e.grouped(kid("den"), script)
	case "m:sSup", "m:sSub", "m:sSubSup":
		e.all(kid("e"), script)
		e.all(kid("sub"), subscript)
		e.all(kid("sup"), superscript)
	case "m:sPre":
		e.all(kid("sub"), subscript)
		e.all(kid("sup"), superscript)
		e.all(kid("e"), script)
	case "m:limLow", "m:limUpp":
		e.all(kid("e"), script)
		e.all(kid("lim"), map[string]string{"m:limLow": subscript, "m:limUpp": superscript}[n.name])
	case "m:rad":
		e.all(kid("deg"), superscript)
		e.add("√", script)
		e.grouped(kid("e"), script)
	case "m:nary":
		e.add(sign(kid("naryPr").kid("m:chr"), "∫"), script)
		e.all(kid("sub"), subscript)
		e.all(kid("sup"), superscript)
		e.all(kid("e"), script)
	case "m:d":
		e.delimited(n, script)
	case "m:m", "m:eqArr":
		e.rows(n, script)
	default:
		if !strings.HasSuffix(n.name, "Pr") {
			e.all(n, script)
		}
	}
}

// sign is the sign that an element says, or else a usual one.
func sign(n *node, usual string) string {
	if n == nil {
		return usual
	}
	return n.attr("m:val")
}

// grouped writes an operand, in brackets unless it is one number, name or pair of
// brackets, with scripts or without.
func (e *equation) grouped(n *node, script string) {
	own := equation{reader: e.reader}
	own.all(n, script)
	var line [][]byte // what stands on the line
	for _, p := range own.parts {
		if p.script == script {
			line = append(line, p.text)
		}
	}
	if len(line) == 1 && (isName(line[0]) || isBracketed(line[0])) {
		e.append(own.parts)
		return
	}
	e.add("(", script)
	e.append(own.parts)
	e.add(")", script)
}

// isName tells whether a text is one number or name.
func isName(text []byte) bool {
	return !bytes.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != ','
	})
}

// isBracketed tells whether one pair of brackets holds a text.
func isBracketed(text []byte) bool {
	depth := 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		if (depth == 0) != (i == len(text)-1) {
			return false
		}
	}
	return len(text) > 0
}

func (e *equation) append(parts []mathText) {
	for _, p := range parts {
		e.add(string(p.text), p.script)
	}
}

// delimited writes operands between brackets.
func (e *equation) delimited(n *node, script string) {
	look := n.kid("m:dPr")
	e.add(sign(look.kid("m:begChr"), "("), script)
	first := true
	for k := range n.content() {
		if k.name != "m:e" {
			continue
		}
		if !first {
			e.add(sign(look.kid("m:sepChr"), "|"), script)
		}
		first = false
		e.all(k, script)
	}
	e.add(sign(look.kid("m:endChr"), ")"), script)
}

// rows writes the rows of a matrix, or lines under each other, parted by semicolons.
func (e *equation) rows(n *node, script string) {
	first := true
	for k := range n.content() {
		if k.name != "m:mr" && k.name != "m:e" {
			continue
		}
		if !first {
			e.add("; ", script)
		}
		first = false
		cells := 0
		for c := range k.content() {
			if c.name == "m:e" {
				if cells++; cells > 1 {
					e.add(" ", script)
				}
			}
			e.element(c, script)
		}
	}
}
