package inspect

import (
	"slices"
	"testing"
)

func pageOf(lines ...Line) Page { return Page{Lines: lines} }

func TestCompare(t *testing.T) {
	a := []Page{
		pageOf(Line{Text: "Số: 120\u2011KL/TW", Y: 100}, Line{Text: "twice", Y: 120}, Line{Text: "twice", Y: 140}, Line{Text: "only A", Y: 160}),
		pageOf(Line{Text: "moved to page 3", Y: 50}),
	}
	b := []Page{
		pageOf(Line{Text: "Sô\u0301:\u00a0120-KL/\u00adTW", Y: 99}, Line{Text: "twice", Y: 121.5}, Line{Text: "twice", Y: 138}),
		pageOf(),
		pageOf(Line{Text: "moved to page 3", Y: 50}),
	}
	p := Compare(a, b)
	if p.PagesA != 2 || p.PagesB != 3 || p.LinesA != 5 || p.LinesB != 4 || p.Same != 3 || p.Equal() {
		t.Errorf("%+v", p)
	}
	if want := []TextAt{{1, "only A"}, {2, "moved to page 3"}}; !slices.Equal(p.Missing, want) {
		t.Errorf("missing: %v, want %v", p.Missing, want)
	}
	if want := []TextAt{{3, "moved to page 3"}}; !slices.Equal(p.Extra, want) {
		t.Errorf("extra: %v, want %v", p.Extra, want)
	}
	if want := (ShiftedAt{TextAt{1, "twice"}, 140, 138}); p.Shift != 2 || p.ShiftAt != want {
		t.Errorf("shift: %v at %+v, want 2 at %+v", p.Shift, p.ShiftAt, want)
	}
	if got, want := p.String(), `pages 2 / 3; lines 3 of 5 the same (60.0 %), 1 extra; largest shift 0.71 mm (page 1: "twice")`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	wide := []Page{pageOf(Line{Text: "a line set wide", Y: 10}, Line{Text: "wide", Y: 30}, Line{Text: "b", Y: 30, X0: 50})}
	parted := []Page{pageOf(Line{Text: "a line", Y: 11}, Line{Text: "set wide", X0: 50, Y: 11}, Line{Text: "wide b", Y: 31})}
	if p := Compare(wide, parted); !p.Equal() || p.Same != 3 || p.Shift != 1 {
		t.Errorf("lines that one reader parts: %+v", p)
	}
	if p := Compare(wide, []Page{pageOf(Line{Text: "a line", Y: 11}, Line{Text: "set wide", Y: 25}, Line{Text: "wide b", Y: 31})}); p.Same != 2 || len(p.Extra) != 2 {
		t.Errorf("a line that is two: %+v", p)
	}
	if p := Compare(a, a); !p.Equal() || p.Shift != 0 || p.Same != p.LinesA {
		t.Errorf("with itself: %+v", p)
	}
	if p := Compare(a[:1], []Page{a[0], {}}); p.Equal() {
		t.Errorf("an empty page more: %+v", p)
	}
}

func TestNormalize(t *testing.T) {
	for in, want := range map[string]string{
		"\u00a0a\u00a0 \n\tb\u2003c ": "a b c",
		"30\u2011CT/TW":               "30-CT/TW",
		"kế\u00ad hoạch":              "kế hoạch",
		"Vie\u0323\u0302t":            "Việt",
		"":                            "",
	} {
		if got := Normalize(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
