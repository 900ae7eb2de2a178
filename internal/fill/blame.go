package fill

import (
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
	"vanthu/internal/tree"
)

// Blame says of the faults of a document that was filled with the values of a
// row which values are to blame: the pointers become those of the template,
// and the column is the mark's where the fault lies in a string with a single
// one. Faults that a group repeats say for which element. A line break of a cell
// is told as such, and once for each string.
func (t *JSON) Blame(faults fault.List, v rows.Values) fault.List {
	out := make(fault.List, 0, len(faults))
	for _, wrong := range faults {
		wrong.Offset = 0 // in the filled document, which nobody sees
		b := blame{pointer: wrong.Pointer}
		if n := b.find(t.root, wrong.Pointer, Scope{v}); n != nil {
			if n.text != nil {
				wrong.Column = n.text.column()
				oneLine(&wrong)
			}
			wrong.Pointer = b.pointer
			for _, s := range b.where {
				wrong = within(wrong, s)
			}
		}
		if !slices.Contains(out, wrong) {
			out = append(out, wrong)
		}
	}
	return out
}

// oneLine says of a line break what a clerk knows it by: most lists have some.
func oneLine(f *fault.Fault) {
	if said := f.Detail.String(); f.Rule == "char.control" && (strings.Contains(said, "U+000A") || strings.Contains(said, "U+000D")) {
		f.Rule = "row.line"
		f.Detail = fault.Text{"Ô có chỗ xuống dòng (Alt+Enter), có thể ở cuối ô; chỗ này của văn bản chỉ in một dòng: hãy bỏ chỗ xuống dòng.",
			"The value has a line break (Alt+Enter), maybe at its end; one line is printed here: take the break out."}
	}
}

// blame finds a place of a document in its template.
type blame struct {
	pointer string // of the template, as far as it was found
	where   []spot
}

// find is the node at a pointer of the document that is filled from a node, or
// nil. What follows a node that has no such member keeps its own names.
func (b *blame) find(n *node, pointer string, scope Scope) *node {
	b.pointer = n.Pointer + pointer
	if pointer == "" {
		return n
	}
	token, rest, more := strings.Cut(pointer[1:], "/")
	if more {
		rest = "/" + rest
	}
	if n.Kind == tree.Array {
		at, err := strconv.Atoi(token)
		if err != nil || at < 0 {
			return n
		}
		if n.items == nil && at < len(n.kids) {
			return b.find(n.kids[at], rest, scope)
		}
		if kid, inner := b.element(n.items, &at, scope); kid != nil {
			return b.find(kid, rest, inner)
		}
		return n
	}
	for _, kid := range n.kids {
		if kid.Pointer == n.Pointer+"/"+token {
			return b.find(kid, rest, scope)
		}
	}
	return n
}

// element is the node that an element of a list is filled from, and its scope.
// It counts the elements before it off at.
func (b *blame) element(items []item, at *int, scope Scope) (*node, Scope) {
	for i := range items {
		it := &items[i]
		if it.group == nil {
			if it.hollow != nil && !it.hollow.prints(scope) {
				continue
			}
			if *at == 0 {
				return it.node, scope
			}
			*at--
			continue
		}
		g := it.group
		repeats := scope.Repeats(g.mark)
		if g.inline && !repeats {
			if n, inner := b.element(it.items, at, scope); n != nil {
				return n, inner
			}
			continue
		}
		index := 0
		for inner := range scope.Elements(g.mark) {
			index++
			where := b.where
			if repeats {
				b.where = append(b.where, spot{g.mark.Name, index})
			}
			if n, scope := b.element(it.items, at, inner); n != nil {
				return n, scope
			}
			b.where = where
		}
	}
	return nil, nil
}
