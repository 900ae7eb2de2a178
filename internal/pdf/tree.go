package pdf

import (
	"strconv"

	"vanthu/internal/pdffile"
)

// cellKinds are the elements that are there though nothing stands in them.
var cellKinds = map[string]bool{"Document": true, "Table": true, "THead": true, "TBody": true, "TR": true, "TH": true, "TD": true, "Form": true}

// reserve gives the elements their objects, but for those in which nothing stands.
func (e *element) reserve(out *pdffile.Writer) bool {
	if cellKinds[e.kind] || len(e.marks) > 0 {
		e.number = out.Reserve()
	}
	kept := e.kids[:0]
	for _, kid := range e.kids {
		if e.number == 0 && kid.hasText() {
			e.number = out.Reserve()
		}
		if kid.reserve(out) {
			kept = append(kept, kid)
		}
	}
	e.kids = kept
	return e.number != 0
}

// hasText tells whether anything stands in an element.
func (e *element) hasText() bool {
	if cellKinds[e.kind] || len(e.marks) > 0 {
		return true
	}
	for _, kid := range e.kids {
		if kid.hasText() {
			return true
		}
	}
	return false
}

// structTree writes the structure and is the number of its root.
func (f *finisher) structTree(s *structure) int {
	root := f.out.Reserve()
	s.root.reserve(&f.out)
	f.element(&s.root, root)
	parents := f.out.Reserve()
	b := f.blank("<</Nums[")
	for i, list := range s.pages {
		b = append(strconv.AppendInt(b, int64(i), 10), '[')
		for _, e := range list {
			b = appendRef(b, e.number)
		}
		b = append(b, "]\n"...)
	}
	for i, e := range s.forms {
		b = appendRef(append(strconv.AppendInt(b, int64(len(s.pages)+i), 10), ' '), e.number)
	}
	f.pack(parents, append(b, "]>>"...))
	b = f.blank("<</Type/StructTreeRoot/K ")
	b = appendRef(b, s.root.number)
	b = appendRef(append(b, "/ParentTree "...), parents)
	b = strconv.AppendInt(append(b, "/ParentTreeNextKey "...), int64(len(s.pages)+len(s.forms)), 10)
	f.pack(root, append(b, ">>"...))
	return root
}

// element writes an element and those in it.
func (f *finisher) element(e *element, parent int) {
	b := append(f.blank("<</S/"), e.kind...)
	b = appendRef(append(b, "/P "...), parent)
	b = append(b, e.more...)
	if len(e.marks) > 0 {
		b = appendRef(append(b, "/Pg "...), f.page(e.marks[0].page))
	}
	if e.field != nil {
		b = appendRef(append(b, "/Pg "...), f.page(e.field.Page))
		b = appendRef(append(b, "/K<</Type/OBJR/Obj "...), e.widget)
		f.pack(e.number, append(b, ">>>>"...))
		return
	}
	list := len(e.marks)+len(e.kids) != 1
	b = append(b, "/K "...)
	if list {
		b[len(b)-1] = '['
	}
	for _, m := range e.marks {
		if m.page == e.marks[0].page {
			b = append(strconv.AppendInt(b, int64(m.id), 10), ' ')
			continue
		}
		b = appendRef(append(b, "<</Type/MCR/Pg "...), f.page(m.page))
		b = append(strconv.AppendInt(append(b, "/MCID "...), int64(m.id), 10), ">>"...)
	}
	for _, kid := range e.kids {
		b = appendRef(b, kid.number)
	}
	if list {
		b = append(b, ']')
	}
	f.pack(e.number, append(b, ">>"...))
	for _, kid := range e.kids {
		f.element(kid, e.number)
	}
}

// blank is the scratch space with the beginning of an object.
func (f *finisher) blank(begin string) []byte { return append(f.scratch[:0], begin...) }

// pack packs an object that was made in the scratch space.
func (f *finisher) pack(number int, value []byte) {
	f.scratch = value
	f.out.Pack(number, value)
}

// appendRef appends a reference with a space behind it.
func appendRef(b []byte, number int) []byte {
	return append(strconv.AppendInt(b, int64(number), 10), " 0 R "...)
}
