package rules

import (
	"strings"
	"unicode"
)

// What EndsInside finds. LibreOffice ends lines inside words as Unicode's line
// breaking has it (UAX 14); no instrument speaks of it.
const (
	closers = ".,:;!?)]}%‰–…—|\\" // before an opening bracket or a dollar sign
	enders  = "…—|}\\"            // before a letter, a digit or a symbol
	stops   = ".,:;!?)]}%‰–—|"    // before an ellipsis
)

// EndsInside tells whether a line ends between two characters with no space between
// them in LibreOffice, and not in every program: behind a mark before an opening
// bracket ("HTM.(120)"), behind an ellipsis or a bar ("ngày…tháng…"), on both sides of
// a long dash, before a percent sign that follows a letter. A space of no width
// (U+200B) has all of them end it there. Hyphens and addresses are not its matter.
func EndsInside(before, after rune) bool {
	switch {
	case after == '(' || after == '[' || after == '{' || after == '$':
		return strings.ContainsRune(closers, before)
	case after == '%' || after == '‰':
		return unicode.IsLetter(before) || before == '…' || before == '—'
	case after == '—':
		return unicode.IsLetter(before) || unicode.IsDigit(before) || before == '…'
	case after == '…':
		return strings.ContainsRune(stops, before)
	}
	return strings.ContainsRune(enders, before) && (unicode.In(after, unicode.L, unicode.Nd, unicode.S) || strings.ContainsRune("#@&*_", after))
}
