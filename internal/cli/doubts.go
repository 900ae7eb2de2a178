package cli

import (
	"cmp"
	"fmt"
	"slices"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
)

// doubts are the warnings about values, which a column mostly has in all its
// rows or in few: one line for each column and rule.
type doubts map[doubtKey]*doubted

type doubtKey struct{ column, rule string }

// doubted is the first warning of its kind and where the others are.
type doubted struct {
	fault fault.Fault
	first int
	more  []int
}

// maxDoubted bounds how many kinds of warnings are told.
const maxDoubted = 50

// note notes the warnings of a row.
func (d doubts) note(row rows.Row) {
	for _, w := range row.Warnings {
		key := doubtKey{w.Column, w.Rule}
		switch known := d[key]; {
		case known == nil && len(d) < maxDoubted:
			d[key] = &doubted{fault: w, first: row.Number}
		case known != nil && known.first != row.Number && (known.more == nil || known.more[len(known.more)-1] != row.Number):
			known.more = append(known.more, row.Number)
		}
	}
}

// list are the warnings in the order of the rows.
func (d doubts) list() []doubted {
	var all []doubted
	for _, w := range d {
		if n := len(w.more); n > 0 {
			w.fault.Detail[fault.Vietnamese] += fmt.Sprintf(" Còn %d hàng nữa như vậy: %s.", n, few(ranges(w.more), ", "))
		}
		all = append(all, *w)
	}
	slices.SortFunc(all, func(a, b doubted) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.fault.Column, b.fault.Column), cmp.Compare(a.fault.Rule, b.fault.Rule))
	})
	return all
}

// warn tells what may be wrong with the rows and keeps nothing from being made.
func (r *batchRun) warn(number int, w fault.Fault) {
	r.env.stderr.printf("%s\n", r.rowLine(number, w.Column, "", "cảnh báo: "+w.Detail.String()))
}
