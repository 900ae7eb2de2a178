package fill

import (
	"slices"
	"sync/atomic"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rows"
	"vanthu/internal/tree"
)

// The limits of a template, beside those of a document's JSON.
const (
	MaxMarks = 20_000    // of one template
	MaxSteps = 1_000_000 // marks that are filled, and elements that groups are repeated for, in one document
)

// JSON is a template of documents: their JSON, with marks in its strings. It
// may be used by many at a time.
type JSON struct {
	ops    []op
	root   *node
	names  []Mark
	almost []Almost
	size   atomic.Int64 // bytes of the longest document so far, or of the literal parts
}

// op is one step of filling: bytes that are copied, or something to fill in.
// Exactly one is set.
type op struct {
	literal []byte
	text    *text
	list    *node // a list with groups; others are literal bytes around their elements
}

// item is an element of a list, or a group of items that is repeated.
type item struct {
	ops   []op
	group *group // nil: an element
	items []item // of the group
	node  *node  // of the element
	// hollow is all that the element holds, where that stands within groups: it is
	// left out where none of them prints.
	hollow *text
}

// ParseJSON reads a template. Its error is of type fault.List: all that
// is wrong with the template, whatever the rows say.
func ParseJSON(data []byte) (*JSON, error) {
	read, err := document.ParseTree(data)
	if err != nil {
		return nil, err
	}
	p := &parser{names: map[string]bool{}, at: map[string]int{}, opens: map[string]int{}}
	root := p.node(read, nil)
	for len(p.open) > 0 {
		p.unclosed(p.pop())
	}
	if p.faults != nil {
		return nil, p.sorted()
	}
	c := compiler{}
	c.node(root)
	t := &JSON{ops: c.done(), root: root, names: p.marks, almost: p.almost}
	t.size.Store(int64(c.size))
	return t, nil
}

// Names are the marks of the template, the first of each name, in its order.
func (t *JSON) Names() []Mark { return append([]Mark(nil), t.names...) }

// Almost is what looks like marks in the template and is none.
func (t *JSON) Almost() []Almost { return t.almost }

// Fill makes the JSON of the document of one row. If there are faults, there
// is no document; they are given all at once, each name once.
func (t *JSON) Fill(v rows.Values) ([]byte, fault.List) {
	guess := t.size.Load()
	f := filler{out: make([]byte, 0, guess+guess/8+1024)}
	f.run(t.ops, Scope{v})
	if f.faults != nil {
		return nil, f.faults
	}
	if size := int64(len(f.out)); size > guess {
		t.size.Store(size)
	}
	return f.out, nil
}

// compiler turns the nodes of a template into ops.
type compiler struct {
	ops  []op
	size int
}

// literal adds bytes, joined to those before them.
func (c *compiler) literal(s string) {
	c.size += len(s)
	if n := len(c.ops); n > 0 && c.ops[n-1].literal != nil {
		c.ops[n-1].literal = append(c.ops[n-1].literal, s...)
		return
	}
	c.ops = append(c.ops, op{literal: []byte(s)})
}

// done takes the ops that were made.
func (c *compiler) done() []op {
	ops := c.ops
	c.ops = nil
	return ops
}

func (c *compiler) node(n *node) {
	switch {
	case n.text != nil:
		c.ops = append(c.ops, op{text: n.text})
	case n.Kind == tree.Object:
		for i := range n.kids {
			c.literal(separator(i, "{") + string(appendQuoted(nil, n.Names[i])) + ":")
			c.node(n.kids[i])
		}
		c.literal(closing(n, "{}"))
	case n.Kind == tree.Array && n.groups == nil && !n.yields():
		for i := range n.kids {
			c.literal(separator(i, "["))
			c.node(n.kids[i])
		}
		c.literal(closing(n, "[]"))
	case n.Kind == tree.Array:
		inner := compiler{}
		n.items = inner.items(n, 0, len(n.kids), n.groups)
		c.size += inner.size
		c.ops = append(c.ops, op{list: n})
	default:
		c.literal(plain(n))
	}
}

// items are the elements of a list from one index up to another, of which
// groups repeat some. A string of marks of groups alone is no element.
func (c *compiler) items(n *node, from, to int, groups []*group) []item {
	var out []item
	for i := from; i < to; i++ {
		if len(groups) == 0 || groups[0].from > i {
			if t := n.kids[i].text; t != nil && t.silent {
				continue
			}
			c.node(n.kids[i])
			out = append(out, item{ops: c.done(), node: n.kids[i], hollow: n.kids[i].hollow()})
			continue
		}
		g, inner := groups[0], 1
		for inner < len(groups) && groups[inner].from <= g.to {
			inner++
		}
		out = append(out, item{group: g, items: c.items(n, g.from, g.to+1, groups[1:inner])})
		i, groups = g.to, groups[inner:]
	}
	return out
}

// separator stands before the i-th kid.
func separator(i int, open string) string {
	if i == 0 {
		return open
	}
	return ","
}

// closing ends an object or a list; one that is empty was not begun yet.
func closing(n *node, both string) string {
	if len(n.kids) == 0 {
		return both
	}
	return both[1:]
}

// plain is the JSON of a value that nothing is filled in to.
func plain(n *node) string {
	switch n.Kind {
	case tree.String:
		return string(appendQuoted(nil, n.Text))
	case tree.True:
		return "true"
	case tree.False:
		return "false"
	case tree.Null:
		return "null"
	}
	return n.Text
}

// filler makes the document of one row.
type filler struct {
	out      []byte
	faults   fault.List
	where    []spot   // the elements of groups that are being filled
	repeated []*group // that are being filled
	steps    int
	full     bool // a limit is reached
}

// spot is an element of a list.
type spot struct {
	name  string
	index int // from 1
}

func (f *filler) run(ops []op, scope Scope) {
	for i := range ops {
		if f.full {
			return
		}
		switch o := &ops[i]; {
		case o.text != nil:
			o.text.fill(f, scope)
		case o.list != nil:
			f.append('[')
			f.items(o.list.items, scope, len(f.out))
			f.append(']')
		default:
			f.append(o.literal...)
		}
	}
}

// items fills the items of a list whose elements begin at an offset.
func (f *filler) items(items []item, scope Scope, start int) {
	for i := range items {
		it := &items[i]
		if it.group != nil {
			f.group(it, scope, start)
			continue
		}
		if it.hollow != nil && !it.hollow.prints(scope) {
			continue
		}
		if len(f.out) > start {
			f.append(',')
		}
		f.run(it.ops, scope)
	}
}

func (f *filler) group(it *item, scope Scope, start int) {
	g := it.group
	if g.inline && !scope.Repeats(g.mark) {
		f.items(it.items, scope, start) // the string says what is printed of it
		return
	}
	repeats := scope.Repeats(g.mark)
	if repeats && slices.ContainsFunc(f.repeated, func(o *group) bool { return o.list == g.list && g.beside(o) }) {
		f.fault(fault.OfValue(g.mark.Name, "row.list", fault.Text{"«%s» là một danh sách thứ hai trong cùng một phần tử: tách ra hai phần tử, hoặc lồng nhóm nọ vào nhóm kia.",
			"«%s» is a second list in one element: give each its own, or put one group inside the other."}, g.mark.Name), g.pointer)
		return
	}
	index := 0
	for element := range scope.Elements(g.mark) {
		if !f.step() {
			return
		}
		if !repeats {
			f.items(it.items, element, start)
			continue
		}
		index++
		f.where, f.repeated = append(f.where, spot{g.mark.Name, index}), append(f.repeated, g)
		f.items(it.items, element, start)
		f.where, f.repeated = f.where[:len(f.where)-1], f.repeated[:len(f.repeated)-1]
	}
}

// step counts one step; beyond the limit it says no.
func (f *filler) step() bool {
	if f.steps++; f.steps > MaxSteps {
		f.stop(fault.New("", "limit.steps", fault.Text{
			"Các danh sách của hàng này quá dài: phải điền quá %s chỗ.",
			"The lists of this row are too long: more than %s places are to be filled."}, MaxSteps))
	}
	return !f.full
}

// room tells whether n more bytes may be added.
func (f *filler) room(n int) bool {
	if n > document.MaxBytes-len(f.out) {
		f.stop(fault.New("", "limit.bytes", fault.Text{
			"Văn bản của hàng này vượt quá %s byte.", "The document of this row has more than %s bytes."}, document.MaxBytes))
	}
	return !f.full
}

func (f *filler) stop(wrong fault.Fault) {
	if !f.full {
		f.full = true
		f.faults = append(f.faults, wrong)
	}
}

func (f *filler) append(b ...byte) {
	if f.room(len(b)) {
		f.out = append(f.out, b...)
	}
}

// fault reports what is wrong with a value, once for each name and element.
func (f *filler) fault(wrong fault.Fault, pointer string) {
	wrong.Pointer = pointer
	for _, s := range f.where {
		wrong = within(wrong, s)
	}
	for i := range f.faults {
		if f.faults[i].Detail == wrong.Detail {
			return
		}
	}
	f.faults = append(f.faults, wrong)
	f.full = f.full || len(f.faults) >= fault.Most
}

// within says which element of a list a fault lies in.
func within(f fault.Fault, s spot) fault.Fault {
	f.Detail = InElement(s.index, s.name, f.Detail)
	return f
}

// InElement is a sentence about an element, counted from 1, of a list.
func InElement(index int, list string, said fault.Text) fault.Text {
	return fault.Text{"Mục %s của «%s»: %s", "Element %s of «%s»: %s"}.With(index, list, said)
}
