package layout

import (
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// kept are the lines of a paragraph as Steady has found them, for the one who
// sets it on a page. They stand in a column that begins at 0.
type kept struct {
	width units.Length // of the column
	lines []Line
	rules [][]Rule // nil: no line is underlined
}

// mostKept is how many words of a document are kept: what compose holds of a
// longer one would not be counted before its pages are.
const mostKept = 1 << 16

// take gives the lines of a paragraph to a column, once: their words are then
// those of the page.
func (s *setter) take(p *sheet.Paragraph, x, width units.Length) (lines []Line, rules [][]Rule, ok bool) {
	k, _ := p.Set.(*kept)
	if k == nil || k.lines == nil || k.width != width {
		return nil, nil, false
	}
	lines, rules, k.lines = k.lines, k.rules, nil
	for i := range lines {
		lines[i].Of = p
		s.share.Take(lineBytes + wordBytes*len(lines[i].Words))
		for j := range lines[i].Words {
			lines[i].Words[j].X += x
		}
	}
	for _, under := range rules {
		for i := range under {
			under[i].X += x
		}
	}
	return lines, rules, true
}
