package document

import (
	"reflect"
	"strconv"

	"vanthu/internal/fault"
)

// Tree is a value of a document's JSON before it is read: what a template is
// made from. It may be anything that is JSON; what it should be, Decode knows.
type Tree struct {
	Pointer string   // JSON Pointer
	First   byte     // what the value begins with in JSON: { [ " 0 t f n
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
	if list := faults.List(root.offsetOf); list != nil {
		return nil, list
	}
	t := newTree("", root, role{of: reflect.TypeFor[Document]()})
	return &t, nil
}

func newTree(pointer string, n *node, at role) Tree {
	t := Tree{Pointer: pointer, First: byte(n.kind), Text: n.text, Names: n.names, Use: at.use(n.kind)}
	for i := range n.kids {
		if n.kind == kindArray {
			t.Kids = append(t.Kids, newTree(pointer+"/"+strconv.Itoa(i), &n.kids[i], at.element()))
			continue
		}
		name := n.names[i]
		t.Kids = append(t.Kids, newTree(string(appendToken([]byte(pointer), name)), &n.kids[i], at.member(name)))
	}
	return t
}
