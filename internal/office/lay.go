package office

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/tree"
	"vanthu/internal/viet"
)

// Set are the offices of one moment, by id. It is only read.
type Set map[string]*Office

// Sorted are the offices by id.
func (s Set) Sorted() []*Office {
	var out []*Office
	for _, id := range slices.Sorted(maps.Keys(s)) {
		out = append(out, s[id])
	}
	return out
}

// Sum is a hash of all that the offices say.
func (s Set) Sum() string {
	h := sha256.New()
	for _, o := range s.Sorted() {
		fmt.Fprintf(h, "%s %d ", o.ID, len(o.text))
		h.Write(o.text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Lay lays the office that a document names under it: the document's values win,
// objects are laid over each other key by key, lists are replaced whole, and the
// ids of signers and groups give way to what they name. An id that there is not is
// a fault. It returns nil where the document names no office.
func (s Set) Lay(root *tree.Node, faults *fault.Collector) *document.Origin {
	named := root.Member("office")
	if named == nil || named.Kind != tree.String || named.Text == "" {
		return nil
	}
	o := s[named.Text]
	if o == nil {
		names := slices.Sorted(maps.Keys(s))
		faults.Add(missing("/office", "office.unknown", wordOffice, named.Text, names))
		faults.Excuse("/issuer") // it may be the office's
		o = &Office{ID: named.Text, root: &tree.Node{Kind: tree.Object}}
	}
	l := &layer{o, faults, named.Offset, &document.Origin{Office: o.ID, Moved: map[string]string{}}, s[named.Text] == nil}
	for _, key := range laidKeys {
		if n := o.root.Member(key); n != nil && !root.Has(rival(key)) {
			l.under(root, tree.Join("", key), key, n)
		}
	}
	for _, pointer := range []string{"/signer", "/copy/signer"} {
		if n, there := root.At(pointer); there {
			l.signer(pointer, n)
		}
	}
	if n := root.Member("signers"); n != nil && n.Kind == tree.Array {
		for i := range n.Kids[:min(most, len(n.Kids))] {
			l.signer("/signers/"+strconv.Itoa(i), &n.Kids[i])
		}
	}
	for _, pointer := range document.GroupLists {
		n, there := root.At(pointer)
		switch {
		case !there:
		case strings.HasSuffix(pointer, "to"):
			l.groups(pointer, n, addresseesKey, wordAddressee)
		default:
			l.groups(pointer, n, groupsKey, wordGroup)
		}
	}
	return l.origin
}

// most bounds the elements of a list that ids stand for: a document may have
// fewer, and the reader says so.
const most = 1000

// rival is the key that a document has in the place of another.
func rival(key string) string {
	switch key {
	case "issuer":
		return "issuers"
	case "issuers":
		return "issuer"
	}
	return key + " " // no key
}

// layer lays one office.
type layer struct {
	office *Office
	faults *fault.Collector
	offset int64 // of the office's values in the text of the document
	origin *document.Origin
	absent bool // there is no such office, which has been told
}

// under lays a value of the office under the object at a pointer's parent.
func (l *layer) under(over *tree.Node, pointer, key string, n *tree.Node) {
	own := over.Member(key)
	if own == nil {
		over.Names, over.Kids = append(over.Names, key), append(over.Kids, *clone(n, l.offset))
		l.origin.From = append(l.origin.From, pointer)
		return
	}
	if own.Kind != tree.Object || n.Kind != tree.Object {
		return
	}
	for i, name := range n.Names {
		l.under(own, tree.Join(pointer, name), name, &n.Kids[i])
	}
}

// signer puts a signer in the place of his id.
func (l *layer) signer(pointer string, n *tree.Node) {
	if n.Kind != tree.String {
		return
	}
	if found := l.find(pointer, signersKey, "signer.unknown", wordSigner, n.Text); found != nil {
		*n = *clone(found, n.Offset)
		l.origin.From = append(l.origin.From, pointer)
		return
	}
	n.Kind = tree.Skipped // the reader says no more of it
}

// find is the element of a list of the office. Where there is none, that is told.
func (l *layer) find(pointer, key, rule string, word fault.Text, id string) *tree.Node {
	list := l.office.root.Member(key)
	if list == nil {
		list = &tree.Node{}
	}
	found := list.Member(id)
	if found == nil && !l.absent {
		l.faults.Add(missing(pointer, rule, word, id, list.Names))
	}
	return found
}

// groups puts the elements of groups in the places of their ids.
func (l *layer) groups(pointer string, n *tree.Node, key string, word fault.Text) {
	named := func(n tree.Node) bool { return n.Kind == tree.String && document.GroupName.MatchString(n.Text) }
	if n.Kind != tree.Array || !slices.ContainsFunc(n.Kids, named) {
		return
	}
	var out []tree.Node
	for i := range n.Kids {
		from, elements := len(out), n.Kids[i:i+1]
		if from < most && named(n.Kids[i]) {
			at := pointer + "/" + strconv.Itoa(from)
			if found := l.find(at, key, "group.unknown", word, n.Kids[i].Text[1:]); found != nil {
				elements = clone(found, n.Kids[i].Offset).Kids
			}
		}
		out = append(out, elements...)
		for at := from; at < len(out); at++ {
			here := pointer + "/" + strconv.Itoa(at)
			l.origin.Moved[here] = pointer + "/" + strconv.Itoa(i)
			if &elements[0] != &n.Kids[i] {
				l.origin.From = append(l.origin.From, here)
			}
		}
	}
	n.Kids = out
}

// missing is the fault of an id that there is not.
func missing(pointer, rule string, word fault.Text, id string, names []string) fault.Fault {
	switch near := viet.Closest(id, names); {
	case near != "":
		return fault.New(pointer, rule, meant, word, fault.Quote(id), near)
	case len(names) > 0:
		return fault.New(pointer, rule, choice, word, fault.Quote(id), fault.Listed(names))
	}
	return fault.New(pointer, rule, unknown, word, fault.Quote(id))
}
