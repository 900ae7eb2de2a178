package cli

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible is s with everything that a terminal would obey or hide, such as
// line ends, escapes and marks of direction, written as an escape. What comes
// from a file's name or a key of a document cannot break the listing then.
func visible(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	return b.String()
}
