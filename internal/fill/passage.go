package fill

import (
	"slices"
	"strings"

	"vanthu/internal/fault"
)

// pair finds the groups that begin and end in the text, and gives the marks that
// begin those which stand in no other.
func (t Text) pair() (outer []*Mark) {
	var open []int // parts
	for i, p := range t.parts {
		switch {
		case p.mark == nil:
		case p.mark.begins():
			open = append(open, i)
		case p.mark.Kind == End && len(open) > 0 && t.parts[open[len(open)-1]].mark.Name == p.mark.Name:
			begin := open[len(open)-1]
			open = open[:len(open)-1]
			t.parts[begin].passage, t.parts[i].passage = true, true
		}
	}
	depth := 0
	for _, p := range t.parts {
		switch {
		case !p.passage:
		case p.mark.Kind == End:
			depth--
		default:
			if depth == 0 {
				outer = append(outer, p.mark)
			}
			depth++
		}
	}
	return outer
}

// hollow tells whether all that the text prints stands in groups that begin and
// end in it.
func (t Text) hollow() bool {
	depth, passages := 0, false
	for _, p := range t.parts {
		switch {
		case p.passage && p.mark.Kind == End:
			depth--
		case p.passage:
			depth, passages = depth+1, true
		case depth == 0 && (p.mark != nil || strings.TrimSpace(p.text) != ""):
			return false
		}
	}
	return passages
}

// optional gives the marks of a text that holds nothing but values that may be missing.
func (t Text) optional() (marks []*Mark) {
	for _, p := range t.parts {
		switch {
		case p.mark != nil && p.mark.Kind == Value && p.mark.Optional:
			marks = append(marks, p.mark)
		case p.mark != nil || strings.TrimSpace(p.text) != "":
			return nil
		}
	}
	return marks
}

// yields tells whether an element of a list may have nothing to print but values that are missing.
func (n *node) yields() bool {
	return slices.ContainsFunc(n.kids, func(k *node) bool { t := k.hollow(); return t != nil && t.optional != nil })
}

// hollow is the string that is all of an element, where it is hollow; else nil.
func (n *node) hollow() *text {
	for n.text == nil && len(n.kids) == 1 {
		n = n.kids[0]
	}
	if n.text != nil && (n.text.hollow || n.text.optional != nil) {
		return n.text
	}
	return nil
}

// prints tells whether any group or value of the string prints.
func (t *text) prints(scope Scope) bool {
	for _, m := range t.optional {
		if v, ok := scope.value(*m); ok || v.Number != "" || v.Day != "" {
			return true
		}
	}
	for _, m := range t.passages {
		if scope.Repeats(*m) || scope.Holds(*m) {
			return true
		}
	}
	return false
}

// shown gives the pieces of the string that are printed, and the scope of each.
func (t *text) shown(f *filler, scope Scope, show func(*piece, Scope)) {
	if t.passages == nil {
		for i := range t.parts {
			show(&t.parts[i], scope)
		}
		return
	}
	scopes, hidden := []Scope{scope}, 0
	for i := range t.parts {
		p, inner := &t.parts[i], scopes[len(scopes)-1]
		switch {
		case p.mark == nil || p.mark.Kind == Value:
			if hidden == 0 {
				show(p, inner)
			}
		case p.mark.Kind == End && hidden > 0:
			hidden--
		case p.mark.Kind == End:
			scopes = scopes[:len(scopes)-1]
		case hidden > 0 || !f.passes(t, *p.mark, inner):
			hidden++
		default:
			scopes = append(scopes, inner.Within(*p.mark))
		}
	}
}

// passes tells whether a passage is printed. A list repeats what the string
// stands in, and so the passage.
func (f *filler) passes(t *text, m Mark, scope Scope) bool {
	if !scope.Repeats(m) {
		return scope.Holds(m)
	}
	if t.alone {
		f.fault(fault.OfValue(m.Name, "row.list", fault.Text{"«%s» là một danh sách; ở đây không có gì để lặp, chỉ in hoặc không in.", "«%s» is a list; nothing is repeated here, it is printed or not."}, m.Name), t.pointer)
		return false
	}
	return true
}
