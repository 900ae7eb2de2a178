package fill

import (
	"errors"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// Text is a text with marks. Its zero value is empty. It may be used by many
// at a time.
type Text struct {
	parts []part
}

// part is a literal text, or a mark.
type part struct {
	text    string
	mark    *Mark
	passage bool // the mark begins or ends a group within the text
}

// Parse reads the marks of a text. Its error is a *MarkError, the first.
func Parse(s string) (Text, error) {
	spans, wrong := Spans(s)
	if len(wrong) > 0 {
		return Text{}, wrong[0]
	}
	var t Text
	from := 0
	literal := func(to int) {
		if from < to {
			t.parts = append(t.parts, part{text: s[from:to]})
		}
	}
	for _, sp := range spans {
		literal(sp.Start)
		t.parts = append(t.parts, part{mark: &sp.Mark})
		from = sp.End
	}
	literal(len(s))
	return t, nil
}

// Marks are the marks of the text, in its order.
func (t Text) Marks() []Mark {
	var marks []Mark
	for _, p := range t.parts {
		if p.mark != nil {
			marks = append(marks, *p.mark)
		}
	}
	return marks
}

// Literal tells whether the text has no marks.
func (t Text) Literal() bool {
	return !slices.ContainsFunc(t.parts, func(p part) bool { return p.mark != nil })
}

// silent tells whether the text holds nothing but marks of groups.
func (t Text) silent() bool {
	return !slices.ContainsFunc(t.parts, func(p part) bool {
		return p.mark == nil && strings.TrimSpace(p.text) != "" || p.mark != nil && p.mark.Kind == Value
	})
}

// Scope is where names are looked up: the innermost group's values first, the
// row's last.
type Scope []rows.Values

// find is the value of a name. The innermost values that have the name decide,
// though it may be without a value there: a blank text counts as none. In
// «người ký.tên» the first name is that of an object, unless the whole is one.
func (s Scope) find(name string) (rows.Value, bool) {
	for _, values := range s {
		if v, ok := values[name]; ok {
			return v, v.List != nil || strings.TrimSpace(v.Text) != ""
		}
	}
	for at := strings.IndexByte(name, '.'); at > 0 && at < len(name)-1; {
		if v, ok := s.find(name[:at]); ok && v.Object {
			return Scope(v.List).find(name[at+1:])
		}
		next := strings.IndexByte(name[at+1:], '.')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return rows.Value{}, false
}

// value is what a mark names. The field of a mail merge has the value whose name
// Word would have made its own of.
func (s Scope) value(m Mark) (rows.Value, bool) {
	v, ok := s.find(m.Name)
	if ok || !m.Merge {
		return v, ok
	}
	for _, values := range s {
		for _, name := range slices.Sorted(maps.Keys(values)) {
			if m.Names(name) {
				return s.find(name)
			}
		}
	}
	return rows.Value{}, false
}

// Order is the name of the running number of a group's element, counted from
// 1, where the element has no value of that name. In capitals it is the same.
const Order = "stt"

// Repeats tells whether the group that a mark begins is repeated for a list.
func (s Scope) Repeats(m Mark) bool {
	v, _ := s.value(m)
	return m.Kind == Begin && v.List != nil && !v.Object
}

// Holds tells whether what stands between a mark that begins a group and its end
// is printed: there is a value, or, for {{^name}}, none. Blanks, empty lists and
// what is false are none; zero is a value.
func (s Scope) Holds(m Mark) bool {
	v, ok := s.value(m)
	switch {
	case !ok:
		ok = v.Number != "" || v.Day != ""
	case v.Object:
		ok = len(v.List[0]) > 0
	case v.List != nil:
		ok = len(v.List) > 0
	default:
		ok = v.Text != "FALSE" && !(v.Logic && v.Text == "false")
	}
	return ok == (m.Kind != Unless)
}

// Elements are the scopes within a group: one for each element of its list, the
// object that it names, or, of any other value, the scope itself if it Holds.
func (s Scope) Elements(m Mark) iter.Seq[Scope] {
	return func(yield func(Scope) bool) {
		if !s.Repeats(m) {
			if s.Holds(m) {
				yield(s.Within(m))
			}
			return
		}
		v, _ := s.value(m)
		for i, element := range v.List {
			order := rows.Value{Text: strconv.Itoa(i + 1)}
			if !yield(append(Scope{element, {Order: order, strings.ToUpper(Order): order}}, s...)) {
				return
			}
		}
	}
}

// Within is the scope within a group that is not repeated: names are looked up
// first in an object that its mark names.
func (s Scope) Within(m Mark) Scope {
	if v, ok := s.value(m); ok && v.Object && m.Kind == Begin {
		return append(Scope{v.List[0]}, s...)
	}
	return s
}

// Fill is the text with values in place of its marks. Each value passes
// through escape, unless its mark says "markup". Marks of groups print nothing.
// All faults are given at once.
func (t Text) Fill(scope Scope, escape func(string) string) (string, fault.List) {
	var b strings.Builder
	var faults fault.List
	for _, p := range t.parts {
		switch {
		case p.mark == nil:
			b.WriteString(p.text)
		case p.mark.Kind == Value:
			text, wrong := scope.Print(*p.mark, escape)
			if wrong != nil {
				faults = append(faults, *wrong)
			}
			b.WriteString(text)
		}
	}
	return b.String(), faults
}

// Print is the value of a mark as it is printed. It passes through escape,
// unless the mark says "markup".
func (s Scope) Print(m Mark, escape func(string) string) (string, *fault.Fault) {
	v, ok := s.value(m)
	ok = ok || len(m.Formats) > 0 && holds(v, m.Formats[0])
	switch {
	case !ok && (m.Optional || m.Merge):
		return "", nil
	case !ok:
		f := missing(m)
		return "", &f
	case v.Object:
		f := fault.OfValue(m.Name, "row.text", fault.Text{"«%s» là một đối tượng {…}, không in thành chữ được; ghi tên ở trong sau dấu chấm, như {{%s.tên}}.", "«%s» is an object {…} and cannot be printed: write a name inside behind a point, {{%s.name}}."}, m.Name, m.Name)
		return "", &f
	case v.Logic:
		f := fault.OfValue(m.Name, "row.type", fault.Text{"«%s» là true hoặc false, không in thành chữ được; viết thành chữ, ví dụ \"có\", hoặc dùng {{#%s}}…{{/%s}}.", "«%s» is true or false, which cannot be printed: write a text, or use {{#%s}}…{{/%s}}."}, m.Name, m.Name, m.Name)
		return "", &f
	case v.List != nil:
		f := fault.OfValue(m.Name, "row.text", fault.Text{"«%s» là một danh sách, không in thành chữ được.", "«%s» is a list and cannot be printed."}, m.Name)
		return "", &f
	}
	text, markup := v.Text, false
	for _, name := range m.Formats {
		if name == markupFormat {
			markup = true
			continue
		}
		var err error
		if text, err = formed(v, name, text); err != nil {
			return "", unformed(m, name, err)
		}
	}
	if !markup {
		text = escape(text)
	}
	return text, nil
}

// unformed is the fault of a value that a format cannot print.
func unformed(m Mark, format string, err error) *fault.Fault {
	name, _, _ := strings.Cut(format, ":")
	w := formats[name].want
	switch {
	case errors.Is(err, errUnclear):
		w = wantClear
	case errors.Is(err, errMonthFirst):
		w = wantDayFirst
	}
	f := fault.OfValue(m.Name, "row.format", fault.Text{"«%s» không in theo «%s» được: cần %s.", "«%s» cannot be printed as «%s»: it must be %s."}, m.Name, format, w)
	return &f
}

// missing is the fault of a mark without a value.
func missing(m Mark) fault.Fault {
	return fault.OfValue(m.Name, "row.missing", fault.Text{"Thiếu giá trị của «%s».", "«%s» has no value."}, m.Name)
}
