package compose

import (
	"slices"
	"testing"

	"vanthu/internal/rules"
)

func TestMarkers(t *testing.T) {
	for marker, want := range map[string][]string{ // for the counts 3, 1, 2 and 24
		"I.":     {"I.", "II.", "XXIV."},
		"I-":     {"I-", "II-", "XXIV-"},
		"A.":     {"A.", "B.", "AA."},
		"1.":     {"1.", "2.", "24."},
		"1.1.":   {"3.1.", "3.2.", "3.24."},
		"1.1.1.": {"5.3.1.", "5.3.2.", "5.3.24."},
		"1)":     {"1)", "2)", "24)"},
		"a)":     {"a)", "b)", "aa)"},
		"(i)":    {"(i)", "(ii)", "(xxiv)"},
		"-":      {"-", "-", "-"},
		"+":      {"+", "+", "+"},
	} {
		m := parseMarker(marker)
		var got []string
		for _, n := range []int{1, 2, 24} {
			got = append(got, m.label([]int{5, 3, n}))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s counts %q, want %q", marker, got, want)
		}
	}
	if got := parseMarker("1.1.1.").label([]int{7}); got != "7." {
		t.Errorf("1.1.1. at the first depth is %q", got)
	}
}

// TestPointLetters holds the order of điểm letters that the decrees use.
func TestPointLetters(t *testing.T) {
	var got string
	for n := range 23 {
		got += parseMarker("a").label([]int{n + 1})
	}
	if got != "abcdđeghiklmnopqrstuvxy" {
		t.Error(got)
	}
}

func TestSequence(t *testing.T) {
	for _, c := range []struct{ given, want []string }{
		{[]string{"I.", "1.", "a)"}, []string{"I.", "1.", "a)", "-", "+", "+"}},
		{[]string{"I.", "-"}, []string{"I.", "-", "+", "+", "+", "+"}},
		{[]string{"I.", "-", "+"}, []string{"I.", "-", "+", "+", "+", "+"}},
		{[]string{"+"}, []string{"+", "+", "+", "+", "+", "+"}},
		{[]string{"1.", "1.1.", "1.1.1.", "a)", "(i)"}, []string{"1.", "1.1.", "1.1.1.", "a)", "(i)", "-"}},
	} {
		s := newSequence(c.given)
		var got []string
		for depth := range c.want {
			m := s.at(depth)
			counts := make([]int, depth+1)
			for i := range counts {
				counts[i] = 1
			}
			got = append(got, m.label(counts))
		}
		want := slices.Clone(c.want)
		if !slices.Equal(got, want) {
			t.Errorf("%q goes on as %q, want %q", c.given, got, want)
		}
	}
}

func TestHeadings(t *testing.T) {
	for marker, want := range map[string]rules.Element{
		"I.": rules.HeadingI, "I-": rules.HeadingI, "A.": rules.HeadingI, "1.": rules.HeadingII, "1)": rules.HeadingII,
		"1.1.": rules.HeadingIII, "a)": rules.HeadingIII, "(i)": rules.HeadingIII, "-": rules.HeadingIII,
	} {
		if got := parseMarker(marker).heading(); got != want {
			t.Errorf("%s is %s", marker, got)
		}
	}
}
