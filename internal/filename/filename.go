// Package filename makes names of files from any text.
package filename

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/viet"
)

// Max bounds a name in bytes, below the 255 that file systems take and with
// room for an extension.
const Max = 200

// None is the name made from a text of which nothing is left.
const None = "van-ban"

// Safe puts text into the form of a name without extension that every file
// system takes: in NFC, without the characters that one of them refuses, not
// too long, not one of Windows' devices, never empty.
func Safe(text string) string {
	var b strings.Builder
	for _, r := range viet.NFC(text) {
		switch {
		case r == '\u2011' || strings.ContainsRune(`/\|`, r):
			r = '-'
		case strings.ContainsRune(`<>:"?*`, r) || unicode.IsSpace(r) || !unicode.IsPrint(r):
			r = ' '
		}
		b.WriteRune(r)
	}
	words := strings.Join(strings.Fields(b.String()), " ")
	name := Shorten(strings.ReplaceAll(words, "- ", "-"), Max)
	if first, _, _ := strings.Cut(name, "."); reserved[strings.ToUpper(strings.TrimSpace(first))] {
		name = "_" + name
	}
	if name == "" {
		return None
	}
	return name
}

// Shorten cuts a name to a bound in bytes, at a space where there is one not
// too far from the end.
func Shorten(name string, bound int) string {
	if len(name) > bound {
		name = name[:bound]
		for !utf8.ValidString(name) {
			name = name[:len(name)-1]
		}
		if at := strings.LastIndexByte(name, ' '); at > bound/2 {
			name = name[:at]
		}
	}
	return strings.Trim(name, " .-,;")
}

// Fold is a name in the form in which two names are equal only if they are one
// name on every file system, those included that take no notice of case.
func Fold(name string) string {
	return strings.ToLower(strings.ToUpper(viet.NFC(name)))
}

// reserved are the names that Windows keeps for devices.
var reserved = map[string]bool{
	"CON": true, "PRN": true, "AUX": true, "NUL": true,
	"COM1": true, "COM2": true, "COM3": true, "COM4": true, "COM5": true, "COM6": true, "COM7": true, "COM8": true, "COM9": true,
	"COM¹": true, "COM²": true, "COM³": true, "LPT¹": true, "LPT²": true, "LPT³": true, "CONIN$": true, "CONOUT$": true,
	"LPT1": true, "LPT2": true, "LPT3": true, "LPT4": true, "LPT5": true, "LPT6": true, "LPT7": true, "LPT8": true, "LPT9": true,
}
