// Package rows reads the rows that templates are filled with: one row, one
// document. Rows come from XLSX, CSV, JSON and JSON Lines.
//
// In a table the first row that is not blank has the names. Blank rows are
// passed over; a value of spaces alone is none, any other is kept as it stands.
//
// A workbook gives what Excel shows in Việt Nam, numbers and days by their
// formats, 1.234,5 and 20/11/2026, and beside it the number or day that is
// stored; of formulas the results that the file holds. Rows that are hidden
// count, unless Options leaves them out; sheets that are hidden do not, unless
// Options names one. A merged cell counts for each row that it spans, in its
// first column. Another sheet whose first column has the name of the first
// column of the main sheet is a list, by the name of the sheet: its rows belong
// to the row with the same first value, compared as names are.
//
// JSON gives texts, and numbers as they are written. A list holds objects; an
// element that is a text or a number has the name ".", see [Element]. Null is
// no value. An object in an object is reached by both names, and true and false
// are for conditions; neither can be printed.
package rows

import (
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/viet"
)

// Values are what a row says, by name. Names are clean, see Clean.
type Values map[string]Value

// Value is a text, or a list of values of which each fills a group once.
type Value struct {
	Text string   `json:"text,omitempty"`
	List []Values `json:"list,omitzero"` // nil: a text
	// Object says that List is one object of JSON, and no list.
	Object bool `json:"object,omitempty"`
	// Logic says that Text is true or false of JSON, and no text to be printed.
	Logic bool `json:"logic,omitempty"`
	// Number is the number that the file holds, as JSON writes it, where Text may
	// be read in another way or shows less of it: 41.230 in a workbook is 41230,
	// in JSON 41.230; 12,5% is 0.125. Empty: Text alone says what it is.
	Number string `json:"number,omitempty"`
	// Day is the day that the file holds, in ISO form, however Text shows it.
	// Empty: Text alone says what it is.
	Day string `json:"day,omitempty"`
}

// Weight is about how many bytes of memory values take.
func (v Values) Weight() int {
	n := elementBytes
	for name, value := range v {
		n += valueBytes + len(name) + len(value.Text) + len(value.Number) + len(value.Day)
		for _, element := range value.List {
			n += element.Weight()
		}
	}
	return n
}

// Row is one set of values.
type Row struct {
	// Number is where a reader of the file finds the row: in XLSX and CSV as a
	// spreadsheet counts, the names being row 1; in JSON Lines the line; in a
	// JSON array the element, counted from 1.
	Number int        `json:"number"`
	Values Values     `json:"values"`
	Faults fault.List `json:"faults,omitempty"` // why the row cannot be used
	// Warnings are what looks wrong with values that are used all the same.
	Warnings fault.List `json:"warnings,omitempty"`
}

// Clean is a name as it is compared: in NFC, with single spaces and none
// around it, without what leaves no ink. Spreadsheets and people write the same
// name in several ways.
func Clean(name string) string {
	name, _ = viet.Unpasted(name, false)
	return strings.Join(strings.Fields(viet.NFC(name)), " ")
}
