package document

import (
	"slices"
	"strings"

	"vanthu/internal/viet"
)

// closest is the known word that a wrong one was probably meant to be, or "".
// Case, diacritics, spaces, hyphens and underscores do not count.
func closest(wrong string, words []string) string {
	const longest = 40
	if len(wrong) > longest {
		return ""
	}
	best, bestAt := "", 3
	plain := bare(wrong)
	for _, w := range words {
		other := bare(w)
		d := viet.Distance(plain, other)
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
	}, strings.ToLower(viet.FoldASCII(s)))
}

// known tells whether a key is one of the keys.
func known(key string, keys []string) bool { return slices.Contains(keys, key) }
