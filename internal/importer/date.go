package importer

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"vanthu/internal/document"
	"vanthu/internal/rules"
)

// date reads địa danh và thời gian: the date in ISO form as long as it is
// known.
func (r *reader) date() (iso, place string) {
	lines := r.parts[rules.PlaceDate]
	if len(lines) == 0 {
		return r.held(), ""
	}
	text := plain(joined(lines))
	if m := rules.ReadDate.FindStringSubmatch(text); m != nil {
		if !rules.TakeBlank().MatchString(m[2] + m[3] + m[4]) { // marks of a template
			return "", placeOf(m[1])
		}
		return isoDate(m[2], m[3], m[4]), placeOf(m[1])
	}
	if m := rules.TakeDate().FindStringSubmatch(text); m != nil {
		return isoDate(m[2], m[3], m[4]), placeOf(m[1])
	}
	place, _, _ = strings.Cut(text, ",")
	return "", placeOf(place)
}

// held is the day of minutes without a line of place and date, which print none. A
// copier's block, which has no title, has no part in it.
func (r *reader) held() string {
	iso := r.paper.Held()
	if _, err := time.Parse(time.DateOnly, iso); err != nil || len(r.parts[rules.TypeName]) == 0 {
		return ""
	}
	return iso
}

// placeOf is the place before a date: dots with the number of a note, of a form,
// stay as they are, and dots alone are none.
func placeOf(text string) string {
	if bare := strings.Trim(text, " .…_,"); bare == "" || strings.ContainsFunc(bare, unicode.IsLetter) {
		return bare
	}
	return strings.Trim(text, " ,")
}

// blankDate tells whether a date is words with nothing filled in.
func blankDate(text string) bool {
	return !strings.ContainsAny(rules.TakeCentury().ReplaceAllString(text, ""), "0123456789{<[")
}

// isoDate is a date as far as it is known and the calendar has it.
func isoDate(day, month, year string) string {
	var n [3]int
	for i, s := range []string{year, month, day} {
		n[i], _ = strconv.Atoi(rules.TakeDots().ReplaceAllString(s, ""))
	}
	switch {
	case n[0] < document.MinYear || n[0] > document.MaxYear:
		return ""
	case n[1] < 1 || n[1] > 12:
		return strconv.Itoa(n[0])
	case n[2] < 1:
		return time.Date(n[0], time.Month(n[1]), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if t.Day() != n[2] {
		return ""
	}
	return t.Format("2006-01-02")
}
