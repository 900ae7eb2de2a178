package importer

import (
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// styled are the elements by the names of their styles in the Word files that
// the program makes.
var styled = func() map[string]rules.Element {
	out := map[string]rules.Element{}
	for _, e := range order {
		if name := e.Look().Name; name != "" {
			out[name] = e
		}
	}
	return out
}()

// leastStyles is how many styles of the head tell a file that the program made.
const leastStyles = 3

// ownStyles takes the parts of a paper by the styles of its paragraphs, if it is
// one of the program's own: what wrote them is known, and need not be guessed.
func (r *reader) ownStyles() {
	found := map[rules.Element]bool{}
	r.eachParagraph(func(p *seen.Paragraph) {
		if e := styled[p.Set.StyleName]; e != "" && !bodily[e] {
			found[e] = true
		}
	})
	if r.ours = len(found) >= leastStyles && (found[rules.Reference] || found[rules.NationalTitle]); !r.ours {
		return
	}
	r.eachParagraph(func(p *seen.Paragraph) {
		if e := styled[p.Set.StyleName]; e != "" {
			p.Element, p.Sure, p.Or = e, 1, ""
		}
	})
}
