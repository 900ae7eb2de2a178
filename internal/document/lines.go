package document

import (
	"strings"

	"vanthu/internal/rules"
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

// InText is the body's name as it stands in a sentence, with that of its parent
// where many bodies have such a name.
func (i *Issuer) InText() string { return InText([]Issuer{*i}) }

// ownName is the body's name as it stands in a sentence, without its parent's.
func (i *Issuer) ownName() string {
	if i.NameInText != "" {
		return i.NameInText
	}
	return viet.BodyName(i.Name.String())
}

// whose is what a sentence says of the parent of a body whose name many have.
func (i *Issuer) whose(parent string) string {
	switch is, as := rules.Namesake(parent, i.Name.String()); {
	case !is || i.NameInText != "":
		return ""
	case as != "":
		return " " + as
	}
	return " " + viet.BodyName(parent)
}

// InText is the name of all issuing bodies as it stands in a sentence. Bodies of
// one parent name it once, behind the last. The head, too, may name it once.
func InText(issuers []Issuer) string {
	var s strings.Builder
	parent, whose := "", ""
	for n := range issuers {
		i, before := &issuers[n], whose
		if own := i.Parent.String(); own != "" {
			parent = own
		}
		if whose = i.whose(parent); whose != before {
			s.WriteString(before)
		}
		switch {
		case n == 0:
		case n == len(issuers)-1:
			s.WriteString(rules.InTextAnd)
		default:
			s.WriteString(rules.InTextComma)
		}
		s.WriteString(i.ownName())
	}
	return s.String() + whose
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
