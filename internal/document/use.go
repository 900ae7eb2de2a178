package document

import (
	"reflect"

	"vanthu/internal/tree"
)

// Use tells what a document does with a value of its JSON.
type Use uint8

// The uses of values.
const (
	Verbatim    Use = iota // a string that is printed, or compared, as it stands; a list, an object
	Marked                 // a string that package markup reads
	MarkedLines            // a string of which it reads each line
	Integer                // no string: a number
	Decimal                // likewise, with a fraction maybe
	Boolean                // likewise: true or false
	CellRow                // a list of cells: one row of a table
)

// role is what JSON says at one place, by the model: the type there, and how
// its text is read. The zero value is a place that the model does not have.
type role struct {
	of   reflect.Type
	read string // the tag read: marks, lines, image, or empty
}

// use is the use of a value in the role.
func (p role) use(k tree.Kind) Use {
	switch {
	case p.of == nil:
		return Verbatim
	case k == tree.Array && p.of == reflect.TypeFor[[]Cell]():
		return CellRow
	case k != tree.String:
		return Verbatim
	}
	switch p.of {
	case reflect.TypeFor[Block]():
		return Marked
	case reflect.TypeFor[Cell]():
		return MarkedLines
	}
	switch p.of.Kind() {
	case reflect.Int:
		return Integer
	case reflect.Float64:
		return Decimal
	case reflect.Bool:
		return Boolean
	}
	return map[string]Use{"marks": Marked, "lines": MarkedLines}[p.read]
}

// element is the role of a list's elements.
func (p role) element() role {
	if p.of != nil && p.of.Kind() == reflect.Slice {
		p.of = direct(p.of.Elem())
	}
	return p // a name's lines, the lists of a kind's own form
}

// member is the role of an object's member.
func (p role) member(name string) role {
	switch {
	case p.of == nil:
		return role{}
	case p.of.Kind() == reflect.Map:
		return role{direct(p.of.Elem()), p.read}
	case p.of.Kind() == reflect.Interface:
		return p
	case p.of == reflect.TypeFor[Block]():
		switch name {
		case "title", "text":
			return role{p.of, ""}
		case "page_break":
			return role{of: reflect.TypeFor[bool]()}
		}
	}
	if p.of.Kind() != reflect.Struct {
		return role{}
	}
	for i := range p.of.NumField() {
		if f := p.of.Field(i); f.Tag.Get("json") == name && name != "-" {
			return role{direct(f.Type), f.Tag.Get("read")}
		}
	}
	return role{}
}

// direct is what a pointer points to.
func direct(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}
