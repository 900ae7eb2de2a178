package document

import "strings"

// Number is a document's number, given as an integer or as digits.
type Number struct{ Digits string }

func (v *Number) readNode(r *reader, n *node) {
	switch n.kind {
	case kindNumber, kindString:
		if v.Digits = n.text; !lawfulNumber(n.text) {
			v.Digits = ""
			r.fault("number", MaxDigits)
		}
	default:
		r.wrongType(n, wordNumber)
	}
}

// lawfulNumber tells whether s counts a document: digits, and not all zero.
func lawfulNumber(s string) bool {
	return s != "" && len(s) <= MaxDigits &&
		strings.Trim(s, "0123456789") == "" && strings.Trim(s, "0") != ""
}
