package merge

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// file is a PDF file with a plain table of objects.
type file struct {
	data    []byte
	offsets map[int]int // by object number
	root    int         // the catalog's number
}

// maxObjects bounds the objects of a file.
const maxObjects = 1 << 20

// errPlain is the error of a file that packs its objects, or is none.
var errPlain = errors.New("the file has no plain table of objects")

// open reads the table of objects. Tables that later changes of the file have
// added go before older ones.
func open(data []byte) (*file, error) {
	f := &file{data: data, offsets: make(map[int]int)}
	const start = "startxref"
	tail := data[max(0, len(data)-1024):]
	i := bytes.LastIndex(tail, []byte(start))
	if i < 0 {
		return nil, errPlain
	}
	l := lexer{data: tail, at: i + len(start)}
	at := -1
	if t := l.next(); t.kind == number {
		at, _ = strconv.Atoi(string(t.text))
	}
	for seen := map[int]bool{}; ; {
		if at < 0 || at >= len(data) || seen[at] {
			return nil, errPlain
		}
		seen[at] = true
		trailer, err := f.table(at)
		if err != nil {
			return nil, err
		}
		if trailer.value("/Encrypt") != nil || trailer.value("/XRefStm") != nil {
			return nil, errPlain
		}
		if root, ok := trailer.ref("/Root"); ok && f.root == 0 {
			f.root = root
		}
		prev := trailer.value("/Prev")
		if prev == nil {
			break
		}
		if at, err = strconv.Atoi(string(prev)); err != nil {
			return nil, errPlain
		}
	}
	if f.root == 0 {
		return nil, errors.New("the file has no catalog")
	}
	return f, nil
}

// table reads one table of objects and gives its trailer.
func (f *file) table(at int) (*object, error) {
	l := lexer{data: f.data, at: at}
	if t := l.next(); string(t.text) != "xref" {
		return nil, errPlain
	}
	for {
		t := l.next()
		if string(t.text) == "trailer" {
			return l.object()
		}
		start, err := strconv.Atoi(string(t.text))
		count, err2 := strconv.Atoi(string(l.next().text))
		if err != nil || err2 != nil || start < 0 || count < 0 || start > maxObjects || count > maxObjects {
			return nil, errPlain
		}
		for n := start; n < start+count; n++ {
			offset, err := strconv.Atoi(string(l.next().text))
			l.next()
			used := l.next()
			if err != nil || used.kind == end {
				return nil, errPlain
			}
			if _, newer := f.offsets[n]; !newer && offset > 0 && string(used.text) == "n" {
				f.offsets[n] = offset
			} else if !newer {
				f.offsets[n] = -1 // not in use
			}
		}
	}
}

// object reads an object. One that is not there is null, as PDF has it.
func (f *file) object(n int) (*object, error) {
	at, ok := f.offsets[n]
	if !ok || at < 0 {
		return &object{text: []byte("null")}, nil
	}
	if at >= len(f.data) {
		return nil, fmt.Errorf("object %d is not where it should be", n)
	}
	l := lexer{data: f.data, at: at}
	own, _, word := l.next(), l.next(), l.next()
	if string(own.text) != strconv.Itoa(n) || string(word.text) != "obj" {
		return nil, fmt.Errorf("object %d is not where it should be", n)
	}
	o, err := l.object()
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", n, err)
	}
	if t := l.next(); string(t.text) == "stream" {
		o.stream, err = f.stream(o, l.at)
	}
	if err != nil {
		return nil, fmt.Errorf("object %d: %w", n, err)
	}
	return o, nil
}

// stream is the data of a stream, which begins after the line's end at a place.
func (f *file) stream(o *object, at int) ([]byte, error) {
	length := o.value("/Length")
	if n, ok := o.ref("/Length"); ok {
		other, ok := f.offsets[n]
		if !ok || other < 0 || other >= len(f.data) {
			return nil, errors.New("a stream without a length")
		}
		l := lexer{data: f.data, at: other}
		l.next()
		l.next()
		l.next()
		length = l.next().text
	}
	size, err := strconv.Atoi(string(length))
	rest := f.data[at:]
	switch {
	case bytes.HasPrefix(rest, []byte("\r\n")):
		rest = rest[2:]
	case bytes.HasPrefix(rest, []byte("\n")):
		rest = rest[1:]
	}
	if err != nil || size < 0 || size > len(rest) {
		return nil, errors.New("a stream without a length")
	}
	return rest[:size], nil
}
