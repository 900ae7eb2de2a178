package document

import (
	"maps"
	"math"
	"slices"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/tree"
	"vanthu/internal/units"
)

// style holds the house choices against the ranges of the profile.
func (c *checker) style() {
	if c.p == nil {
		return
	}
	s, t := &c.d.Style, c.p.Layout
	c.bodySize(s)
	c.margins(s.Margins)
	c.indent(s.Indent)
	c.lines(s)
	c.points("paragraph_gap", fault.Text{"Khoảng cách giữa các đoạn", "The gap between paragraphs"}, s.ParagraphGap, c.p.Paragraphs.Gap)
	c.numbering(s.Numbering)
	c.sizes(s.Sizes)
	c.measures(s.Measures)
	c.headLeft(s)
	c.millimetres("signature_left", fault.Text{"Cột Nơi nhận rộng", "The width of the recipients' column"}, s.SignatureLeft, t.SignatureLeft)
	c.millimetres("signature_space", fault.Text{"Khoảng trống để ký", "The room for the signature"}, s.SignatureSpace, c.p.Signature.Space)
	c.points("stroke_width", fault.Text{"Nét kẻ", "The thickness of strokes"}, s.StrokeWidth, c.p.Strokes.Thickness)
	c.stroke("issuer_stroke", s.IssuerStroke, c.p.Strokes.UnderIssuer)
	c.stroke("subject_stroke", s.SubjectStroke, c.p.Strokes.UnderSubject)
	c.partyOnly(s)
}

// styleMeasure is one measure of the style: where it stands, what it is.
type styleMeasure struct {
	key  string // below /style, with slashes
	name fault.Text
	unit string
}

func (m styleMeasure) pointer() string { return "/style/" + m.key }

func (m styleMeasure) rule() string {
	rule := []byte("style." + m.key)
	for i, b := range rule {
		if b == '/' {
			rule[i] = '.'
		}
	}
	return string(rule)
}

func (c *checker) points(key string, name fault.Text, v *float64, r rules.Range) {
	if v != nil {
		c.inRange(styleMeasure{key, name, "pt"}, *v, r, units.Points, units.Length.Points)
	}
}

func (c *checker) millimetres(key string, name fault.Text, v *float64, r rules.Range) {
	if v != nil {
		c.inRange(styleMeasure{key, name, "mm"}, *v, r, units.Millimetres, units.Length.MM)
	}
}

// inRange reports a measure outside its range, or beside its one lawful value.
func (c *checker) inRange(m styleMeasure, v float64, r rules.Range, to func(float64) units.Length, from func(units.Length) float64) bool {
	const absurd = 1e6 // keeps the conversion to whole units from overflowing
	if math.Abs(v) < absurd && r.Allows(to(v)) {
		return true
	}
	lo, hi := tidy(from(r.Min)), tidy(from(r.Max))
	if lo == hi {
		c.put(m.pointer(), m.rule(), "fixed", r.Cite, m.name, lo, m.unit, v, m.unit)
	} else {
		c.put(m.pointer(), m.rule(), "range", r.Cite, m.name, v, m.unit, lo, hi, m.unit)
	}
	return false
}

// tidy rounds a bound for a message.
func tidy(v float64) float64 { return math.Round(v*1000) / 1000 }

func (c *checker) bodySize(s *Style) {
	if s.BodySize != nil {
		c.fontSize(styleMeasure{"body_size", fault.Text{"Cỡ chữ nội dung", "The size of the body"}, "pt"}, *s.BodySize, rules.Body)
	}
}

// fontSize checks the size of one element's font. Word knows half points only.
func (c *checker) fontSize(m styleMeasure, v float64, e rules.Element) {
	if c.inRange(m, v, c.p.Type(e).Size, units.Points, units.Length.Points) && v*2 != math.Trunc(v*2) {
		c.put(m.pointer(), m.rule(), "half", "", m.name, v)
	}
}

func (c *checker) margins(m *Margins) {
	if m == nil {
		return
	}
	paper := c.p.Paper
	c.millimetres("margins/top", fault.Text{"Lề trên", "The top margin"}, m.Top, paper.Top)
	c.millimetres("margins/bottom", fault.Text{"Lề dưới", "The bottom margin"}, m.Bottom, paper.Bottom)
	c.millimetres("margins/left", fault.Text{"Lề trái", "The left margin"}, m.Left, paper.Left)
	c.millimetres("margins/right", fault.Text{"Lề phải", "The right margin"}, m.Right, paper.Right)
}

// indent takes one of the lawful indents, written to the tenth of a millimetre
// or so, and makes it exact.
func (c *checker) indent(v *float64) {
	const tolerance = 0.05 // mm
	if v == nil {
		return
	}
	allowed := c.p.Paragraphs.Indents
	for _, l := range allowed {
		if math.Abs(l.MM()-*v) <= tolerance {
			*v = l.MM()
			return
		}
	}
	c.put("/style/indent", "style.indent", "style.indent", c.p.Paragraphs.IndentCite,
		tidy(allowed[0].MM()), tidy(allowed[len(allowed)-1].MM()), *v)
}

// lines checks the line spacing: a multiple of single spacing for the state,
// exactly so many points for the Party, or for the state within the same
// bounds.
func (c *checker) lines(s *Style) {
	p := c.p.Paragraphs
	if s.LineSpacing != nil && s.LineExact != nil {
		c.report("/style/line_exact", "style.line-both")
		return
	}
	if v := s.LineSpacing; v != nil {
		switch times := p.LineTimes; {
		case times[1] == 0:
			c.put("/style/line_spacing", "style.line_spacing", "style.line_spacing", p.LineCite)
		case *v < times[0] || *v > times[1]:
			c.put("/style/line_spacing", "style.line_spacing", "style.line-times", p.LineCite, *v, times[0], times[1])
		}
	}
	name := fault.Text{"Dòng cách dòng", "The line spacing"}
	if p.LineTimes[1] == 0 {
		c.points("line_exact", name, s.LineExact, p.LineExact)
		return
	}
	single := c.bodyPoints() * rules.SingleSpacing
	c.points("line_exact", name, s.LineExact, rules.Range{
		Min:  units.Points(single * p.LineTimes[0]),
		Max:  units.Points(single * p.LineTimes[1]),
		Cite: p.LineCite,
	})
}

// bodyPoints is the size of the body: the author's, if it can be used.
func (c *checker) bodyPoints() float64 {
	size := c.p.Type(rules.Body).Size
	if v := c.d.Style.BodySize; v != nil && size.Allows(units.Points(*v)) {
		return *v
	}
	return size.Default.Points()
}

// sizes checks the font sizes by element. The body's has a key of its own.
func (c *checker) sizes(sizes map[string]float64) {
	for _, name := range slices.Sorted(maps.Keys(sizes)) {
		p := tree.Join("/style/sizes", name)
		switch e := rules.Element(name); {
		case !c.p.Has(e):
			c.report(p, "style.sizes.unknown", fault.Quote(name), fault.Listed(c.elements()))
		case e == rules.Body:
			c.report(p, "style.sizes.body")
		default:
			m := styleMeasure{"sizes/" + name, fault.Text{"Cỡ chữ «" + name + "»", "The size of «" + name + "»"}, "pt"}
			c.fontSize(m, sizes[name], e)
		}
	}
}

// measures holds the other measures of the layout against their ranges.
func (c *checker) measures(values map[string]float64) {
	known := map[string]rules.Measure{}
	layout := c.p.Layout
	var names []string
	for _, m := range layout.Measures() {
		known[m.Name] = m
		names = append(names, m.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		m, ok := known[name]
		if !ok {
			c.report(tree.Join("/style/measures", name), "style.measures.unknown", fault.Quote(name), fault.Listed(names))
			continue
		}
		key, label, value := "measures/"+name, fault.Text{"Khoảng cách «" + name + "»", "The measure «" + name + "»"}, values[name]
		if m.Unit == units.MM {
			c.millimetres(key, label, &value, *m.Range)
		} else {
			c.points(key, label, &value, *m.Range)
		}
	}
}

// elements are the names that sizes may have.
func (c *checker) elements() []string {
	names := make([]string, len(c.p.Types))
	for i, t := range c.p.Types {
		names[i] = string(t.Element)
	}
	return names
}

// headLeft checks the width of the head's left column: what is left beside it
// must hold the title, which is narrower in a smaller font.
func (c *checker) headLeft(s *Style) {
	if s.HeadLeft == nil {
		return
	}
	title := c.p.Type(rules.NationalTitle).Size.Default.Points()
	room := c.p.Layout.HeadRight
	right := room.Min.MM()
	if v, ok := s.Sizes[string(rules.NationalTitle)]; ok && v > 0 && v < title {
		right *= v / title
	}
	text := c.textWidth()
	if v := *s.HeadLeft; v < MinLeftColumn || v > text-right {
		c.put("/style/head_left", "style.head_left", "style.head_left", room.Cite,
			v, tidy(text), float64(MinLeftColumn), math.Floor((text-right)*10)/10)
	}
}

// textWidth is the width of the text area of a portrait page in mm.
func (c *checker) textWidth() float64 {
	paper := c.p.Paper
	left, right := paper.Left.Default.MM(), paper.Right.Default.MM()
	if m := c.d.Style.Margins; m != nil {
		if m.Left != nil && paper.Left.Allows(units.Millimetres(*m.Left)) {
			left = *m.Left
		}
		if m.Right != nil && paper.Right.Allows(units.Millimetres(*m.Right)) {
			right = *m.Right
		}
	}
	return paper.Width.MM() - left - right
}

// stroke checks the length of a stroke as a share of the text above it. A
// third cannot be written as a decimal fraction, so 0.333 counts as a third.
func (c *checker) stroke(key string, v *float64, s rules.Share) {
	const third = 0.0005
	switch {
	case v == nil:
	case s.Default == 0:
		c.report("/style/"+key, "style.no-stroke")
	case *v < s.Min-third || *v > s.Max:
		c.put("/style/"+key, "style."+key, "style.share", s.Cite, *v)
	default:
		*v = max(*v, s.Min)
	}
}

// partyOnly reports the options that the state's documents do not have.
func (c *checker) partyOnly(s *Style) {
	if c.p.Family == rules.Party {
		return
	}
	for _, o := range []struct {
		key string
		set bool
	}{
		{"bold_position", s.BoldPosition != nil},
		{"italic_bases", s.ItalicBases != nil},
		{"two_sided", s.TwoSided},
	} {
		if o.set {
			c.report("/style/"+o.key, "style.party")
		}
	}
}
