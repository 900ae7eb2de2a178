package word

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// numbering is numbering.xml: how Word numbers paragraphs by itself, and how far it has counted.
type numbering struct {
	*values
	lists map[int]*list
}

// list is a w:num: a definition with what it has of its own.
type list struct {
	counts *counts // shared by the lists of one definition
	levels [levels]*level
	starts [levels]*int // what the list begins with when it is first used, by level
	fresh  [levels]bool // it has not been used yet
}

const levels = 9 // that a definition can have

// counts are the numbers that the levels of a definition have reached; 0: none yet.
type counts struct {
	at   [levels]int
	open [levels]bool
}

// level is a w:lvl.
type level struct {
	start   int
	format  string // "decimal", "upperRoman", …
	text    string // with %1 to %9 for the numbers of the levels
	restart int    // the level, from 1, after which it counts anew; 0: never; -1: after any higher one
	legal   bool   // all numbers in Arabic digits
	style   string // ID of the paragraph style that it goes with
	ppr     *node
}

// longestLabel bounds the text of a level: each paragraph of the list has it.
const longestLabel = 255

// readNumbering reads the part of numbering, if there is one.
func readNumbering(c *container, rels []relationship, s *styleSheet) (*numbering, error) {
	n := &numbering{values: s.values, lists: map[int]*list{}}
	part, ok := target(rels, "numbering")
	if !ok || !c.has(part) {
		return n, nil
	}
	root, err := c.xml(part, "w:numbering")
	if err != nil {
		return nil, err
	}
	definitions := map[string]*node{}
	for _, k := range root.kids {
		if id := k.attr("w:abstractNumId"); k.name == "w:abstractNum" && definitions[id] == nil {
			definitions[id] = k
		}
	}
	counted := map[*node]*counts{}
	for _, k := range root.kids {
		if k.name == "w:num" {
			n.list(k, n.linked(definitions[k.kid("w:abstractNumId").attr("w:val")], root, definitions, s), counted)
		}
	}
	if n.err != nil {
		return nil, fmt.Errorf("part %q: %w", part, n.err)
	}
	return n, nil
}

// linked is the definition itself, or the one that it leaves its levels to by the name of a style.
func (n *numbering) linked(definition, root *node, all map[string]*node, s *styleSheet) *node {
	name, ok := definition.kid("w:numStyleLink").find("w:val")
	if !ok {
		return definition
	}
	style := s.byID[name]
	if style == nil {
		return definition
	}
	id := style.node.kid("w:pPr").kid("w:numPr").kid("w:numId").attr("w:val")
	for _, k := range root.kids {
		if k.name == "w:num" && k.attr("w:numId") == id {
			return all[k.kid("w:abstractNumId").attr("w:val")]
		}
	}
	return definition
}

func (n *numbering) list(num, definition *node, counted map[*node]*counts) {
	id := 0
	n.integer(num, "w:numId", &id)
	if definition == nil || id <= 0 || n.lists[id] != nil {
		return
	}
	if counted[definition] == nil {
		counted[definition] = &counts{}
	}
	l := &list{counts: counted[definition]}
	for _, k := range definition.kids {
		if k.name == "w:lvl" {
			n.level(l, k)
		}
	}
	for _, k := range num.kids {
		if k.name != "w:lvlOverride" {
			continue
		}
		if own := k.kid("w:lvl"); own != nil {
			n.level(l, own)
		}
		if s := k.kid("w:startOverride"); s != nil {
			if at, ok := n.depth(k); ok {
				start := 0
				n.integer(s, "w:val", &start)
				l.starts[at], l.fresh[at] = &start, true
			}
		}
	}
	n.lists[id] = l
}

// depth is the level that an element names, from 0.
func (n *numbering) depth(k *node) (int, bool) {
	at := 0
	n.integer(k, "w:ilvl", &at)
	return at, at >= 0 && at < levels
}

func (n *numbering) level(to *list, k *node) {
	at, ok := n.depth(k)
	if !ok {
		return
	}
	v := &level{format: "decimal", restart: -1, ppr: k.kid("w:pPr"), style: k.kid("w:pStyle").attr("w:val")}
	n.integer(k.kid("w:start"), "w:val", &v.start)
	n.word(k.kid("w:numFmt"), "w:val", &v.format)
	n.word(k.kid("w:lvlText"), "w:val", &v.text)
	n.integer(k.kid("w:lvlRestart"), "w:val", &v.restart)
	n.onOff(k.kid("w:isLgl"), &v.legal)
	if len(v.text) > longestLabel {
		n.fail("a number's text of %d bytes: %w", len(v.text), ErrLimit)
		v.text = ""
	}
	to.levels[at] = v
}

// find is the list of a paragraph and its level; nil where Word numbers it not. A paragraph that is numbered by its style
// alone has the level that the list keeps for the style.
func (n *numbering) find(f *ParagraphFormat, style string, direct bool) (*list, int) {
	l := n.lists[f.NumID]
	if l == nil {
		return nil, 0
	}
	at := f.NumLevel
	if !direct {
		if i := slices.IndexFunc(l.levels[:], func(v *level) bool { return v != nil && v.style == style && style != "" }); i >= 0 {
			at = i
		}
	}
	if at < 0 || at >= levels || l.levels[at] == nil {
		return nil, 0
	}
	return l, at
}

// next counts one more paragraph at a level and is its number as Word prints it.
func (l *list) next(at int) string {
	c, v := l.counts, l.levels[at]
	switch {
	case l.fresh[at]:
		c.at[at], l.fresh[at] = *l.starts[at], false
	case !c.open[at]:
		c.at[at] = v.start
		if l.starts[at] != nil {
			c.at[at] = *l.starts[at]
		}
	default:
		c.at[at]++
	}
	c.open[at] = true
	for i := range at {
		if !c.open[i] && l.levels[i] != nil {
			c.at[i], c.open[i] = l.levels[i].start, true
		}
	}
	for i := at + 1; i < levels; i++ {
		if d := l.levels[i]; d == nil || d.restart < 0 || d.restart > at {
			c.open[i] = false
		}
	}
	return l.label(at)
}

// label is the number of a level as Word prints it.
func (l *list) label(at int) string {
	v := l.levels[at]
	if v.format == "none" && !strings.Contains(v.text, "%") {
		return v.text
	}
	var b strings.Builder
	for i := 0; i < len(v.text) && b.Len() < longestLabel; i++ {
		c := v.text[i]
		if c != '%' || i+1 >= len(v.text) || v.text[i+1] < '1' || v.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		of := int(v.text[i] - '1')
		if l.levels[of] == nil {
			continue
		}
		format := l.levels[of].format
		if v.legal && format != "none" {
			format = "decimal"
		}
		b.WriteString(numeral(l.counts.at[of], format))
	}
	return b.String()
}

// numeral writes a number in one of the formats that offices use; others come in digits.
func numeral(n int, format string) string {
	switch format {
	case "none", "bullet":
		return ""
	case "upperRoman":
		return romanNumeral(n)
	case "lowerRoman":
		return strings.ToLower(romanNumeral(n))
	case "upperLetter":
		return letterNumeral(n, 'A')
	case "lowerLetter":
		return letterNumeral(n, 'a')
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letterNumeral is a, b, … z, aa, bb, … as Word counts.
func letterNumeral(n int, first byte) string {
	const most = 780 // thirty letters
	if n < 1 || n > most {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+byte((n-1)%26)), (n-1)/26+1)
}

func romanNumeral(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		text  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for n >= d.value {
			b.WriteString(d.text)
			n -= d.value
		}
	}
	return b.String()
}
