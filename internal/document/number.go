package document

import (
	"strings"

	"vanthu/internal/tree"
)

// Number is a document's number, given as an integer or as digits.
type Number struct{ Digits string }

func (v *Number) readNode(r *reader, n *tree.Node) {
	switch n.Kind {
	case tree.Number, tree.String:
		if v.Digits = n.Text; !lawfulNumber(n.Text) {
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
