// Package check holds a document against the law and against good practice and
// tells what it finds. A finding names the rule, the place in the document and
// the clause.
//
// What keeps a document from being rendered is an error; package document
// finds it. What a careful clerk would still look at is a warning or a hint,
// and is found here: a slot that is left blank is no fault, and neither is a
// habit that the law does not ask for.
package check

import (
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// Severity tells how much a finding weighs.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // the document is not rendered
	Warning Severity = "warning" // the law says otherwise, or a part of the document is missing
	Hint    Severity = "hint"    // practice differs, or a slot is left to fill in
)

// Finding is one thing found.
type Finding struct {
	Pointer  string // JSON Pointer (RFC 6901) into the document; "" is the whole
	Rule     string // stable name, for machines
	Severity Severity
	Detail   string     // a sentence for the clerk, in Vietnamese
	DetailEN string     // the same in English
	Clause   rules.Cite // never empty
}

// The clauses of what no law speaks of.
const (
	contractClause rules.Cite = "quy cách dữ liệu JSON của vanthu"
	limitClause    rules.Cite = "giới hạn của vanthu"
)

// Faults are the findings for a document that was refused.
func Faults(faults fault.List) []Finding {
	out := make([]Finding, len(faults))
	for i, f := range faults {
		clause := rules.Cite(f.Clause)
		if clause == "" {
			clause = contractClause
			if len(f.Rule) > 6 && f.Rule[:6] == "limit." {
				clause = limitClause
			}
		}
		out[i] = Finding{f.Pointer, f.Rule, Error, f.Detail[fault.Vietnamese], f.Detail[fault.English], clause}
	}
	return out
}

// Document are the warnings and hints for a document that can be rendered, in
// the document's own order.
func Document(d *document.Document) []Finding {
	c := &checker{doc: d, profile: d.Rules(), kind: rules.FindKind(d.Kind)}
	c.head()
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
	found   []Finding
}

func (c *checker) party() bool { return c.profile.Family == rules.Party }

// add notes a finding, if the profile has such a rule.
func (c *checker) add(severity Severity, pointer, rule string, law rules.Law, vi, en string) {
	clause := c.profile.Cite(law)
	if clause == "" {
		return
	}
	c.found = append(c.found, Finding{pointer, rule, severity, vi, en, clause})
}
