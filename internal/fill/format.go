package fill

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"vanthu/internal/viet"
)

// markupFormat lets the marks of a value be marks of the text.
const markupFormat = "markup"

// formats are the forms that a value can be printed in.
var formats = map[string]func(string) (string, error){
	"date":   dated("02/01/2006"),
	"iso":    dated(time.DateOnly),
	"upper":  func(s string) (string, error) { return viet.Upper(s), nil },
	"number": grouped,
}

// want says what a format takes.
type want struct{ vi, en string }

var wants = map[string]want{
	"date":   {"một ngày như 20/11/2026 hoặc 2026-11-20", "a day such as 20/11/2026 or 2026-11-20"},
	"iso":    {"một ngày như 20/11/2026 hoặc 2026-11-20", "a day such as 20/11/2026 or 2026-11-20"},
	"number": {"một số như 1234567 hoặc 1234567,5", "a number such as 1234567 or 1234567.5"},
}

// Formats are the names of all formats: date (20/11/2026), iso (2026-11-20),
// number (1.234.567), upper, and markup, which lets **…** of the value be marks.
func Formats() []string {
	return append(slices.Sorted(maps.Keys(formats)), markupFormat)
}

func known(name string) bool { return name == markupFormat || formats[name] != nil }

var errForm = errors.New("fill: the value has another form")

// dated prints a day in a layout of package time.
func dated(layout string) func(string) (string, error) {
	return func(s string) (string, error) {
		for _, known := range []string{time.DateOnly, "2/1/2006", "2-1-2006", "2.1.2006"} {
			if day, err := time.Parse(known, strings.TrimSpace(s)); err == nil {
				return day.Format(layout), nil
			}
		}
		return "", errForm
	}
}

// grouped prints a number with points between its thousands.
func grouped(s string) (string, error) {
	s = strings.TrimSpace(s)
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, part, fraction := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	if !digits(whole) || fraction && !digits(part) {
		return "", errForm
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if fraction {
		whole += "," + part
	}
	return sign + whole, nil
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
