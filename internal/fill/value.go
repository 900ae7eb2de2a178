package fill

import (
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rows"
)

// text is a string of a template that has marks.
type text struct {
	pointer string
	parts   []piece
	how     func(*text, *filler, Scope)
	names   []string // of the values that it prints
	silent  bool     // it holds nothing but marks of groups
	// passages are the marks in it that begin groups which end in it, and stand in
	// no other; nil: there are none.
	passages []*Mark
	hollow   bool // nothing stands beside them
	// optional are the marks of a string of values alone that may all be missing: then
	// it is no element of its list. A cell stays.
	optional []*Mark
	alone    bool // it stands in no list, so that nothing in it is repeated
	lines    bool // each line is read for inline marks by itself
}

// piece is a part of a string: JSON that is copied, or a mark.
type piece struct {
	json []byte
	look markup.Span // of a string with inline marks: the text as it is printed; of a mark: without text
	mark *Mark
}

func asIs(s string) string { return s }

func (t *text) fill(f *filler, scope Scope) { t.how(t, f, scope) }

// newText prepares a string with marks for its place in the document.
func (p *parser) newText(n *node, parsed Text, alone bool) *text {
	t := &text{pointer: n.Pointer, lines: n.Use == document.MarkedLines, silent: parsed.silent(), alone: alone}
	t.passages = parsed.pair()
	t.hollow = parsed.hollow()
	if !t.lines {
		t.optional = parsed.optional()
	}
	marked := false
	for _, m := range parsed.Marks() {
		if m.Kind == Value && !slices.Contains(t.names, m.Name) {
			t.names = append(t.names, m.Name)
		}
		marked = marked || slices.Contains(m.Formats, markupFormat)
	}
	inline := n.Use == document.Marked || n.Use == document.MarkedLines
	switch {
	case slices.ContainsFunc(parsed.Marks(), func(m Mark) bool { return m.Image() > 0 }):
		p.fault(n.Pointer, "template.image", "Ảnh chỉ điền được vào mẫu Word: bỏ «|image».", "A picture is filled into a Word template alone: leave «|image» out.")
	case marked && !inline:
		p.fault(n.Pointer, "template.markup", "Chỗ này không đọc dấu **đậm**, *nghiêng*: bỏ «|markup».", "Inline marks are not read here: leave «|markup» out.")
	case n.Use == document.Integer || n.Use == document.Decimal || n.Use == document.Boolean:
		p.bare(t, n, parsed)
	case marked:
		t.direct(parsed, (*filler).marked)
	case inline:
		t.inline(parsed)
	default:
		t.direct(parsed, (*filler).verbatim)
	}
	return t
}

// direct fills by copying: literal parts are ready, and values are written as
// the place needs them.
func (t *text) direct(parsed Text, write func(*filler, string)) {
	for _, part := range parsed.parts {
		if part.mark == nil {
			t.parts = append(t.parts, piece{json: appendText(nil, part.text, false)})
		} else if part.mark.Kind == Value || part.passage {
			t.parts = append(t.parts, piece{mark: part.mark})
		}
	}
	t.how = func(t *text, f *filler, scope Scope) {
		f.append('"')
		t.shown(f, scope, func(p *piece, scope Scope) { f.piece(t, p, scope, write) })
		f.append('"')
	}
}

func (f *filler) piece(t *text, p *piece, scope Scope, write func(*filler, string)) {
	if p.mark == nil {
		f.append(p.json...)
		return
	}
	s, ok := f.value(t, p.mark, scope)
	switch {
	case !ok:
	case slices.Contains(p.mark.Formats, markupFormat):
		f.verbatim(s)
	default:
		write(f, s)
	}
}

// value is what a mark prints; ok is false if there is a fault.
func (f *filler) value(t *text, m *Mark, scope Scope) (s string, ok bool) {
	if !f.step() {
		return "", false
	}
	s, fault := scope.Print(*m, asIs)
	if fault != nil {
		f.fault(*fault, t.pointer)
		return "", false
	}
	if t.lines && strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s, f.room(len(s))
}

// verbatim writes text into a JSON string.
func (f *filler) verbatim(s string) { f.out = appendText(f.out, s, false) }

// marked writes text into a JSON string that is read for inline marks, none of
// which are in the text.
func (f *filler) marked(s string) { f.out = appendText(f.out, s, true) }

// What stands for a mark while the marks beside it are looked at: for a value a
// letter, for the ends of a passage what is neither letter nor space.
const (
	letter = '\uA000'
	joint  = '\uE000'
)

// inline prepares a string that is read for inline marks. Which of the
// template's own characters are marks is decided here, as if each value were a
// letter, so that it is the same for every row.
func (t *text) inline(parsed Text) {
	var opaque strings.Builder
	var letters []*Mark // nil: one of the template's own
	for _, part := range parsed.parts {
		switch {
		case part.mark == nil:
			opaque.WriteString(part.text)
			own := strings.Count(part.text, string(letter)) + strings.Count(part.text, string(joint))
			letters = append(letters, make([]*Mark, own)...)
		case part.mark.Kind == Value:
			opaque.WriteRune(letter)
			letters = append(letters, part.mark)
		case part.passage:
			opaque.WriteRune(joint)
			letters = append(letters, part.mark)
		}
	}
	t.how = (*text).fillPlain
	for i, line := range t.split(opaque.String()) {
		if i > 0 {
			t.literal(markup.Span{Text: "\n"})
		}
		for _, sp := range markup.Read(line) {
			if sp.Bold || sp.Italic || sp.Underline || sp.Script != markup.Level {
				t.how = (*text).fillStyled
			}
			letters = t.span(sp, letters)
		}
	}
}

// span adds a stretch of one style and takes its letters off the list.
func (t *text) span(sp markup.Span, letters []*Mark) []*Mark {
	var own strings.Builder
	literal := func() {
		if own.Len() > 0 {
			look := sp
			look.Text = own.String()
			t.literal(look)
			own.Reset()
		}
	}
	for _, r := range sp.Text {
		var m *Mark
		if r == letter || r == joint {
			m, letters = letters[0], letters[1:]
		}
		if m == nil {
			own.WriteRune(r)
			continue
		}
		literal()
		look := sp
		look.Text = ""
		t.parts = append(t.parts, piece{look: look, mark: m})
	}
	literal()
	return letters
}

// split parts a string as it is read for inline marks.
func (t *text) split(s string) []string {
	if t.lines {
		return strings.Split(s, "\n")
	}
	return []string{s}
}

func (t *text) literal(sp markup.Span) {
	t.parts = append(t.parts, piece{json: appendText(nil, sp.Text, true), look: sp})
}

// fillPlain fills a string without styles.
func (t *text) fillPlain(f *filler, scope Scope) {
	f.append('"')
	t.shown(f, scope, func(p *piece, scope Scope) { f.piece(t, p, scope, (*filler).marked) })
	f.append('"')
}

// fillStyled fills a string of which parts are styled. Values may keep its
// marks from being read as such: an empty one, one that begins with a space.
// So the text is written anew from what it should look like.
func (t *text) fillStyled(f *filler, scope Scope) {
	lines, size, before := [][]markup.Span{nil}, 0, len(f.faults)
	t.shown(f, scope, func(p *piece, scope Scope) {
		sp := p.look
		if p.mark != nil {
			sp.Text, _ = f.value(t, p.mark, scope)
		}
		if size += len(sp.Text); !f.room(size) {
			return
		}
		for j, line := range t.split(sp.Text) {
			if j > 0 {
				lines = append(lines, nil)
			}
			sp.Text = line
			lines[len(lines)-1] = append(lines[len(lines)-1], sp)
		}
	})
	if f.full || len(f.faults) > before {
		return
	}
	f.append('"')
	for i, line := range lines {
		if i > 0 {
			f.verbatim("\n")
		}
		s, ok := markup.Write(line)
		if !ok {
			f.fault(fault.OfValue(t.column(), "row.marks", fault.Text{
				"Với giá trị của hàng này, dấu **, *, __, ^ hoặc ~ trong mẫu không còn là dấu (ví dụ đứng giữa hai chữ số): thêm dấu cách cạnh dấu ấy, hoặc bỏ nó.",
				"With the values of this row, a mark **, *, __, ^ or ~ of the template is none any more (between two digits, for one): put a space beside it, or leave it out."}), t.pointer)
		}
		f.verbatim(s)
	}
	f.append('"')
}

// column is the name of the only value that the string prints, or empty.
func (t *text) column() string {
	if len(t.names) == 1 {
		return t.names[0]
	}
	return ""
}

// bare prepares a string that stands where the document takes a number, or
// true or false: it is one mark, and its value is written without quotes.
func (p *parser) bare(t *text, n *node, parsed Text) {
	var mark *Mark
	for _, part := range parsed.parts {
		switch {
		case part.mark != nil && part.mark.Kind != Value:
		case part.mark == nil && strings.TrimSpace(part.text) == "":
		case part.mark != nil && mark == nil && len(part.mark.Formats) == 0:
			mark = part.mark
		default:
			p.fault(n.Pointer, "template.bare", "Chỗ này cần một số hoặc true/false: chỉ viết một dấu {{tên}}, không kèm chữ và cách in.", "A number or true/false stands here: write one mark {{name}} alone, without text and formats.")
			return
		}
	}
	if mark == nil {
		p.fault(n.Pointer, "template.bare", "Chỗ này cần một số hoặc true/false: viết một dấu {{tên}}.", "A number or true/false stands here: write one mark {{name}}.")
		return
	}
	use := n.Use
	t.how = func(t *text, f *filler, scope Scope) {
		s, ok := f.value(t, mark, scope)
		if !ok {
			return
		}
		v, _ := scope.find(mark.Name)
		v.Text = s
		bare, fits := bareOf(use, v)
		if !fits {
			f.fault(fault.OfValue(mark.Name, "row.bare", fault.Text{"«%s» phải là %s.", "«%s» must be %s."}, mark.Name, bareWords[use]), t.pointer)
			return
		}
		f.append([]byte(bare)...)
	}
}

var bareWords = map[document.Use]fault.Text{
	document.Integer: {"một số nguyên như 300", "an integer such as 300"},
	document.Decimal: {"một số như 13,5", "a number such as 13.5"},
	document.Boolean: {"«có» hoặc «không»", "true or false"},
}

// truths are the values of true and false as JSON writes them.
var truths = map[string]string{"true": "true", "false": "false", "có": "true", "không": "false"}

// bareOf is a value as JSON writes a number, or true or false. No value is a
// null, which is the same as an absent key.
func bareOf(use document.Use, v rows.Value) (string, bool) {
	s := strings.TrimSpace(v.Text)
	if s == "" {
		return "null", true
	}
	if use == document.Boolean {
		s, ok := truths[strings.ToLower(s)]
		return s, ok
	}
	n, err := numberOf(v)
	if err != nil || use == document.Integer && n.fraction != "" {
		return "", false
	}
	return n.json(), true
}
