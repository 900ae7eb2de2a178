package fill

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// Kind tells marks apart.
type Kind uint8

// The kinds of marks.
const (
	Value  Kind = iota // {{name}}
	Begin              // {{#name}}: for each element of a list, or if there is a value
	End                // {{/name}}
	Unless             // {{^name}}: if there is none
)

// Mark is one mark of a template.
type Mark struct {
	Kind     Kind
	Name     string // clean, see rows.Clean
	Optional bool   // {{name?}}
	Formats  []string
	Merge    bool   // {{«name»}}, the field of a mail merge of Word: without a value it prints nothing
	Group    string // in the marks of a template: the name of the innermost group around; empty: none
}

// String is the mark as it is written.
func (m Mark) String() string {
	name := m.Name
	if m.Merge {
		name = "«" + name + "»"
	}
	s := "{{" + [...]string{"", "#", "/", "^"}[m.Kind] + name
	if m.Optional {
		s += "?"
	}
	for _, f := range m.Formats {
		s += "|" + f
	}
	return s + "}}"
}

// The ends of a mark.
const (
	open   = "{{"
	closed = "}}"
)

// MaxName bounds a name, in characters.
const MaxName = 100

// begins tells whether a group begins with the mark.
func (m Mark) begins() bool { return m.Kind == Begin || m.Kind == Unless }

// parseMark reads what stands between the braces.
func parseMark(inner string) (Mark, *MarkError) {
	var m Mark
	wrong := func(vi, en string, args ...any) *MarkError {
		return &MarkError{open + inner + closed, fault.Text{vi, en}.With(args...)}
	}
	rest := strings.TrimSpace(inner)
	switch {
	case strings.HasPrefix(rest, "#"):
		m.Kind, rest = Begin, rest[1:]
	case strings.HasPrefix(rest, "^"):
		m.Kind, rest = Unless, rest[1:]
	case strings.HasPrefix(rest, "/"):
		m.Kind, rest = End, rest[1:]
	}
	if strings.Contains(inner, "\n") {
		return Mark{}, wrong("giữa {{ và }} không được ngắt dòng", "there may be no line break between {{ and }}")
	}
	name, formats, formatted := strings.Cut(rest, "|")
	if name, m.Optional = strings.CutSuffix(strings.TrimSpace(name), "?"); strings.HasPrefix(name, "«") && strings.HasSuffix(name, "»") {
		name, m.Merge = strings.TrimSuffix(strings.TrimPrefix(name, "«"), "»"), true
	}
	m.Name = rows.Clean(name)
	switch {
	case m.Name == "":
		return Mark{}, wrong("thiếu tên", "the name is missing")
	case utf8.RuneCountInString(m.Name) > MaxName:
		return Mark{}, wrong("tên dài quá %s ký tự", "the name has more than %s characters", MaxName)
	case strings.ContainsFunc(m.Name, func(r rune) bool { return strings.ContainsRune(`{}#?\`, r) || unicode.IsControl(r) }), m.Name[0] == '/':
		return Mark{}, wrong(`tên không được có { } # ? \, không được bắt đầu bằng /`, `a name may not have { } # ? \, nor begin with /`)
	case m.Kind != Value && formatted, m.Kind == End && m.Optional:
		return Mark{}, wrong("dấu mở, đóng nhóm chỉ có tên", "the marks around a group take a name alone")
	}
	if !formatted {
		return m, nil
	}
	for name := range strings.SplitSeq(formats, "|") {
		if name = asFormat(name); !known(name) {
			return Mark{}, wrong("không có cách in «%s»; có: %s", "there is no format «%s»; there are %s", name, fault.Listed(Formats()))
		}
		m.Formats = append(m.Formats, name)
	}
	return m, nil
}

// asFormat is a format without the blanks, capitals and quotes that Word and its
// users bring into it.
func asFormat(written string) string {
	trimmed := strings.Trim(strings.TrimSpace(written), `"“”`)
	name, argument, given := strings.Cut(trimmed, ":")
	name = strings.ToLower(strings.TrimSpace(name))
	switch {
	case !given:
		return name
	case name == "number", name == imageFormat:
		argument = strings.TrimSpace(argument)
	}
	return name + ":" + argument
}

// MarkError says what is wrong with a mark of a template.
type MarkError struct {
	Mark   string     // as it is written
	Detail fault.Text // a part of a sentence
}

func (e *MarkError) Error() string { return "fill: " + e.Mark + ": " + e.Detail.In(fault.English) }
