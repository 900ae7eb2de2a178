package document

import (
	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// Decode reads a document from JSON, strictly: whatever does not fit the
// contract or the law is a fault, and all faults are found at once. The error
// is then of type fault.List, and there is no document.
//
// All text of the document is in NFC. A null is the same as an absent key.
func Decode(data []byte, opt Options) (*Document, error) {
	faults := &fault.Collector{}
	opt.Limits = opt.Limits.InForce()
	root := parse(data, faults, opt.Limits.Depth)
	if root == nil || root.Kind != tree.Object {
		return nil, faults.List(root.OffsetOf)
	}
	origin := opt.lay(root, faults)
	d := decode(root, faults, opt)
	if list := faults.List(root.OffsetOf); list != nil {
		return nil, origin.told(list)
	}
	d.origin = origin
	return d, nil
}

// decode reads and checks a document whose limits are those in force. With faults
// it is not fit for use.
func decode(root *tree.Node, faults *fault.Collector, opt Options) *Document {
	d := &Document{limits: opt.Limits}
	r := &reader{faults: faults, opt: opt, pasted: &d.pasted}
	r.object(root, d)
	c := &checker{d: d, root: root, faults: faults, opt: opt}
	c.document()
	return d
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
