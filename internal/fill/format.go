package fill

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
	"vanthu/internal/viet"
)

// markupFormat lets the marks of a value be marks of the text.
const markupFormat = "markup"

// numberFormat prints a number with points between thousands.
const numberFormat = "number"

// formats are the forms that a value can be printed in.
var formats = map[string]func(string) (string, error){
	"date":     dated(func(t time.Time) string { return t.Format("02/01/2006") }),
	"iso":      dated(func(t time.Time) string { return t.Format(time.DateOnly) }),
	"longdate": dated(func(t time.Time) string { return viet.Date(t.Year(), int(t.Month()), t.Day()) }),
	"upper":    func(s string) (string, error) { return viet.Upper(s), nil },
	numberFormat: func(s string) (string, error) {
		n, err := parseNumber(s)
		return n.grouped(), err
	},
}

// What a format takes.
var (
	wantDay = fault.Text{"một ngày như 20/11/2026 hoặc 2026-11-20", "a day such as 20/11/2026 or 2026-11-20"}
	wants   = map[string]fault.Text{
		"date": wantDay, "iso": wantDay, "longdate": wantDay,
		numberFormat: {"một số như 1234567 hoặc 1234567,5", "a number such as 1234567 or 1234567.5"},
	}
	wantClear = fault.Text{"một số rõ ràng: «1.234» có thể là 1234, cũng có thể là 1,234; hãy ghi 1234, 1.234,0 hoặc 1,2340",
		"a clear number: «1.234» may be 1234 or a fraction; write 1234 or 1.2340"}
)

// Formats are the names of all formats, sorted: date (05/01/2026), iso
// (2026-01-05), longdate (ngày 05 tháng 01 năm 2026), number (1.234.567,5) and
// upper; and, last, markup, which lets **…** of the value be marks.
func Formats() []string {
	return append(slices.Sorted(maps.Keys(formats)), markupFormat)
}

// Markup tells whether the marks of the value are marks of the text.
func (m Mark) Markup() bool { return slices.Contains(m.Formats, markupFormat) }

func known(name string) bool { return name == markupFormat || formats[name] != nil }

var errForm = errors.New("fill: the value has another form")

// maxFormed is how long a day or a number may be, in bytes.
const maxFormed = 100

// days are the forms that a day is taken in; a time of day behind it, as
// databases and Excel write it, is left out.
var days = []string{time.DateOnly, "2/1/2006", "2-1-2006", "2.1.2006", time.DateTime, "2006-01-02T15:04:05", time.RFC3339, "2/1/2006 15:04", "2/1/2006 15:04:05"}

// dated prints a day.
func dated(form func(time.Time) string) func(string) (string, error) {
	return func(s string) (string, error) {
		if s = strings.TrimSpace(s); len(s) <= maxFormed {
			for _, layout := range days {
				if day, err := time.Parse(layout, s); err == nil {
					return form(day), nil
				}
			}
		}
		return "", errForm
	}
}

// holds tells whether the file of rows held what a format prints, though it may
// have shown nothing of it.
func holds(v rows.Value, format string) bool {
	return format == numberFormat && v.Number != "" || wants[format] == wantDay && v.Day != ""
}

// formed is a value in a format, where text is what formats before it have made
// of it. The day or number that the file of rows held says more than how it was
// shown: 01/05/2026 may be in January.
func formed(v rows.Value, format, text string) (string, error) {
	switch own := text == v.Text; {
	case own && format == numberFormat:
		n, err := numberOf(v)
		return n.grouped(), err
	case own && holds(v, format):
		text = v.Day
	}
	return formats[format](text)
}
