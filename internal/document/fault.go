package document

import (
	"strings"

	"vanthu/internal/rules"
)

// Fault is one thing wrong with a document.
type Fault struct {
	Pointer  string     // JSON Pointer (RFC 6901) to the value; "" is the whole document
	Rule     string     // stable name of the rule, for machines: "style.margins.left"
	Detail   string     // a sentence for the clerk, in Vietnamese
	DetailEN string     // the same in English
	Cite     rules.Cite // the clause, if the law says so; it is part of the details too
}

// String is the fault as a line of a listing: pointer and sentence.
func (f Fault) String() string {
	if f.Pointer == "" {
		return f.Detail
	}
	return f.Pointer + ": " + f.Detail
}

// Faults are all things wrong with a document, in its own order. There are at
// most MaxFaults of them, and one more without a pointer that says how many
// were left out.
type Faults []Fault

// Error lists the faults, one on a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i := range f {
		lines[i] = f[i].String()
	}
	return strings.Join(lines, "\n")
}
