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

// segment is a stretch of a text that the same passages hold.
type segment struct {
	from  int
	marks []fill.Mark
}

// segments cuts the text of the paragraph where its passages begin and end.
func (r *paragraph) segments() (all []segment) {
	type border struct {
		at    int
		group *group
	}
	var borders []border
	for _, g := range r.passages {
		borders = append(borders, border{g.open, g}, border{g.shut, g})
	}
	slices.SortStableFunc(borders, func(a, b border) int { return cmp.Compare(a.at, b.at) })
	var open []*group // as deep as groups may be nested
	for _, b := range borders {
		if i := slices.Index(open, b.group); i >= 0 {
			open = slices.Delete(open, i, i+1)
		} else {
			open = append(open, b.group)
		}
		one := segment{from: b.at}
		for _, g := range open {
			one.marks = append(one.marks, g.mark)
		}
		all = append(all, one)
	}
	return all
}

// around are the marks of the passages that hold a place of the text.
func (r *paragraph) around(at int) []fill.Mark {
	if r.cut == nil {
		r.cut = r.segments()
	}
	i, _ := slices.BinarySearchFunc(r.cut, at+1, func(s segment, at int) int { return cmp.Compare(s.from, at) })
	if i == 0 {
		return nil
	}
	return r.cut[i-1].marks
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
	next := 0
	for _, run := range p.runs {
		end := run.from + len(run.t.text)
		for next < len(p.spans) && p.spans[next].End <= run.from {
			next++
		}
		if touched := next < len(p.spans) && p.spans[next].Start < end; !touched && run.from < end {
			depend(run.t, run.from)
		}
	}
	for _, leaf := range p.leaves {
		depend(leaf.t, leaf.from)
	}
	s.whole(p)
	s.hollow(p)
}

// whole holds that passages do not cut fields.
func (s *story) whole(p *paragraph) {
	at, open := []int{}, []int{0} // where fields begin and end, and how many are open then
	for _, leaf := range p.leaves {
		if sign := s.fieldSign(leaf.t); sign != 0 {
			at, open = append(at, leaf.from), append(open, open[len(open)-1]+sign)
		}
	}
	for _, g := range p.passages {
		from, _ := slices.BinarySearch(at, g.open)
		to, _ := slices.BinarySearch(at, g.shut)
		if open[from] != open[to] {
			s.wrong(p.node, RuleGroup, "nhóm «%s» cắt ngang một trường (field)", "group «%s» cuts a field", g.mark.Name)
		}
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
