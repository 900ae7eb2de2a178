package filename

import (
	"strings"

	"vanthu/internal/viet"
)

// Disposition is a Content-Disposition header with the name in ASCII for old
// clients and whole for others (RFC 6266, RFC 8187).
func Disposition(name, extension string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`"\%`, r) {
			return -1
		}
		return r
	}, viet.FoldASCII(name))
	if plain = strings.Trim(plain, " .-,;"); plain == "" {
		plain = None
	}
	return `attachment; filename="` + plain + "." + extension + `"; filename*=UTF-8''` + extValue(name+"."+extension)
}

// extValue is the ext-value of RFC 8187.
func extValue(s string) string {
	const attr = "!#$&+-.^_`|~"
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(s) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte(attr, c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hex[c>>4])
		b.WriteByte(hex[c&15])
	}
	return b.String()
}
