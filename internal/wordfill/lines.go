package wordfill

import (
	"slices"
	"strings"
)

// lineEnds is what ends a line of a value and begins the next in a paragraph. All
// marks of the paragraph share it: what it copies may be long.
type lineEnds struct {
	stretched bool   // lines are stretched from margin to margin
	anew      string // ends the run and the paragraph and begins others, up to the looks of the run; empty: none can begin
	at, depth int    // fields that are open before a child of the paragraph
}

// lineBreak is what ends a line of a value and begins the next, inside a run; anew
// tells that a run begins, whose looks come then. A line break in a justified
// paragraph would stretch the line before it over the page, so the next line is a
// paragraph of its own there, or, where none can begin, a tab stands before the
// break.
func (s *story) lineBreak(p *paragraph, run *node, w string) (br string, anew bool) {
	if p.ends == nil {
		p.ends = s.lineEnds(p)
	}
	switch {
	case !p.ends.stretched:
		return "<" + w + "br/>", false
	case p.ends.anew == "", run.up != p.node, w != s.part.prefix(p.node), s.inField(p, run):
		return "<" + w + "tab/><" + w + "br/>", false
	}
	return p.ends.anew, true
}

func (s *story) lineEnds(p *paragraph) *lineEnds {
	props, w := p.node.kid("w:pPr"), s.part.prefix(p.node)
	ends := &lineEnds{stretched: s.justified(props)}
	if _, numbered := s.lists.of(s, p.node); !ends.stretched || numbered || props.has("w:sectPr") || p.node.up.is("w:sdtContent") {
		return ends
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
	ends.anew = b.String() + "<" + w + "r>"
	return ends
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

// inField tells whether a run stands in a field of its paragraph. The runs are
// asked for in their order.
func (s *story) inField(p *paragraph, run *node) bool {
	if run.at < p.ends.at {
		p.ends.at, p.ends.depth = 0, 0
	}
	for _, k := range p.node.kids[p.ends.at:run.at] {
		for _, c := range k.kids {
			p.ends.depth += s.fieldSign(c)
		}
	}
	p.ends.at = run.at
	return p.ends.depth != 0
}
