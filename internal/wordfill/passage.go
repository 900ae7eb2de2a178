package wordfill

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/internal/fill"
)

// passage is printed only if all groups around it are that begin and end in the
// same paragraph.
type passage struct {
	marks []fill.Mark
	body  []piece
}

func (p *passage) print(f *filler) {
	for _, m := range p.marks {
		if !f.scope.Repeats(m) && !f.scope.Holds(m) { // a list repeats the whole paragraph
			return
		}
	}
	printAll(f, p.body)
}

// around are the marks of the passages that hold a place of the text.
func (r *paragraph) around(at int) (marks []fill.Mark) {
	for _, g := range r.passages {
		if g.open <= at && at < g.shut {
			marks = append(marks, g.mark)
		}
	}
	return marks
}

// within is a piece that stands at a place of the text, in its passages.
func (r *paragraph) within(at int, p piece) piece {
	if marks := r.around(at); marks != nil {
		return &passage{marks, []piece{p}}
	}
	return p
}

// passages makes all that stands in the passages of a paragraph depend on their
// groups. The text that marks touch is made so where they are filled.
func (s *story) passages(p *paragraph) {
	if p.passages == nil {
		return
	}
	depend := func(n *node, at int) {
		if marks := p.around(at); marks != nil {
			s.items = append(s.items, item{start: n.start, end: n.end, rank: inside, wrap: func(inner []piece) piece { return &passage{marks, inner} }})
		}
	}
	for _, run := range p.runs {
		end := run.from + len(run.t.text)
		touched := slices.ContainsFunc(p.spans, func(sp fill.Span) bool { return sp.Start < end && run.from < sp.End })
		if !touched && run.from < end {
			depend(run.t, run.from)
		}
	}
	for _, leaf := range p.leaves {
		depend(leaf.t, leaf.from)
	}
	for _, g := range p.passages {
		s.whole(p, g)
	}
	s.hollow(p)
}

// whole holds that a passage does not cut a field.
func (s *story) whole(p *paragraph, g *group) {
	fields := 0
	for _, leaf := range p.leaves {
		if leaf.t.name == "w:fldChar" && g.open <= leaf.from && leaf.from < g.shut {
			fields += map[string]int{"begin": 1, "end": -1}[s.attr(leaf.t, "fldCharType")]
		}
	}
	if fields != 0 {
		s.wrong(p.node, RuleGroup, "nhóm «%s» cắt ngang một trường (field)", "group «%s» cuts a field", g.mark.Name)
	}
}

// hollow leaves a paragraph out that holds nothing but passages, where none of
// them is printed.
func (s *story) hollow(p *paragraph) {
	outer, from := []fill.Mark{}, 0
	for _, g := range slices.SortedFunc(slices.Values(p.passages), func(a, b *group) int { return cmp.Compare(a.open, b.open) }) {
		if g.open <= from {
			continue // in the one before
		}
		begin := strings.LastIndex(p.text[:g.open], "{{")
		if !empty(p.text[from:begin]) {
			return
		}
		outer, from = append(outer, g.mark), g.shut+len(closing(p.text[g.shut:]))
	}
	alone := p.node.up.is("w:tc") && !s.solid(p.node.beside(-1)) && !s.solid(p.node.beside(1))
	if !empty(p.text[from:]) || alone || p.node.kid("w:pPr").has("w:sectPr") {
		return
	}
	s.items = append(s.items, item{start: p.node.start, end: p.node.end, rank: inside - 1, wrap: func(inner []piece) piece {
		return &hollow{outer, inner}
	}})
}

// closing is the mark that a text begins with.
func closing(s string) string {
	mark, _, _ := strings.Cut(s, "}}")
	return mark + "}}"
}

// hollow is a paragraph that is printed if any of its passages is.
type hollow struct {
	marks []fill.Mark
	body  []piece
}

func (h *hollow) print(f *filler) {
	if slices.ContainsFunc(h.marks, func(m fill.Mark) bool { return f.scope.Repeats(m) || f.scope.Holds(m) }) {
		printAll(f, h.body)
	}
}
