package httpapi

import "vanthu/internal/fault"

// language is the language of an answer.
type language uint8

const (
	vietnamese language = iota
	english
)

// tag is the language's name in headers.
func (l language) tag() string {
	if l == english {
		return "en"
	}
	return "vi"
}

// told is the language as faults have it.
func (l language) told() fault.Language {
	if l == english {
		return fault.English
	}
	return fault.Vietnamese
}

// phrase is a sentence in both languages.
type phrase struct{ vi, en string }

func (p phrase) in(l language) string {
	if l == english {
		return p.en
	}
	return p.vi
}

// languageOf is the language that an Accept-Language header asks for:
// Vietnamese, unless English is wanted more.
func languageOf(header string) language {
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
		return english
	}
	return vietnamese
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

// String is the phrase in Vietnamese.
func (p phrase) String() string { return p.vi }
