package check

import (
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// stroked is a place where the law draws a stroke.
type stroked struct {
	id    string
	under []rules.Element // the part above it, the last line of which is its base
	share rules.Share
	mark  string // what stands there instead of a stroke; empty: a stroke
	names fault.Text
}

func (c *looker) stroked() []stroked {
	s, w := &c.profile.Strokes, &c.profile.Words
	title := []rules.Element{rules.Motto, rules.NationalTitle}
	names := fault.Text{"Tiêu ngữ", "the motto"}
	if !c.state() {
		names = fault.Text{"tiêu đề", "the title"}
	}
	return []stroked{
		{"stroke.title", title, s.UnderTitle, "", names},
		{"stroke.issuer", []rules.Element{rules.Issuer}, s.UnderIssuer, w.IssuerMark, fault.Text{"tên cơ quan ban hành", "the issuing body"}},
		{"stroke.subject", []rules.Element{rules.Subject}, s.UnderSubject, w.SubjectMark, fault.Text{"trích yếu", "the subject"}},
	}
}

// strokes looks at the strokes of the head.
func (c *looker) strokes() {
	c.pass("stroke.typed")
	for _, s := range c.stroked() {
		base := c.base(s.under)
		if base == nil || s.id == "stroke.subject" && len(c.parts[rules.AnnexReference]) > 0 {
			continue // in a text attached to a decision it stands under "(Kèm theo …)"
		}
		if s.mark != "" {
			c.strokeMark(&s, base)
			continue
		}
		c.stroke(&s, base)
	}
}

// base is the last paragraph of a part; the first of the elements that is there
// counts.
func (c *looker) base(under []rules.Element) *seen.Paragraph {
	for _, e := range under {
		if list := lines(c.parts[e]); len(list) > 0 {
			return list[len(list)-1]
		}
	}
	return nil
}

// strokeUnder is the stroke under an element; nil if there is none.
func (c *looker) strokeUnder(under []rules.Element) *seen.Stroke {
	for i := range c.paper.Blocks {
		if p := c.paper.Blocks[i].Paragraph; p != nil && p.Annex > 0 {
			return nil // an annex may have a head of its own
		}
		if s := c.paper.Blocks[i].Stroke; s != nil {
			for _, e := range under {
				if s.Under == e {
					return s
				}
			}
		}
	}
	return nil
}

// strokeMark looks for the star or the hyphens of the Party, which practice often
// leaves out or draws.
func (c *looker) strokeMark(s *stroked, base *seen.Paragraph) {
	if s.id == "stroke.issuer" {
		return // a star is a line of its own, which is no part of the name
	}
	c.pass(s.id)
	got := c.strokeUnder(s.under)
	for i := range c.paper.Blocks {
		p, s := c.paper.Blocks[i].Paragraph, c.paper.Blocks[i].Stroke
		if p != nil && strings.Trim(p.Plain(), "-–— ") == "" && p.Plain() != "" || s != nil && s.Typed && strings.Trim(s.Text, "- ") == "" {
			return
		}
	}
	if got == nil {
		c.fail(s.id, base, fault.Text{"Dưới " + s.names[0] + " không có «" + s.mark + "».", "There is no «" + s.mark + "» under " + s.names[1] + "."}, "không có", s.mark)
	}
}

func (c *looker) stroke(s *stroked, base *seen.Paragraph) {
	c.pass(s.id)
	got := c.strokeUnder(s.under)
	switch {
	case got == nil && underlined(base):
		c.fail("stroke.typed", base, fault.Text{"Dưới " + s.names[0] + " là gạch chân chữ; phải là đường kẻ vẽ riêng.", "The text of " + s.names[1] + " is underlined; the stroke must be drawn."}, "gạch chân", "đường kẻ")
	case got == nil && base.Place.Box && c.looseStroke():
		c.skip(fault.Text{"có đường kẻ vẽ rời bên hộp văn bản", "strokes are drawn apart from the text boxes"}, s.id)
	case got == nil:
		c.fail(s.id, base, fault.Text{"Dưới " + s.names[0] + " không có đường kẻ.", "There is no stroke under " + s.names[1] + "."}, "không có", "đường kẻ nét liền")
	case got.Typed:
		c.failAt("", "stroke.typed", c.order[base], got.Place.Told(excerpt(got.Text)), fault.Text{
			"Đường kẻ dưới " + s.names[0] + " gõ bằng ký tự; phải vẽ.", "The stroke under " + s.names[1] + " is typed; it must be drawn.",
		}, excerpt(got.Text), "đường kẻ vẽ")
	default:
		c.strokeLength(s, base, got)
	}
}

// looseStroke tells whether a line is drawn in the head that stands under none of its
// parts.
func (c *looker) looseStroke() bool {
	const head = 40 // blocks
	return slices.ContainsFunc(c.paper.Blocks[:min(head, len(c.paper.Blocks))], func(b seen.Block) bool {
		return b.Stroke != nil && !b.Stroke.Typed && (b.Stroke.Under == "" || b.Stroke.Under == rules.Reference || b.Stroke.Under == rules.PlaceDate)
	})
}

func underlined(p *seen.Paragraph) bool {
	is, _ := partsOf(p.Runs)
	return is.underline > 0.5
}

// strokeLength holds the length of a stroke against the line of text above it.
func (c *looker) strokeLength(s *stroked, base *seen.Paragraph, got *seen.Stroke) {
	widths := c.lineWidths(s.under)
	if got.Place.Width == 0 || len(widths) == 0 || mark(base) {
		c.skip(fault.Text{"không đo được độ dài", "the length cannot be measured"}, s.id)
		return
	}
	slack := rules.Slacks.Stroke.Share()
	for _, text := range widths {
		share := float64(got.Place.Width) / float64(text)
		if share >= s.share.Min-slack && share <= s.share.Max+slack {
			return
		}
	}
	text := slices.Max(widths)
	share := float64(got.Place.Width) / float64(text)
	want := fault.Text{"dài từ 1/3 đến 1/2 dòng chữ", "1/3 to 1/2 of the line"}
	if s.share.Min == s.share.Max {
		want = fault.Text{"dài bằng dòng chữ", "as long as the line"}
	}
	c.fail(s.id, base, fault.Text{
		"Đường kẻ dưới " + s.names[0] + " dài " + mm(got.Place.Width) + " mm, bằng " + decimal(100*share) + "% dòng chữ (" + mm(text) + " mm); phải " + want[0] + ".",
		"The stroke under " + s.names[1] + " is " + mm(got.Place.Width) + " mm long, " + decimal(100*share) + " % of the line (" + mm(text) + " mm); it must be " + want[1] + ".",
	}, decimal(100*share)+"%", want[0])
}

// lineWidths are how wide the lines of a part are; the law does not say which one
// of them a stroke is measured by. None: it is not known.
func (c *looker) lineWidths(under []rules.Element) []units.Length {
	var out []units.Length
	for _, e := range under {
		for _, p := range lines(c.parts[e]) {
			for _, l := range p.Lines {
				out = append(out, l.Width)
			}
			if len(p.Lines) > 0 {
				continue
			}
			width := p.Place.Width
			if width == 0 {
				width = c.textWidth(p)
			}
			if width == 0 || c.wraps(p, width) {
				return nil
			}
			out = append(out, width)
		}
		if len(out) > 0 {
			return out
		}
	}
	return out
}

// wraps tells whether a text of a Word file surely takes more than a line where it
// stands: in a column of the head, or across the page.
func (c *looker) wraps(p *seen.Paragraph, width units.Length) bool {
	if !c.word() || len(c.paper.Sheets) == 0 {
		return false
	}
	s := &c.paper.Sheets[0]
	room := s.Width - s.Left - s.Right
	if p.Place.Column > 0 {
		room /= 2
	}
	return width > room-room/10
}

// textWidth is how wide the text of a paragraph is on one line; 0: not known.
func (c *looker) textWidth(p *seen.Paragraph) units.Length {
	if c.measure == nil {
		return 0
	}
	total := units.Length(0)
	for i := range p.Runs {
		r := &p.Runs[i]
		text := r.Text
		if i == 0 {
			text = strings.TrimLeft(text, " \t")
		}
		if i == len(p.Runs)-1 {
			text = strings.TrimRight(text, " \t")
		}
		if r.Capitals {
			text = strings.ToUpper(text)
		}
		total += c.measure(text, units.Points(r.Size), r.Bold, r.Italic)
	}
	return total
}
