package importer

import (
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// characters looks for characters that leave ink and that no document may have: damaged
// ones, and what the faces lack. Where others say the same they come in their place;
// else the words they stand in are told, as the document has these without them.
func (r *reader) characters() {
	told := false
	r.eachParagraph(func(p *seen.Paragraph) {
		if !strings.ContainsFunc(p.Text(), r.unprintable) {
			return
		}
		for i := range p.Runs {
			var b strings.Builder
			for _, c := range p.Runs[i].Text {
				instead := ""
				switch symbol := viet.Symbol(c); {
				case !r.unprintable(c):
				case symbol != 0:
					c = symbol
				default:
					instead = viet.Instead(c, r.opt.Covers)
				}
				if instead == "" {
					b.WriteRune(c)
					continue
				}
				b.WriteString(instead)
				if !told {
					told = true
					r.find(fault.Warning, "", "import.sign", nil, otherSigns, string(c), instead)
				}
			}
			p.Runs[i].Text = b.String()
		}
		for word := range strings.FieldsSeq(p.Text()) { // a word may stand in several runs
			if strings.ContainsFunc(word, r.unprintable) {
				r.damaged.add(word, reasonSign)
			}
		}
	})
}

// unprintable tells whether a character leaves ink and may not stand in a document.
func (r *reader) unprintable(c rune) bool {
	if c < 0x80 || unicode.IsSpace(c) || strings.ContainsRune(rules.Bullets, c) {
		return false
	}
	return slices.Contains(inky, viet.Judge(c, r.opt.Covers))
}

// inky are the reasons for which characters that leave ink may not stand.
var inky = []viet.Reason{viet.Broken, viet.PrivateUse, viet.Astral, viet.LoneMark, viet.Uncovered}

// tellUnread tells what the file holds and could not be read.
func (r *reader) tellUnread() {
	for _, what := range r.paper.Unread {
		if what == "equation" {
			r.find(fault.Warning, "", "import.unread", nil, equations)
		} else if thing, ok := unreadThings[what]; ok {
			r.find(fault.Warning, "", "import.unread", nil, notRead, thing)
		}
	}
}
