package wordfill

import (
	"fmt"
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
		if s.marks += strings.Count(n.text, "{{"); s.marks > MaxMarks {
			s.wrong(n, RuleLimit, fmt.Sprintf("có quá %d dấu", MaxMarks), fmt.Sprintf("more than %d marks", MaxMarks))
			return false
		}
		spans, wrong := fill.Spans(n.text)
		for _, w := range wrong {
			s.wrong(n, RuleMark, w.Mark+": "+w.VI, w.Mark+": "+w.EN)
		}
		it := item{start: n.open, end: n.shut}
		from := 0
		for _, span := range spans {
			if span.Mark.Kind != fill.Value || span.Mark.Markup() || len(n.kids) > 0 {
				s.wrong(n, RulePlace, span.Mark.String()+" không điền được ở đây", span.Mark.String()+" is not filled here")
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
	r := reading{marks: marks, faults: s.told()}
	if len(r.faults) == 0 {
		r.pieces = cut(p.raw, s.items)
	}
	return r
}
