// Package check holds a document, and a paper that others made, against the law and
// against good practice and tells what it finds. A finding names the rule, the place
// in the document or the file, and the clause.
//
// What keeps a document from being rendered is an error; package document
// finds it. What a careful clerk would still look at is a warning or a hint,
// and is found here: a slot that is left blank is no fault, and neither is a
// habit that the law does not ask for.
package check

import (
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// The clauses of what no law speaks of.
const (
	contractClause = "quy cách dữ liệu JSON của vanthu"
	limitClause    = "giới hạn của vanthu"
)

// Faults are the findings for a document that was refused: each has a severity
// and a clause.
func Faults(faults fault.List) fault.List {
	out := slices.Clone(faults)
	for i := range out {
		f := &out[i]
		f.Severity = fault.Error
		switch {
		case f.Clause != "":
		case strings.HasPrefix(f.Rule, "limit."):
			f.Clause = limitClause
		default:
			f.Clause = contractClause
		}
	}
	return out
}

// Document are the warnings and hints for a document that can be rendered, in
// the document's own order. Each has a clause, which its sentence does not name.
func Document(d *document.Document) fault.List {
	c := &checker{doc: d, profile: d.Rules(), kind: rules.FindKind(d.Kind)}
	c.head()
	c.encoding()
	c.pasted()
	c.narrow()
	c.slips()
	c.spelling()
	c.body()
	c.recipients()
	c.signers()
	c.attachments()
	return c.found
}

// checker looks at one document.
type checker struct {
	doc     *document.Document
	profile *rules.Profile
	kind    *rules.Kind
	found   fault.List
	spots   []spot // nil: not gathered yet
}

func (c *checker) party() bool { return c.profile.Family == rules.Party }

// add notes a finding, if the profile has such a rule.
func (c *checker) add(severity fault.Severity, pointer, rule string, law rules.Law, vi, en string) {
	clause := c.profile.Cite(law)
	if clause == "" {
		return
	}
	c.found = append(c.found, c.doc.Origin().Told(fault.Fault{
		Pointer: pointer, Rule: rule, Severity: severity, Detail: fault.Text{vi, en}, Clause: string(clause),
	}))
}
