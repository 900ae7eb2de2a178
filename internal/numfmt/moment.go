package numfmt

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// The bounds of what Excel shows as a day: 31/12/9999.
const (
	lastDay  = 2958465
	from1904 = 1462          // days from 1900 to 1904, as Excel counts them
	feigned  = 60            // 29/02/1900, a day that Excel has and the calendar has not
	perDay   = 24 * 3600_000 // milliseconds
)

// spans are how many milliseconds an hour, a minute and a second have.
var spans = map[string]int{"h": 3600_000, "m": 60_000, "s": 1000}

// names are the words of a language.
type names struct {
	months, monthsShort [12]string
	days, daysShort     [7]string // from Sunday
	halves              [2]string
}

var vietnamese = names{
	months: [12]string{"Tháng Giêng", "Tháng Hai", "Tháng Ba", "Tháng Tư", "Tháng Năm", "Tháng Sáu", "Tháng Bảy", "Tháng Tám", "Tháng Chín", "Tháng Mười",
		"Tháng Mười Một", "Tháng Mười Hai"},
	monthsShort: [12]string{"Thg1", "Thg2", "Thg3", "Thg4", "Thg5", "Thg6", "Thg7", "Thg8", "Thg9", "Thg10", "Thg11", "Thg12"},
	days:        [7]string{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"},
	daysShort:   [7]string{"CN", "T2", "T3", "T4", "T5", "T6", "T7"},
	halves:      [2]string{"SA", "CH"},
}

var english = names{
	months:      [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	monthsShort: [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
	days:        [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	daysShort:   [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"},
	halves:      [2]string{"AM", "PM"},
}

// moment is a day or a time by a section that shows one.
func (s *section) moment(v float64, since1904 bool) (string, Kind) {
	if since1904 {
		v += from1904
	}
	if v < 0 || v >= lastDay+1 || math.IsNaN(v) {
		return "", Unseen
	}
	unit := 1 // milliseconds that are shown
	if s.shows("s") {
		unit = 1000
		for _, t := range s.tokens {
			if t.kind == subsecond {
				unit = 1000 / int(math.Pow10(t.n))
			}
		}
	}
	ms := (int(math.Round(v*perDay)) + unit/2) / unit * unit
	m := moment{section: s, day: ms / perDay, ms: ms % perDay, total: ms}
	if since1904 {
		m.total -= from1904 * perDay
	}
	kind := Time
	if s.shows("d") || s.shows("m") || s.shows("y") || s.shows("e") || s.shows("b") {
		kind = Day
	}
	if m.day > lastDay {
		return "", Unseen
	}
	return trimmed(m.text()), kind
}

// shows tells whether a letter of a day or time stands in the section.
func (s *section) shows(letter string) bool {
	for _, t := range s.tokens {
		if t.text == letter && (t.kind == clock || t.kind == elapsed && letter == "s") {
			return true
		}
	}
	return false
}

// DayOf is the day that a number is, in ISO form, empty for a number that is
// none in the calendar.
func DayOf(v float64, since1904 bool) string {
	if since1904 {
		v += from1904
	}
	day := int(math.Round(v*perDay)) / perDay
	if v < 1 || day == feigned || day > lastDay || math.IsNaN(v) {
		return ""
	}
	return date(day).Format(time.DateOnly)
}

// date is a day by its number from 1900.
func date(day int) time.Time {
	if day < feigned {
		day++
	}
	return time.Date(1899, 12, 30+day, 0, 0, 0, 0, time.UTC)
}

// Serial is the number of a moment, counted from 1900.
func Serial(t time.Time) float64 {
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	days := float64(t.Sub(first)) / float64(24*time.Hour)
	if days < feigned+1 {
		days--
	}
	return days
}

// moment is a day and a time while it is written.
type moment struct {
	*section
	day, ms int // of the day
	total   int // milliseconds that have passed
}

func (m moment) text() string {
	out := ""
	for _, t := range m.tokens {
		switch t.kind {
		case clock:
			out += m.part(t)
		case elapsed:
			out += padded(m.total/spans[t.text], t.n)
		case halves:
			out += m.names.halves[m.ms/(perDay/2)]
		case subsecond:
			out += "," + fmt.Sprintf("%03d", m.ms%1000)[:t.n]
		case general, placed:
		default:
			out += t.text
		}
	}
	return out
}

// part is what a letter says of the moment.
func (m moment) part(t token) string {
	hour := m.ms / 3600_000
	if m.half {
		hour = (hour+11)%12 + 1
	}
	switch t.text {
	case "h":
		return padded(hour, min(t.n, 2))
	case "min":
		return padded(m.ms/60_000%60, t.n)
	case "s":
		return padded(m.ms/1000%60, min(t.n, 2))
	}
	day := date(m.day)
	year, month, number := day.Date()
	switch m.day { // Excel's own calendar
	case 0:
		year, month, number = 1900, 1, 0
	case feigned:
		year, month, number = 1900, 2, 29
	}
	switch t.text {
	case "y", "e":
		if t.n <= 2 && t.text == "y" {
			return padded(year%100, 2)
		}
		return strconv.Itoa(year)
	case "b":
		if t.n <= 2 {
			return padded((year+543)%100, 2)
		}
		return strconv.Itoa(year + 543)
	case "m":
		return m.named(int(month), t.n, m.names.months[month-1], m.names.monthsShort[month-1])
	case "d":
		weekday := (m.day + 6) % 7 // as Excel counts them
		return m.named(number, t.n, m.names.days[weekday], m.names.daysShort[weekday])
	}
	return "" // eras: there is only one
}

// named is the number of a day or month, or its name.
func (m moment) named(number, n int, long, short string) string {
	switch {
	case n <= 2:
		return padded(number, n)
	case n == 3:
		return short
	case n == 5:
		r := []rune(long)
		return string(r[:1])
	}
	return long
}

func padded(n, width int) string { return fmt.Sprintf("%0*d", width, n) }
