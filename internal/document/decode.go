package document

// Decode reads a document from JSON, strictly: whatever does not fit the
// contract or the law is a fault, and all faults are found at once. The error
// is then of type Faults, and there is no document.
//
// All text of the document is in NFC. A null is the same as an absent key.
func Decode(data []byte, opt Options) (*Document, error) {
	faults := &collector{}
	if len(data) > MaxBytes {
		faults.add("", "limit.bytes", len(data), MaxBytes)
		return nil, faults.sorted(nil)
	}
	opt.Limits = opt.Limits.InForce()
	root := parse(data, faults, opt.Limits.Depth)
	if root == nil {
		return nil, faults.sorted(nil)
	}
	if root.kind != kindObject {
		faults.add("", "json.object", root.kind.word())
		return nil, faults.sorted(root)
	}
	d := &Document{limits: opt.Limits}
	r := &reader{faults: faults, opt: opt}
	r.object(root, d)
	c := &checker{d: d, root: root, faults: faults, opt: opt}
	c.document()
	if list := faults.sorted(root); list != nil {
		return nil, list
	}
	return d, nil
}
