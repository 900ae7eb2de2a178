package check

import "vanthu/internal/fault"

// Answer is a report for machines, as it is written in JSON.
type Answer struct {
	Source  string `json:"source"` // "json", "docx" or "pdf"
	Status  Status `json:"status"`
	Profile string `json:"profile,omitempty"`
	Variant string `json:"organization,omitempty"`
	Kind    string `json:"kind,omitempty"`
	Signed  bool   `json:"signed,omitempty"`
	// Valid is there for a document: it has no error and can be rendered.
	Valid    *bool    `json:"valid,omitempty"`
	Counts   Counts   `json:"counts"`
	Findings []Told   `json:"findings"`
	Passed   []string `json:"passed"` // names of rules
}

// Told is a finding in one language.
type Told struct {
	Rule     string         `json:"rule"`
	Severity fault.Severity `json:"severity"`
	Status   Status         `json:"status"`
	Detail   string         `json:"detail"`
	Clause   string         `json:"clause"`
	Pointer  *string        `json:"pointer,omitempty"` // of a document; "" is the whole
	Place    *fault.Place   `json:"place,omitempty"`
	Found    string         `json:"found,omitempty"`
	Expected string         `json:"expected,omitempty"`
	// Readings are there where something is to choose: the first is how it was read.
	Readings []fault.ToldReading `json:"readings,omitempty"`
}

// Answer is the report in a language.
func (r *Report) Answer(l fault.Language) *Answer {
	a := &Answer{
		Source: r.Source, Status: r.Status(), Profile: r.Profile, Variant: r.Variant, Kind: r.Kind, Signed: r.Signed,
		Counts: r.Counts(), Findings: make([]Told, len(r.Findings)), Passed: append([]string{}, r.Passed...),
	}
	if r.Source == SourceJSON {
		valid := a.Counts.Error == 0
		a.Valid = &valid
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		a.Findings[i] = Told{f.Rule, f.Severity, f.Status, f.Detail.In(l), f.Clause, nil, nil, f.Found, f.Expected, f.Readings.In(l)}
		if r.Source == SourceJSON {
			a.Findings[i].Pointer = &f.Pointer
		}
		if f.Place != (fault.Place{}) {
			a.Findings[i].Place = &f.Place
		}
	}
	return a
}

// Tell are faults of a document as findings in a language.
func Tell(faults fault.List, l fault.Language) []Told {
	r := Report{Source: SourceJSON}
	for _, f := range faults {
		r.Findings = append(r.Findings, Finding{Fault: f, Status: Fail})
	}
	return r.Answer(l).Findings
}
