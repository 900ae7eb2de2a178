package rules

// Law is where a rule stands that the two worlds share: the clause of the
// state, and the place in whichever guideline of the Party is in force, or a
// convention. An empty one: that world has no such rule.
type Law struct {
	State Cite
	Party Cite // a place without the guideline's name, unless it is a convention
}

// Cite is the clause of the rule in the profile; empty where the profile has
// no such rule.
func (p *Profile) Cite(l Law) Cite {
	switch {
	case p.Family == State:
		return l.State
	case l.Party == "" || l.Party.IsConvention():
		return l.Party
	}
	return Cite(p.Name) + ", " + l.Party
}
