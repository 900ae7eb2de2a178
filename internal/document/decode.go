package document

import "vanthu/internal/fault"

// Decode reads a document from JSON, strictly: whatever does not fit the
// contract or the law is a fault, and all faults are found at once. The error
// is then of type fault.List, and there is no document.
//
// All text of the document is in NFC. A null is the same as an absent key.
func Decode(data []byte, opt Options) (*Document, error) {
	faults := &fault.Collector{}
	opt.Limits = opt.Limits.InForce()
	root := parse(data, faults, opt.Limits.Depth)
	if root == nil || root.kind != kindObject {
		return nil, faults.List(root.offsetOf)
	}
	d := &Document{limits: opt.Limits}
	r := &reader{faults: faults, opt: opt}
	r.object(root, d)
	c := &checker{d: d, root: root, faults: faults, opt: opt}
	c.document()
	if list := faults.List(root.offsetOf); list != nil {
		return nil, list
	}
	return d, nil
}
