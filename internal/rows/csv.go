package rows

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"vanthu/internal/fault"
)

// sheetCSV is a table in CSV, by RFC 4180, its fields separated by commas,
// semicolons or tabs.
type sheetCSV struct {
	text      text
	opt       Options
	separator rune
	declared  bool // by a first line such as "sep=;", which Excel reads
	header    header
	place     titled
}

// separators may be declared.
var separators = map[string]bool{",": true, ";": true, "\t": true, "|": true}

// openCSV reads the names of a table.
func openCSV(data io.ReaderAt, size int64, opt Options) (table, error) {
	t := &sheetCSV{text: text{data: data, size: size}, opt: opt}
	var err error
	if t.text.old, err = t.text.findOld(); err != nil {
		return nil, err
	}
	if err := t.separate(); err != nil {
		return nil, err
	}
	c := t.begin()
	place, err := opt.findNames(c.filled)
	if err != nil {
		return nil, err
	}
	t.place = place
	c = t.begin()
	row, err := c.filled()
	for err == nil && row.number < place.row {
		row, err = c.filled()
	}
	if errors.Is(err, io.EOF) || err == nil && row.number > place.row {
		return nil, noNamesAt(place.row)
	}
	if err != nil {
		return nil, err
	}
	if t.header, err = newHeader(row.number, row.cells, nil, opt); err != nil {
		return nil, err
	}
	if row, err = c.filled(); err == nil {
		t.place.number(t.header, row.number, row.cells)
	}
	return t, nil
}

// filled is the next record that is not blank. One that is broken is an error,
// unless the names are known to stand below it.
func (c *records) filled() (tableRow, error) {
	for {
		number, cells, err := c.record()
		switch {
		case errors.Is(err, csv.ErrBareQuote) && number < c.t.opt.Header:
		case errors.Is(err, csv.ErrBareQuote):
			return tableRow{}, unclosed(number)
		case err != nil:
			return tableRow{}, err
		case len(cells) > 0:
			return tableRow{number, cells}, nil
		}
	}
}

// separate finds what separates the fields: that which stands most often in the
// line of names, outside of quotes.
func (t *sheetCSV) separate() error {
	head, err := io.ReadAll(io.LimitReader(t.text.open(readAhead), readAhead))
	if err != nil {
		return err
	}
	if !strings.Contains(string(head), "\n") && strings.Contains(strings.TrimRight(string(head), "\r"), "\r") {
		return failf("Tệp CSV này ngắt dòng theo kiểu Macintosh cũ. Trong Excel, chọn Lưu thành → CSV UTF-8, hoặc lưu thành .xlsx.",
			"the lines of this CSV end as on old Macintosh computers; save it as CSV UTF-8 or as .xlsx")
	}
	first, _, _ := strings.Cut(string(head), "\n")
	if mark, ok := strings.CutPrefix(strings.Trim(strings.Trim(first, " \r\ufeff"), `"`), "sep="); ok && separators[mark] {
		t.separator, t.declared = rune(mark[0]), true
		return nil
	}
	counts := map[rune]int{}
	quoted := false
	for _, c := range t.line(string(head)) {
		switch {
		case c == '"':
			quoted = !quoted
		case !quoted:
			counts[c]++
		}
		if counts['\n'] > 0 {
			break
		}
	}
	t.separator = ','
	for _, c := range ";\t" { // of equals, the one that is less likely to be text
		if counts[c] > 0 && counts[c] >= counts[t.separator] {
			t.separator = c
		}
	}
	return nil
}

// line is where the line of names seems to begin: which row has the names is
// known only when what separates them is.
func (t *sheetCSV) line(head string) string {
	wanted := t.opt.wants()
	rest := head
	for i := 1; i <= maxTitle && rest != ""; i++ {
		line, below, _ := strings.Cut(rest, "\n")
		has := 0
		for _, separator := range ",;\t" {
			has = max(has, lineRow(line, separator).count(wanted))
		}
		if i == t.opt.Header || t.opt.Header == 0 && (has > 1 || has > 0 && has == wanted.count) {
			return rest
		}
		rest = below
	}
	return strings.TrimLeft(head, "\r\n")
}

// lineRow is a line as a row, as far as its quotes are closed.
func lineRow(line string, separator rune) (row tableRow) {
	in := csv.NewReader(strings.NewReader(line))
	in.Comma, in.LazyQuotes = separator, true
	fields, _ := in.Read()
	for i, field := range fields {
		row.cells = append(row.cells, cell{column: i, text: field})
	}
	return row
}

func (t *sheetCSV) names() []string { return t.header.names() }

func (t *sheetCSV) namesRow() int { return t.place.row }

func (t *sheetCSV) warnings() fault.List { return append(t.text.old.told(), t.place.told()...) }

func (t *sheetCSV) close() error { return nil }

func (t *sheetCSV) start() (cursor, error) {
	c := t.begin()
	for c.number < t.header.number {
		if _, _, err := c.record(); err != nil && !errors.Is(err, csv.ErrBareQuote) {
			return nil, err
		}
	}
	return c, nil
}

// begin is a cursor before the first record.
func (t *sheetCSV) begin() *records {
	c := &records{t: t, stream: t.text.open(t.opt.MaxRow)}
	c.stream.begin()
	in := bufio.NewReaderSize(c.stream, 1<<14)
	c.csv = csv.NewReader(in)
	c.csv.Comma, c.csv.FieldsPerRecord, c.csv.ReuseRecord = t.separator, -1, true
	if t.declared {
		for {
			if b, err := in.ReadByte(); err != nil || b == '\n' { // the error comes again
				break
			}
		}
	}
	return c
}

// records walks through a table in CSV.
type records struct {
	t      *sheetCSV
	stream *stream
	csv    *csv.Reader
	number int // rows so far, as a spreadsheet counts
	end    int // the last line of the last record
	fields int // of the last record
}

func (c *records) close() {}

// record reads a record: its number, and what is not empty. The error
// csv.ErrBareQuote leaves the cursor before the next.
func (c *records) record() (int, []cell, error) {
	c.stream.begin()
	fields, err := c.csv.Read()
	var parse *csv.ParseError
	if errors.As(err, &parse) && (c.stream.err == nil || errors.Is(c.stream.err, io.EOF)) {
		c.number += parse.StartLine - c.end
		c.end = parse.Line
		if errors.Is(err, csv.ErrBareQuote) {
			return c.number, nil, csv.ErrBareQuote
		}
		return 0, nil, unclosed(c.number)
	}
	if err != nil {
		return 0, nil, err
	}
	line, _ := c.csv.FieldPos(0)
	c.number += line - c.end // empty lines are rows too
	c.end = line
	c.fields = len(fields)
	var cells []cell
	for i, field := range fields {
		c.end += strings.Count(field, "\n")
		if field = asText(field); strings.TrimSpace(field) != "" {
			cells = append(cells, c.cell(i, field))
		}
	}
	return c.number, cells, nil
}

// asText is a field without the sign by which Excel is told to take it as text:
// ="0123".
func asText(field string) string {
	if inner, ok := strings.CutPrefix(field, `="`); ok && strings.HasSuffix(inner, `"`) && strings.Count(inner, `"`) == 1 {
		return inner[:len(inner)-1]
	}
	return field
}

// excelErrors are what Excel writes where a cell has no value.
var excelErrors = map[string]bool{"#N/A": true, "#DIV/0!": true, "#REF!": true, "#VALUE!": true, "#NAME?": true, "#NUM!": true, "#NULL!": true, "#SPILL!": true, "#CALC!": true}

func (c *records) cell(column int, field string) cell {
	one := cell{column: column, text: field}
	if excelErrors[field] {
		one.fault = noValue(column, c.number, field)
	}
	return one
}

func unclosed(number int) *FileError {
	return failf(`Hàng này có dấu ngoặc kép đặt sai. Ô có dấu " phải đứng trong ngoặc kép và viết dấu ấy hai lần; hoặc lưu lại thành .xlsx.`,
		`the row has a quote in a wrong place; a field with quotes stands in quotes and has each of them twice`).at(number)
}

func (c *records) next() (Row, error) {
	for {
		number, cells, err := c.record()
		switch {
		case errors.Is(err, csv.ErrBareQuote):
			u := unclosed(number)
			return Row{Number: number, Faults: fault.List{fault.New("", ruleSyntax, u.Detail)}}, nil
		case err != nil:
			return Row{}, err
		case len(cells) == 0, number == c.t.place.numbers:
			continue
		}
		row := c.t.header.row(number, cells)
		if names := len(c.t.header.at); c.fields < names {
			row.Faults = append(row.Faults, wrong("", ruleColumns, "Hàng này có %d ô, cần %d.", "the row has %d fields and needs %d", c.fields, names))
		}
		return row, nil
	}
}
