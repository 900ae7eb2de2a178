package rows

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/fault"
)

// FileError says why a file of rows cannot be read, or not to its end. Its
// Place.Row is the row it happened at, as in Row.Number; 0: none.
type FileError struct {
	fault.Fault
	Err error // what the system said; nil: the file itself is at fault
}

func (e *FileError) Error() string {
	said := "rows: " + e.Detail.In(fault.English)
	if e.Err != nil {
		said += ": " + e.Err.Error()
	}
	return said
}

func (e *FileError) Unwrap() error { return e.Err }

// failf is an error of the file as a whole. The arguments fill both sentences;
// one that leaves some out numbers those it takes.
func failf(vi, en string, args ...any) *FileError {
	return &FileError{Fault: wrong("", RuleFile, vi, en, args...)}
}

// at names the row of an error.
func (e *FileError) at(number int) *FileError {
	e.Place.Row = number
	return e
}

// fileError is any error as one of the file.
func fileError(err error) *FileError {
	var known *FileError
	if errors.As(err, &known) {
		return known
	}
	e := failf("Không đọc được tệp dữ liệu.", "the file of rows cannot be read")
	e.Err = err
	return e
}

// wrong is a fault of a row. The arguments fill both sentences, as in failf.
func wrong(column, rule, vi, en string, args ...any) fault.Fault {
	return fault.OfValue(column, rule, fault.Text{fmt.Sprintf(vi, args...), sentence(fmt.Sprintf(en, args...))})
}

// doubtful is a warning about rows that are used all the same.
func doubtful(column, rule, vi, en string, args ...any) fault.Fault {
	f := wrong(column, rule, vi, en, args...)
	f.Severity = fault.Warning
	return f
}

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[n:]
	return strings.TrimSuffix(s, ".") + "."
}

// RuleFile is the rule of a file that cannot be read.
const RuleFile = "rows.file"

// The rules that the reading of rows can break.
const (
	ruleCell    = "row.cell"    // a cell of a spreadsheet has no value: an error, a formula never computed
	ruleColumns = "row.columns" // values that no name stands over
	ruleLong    = "row.long"    // more than the limits allow
	ruleSyntax  = "row.syntax"  // not JSON, not CSV
	ruleType    = "row.type"    // a JSON value of a kind that cannot be printed
	ruleName    = "row.name"    // a name of a JSON object is empty, or stands twice

	// Warnings: the row is used.
	ruleTitle   = "rows.title"    // the names do not stand in the first row
	ruleHidden  = "rows.hidden"   // rows or columns of a sheet are hidden
	ruleDigits  = "row.digits"    // a spreadsheet has lost digits of a number
	ruleTotal   = "row.total"     // the row of the sum, it seems
	ruleZeros   = "row.zeros"     // a spreadsheet has taken zeros from the front of a number
	ruleSerial  = "row.serial"    // a row that heads others, or stands below the list, it seems
	rulePasted  = "row.pasted"    // characters that only pasting brings, which are not printed
	ruleOther   = "rows.sheet"    // another sheet has the names too
	ruleLost    = "row.letters"   // letters that were saved as question marks
	ruleOld     = "row.encoding"  // an old encoding of Vietnamese, not Unicode
	ruleOldFile = "rows.encoding" // the file is in such an encoding, and was read in it
)
