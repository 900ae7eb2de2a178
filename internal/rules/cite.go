package rules

// Cite names the clause that a rule stands in, in Vietnamese, as it is shown
// to a clerk. A convention, where the law is silent, begins with "quy ước".
type Cite string

// The instruments that the rules come from.
const (
	nd30    = "Nghị định 30/2020/NĐ-CP"
	hd36    = "Hướng dẫn 36-HD/VPTW"
	hd05    = "Hướng dẫn 05-HD/VPTW"
	customs = "quy ước"
)

// decree cites a place of Nghị định 30/2020/NĐ-CP.
func decree(place string) Cite { return Cite(nd30 + ", " + place) }

// state cites a place of its Phụ lục I.
func state(place string) Cite { return decree("Phụ lục I, " + place) }

// custom cites a convention: practice where the law says nothing.
func custom(what string) Cite { return Cite(customs + " (" + what + ")") }

// IsConvention tells whether the rule is practice and not law.
func (c Cite) IsConvention() bool {
	return len(c) >= len(customs) && c[:len(customs)] == customs
}
