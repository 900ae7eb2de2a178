package wordfill

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/internal/fill"
)

// field is a field of Word: what its code says, and where it stands.
type field struct {
	from     *node // w:fldChar that begins it, or w:fldSimple
	to       *node // w:fldChar that ends it
	outer    *field
	code     strings.Builder
	codeRun  *node // the first w:instrText
	text     *node // the first w:t of the result
	inCode   bool
	old      []*node // what the mark takes the place of
	mixed    bool    // its code holds a field of a mail merge
	crossing bool    // it goes over a border between paragraphs
}

// merge finds the fields of a mail merge in a part.
type merge struct {
	story *story
	cuts  []item
	open  *field
	depth int // of the fields that are open
}

// maxFields is how deep fields are looked into; Word's own forms have two or
// three.
const maxFields = 8

// mergeFields gives the bytes of a part whose fields of a mail merge are marks:
// MERGEFIELD tên is {{«tên»}} then, in the looks of what the field showed. Nil:
// there are none. What Word alone can merge is a fault.
func (s *story) mergeFields() []byte {
	m := &merge{story: s}
	m.walk(s.part.root)
	if len(m.cuts) == 0 {
		return nil
	}
	return plainBytes(cut(s.part.raw, m.cuts))
}

func (m *merge) walk(n *node) {
	switch {
	case n.name == "w:fldSimple":
		m.simple(n)
		return
	case n.name == "w:fldChar":
		m.char(n)
		return
	case m.open == nil:
	case n.name == "w:instrText":
		m.open.instruct(n)
		return
	case n.name == "w:p":
		for f := m.open; f != nil; f = f.outer {
			f.crossing = true
		}
	case n.up.is("w:r") && n.name != "w:rPr":
		m.open.shows(n)
	}
	for _, k := range n.kids {
		m.walk(k)
	}
}

// instruct adds to the code.
func (f *field) instruct(n *node) {
	if f.codeRun == nil {
		f.codeRun = n
	}
	f.code.WriteString(n.text)
	f.note(n)
}

// shows notes what the result of a field, and of those around it, is made of.
func (f *field) shows(n *node) {
	for ; f != nil && !f.inCode; f = f.outer {
		if f.crossing {
			continue
		}
		f.old = append(f.old, n)
		if f.text == nil && n.name == "w:t" {
			f.text = n
		}
	}
}

// note notes a sign of a field for it and those around it.
func (f *field) note(n *node) {
	for ; f != nil; f = f.outer {
		if !f.crossing {
			f.old = append(f.old, n)
		}
	}
}

// char is a sign of a field: its begin, the end of its code, its end.
func (m *merge) char(n *node) {
	switch kind := m.story.attr(n, "fldCharType"); {
	case kind == "begin" && m.depth >= maxFields, kind == "end" && m.depth > maxFields:
		m.depth += map[string]int{"begin": 1, "end": -1}[kind]
		m.open.note(n)
	case m.depth > maxFields:
		m.open.note(n)
	case kind == "begin":
		m.depth++
		m.open = &field{from: n, outer: m.open, inCode: true}
		m.open.note(n)
	case m.open == nil:
	case kind == "separate":
		m.open.inCode = false
		m.open.note(n)
	case kind == "end":
		m.open.note(n)
		f := m.open
		f.to, m.open = n, f.outer
		m.depth--
		m.close(f)
	}
}

// simple is a field in one element.
func (m *merge) simple(n *node) {
	if m.depth >= maxFields {
		for _, k := range n.kids {
			m.walk(k)
		}
		return
	}
	f := &field{from: n, outer: m.open}
	m.depth++
	f.code.WriteString(html.UnescapeString(m.story.attr(n, "instr")))
	m.open = f
	for _, k := range n.kids {
		m.walk(k)
	}
	m.open = f.outer
	m.depth--
	m.close(f)
}

// close decides what becomes of a field.
func (m *merge) close(f *field) {
	words, err := instruction(f.code.String())
	name := ""
	if len(words) > 0 {
		name = strings.ToUpper(words[0])
	}
	if f.outer != nil && (f.mixed || name == "MERGEFIELD") && f.outer.inCode {
		f.outer.mixed = true
		return
	}
	s := m.story
	switch {
	case name != "MERGEFIELD" && f.mixed:
		s.wrong(f.from, RuleField, "trường %s có MERGEFIELD bên trong không điền được; hãy thay bằng dấu như {{tên}}, {{#tên}}…{{/tên}}", "the field %s with a MERGEFIELD in it is not filled: write marks such as {{name}}, {{#name}}…{{/name}}", name)
	case slices.Contains(wordsOwn, name):
		s.wrong(f.from, RuleField, "trường %s của trộn thư không điền được; hãy bỏ đi hoặc thay bằng dấu như {{tên}}", "the field %s of a mail merge is not filled: take it out, or write a mark such as {{name}}", name)
	case name != "MERGEFIELD":
	case err != "" || len(words) < 2 || strings.HasPrefix(words[1], `\`):
		s.wrong(f.from, RuleField, "trường MERGEFIELD viết sai: %s", "the field MERGEFIELD is wrong: %s", short(f.code.String()))
	case f.crossing:
		s.wrong(f.from, RuleField, "trường MERGEFIELD «%s» kéo qua nhiều đoạn", "the field MERGEFIELD «%s» goes over several paragraphs", words[1])
	default:
		mark, unknown := markOf(words[1:])
		if unknown != "" {
			s.wrong(f.from, RuleField, "trường MERGEFIELD «%s» có %s, không làm theo được", "the field MERGEFIELD «%s» has %s, which is not known", words[1], unknown)
			return
		}
		m.replace(f, mark)
	}
}

// wordsOwn are the fields of a mail merge that only Word can fill.
var wordsOwn = []string{"NEXT", "NEXTIF", "SKIPIF", "MERGEREC", "MERGESEQ", "ADDRESSBLOCK", "GREETINGLINE", "DATABASE"}

// replace puts a mark in the place of a field.
func (m *merge) replace(f *field, mark string) {
	at := f.text
	if strings.Contains(strings.ToUpper(f.code.String()), "CHARFORMAT") && f.codeRun != nil {
		at = f.codeRun
	}
	if at == nil {
		at = f.to
	}
	w := m.story.part.prefix(f.from)
	text := "<" + w + "t " + kept + string(escape(nil, mark, " ", " ")) + "</" + w + "t>"
	for _, n := range f.old {
		it := item{start: n.start, end: n.end}
		if n == at {
			it.pieces = []piece{literal(text)}
		}
		m.cuts = append(m.cuts, it)
	}
	n := f.from
	switch {
	case f.to != nil:
	case at == nil: // a w:fldSimple that shows nothing
		m.cuts = append(m.cuts, item{start: n.start, end: n.end, pieces: []piece{literal("<" + w + "r>" + text + "</" + w + "r>")}})
	default:
		m.cuts = append(m.cuts, item{start: n.start, end: n.open}, item{start: n.shut, end: n.end})
		if data := n.kid("w:fldData"); data != nil {
			m.cuts = append(m.cuts, item{start: data.start, end: data.end})
		}
	}
}

// instruction parts the code of a field into its words. What is quoted is one;
// wrong is a quotation without an end.
func instruction(code string) (words []string, wrong string) {
	const quotes, spaces = "\"“”", " \t\r\n\u00A0"
	for {
		code = strings.TrimLeft(code, spaces)
		first, size := utf8.DecodeRuneInString(code)
		switch {
		case code == "":
			return words, ""
		case !strings.ContainsRune(quotes, first):
			end := strings.IndexAny(code+" ", quotes+spaces)
			if at := strings.IndexByte(code[:end], '\\'); at > 0 && at+1 < end && strings.IndexByte("*@#", code[at+1]) >= 0 {
				end = at // Word needs no blank before a switch
			}
			words, code = append(words, code[:end]), code[end:]
			continue
		}
		end := strings.IndexAny(code[size:], quotes)
		if end < 0 {
			return words, code
		}
		words, code = append(words, code[size:size+end]), code[size+end:]
		_, size = utf8.DecodeRuneInString(code)
		code = code[size:]
	}
}

// markOf is the mark for the words of a MERGEFIELD after its name; unknown is
// what of them has no likeness.
func markOf(words []string) (mark, unknown string) {
	name, before, after, formats := words[0], "", "", ""
	for i := 1; i < len(words); i++ {
		argument := ""
		word := strings.ToLower(words[i])
		if slices.Contains([]string{`\*`, `\@`, `\#`, `\b`, `\f`}, word) && i+1 < len(words) {
			i++
			argument = words[i]
		} else if len(word) > 2 && slices.Contains([]string{`\*`, `\@`, `\#`}, word[:2]) {
			word, argument = word[:2], words[i][2:]
		}
		format, ok := "", true
		switch word {
		case `\*`:
			format, ok = cases[strings.ToLower(argument)]
		case `\@`:
			format, ok = fill.PictureFormat("date", argument)
		case `\#`:
			format, ok = fill.PictureFormat("number", argument)
		case `\b`:
			before = argument
		case `\f`:
			after = argument
		case `\m`, `\v`:
		default:
			ok = false
		}
		if !ok {
			return "", strings.TrimSpace(words[i-min(1, len(argument))] + " " + argument)
		}
		formats += format
	}
	name = fill.FieldName(name)
	mark = "{{«" + name + "»" + formats + "}}"
	if before+after == "" {
		return mark, ""
	}
	if strings.Contains(before+after, "{{") || strings.Contains(before+after, "}}") {
		return "", `\b, \f`
	}
	return "{{#«" + name + "»}}" + before + mark + after + "{{/«" + name + "»}}", ""
}

// cases are the formats of \* as ours.
var cases = map[string]string{
	"mergeformat": "", "charformat": "", "mergeformatinet": "",
	"upper": "|upper", "lower": "|lower", "caps": "|title", "firstcap": "|first",
	"arabic": "",
}
