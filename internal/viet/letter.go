package viet

import (
	"slices"
	"strconv"
)

// pointLetters are the letters that mark a điểm, in the order that the decrees
// themselves use: ă, â, ê, ô, ơ, ư and the foreign f, j, w, z are left out.
var pointLetters = []string{
	"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o",
	"p", "q", "r", "s", "t", "u", "v", "x", "y",
}

// PointLetter is the mark of the n-th điểm, counted from 1: a, b, c, d, đ, e …
// y. The law does not say what follows y; as in a spreadsheet's columns the
// letters are doubled: aa, ab … ay, ba. A number below 1 comes in digits.
func PointLetter(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	var parts []string
	for base := len(pointLetters); n > 0; n = (n - 1) / base {
		parts = append(parts, pointLetters[(n-1)%base])
	}
	slices.Reverse(parts)
	out := ""
	for _, p := range parts {
		out += p
	}
	return out
}
