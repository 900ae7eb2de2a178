package document

import "strings"

// Lines is a name given as one string, which may be broken anywhere, or as a
// list of lines whose breaks the author fixed. Fixed tells which.
type Lines struct {
	Text  []string
	Fixed bool
}

// String is the name in one line.
func (l Lines) String() string { return strings.Join(l.Text, " ") }

// IsZero tells whether there is no name.
func (l Lines) IsZero() bool { return len(l.Text) == 0 }

func (l *Lines) readNode(r *reader, n *node) {
	switch n.kind {
	case kindString:
		if s := r.text(n); s != "" {
			l.Text = []string{s}
		}
	case kindArray:
		l.Fixed = true
		l.Text = make([]string, len(n.kids))
		for i := range n.kids {
			r.enterIndex(i)
			l.Text[i] = r.line(&n.kids[i])
			r.leave()
		}
	default:
		r.wrongType(n, wordLines)
	}
}

// line reads one line of a name, which may not be empty.
func (r *reader) line(n *node) string {
	if n.kind != kindString {
		r.wrongType(n, wordString)
		return ""
	}
	s := r.text(n)
	if strings.TrimSpace(s) == "" {
		r.fault("blank")
	}
	return s
}
