package pdffile

import (
	"errors"
	"math"
)

// Files since PDF 1.5 may keep their objects packed: most stand in streams of
// objects, and a stream is the table that says where each is.

// index reads a table of objects that is a stream. Its dictionary is a trailer.
func (f *File) index(at int) (*Object, error) {
	o := new(Object)
	_, l, err := f.at(at, o)
	if err == nil {
		err = f.stream(o, &l)
	}
	if err != nil || !o.Key("Type").Is("XRef") || o.Stream == nil {
		return nil, errors.Join(errTable, err)
	}
	data, err := f.Unpack(o)
	if err != nil {
		return nil, err
	}
	widths := numbers(o.Key("W"))
	if len(widths) < 3 {
		return nil, errTable
	}
	runs := numbers(o.Key("Index"))
	if o.Key("Index") == nil {
		runs = []int{0, figures(o.Key("Size"))}
	}
	for ; len(runs) > 1; runs = runs[2:] {
		if data, err = f.run(runs[0], runs[1], widths, data); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// run reads the places of a run of objects, and gives the data behind them.
func (f *File) run(start, count int, widths []int, data []byte) ([]byte, error) {
	size := 0
	for _, w := range widths {
		if w < 0 || w > 8 {
			return nil, errTable
		}
		size += w
	}
	if !fits(start, count) || size == 0 || size*count > len(data) {
		return nil, errTable
	}
	for n := start; n < start+count; n++ {
		kind, rest := field(data, widths[0], 1)
		second, rest := field(rest, widths[1], 0)
		third, _ := field(rest, widths[2], 0)
		data = data[size:]
		switch {
		case kind == 1:
			f.enter(n, place{at: second})
		case kind == 2 && second > 0:
			f.enter(n, place{at: third, pack: second})
		default: // free, or of a kind to come, which is null
			f.enter(n, place{})
		}
	}
	return data, nil
}

// field reads a number of some bytes, the highest first; one of no bytes has its
// usual value.
func field(data []byte, width, usual int) (value int, rest []byte) {
	if width == 0 {
		return usual, data
	}
	var v uint64
	for _, b := range data[:width] {
		v = v<<8 | uint64(b)
	}
	return int(min(v, math.MaxInt)), data[width:]
}

// numbers is an array of numbers without signs, up to what is none.
func numbers(v Value) (list []int) {
	for e := range v.Items() {
		list = append(list, figures(e))
	}
	return list
}

// pack is an object stream.
type pack struct {
	data    []byte
	members []member
}

// member is an object's number, and where in the data it is.
type member struct{ number, at int }

// packed reads an object out of an object stream.
func (f *File) packed(n int, p place, o *Object) error {
	k, err := f.pack(p.pack)
	if err != nil {
		return err
	}
	if p.at >= len(k.members) || k.members[p.at].number != n {
		return errPlace
	}
	return f.object(&lexer{data: k.data, at: k.members[p.at].at}, o)
}

// pack opens an object stream, unless that is done. All that it takes to open
// one stands outside of them.
func (f *File) pack(n int) (*pack, error) {
	if k, ok := f.packs[n]; ok {
		return k, nil
	}
	if f.opening || f.places[n].pack != 0 {
		return nil, errors.New("an object stream within another")
	}
	f.opening = true
	defer func() { f.opening = false }()
	o, err := f.whole(n)
	if err != nil {
		return nil, err
	}
	if !o.Key("Type").Is("ObjStm") || o.Stream == nil {
		return nil, errors.New("it is no object stream")
	}
	data, err := f.Unpack(o)
	if err != nil {
		return nil, err
	}
	first, count := figures(o.Key("First")), figures(o.Key("N"))
	if first < 0 || first > len(data) || count < 0 || count > maxObjects-f.members {
		return nil, errors.New("an object stream without a beginning")
	}
	f.members += count
	k := &pack{data: data}
	l := lexer{data: data[:first]}
	for range count {
		m := member{number: figures(l.next().text), at: figures(l.next().text)}
		if m.number < 0 || m.at < 0 || m.at >= len(data)-first {
			return nil, errors.New("an object stream without a table")
		}
		m.at += first
		k.members = append(k.members, m)
	}
	f.packs[n] = k
	return k, nil
}
