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
)

// maxTold bounds how many names of files that cannot be written are told.
const maxTold = 20

// survey goes over all rows once: it counts them, and finds what is wrong with
// all of them and where their files cannot go.
func (r *batchRun) survey(ctx context.Context) error {
	survey := r.plan.Survey()
	var wrong []string
	for n, err := range r.plan.Named(r.reader.All()) {
		if err != nil {
			return r.rowsError(err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r.total++
		survey.Note(n.Row)
		if !r.zip && len(wrong) < maxTold {
			wrong = append(wrong, r.occupied(n)...)
		}
	}
	if r.total == 0 {
		r.env.stderr.printf("%s\n", r.rowLine(0, "", "", "Không có hàng nào."))
		return errReported
	}
	for _, w := range survey.Doubts() {
		r.warn(w.Place.Row, w)
	}
	if err := wrongUses(wrong); err != nil {
		return err
	}
	faults, warnings := survey.Faults(r.reader.Kind(), r.reader.Names())
	r.warnings = warnings
	return r.unknown(faults, warnings)
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

// unknown tells what is wrong with all rows, and what may be.
func (r *batchRun) unknown(wrong, warnings fault.List) error {
	columns := r.reader.Names()
	absent := func(f fault.Fault) bool {
		return f.Column != "" && len(columns) > 0 && !slices.Contains(columns, f.Column)
	}
	for _, w := range warnings {
		r.warn(0, w)
	}
	for _, f := range wrong {
		r.env.stderr.printf("%s\n", r.rowLine(0, f.Column, "", f.Detail.String()))
	}
	if slices.ContainsFunc(wrong, absent) || slices.ContainsFunc(warnings, absent) {
		r.env.stderr.printf("%s\n", r.rowLine(0, "", "", "Các cột đang có: «"+fault.Few(columns, "», «")+"»; "+r.where()))
	}
	if len(wrong) > 0 {
		return errReported
	}
	return nil
}

// warn tells what may be wrong with the rows and keeps nothing from being made.
func (r *batchRun) warn(number int, w fault.Fault) {
	r.env.stderr.printf("%s\n", r.rowLine(number, w.Column, "", "cảnh báo: "+w.Detail.String()))
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
		at += "; các trang khác: «" + fault.Few(others, "», «") + "» (chọn bằng --sheet)"
	}
	return at + "."
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
