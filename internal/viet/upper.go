package viet

import (
	"strings"
	"unicode"
)

// Upper is s in capital letters (chữ in hoa), tone marks kept where they were
// typed. A letter that has no capital of its own in Latin script stays: the
// sharp s, and the micro sign, which would turn into a Greek capital.
func Upper(s string) string { return strings.Map(upper, s) }

func upper(r rune) rune {
	switch r {
	case 'ß', 'µ':
		return r
	}
	return unicode.ToUpper(r)
}
