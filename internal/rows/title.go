package rows

import (
	"errors"
	"io"
	"slices"
	"strings"

	"vanthu/internal/fault"
)

// tableRow is a row of a table that is not blank.
type tableRow struct {
	number int
	cells  []cell
}

// maxTitle is among how many rows the names are looked for.
const maxTitle = 30

// titled is where the names of a table stand, and how many rows above them have
// a text.
type titled struct{ row, above int }

// findNames finds the row of the names: the one that was asked for, or the first
// that is not blank; where the templates' names stand below, as under a title,
// it is that one.
func (o Options) findNames(next func() (tableRow, error)) (titled, error) {
	if o.Header > 0 {
		return titled{row: o.Header}, nil
	}
	wanted := map[string]bool{}
	for _, name := range o.Wanted {
		wanted[Clean(name)] = true
	}
	found, most, alone := titled{}, 0, false
	for above := 0; above < maxTitle; above++ {
		row, err := next()
		if errors.Is(err, io.EOF) || err != nil && above > 0 {
			break // what is wrong below is told when it is read
		}
		if err != nil {
			return titled{}, err
		}
		has := row.count(wanted)
		safe := has > 1 || len(wanted) == 1 || alone && len(row.cells) > 1
		if above == 0 || has > most && safe {
			found, most = titled{row.number, above}, has
		}
		alone = above == 0 && len(row.cells) == 1 || alone
		if most == len(wanted) {
			break
		}
	}
	if found.row == 0 {
		return titled{}, noNames()
	}
	return found, nil
}

// count is how many of the names stand in the row.
func (r tableRow) count(names map[string]bool) int {
	has := map[string]bool{}
	for _, c := range r.cells {
		if name := Clean(c.text); names[name] {
			has[name] = true
		}
	}
	return len(has)
}

func noNames() *FileError {
	return failf("Bảng trống: hàng đầu tiên phải là tên các cột.", "the table is empty; its first row must be the names of the columns")
}

// noNamesAt is the error of a row that was asked for and has no names.
func noNamesAt(row int) *FileError {
	return failf("Hàng %d không có tên cột nào.", "row %d has no names of columns", row).at(row)
}

// told says that the names were not in the first row.
func (t titled) told() fault.List {
	if t.above == 0 {
		return nil
	}
	return fault.List{doubtful("", ruleTitle, "Tên cột lấy ở hàng %[1]d; %[2]d hàng có chữ ở trên là tiêu đề, không dùng.",
		"the names of the columns are those in row %[1]d; %[2]d rows with text above are a title and not used", t.row, t.above)}
}

// Warnings are what may be meant otherwise in the file as a whole: rows that are
// hidden, names that do not stand in the first row.
func (r *Reader) Warnings() fault.List { return slices.Clip(r.table.warnings()) }

// Sheet is the sheet of a workbook that is read, and Others are those beside it;
// both are empty for other files.
func (r *Reader) Sheet() (name string, others []string) {
	if w, ok := r.table.(*workbook); ok {
		return w.main.name, w.others()
	}
	return "", nil
}

// Header is the row of the names, as a spreadsheet counts; 0 for JSON.
func (r *Reader) Header() int { return r.table.namesRow() }

// quotedList are names for a sentence.
func quotedList(names []string) string { return "«" + strings.Join(names, "», «") + "»" }
