package compose

import (
	"fmt"

	"vanthu/internal/document"
	"vanthu/internal/rules"
	"vanthu/internal/units"
)

// newSettings resolves the style of a document. All lengths become whole
// twips, because a DOCX cannot say less; legal minima round up.
func newSettings(p *rules.Profile, style *document.Style) *settings {
	paper := &p.Paper
	s := &settings{
		profile:        p,
		margins:        margins{usual(paper.Top), usual(paper.Bottom), usual(paper.Left), usual(paper.Right)},
		landscape:      margins{usual(paper.LandscapeTop), usual(paper.LandscapeBottom), usual(paper.LandscapeLeft), usual(paper.LandscapeRight)},
		indent:         p.Paragraphs.Indents[0].ToTwip(),
		gap:            p.Paragraphs.Gap.Default,
		layout:         p.Layout,
		signatureSpace: p.Signature.Space.Default.ToTwip(),
		stroke:         p.Strokes.Thickness.Default,
		issuerStroke:   p.Strokes.UnderIssuer.Default,
		subjectStroke:  p.Strokes.UnderSubject.Default,
		signatureLeft:  p.Layout.SignatureLeft.Default.ToTwip(),
		sequence:       p.Numbering.Sequence,
	}
	if logo := p.Layout.Logo; logo != nil {
		own := *logo
		s.layout.Logo = &own
	}
	if len(style.Measures) > 0 {
		s.takeMeasures(style)
	}
	s.takeMargins(p, style.Margins)
	s.takeSizes(p, style)
	s.line = s.bodyLine(p, style)
	s.lineExact = p.Paragraphs.LineExact.Default > 0 || style.LineExact != nil
	take(&s.indent, style.Indent, units.MM)
	take(&s.gap, style.ParagraphGap, units.Point)
	take(&s.signatureSpace, style.SignatureSpace, units.MM)
	take(&s.headLeft, style.HeadLeft, units.MM)
	take(&s.signatureLeft, style.SignatureLeft, units.MM)
	if style.StrokeWidth != nil {
		s.stroke = eighths(*style.StrokeWidth)
	}
	if style.IssuerStroke != nil {
		s.issuerStroke = *style.IssuerStroke
	}
	if style.SubjectStroke != nil {
		s.subjectStroke = *style.SubjectStroke
	}
	s.boldPosition = style.BoldPosition != nil && *style.BoldPosition
	s.wordNumbering = style.WordNumbering != nil && *style.WordNumbering
	s.italicBases = style.ItalicBases != nil && *style.ItalicBases
	if len(style.Numbering) > 0 {
		s.sequence = style.Numbering
	}
	return s
}

// takeMeasures takes the measures that a document chooses.
func (s *settings) takeMeasures(style *document.Style) {
	for _, m := range s.layout.Measures() {
		if v, ok := style.Measures[m.Name]; ok {
			m.Range.Default = units.Length(v*float64(m.Unit) + 0.5)
		}
	}
}

// usual is a range's default in whole twips.
func usual(r rules.Range) units.Length { return inside(r.Default, r) }

// take replaces a length by an option given in the unit, in whole twips.
func take(to *units.Length, option *float64, unit units.Length) {
	if option != nil {
		*to = units.Length(*option*float64(unit) + 0.5).ToTwip()
	}
}

// takeMargins takes the margins that a document chooses, in whole twips that
// stay inside the law's range. A landscape page has the same margins where the
// profile leaves a choice.
func (s *settings) takeMargins(p *rules.Profile, m *document.Margins) {
	if m == nil {
		return
	}
	for _, side := range []struct {
		to     *units.Length
		option *float64
		law    rules.Range
	}{
		{&s.margins.top, m.Top, p.Paper.Top}, {&s.margins.bottom, m.Bottom, p.Paper.Bottom},
		{&s.margins.left, m.Left, p.Paper.Left}, {&s.margins.right, m.Right, p.Paper.Right},
	} {
		if side.option != nil {
			*side.to = inside(units.Millimetres(*side.option), side.law)
		}
	}
	if p.Family == rules.State {
		s.landscape = s.margins
	}
}

// inside is a length in whole twips, rounded up unless that leaves the range.
// Where the law has one value, no whole twip is inside, and the one above it
// is taken.
func inside(l units.Length, law rules.Range) units.Length {
	up, down := units.Twips(l.TwipsUp()), units.Twips(l.TwipsDown())
	if up <= law.Max || down < law.Min {
		return up
	}
	return down
}

// eighths is a number of points as a length in whole eighths of a point, the
// only ones that a DOCX knows for a stroke.
func eighths(points float64) units.Length {
	return units.Length(units.Points(points).EighthPoints()) * units.Point / 8
}

// size is the size of an element.
func (s *settings) size(e rules.Element) units.Length {
	if size, chosen := s.sizes[e]; chosen {
		return size
	}
	return s.profile.Type(e).Size.Default
}

// takeSizes takes the sizes that a document chooses. The body's carries over to the
// elements that the law sets in the body's range.
func (s *settings) takeSizes(p *rules.Profile, style *document.Style) {
	if style.BodySize == nil && len(style.Sizes) == 0 {
		return
	}
	s.sizes = map[rules.Element]units.Length{}
	if style.BodySize != nil {
		size := units.Points(*style.BodySize)
		for _, e := range []rules.Element{
			rules.Body, rules.LegalBasis, rules.HeadingI, rules.HeadingII, rules.HeadingIII,
			rules.PartLabel, rules.PartTitle, rules.AddresseesLabel, rules.Addressees, rules.TableCaption,
		} {
			if p.Has(e) && p.Type(e).Size.Allows(size) {
				s.sizes[e] = size
			}
		}
	}
	for name, size := range style.Sizes {
		s.sizes[rules.Element(name)] = units.Points(size)
	}
}

// bodyLine is the exact height of the body's lines.
func (s *settings) bodyLine(p *rules.Profile, style *document.Style) units.Length {
	single := rules.Single(s.size(rules.Body))
	if law := p.Paragraphs.LineExact; law.Default > 0 {
		if style.LineExact != nil {
			return inside(units.Points(*style.LineExact), law)
		}
		return law.Default
	}
	line := float64(single) * p.Paragraphs.LineTimes[2]
	switch {
	case style.LineExact != nil:
		line = float64(units.Points(*style.LineExact))
	case style.LineSpacing != nil:
		line = float64(single) * *style.LineSpacing
	}
	most := rules.SingleSpacing * float64(s.size(rules.Body)) * p.Paragraphs.LineTimes[1]
	return min(units.Length(line+0.5).ToTwip(), units.Twips(units.Length(most+0.5).TwipsDown()))
}

// fileDate completes a date for the file's metadata, so that no clock is
// asked: a missing day or month counts as the first, a missing year as the
// day the profile came into force.
func fileDate(d document.Date, profile string) string {
	if d.Year == 0 {
		return profile
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, max(d.Month, 1), max(d.Day, 1))
}
