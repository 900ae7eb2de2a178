package rows

import (
	"fmt"
	"strings"

	"vanthu/internal/fault"
)

func (w *workbook) namesRow() int { return w.place.row }

// warnings tells what the sheets hide.
func (w *workbook) warnings() fault.List {
	told := w.place.told()
	told = append(told, w.hidden(w.main, w.place.row)...)
	if w.siblings != nil {
		told = append(told, doubtful("", ruleOther, "Lấy trang «%[1]s»; trang %[2]s cũng có các tên cột ấy mà không được lấy. Cần trang khác thì chọn bằng %[3]s.",
			"the sheet «%[1]s» is read; %[2]s have these names too and are not; name another with %[3]s", w.main.name, quotedList(w.siblings), w.opt.called("sheet")))
	}
	for _, l := range w.lists {
		for _, s := range w.pack.sheets {
			if s.name == l.sheet {
				told = append(told, w.hidden(s, 1)...)
			}
		}
	}
	return told
}

// hidden tells of the rows of a sheet below the names, and of the columns, that
// are hidden.
func (w *workbook) hidden(sheet sheetPart, names int) fault.List {
	o := w.outlines[sheet.path]
	var told fault.List
	var rows []string
	count := 0
	for _, r := range o.hidden {
		if r[0] = max(r[0], names+1); r[0] > r[1] {
			continue
		}
		count += r[1] - r[0] + 1
		switch {
		case len(rows) == maxTold:
			rows = append(rows, "…")
		case len(rows) > maxTold:
		case r[0] == r[1]:
			rows = append(rows, fmt.Sprint(r[0]))
		default:
			rows = append(rows, fmt.Sprintf("%d–%d", r[0], r[1]))
		}
	}
	if count > 0 {
		told = append(told, hiddenRows(sheet.name, count, strings.Join(rows, ", "), o.filtered, w.opt))
	}
	if sheet.path != w.main.path {
		return told
	}
	var columns []string
	for column, name := range w.header.at {
		if name != "" && o.columns[column] && w.header.used[column] {
			columns = append(columns, name)
		}
	}
	if columns != nil {
		told = append(told, doubtful("", ruleHidden, "Trang «%s» có cột ẩn vẫn được dùng: %s.", "the sheet «%s» has hidden columns that are used: %s", sheet.name, quotedList(columns)))
	}
	return told
}

func hiddenRows(sheet string, count int, rows string, filtered bool, opt Options) fault.Fault {
	how, howEN := "ẩn", "hidden"
	if filtered {
		how, howEN = "ẩn hoặc bị lọc", "hidden or filtered away"
	}
	if opt.Visible {
		return doubtful("", ruleHidden, "Trang «%[1]s» có %[2]d hàng %[3]s không lấy: hàng %[4]s.", "the sheet «%[1]s» has %[2]d rows that are %[5]s and left out: %[4]s", sheet, count, how, rows, howEN)
	}
	return doubtful("", ruleHidden, "Trang «%[1]s» có %[2]d hàng %[3]s vẫn được lấy: hàng %[4]s. Không muốn lấy thì thêm %[6]s.",
		"the sheet «%[1]s» has %[2]d rows that are %[5]s and taken all the same: %[4]s; %[6]s leaves them out", sheet, count, how, rows, howEN, opt.called("visible"))
}
