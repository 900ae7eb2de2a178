// Package numfmt shows numbers as the cells of a spreadsheet do, by their number
// formats (ECMA-376 part 1, 18.8.30 and 18.8.31), as Excel does in Việt Nam:
// 1.234,5 and 20/11/2026.
//
// A number has the 15 digits that Excel counts with, and halves round up. A
// whole number without a format keeps its digits where Excel would shorten it to
// 7.92E+11: nobody means that of an identity card.
package numfmt

import "math"

// Format is a number format that is ready to be used. It is safe for concurrent
// use. A nil Format is General.
type Format struct {
	numbers []section // one at least, unless there is text
	text    *section  // nil: texts are shown as they are
}

// Kind tells what a number is, by its format.
type Kind uint8

// The kinds.
const (
	Number Kind = iota
	Day         // it has a day, maybe with a time
	Time        // a time of day, or a span of time
	Unseen      // a day that Excel has not, and shows #### for; no number at all
)

// Show is a number as a cell shows it, without the blanks around it. In
// workbooks that count days from 1904 the same number is another day.
func (f *Format) Show(v float64, since1904 bool) (string, Kind) {
	s, signed := f.choose(v)
	switch {
	case math.IsNaN(v), math.IsInf(v, 0):
		return "", Unseen
	case s == nil && f != nil && f.text != nil:
		return trimmed(f.Text(General(v))), Number
	case s == nil:
		return General(v), Number
	case s.timed:
		return s.moment(v, since1904)
	}
	return trimmed(s.number(v, signed)), Number
}

// Text is a text as a cell shows it.
func (f *Format) Text(text string) string {
	if f == nil || f.text == nil {
		return text
	}
	shown := ""
	for _, t := range f.text.tokens {
		switch t.kind {
		case placed:
			shown += text
		case literal:
			shown += t.text
		}
	}
	return shown
}

// choose is the section that a number is shown by, nil for none, and whether a
// negative number has its sign: where a section is for negative numbers alone,
// it has signs of its own or none.
func (f *Format) choose(v float64) (s *section, signed bool) {
	if f == nil || len(f.numbers) == 0 {
		return nil, false
	}
	covered := false // all that is not negative is another section's
	for i := range f.numbers {
		s := &f.numbers[i]
		c := s.when
		if c.op == "" {
			c = usual(i, len(f.numbers))
		}
		if c.holds(v) {
			return s, v < 0 && !c.negative() && !(c.op == "" && covered)
		}
		covered = covered || (c.op == ">" || c.op == ">=") && c.limit <= 0
	}
	return nil, false
}

// usual is when a section holds that does not say so.
func usual(at, of int) condition {
	switch {
	case at == 0 && of == 2:
		return condition{">=", 0}
	case at == 0 && of > 2:
		return condition{">", 0}
	case at == 1 && of > 2:
		return condition{"<", 0}
	}
	return condition{}
}

// condition is when a section holds. Without an operator it always does.
type condition struct {
	op    string
	limit float64
}

func (c condition) holds(v float64) bool {
	switch c.op {
	case "<":
		return v < c.limit
	case "<=":
		return v <= c.limit
	case ">":
		return v > c.limit
	case ">=":
		return v >= c.limit
	case "=":
		return v == c.limit
	case "<>":
		return v != c.limit
	}
	return true
}

// negative tells whether it holds for negative numbers alone.
func (c condition) negative() bool {
	return c.op == "<" && c.limit <= 0 || (c.op == "<=" || c.op == "=") && c.limit < 0
}
