package rules

import (
	"fmt"
	"strings"

	"vanthu/internal/units"
)

// Listing is one of the tables that a profile is read in by people who do not
// read programs. Its words are Vietnamese.
type Listing struct {
	Key   string `json:"key"` // stable, for machines
	Title string `json:"title"`
	Rows  []Row  `json:"rows"`
}

// Row is one rule: what it is about, what holds, and where that stands.
type Row struct {
	Key        string  `json:"key"` // in its table; stable
	Name       string  `json:"name"`
	Value      string  `json:"value"` // the default, where a range is allowed
	Bounds     *Bounds `json:"bounds,omitempty"`
	Look       *Looks  `json:"look,omitempty"`
	Option     string  `json:"option,omitempty"` // the key of a document that chooses it, or another value
	Clause     Cite    `json:"clause"`           // a convention begins with "quy ước"
	Convention bool    `json:"convention"`
}

// Bounds is a range in numbers, for machines.
type Bounds struct {
	Min     float64 `json:"min"`
	Max     float64 `json:"max"`
	Default float64 `json:"default"`
	Unit    string  `json:"unit"` // mm, pt, or ratio
}

// Looks is how the text of an element is set, in the law's own words.
type Looks struct {
	Case      string `json:"case"`   // in hoa, in thường
	Slant     string `json:"slant"`  // đứng, nghiêng
	Weight    string `json:"weight"` // đậm, thường
	Underline bool   `json:"underline"`
	Align     string `json:"align"`
	Paragraph string `json:"paragraph"` // line spacing, gap and indent
}

// words is a rule that is no range.
func words(key, name, value string, c Cite) Row {
	return Row{Key: key, Name: name, Value: value, Clause: c}
}

// quoted is a rule of fixed words.
func quoted(key, name, value string, c Cite) Row {
	return words(key, name, "«"+value+"»", c)
}

// yesNo is a rule that holds or not.
func yesNo(key, name string, holds bool, c Cite) Row {
	return words(key, name, map[bool]string{true: "có", false: "không"}[holds], c)
}

// inMM is a range in millimetres.
func inMM(key, name string, r Range, option string) Row {
	return ranged(key, name, Bounds{r.Min.MM(), r.Max.MM(), r.Default.MM(), "mm"}, option, r.Cite)
}

// inPoints is a range in points.
func inPoints(key, name string, r Range, option string) Row {
	return ranged(key, name, Bounds{r.Min.Points(), r.Max.Points(), r.Default.Points(), "pt"}, option, r.Cite)
}

// inUnit is a range in the unit of a measure.
func inUnit(key, name string, r Range, unit units.Length, option string) Row {
	if unit == units.MM {
		return inMM(key, name, r, option)
	}
	return inPoints(key, name, r, option)
}

// asShare is a share of another length.
func asShare(key, name string, s Share, option string) Row {
	return ranged(key, name, Bounds{s.Min, s.Max, s.Default, "ratio"}, option, s.Cite)
}

func ranged(key, name string, b Bounds, option string, c Cite) Row {
	if b.Min == b.Max {
		option = "" // there is nothing to choose
	}
	return Row{Key: key, Name: name, Value: b.value(), Bounds: &b, Option: option, Clause: c}
}

// value is the default with its unit.
func (b *Bounds) value() string { return decimal(b.Default) + b.unit() }

// allowed is the range in words; nothing where a rule is no range.
func (b *Bounds) allowed() string {
	switch {
	case b == nil:
		return ""
	case b.Min == b.Max:
		return "cố định"
	}
	return decimal(b.Min) + "–" + decimal(b.Max) + b.unit()
}

func (b *Bounds) unit() string {
	if b.Unit == "ratio" {
		return ""
	}
	return " " + b.Unit
}

// decimal is a number with at most two decimals, behind a comma; a third is
// written as one.
func decimal(v float64) string {
	if v == third {
		return "1/3"
	}
	s := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
	return strings.Replace(s, ".", ",", 1)
}
