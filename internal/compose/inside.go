package compose

import (
	"strings"
	"unicode/utf8"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
)

// besides are the first bytes of the characters of rules.EndsInside, of which one
// stands beside such a place; 0xE2 begins those beyond ASCII.
var besides = [256]bool{'(': true, '$': true, '[': true, '{': true, '%': true, '|': true, '}': true, '\\': true, 0xE2: true}

// openInside lets lines end inside the words of a paragraph where rules.EndsInside
// has them end, and tells whether there is such a place.
func openInside(p *sheet.Paragraph) bool {
	opened := false
	var before rune
	for i := range p.Runs {
		r := &p.Runs[i]
		if wide := insideOpened(r.Text, before); len(wide) > len(r.Text) {
			r.Text, opened = wide, true
		}
		if r.Text != "" {
			before, _ = utf8.DecodeLastRuneInString(r.Text)
		}
	}
	return opened
}

// insideOpened is a text, which stands behind a character, with zeroSpaces at such
// places.
func insideOpened(text string, before rune) string {
	if text == "" {
		return text
	}
	var out strings.Builder
	done := 0
	if r, _ := utf8.DecodeRuneInString(text); rules.EndsInside(before, r) {
		out.WriteRune(zeroSpace)
	}
	for i := 0; i < len(text); i++ {
		if !besides[text[i]] {
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		for _, at := range []int{i, i + size} {
			before, _ = utf8.DecodeLastRuneInString(text[:at])
			after, _ := utf8.DecodeRuneInString(text[at:])
			if at > done && at < len(text) && rules.EndsInside(before, after) {
				out.WriteString(text[done:at])
				out.WriteRune(zeroSpace)
				done = at
			}
		}
	}
	if out.Len() == 0 {
		return text
	}
	out.WriteString(text[done:])
	return out.String()
}
