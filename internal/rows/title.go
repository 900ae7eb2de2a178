package rows

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/viet"
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
type titled struct {
	row, above int
	numbers    int  // the row below that numbers the columns and is not taken; 0: none
	bare       bool // the row below looks so and is taken
}

// findNames finds the row of the names: the one that was asked for, or the first
// that is not blank; where the templates' names stand below, as under a title,
// it is that one.
func (o Options) findNames(next func() (tableRow, error)) (titled, error) {
	if o.Header > 0 {
		return titled{row: o.Header}, nil
	}
	wanted := o.wants()
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
		safe := has > 1 || wanted.count == 1 || alone && len(row.cells) > 1
		if above == 0 || has > most && safe {
			found, most = titled{row: row.number, above: above}, has
		}
		alone = above == 0 && len(row.cells) == 1 || alone
		if most == wanted.count {
			break
		}
	}
	if found.row == 0 {
		return titled{}, noNames()
	}
	return found, nil
}

// count is how many of the names stand in the row.
func (r tableRow) count(names *wantedNames) int {
	has := map[int]bool{}
	for _, c := range r.cells {
		if i := names.which(c.text); i >= 0 {
			has[i] = true
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

// columnNumber is what a form puts under the name of a column: (1), A, and how it
// is reckoned, (5)=(3)x(4).
var columnNumber = regexp.MustCompile(`^(?:\(([0-9]{1,3}|[A-Z])\)|([0-9]{1,3}|[A-Z]))(?:\s*=.*)?$`)

// number notes whether the row right below the names numbers the columns, as the
// forms of offices do: (1), (2), (3), or A, B before them. Bare numbers may be
// values: such a row is taken, and told of where the columns are many.
func (t *titled) number(h header, row int, cells []cell) {
	switch sure, bare := h.numbering(cells); {
	case sure:
		t.numbers = row
	case bare:
		t.bare = true
	}
}

// manyColumns is over how many columns bare numbers, 1, 2, 3, may well number them.
const manyColumns = 4

func (h header) numbering(cells []cell) (sure, bare bool) {
	letter, digit, bracketed := byte('A'), 1, 0
	for _, c := range cells {
		m := columnNumber.FindStringSubmatch(strings.TrimSpace(c.text))
		if m == nil || c.column >= len(h.at) || h.at[c.column] == "" {
			return false, false
		}
		switch number := m[1] + m[2]; {
		case number == strconv.Itoa(digit):
			digit++
		case number == string(letter) && digit == 1:
			letter++
		default:
			return false, false
		}
		if m[1] != "" {
			bracketed++
		}
	}
	return bracketed > 1, digit > manyColumns && len(cells) == len(h.names())
}

// told says that the names were not in the first row, and the rows not right
// below them.
func (t titled) told() fault.List {
	var told fault.List
	if t.above > 0 {
		told = append(told, doubtful("", ruleTitle, "Tên cột lấy ở hàng %[1]d; %[2]d hàng có chữ ở trên là tiêu đề, không dùng.",
			"the names of the columns are those in row %[1]d; %[2]d rows with text above are a title and not used", t.row, t.above))
	}
	if t.numbers > 0 {
		told = append(told, doubtful("", ruleTitle, "Hàng %[1]d chỉ đánh số các cột, không lấy.", "row %[1]d only numbers the columns and is not taken", t.numbers))
	}
	if t.bare {
		told = append(told, doubtful("", ruleTitle, "Hàng ngay dưới tên cột có vẻ chỉ đánh số các cột, vẫn được lấy. Không phải dữ liệu thì xóa hàng ấy.",
			"the row below the names seems to number the columns only, and is taken; take it out if it is no data"))
	}
	return told
}

// Warnings are what may be meant otherwise in the file as a whole: rows that are
// hidden, names that do not stand in the first row or are in an old encoding.
func (r *Reader) Warnings() fault.List {
	told := slices.Clip(r.table.warnings())
	for _, name := range r.table.names() {
		if old, found := viet.OldEncoding(name); found {
			return append(told, doubtful("", ruleOld, "Tên cột «%[2]s» gõ bằng bảng mã cũ %[1]s: «%[3]s». Chuyển danh sách sang Unicode rồi lập lại.",
				"the name «%[2]s» is in the old encoding %[1]s: «%[3]s»; convert the list to Unicode", old.Encoding, short(name), short(old.Encoding.Unicode(name))))
		}
	}
	return told
}

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
