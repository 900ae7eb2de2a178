package seen

import (
	"slices"

	"vanthu/internal/rules"
)

// letterhead names a company's own head: its name in capitals and its addresses over
// the number, where the law has the national title. It tells whether there is one.
func (n *namer) letterhead(from, end int) bool {
	if n.has(from, end, rules.NationalTitle) {
		return false
	}
	var names, addresses []*line
	for _, l := range n.lines[from:end] {
		if l.is(rules.Reference) || l.is(rules.PlaceDate) {
			break
		}
		switch {
		case l.silent():
		case contacts.begin(l.fold) || len(addresses) > 0:
			addresses = append(addresses, l)
		case l.caps:
			names = append(names, l)
		default:
			return false
		}
	}
	company := slices.ContainsFunc(names, func(l *line) bool { return companies.begin(l.fold) })
	if !company || len(addresses) == 0 {
		return false
	}
	n.partIssuers(names)
	for _, l := range addresses {
		l.name(rules.Contact, 0.95)
	}
	n.paper.Letterhead = true
	n.found(rules.State, lettered)
	return true
}

// lettered is the variant whose papers may have a letterhead.
var lettered = rules.Variants[slices.IndexFunc(rules.Variants, func(v rules.Variant) bool { return v.Letterhead != nil })].ID
