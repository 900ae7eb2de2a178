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
	s, list := Read(data, opt)
	if s == nil {
		return nil, list
	}
	d, list := s.Decode()
	if list != nil {
		return nil, s.Origin.ToldAll(list)
	}
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
