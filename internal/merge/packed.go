package merge

import (
	"errors"
	"math"
)

// Files since PDF 1.5 may keep their objects packed: most stand in streams of
// objects, and a stream is the table that says where each is.

// index reads a table of objects that is a stream. Its dictionary is a trailer.
func (f *file) index(at int) (*object, error) {
	_, o, l, err := f.at(at)
	if err == nil {
		err = f.stream(o, l)
	}
	if err != nil || string(o.value("/Type")) != "/XRef" || o.stream == nil {
		return nil, errors.Join(errTable, err)
	}
	data, err := f.unpack(o)
	if err != nil {
		return nil, err
	}
	widths := numbers(o.value("/W"))
	if len(widths) < 3 {
		return nil, errTable
	}
	runs := numbers(o.value("/Index"))
	if o.value("/Index") == nil {
		runs = []int{0, whole(o.value("/Size"))}
	}
	for ; len(runs) > 1; runs = runs[2:] {
		if data, err = f.run(runs[0], runs[1], widths, data); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// run reads the places of a run of objects, and gives the data behind them.
func (f *file) run(start, count int, widths []int, data []byte) ([]byte, error) {
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

// numbers is an array of numbers without signs, or nil.
func numbers(text []byte) (list []int) {
	l := lexer{data: text}
	if string(l.next().text) != "[" {
		return nil
	}
	for t := l.next(); t.kind == number; t = l.next() {
		list = append(list, whole(t.text))
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
func (f *file) packed(n int, p place) (*object, error) {
	k, err := f.pack(p.pack)
	if err != nil {
		return nil, err
	}
	if p.at >= len(k.members) || k.members[p.at].number != n {
		return nil, errors.New("it is not where it should be")
	}
	l := lexer{data: k.data, at: k.members[p.at].at}
	o, err := l.object()
	if err == nil {
		err = f.count(o.text)
	}
	return o, err
}

// pack opens an object stream, unless that is done. All that it takes to open
// one stands outside of them.
func (f *file) pack(n int) (*pack, error) {
	if k, ok := f.packs[n]; ok {
		return k, nil
	}
	if f.opening || f.places[n].pack != 0 {
		return nil, errors.New("an object stream within another")
	}
	f.opening = true
	defer func() { f.opening = false }()
	o, err := f.object(n)
	if err != nil {
		return nil, err
	}
	if string(o.value("/Type")) != "/ObjStm" || o.stream == nil {
		return nil, errors.New("it is no object stream")
	}
	data, err := f.unpack(o)
	if err != nil {
		return nil, err
	}
	first, count := whole(o.value("/First")), whole(o.value("/N"))
	if first < 0 || first > len(data) || count < 0 || count > maxObjects-f.members {
		return nil, errors.New("an object stream without a beginning")
	}
	f.members += count
	k := &pack{data: data}
	l := lexer{data: data[:first]}
	for range count {
		m := member{number: whole(l.next().text), at: whole(l.next().text)}
		if m.number < 0 || m.at < 0 || m.at >= len(data)-first {
			return nil, errors.New("an object stream without a table")
		}
		m.at += first
		k.members = append(k.members, m)
	}
	f.packs[n] = k
	return k, nil
}
