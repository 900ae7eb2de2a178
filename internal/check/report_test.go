package check

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

// TestTable wants each rule once, with names in both languages, and a clause in
// a profile, or in one with a letterhead.
func TestTable(t *testing.T) {
	profiles := rules.Profiles
	for i := range rules.Variants {
		if l := rules.Variants[i].Letterhead; l != nil {
			profiles = append(slices.Clone(profiles), l.Headed(rules.Pick(rules.Variants[i].Profile, "")))
		}
	}
	seen := map[string]bool{}
	for i := range table {
		r := &table[i]
		if seen[r.id] {
			t.Errorf("%s is there twice", r.id)
		}
		seen[r.id] = true
		if r.name[0] == "" || r.name[1] == "" || r.in == 0 || r.severity == "" {
			t.Errorf("%s is not whole", r.id)
		}
		if !slices.ContainsFunc(profiles, func(p *rules.Profile) bool { return r.clause(p) != "" }) {
			t.Errorf("%s has no clause", r.id)
		}
	}
}

// TestReport counts rules apart: those broken, those held, and those that were
// not looked at.
func TestReport(t *testing.T) {
	d, err := document.Decode(with(t, map[string]any{"archive": nil, "number": nil}), document.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := OfDocument(d)
	if n := r.Counts(); n.Error != 0 || n.Warning != 1 || n.Hint != 1 || n.Fail != 2 || n.Pass != len(r.Passed) || n.NotEvaluated != 0 || r.Status() != Fail {
		t.Errorf("%+v %s", n, r.Status())
	}
	for _, f := range r.Findings {
		if f.Status != Fail || slices.Contains(r.Passed, f.Rule) {
			t.Errorf("%+v", f)
		}
	}
	if d, err = document.Decode(with(t, nil), document.Options{}); err != nil || OfDocument(d).Status() != Pass {
		t.Error(err, "a clean document does not pass")
	}
	var faults fault.List
	if _, err = document.Decode([]byte(`{"kind":"ke-hoac"}`), document.Options{}); !errors.As(err, &faults) {
		t.Fatal(err)
	}
	r = OfRefused(faults)
	if n := r.Counts(); n.Error != len(faults) || n.Pass != 0 || n.NotEvaluated < 40 {
		t.Errorf("%+v", n)
	}
}

// TestAnswer wants a pointer in a document's findings, and none in a file's.
func TestAnswer(t *testing.T) {
	r := &Report{Source: SourceJSON, Findings: []Finding{{Fault: fault.New("", "a", fault.Text{"một", "one"}), Status: Fail}}}
	told := func() string {
		data, err := json.Marshal(r.Answer(fault.English))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if got := told(); !strings.Contains(got, `"pointer":""`) || !strings.Contains(got, `"valid":false`) || !strings.Contains(got, `"detail":"one"`) || strings.Contains(got, "place") {
		t.Error(got)
	}
	r.Source, r.Findings[0].Place.Paragraph = SourceWord, 7
	if got := told(); strings.Contains(got, "pointer") || strings.Contains(got, "valid") || !strings.Contains(got, `"place":{"paragraph":7}`) {
		t.Error(got)
	}
}
