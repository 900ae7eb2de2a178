package wordfill

import (
	"strings"

	"vanthu/internal/fill"
)

// readProperties cuts the properties of the file, of which Word makes the first
// by itself: the title is often the first line of the text, with its marks.
func readProperties(p *part) reading {
	s := &story{part: p}
	var marks []fill.Mark
	p.root.each(func(n *node) bool {
		if !strings.Contains(n.text, "{{") {
			return true
		}
		if s.many(n, n.text) {
			return false
		}
		spans, wrong := fill.Spans(n.text)
		s.unread(n, wrong)
		it := item{start: n.open, end: n.shut}
		from := 0
		for _, span := range spans {
			if span.Mark.Kind != fill.Value || span.Mark.Markup() || span.Mark.Image() > 0 || len(n.kids) > 0 {
				s.misplaced(n, span.Mark)
			}
			it.pieces = append(it.pieces, literal(escape(nil, n.text[from:span.Start], "&#10;", "&#9;")), &hole{mark: span.Mark, br: " ", tab: " "})
			marks = append(marks, span.Mark)
			from = span.End
		}
		it.pieces = append(it.pieces, literal(escape(nil, n.text[from:], "&#10;", "&#9;")))
		s.items = append(s.items, it)
		return true
	})
	s.attributes()
	s.faults.Sort()
	r := reading{marks: marks, faults: s.faults}
	if len(r.faults) == 0 {
		r.pieces = cut(p.raw, s.items)
	}
	return r
}
