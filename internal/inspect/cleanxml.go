package inspect

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// cleanXML puts '?' in place of every character that XML 1.0 forbids, written as it is or as a reference: mutool
// passes on whatever a font's tables claim a glyph to be.
func cleanXML(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		c := data[0]
		switch {
		case c == '&':
			text, n := reference(data)
			out = append(out, text...)
			data = data[n:]
		case c >= ' ' && c < utf8.RuneSelf || c == '\t' || c == '\n' || c == '\r':
			out = append(out, c)
			data = data[1:]
		default:
			r, n := utf8.DecodeRune(data)
			if r == utf8.RuneError && n == 1 || !allowedInXML(uint64(r)) {
				out = append(out, '?')
			} else {
				out = append(out, data[:n]...)
			}
			data = data[n:]
		}
	}
	return out
}

// reference reads the reference that data starts with and returns what to write for it and how many bytes it took.
func reference(data []byte) ([]byte, int) {
	const longest = len("&#x10FFFF;") + 8 // leading zeros
	end := bytes.IndexByte(data[:min(len(data), longest)], ';')
	if end < 0 || len(data) < 2 || data[1] != '#' {
		return data[:1], 1
	}
	digits, base := string(data[2:end]), 10
	if len(digits) > 0 && digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	if n, err := strconv.ParseUint(digits, base, 64); err == nil && allowedInXML(n) {
		return data[:end+1], end + 1
	}
	return []byte("?"), end + 1
}

// allowedInXML is the Char production of XML 1.0.
func allowedInXML(r uint64) bool {
	return r == '\t' || r == '\n' || r == '\r' ||
		r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}
