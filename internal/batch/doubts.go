package batch

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// doubts are the warnings about values, which a column mostly has in all its
// rows or in few: one for each column and rule.
type doubts map[doubtKey]*doubted

type doubtKey struct{ column, rule string }

// doubted is the first warning of its kind and where the others are.
type doubted struct {
	fault fault.Fault // its place names the row
	last  int         // row
	count int         // of the others
	more  []int       // the first of them
}

// The bounds of what is told.
const (
	maxDoubted = 50   // kinds of warnings
	maxMore    = 1000 // rows of a kind
)

// note notes the warnings of a row.
func (d doubts) note(row rows.Row) {
	for _, w := range row.Warnings {
		key := doubtKey{w.Column, w.Rule}
		switch known := d[key]; {
		case known == nil && len(d) < maxDoubted:
			w.Place.Row = row.Number
			d[key] = &doubted{fault: w, last: row.Number}
		case known != nil && known.last != row.Number:
			known.last = row.Number
			if known.count++; known.count <= maxMore {
				known.more = append(known.more, row.Number)
			}
		}
	}
}

// list are the warnings in the order of the rows.
func (d doubts) list() fault.List {
	var all fault.List
	for _, w := range d {
		if w.count > 0 {
			which := fault.Ranges(w.more)
			if w.count > maxMore && !strings.HasSuffix(which, "…") {
				which += " …"
			}
			w.fault.Detail = fault.Text{"%s Còn %s hàng nữa như vậy: %s.", "%s %s more rows are so: %s."}.With(w.fault.Detail, w.count, which)
		}
		all = append(all, w.fault)
	}
	slices.SortFunc(all, func(a, b fault.Fault) int {
		return cmp.Or(cmp.Compare(a.Place.Row, b.Place.Row), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Rule, b.Rule))
	})
	return all
}
