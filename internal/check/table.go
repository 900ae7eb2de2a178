package check

import (
	"slices"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// row is one rule.
type row struct {
	id       string
	name     fault.Text // what it is about
	severity fault.Severity
	law      func(*rules.Profile) rules.Cite
	in       sources // where it can be broken
	do       string  // what a clerk does about it; empty: its sentences say so
}

// sources are kinds of file.
type sources uint8

const (
	inDocument sources = 1 << iota // JSON
	inWord
	inPDF
	inFiles = inWord | inPDF
	inAll   = inDocument | inFiles
)

// clause is where the rule stands; empty where the profile has no such rule.
func (r *row) clause(p *rules.Profile) rules.Cite { return r.law(p) }

// by is the clause of a law that both worlds share.
func by(l rules.Law) func(*rules.Profile) rules.Cite {
	return func(p *rules.Profile) rules.Cite { return p.Cite(l) }
}

// typeRow is the clause of an element's size and style.
func typeRow(e rules.Element) func(*rules.Profile) rules.Cite {
	return func(p *rules.Profile) rules.Cite {
		if !p.Has(e) {
			return ""
		}
		return p.Type(e).Size.Cite
	}
}

// ruleOf is the rule of a name, or nil.
func ruleOf(id string) *row { return byID[id] }

// doing is what a clerk does about a fault of a rule.
func doing(id string) string {
	if r := ruleOf(id); r != nil {
		return r.do
	}
	return ""
}

// table is every rule, in the order of a paper. A fault of a document's JSON,
// such as an unknown key, is none of them.
var table = slices.Concat(pageRows(), headRows(), bodyRows(), endRows())

var byID = func() map[string]*row {
	m := make(map[string]*row, len(table))
	for i := range table {
		m[table[i].id] = &table[i]
	}
	return m
}()
