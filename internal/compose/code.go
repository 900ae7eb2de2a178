package compose

import (
	"iter"
	"strings"
	"unicode"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// codeJoints are behind what a line may end in a code.
const codeJoints = "-/_" + string(noBreakHyphen)

// isCode tells whether a word is a symbol of letters and figures in several parts, such
// as "CT-64/SN2019-AG-00871", or an address of mail: no other address, no number, no
// word that hyphens join.
func isCode(word string) bool {
	if isMail(word) {
		return true
	}
	i := strings.IndexAny(word, codeJoints)
	return i > 0 && i < len(word)-1 && strings.ContainsFunc(word, unicode.IsDigit) && !isAddress(word) && !rules.Unbroken(word)
}

// isMail tells whether a word is an address of mail.
func isMail(word string) bool {
	name, host, ok := strings.Cut(word, "@")
	return ok && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(word, "/:")
}

// codeParts are the parts of a code, with the joint behind each; a word that is no code
// is one.
func codeParts(word string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !isCode(word) {
			yield(word)
			return
		}
		done, joints := 0, codeJoints
		if isMail(word) {
			joints = "@"
		}
		for i, r := range word {
			if end := i + len(string(r)); strings.ContainsRune(joints, r) && i > done && end < len(word) {
				if !yield(word[done:end]) {
					return
				}
				done = end
			}
		}
		yield(word[done:])
	}
}

// openCode lets a code that a cell of a width does not hold end a line behind its
// joints, and tells whether one begins at a place. Hyphens are then common ones:
// LibreOffice prints others twice there.
func (c *composer) openCode(p *sheet.Paragraph, run, at int, width units.Length) bool {
	r := &p.Runs[run]
	word := firstWord(r.Text[at:])
	if p.Tag != sheet.Tag(rules.Table) || !isCode(word) || strings.ContainsRune(word, zeroSpace) || c.family.Width(r.Char.Face, r.Char.Size, word) <= width {
		return false
	}
	var open strings.Builder
	for part := range codeParts(word) {
		if open.Len() > 0 {
			open.WriteRune(zeroSpace)
		}
		open.WriteString(strings.ReplaceAll(part, string(noBreakHyphen), "-"))
	}
	r.Text = r.Text[:at] + open.String() + r.Text[at+len(word):]
	return true
}
