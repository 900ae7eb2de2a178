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
	var b strings.Builder
	b.WriteString("ngày")
	part(&b, day, 10)
	b.WriteString("tháng")
	part(&b, month, 3)
	b.WriteString("năm")
	if year > 0 {
		b.WriteString(" " + strconv.Itoa(year))
	}
	return b.String()
}

// ShortDate is a day in digits (05/3/2026) with the same leading zeros; it is
// only for whole dates.
func ShortDate(year, month, day int) string {
	return padded(day, 10) + "/" + padded(month, 3) + "/" + strconv.Itoa(year)
}

func part(b *strings.Builder, n, padBelow int) {
	if n <= 0 {
		b.WriteString(strings.Repeat(" ", BlankSpaces))
		return
	}
	b.WriteString(" " + padded(n, padBelow) + " ")
}

// padded is n with a leading zero if it is below the bound.
func padded(n, below int) string {
	if n < below {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
