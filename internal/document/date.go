package document

import (
	"fmt"
	"strconv"
	"time"

	"vanthu/internal/fault"
	"vanthu/internal/tree"
)

// Date is an ISO date of which the day, or the month and the day, may be
// missing; zero fields are unknown.
type Date struct{ Year, Month, Day int }

// IsZero tells whether nothing is known of the date.
func (d Date) IsZero() bool { return d == Date{} }

// Whole tells whether day, month and year are known.
func (d Date) Whole() bool { return d.Day > 0 }

// String is the date in ISO form, as long as it is known: "2026-11".
func (d Date) String() string {
	switch {
	case d.Day > 0:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	case d.Month > 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case d.Year > 0:
		return fmt.Sprintf("%04d", d.Year)
	}
	return ""
}

func (d *Date) readNode(r *reader, n *tree.Node) {
	if n.Kind != tree.String {
		r.wrongType(n, wordDate)
		return
	}
	if n.Text == "" {
		return
	}
	got, shaped := parseDate(n.Text)
	switch {
	case !shaped:
		r.fault("date.form", fault.Quote(n.Text))
	case !got.exists():
		r.fault("date.missing", fault.Quote(n.Text))
	case got.Year < MinYear || got.Year > MaxYear:
		r.fault("date.year", strconv.Itoa(got.Year), strconv.Itoa(MinYear), strconv.Itoa(MaxYear))
	default:
		*d = got
	}
}

// parseDate reads YYYY, YYYY-MM or YYYY-MM-DD; month and day may be wrong.
func parseDate(s string) (d Date, ok bool) {
	parts := []struct {
		from, to int
		into     *int
	}{{0, 4, &d.Year}, {5, 7, &d.Month}, {8, 10, &d.Day}}
	for _, p := range parts {
		if len(s) < p.to || p.from > 0 && s[p.from-1] != '-' {
			return Date{}, false
		}
		for _, c := range []byte(s[p.from:p.to]) {
			if c < '0' || c > '9' {
				return Date{}, false
			}
			*p.into = *p.into*10 + int(c-'0')
		}
		if len(s) == p.to {
			// A zero that was written out is wrong, not unknown.
			if p.from > 0 && *p.into == 0 || p.from == 8 && d.Month == 0 {
				*p.into = -1
			}
			return d, true
		}
	}
	return Date{}, false
}

// exists tells whether the calendar has the date.
func (d Date) exists() bool {
	if d.Day == 0 {
		return d.Month >= 0 && d.Month <= 12
	}
	if d.Month < 1 || d.Day < 1 {
		return false
	}
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return int(t.Month()) == d.Month && t.Day() == d.Day
}
