package document

import (
	"reflect"
	"strconv"

	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// Tree is a value of a document's JSON before it is read: what a template is
// made from. It may be anything that is JSON; what it should be, Decode knows.
type Tree struct {
	Pointer string // JSON Pointer
	Kind    tree.Kind
	Text    string   // of a string: its text; of a number: as it was written
	Names   []string // of an object's members
	Kids    []Tree   // an object's or a list's values
	Use     Use
}

// ParseTree reads JSON as Decode does: what is not JSON, a key given twice,
// nesting too deep and text beyond MaxBytes are faults. The error is of type
// fault.List.
func ParseTree(data []byte) (*Tree, error) {
	faults := &fault.Collector{}
	root := parse(data, faults, MaxDepth)
	if list := faults.List(root.OffsetOf); list != nil {
		return nil, list
	}
	t := newTree("", root, role{of: reflect.TypeFor[Document]()})
	return &t, nil
}

func newTree(pointer string, n *tree.Node, at role) Tree {
	t := Tree{Pointer: pointer, Kind: n.Kind, Text: n.Text, Names: n.Names, Use: at.use(n.Kind)}
	for i := range n.Kids {
		if n.Kind == tree.Array {
			t.Kids = append(t.Kids, newTree(pointer+"/"+strconv.Itoa(i), &n.Kids[i], at.element()))
			continue
		}
		name := n.Names[i]
		t.Kids = append(t.Kids, newTree(tree.Join(pointer, name), &n.Kids[i], at.member(name)))
	}
	return t
}
