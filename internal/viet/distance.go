package viet

import "strings"

// Distance is the least number of bytes to change, add, drop or swap with
// the next one, to turn a into b (optimal string alignment).
func Distance(a, b string) int {
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}

// Closest is the known word that a wrong one was probably meant to be, or "".
// Case, diacritics, spaces, hyphens and underscores do not count.
func Closest(wrong string, words []string) string {
	const longest = 40
	if len(wrong) > longest {
		return ""
	}
	best, bestAt := "", 3
	plain := bare(wrong)
	for _, w := range words {
		other := bare(w)
		d := Distance(plain, other)
		if d < bestAt && d*3 <= max(len(plain), len(other)) {
			best, bestAt = w, d
		}
	}
	return best
}

// bare is a word in small ASCII letters and digits only.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(FoldASCII(s)))
}
