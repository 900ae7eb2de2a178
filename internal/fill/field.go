package fill

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/rows"
	"vanthu/internal/viet"
)

// FieldName is the name of a field of a mail merge as a mark may have it.
func FieldName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`{}#/?\|^«»`, r) {
			return '_'
		}
		return r
	}, rows.Clean(name))
}

// maxField is how many characters Word leaves of a column's name, M_ included.
const maxField = 40

// Names tells whether the mark names a column. Word makes its fields of the
// columns' names: _ for what is no letter and no digit, M_ before a digit, and
// of a long name its beginning; capitals do not count.
func (m Mark) Names(column string) bool {
	if column == m.Name || !m.Merge {
		return column == m.Name
	}
	field, own := fieldKey(m.Name), fieldKey(column)
	if utf8.RuneCountInString(m.Name) >= maxField-len("M_") {
		return strings.HasPrefix(own, field)
	}
	return own == field || own == strings.TrimPrefix(field, "m") && strings.HasPrefix(m.Name, "M_")
}

// fieldKey are the letters and digits of a name.
func fieldKey(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, viet.NFC(name))
}
