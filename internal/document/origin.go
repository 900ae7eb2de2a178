package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// Layer are the offices of one moment.
type Layer interface {
	// Lay lays the office that a document names under it. What is wrong with the
	// naming goes to the faults. It returns nil where the document names none.
	Lay(root *tree.Node, faults *fault.Collector) *Origin
	// Sum is a hash of all that the offices say.
	Sum() string
}

// Origin tells where the values of a document come from under which an office
// was laid. Nil: all are posted.
type Origin struct {
	Office string            // its id
	From   []string          // pointers of what is the office's
	Moved  map[string]string // posted pointers of elements that stand elsewhere now
}

// Posted is the pointer, in the posted document, of what now stands at a pointer.
func (o *Origin) Posted(pointer string) string {
	if o == nil {
		return pointer
	}
	for at, rest := pointer, ""; at != ""; {
		if posted, ok := o.Moved[at]; ok {
			return posted + rest
		}
		cut := strings.LastIndexByte(at, '/')
		at, rest = at[:cut], at[cut:]+rest
	}
	return pointer
}

// Told is a fault as it is told to who posted the document: at its posted pointer,
// and with the office's id where the value is the office's.
func (o *Origin) Told(f fault.Fault) fault.Fault {
	if o == nil {
		return f
	}
	owns := func(at string) bool { return f.Pointer == at || strings.HasPrefix(f.Pointer, at+"/") }
	if slices.ContainsFunc(o.From, owns) {
		f.Detail = fault.Text{"Trong hồ sơ cơ quan «%s»: %s", "In the office «%s»: %s"}.With(o.Office, f.Detail)
	}
	f.Pointer = o.Posted(f.Pointer)
	return f
}

// ToldAll are the faults as they are told to who posted the document. It changes
// the list.
func (o *Origin) ToldAll(list fault.List) fault.List {
	for i := range list {
		list[i] = o.Told(list[i])
	}
	return list
}

// Origin tells where the document's values come from.
func (d *Document) Origin() *Origin { return d.origin }

// lay lays the office under a document that names one.
func (o *Options) lay(root *tree.Node, faults *fault.Collector) *Origin {
	if !root.Has("office") {
		groups(root, faults)
		return nil
	}
	if o.Offices == nil {
		faults.Add(told("/office", "office.none"))
		return nil
	}
	return o.Offices().Lay(root, faults)
}

// GroupName is how a list names a group of an office.
var GroupName = regexp.MustCompile(`^@[a-z0-9][a-z0-9-]*$`)

// GroupLists are the lists that may name groups.
var GroupLists = []string{"/recipients", "/to", "/also_to", "/copy/recipients"}

// groups reports what names a group where the document names no office: it would be printed as it is.
func groups(root *tree.Node, faults *fault.Collector) {
	for _, pointer := range GroupLists {
		list, there := root.At(pointer)
		if !there || list.Kind != tree.Array {
			continue
		}
		for i, n := range list.Kids {
			if n.Kind == tree.String && GroupName.MatchString(n.Text) {
				faults.Add(told(tree.Join(pointer, strconv.Itoa(i)), "group.office", fault.Quote(n.Text)))
			}
		}
	}
}

// PartFaults are the faults of a part of a document, but for what it lacks.
func PartFaults(part *tree.Node) fault.List {
	faults := &fault.Collector{}
	decode(part, faults, Options{Limits: Limits{}.InForce(), AllowSecrecy: true})
	return slices.DeleteFunc(faults.List(part.OffsetOf), func(f fault.Fault) bool {
		return Missing(f.Rule) && f.Rule != "blank" || f.Rule == "to"
	})
}
