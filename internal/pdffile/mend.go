package pdffile

import (
	"bytes"
	"slices"
)

// mend finds the objects of a damaged file where they stand, once its tables are
// of no use. It tells whether that helped. A file is mended once.
func (f *File) mend() bool {
	if f.options.Whole || f.mended || f.opening || f.limit != nil {
		return false
	}
	f.mended = true
	f.forget()
	found := f.scan()
	f.trailers()
	f.unfold(found)
	f.objects = make(map[int]*Object) // some may be packed anew
	return f.root != 0 && f.limit == nil
}

// standing is an object of a number, and where it stands.
type standing struct{ number, at int }

// scan seeks what reads as "12 0 obj". Of those with the same number the last is
// the newest.
func (f *File) scan() (found []standing) {
	const word = "obj"
	for from := 0; len(found) < maxObjects; {
		i := bytes.Index(f.data[from:], []byte(word))
		if i < 0 {
			break
		}
		from += i + len(word)
		_, at := before(f.data, from-len(word))
		number, at := before(f.data, at)
		if number > 0 && number <= maxObjects && at > 0 { // a file begins with its version
			f.places[number] = place{at: at}
			found = append(found, standing{number, at})
		}
	}
	return found
}

// before reads the number that ends before a place, and tells where it begins;
// -1 if there is none.
func before(data []byte, end int) (number, at int) {
	const longest = 20 // of blanks, and of figures
	for least := max(0, end-longest); end > least && blanks[data[end-1]]; {
		end--
	}
	at = end
	for least := max(0, end-longest); at > least && digits(data[at-1:at]); {
		at--
	}
	return figures(data[at:end]), at
}

// trailers reads the trailers of plain tables, of which the last is the newest.
func (f *File) trailers() {
	const word = "trailer"
	for from := 0; f.limit == nil; {
		i := bytes.Index(f.data[from:], []byte(word))
		if i < 0 {
			return
		}
		from += i + len(word)
		o := new(Object)
		if f.object(&lexer{data: f.data, at: from}, o) == nil {
			f.takeTrailer(o)
		}
	}
}

// takeTrailer takes a trailer, if it says what the catalog is.
func (f *File) takeTrailer(o *Object) {
	if root, ok := o.Key("Root").Ref(); ok && f.trailer.Key("Encrypt") == nil {
		f.trailer, f.root = o.Value, root
	}
}

// unfold looks into the objects, in their order, for what is packed in them, and
// for what says where the catalog is.
func (f *File) unfold(found []standing) {
	born := make(map[int]int, len(found)) // where the newest of a number stands
	for _, s := range found {
		born[s.number] = s.at
	}
	found = slices.DeleteFunc(found, func(s standing) bool { return born[s.number] != s.at })
	catalog := 0
	for _, s := range found {
		o, err := f.whole(s.number)
		if err != nil {
			continue
		}
		switch t := o.Key("Type"); {
		case t.Is("Catalog"):
			catalog = s.number
		case t.Is("XRef"):
			f.takeTrailer(o)
		case t.Is("ObjStm"):
			f.unfoldPack(s, born)
		}
	}
	if f.root == 0 {
		f.root = catalog
	}
}

// unfoldPack enters what an object stream holds, unless it is older than what is
// known.
func (f *File) unfoldPack(s standing, born map[int]int) {
	k, err := f.pack(s.number)
	if err != nil {
		return
	}
	for i, m := range k.members {
		if at, known := born[m.number]; !known || at < s.at {
			f.places[m.number] = place{at: i, pack: s.number}
			born[m.number] = s.at
		}
	}
}
