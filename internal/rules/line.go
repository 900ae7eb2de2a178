package rules

import "strings"

// Part is a piece of a fixed line: words, or the name of a field.
type Part struct {
	Text  string
	Field bool
	Else  string // what stands where the field is not given; empty: a place to fill in
}

// Of is the line as bodies of a family write it.
func (l Line) Of(f Family) Line {
	if f == Party && l.Party != "" {
		l.Text = l.Party
	}
	return l
}

// Parts cuts a line into words and fields.
func (l Line) Parts() []Part {
	var out []Part
	rest := l.Text
	for rest != "" {
		before, after, found := strings.Cut(rest, "{")
		if before != "" {
			out = append(out, Part{Text: before})
		}
		if !found {
			break
		}
		name, tail, _ := strings.Cut(after, "}")
		name, usual, _ := strings.Cut(name, "=")
		out = append(out, Part{Text: name, Field: true, Else: usual})
		rest = tail
	}
	return out
}

func (l Line) fields() []string {
	var out []string
	for _, p := range l.Parts() {
		if p.Field {
			out = append(out, p.Text)
		}
	}
	return out
}

func equalFold(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}
