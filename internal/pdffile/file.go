package pdffile

import (
	"bytes"
	"errors"
	"io"
)

// Options say how a file is read. The zero value is for a file that is looked at.
type Options struct {
	// Whole: a file that is damaged is refused. Without it, it is mended as far
	// as that goes, as readers on a screen do.
	Whole bool
	// Bytes bounds what is unpacked of the file, and the tables that are made of
	// that, in all; 0: 128 MiB.
	Bytes int
	// Marks bounds the glyphs, strokes and images of one page; 0: 262,144, some
	// fifty times what a dense page has.
	Marks int
	// Room is told of the bytes that are unpacked, and of tables made of them;
	// its error ends the reading, in one that wraps it and ErrLimit. May be nil.
	Room func(bytes int) error
}

// What is wrong with files that are refused.
var (
	// ErrEncrypted is the error of a file that is encrypted, even if it opens
	// without a password.
	ErrEncrypted = errors.New("the file is encrypted")
	// ErrLimit is the error of a file that holds more than the Options allow.
	ErrLimit = errors.New("the file holds too much")

	errTable   = errors.New("the file has no table of objects")
	errCatalog = errors.New("the file has no catalog")
	errOverlay = errors.New("objects lie over each other")
)

// File is a file that is read. It serves one goroutine.
type File struct {
	data    []byte
	options Options
	places  map[int]place // by object number
	trailer Value         // the newest
	root    int           // the catalog's number

	objects  map[int]*Object // those that were read
	packs    map[int]*pack   // object streams that were opened, by object number
	opening  bool            // one is being opened
	members  int             // objects in them
	unpacked int             // bytes that were unpacked or made
	read     int             // bytes of objects that were read
	limit    error           // a limit that was met, which ends all reading
	mended   bool
	inflater io.ReadCloser // used again
	refs     []Ref         // a buffer
	fonts    map[int]*font // by object number
	scanned  int           // bytes of contents that were interpreted
}

// place is where an object is: at a place of the file or, if pack is not 0, in
// the object stream of that number, the at-th of those there. The zero value is
// of an object that is not in use.
type place struct{ at, pack int }

const (
	maxObjects = 1 << 20 // objects of a file
	maxTables  = 1 << 12 // tables of a file: each change of it adds one
)

// Open reads the tables of objects. What later changes of the file have added
// goes before what is older. data is not to be changed as long as the file is in
// use.
func Open(data []byte, options Options) (*File, error) {
	if options.Bytes == 0 {
		options.Bytes = 128 << 20
	}
	if options.Marks == 0 {
		options.Marks = 1 << 18
	}
	f := &File{data: data, options: options}
	f.forget()
	err := f.readTables()
	if err != nil && !errors.Is(err, ErrEncrypted) && f.mend() {
		err = nil
	}
	if err == nil && f.trailer.Key("Encrypt") != nil {
		err = ErrEncrypted
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

// forget forgets where objects are, and what was read of them.
func (f *File) forget() {
	f.places = make(map[int]place)
	f.objects = make(map[int]*Object)
	f.packs = make(map[int]*pack)
	f.fonts = make(map[int]*font)
	f.trailer, f.root, f.members = nil, 0, 0
}

// Root is the number of the catalog.
func (f *File) Root() int { return f.root }

// Trailer is what the newest trailer says of the file: Root, Info, ID …
func (f *File) Trailer() Value { return f.trailer }

// Mended tells whether the file is damaged: what is read of it may not be what
// was written, or not all.
func (f *File) Mended() bool { return f.mended }

// readTables reads the tables of objects, from the newest on.
func (f *File) readTables() error {
	const start = "startxref"
	tail := f.data[max(0, len(f.data)-1024):]
	i := bytes.LastIndex(tail, []byte(start))
	if i < 0 {
		return errTable
	}
	l := lexer{data: tail, at: i + len(start)}
	at := figures(l.next().text)
	for seen := map[int]bool{}; ; {
		if at < 0 || at >= len(f.data) || seen[at] || len(seen) > maxTables {
			return errTable
		}
		seen[at] = true
		trailer, err := f.section(at)
		if err != nil {
			return err
		}
		if trailer.Key("Encrypt") != nil {
			return ErrEncrypted
		}
		if f.trailer == nil {
			f.trailer = trailer.Value
		}
		if root, ok := trailer.Key("Root").Ref(); ok && f.root == 0 {
			f.root = root
		}
		prev := trailer.Key("Prev")
		if prev == nil {
			break
		}
		at = figures(prev)
	}
	if f.root == 0 {
		return errCatalog
	}
	return nil
}

// enter notes where an object is, unless a later change of the file has done so.
func (f *File) enter(n int, p place) {
	if _, newer := f.places[n]; !newer {
		f.places[n] = p
	}
}

// section reads a table of objects, of either form, and gives its trailer. A
// table may name a stream with more of them, for readers that know such. What
// it calls free itself may be there.
func (f *File) section(at int) (*Object, error) {
	l := &lexer{data: f.data, at: at}
	if !l.next().is("xref") {
		return f.index(at)
	}
	free, err := f.table(l)
	if err = errors.Join(err, f.count(l.far-at)); err != nil {
		return nil, err
	}
	trailer := new(Object)
	if err := f.object(l, trailer); err != nil {
		return nil, err
	}
	if more := trailer.Key("XRefStm"); more != nil {
		if _, err := f.index(figures(more)); err != nil {
			return nil, err
		}
	}
	for _, n := range free {
		f.enter(n, place{})
	}
	return trailer, nil
}

// table reads a plain table to its trailer, and tells which objects are free.
func (f *File) table(l *lexer) (free []int, err error) {
	for {
		t := l.next()
		if t.is("trailer") {
			return free, nil
		}
		start, count := figures(t.text), figures(l.next().text)
		if !fits(start, count) {
			return nil, errTable
		}
		if len(f.places) == 0 { // mostly there is but one run; a line of it takes 20 bytes
			f.places = make(map[int]place, min(count, len(f.data)/20))
			f.objects = make(map[int]*Object, min(count, len(f.data)/20))
		}
		for n := start; n < start+count; n++ {
			at, generation, use := figures(l.next().text), l.next(), l.next()
			switch {
			case at < 0, generation.kind != integer, !use.is("n") && !use.is("f"):
				return nil, errTable
			case use.is("n"):
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
