package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"vanthu/internal/batch"
	"vanthu/internal/fault"
	"vanthu/internal/rows"
	"vanthu/internal/viet"
)

// maxTold bounds how many names of files that cannot be written are told.
const maxTold = 20

// survey goes over all rows once: it counts them, and finds what is wrong with
// all of them and where their files cannot go.
func (r *batchRun) survey(ctx context.Context) error {
	seen, doubts := valued{}, doubts{}
	var wrong []string
	for n, err := range r.plan.Named(r.reader.All()) {
		if err != nil {
			return r.rowsError(err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.total++
		seen.note(n.Row.Values)
		doubts.note(n.Row)
		if !r.zip && len(wrong) < maxTold {
			wrong = append(wrong, r.occupied(n)...)
		}
	}
	if r.total == 0 {
		r.env.stderr.printf("%s\n", r.rowLine(0, "", "", "Không có hàng nào."))
		return errReported
	}
	for _, d := range doubts.list() {
		r.warn(d.first, d.fault)
	}
	if err := wrongUses(wrong); err != nil {
		return err
	}
	return r.missing(seen)
}

// valued are the names that have a value in some row; of a list it says whether
// the list has an element in some row.
type valued map[string]bool

// note notes the names that have a value.
func (seen valued) note(values rows.Values) {
	for name, v := range values {
		if strings.TrimSpace(v.Text) != "" || v.List != nil {
			seen[name] = seen[name] || len(v.List) > 0
		}
		for _, element := range v.List {
			seen.note(element)
		}
	}
}

// lacks tells whether no row has what is needed. What only the elements of a
// list need is not needed where no list has any.
func (seen valued) lacks(need batch.Need) bool {
	_, known := seen[need.Name]
	return !known && (need.Group == "" || seen[need.Group])
}

// occupied says which files of a row cannot be written.
func (r *batchRun) occupied(n batch.Named) (wrong []string) {
	for _, name := range r.plan.FileNames(n) {
		path := filepath.Join(r.output, name)
		if why := unfit(path, r.inputs); why != "" {
			wrong = append(wrong, fmt.Sprintf("không ghi ra «%s»: %s", path, why))
		}
	}
	return wrong
}

// missing tells of names that the templates need and no row has, each once.
func (r *batchRun) missing(seen valued) error {
	columns := r.reader.Names()
	failed, absent := false, false
	for _, need := range r.plan.Needs() {
		if !seen.lacks(need) {
			continue
		}
		failed = true
		by := "--name"
		if need.Template >= 0 {
			by = r.templates[need.Template]
		}
		if need.List {
			r.env.stderr.printf("%s\n", r.rowLine(0, "", "", fmt.Sprintf("danh sách «%s»: %s («{{#%s}}» trong %s)", need.Name, r.noList(columns), need.Name, by)))
			continue
		}
		why := "không hàng nào có giá trị"
		if len(columns) > 0 && !slices.Contains(columns, need.Name) {
			absent = true
			why = "không có cột này"
			if near := viet.Closest(need.Name, columns); near != "" {
				why += "; có phải ý là «" + near + "»?"
			}
		}
		r.env.stderr.printf("%s\n", r.rowLine(0, need.Name, "", fmt.Sprintf("%s («{{%s}}» trong %s)", why, need.Name, by)))
	}
	if absent {
		r.env.stderr.printf("%s\n", r.rowLine(0, "", "", "các cột đang có: «"+few(columns, "», «")+"»; "+r.where()))
	}
	if failed {
		return errReported
	}
	return nil
}

// where says where the names of the columns were read, and how to read others.
func (r *batchRun) where() string {
	at := fmt.Sprintf("tên cột lấy ở hàng %d", r.reader.Header())
	sheet, others := r.reader.Sheet()
	if sheet != "" {
		at += " của trang «" + sheet + "»"
	}
	at += " (hàng khác thì ghi --header)"
	if others != nil {
		at += "; các trang khác: «" + few(others, "», «") + "» (chọn bằng --sheet)"
	}
	return at + "."
}

// noList says what to do about a list that is nowhere.
func (r *batchRun) noList(columns []string) string {
	switch {
	case r.reader.Kind() == rows.XLSX:
		return "không có; cần một trang tính mang tên ấy, tên cột đầu là «" + columns[0] + "» như ở trang chính"
	case r.reader.Kind() == rows.CSV:
		return "tệp CSV không có danh sách; hãy dùng .xlsx, mỗi danh sách một trang tính"
	}
	return "không hàng nào có"
}

// faultLine is the line about a fault of a row: "rows.xlsx: hàng 7, cột «ten»,
// mẫu bieu.json: /to/0: …".
func (r *batchRun) faultLine(number int, f fault.Fault) string {
	pointer := f.Pointer
	if f.Template != "" {
		pointer = strings.TrimSuffix("mẫu "+f.Template+": "+pointer, ": ")
	}
	return r.rowLine(number, f.Column, pointer, f.Detail.String())
}

// rowLine is a line about the rows: "rows.xlsx: hàng 7, cột «ten»: …".
func (r *batchRun) rowLine(number int, column, pointer, text string) string {
	var where []string
	if number > 0 {
		where = append(where, fmt.Sprintf("hàng %d", number))
	}
	if column != "" {
		where = append(where, "cột «"+column+"»")
	}
	line := r.rows
	if where != nil {
		line += ": " + strings.Join(where, ", ")
	}
	if pointer != "" {
		line += ": " + pointer
	}
	return visible(line + ": " + text)
}

// fileSum is the SHA-256 of a file.
func fileSum(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
