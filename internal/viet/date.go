package viet

import (
	"strconv"
	"strings"
)

// BlankSpaces is how many spaces stand for a day or a month that is filled in
// by hand later, as in "ngày      tháng 11 năm 2026".
const BlankSpaces = 6

// Date is a day in words (ngày 05 tháng 3 năm 2026): a day below 10 and a
// month below 3 get a leading zero. A part that is zero is not known yet, and
// a run of BlankSpaces spaces stands in its place; an unknown year leaves
// nothing behind "năm", because spaces at the end of a line have no width.
func Date(year, month, day int) string {
	parts := DateParts(year, month, day)
	return strings.Join(parts[:], "")
}

// DateParts are the same words with the day, the month and the year apart, at
// index 1, 3 and 5: spaces, or nothing for the year, where they are not known.
func DateParts(year, month, day int) [6]string {
	parts := [6]string{"ngày ", part(day, 10), " tháng ", part(month, 3), " năm"}
	if year > 0 {
		parts[4], parts[5] = " năm ", strconv.Itoa(year)
	}
	return parts
}

// ShortDate is a day in digits (05/3/2026) with the same leading zeros; what is
// not known is dotted, to be filled in by hand.
func ShortDate(year, month, day int) string {
	return dotted(day, 10) + "/" + dotted(month, 3) + "/" + strconv.Itoa(year)
}

func dotted(n, padBelow int) string {
	if n <= 0 {
		return "……"
	}
	return padded(n, padBelow)
}

func part(n, padBelow int) string {
	if n <= 0 {
		return strings.Repeat(" ", BlankSpaces-2) // the words beside it have the others
	}
	return padded(n, padBelow)
}

// padded is n with a leading zero if it is below the bound.
func padded(n, below int) string {
	if n < below {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
