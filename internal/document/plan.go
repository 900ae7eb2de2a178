package document

import (
	"fmt"
	"reflect"
	"slices"

	"vanthu/internal/tree"
)

// nodeReader is a type that reads itself, because JSON may say it in more than
// one way.
type nodeReader interface{ readNode(*reader, *tree.Node) }

// readFunc reads a node into a value of the type that it was made for.
type readFunc func(*reader, *tree.Node, reflect.Value)

// plan is how a struct is read: one function for each key.
type plan struct {
	keys   []string
	byName map[string]int // index into reads
	reads  []readFunc
	fields []int
}

// plans are made once; afterwards they are only read.
var plans = makePlans(Document{}, Attachment{}, Table{}, Column{}, FormLine{}, Image{})

// makePlans makes the plans of the given structs and of all that they hold.
func makePlans(roots ...any) map[reflect.Type]*plan {
	made := map[reflect.Type]*plan{}
	for _, root := range roots {
		addPlan(made, reflect.TypeOf(root))
	}
	return made
}

// contractKeys are all keys of the contract.
var contractKeys = allKeys()

func allKeys() map[string]string {
	all := map[string]string{}
	for _, p := range plans {
		for _, k := range p.keys {
			all[k] = k
		}
	}
	for _, k := range slices.Concat(blockKeys, cellKeys) {
		all[k] = k
	}
	return all
}

func planOf(t reflect.Type) *plan { return plans[t] }

func addPlan(made map[reflect.Type]*plan, t reflect.Type) {
	if made[t] != nil {
		return
	}
	p := &plan{byName: map[string]int{}}
	made[t] = p
	for i := range t.NumField() {
		f := t.Field(i)
		name := f.Tag.Get("json")
		if !f.IsExported() || name == "" || name == "-" {
			continue
		}
		p.byName[name] = len(p.keys)
		p.keys = append(p.keys, name)
		p.fields = append(p.fields, i)
		if read := pictureReaders[f.Tag.Get("read")]; read != nil {
			p.reads = append(p.reads, read)
		} else {
			p.reads = append(p.reads, readerFor(made, f.Type))
		}
	}
}

func (p *plan) read(r *reader, n *tree.Node, v reflect.Value) {
	if n.Kind != tree.Object {
		r.wrongType(n, tree.Object.Words())
		return
	}
	r.members(n, func(name string, n *tree.Node) {
		if at, ok := p.byName[name]; !ok {
			r.unknownKey(name, p.keys)
		} else if n.Kind != tree.Null {
			p.reads[at](r, n, v.Field(p.fields[at]))
		}
	})
}

var nodeReaderType = reflect.TypeFor[nodeReader]()

// readerFor chooses how values of a type are read. It panics on a type that
// the model does not use: that is a fault of the program.
func readerFor(made map[reflect.Type]*plan, t reflect.Type) readFunc {
	if reflect.PointerTo(t).Implements(nodeReaderType) {
		if t.Kind() == reflect.Struct && t == reflect.TypeFor[Attachment]() {
			addPlan(made, t)
		}
		return readSelf
	}
	switch t.Kind() {
	case reflect.String:
		return func(r *reader, n *tree.Node, v reflect.Value) { v.SetString(r.string(n)) }
	case reflect.Bool:
		return func(r *reader, n *tree.Node, v reflect.Value) { v.SetBool(r.bool(n)) }
	case reflect.Int:
		return func(r *reader, n *tree.Node, v reflect.Value) { i, _ := r.int(n); v.SetInt(int64(i)) }
	case reflect.Float64:
		return func(r *reader, n *tree.Node, v reflect.Value) { v.SetFloat(r.float(n)) }
	case reflect.Pointer:
		return readPointer(readerFor(made, t.Elem()), t.Elem())
	case reflect.Slice:
		return readSlice(readerFor(made, t.Elem()), t)
	case reflect.Map:
		return readMap(t)
	case reflect.Struct:
		addPlan(made, t)
		return made[t].read
	}
	panic(fmt.Sprintf("document: cannot read a %s", t))
}

func readSelf(r *reader, n *tree.Node, v reflect.Value) {
	v.Addr().Interface().(nodeReader).readNode(r, n)
}

func readPointer(read readFunc, t reflect.Type) readFunc {
	return func(r *reader, n *tree.Node, v reflect.Value) {
		if n.Kind == tree.String && n.Text == "" && t == reflect.TypeFor[Number]() {
			return // an empty number is none
		}
		v.Set(reflect.New(t))
		read(r, n, v.Elem())
	}
}

// readSlice keeps a zero value in the place of an element that cannot be read,
// so that indexes agree with pointers.
func readSlice(read readFunc, t reflect.Type) readFunc {
	return func(r *reader, n *tree.Node, v reflect.Value) {
		if n.Kind != tree.Array {
			r.wrongType(n, tree.Array.Words())
			return
		}
		v.Set(reflect.MakeSlice(t, len(n.Kids), len(n.Kids)))
		for i := range n.Kids {
			r.enterIndex(i)
			read(r, &n.Kids[i], v.Index(i))
			r.leave()
		}
	}
}

// readMap reads the two maps of the model: sizes and fields.
func readMap(t reflect.Type) readFunc {
	sizes := t.Elem().Kind() == reflect.Float64
	return func(r *reader, n *tree.Node, v reflect.Value) {
		switch {
		case n.Kind != tree.Object:
			r.wrongType(n, tree.Object.Words())
		case sizes:
			v.Set(reflect.ValueOf(r.sizes(n)))
		default:
			v.Set(reflect.ValueOf(r.freeObject(n)))
		}
	}
}

// sizes reads the font sizes by element.
func (r *reader) sizes(n *tree.Node) map[string]float64 {
	if len(n.Kids) > MaxSizes {
		r.fault("limit.count", MaxSizes, len(n.Kids))
		return nil
	}
	m := make(map[string]float64, len(n.Kids))
	r.members(n, func(name string, n *tree.Node) {
		if n.Kind != tree.Null {
			m[name] = r.float(n)
		}
	})
	return m
}
