package cli

import (
	"cmp"
	"slices"

	"vanthu/internal/fault"
)

// repeats counts faults that name no column and are the same for many rows: it
// is the template that is wrong, and a line for each row would hide the rest.
type repeats map[fault.Fault]int

const (
	maxRepeats = 3    // rows for which such a fault is told
	maxCounted = 1000 // different faults that are counted
)

// often counts a fault and tells whether it has been told often enough.
func (r repeats) often(f fault.Fault) bool {
	_, counted := r[f]
	if f.Column != "" || f.Pointer == "" || !counted && len(r) >= maxCounted {
		return false
	}
	r[f]++
	return r[f] > maxRepeats
}

// left are the faults that were not told of all their rows, with a sentence
// that says of how many.
func (r repeats) left() fault.List {
	var out fault.List
	for f, n := range r {
		if n > maxRepeats {
			f.Detail = fault.Text{"Còn %s hàng nữa có lỗi này; nếu hàng nào cũng có thì sửa ở mẫu. %s",
				"%s more rows have this fault; if all have it, mend the template. %s"}.With(n-maxRepeats, f.Detail)
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b fault.Fault) int {
		return cmp.Or(cmp.Compare(a.Template, b.Template), cmp.Compare(a.Pointer, b.Pointer), cmp.Compare(a.Detail.String(), b.Detail.String()))
	})
	return out
}
