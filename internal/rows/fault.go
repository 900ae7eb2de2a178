package rows

import (
	"errors"
	"fmt"
)

// FileError says why a file of rows cannot be read, or not to its end.
type FileError struct {
	VI, EN string // a sentence or more, for people
	Number int    // the row it happened at, as in Row.Number; 0: none
	Err    error  // what the system said; nil: the file itself is at fault
}

func (e *FileError) Error() string {
	if e.Err != nil {
		return "rows: " + e.EN + ": " + e.Err.Error()
	}
	return "rows: " + e.EN
}

func (e *FileError) Unwrap() error { return e.Err }

// failf is an error of the file as a whole. The arguments fill both sentences;
// one that leaves some out numbers those it takes.
func failf(vi, en string, args ...any) *FileError {
	return &FileError{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
}

// at names the row of an error.
func (e *FileError) at(number int) *FileError {
	e.Number = number
	return e
}

// fileError is any error as one of the file.
func fileError(err error) *FileError {
	var known *FileError
	if errors.As(err, &known) {
		return known
	}
	return &FileError{VI: "Không đọc được tệp dữ liệu.", EN: "the file of rows cannot be read", Err: err}
}

// wrong is a fault of a row. The arguments fill both sentences, as in failf.
func wrong(column, rule, vi, en string, args ...any) Fault {
	return Fault{Column: column, Rule: rule, Detail: fmt.Sprintf(vi, args...), DetailEN: fmt.Sprintf(en, args...)}
}

// The rules that the reading of rows can break.
const (
	ruleCell    = "row.cell"    // a cell of a spreadsheet has no value: an error, a formula never computed
	ruleColumns = "row.columns" // values that no name stands over
	ruleLong    = "row.long"    // more than the limits allow
	ruleSyntax  = "row.syntax"  // not JSON, not CSV
	ruleType    = "row.type"    // a JSON value of a kind that cannot be printed
	ruleName    = "row.name"    // a name of a JSON object is empty, or stands twice
)
