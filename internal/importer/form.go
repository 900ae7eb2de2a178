package importer

import (
	"regexp"
	"slices"
	"strings"

	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// formLine is a line to fill in.
type formLine struct {
	label string
	value *string
	line  *line
}

// form is lines to fill in as JSON.
func (r *reader) form(n *node) object {
	var lines list
	for _, f := range n.form {
		o := object{{"label", f.label}}
		if f.value != nil {
			o = append(o, member{"value", *f.value})
		}
		lines = append(lines, o)
	}
	return object{{"form", lines}}
}

// formOf reads a line to fill in: a label with dots behind it or with the leader
// of a tab, and, in a paper of the program's own, a label with a value that is
// not set to both margins.
func (r *reader) formOf(n *node) *formLine {
	if !n.paragraph() {
		return nil
	}
	text := n.text()
	if m := rules.TakeLeader().FindStringSubmatch(text); m != nil {
		return &formLine{label: written(firstBytes(n.spans, len(m[1])), look{}), line: n.line}
	}
	if label, ok := strings.CutSuffix(text, ":"); ok && strings.HasSuffix(strings.TrimRight(n.line.raw(), " "), "\t") {
		return &formLine{label: written(firstBytes(n.spans, len(label)), look{}), line: n.line}
	}
	at := strings.Index(text, ": ")
	if !r.ours || n.line.Set.Align != seen.Left || at < 0 || n.line.Element != rules.Body {
		return nil
	}
	value := written(afterBytes(n.spans, at+2), look{})
	return &formLine{written(firstBytes(n.spans, at), look{}), &value, n.line}
}

// raw is the text as the file has it.
func (l *line) raw() string {
	var b strings.Builder
	for i := range l.Runs {
		b.WriteString(l.Runs[i].Text)
	}
	return b.String()
}

// formed makes forms of lines to fill in that follow each other.
func (r *reader) formed(flat []*node) []*node {
	var out []*node
	for _, n := range flat {
		f := r.formOf(n)
		if f == nil {
			out = append(out, n)
			continue
		}
		if k := len(out); k > 0 && out[k-1].form != nil {
			out[k-1].form = append(out[k-1].form, *f)
			continue
		}
		out = append(out, &node{form: []formLine{*f}})
	}
	return out
}

// fixedLine is a fixed line of a kind's own form, to be looked for.
type fixedLine struct {
	words  *regexp.Regexp
	fields []rules.Part
	many   bool
}

func newFixedLine(line rules.Line, family rules.Family) fixedLine {
	out := fixedLine{many: line.Many}
	var pattern strings.Builder
	pattern.WriteString("(?i)^")
	parts := line.Of(family).Parts()
	for i, p := range parts {
		switch {
		case p.Field && i == len(parts)-1:
			pattern.WriteString(`(.*?)`)
		case p.Field:
			pattern.WriteString(`(.+?)`)
		default:
			words := p.Text
			if i == len(parts)-2 { // the value may be missing, and its blank with it
				words = strings.TrimRight(words, " ")
			}
			stem, colon := strings.CutSuffix(words, ":")
			pattern.WriteString(regexp.QuoteMeta(stem))
			switch {
			case colon:
				pattern.WriteString(` ?: ?`)
			case len(words) < len(p.Text):
				pattern.WriteString(` ?:? ?`) // who fills in a form types one behind each label
			}
			continue
		}
		out.fields = append(out.fields, p)
	}
	out.words = regexp.MustCompile(pattern.String() + `$`)
	return out
}

// formFields reads the fixed lines of the kind's own form into fields, and takes
// them out of the text; where the paper has another form, it stays a text.
func (r *reader) formFields() {
	if len(r.kind.Before) == 0 || len(r.body) == 0 {
		return
	}
	was := r.body
	fields, rest, found := r.fixedLines(r.kind.Before, was, false)
	if found < 2 {
		return
	}
	after, rest, foundAfter := r.fixedLines(r.kind.After, rest, true)
	if foundAfter < 0 {
		return
	}
	for _, n := range was {
		if n.line != nil && !slices.Contains(rest, n) {
			r.off(n.line.text(), reasonForm)
		}
	}
	r.fields, r.body = slices.Concat(fields, after), rest
}

// fixedLines matches fixed lines one after the other with the beginning of a
// text, or with its end. A line that is not there is left out; a line without
// fields must be there: found is -1 where it is not.
func (r *reader) fixedLines(lines []rules.Line, body []*node, atEnd bool) (fields object, rest []*node, found int) {
	at := 0
	if atEnd {
		if at = len(body) - len(lines); at < 0 {
			return absent(lines), body, 0
		}
	}
	start := at
	for _, line := range lines {
		f := newFixedLine(line, r.profile.Family)
		var m []int
		if at < len(body) && body[at].line != nil {
			m = f.words.FindStringSubmatchIndex(body[at].line.text())
		}
		switch {
		case m == nil && !slices.ContainsFunc(f.fields, func(p rules.Part) bool { return p.Text != "issuer" && p.Else == "" }):
			return nil, nil, -1
		case m == nil:
			fields = append(fields, absent([]rules.Line{line})...)
			continue
		}
		values := r.fieldValues(f, m, body[at])
		at++
		if f.many && len(f.fields) > 0 {
			name := f.fields[len(f.fields)-1].Text
			if many := r.listedValues(body[at:]); values.at(name) == nil && len(many) > 0 {
				values.put(name, many)
				at += len(many)
			}
		}
		for _, v := range values {
			if fields.at(v.key) == nil {
				fields.put(v.key, v.value)
			}
		}
		found++
	}
	return fields, slices.Concat(body[:start], body[at:]), found
}

// absent are null for each field of lines that are not there.
func absent(lines []rules.Line) object {
	var out object
	for _, line := range lines {
		for _, p := range line.Parts() {
			if p.Field && p.Text != "issuer" && p.Else == "" {
				out = append(out, member{p.Text, nil})
			}
		}
	}
	return out
}

// fieldValues are the values in a line: what stands between its words. Dots are
// none.
func (r *reader) fieldValues(f fixedLine, m []int, n *node) object {
	var out object
	for i, p := range f.fields {
		from, till := m[2*i+2], m[2*i+3]
		spans := afterBytes(firstBytes(n.line.spans, till), from)
		spans = cutRight(spans, func(s string) string {
			return strings.TrimRight(strings.TrimSuffix(strings.TrimRight(s, " "), r.profile.Words.EndMark), " ")
		})
		text := plain(spans)
		switch {
		case p.Text == "issuer":
			r.spoken = text
		case strings.Trim(text, ".…_ ") == "" || p.Else != "" && strings.EqualFold(text, p.Else):
		case p.Else != "":
			first := []rune(text)
			out.set(p.Text, markup.Escape(strings.ToLower(string(first[:1]))+string(first[1:])))
		default:
			out.set(p.Text, written(spans, look{}))
		}
	}
	return out
}

// listedValues are the dash items that a text begins with.
func (r *reader) listedValues(body []*node) list {
	var out list
	for _, n := range body {
		if n.marker.style != "-" {
			break
		}
		out = append(out, written(n.spans, look{}))
	}
	return out
}
