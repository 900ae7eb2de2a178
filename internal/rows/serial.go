package rows

import (
	"regexp"
	"slices"
	"strings"

	"vanthu/internal/fault"
)

// zeroed are numbers that begin with a zero: what a column of them is called, as
// loose has it, and what is left where a spreadsheet has taken the zero.
var zeroed = []struct{ column, left *regexp.Regexp }{
	{regexp.MustCompile(`cccd|căncước|địnhdanh`), regexp.MustCompile(`^\d{10,11}$`)},                         // 12 digits; old cards have 9
	{regexp.MustCompile(`điệnthoại|diđộng|^(số)?s?đt(dđ)?$`), regexp.MustCompile(`^([35789]\d{8}|2\d{9})$`)}, // 10, or 11 of a landline
	{regexp.MustCompile(`mãsốthuế|^mst$`), regexp.MustCompile(`^\d{9}$`)},                                    // 10
}

// lacksZero tells whether the value of a column has lost its zero.
func lacksZero(column, value string) bool {
	for _, z := range zeroed {
		if z.left.MatchString(value) && z.column.MatchString(column) {
			return true
		}
	}
	return false
}

// serial follows the column that numbers the rows, to find those that are none of
// the list: headings of groups in it, signatures below it.
type serial struct {
	name    string // empty: there is none
	columns int
	begun   bool // a row had a number
}

var (
	serialName   = regexp.MustCompile(`^(stt|tt|sốtt|sốthứtự|no)$`)
	serialNumber = regexp.MustCompile(`^\d+[.)]?$`)
)

func newSerial(names []string) serial {
	at := slices.IndexFunc(names, func(name string) bool { return serialName.MatchString(loose(name)) })
	if at < 0 {
		return serial{}
	}
	return serial{name: names[at], columns: len(names)}
}

// doubt tells of a row without a number that has little else.
func (s *serial) doubt(row Row) fault.List {
	if s.name == "" || len(row.Values) == 0 {
		return nil
	}
	number := strings.TrimSpace(row.Values[s.name].Text)
	filled := len(row.Values)
	switch {
	case serialNumber.MatchString(number):
		s.begun = true
	case slices.ContainsFunc(row.Warnings, func(f fault.Fault) bool { return f.Rule == ruleTotal }), filled*2 > s.columns:
	case number == "" && s.begun, number != "" && filled < s.columns-1:
		return fault.List{doubtful(s.name, ruleSerial, "Hàng này không có số thứ tự và có ít ô: có vẻ là tên nhóm, chữ ký hoặc ghi chú, vẫn được lấy. Không phải dữ liệu thì xóa hàng ấy.",
			"the row has no number and few cells: it seems to head a group or to stand below the list, and is taken; take it out if it is no data")}
	}
	return nil
}
