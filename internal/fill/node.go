package fill

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// node is a value of a template.
type node struct {
	*document.Tree
	kids   []*node
	text   *text    // of a string with marks
	groups []*group // of a list: outer ones first
	items  []item   // of a list with groups
}

// group is a stretch of a list that is repeated.
type group struct {
	mark     Mark
	pointer  string // of the string that begins it
	from, to int    // the first and the last element
	order    int    // of the mark that begins it, among all that do
	end      int    // how many groups had begun when it ended
	list     *node  // that it stands in
	inline   bool   // both marks stand in one string: of no list it is a passage of that string
}

// beside tells whether a group of the same list begins in an element that an
// earlier one ends in.
func (g *group) beside(before *group) bool { return g.from <= before.to && g.order >= before.end }

// step is a list on the way to a node, and which of its elements lies on it.
type step struct {
	list  *node
	index int
}

// opened is a mark that begins a group, until its end is met.
type opened struct {
	group
	path []step
}

// parser finds the marks of a template.
type parser struct {
	faults fault.List
	at     map[string]int // where a pointer's string stands among those that are looked at
	marks  []Mark
	almost []Almost
	names  map[string]bool // that are in marks
	open   []opened
	opens  map[string]int // by name: how many are open
	begun  int
	count  int
}

// node reads the marks of a value and of all that it holds. path are the lists
// that may be repeated from the root to the value; rows of cells are not among
// them: what is repeated in a table is the row.
func (p *parser) node(t *document.Tree, path []step) *node {
	n := &node{Tree: t}
	for i := range t.Kids {
		if t.Kind == tree.Object {
			p.key(&t.Kids[i], t.Names[i])
		}
		below := path
		if t.Kind == tree.Array && t.Use != document.CellRow {
			below = slices.Concat(path, []step{{n, i}})
		}
		n.kids = append(n.kids, p.node(&t.Kids[i], below))
	}
	if t.Kind == tree.String {
		p.string(n, path)
	}
	p.overlaps(n)
	return n
}

func (p *parser) key(kid *document.Tree, name string) {
	if strings.Contains(name, open) || strings.Contains(name, closed) {
		p.at[kid.Pointer] = len(p.at)
		p.fault(kid.Pointer, "template.key", "Tên khóa không được có dấu {{…}}; chỉ giá trị mới có.", "A key may not hold a mark {{…}}; only values do.")
	}
}

func (p *parser) string(n *node, path []step) {
	if !strings.Contains(n.Text, open) && !strings.Contains(n.Text, closed) || p.count > MaxMarks {
		p.almost = AlmostMarks(p.almost, n.Text, nil)
		return
	}
	p.at[n.Pointer] = len(p.at)
	spans, wrong := Spans(n.Text)
	p.almost = AlmostMarks(p.almost, n.Text, spans)
	for _, w := range wrong {
		p.fault(n.Pointer, "template.mark", "Dấu «%s» viết sai: %s.", "The mark «%s» is wrong: %s.", w.Mark, w.Detail)
	}
	parsed, err := Parse(n.Text)
	if err != nil {
		return
	}
	for _, m := range parsed.Marks() {
		if p.count++; p.count > MaxMarks {
			p.fault(n.Pointer, "limit.marks", "Mẫu có quá %s dấu {{…}}.", "The template has more than %s marks {{…}}.", MaxMarks)
			return
		}
		p.meet(m, n, path)
	}
	n.text = p.newText(n, parsed, len(path) == 0)
}

// meet notes a mark.
func (p *parser) meet(m Mark, n *node, path []step) {
	if n := len(p.open); n > 0 {
		m.Group = p.open[n-1].mark.Name
	}
	switch m.Kind {
	case Begin, Unless:
		p.open = append(p.open, opened{group{mark: m, pointer: n.Pointer, order: p.begun}, path})
		p.opens[m.Name]++
		p.begun++
	case End:
		p.close(m, n, path)
		return
	}
	if !p.names[m.Name] {
		p.names[m.Name] = true
		p.marks = append(p.marks, m)
	}
}

// close ends the group that began last. Those that began in it and have not
// ended have no end.
func (p *parser) close(m Mark, n *node, path []step) {
	if p.opens[m.Name] == 0 {
		p.fault(n.Pointer, "template.group", "Dấu «%s» không đóng nhóm nào đang mở.", "The mark «%s» ends no group that is open.", m)
		return
	}
	for p.open[len(p.open)-1].mark.Name != m.Name {
		p.unclosed(p.pop())
	}
	o := p.pop()
	at := -1
	for i := 0; i < min(len(path), len(o.path)) && path[i].list == o.path[i].list; i++ {
		at = i
		if path[i].index != o.path[i].index {
			break
		}
	}
	inline := o.pointer == n.Pointer
	if at < 0 && inline {
		return
	}
	if at < 0 {
		p.fault(o.pointer, "template.group", "Nhóm «%s» không nằm trong danh sách nào, nên không có gì để lặp.", "The group «%s» lies in no list, so there is nothing to repeat.", o.mark)
		return
	}
	g := o.group
	g.from, g.to, g.end, g.inline = o.path[at].index, path[at].index, p.begun, inline
	g.list = path[at].list
	g.list.groups = append(g.list.groups, &g)
}

// pop takes the group that began last.
func (p *parser) pop() opened {
	o := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	p.opens[o.mark.Name]--
	return o
}

func (p *parser) unclosed(o opened) {
	p.fault(o.pointer, "template.group", "Nhóm «%s» không có dấu đóng {{/%s}}.", "The group «%s» has no end {{/%s}}.", o.mark, o.mark.Name)
}

// overlaps puts the groups of a list in order and reports those of which
// neither holds the other.
func (p *parser) overlaps(n *node) {
	slices.SortFunc(n.groups, func(a, b *group) int { return cmp.Compare(a.order, b.order) })
	for i, g := range n.groups {
		for _, before := range n.groups[:i] {
			if g.beside(before) && !(g.inline && before.inline) {
				p.fault(g.pointer, "template.group", "Nhóm «%s» nằm chung một phần tử với nhóm «%s»: tách ra hai phần tử, hoặc lồng nhóm nọ vào nhóm kia.",
					"The group «%s» shares an element with the group «%s»: give each its own, or put one inside the other.", g.mark, before.mark)
				break
			}
		}
	}
}

func (p *parser) fault(pointer, rule, vi, en string, args ...any) {
	if len(p.faults) < fault.Most {
		p.faults = append(p.faults, fault.New(pointer, rule, fault.Text{vi, en}, args...))
	}
}

// sorted are the faults in the order of the template.
func (p *parser) sorted() fault.List {
	for i := range p.faults {
		p.faults[i].Offset = int64(p.at[p.faults[i].Pointer])
	}
	p.faults.Sort()
	return p.faults
}
