package document

import (
	"reflect"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// Source is what a document is decoded from: the tree of its JSON, with its office
// laid under it. Who changes the tree can decode it again.
type Source struct {
	Root    *tree.Node // an object
	Origin  *Origin    // nil: all is posted
	Options Options

	faults *fault.Collector // of the JSON itself; nil: they were told
}

// Read parses a document's JSON. It returns faults, and no source, where the text
// is not JSON, or no object, or far too much.
func Read(data []byte, opt Options) (*Source, fault.List) {
	faults := &fault.Collector{}
	opt.Limits = opt.Limits.InForce()
	root := parse(data, faults, opt.Limits.Depth)
	if root == nil || root.Kind != tree.Object {
		return nil, faults.List(root.OffsetOf)
	}
	return &Source{root, opt.lay(root, faults), opt, faults}, nil
}

// Decode decodes the tree as it is now. The faults stand where the values do; the
// first time, those of the JSON itself are among them. With faults the document
// is not fit for use.
func (s *Source) Decode() (*Document, fault.List) {
	faults := s.faults
	if s.faults = nil; faults == nil {
		faults = &fault.Collector{}
	}
	d := decode(s.Root, faults, s.Options)
	d.origin = s.Origin
	return d, faults.List(s.Root.OffsetOf)
}

// TypeAt is the type in the model of what stands, or could stand, at a pointer;
// nil where the model has no place for it.
func (s *Source) TypeAt(pointer string) reflect.Type {
	at, n := role{of: reflect.TypeFor[Document]()}, s.Root
	for token := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		_, name := tree.Split("/" + token)
		if n != nil && n.Kind == tree.Array && tree.IsIndex(name) {
			at = at.element()
		} else {
			at = at.member(name)
		}
		if n != nil {
			n, _ = n.At("/" + token)
		}
	}
	return at.of
}

// parse reads the JSON of a document, nested so deep at most. It returns nil if
// the text is not JSON, or far too much of it.
func parse(data []byte, faults *fault.Collector, depth int) *tree.Node {
	root := tree.Parse(data, tree.Limits{Bytes: MaxBytes, Values: MaxValues, Depth: depth}, contractKeys, faults)
	if root != nil && root.Kind != tree.Object {
		faults.Add(told("", "json.object", root.Kind.Words()))
	}
	return root
}
