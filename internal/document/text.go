package document

import (
	"unicode/utf8"

	"vanthu/internal/tree"
	"vanthu/internal/viet"
)

// text is the string of a node, in NFC. Characters that may not stand in a
// document are reported.
func (r *reader) text(n *tree.Node) string { return r.clean(n, false) }

// cellText is text that may hold "\n" between paragraphs.
func (r *reader) cellText(n *tree.Node) string { return r.clean(n, true) }

func (r *reader) clean(n *tree.Node, breaks bool) string {
	s := n.Text
	if !r.plain(s) {
		s = viet.NFC(r.unpasted(s, breaks))
		r.inspect(s, breaks)
	}
	if len(s) > MaxString {
		if count := utf8.RuneCountInString(s); count > MaxString {
			r.fault("limit.length", MaxString, count)
			return ""
		}
	}
	return s
}

// unpasted cleans a text of the characters that only pasting brings, and notes
// where.
func (r *reader) unpasted(s string, breaks bool) string {
	cleaned, first := viet.Unpasted(s, breaks)
	if first != 0 && r.pasted != nil {
		*r.pasted = append(*r.pasted, Pasted{r.pointer(), first})
	}
	return cleaned
}

// plain tells whether all characters of s have been met before and need no
// second look.
func (r *reader) plain(s string) bool {
	for _, c := range s {
		if c > 0xFFFF || r.fine[c>>6]&(1<<(c&63)) == 0 {
			return false
		}
	}
	return true
}

// inspect reports the characters of s that may not stand.
func (r *reader) inspect(s string, breaks bool) {
	for _, c := range s {
		if !r.judge(c, breaks) {
			r.reportFlaws(s, breaks)
			return
		}
	}
}

// judge looks at a character. One that may stand, and that is in NFC wherever
// it stands, is remembered for the rest of the document.
func (r *reader) judge(c rune, breaks bool) bool {
	if c <= 0xFFFF && r.fine[c>>6]&(1<<(c&63)) != 0 || c == '\n' && breaks {
		return true
	}
	if viet.Judge(c, r.opt.Covers) != viet.Fine {
		return false
	}
	if viet.Inert(c) {
		r.fine[c>>6] |= 1 << (c & 63)
	}
	return true
}

func (r *reader) reportFlaws(s string, breaks bool) {
	p := r.pointer()
	flaws := viet.Flaws(s, viet.Inspection{Breaks: breaks, Covers: r.opt.Covers})
	for i, f := range flaws {
		if i == flawsPerText {
			r.faults.Add(told(p, "char.more", len(flaws)-i))
			return
		}
		wrong := told(p, charRules[f.Reason], f.Code(), f.Pos)
		if better := viet.Instead(f.Rune, r.opt.Covers); better != "" && f.Reason == viet.Uncovered {
			wrong.Detail = messages["char.instead"].With(wrong.Detail, better)
		}
		r.faults.Add(wrong)
	}
}

// charRules name the rule that a character breaks.
var charRules = map[viet.Reason]string{
	viet.Broken:       "char.broken",
	viet.NonCharacter: "char.none",
	viet.Control:      "char.control",
	viet.Separator:    "char.separator",
	viet.Invisible:    "char.invisible",
	viet.PrivateUse:   "char.private",
	viet.Astral:       "char.astral",
	viet.LoneMark:     "char.mark",
	viet.Uncovered:    "char.uncovered",
}
