package check

import (
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// annexText looks at the long paragraphs of annexes, which are set as those of the
// paper are. What stands in tables and forms is not among them.
func (c *looker) annexText() {
	law := c.profile.Type(rules.Body).Size
	var sizes, ragged, flush tally
	total := 0
	for i := range c.paper.Blocks {
		p := c.paper.Blocks[i].Paragraph
		if p == nil || p.Annex == 0 || !runs(p) {
			continue
		}
		total++
		slack := units.Length(0)
		if !c.word() {
			slack = rules.Slacks.Size.Length()
		}
		if size := sizeOf(p); size > 0 && !within(units.Points(size), law, slack) {
			sizes.add(p)
			sizes.note(pt(size))
		}
		if p.Set.Align != seen.Justified && (c.word() || len(p.Lines) > 2) {
			ragged.add(p)
		}
		if bad, is := c.indented(p); bad {
			flush.add(p)
			flush.note(is)
		}
	}
	if total == 0 {
		return
	}
	c.pass("annex.text")
	c.tell("annex.text", &sizes, total, fault.Text{"Trong phụ lục, %s/%s đoạn dài cỡ chữ " + sizes.values() + "; như nội dung là cỡ " + ptRange(law) + ".", "In annexes %s of %s long paragraphs are of size " + sizes.values() + "; the text is of " + ptRange(law) + "."}, ptRange(law))
	c.tell("annex.text", &ragged, total, fault.Text{"Trong phụ lục, %s/%s đoạn dài không canh đều hai lề.", "In annexes %s of %s long paragraphs are not justified."}, "canh đều hai lề")
	c.tell("annex.text", &flush, total, fault.Text{"Trong phụ lục, %s/%s đoạn dài lùi đầu dòng " + flush.values() + "; như nội dung là " + c.indents(fault.Vietnamese) + ".", "In annexes %s of %s long paragraphs have a first-line indent of " + flush.values() + "; that of the text is " + c.indents(fault.English) + "."}, c.indents(fault.Vietnamese))
}

// runs tells whether a paragraph surely is running text: long, in a column of its
// own, neither a note nor a line of a form.
func runs(p *seen.Paragraph) bool {
	if p.Element != rules.Body || p.Sure < seen.Doubt || p.Place.Column > 0 || p.Place.Box || p.Set.Align == seen.Center || p.Set.Align == seen.Right {
		return false
	}
	is, _ := partsOf(p.Runs)
	text := p.Plain()
	return len([]rune(text)) >= long && is.italic <= 0.5 && !rules.Blanks.MatchString(text)
}
