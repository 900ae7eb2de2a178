package layout

import (
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// kept are the lines of a paragraph as Steady has found them, for the one who
// sets it on a page. They stand in a column of a width.
type kept struct {
	of       *sheet.Paragraph // a copy of it has lines of its own
	x, width units.Length     // where the column begins, and its width
	lines    []Line
	rules    [][]Rule // nil: no line is underlined
	counted  bool     // in the memory of the document
}

// mostKept is how many words of a document are kept: what compose holds of a
// longer one would not be counted before its pages are.
const mostKept = 1 << 16

// take gives the lines of a paragraph to a column: their words are then those of the
// page. It may be asked again where pages are filled anew.
func (s *setter) take(p *sheet.Paragraph, x, width units.Length) (lines []Line, rules [][]Rule, ok bool) {
	k, _ := p.Set.(*kept)
	if k == nil || k.of != p || k.width != width {
		return nil, nil, false
	}
	dx := x - k.x
	k.x = x
	for i := range k.lines {
		if !k.counted {
			s.share.Take(lineBytes + wordBytes*len(k.lines[i].Words))
		}
		for j := range k.lines[i].Words {
			k.lines[i].Words[j].X += dx
		}
	}
	k.counted = true
	for _, under := range k.rules {
		for i := range under {
			under[i].X += dx
		}
	}
	return k.lines, k.rules, true
}

// keptLines is how many lines of a paragraph are kept, or else one.
func keptLines(p *sheet.Paragraph) int {
	if k, ok := p.Set.(*kept); ok {
		return max(1, len(k.lines))
	}
	return 1
}
