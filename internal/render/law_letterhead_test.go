package render

import (
	"strings"
	"testing"

	"vanthu/internal/inspect"
)

// lettered tells whether a company's own head stands in place of the law's.
func (p *witness) lettered() bool { return p.doc.Style.Head == "letterhead" }

// TestLetterhead: name and addresses over a stroke as wide as the text, number and
// date under it on one level at the two edges, and no national title.
func TestLetterhead(t *testing.T) {
	found := 0
	measured(t, func(p *witness) {
		if !p.lettered() {
			return
		}
		found++
		const clause = "a company's letterhead"
		a := p.textArea(0)
		for _, words := range []string{nationalTitle, motto} {
			_, printed := p.find(0, words)
			p.must(!printed, clause, "prints %q", words)
		}
		stroke, ok := p.wideStroke(0)
		if !ok {
			p.Fatalf("no stroke as wide as the text [%s]", clause)
		}
		over := ""
		var number text
		for _, l := range p.lines(0) {
			switch {
			case l.y < stroke.y0/mm:
				p.black(l)
				p.must(l.x0 > a.left, clause, "%q stands where the logo does", l.words)
				over += l.words + " "
			case strings.HasPrefix(l.words, "Số:"):
				number = l
			}
		}
		want := inspect.Normalize(p.doc.AllIssuers()[0].Name.String())
		p.must(strings.HasPrefix(over, upper(want)) && strings.Contains(over, p.doc.Contact.Email), clause, "over the stroke stands %q", over)
		date, dated := p.find(0, p.dateLine())
		p.must(dated && number.spans != nil, clause, "number or date is missing")
		p.near("left edge of the number", number.x0, a.left, 0.2, clause)
		p.near("right edge of the date", date.x1, a.right, 0.2, clause)
		p.near("level of the date against the number's", date.y, number.y, 0.05, clause)
	})
	if found == 0 && !testing.Short() {
		t.Error("no example has a letterhead")
	}
}
