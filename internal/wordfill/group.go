package wordfill

import (
	"slices"

	"vanthu/internal/fill"
)

// group is a stretch of blocks, paragraphs or rows of a table, that is printed
// once for each element of a list.
type group struct {
	mark       fill.Mark
	begin, end *paragraph
	from, to   *node // the first and the last block; both have the same parent
	rows       bool
	outer      *group
	depth      int
	last       *group // the latest of the groups inside
	restarts   []*restart
	open, shut int // of an inline group: where its passage stands in the text of the paragraph
}

// pair finds the groups of a story. Marks of a group stand in the same flow.
func (s *story) pair() {
	open := map[*node]*group{} // the innermost open group of a flow
	last := map[*node]*group{} // the latest group of a flow that is in no other
	for _, p := range s.paragraphs {
		flow := p.node
		for flow.up != nil && !flows[flow.name] {
			flow = flow.up
		}
		for _, span := range p.spans {
			top := open[flow]
			switch {
			case span.Mark.Kind == fill.Begin || span.Mark.Kind == fill.Unless:
				open[flow] = s.begin(p, span.Mark, top)
				open[flow].open = span.End
			case span.Mark.Kind == fill.End && (top == nil || top.mark.Name != span.Mark.Name):
				s.wrong(p.node, RuleGroup, "%s đóng một nhóm không mở ở đây", "%s ends a group that is not open here", span.Mark)
			case span.Mark.Kind == fill.End:
				top.end, top.shut = p, span.Start
				open[flow] = top.outer
				if top.outer == nil {
					last[flow] = s.place(top, last[flow])
				} else {
					top.outer.last = s.place(top, top.outer.last)
				}
			}
		}
	}
	for _, top := range open {
		for ; top != nil; top = top.outer {
			s.wrong(top.begin.node, RuleGroup, "%s mở một nhóm mà không có {{/%s}}", "%s begins a group without {{/%s}}", top.mark, top.mark.Name)
		}
	}
	s.nest()
}

// begin opens a group within another.
func (s *story) begin(p *paragraph, m fill.Mark, outer *group) *group {
	g := &group{mark: m, begin: p, outer: outer, depth: 1}
	if outer != nil {
		g.depth += outer.depth
	}
	if g.depth == MaxNesting+1 {
		s.wrong(p.node, RuleGroup, "nhóm lồng nhau quá %s lớp", "groups are nested deeper than %s", MaxNesting)
	}
	return g
}

// place finds the blocks of a group, and gives the latest group of its level.
func (s *story) place(g, before *group) *group {
	if g.depth > MaxNesting {
		return before
	}
	if !g.blocks() {
		s.wrong(g.begin.node, RuleGroup, "dấu mở và dấu đóng nhóm «%s» phải cùng ở một bảng hoặc cùng ở ngoài bảng, trong cùng một khung", "the marks of group «%s» must stand in the same table, or both outside of tables in the same frame", g.mark.Name)
		return before
	}
	if g.inline() {
		g.begin.passages = append(g.begin.passages, g)
	}
	if before != nil && g.from.start < before.to.end && !g.shares(before) {
		s.wrong(g.begin.node, RuleGroup, "nhóm «%s» và nhóm «%s» chồng lên nhau", "groups «%s» and «%s» overlap", g.mark.Name, before.mark.Name)
		return before
	}
	s.groups = append(s.groups, g)
	if before != nil && before.to.end > g.to.end {
		return before
	}
	return g
}

// inline tells whether both marks stand in one paragraph: around a plain value
// they hold a passage of it, and the rest is printed whatever the value is.
func (g *group) inline() bool { return g.begin == g.end }

// shares tells whether a group may share blocks with an earlier one: one of them
// is inline, and all its blocks are the other's too.
func (g *group) shares(before *group) bool {
	within := func(a, b *group) bool { return a.inline() && a.from.start >= b.from.start && a.to.end <= b.to.end }
	return within(g, before) || within(before, g)
}

// nest looks whether each group lies within the one around it.
func (s *story) nest() {
	for _, g := range s.groups {
		if o := g.outer; o != nil && o.from != nil && (g.from.start < o.from.start || g.to.end > o.to.end) {
			s.wrong(g.begin.node, RuleGroup, "nhóm «%s» phải nằm trọn trong nhóm «%s»", "group «%s» must lie within group «%s»", g.mark.Name, o.mark.Name)
		}
	}
}

// blocks decides what a group repeats: in a table its rows, unless both marks
// stand in the same cell, each in a paragraph of its own; elsewhere paragraphs.
func (g *group) blocks() bool {
	b, e := g.begin.node, g.end.node
	table := tableOf(b)
	if table != tableOf(e) {
		return false
	}
	cells := b.nearest("w:tc") == e.nearest("w:tc") && g.begin != g.end && g.begin.alone() && g.end.alone()
	g.from, g.to = b, e
	if table != nil && !cells {
		g.from, g.to, g.rows = b.nearest("w:tr"), e.nearest("w:tr"), true
	}
	return g.from != nil && g.to != nil && g.from.up == g.to.up
}

// tableOf is the table that a paragraph stands in; nil: none.
func tableOf(p *node) *node {
	for n := p; n != nil && !flows[n.name]; n = n.up {
		if n.name == "w:tbl" {
			return n
		}
	}
	return nil
}

// inside are the blocks of a group.
func (g *group) inside() []*node { return g.from.up.kids[g.from.at : g.to.at+1] }

// vanish finds the paragraphs and rows that hold marks of groups alone. They
// are not printed.
func (s *story) vanish() {
	for _, g := range s.groups {
		for _, p := range []*paragraph{g.begin, g.end} {
			row := p.node.nearest("w:tr")
			switch {
			case g.begin == g.end:
			case g.rows && g.from != g.to && s.blankRow(row):
				s.gone[row] = true
			case !p.alone():
			case g.rows && (s.solid(p.node.beside(-1)) || s.solid(p.node.beside(1))), !g.rows && !parts(p):
				s.gone[p.node] = true
			}
		}
	}
}

// solid tells whether a node is a paragraph that holds more than marks of groups.
func (s *story) solid(n *node) bool { return s.of[n] != nil && !s.of[n].alone() }

// parts tells whether a paragraph stands between two tables, which would flow
// together without it, or behind one that ends a group.
func parts(p *paragraph) bool {
	ends := slices.ContainsFunc(p.spans, func(sp fill.Span) bool { return sp.Mark.Kind == fill.End })
	return p.node.beside(-1).is("w:tbl") && (ends || p.node.beside(1).is("w:tbl"))
}

// blankRow tells whether nothing is seen of a row once it is filled.
func (s *story) blankRow(row *node) bool {
	blank := true
	row.each(func(n *node) bool {
		if p := s.of[n]; p != nil {
			blank = blank && p.blank
		}
		return blank
	})
	return blank
}
