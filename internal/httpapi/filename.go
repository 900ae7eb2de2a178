package httpapi

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/document"
	"vanthu/internal/render"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// maxName bounds a file's name in bytes, below the 255 that file systems take
// and with room for an extension.
const maxName = 200

// baseName names a document's files: "09-KH-SNV Kế hoạch Kiểm tra …". It is
// fit for every file system.
func baseName(d *document.Document, paper *render.Paper) string {
	name := strings.Trim(paper.Reference(), "/- ")
	name += " " + rules.FindKind(d.Kind).Name + " " + document.PlainText(d.Subject)
	return safeName(name)
}

// safeName puts text into the form of a file name.
func safeName(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\u2011' || strings.ContainsRune(`/\|`, r):
			r = '-'
		case strings.ContainsRune(`<>:"?*`, r) || unicode.IsSpace(r) || !unicode.IsPrint(r):
			r = ' '
		}
		b.WriteRune(r)
	}
	words := strings.Fields(strings.ReplaceAll(b.String(), "- ", "-"))
	name := shorten(strings.Join(words, " "))
	if first, _, _ := strings.Cut(name, "."); reserved[strings.ToUpper(strings.TrimSpace(first))] {
		name = "_" + name
	}
	if name == "" {
		return "van-ban"
	}
	return name
}

// shorten cuts a name to its bound, at a space where there is one.
func shorten(name string) string {
	if len(name) > maxName {
		name = name[:maxName]
		for !utf8.ValidString(name) {
			name = name[:len(name)-1]
		}
		if at := strings.LastIndexByte(name, ' '); at > maxName/2 {
			name = name[:at]
		}
	}
	return strings.Trim(name, " .-,;")
}

// reserved are the names that Windows keeps for devices.
var reserved = map[string]bool{
	"CON": true, "PRN": true, "AUX": true, "NUL": true,
	"COM1": true, "COM2": true, "COM3": true, "COM4": true, "COM5": true, "COM6": true, "COM7": true, "COM8": true, "COM9": true,
	"LPT1": true, "LPT2": true, "LPT3": true, "LPT4": true, "LPT5": true, "LPT6": true, "LPT7": true, "LPT8": true, "LPT9": true,
}

// disposition is a Content-Disposition header with the name in ASCII for old
// clients and whole for others (RFC 6266, RFC 8187).
func disposition(name, extension string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`"\%`, r) {
			return -1
		}
		return r
	}, viet.FoldASCII(name))
	if plain = strings.Trim(plain, " .-,;"); plain == "" {
		plain = "van-ban"
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
