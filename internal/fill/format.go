package fill

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanthu/internal/fault"
	"vanthu/internal/rows"
	"vanthu/internal/viet"
)

// markupFormat lets the marks of a value be marks of the text.
const markupFormat = "markup"

// imageFormat prints the picture that a value is.
const imageFormat = "image"

// format is a form that a value can be printed in.
type format struct {
	want fault.Text // what it takes; empty: any text
	// takes tells whether an argument, name:argument, is one. Nil: none is.
	takes   func(argument string) bool
	without string // the argument where none is given
	day     bool   // it prints a day
	// number prints a number; nil: it prints a text.
	number func(n number, argument string) string
	text   func(text, argument string) (string, error)
}

// What a format takes.
var (
	wantDay   = fault.Text{"một ngày như 20/11/2026 hoặc 2026-11-20", "a day such as 20/11/2026 or 2026-11-20"}
	wantCount = fault.Text{"một số như 1234567 hoặc 1234567,5", "a number such as 1234567 or 1234567.5"}
	wantClear = fault.Text{"một số rõ ràng: «1.234» có thể là 1234, cũng có thể là 1,234; hãy ghi 1234, 1.234,0 hoặc 1,2340",
		"a clear number: «1.234» may be 1234 or a fraction; write 1234 or 1.2340"}
	wantDayFirst = fault.Text{"ngày trước, tháng sau, như 20/11/2026: giá trị này ghi tháng trước, nên cả những hàng khác của cột (01/05, 02/05 …) cũng có thể bị đọc ngược; hãy ghi lại cả cột",
		"the day before the month, such as 20/11/2026: this has the month first, so other rows of the column (01/05, 02/05 …) may be read the other way round; write the whole column anew"}
)

var formats = map[string]format{
	"date":      {want: wantDay, day: true, takes: isDayPicture, text: dated(dayPicture)},
	"iso":       {want: wantDay, day: true, text: dated(func(t time.Time, _ string) string { return t.Format(time.DateOnly) })},
	"longdate":  {want: wantDay, day: true, text: dated(func(t time.Time, _ string) string { return viet.Date(t.Year(), int(t.Month()), t.Day()) })},
	"number":    {want: wantCount, takes: isNumberPicture, number: number.pictured},
	"words":     {want: wantCount, takes: func(string) bool { return true }, without: "đồng", number: number.words},
	imageFormat: {takes: func(s string) bool { return imageWidth(s) > 0 }, without: "60", text: plainly(strings.TrimSpace)},
	"upper":     {text: plainly(viet.Upper)},
	"lower":     {text: plainly(viet.Lower)},
	"title":     {text: plainly(viet.Title)},
	"first":     {text: plainly(viet.Capital)},
}

// plainly is a format that takes any text.
func plainly(form func(string) string) func(string, string) (string, error) {
	return func(s, _ string) (string, error) { return form(s), nil }
}

// Formats are the names of all formats, sorted: date (05/01/2026), first (a
// capital at its beginning), image (a picture, in Word; image:30 is 30 mm wide), iso (2026-01-05), longdate (ngày 05 tháng 01 năm
// 2026), lower, number (1.234.567,5), title (a capital to each word), upper and
// words (an amount in words); and, last, markup, which lets **…** of the value
// be marks.
func Formats() []string {
	return append(slices.Sorted(maps.Keys(formats)), markupFormat)
}

// Markup tells whether the marks of the value are marks of the text.
func (m Mark) Markup() bool { return slices.Contains(m.Formats, markupFormat) }

// Image is how wide the picture is that the mark prints, in mm; 0: it prints text.
func (m Mark) Image() float64 {
	for _, written := range m.Formats {
		if name, width, given := strings.Cut(written, ":"); name == imageFormat {
			if !given {
				width = formats[imageFormat].without
			}
			return imageWidth(width)
		}
	}
	return 0
}

// imageWidth is a width in mm; 0: it is none, or wider than a sheet of A3.
func imageWidth(s string) float64 {
	if mm, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64); err == nil && mm >= 1 && mm <= 420 {
		return mm
	}
	return 0
}

// known tells whether there is a format, with the argument that it is given.
func known(written string) bool {
	name, argument, given := strings.Cut(written, ":")
	f, ok := formats[name]
	return written == markupFormat || ok && (!given || f.takes != nil && f.takes(argument))
}

var (
	errForm       = errors.New("fill: the value has another form")
	errMonthFirst = errors.New("fill: the month stands before the day")
)

// maxFormed is how long a day or a number may be, in bytes.
const maxFormed = 100

// days are the forms that a day is taken in; a time of day behind it, as
// databases and Excel write it, is left out.
var days = []string{time.DateOnly, "2006/1/2", "ngày 2 tháng 1 năm 2006", "Ngày 2 tháng 1 năm 2006", "2/1/2006", "2-1-2006", "2.1.2006", time.DateTime, "2006-01-02T15:04:05", time.RFC3339, "2/1/2006 15:04", "2/1/2006 15:04:05"}

// dated prints a day.
func dated(form func(time.Time, string) string) func(string, string) (string, error) {
	return func(s, argument string) (string, error) {
		if s = strings.TrimSpace(s); len(s) <= maxFormed {
			for _, layout := range days {
				if day, err := time.Parse(layout, s); err == nil {
					return form(day, argument), nil
				}
			}
			day, _, _ := strings.Cut(s, " ")
			if _, err := time.Parse("1/2/2006", day); err == nil {
				return "", errMonthFirst
			}
		}
		return "", errForm
	}
}

// holds tells whether the file of rows held what a format prints, though it may
// have shown nothing of it.
func holds(v rows.Value, written string) bool {
	name, _, _ := strings.Cut(written, ":")
	f := formats[name]
	return f.number != nil && v.Number != "" || f.day && v.Day != ""
}

// formed is a value in a format, where text is what formats before it have made
// of it. The day or number that the file of rows held says more than how it was
// shown: 01/05/2026 may be in January.
func formed(v rows.Value, written, text string) (string, error) {
	name, argument, given := strings.Cut(written, ":")
	f, own := formats[name], text == v.Text
	if !given {
		argument = f.without
	}
	if f.number != nil {
		if !own {
			v = rows.Value{Text: text}
		}
		n, err := numberOf(v)
		if err != nil {
			return "", err
		}
		return f.number(n, argument), nil
	}
	if own && f.day && v.Day != "" {
		text = v.Day
	}
	return f.text(text, argument)
}
