package pdffile

import (
	"errors"
	"fmt"
	"slices"
)

// reader draws the contents of a page, and notes what is drawn instead.
type reader struct {
	f     *File
	p     *Page
	marks *Marks
	count int // of marks
	err   error

	state  state
	stack  []state
	text   textState
	path   path
	tags   []tag
	args   []Value
	within *scope
	forms  map[*Object]*scope
	depth  int  // of forms within forms
	added  bool // what is drawn is an annotation's
}

// state is what q saves and Q brings back.
type state struct {
	toPage          matrix
	fill, pen       Color
	fillOdd, penOdd bool // colours are of spaces that are not read
	penWidth        float64
	dashed          bool
	font            *font
	size            float64
	letter, word    float64 // spacing of letters and of words
	stretch         float64 // horizontal
	rise            float64
	mode            int // how letters are painted
	leading         float64
}

// tag is marked content.
type tag struct {
	artifact bool
	actual   *string // what its glyphs stand for; nil: for what they do
}

// scope is what contents are drawn with: those of a page or of a form.
type scope struct {
	data      []byte
	resources Value
	lists     map[string]map[string]Value // resources by their kind and their name
	fonts     map[string]*font
	matrix    matrix
}

const (
	maxStack = 256 // of states and of marked contents
	maxForms = 24  // forms within forms
	maxArgs  = 64  // values before an operator
	maxNotes = 32  // on what is not read
)

func newReader(p *Page) *reader {
	r := &reader{f: p.f, p: p, marks: new(Marks), forms: make(map[*Object]*scope)}
	r.begin()
	return r
}

// begin sets the state in which a page begins.
func (r *reader) begin() {
	r.state = state{toPage: r.p.matrix(), penWidth: 1, stretch: 1}
	r.stack, r.tags, r.path = nil, nil, path{}
	r.text = textState{unit, unit}
}

// unread notes what is not read, once.
func (r *reader) unread(what string) {
	if len(r.marks.Unread) < maxNotes && !slices.Contains(r.marks.Unread, what) {
		r.marks.Unread = append(r.marks.Unread, what)
	}
}

// failed is what ends the reading.
func (r *reader) failed() error { return errors.Join(r.err, r.f.limit) }

// mark makes room for marks that are worth so many glyphs.
func (r *reader) mark(worth int) bool {
	if r.count += worth; r.count > r.f.options.Marks {
		r.err = fmt.Errorf("page %d: %w", r.p.Number, ErrLimit)
	}
	return r.err == nil
}

// charge counts bytes that are read, which may be the same ones again and again.
func (r *reader) charge(bytes int) {
	const most = 4 // times what may be unpacked
	if r.f.scanned += bytes; r.f.scanned > most*r.f.options.Bytes {
		r.f.limit = ErrLimit
	}
}

// look is the object that a value refers to, of which much may be read.
func (r *reader) look(v Value) *Object {
	o := r.f.find(v)
	r.charge(len(o.Value))
	return o
}

// contents draws the page's own contents.
func (r *reader) contents() {
	var data []byte
	contents := r.f.find(r.p.dict.Key("Contents"))
	parts := []Value{r.p.dict.Key("Contents")}
	if contents.IsArray() {
		parts = contents.list()
	}
	for _, v := range parts {
		o := r.f.find(v)
		if o.Stream == nil {
			if v != nil {
				r.unread("a part of the page's contents is missing")
			}
			continue
		}
		part, err := r.f.Unpack(o)
		if err != nil {
			r.unread("a part of the page's contents: " + err.Error())
		}
		data = append(append(data, part...), '\n')
	}
	r.draw(&scope{data: data, resources: r.p.resources, matrix: unit})
}

// draw interprets contents.
func (r *reader) draw(s *scope) {
	before := r.within
	r.within = s
	defer func() { r.within = before }()
	r.charge(len(s.data))
	l := &lexer{data: s.data, plain: true}
	r.args = r.args[:0]
	for r.failed() == nil {
		v, operator, ok := l.operand()
		switch {
		case !ok:
			return
		case operator == "":
			if len(r.args) < maxArgs {
				r.args = append(r.args, v)
			}
			continue
		case operator == "BI":
			r.inline(l)
		default:
			if do, ok := operators[operator]; ok {
				do(r)
			}
		}
		r.args = r.args[:0]
	}
}

// number is an argument that is a number, or 0.
func (r *reader) number(i int) float64 {
	if i >= len(r.args) {
		return 0
	}
	n, _ := r.args[i].Number()
	return n
}

// numbers are the arguments that are numbers.
func (r *reader) numbers() (list []float64) {
	for _, v := range r.args {
		if n, ok := v.Number(); ok {
			list = append(list, n)
		}
	}
	return list
}

// name is the last argument, if it is a name.
func (r *reader) name() string {
	if len(r.args) == 0 {
		return ""
	}
	name, _ := r.args[len(r.args)-1].Name()
	return name
}

// resource is a resource of a kind by its name.
func (r *reader) resource(kind, name string) Value {
	s := r.within
	if s.lists == nil {
		s.lists = make(map[string]map[string]Value)
	}
	list, ok := s.lists[kind]
	if !ok {
		list = make(map[string]Value)
		const cost = 64 // of an entry
		for name, v := range r.look(r.look(s.resources).Key(kind)).Entries() {
			if r.f.spend(cost) == nil {
				list[name] = v
			}
		}
		s.lists[kind] = list
	}
	return list[name]
}

// operators are those that matter to what is noted.
var operators map[string]func(*reader)

func init() {
	operators = map[string]func(*reader){
		"q": (*reader).save, "Q": (*reader).restore, "cm": (*reader).concat, "gs": (*reader).graphics,
		"w": func(r *reader) { r.state.penWidth = r.number(0) },
		"d": func(r *reader) { r.state.dashed = len(r.args) > 0 && len(r.args[0].list()) > 0 },

		"g": (*reader).plainFill, "rg": (*reader).plainFill, "k": (*reader).plainFill,
		"sc": (*reader).fillColor, "scn": (*reader).fillColor,
		"G": (*reader).plainPen, "RG": (*reader).plainPen, "K": (*reader).plainPen,
		"SC": (*reader).penColor, "SCN": (*reader).penColor,
		"cs": func(r *reader) { r.state.fillOdd, r.state.fill = r.oddSpace(), 0 },
		"CS": func(r *reader) { r.state.penOdd, r.state.pen = r.oddSpace(), 0 },

		"m":  func(r *reader) { r.path.move(r.number(0), r.number(1)) },
		"l":  func(r *reader) { r.path.line(r.number(0), r.number(1)) },
		"c":  func(r *reader) { r.path.curve(r.number(4), r.number(5)) },
		"v":  func(r *reader) { r.path.curve(r.number(2), r.number(3)) },
		"y":  func(r *reader) { r.path.curve(r.number(2), r.number(3)) },
		"h":  func(r *reader) { r.path.close() },
		"re": func(r *reader) { r.path.rectangle(r.number(0), r.number(1), r.number(2), r.number(3)) },
		"n":  func(r *reader) { r.path = path{} },
		"S":  func(r *reader) { r.paint(false, true) }, "s": func(r *reader) { r.path.close(); r.paint(false, true) },
		"f": func(r *reader) { r.paint(true, false) }, "F": func(r *reader) { r.paint(true, false) },
		"f*": func(r *reader) { r.paint(true, false) },
		"B":  func(r *reader) { r.paint(true, true) }, "B*": func(r *reader) { r.paint(true, true) },
		"b":  func(r *reader) { r.path.close(); r.paint(true, true) },
		"b*": func(r *reader) { r.path.close(); r.paint(true, true) },

		"BT": func(r *reader) { r.text = textState{unit, unit} },
		"Tc": func(r *reader) { r.state.letter = r.number(0) },
		"Tw": func(r *reader) { r.state.word = r.number(0) },
		"Tz": func(r *reader) { r.state.stretch = r.number(0) / 100 },
		"TL": func(r *reader) { r.state.leading = r.number(0) },
		"Ts": func(r *reader) { r.state.rise = r.number(0) },
		"Tr": func(r *reader) { r.state.mode = int(max(0, min(7, r.number(0)))) },
		"Tf": (*reader).setFont,
		"Td": func(r *reader) { r.text.next(r.number(0), r.number(1)) },
		"TD": func(r *reader) { r.state.leading = -r.number(1); r.text.next(r.number(0), r.number(1)) },
		"Tm": (*reader).textMatrix,
		"T*": func(r *reader) { r.text.next(0, -r.state.leading) },
		"Tj": func(r *reader) { r.show(r.last()) },
		"TJ": func(r *reader) { r.show(r.last()) },
		"'":  func(r *reader) { r.text.next(0, -r.state.leading); r.show(r.last()) },
		"\"": func(r *reader) {
			r.state.word, r.state.letter = r.number(0), r.number(1)
			r.text.next(0, -r.state.leading)
			r.show(r.last())
		},

		"BMC": (*reader).openTag, "BDC": (*reader).openTag, "EMC": (*reader).closeTag,
		"Do": (*reader).object,
	}
}

// last is the last argument.
func (r *reader) last() Value {
	if len(r.args) == 0 {
		return nil
	}
	return r.args[len(r.args)-1]
}

func (r *reader) save() {
	if len(r.stack) < maxStack {
		r.stack = append(r.stack, r.state)
	}
}

func (r *reader) restore() {
	if n := len(r.stack); n > 0 {
		r.state, r.stack = r.stack[n-1], r.stack[:n-1]
	}
}

// sixNumbers are arguments that are a matrix.
func (r *reader) sixNumbers() matrix {
	return matrix{r.number(0), r.number(1), r.number(2), r.number(3), r.number(4), r.number(5)}
}

func (r *reader) concat() { r.state.toPage = r.sixNumbers().then(r.state.toPage) }

func (r *reader) textMatrix() { r.text = textState{r.sixNumbers(), r.sixNumbers()} }

// graphics takes what a named state of the graphics sets.
func (r *reader) graphics() {
	dict := r.look(r.resource("ExtGState", r.name())).Value
	for key, v := range dict.Entries() {
		switch key {
		case "LW":
			r.state.penWidth, _ = r.f.find(v).Number()
		case "D":
			r.state.dashed = len(first(r.f.array(v)).list()) > 0
		case "Font":
			if list := r.f.find(v).list(); len(list) == 2 {
				r.state.size, _ = list[1].Number()
				r.state.font, _ = r.f.font(list[0]) // an error is a limit, which ends the reading
			}
		}
	}
}
