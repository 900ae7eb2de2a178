package rules

import (
	"slices"
	"testing"
)

// TestVariants wants variants that are named once, whose profile is of their
// family, and that leave the profile as it is.
func TestVariants(t *testing.T) {
	var names []string
	for i := range Variants {
		v := &Variants[i]
		p := Pick(v.Profile, "")
		if slices.Contains(names, v.ID) || p == nil || p.Family != v.Family {
			t.Fatalf("%+v", v)
		}
		names = append(names, v.ID)
		before := p.Words
		own := v.On(p)
		want := before
		if v.Title != "" {
			want.Title, want.IssuerMark = v.Title, v.IssuerMark
		}
		if own.Words != want || own.Paper != p.Paper || own.ID != p.ID {
			t.Errorf("%s on %s: %+v", v.ID, p.ID, own.Words)
		}
		if l := v.Letterhead; l != nil {
			headed, types := l.Headed(own), len(p.Types)
			if headed.Letterhead != l || headed.Layout.Logo != &l.Logo || !headed.Has(LetterheadName) {
				t.Errorf("%s: no letterhead", v.ID)
			}
			if len(p.Types) != types || p.Has(LetterheadName) || p.Letterhead != nil || p.Layout.Logo == &l.Logo {
				t.Errorf("the letterhead of %s changed %s", v.ID, p.ID)
			}
		}
		if p.Words != before {
			t.Errorf("%s changed %s", v.ID, p.ID)
		}
		if FindVariant(v.ID) != v || !v.Cite.IsConvention() && !cited(p, v.Cite) {
			t.Errorf("%s is not found, or not cited: %q", v.ID, v.Cite)
		}
	}
	if !slices.Equal(VariantNames(), names) || FindVariant("") != nil || FindVariant("Đoàn") != nil {
		t.Error("variants are not found by their names")
	}
}
