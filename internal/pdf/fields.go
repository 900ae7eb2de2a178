package pdf

import (
	"strconv"

	"vanthu/internal/layout"
	"vanthu/internal/pdffile"
	"vanthu/internal/sheet"
)

// Field is an empty signature field: whoever signs puts a signature into it in a
// revision of the file, which needs nothing else changed.
type Field struct {
	Name   string // unlike the others', without a full stop
	Label  string // what it is for, for who has it read aloud
	Page   int    // an index
	Box    layout.Box
	Before *sheet.Paragraph // what is read behind it; nil: nothing is
}

// form puts fields into the structure, each in the order of reading.
func (s *structure) form(fields []Field) {
	for i := range fields {
		e := &element{kind: "Form", field: &fields[i]}
		to, at := &s.root, len(s.root.kids)
		if before := s.of[fields[i].Before]; before != nil {
			to, at = s.root.parent(before)
		}
		to.kids = append(to.kids[:at:at], append([]*element{e}, to.kids[at:]...)...)
		s.forms = append(s.forms, e)
	}
}

// parent finds the element that an element is in, and its place there.
func (e *element) parent(of *element) (*element, int) {
	for i, kid := range e.kids {
		if kid == of {
			return e, i
		}
		if found, at := kid.parent(of); found != nil {
			return found, at
		}
	}
	return nil, 0
}

// reserveFields gives the fields of a page their objects, and is what the page
// says of them.
func (f *finisher) reserveFields(page int) []byte {
	var b []byte
	for _, e := range f.content.structure.forms {
		if e.field.Page != page {
			continue
		}
		if b == nil {
			b = []byte("/Tabs /S /Annots [")
		}
		e.widget = f.out.Reserve()
		b = appendRef(b, e.widget)
	}
	if b == nil {
		return nil
	}
	return append(b, "] "...)
}

// form writes the fields and is what the catalog says of them.
func (f *finisher) form() string {
	forms := f.content.structure.forms
	if len(forms) == 0 {
		return ""
	}
	look := f.out.Reserve() // nothing yet
	f.out.Stream(look, "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources <<>>", nil)
	b := []byte("\n/AcroForm <</SigFlags 1 /Fields [")
	for i, e := range forms {
		b = appendRef(b, e.widget)
		w := pdffile.AppendLiteral([]byte("<</Type /Annot /Subtype /Widget /FT /Sig /F 132 /T "), e.field.Name)
		w = append(pdffile.AppendText(append(w, " /TU "...), e.field.Label), "\n/Rect ["...)
		height, box := f.laid[e.field.Page].Height, e.field.Box
		for _, l := range []int64{milli(box.X), milli(height - box.Y - box.Height), milli(box.X + box.Width), milli(height - box.Y)} {
			w = append(appendMilli(w, l), ' ')
		}
		w = appendRef(append(w, "] /P "...), f.page(e.field.Page))
		w = appendRef(append(w, "/AP <</N "...), look)
		w = strconv.AppendInt(append(w, ">> /StructParent "...), int64(len(f.content.structure.pages)+i), 10)
		f.out.Object(e.widget, string(append(w, ">>"...)))
	}
	return string(append(b, "]>>"...))
}
