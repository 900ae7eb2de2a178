package merge

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// file is a PDF file that is read.
type file struct {
	data     []byte
	places   map[int]place // by object number
	root     int           // the catalog's number
	packs    map[int]*pack // object streams that were opened, by object number
	opening  bool          // one is being opened
	members  int           // objects in them
	unpacked int           // bytes that streams of the file's own were unpacked to
	read     int           // bytes of objects that were read
}

// place is where an object is: at a place of the file or, if pack is not 0, in
// the object stream of that number, the at-th of those there. The zero value is
// of an object that is not in use.
type place struct{ at, pack int }

// maxObjects bounds the objects of a file.
const maxObjects = 1 << 20

// What is wrong with files that are refused.
var (
	// ErrEncrypted is the error of a file that is encrypted, even if it opens
	// without a password.
	ErrEncrypted = errors.New("the file is encrypted")

	errTable   = errors.New("the file has no table of objects")
	errOverlay = errors.New("objects lie over each other")
)

// open reads the tables of objects. Those that later changes of the file have
// added go before older ones.
func open(data []byte) (*file, error) {
	f := &file{data: data, places: make(map[int]place), packs: make(map[int]*pack)}
	const start = "startxref"
	tail := data[max(0, len(data)-1024):]
	i := bytes.LastIndex(tail, []byte(start))
	if i < 0 {
		return nil, errTable
	}
	l := lexer{data: tail, at: i + len(start)}
	at := whole(l.next().text)
	for seen := map[int]bool{}; ; {
		if at < 0 || at >= len(data) || seen[at] {
			return nil, errTable
		}
		seen[at] = true
		trailer, err := f.section(at)
		if err != nil {
			return nil, err
		}
		if trailer.value("/Encrypt") != nil {
			return nil, ErrEncrypted
		}
		if root, ok := trailer.ref("/Root"); ok && f.root == 0 {
			f.root = root
		}
		prev := trailer.value("/Prev")
		if prev == nil {
			break
		}
		at = whole(prev)
	}
	if f.root == 0 {
		return nil, errors.New("the file has no catalog")
	}
	return f, nil
}

// whole is a number without a sign, or -1.
func whole(text []byte) int {
	n, err := strconv.Atoi(string(text))
	if err != nil || !digits(text) {
		return -1
	}
	return n
}

// enter notes where an object is, unless a later change of the file has done so.
func (f *file) enter(n int, p place) {
	if _, newer := f.places[n]; !newer {
		f.places[n] = p
	}
}

// section reads a table of objects, of either form, and gives its trailer. A
// table may name a stream with more of them, for readers that know such. What
// it calls free itself may be there.
func (f *file) section(at int) (*object, error) {
	l := lexer{data: f.data, at: at}
	if string(l.next().text) != "xref" {
		return f.index(at)
	}
	free, err := f.table(&l)
	if err != nil {
		return nil, err
	}
	trailer, err := l.object()
	if err != nil {
		return nil, err
	}
	if more := trailer.value("/XRefStm"); more != nil {
		if _, err := f.index(whole(more)); err != nil {
			return nil, err
		}
	}
	for _, n := range free {
		f.enter(n, place{})
	}
	return trailer, nil
}

// table reads a plain table to its trailer, and tells which objects are free.
func (f *file) table(l *lexer) (free []int, err error) {
	for {
		t := l.next()
		if string(t.text) == "trailer" {
			return free, nil
		}
		start, count := whole(t.text), whole(l.next().text)
		if !fits(start, count) {
			return nil, errTable
		}
		for n := start; n < start+count; n++ {
			at, generation, use := whole(l.next().text), l.next(), string(l.next().text)
			switch {
			case at < 0, generation.kind != number, use != "n" && use != "f":
				return nil, errTable
			case use == "n":
				f.enter(n, place{at: at})
			default:
				free = append(free, n)
			}
		}
	}
}

// fits tells whether a run of object numbers is within bounds.
func fits(start, count int) bool {
	return start >= 0 && count >= 0 && start <= maxObjects && count <= maxObjects-start+1
}

// object reads an object. One that is not there is null, as PDF has it.
func (f *file) object(n int) (*object, error) {
	o, l, err := f.value(n)
	if err == nil && l != nil {
		err = f.stream(o, l)
	}
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", n, err)
	}
	return o, nil
}

// value reads the value of an object, and gives a reader of what comes behind
// it, where a stream may be.
func (f *file) value(n int) (*object, *lexer, error) {
	p := f.places[n]
	switch {
	case p.pack != 0:
		o, err := f.packed(n, p)
		return o, nil, err
	case p.at == 0:
		return &object{text: []byte("null")}, nil, nil
	}
	own, o, l, err := f.at(p.at)
	if err == nil && own != n {
		err = errors.New("it is not where it should be")
	}
	return o, l, err
}

// at reads the number and the value of an object that stands at a place.
func (f *file) at(at int) (int, *object, *lexer, error) {
	if at < 0 || at >= len(f.data) {
		return 0, nil, nil, errors.New("it is not where it should be")
	}
	l := &lexer{data: f.data, at: at}
	own, _, word := l.next(), l.next(), l.next()
	if own.kind != number || string(word.text) != "obj" {
		return 0, nil, nil, errors.New("it is not where it should be")
	}
	o, err := l.object()
	if err == nil {
		err = f.count(o.text)
	}
	return whole(own.text), o, l, err
}

// count counts what was read. A file cannot hold more than its bytes, and only
// few objects are read more than once: one that holds much more says the same
// bytes to be many objects, and would grow without measure.
func (f *file) count(b []byte) error {
	if f.read += len(b); f.read > 4*(len(f.data)+f.unpacked) {
		return errOverlay
	}
	return nil
}

// stream reads the stream of an object, if it has one.
func (f *file) stream(o *object, l *lexer) error {
	if string(l.next().text) != "stream" {
		return nil
	}
	length := o.value("/Length")
	if n, ok := o.ref("/Length"); ok {
		other, _, err := f.value(n)
		if err != nil {
			return err
		}
		length = other.text
	}
	rest := f.data[l.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		rest = rest[2:]
	case bytes.HasPrefix(rest, []byte("\n")):
		rest = rest[1:]
	}
	size := whole(length)
	if size < 0 || size > len(rest) {
		return errors.New("a stream without a length")
	}
	o.stream = rest[:size]
	return f.count(o.stream)
}
