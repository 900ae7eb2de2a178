package fill

import (
	"strings"
	"unicode/utf8"
)

// appendQuoted adds a text as a JSON string.
func appendQuoted(b []byte, s string) []byte {
	return append(appendText(append(b, '"'), s, false), '"')
}

// appendText adds a text to a JSON string that is open. inline: the string is
// read for inline marks, and what would be one is made literal. Bytes that are
// not UTF-8 become U+FFFD, which documents refuse.
func appendText(b []byte, s string, inline bool) []byte {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	const hex = "0123456789abcdef"
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && (!inline || c != '*' && c != '_') {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch {
		case c == '\\' && inline:
			b = append(b, `\\\\`...)
		case c == '*', c == '_':
			b = append(b, '\\', '\\', c)
		case c == '"', c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\t':
			b = append(b, '\\', 't')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(b, s[from:]...)
}
