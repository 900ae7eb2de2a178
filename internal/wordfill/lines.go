package wordfill

import (
	"slices"
	"strings"
)

// runLooks stands in a line break for the looks of the run around it.
const runLooks = "\x00"

// lineBreak is what ends a line of a value and begins the next, inside a run. A
// line break in a justified paragraph would stretch the line before it over the
// page, so the next line is a paragraph of its own there, or, where none can
// begin, a tab stands before the break.
func (s *story) lineBreak(p *paragraph, run *node, w string) string {
	props := p.node.kid("w:pPr")
	if !s.justified(props) {
		return "<" + w + "br/>"
	}
	_, numbered := s.lists.of(s, p.node)
	if run.up != p.node || numbered || props.has("w:sectPr") || p.node.up.is("w:sdtContent") || s.inField(run) {
		return "<" + w + "tab/><" + w + "br/>"
	}
	var b strings.Builder
	b.WriteString("</" + w + "r></" + w + "p><" + w + "p>")
	if props != nil {
		b.WriteString("<" + w + "pPr>")
		for _, k := range props.kids {
			if !slices.Contains([]string{"w:pageBreakBefore", "w:pPrChange", "w:numPr"}, k.name) {
				b.Write(s.part.raw[k.start:k.end])
			}
		}
		b.WriteString("</" + w + "pPr>")
	}
	return b.String() + "<" + w + "r>" + runLooks
}

// justified tells whether a paragraph with such properties is.
func (s *story) justified(props *node) bool {
	if props == nil {
		return s.lists.justified[""]
	}
	if align := props.kid("w:jc"); align != nil {
		return justifies(s.val(align))
	}
	return s.lists.justified[s.val(props.kid("w:pStyle"))]
}

// justifies tells whether lines are stretched from margin to margin.
func justifies(align string) bool {
	return align == "both" || align == "distribute" || strings.HasSuffix(align, "Kashida") || align == "thaiDistribute"
}

// aligned is the alignment that a style, or what all are based on, has.
func (s *story) aligned(style *node) string {
	if style == nil {
		return ""
	}
	props := style.kid("w:pPr")
	if !props.has("w:jc") {
		return ""
	}
	return s.val(props.kid("w:jc"))
}

// inField tells whether a run stands in a field of its paragraph.
func (s *story) inField(run *node) bool {
	depth := 0
	for _, k := range run.up.kids[:run.at] {
		for _, c := range k.kids {
			depth += s.fieldSign(c)
		}
	}
	return depth != 0
}
