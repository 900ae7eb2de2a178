package importer

import (
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// kindOf finds the kind by its printed name.
func (r *reader) kindOf() {
	if r.kind = r.kindIs; r.kind != nil {
		return
	}
	r.kind = rules.FindKind(r.paper.Kind)
	title := plain(joined(r.parts[rules.TypeName]))
	if r.kind == nil {
		r.kind = rules.KindNamed(strings.TrimRight(title, "0123456789 "))
	}
	letter := len(r.parts[rules.LetterSubject])+len(r.parts[rules.AddresseesLabel]) > 0
	switch {
	case r.kind == nil && letter: // it prints no kind's name, and has addressees
		r.kind = rules.FindKind("cong-van")
		if title != "" {
			r.askKind(noKind, r.kind.Name)
		}
	case r.kind == nil:
		r.kind = rules.FindKind("thong-bao")
		if rules.Normative(title) {
			r.askKind(normative, title, r.kind.Name)
		} else {
			r.askKind(noKind, r.kind.Name)
		}
	case !r.kind.Issued(r.profile.Family):
		was := r.kind.Name
		r.kind = rules.FindKind("thong-bao")
		r.askKind(notIssued, was, r.kind.Name)
	}
}

// askKind tells that the kind is not certain, and asks for another: the one whose
// name is nearest to what is printed, and the one that names none.
func (r *reader) askKind(words fault.Text, args ...any) {
	title := first(r.parts[rules.TypeName])
	q := question{finding: len(r.findings)}
	r.find(fault.Error, "/kind", "import.kind", title, words, args...)
	var names []string
	for i := range rules.Kinds {
		if rules.Kinds[i].Issued(r.profile.Family) {
			names = append(names, viet.Lower(rules.Kinds[i].Name))
		}
	}
	if title != nil {
		q.kinds = append(q.kinds, rules.KindNamed(viet.Closest(viet.Lower(title.text()), names)))
	}
	for _, slug := range []string{"cong-van", "thong-bao"} {
		q.kinds = append(q.kinds, rules.FindKind(slug))
	}
	r.questions = append(r.questions, q)
}
