package document

import (
	"reflect"
	"strconv"

	"vanthu/internal/fault"
	"vanthu/internal/tree"
	"vanthu/internal/viet"
)

// reader turns nodes into the model and reports all that does not fit.
type reader struct {
	faults *fault.Collector
	opt    Options
	path   []step // where the reader is
	blocks int
	cells  int
	pixels int                  // of images
	pasted *[]Pasted            // texts that were cleaned; nil: nobody asks
	fine   [1 << 16 / 64]uint64 // characters that were judged: they may stand, and are in NFC
}

// step is a name or an index of the path.
type step struct {
	name  string
	index int // -1: a name
}

func (r *reader) enter(name string) { r.path = append(r.path, step{name, -1}) }

func (r *reader) enterIndex(i int) { r.path = append(r.path, step{index: i}) }

func (r *reader) leave() { r.path = r.path[:len(r.path)-1] }

// pointer is the JSON Pointer of the place where the reader is.
func (r *reader) pointer() string {
	b := make([]byte, 0, 64)
	for _, s := range r.path {
		if s.index < 0 {
			b = tree.AppendToken(b, s.name)
		} else {
			b = strconv.AppendInt(append(b, '/'), int64(s.index), 10)
		}
	}
	return string(b)
}

// fault reports that the value here cannot be taken.
func (r *reader) fault(rule string, args ...any) {
	if r.faults.Full() {
		return
	}
	p := r.pointer()
	r.faults.Add(told(p, rule, args...))
	r.faults.Excuse(p)
}

// wrongType reports a value of the wrong type. A value that the parser left
// out is no news.
func (r *reader) wrongType(n *tree.Node, want fault.Text) {
	if n.Kind == tree.Skipped {
		r.faults.Excuse(r.pointer())
		return
	}
	r.fault("type", want, n.Kind.Words())
}

// unknownKey reports a key that is not in the contract. If it looks like a
// slip for a known key, no one need hear that this key is missing.
func (r *reader) unknownKey(name string, keys []string) {
	if r.faults.Full() {
		return
	}
	meant := viet.Closest(name, keys)
	if meant == "" {
		r.fault("key.unknown", fault.Quote(name), fault.Listed(keys))
		return
	}
	r.fault("key.misspelt", fault.Quote(name), meant)
	here := r.path[len(r.path)-1]
	r.path[len(r.path)-1] = step{meant, -1}
	r.faults.Excuse(r.pointer())
	r.path[len(r.path)-1] = here
}

// object reads a JSON object into the struct that into points to.
func (r *reader) object(n *tree.Node, into any) {
	v := reflect.ValueOf(into).Elem()
	planOf(v.Type()).read(r, n, v)
}

// members goes over an object's members, each at its own place.
func (r *reader) members(n *tree.Node, read func(name string, n *tree.Node)) {
	for i, name := range n.Names {
		r.enter(name)
		read(name, &n.Kids[i])
		r.leave()
	}
}

// readList reads an array with one function for its elements. An element that
// cannot be read stays in its place as a zero value, so that indexes agree
// with pointers.
func readList[T any](r *reader, n *tree.Node, read func(*T, *reader, *tree.Node)) []T {
	if n.Kind != tree.Array {
		r.wrongType(n, tree.Array.Words())
		return nil
	}
	list := make([]T, len(n.Kids))
	for i := range n.Kids {
		r.enterIndex(i)
		read(&list[i], r, &n.Kids[i])
		r.leave()
	}
	return list
}
