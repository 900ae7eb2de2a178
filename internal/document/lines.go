package document

import (
	"strings"

	"vanthu/internal/tree"
	"vanthu/internal/viet"
)

// Lines is a name or a title given as one string, which may be broken anywhere, or as a
// list of lines whose breaks the author fixed. Fixed tells which.
type Lines struct {
	Text  []string
	Fixed bool
}

// String is the name in one line.
func (l Lines) String() string { return strings.Join(l.Text, " ") }

// InText is the body's name as it stands in a sentence.
func (i *Issuer) InText() string {
	if i.NameInText != "" {
		return i.NameInText
	}
	return viet.BodyName(i.Name.String())
}

// Broken is the name with a line feed where its author ends a line.
func (l Lines) Broken() string { return strings.Join(l.Text, "\n") }

// IsZero tells whether there is no name.
func (l Lines) IsZero() bool { return len(l.Text) == 0 }

func (l *Lines) readNode(r *reader, n *tree.Node) {
	switch n.Kind {
	case tree.String:
		if s := r.text(n); s != "" {
			l.Text = []string{s}
		}
	case tree.Array:
		l.Fixed = true
		l.Text = make([]string, len(n.Kids))
		for i := range n.Kids {
			r.enterIndex(i)
			l.Text[i] = r.line(&n.Kids[i])
			r.leave()
		}
	default:
		r.wrongType(n, wordLines)
	}
}

// line reads one line of a name, which may not be empty.
func (r *reader) line(n *tree.Node) string {
	if n.Kind != tree.String {
		r.wrongType(n, tree.String.Words())
		return ""
	}
	s := r.text(n)
	if strings.TrimSpace(s) == "" {
		r.fault("blank")
	}
	return s
}
