package rows

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"vanthu/internal/fault"
)

// cell is what stands in one place of a table. A blank has no text and no
// fault.
type cell struct {
	column int // from 0
	text   string
	number string       // see Value.Number
	day    string       // see Value.Day
	fault  *fault.Fault // without the column's name

	rounded bool // a number of more digits than Excel keeps
}

func (c cell) blank() bool {
	return c.fault == nil && c.number == "" && c.day == "" && strings.TrimSpace(c.text) == ""
}

func allBlank(cells []cell) bool {
	for _, c := range cells {
		if !c.blank() {
			return false
		}
	}
	return true
}

// header is the row of names of a table.
type header struct {
	number int
	at     []string // by column; empty: no name
	used   []bool   // by column; without names that are wanted all are
	first  int      // the first column with a name
	aside  bool     // what stands beside the table is no part of it: a sheet has room for notes
	opt    Options
}

// newHeader reads the names. Those that stand twice have the names above them,
// if there are any, in front. All that still stand twice are told at once, if
// they are wanted; else the second has its column behind it.
func newHeader(number int, cells []cell, above [][]cell, opt Options) (header, error) {
	h := header{number: number, first: -1, opt: opt}
	seen, wanted := map[string]int{}, opt.wants()
	twins := map[string]int{}
	for _, c := range cells {
		twins[Clean(c.text)]++
	}
	var vi, en []string
	for _, c := range cells {
		name := Clean(c.text)
		if twins[name] > 1 {
			name = under(above, c)
		}
		other, twice := seen[name]
		if twice && opt.Wanted != nil && wanted.which(name) < 0 {
			name, twice = Clean(name+" (cột "+letters(c.column)+")"), false
		}
		switch {
		case c.fault != nil:
			return header{}, failf("Hàng tên cột: %[1]s", "the row of names: %[2]s", c.fault.Detail.In(fault.Vietnamese), c.fault.Detail.In(fault.English)).at(number)
		case name == "":
			continue
		case c.column >= opt.MaxColumns:
			return header{}, failf("Bảng có quá %d cột.", "the table has more than %d columns", opt.MaxColumns).at(number)
		case twice:
			vi = append(vi, "«"+name+"» (cột "+letters(other)+" và cột "+letters(c.column)+")")
			en = append(en, "«"+name+"» (columns "+letters(other)+" and "+letters(c.column)+")")
			continue
		}
		seen[name] = c.column
		for len(h.at) <= c.column {
			h.at = append(h.at, "")
		}
		h.at[c.column] = name
		if h.first < 0 {
			h.first = c.column
		}
	}
	for _, name := range h.at {
		h.used = append(h.used, name != "" && (opt.Wanted == nil || wanted.which(name) >= 0))
	}
	if vi != nil {
		return header{}, failf("Tên cột trùng nhau: %[1]s.", "names of columns stand twice: %[2]s", strings.Join(vi, "; "), strings.Join(en, "; ")).at(number)
	}
	return h, nil
}

// under is the name in a cell behind those that stand above it.
func under(above [][]cell, c cell) string {
	var names []string
	for _, row := range above {
		at := slices.IndexFunc(row, func(over cell) bool { return over.column > c.column })
		if at < 0 {
			at = len(row)
		}
		if at > 0 {
			names = append(names, row[at-1].text)
		}
	}
	return Clean(strings.Join(append(names, c.text), " "))
}

// names are the names that there are.
func (h header) names() []string {
	var names []string
	for _, name := range h.at {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

// row puts names to the cells of a row.
func (h header) row(number int, cells []cell) Row {
	row := Row{Number: number, Values: Values{}}
	bytes := 0
	for _, c := range cells {
		if c.blank() {
			continue
		}
		name := ""
		if c.column < len(h.at) {
			name = h.at[c.column]
		}
		bytes += len(c.text)
		switch {
		case name == "" && h.aside:
			row.Warnings = append(row.Warnings, doubtful("", ruleColumns, "Cột %s có dữ liệu mà không có tên ở hàng %d nên không dùng.",
				"column %s has data and no name in row %d, and is not used", letters(c.column), h.number))
		case name == "":
			row.Faults = append(row.Faults, wrong("", ruleColumns, "Cột %s có dữ liệu mà không có tên ở hàng %d.", "column %s has data and no name in row %d", letters(c.column), h.number))
		case c.fault != nil && c.column != h.first && !h.used[c.column]:
		case c.fault != nil:
			of := *c.fault
			of.Column = name
			row.Faults = append(row.Faults, of)
		case len(c.text) > h.opt.MaxCell && utf8.RuneCountInString(c.text) > h.opt.MaxCell:
			row.Faults = append(row.Faults, tooLong(name, h.opt.MaxCell))
		default:
			row.Values[name] = Value{Text: c.text, Number: c.number, Day: c.day}
			if c.rounded {
				row.Warnings = append(row.Warnings, rounded(name, c.text))
			}
		}
	}
	if bytes > h.opt.MaxRow {
		row.Values = Values{}
		row.Faults = append(row.Faults, wrong("", ruleLong, "Hàng này dài quá %s.", "the row has more than %s", amount(int64(h.opt.MaxRow))))
	}
	return row
}

func tooLong(name string, most int) fault.Fault {
	return wrong(name, ruleLong, "«%s» dài quá %d ký tự.", "«%s» has more than %d characters", name, most)
}

// noValue is the fault of a cell that Excel could not compute.
func noValue(column, number int, text string) *fault.Fault {
	f := wrong("", ruleCell, "Ô %s có lỗi %s của Excel.", "cell %s has the error %s of Excel", place(column, number), text)
	return &f
}

// place is the name that a spreadsheet gives a cell.
func place(column, number int) string { return letters(column) + strconv.Itoa(number) }

// letters are the name that a spreadsheet gives a column, counted from 0.
func letters(column int) string {
	s := ""
	for column++; column > 0; column = (column - 1) / 26 {
		s = string(rune('A'+(column-1)%26)) + s
	}
	return s
}
