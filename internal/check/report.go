package check

import (
	"slices"

	"vanthu/internal/document"
	"vanthu/internal/draft"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// Status is what came of a rule.
type Status string

// The statuses. A rule that has nothing to look at in a paper, such as one about
// annexes where there are none, has none and is not counted.
const (
	Pass         Status = "pass"
	Fail         Status = "fail"
	NotEvaluated Status = "not_evaluated"
)

// Finding is a fault of a paper, or a rule that could not be evaluated: its
// sentence then says why.
type Finding struct {
	fault.Fault
	Status Status
	// Do is what the clerk does about it, in Vietnamese; empty: the sentence says so.
	Do string
	// Name and Why are of a rule that could not be evaluated: what it is about, and
	// why not.
	Name, Why fault.Text
}

// Report is what came of holding a paper against the rules.
type Report struct {
	// Findings are the faults in the order of the paper, then the rules that could
	// not be evaluated, each once.
	Findings []Finding
	// Passed are the names of the rules that were evaluated and broken by nothing.
	Passed []string
	// Profile, Variant and Kind are what the paper was taken for; empty: not known.
	Profile, Variant, Kind string
	// Signed: the file has a digital signature and must not be changed.
	Signed bool
	// Source is the kind of file.
	Source string
}

// The kinds of file.
const (
	SourceJSON = "json" // a document
	SourceWord = "docx"
	SourcePDF  = "pdf"
)

// Counts are the numbers of a report: faults by weight, rules by status.
type Counts struct {
	Error        int `json:"error"`
	Warning      int `json:"warning"`
	Hint         int `json:"hint"`
	Pass         int `json:"pass"`
	Fail         int `json:"fail"`
	NotEvaluated int `json:"not_evaluated"`
}

// Counts counts.
func (r *Report) Counts() Counts {
	n := Counts{Pass: len(r.Passed)}
	failed := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Status == NotEvaluated {
			n.NotEvaluated++
			continue
		}
		failed[f.Rule] = true
		switch f.Severity {
		case fault.Warning:
			n.Warning++
		case fault.Hint:
			n.Hint++
		default:
			n.Error++
		}
	}
	n.Fail = len(failed)
	return n
}

// Status is that of the whole paper. It passes only where every rule was
// evaluated and nothing weighs more than a hint.
func (r *Report) Status() Status {
	switch n := r.Counts(); {
	case n.Error+n.Warning > 0:
		return Fail
	case n.NotEvaluated > 0:
		return NotEvaluated
	}
	return Pass
}

// Faults are the findings that are faults.
func (r *Report) Faults() fault.List {
	var out fault.List
	for i := range r.Findings {
		if r.Findings[i].Status == Fail {
			out = append(out, r.Findings[i].Fault)
		}
	}
	return out
}

// OfDocument is the report on a document that can be rendered.
func OfDocument(d *document.Document) *Report {
	r := &Report{Source: SourceJSON, Profile: d.Rules().ID, Kind: d.Kind}
	r.finish(Document(d), d.Rules(), false)
	return r
}

// OfRefused is the report on a document that was refused.
func OfRefused(faults fault.List) *Report {
	r := &Report{Source: SourceJSON}
	r.finish(Faults(faults), rules.Profiles[0], true)
	return r
}

// OfDraft is the report on an unfinished document that was read with faults: they
// are errors, and what stands in their places is not looked at. No rule passes
// before the errors are mended.
func OfDraft(d *draft.Draft, faults fault.List) *Report {
	r := &Report{Source: SourceJSON, Profile: d.Rules().ID, Kind: d.Kind}
	found := Faults(faults)
	for _, f := range Document(d.Document) {
		if _, gap := d.Gaps[f.Pointer]; !gap {
			found = append(found, f)
		}
	}
	r.finish(found, d.Rules(), false)
	if len(faults) > 0 {
		r.Passed = nil
	}
	return r
}

// finish puts the faults of a document into its report, and says of each rule of
// documents what came of it.
func (r *Report) finish(faults fault.List, p *rules.Profile, refused bool) {
	for _, f := range faults {
		r.Findings = append(r.Findings, Finding{Fault: f, Status: Fail, Do: doing(f.Rule)})
	}
	for i := range table {
		rule := &table[i]
		clause := rule.clause(p)
		if rule.in&inDocument == 0 || clause == "" || slices.ContainsFunc(faults, func(f fault.Fault) bool { return f.Rule == rule.id }) {
			continue
		}
		if !refused {
			r.Passed = append(r.Passed, rule.id)
			continue
		}
		r.Findings = append(r.Findings, notEvaluated(rule, clause, whyRefused))
	}
}

// whyRefused is why nothing more is said of a document with errors.
var whyRefused = fault.Text{"văn bản còn lỗi phải sửa trước", "the document has errors that come first"}

// notEvaluated says that a rule could not be evaluated, and why.
func notEvaluated(rule *row, clause rules.Cite, why fault.Text) Finding {
	return Finding{Status: NotEvaluated, Name: rule.name, Why: why, Fault: fault.Fault{
		Rule: rule.id, Severity: fault.Hint, Clause: string(clause),
		Detail: fault.Text{"Chưa xét được: %s (%s).", "Not evaluated: %s (%s)."}.With(rule.name, why),
	}}
}
