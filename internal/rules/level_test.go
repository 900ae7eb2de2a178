package rules

import (
	"slices"
	"testing"
)

// TestLevels wants levels that are named once, that begin again within a
// higher one, and that every profile has a clause for.
func TestLevels(t *testing.T) {
	var above []string
	for _, l := range Levels {
		if slices.Contains(above, l.Name) {
			t.Errorf("%s stands twice", l.Name)
		}
		if l.Within != "" && !slices.Contains(above, l.Within) {
			t.Errorf("%s begins again within %q, which is no higher level", l.Name, l.Within)
		}
		if l.Alone && l.Word == "" {
			t.Errorf("%s has a line of its own for a bare number", l.Name)
		}
		above = append(above, l.Name)
		for _, p := range Profiles {
			if !p.Has(l.Title) || !cited(p, p.Cite(l.Law)) {
				t.Errorf("%s in %s: title %s, clause %q", l.Name, p.ID, l.Title, p.Cite(l.Law))
			}
		}
	}
	if !slices.Equal(LevelNames(), above) || FindLevel("diem").End != ")" || FindLevel("Điều") != nil {
		t.Error("levels are not found by their names")
	}
}

func TestLaw(t *testing.T) {
	l := Law{State: state("khoản 1"), Party: "mục 1"}
	for p, want := range map[*Profile]Cite{
		ND30: nd30 + ", Phụ lục I, khoản 1", Dang2018: hd36 + ", mục 1", Dang2026: hd05 + ", mục 1",
	} {
		if got := p.Cite(l); got != want {
			t.Errorf("%s: %q, want %q", p.ID, got, want)
		}
		if got := p.Cite(Law{}); got != "" {
			t.Errorf("%s: %q where there is no rule", p.ID, got)
		}
	}
	if got := Dang2018.Cite(Law{Party: custom("a")}); got != custom("a") {
		t.Errorf("a convention of the Party is cited as %q", got)
	}
}
