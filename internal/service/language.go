package service

import "vanthu/internal/fault"

// LanguageOf is the language that an Accept-Language header asks for:
// Vietnamese, unless English is wanted more.
func LanguageOf(header string) fault.Language {
	var vi, en, other float64
	for _, r := range parseRanges(header) {
		switch primary(r.value) {
		case "vi":
			vi = max(vi, r.q)
		case "en":
			en = max(en, r.q)
		case "*":
			other = max(other, r.q)
		}
	}
	if en > max(vi, other) {
		return fault.English
	}
	return fault.Vietnamese
}

// primary is the first part of a language range: "en" of "en-GB".
func primary(tag string) string {
	for i := range len(tag) {
		if tag[i] == '-' {
			return tag[:i]
		}
	}
	return tag
}
