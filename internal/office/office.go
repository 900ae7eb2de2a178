// Package office is what an organisation has of its own (hồ sơ cơ quan): a part
// of a document that is the same for all its papers, and lists to choose from. It
// is laid under a posted document as trees, before that is read, so that whatever
// is wrong with the whole is told as of any document.
package office

import (
	"errors"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// Office is the file of one organisation.
type Office struct {
	ID   string // by which a document names it
	Name string // that a list shows

	root *tree.Node
	text []byte
}

// JSON is the office's file.
func (o *Office) JSON() []byte { return o.text }

// The keys of an office that are no keys of a document: its name, and lists by
// id.
const (
	nameKey       = "name"
	signersKey    = "signers"          // of signers, for "signer" and "signers"
	groupsKey     = "recipient_groups" // of lists, for "recipients"
	addresseesKey = "addressees"       // of lists, for "to"
)

// laidKeys are the keys of a document that an office may have.
var laidKeys = []string{
	"profile", "organization", "issuer", "issuers", "unit", "place", "archive", "recipients", "contact", "style", "logo",
}

// Limits of an office's file.
var limits = tree.Limits{Bytes: MaxBytes, Values: 20_000, Depth: 20}

// MaxBytes is the length of an office's file: room for pictures of a few
// signatures.
const MaxBytes = 8 << 20

// read reads an office's file. Its error is of type fault.List.
func read(id string, text []byte) (*Office, error) {
	faults := &fault.Collector{}
	root := tree.Parse(text, limits, nil, faults)
	if root != nil && root.Kind != tree.Object {
		faults.Add(fault.New("", "json.object", notObject))
	}
	if list := faults.List(root.OffsetOf); list != nil {
		return nil, list
	}
	o := &Office{ID: id, Name: id, root: root, text: text}
	if n := root.Member(nameKey); n != nil && n.Kind == tree.String && n.Text != "" {
		o.Name = n.Text
	}
	if list := o.faults(); len(list) > 0 {
		list.Sort()
		return nil, list
	}
	return o, nil
}

// faults are those of what is laid under documents, and of each element of the
// lists, where they stand in the file.
func (o *Office) faults() fault.List {
	var out fault.List
	part := &tree.Node{Kind: tree.Object}
	for i, key := range o.root.Names {
		n, at := &o.root.Kids[i], tree.Join("", key)
		switch to, list := documentKey[key]; {
		case slices.Contains(laidKeys, key):
			part.Names, part.Kids = append(part.Names, key), append(part.Kids, *n)
		case key == nameKey && n.Kind == tree.String:
		case key == nameKey:
			out = append(out, placed(fault.New(at, "type", wrongType, tree.String.Words()), n))
		case !list:
			out = append(out, placed(fault.Of(at, "key.unknown", fault.Quote(key), fault.Listed(keys())), n))
		case n.Kind != tree.Object:
			out = append(out, placed(fault.New(at, "type", wrongType, tree.Object.Words()), n))
		default:
			out = append(out, elementFaults(at, to, n)...)
		}
	}
	return append(out, document.PartFaults(part)...)
}

// placed is a fault where a node stands.
func placed(f fault.Fault, n *tree.Node) fault.Fault {
	f.Offset = n.Offset
	return f
}

// elementFaults are those of the elements of a list, each of which may be the
// value of a document's key.
func elementFaults(at, key string, list *tree.Node) fault.List {
	var out fault.List
	for i, id := range list.Names {
		for _, f := range document.PartFaults(&tree.Node{Kind: tree.Object, Names: []string{key}, Kids: list.Kids[i : i+1]}) {
			f.Pointer = tree.Join(at, id) + strings.TrimPrefix(f.Pointer, tree.Join("", key))
			out = append(out, f)
		}
	}
	return out
}

// documentKey is the key of a document that takes an element of a list.
var documentKey = map[string]string{signersKey: "signer", groupsKey: "recipients", addresseesKey: "to"}

func keys() []string {
	return append(slices.Clone(laidKeys), nameKey, signersKey, groupsKey, addresseesKey)
}

// clone is a copy of a node for the text of a document, where it stands at an
// offset.
func clone(n *tree.Node, offset int64) *tree.Node {
	c := &tree.Node{Kind: n.Kind, Offset: offset, Text: n.Text, Names: slices.Clone(n.Names)}
	if n.Kids != nil {
		c.Kids = make([]tree.Node, len(n.Kids))
	}
	for i := range n.Kids {
		c.Kids[i] = *clone(&n.Kids[i], offset)
	}
	return c
}

// faultsOf are the faults in an error.
func faultsOf(err error) fault.List {
	var list fault.List
	if errors.As(err, &list) {
		return list
	}
	return fault.List{fault.New("", "office.file", unreadable)}
}
