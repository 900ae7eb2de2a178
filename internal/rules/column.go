package rules

import (
	"regexp"
	"strings"
	"unicode"

	"vanthu/internal/units"
)

// Row and head of a table, by convention: a row up to WholeRow moves to the next
// page whole, as does a table up to WholeTable; the head of a column up to
// WholeHead stays on one line at the cost of other columns.
const (
	WholeRow   = 40 * units.MM
	WholeTable = 40 * units.MM
	WholeHead  = 30 * units.MM
)

// BoundHigher is how many times its height a table may have so that no line of it
// parts what is bound, as a word of two syllables or "Quý IV/2028". A convention.
const BoundHigher = 1.08

// ClosePad is how close the text of a table comes to its lines where its longest
// words have no room else. A convention.
const ClosePad = 8 * units.MM / 10

// ColumnGives are what a column takes of the room that others have to spare, at a time.
// A convention.
var ColumnGives = [...]units.Length{1 * units.MM, 2 * units.MM, 3 * units.MM, 5 * units.MM, 8 * units.MM, 12 * units.MM}

// SerialHeads are the heads of a column that counts the rows of a table, in
// small letters; it stands centred. A convention.
var SerialHeads = []string{"stt", "tt", "số tt", "số thứ tự"}

// figure is an amount as a table prints it.
var figure = regexp.MustCompile(`^(?:[<>≤≥≈~±] ?|[-–−+(])?(?:[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*|0[1-9])(?:,\d+)?(?: ?%)?\)?$`)

// compared are the signs and the blank before an amount that is a bound: "< 1".
const compared = "<>≤≥≈~± "

// Amount tells whether a text is an amount as a table prints it, and gives its
// decimal comma and what follows it. A convention: columns of amounts stand to the
// right.
func Amount(text string) (tail string, ok bool) {
	if !mayCount(text) || !figure.MatchString(text) {
		return "", false
	}
	units := strings.TrimLeft(text, compared)
	if end := strings.IndexAny(units, ", %)"); end >= 0 {
		return units[end:], true
	}
	return "", true
}

// mayCount tells, quickly, whether a text may be a number, maybe with marks before it.
// Most words do not begin so, and need no pattern.
func mayCount(text string) bool {
	return text != "" && strings.IndexByte("0123456789-–−+(<>≤≥≈~±", text[0]) >= 0
}

// IsCalendarYear tells whether a text is a year, which is no amount: its column stands
// centred.
func IsCalendarYear(text string) bool {
	return len(text) == 4 && (text[:2] == "19" || text[:2] == "20") && strings.Trim(text, "0123456789") == ""
}

// IsNoFigure tells whether a text stands for an amount that there is none of.
func IsNoFigure(text string) bool {
	switch text {
	case "", "-", "–", "−":
		return true
	}
	return IsTick(text)
}

// IsTick tells whether a text says yes by a mark that is typed: its column stands
// centred.
func IsTick(text string) bool { return text == "x" || text == "X" }

// tableUnits begin the line over a table that says the unit of its figures.
var tableUnits = []string{"Đơn vị tính:", "Đơn vị:", "ĐVT:"}

// IsTableUnit tells whether a caption says the unit of a table's figures, and no name:
// "(Đơn vị tính: triệu đồng)". It stands to the right over the table. A convention.
func IsTableUnit(caption string) bool {
	for _, begin := range tableUnits {
		if hasPrefixFold(strings.TrimLeft(caption, "( "), begin) {
			return true
		}
	}
	return false
}

// Indivisible tells whether a word is of letters alone between its marks, or a
// number: no line parts it, as it may an address or a symbol.
func Indivisible(word string) bool {
	letters := strings.TrimFunc(word, unicode.IsPunct)
	return strings.IndexFunc(letters, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 || Unbroken(word)
}

var unbroken = regexp.MustCompile(`^[-–−+(]?\d[\d.,:/%-]*[.,;)]*$`)

// Unbroken tells of a word whether it is a number, a date or a code of digits,
// which no line parts.
func Unbroken(word string) bool { return mayCount(word) && unbroken.MatchString(word) }
