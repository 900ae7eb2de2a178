package layout

import (
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// LineWidths tells how a paragraph breaks in a column of the given width: the
// natural width of each of its lines. Compose asks it where the length of a
// stroke or the balance of a title depends on the lines.
func LineWidths(family *metrics.Family, p *sheet.Paragraph, width units.Length) []units.Length {
	s := &setter{family: family, em: units.Length(family.UnitsPerEm())}
	ragged := *p
	ragged.Format.Align = sheet.Left
	lines, _ := s.breakLines(&ragged, 0, width)
	out := make([]units.Length, len(lines))
	for i, l := range lines {
		if n := len(l.Words); n > 0 {
			last := l.Words[n-1]
			out[i] = last.X + last.Width - l.Words[0].X
		}
	}
	return out
}

// A break that hangs on less than a hair may fall elsewhere in a program that
// rounds widths in another way: LibreOffice and Word reckon each piece of text
// in whole units of their own. Measured with LibreOffice: up to 1.4 twips.
const (
	hair     = 4 * units.Twip  // a decision closer than this is not safe
	nudge    = 3 * units.Twip  // by this much a paragraph is narrowed at a time …
	mostEdge = 24 * units.Twip // … and by no more than this, less than half a millimetre
)

// Steady is the least amount by which a paragraph must be narrowed so that
// none of its line breaks hangs on a hair; zero for nearly all paragraphs.
// Both files then break it alike.
func Steady(family *metrics.Family, p *sheet.Paragraph, width units.Length) units.Length {
	s := &setter{family: family, em: units.Length(family.UnitsPerEm())}
	return s.steady(p, width)
}

func (s *setter) steady(p *sheet.Paragraph, width units.Length) units.Length {
	best, widest := units.Length(0), scaled(-1)
	for edge := units.Length(0); edge <= mostEdge; edge += nudge {
		s.breakLines(p, 0, width-edge)
		if s.text.closest >= scaled(hair)*scaled(s.em) {
			return edge
		}
		if s.text.closest > widest {
			best, widest = edge, s.text.closest
		}
	}
	return best
}
