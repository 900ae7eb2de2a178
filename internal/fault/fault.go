// Package fault is what is wrong with an input, in one shape at every door: the
// rule that is broken, where, a sentence in Vietnamese and in English, and the
// clause.
package fault

import (
	"cmp"
	"slices"
	"strings"
)

// Fault is one thing that is wrong, or looks wrong, with a document, a
// template, a row of values or a file.
type Fault struct {
	// Column is the name of the value of a row; empty: the row as a whole, or no
	// row at all.
	Column string `json:"column,omitempty"`
	// Template is the file of the template, where there are several.
	Template string `json:"template,omitempty"`
	// Pointer is a JSON Pointer (RFC 6901) into the document, the template or the
	// request; empty: the whole.
	Pointer string `json:"pointer,omitempty"`
	// Place is where in a file that is no JSON.
	Place Place `json:"place,omitzero"`
	// Rule is a stable name, for machines: "style.margins.left".
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity,omitempty"`
	// Detail is a sentence for the clerk.
	Detail Text `json:"detail"`
	// Clause is where the law says so; empty: no law does.
	Clause string `json:"clause,omitempty"`
	// Found and Expected are what stands there and what should, where both can
	// be shown.
	Found    string `json:"found,omitempty"`
	Expected string `json:"expected,omitempty"`
	// Readings are the ways to understand what is not certain, as it was read first;
	// none where nothing is to choose.
	// It is a pointer so that faults can be compared.
	Readings *Readings `json:"readings,omitempty"`
	// Offset is where in its text the fault begins, in bytes. It puts lists in
	// order and is not told.
	Offset int64 `json:"-"`
}

// Severity tells how much a fault weighs. Empty: it is an error.
type Severity string

// The severities.
const (
	Error   Severity = "error"   // the document is not made
	Warning Severity = "warning" // the law says otherwise, or a part of the document is missing
	Hint    Severity = "hint"    // practice differs, or a slot is left to fill in
)

// Place is where in a file something stands. What is zero is not known, or the
// file has none; all that is counted is counted from 1.
type Place struct {
	Page      int     `json:"page,omitempty"`
	X         float64 `json:"x,omitempty"` // points, from the page's upper left corner
	Y         float64 `json:"y,omitempty"`
	Width     float64 `json:"width,omitempty"`
	Height    float64 `json:"height,omitempty"`
	Paragraph int     `json:"paragraph,omitempty"`
	Table     int     `json:"table,omitempty"`
	Row       int     `json:"row,omitempty"` // of the table, of the sheet; of a file of text: the line
	Cell      int     `json:"cell,omitempty"`
	Text      string  `json:"text,omitempty"` // what stands there
}

// New is a fault with a sentence; args fill it, see Text.With.
func New(pointer, rule string, detail Text, args ...any) Fault {
	return Fault{Pointer: pointer, Rule: rule, Detail: detail.With(args...)}
}

// OfValue is a fault of one value of a row, by the name of its column.
func OfValue(column, rule string, detail Text, args ...any) Fault {
	f := New("", rule, detail, args...)
	f.Column = column
	return f
}

// Citing is the fault with its clause, which the sentence names too, in
// brackets before its full stop. No clause changes nothing.
func (f Fault) Citing(clause string) Fault {
	if f.Clause = clause; clause != "" {
		for l := range f.Detail {
			f.Detail[l] = strings.TrimSuffix(f.Detail[l], ".") + " (" + clause + ")."
		}
	}
	return f
}

// String is the fault as a line of a listing in Vietnamese: pointer and
// sentence.
func (f Fault) String() string {
	if f.Pointer == "" {
		return f.Detail.String()
	}
	return f.Pointer + ": " + f.Detail.String()
}

// List are all things wrong with an input.
type List []Fault

// Most is how many faults of one input are told; the rest is counted.
const Most = 100

// Error names the rules, and no words of the input: it may go to a log.
func (l List) Error() string {
	rules := make([]string, len(l))
	for i := range l {
		rules[i] = l[i].Rule
	}
	return "faults: " + Listed(rules)
}

// Sort puts the list in the order of the input.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Fault) int { return cmp.Compare(a.Offset, b.Offset) })
}

// Cut is the first most faults and, where there are more, one without a pointer
// that says how many of the total were left out.
func (l List) Cut(most, total int) List {
	first := l[:min(len(l), most)]
	if total <= len(first) {
		return first
	}
	return append(slices.Clip(first), Of("", "more", total-len(first)))
}
