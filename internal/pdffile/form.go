package pdffile

import "bytes"

// object draws a picture, or contents that have a name of their own.
func (r *reader) object() {
	o := r.look(r.resource("XObject", r.name()))
	switch {
	case o.Key("Subtype").Is("Image"):
		r.image(o.Value, o)
	case o.Key("Subtype").Is("Form") || o.Stream != nil:
		r.form(o)
	case o.Value != nil:
		r.unread("a drawing that is neither a picture nor a form")
	}
}

// image notes a picture, which fills the unit square.
func (r *reader) image(dict Value, o *Object) {
	if !r.mark(1) {
		return
	}
	b := r.state.toPage.corners(box{0, 0, 1, 1})
	if !(point{b.x0, b.y0}).on() || !(point{b.x1, b.y1}).on() {
		return
	}
	im := Image{X0: b.x0, Y0: b.y0, X1: b.x1, Y1: b.y1, Object: o, Added: r.added}
	im.Columns, _ = r.f.find(either(dict, "Width", "W")).Int()
	im.Rows, _ = r.f.find(either(dict, "Height", "H")).Int()
	im.Mask = string(r.f.find(either(dict, "ImageMask", "IM")).Value) == "true"
	r.marks.Images = append(r.marks.Images, im)
}

// inline notes a picture that stands within the contents, and goes behind it.
func (r *reader) inline(l *lexer) {
	start := l.at
	for {
		at := l.at
		t := l.next()
		if t.kind == end || t.is("ID") {
			break
		}
		if t.kind != name {
			l.at = at
			if _, err := l.value(0); err != nil {
				l.at = max(l.at, t.end)
			}
		}
	}
	dict := Value("<<" + string(l.data[start:max(start, l.at-len("ID"))]) + ">>")
	l.at = min(l.at+1, len(l.data))
	l.at += inlineEnd(l.data[l.at:])
	r.image(dict, nil)
}

// inlineEnd is where a picture and the word behind it end: where EI stands alone
// and what follows is no picture.
func inlineEnd(data []byte) int {
	const word = "EI"
	for from := 0; ; {
		i := bytes.Index(data[from:], []byte(word))
		if i < 0 {
			return len(data)
		}
		i += from
		from = i + len(word)
		before := i == 0 || blanks[data[i-1]]
		after := data[from:min(len(data), from+8)]
		plain := len(after) == 0 || blanks[after[0]]
		for _, c := range after {
			plain = plain && (c >= ' ' && c < 0x7F || blanks[c] && c != 0)
		}
		if before && plain {
			return from
		}
	}
}

// form draws contents that stand in an object of their own.
func (r *reader) form(o *Object) {
	if r.depth >= maxForms {
		r.unread("forms within forms, too deeply")
		return
	}
	s, known := r.forms[o]
	if !known {
		data, err := r.f.Unpack(o)
		if err != nil {
			r.unread("a form: " + err.Error())
		}
		s = &scope{data: data, resources: o.Key("Resources"), matrix: r.f.matrix(o.Key("Matrix"))}
		if s.resources == nil { // as files before PDF 1.2 have it
			s.resources = r.within.resources
		}
		r.forms[o] = s
	}
	if !r.mark(1) {
		return
	}
	before, stack, text, tags := r.state, r.stack, r.text, r.tags
	r.state.toPage = s.matrix.then(r.state.toPage)
	r.stack, r.tags, r.path = nil, tags[:len(tags):len(tags)], path{}
	r.depth++
	r.draw(s)
	r.depth--
	r.state, r.stack, r.text, r.tags, r.path = before, stack, text, tags, path{}
}

// matrix reads a matrix.
func (f *File) matrix(v Value) matrix {
	var n []float64
	for _, e := range f.array(v) {
		e, _ := e.Number()
		n = append(n, e)
	}
	if len(n) != 6 {
		return unit
	}
	return matrix{n[0], n[1], n[2], n[3], n[4], n[5]}
}

// Flags of an annotation (ISO 32000-1, table 165).
const (
	flagHidden = 1 << 1
	flagNoView = 1 << 5
)

// annotations draws the looks of what stands over the page: stamps, signatures,
// fields that are filled in.
func (r *reader) annotations() {
	r.added = true
	n := 0
	for v := range r.f.find(r.p.dict.Key("Annots")).Items() {
		if n++; n > maxAnnotations || r.failed() != nil {
			r.unread("annotations, of which there are too many")
			return
		}
		dict := r.look(v).Value
		flags, _ := r.f.find(dict.Key("F")).Int()
		if flags&(flagHidden|flagNoView) == 0 && !dict.Key("Subtype").Is("Popup") {
			r.annotation(dict)
		}
	}
}

const maxAnnotations = 1 << 12

// annotation draws the look of an annotation in its rectangle (ISO 32000-1,
// algorithm 8.1).
func (r *reader) annotation(dict Value) {
	look := r.look(r.look(dict.Key("AP")).Key("N"))
	if look.Stream == nil { // one of several
		name, _ := r.f.find(dict.Key("AS")).Name()
		look = r.look(look.Key(name))
	}
	rect, ok := r.f.box(dict.Key("Rect"))
	bounds, ok2 := r.f.box(look.Key("BBox"))
	if look.Stream == nil || !ok || !ok2 {
		return
	}
	r.begin()
	from := r.f.matrix(look.Key("Matrix")).corners(bounds)
	if !(from.x0 < from.x1 && from.y0 < from.y1) {
		return
	}
	across, up := (rect.x1-rect.x0)/(from.x1-from.x0), (rect.y1-rect.y0)/(from.y1-from.y0)
	fit := matrix{across, 0, 0, up, rect.x0 - from.x0*across, rect.y0 - from.y0*up}
	r.state.toPage = fit.then(r.state.toPage)
	r.within = &scope{}
	r.form(look)
}
