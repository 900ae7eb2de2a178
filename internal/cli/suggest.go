package cli

import (
	"strings"

	"vanthu/internal/viet"
)

// closest is the known word that a mistyped one was probably meant to be, or "".
func closest(wrong string, words []string) string {
	best, bestAt := "", 3
	for _, w := range words {
		if len(wrong) > 2*len(w) {
			continue
		}
		d := viet.Distance(strings.ToLower(wrong), w)
		if d < bestAt && 2*d <= len(w) {
			best, bestAt = w, d
		}
	}
	return best
}
