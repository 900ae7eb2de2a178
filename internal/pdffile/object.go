package pdffile

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
)

// Object is an object of a file as it is written.
type Object struct {
	Value         // between "obj" and "endobj", without a stream
	Refs   []Ref  // all references in the value, in their order
	Stream []byte // as it is packed; nil: none
}

// Ref is a reference to the object of a number, and where it stands in a value.
type Ref struct{ Number, Start, End int }

// Append appends the object to out: its value, with the numbers that number
// gives for those that it refers to, and its stream.
func (o *Object) Append(out []byte, number func(int) (int, error)) ([]byte, error) {
	if o.Value == nil {
		return append(out, "null"...), nil
	}
	from := 0
	for _, r := range o.Refs {
		n, err := number(r.Number)
		if err != nil {
			return nil, err
		}
		out = append(out, o.Value[from:r.Start]...)
		out = fmt.Appendf(out, "%d 0 R", n)
		from = r.End
	}
	out = append(out, o.Value[from:]...)
	if o.Stream != nil {
		out = append(out, "\nstream\n"...)
		out = append(out, o.Stream...)
		out = append(out, "\nendstream"...)
	}
	return out, nil
}

// errPlace is the error of an object that is not where the table says.
var errPlace = errors.New("it is not where it should be")

// Object reads an object. One that is not there is null, as PDF has it.
func (f *File) Object(n int) (*Object, error) {
	o, err := f.whole(n)
	if err != nil && f.mend() {
		o, err = f.whole(n)
	}
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", n, err)
	}
	return o, nil
}

// whole reads an object with its stream, unless that is done.
func (f *File) whole(n int) (*Object, error) {
	if o, ok := f.objects[n]; ok {
		return o, nil
	}
	o := new(Object)
	l, err := f.value(n, o)
	if err == nil && l.data != nil {
		err = f.stream(o, &l)
	}
	if err != nil {
		return nil, err
	}
	f.objects[n] = o
	return o, nil
}

// value reads the value of an object, and gives a reader of what comes behind
// it, where a stream may be; one without data if there is none.
func (f *File) value(n int, o *Object) (lexer, error) {
	p := f.places[n]
	switch {
	case p.pack != 0:
		return lexer{}, f.packed(n, p, o)
	case p.at == 0:
		return lexer{}, nil
	}
	own, l, err := f.at(p.at, o)
	if err == nil && own != n {
		err = errPlace
	}
	return l, err
}

// at reads the number and the value of an object that stands at a place.
func (f *File) at(at int, o *Object) (int, lexer, error) {
	if at < 0 || at >= len(f.data) {
		return 0, lexer{}, errPlace
	}
	l := lexer{data: f.data, at: at}
	own, _, word := l.next(), l.next(), l.next()
	if own.kind != integer || !word.is("obj") {
		return 0, l, errors.Join(errPlace, f.count(l.far-at))
	}
	err := f.object(&l, o)
	return figures(own.text), l, err
}

// object reads the value of an object.
func (f *File) object(l *lexer, o *Object) (err error) {
	l.skip()
	start := l.at
	l.notes, l.refs = true, f.refs[:0]
	o.Value, err = l.value(0)
	for i := range l.refs {
		l.refs[i].Start -= start
		l.refs[i].End -= start
	}
	if len(l.refs) > 0 {
		o.Refs = slices.Clone(l.refs)
	}
	l.notes, f.refs = false, l.refs
	return errors.Join(err, f.count(l.far-start))
}

// count counts the bytes that were read. A file cannot hold more than it has,
// and only few objects are read more than once: one that holds much more says
// the same bytes to be many objects, and would grow without measure.
func (f *File) count(bytes int) error {
	if f.read += bytes; f.read > 4*(len(f.data)+f.unpacked) {
		f.limit = errOverlay
	}
	return f.limit
}

// stream reads the stream of an object, if it has one.
func (f *File) stream(o *Object, l *lexer) error {
	at := l.at
	if !l.next().is("stream") {
		return f.count(l.far - at)
	}
	length := o.Key("Length")
	if n, ok := length.Ref(); ok {
		other := new(Object)
		_, err := f.value(n, other)
		if err != nil && !f.mended {
			return err
		}
		if err == nil {
			length = other.Value
		}
	}
	rest := f.data[l.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		rest = rest[2:]
	case bytes.HasPrefix(rest, []byte("\n")):
		rest = rest[1:]
	}
	size := figures(length)
	if f.mended { // lengths of damaged files are not to be trusted
		size = measured(rest, size)
	}
	if size < 0 || size > len(rest) {
		return errors.Join(errors.New("a stream without a length"), f.count(len(rest)))
	}
	o.Stream = rest[:size]
	return f.count(size)
}

// measured is the length of a stream up to "endstream", if that is not where the
// given one says.
func measured(rest []byte, size int) int {
	const word = "endstream"
	if size >= 0 && size <= len(rest) {
		l := lexer{data: rest[:min(len(rest), size+len(word)+2)], at: size}
		if l.next().is(word) {
			return size
		}
	}
	size = bytes.Index(rest, []byte(word))
	if size > 0 && rest[size-1] == '\n' {
		size--
	}
	if size > 0 && rest[size-1] == '\r' {
		size--
	}
	return size
}

// Find is the object that a value refers to, or the value itself as one.
func (f *File) Find(v Value) (*Object, error) {
	for range maxChain {
		n, ok := v.Ref()
		if !ok {
			return &Object{Value: v.orNil()}, nil
		}
		o, err := f.Object(n)
		if err != nil {
			return nil, err
		}
		if _, ok := o.Ref(); !ok {
			return o, nil
		}
		v = o.Value
	}
	return new(Object), nil
}

// maxChain bounds how many references lead to a value. One is enough.
const maxChain = 8

// find is Find for readers of what damaged files still hold: what cannot be read
// is null.
func (f *File) find(v Value) *Object {
	if _, ok := v.Ref(); !ok {
		return &Object{Value: v.orNil()}
	}
	o, err := f.Find(v)
	if err != nil {
		return new(Object)
	}
	return o
}
