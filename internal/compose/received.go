package compose

import (
	"slices"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// received is the stamp of an office that received the document (dấu "Đến"),
// in the middle of the left column under all that the head says. The text that
// it would cover moves down: the law wants it on blank paper.
func (c *composer) received(s *sheet.Section) {
	if c.doc.Received == nil {
		return
	}
	at := slices.IndexFunc(s.Blocks, func(b sheet.Block) bool { t, ok := b.(*sheet.Table); return ok && t.Tag == headTag })
	head, under := s.Blocks[at].(*sheet.Table), s.Blocks[at+1].(*sheet.Paragraph)
	left := units.Sum(head.Columns[:len(head.Columns)-1])
	stamp := c.stampText()
	gap := c.settings.layout.MarkGap.Default
	stamp.X = (s.Page.Left + (left-stamp.Width)/2).ToTwip()
	bottom := s.Page.Top + c.ruler.Height(c.ctx, s.Blocks[:at+1], s.Page.TextWidth())
	stamp.Y = (bottom + gap).ToTwip()
	covered := area{right: stamp.X + stamp.Width + gap - s.Page.Left, bottom: stamp.Y + stamp.High + gap - bottom}
	under.Format.Line += c.pushed(s.Blocks[at+1:], covered, s.Page.TextWidth()).ToTwip()
	s.Stamps = []sheet.Stamp{stamp}
}

// area is the lower right corner of what is covered of a column.
type area struct{ right, bottom units.Length }

// pushed is how far blocks must move down, so that none stands in an area at
// the top left of their column.
func (c *composer) pushed(blocks []sheet.Block, covered area, width units.Length) units.Length {
	var top units.Length
	for i, b := range blocks {
		if top >= covered.bottom {
			return 0
		}
		if c.leftEdge(b, width) < covered.right {
			return covered.bottom - top
		}
		top += c.ruler.Height(c.ctx, blocks[i:i+1], width)
	}
	return 0
}

// leftEdge is where a block's ink begins.
func (c *composer) leftEdge(b sheet.Block, width units.Length) units.Length {
	switch b := b.(type) {
	case *sheet.Paragraph:
		if len(b.Runs) == 0 {
			return width
		}
		if b.Format.Align != sheet.Center {
			return b.Format.Left + min(0, b.Format.First)
		}
		left := width
		for _, line := range c.ruler.LineWidths(b, width) {
			left = min(left, (width-line)/2)
		}
		return left
	case *sheet.Stroke:
		return (width - b.Length) / 2
	}
	return 0
}

// stampText is the stamp with all that it says; what is not known is dotted.
func (c *composer) stampText() sheet.Stamp {
	r, law := c.doc.Received, &c.settings.layout.Stamp
	words := &rules.StampWords
	day := ""
	if !r.Date.IsZero() {
		day = viet.ShortDate(r.Date.Year, r.Date.Month, r.Date.Day)
	}
	lines := []*sheet.Paragraph{
		c.stampTitle("/received/office", viet.Upper(r.Office)), c.stampTitle("/received", words.Title),
		c.stampLine("/received/number", words.Number, r.Number), c.stampLine("/received/date", words.Day, day),
		c.stampLine("/received/forward_to", words.To, r.ForwardTo), c.stampLine("/received", words.File, ""),
	}
	pad := law.Pad.Default
	width := law.Width.Default.ToTwip()
	c.balance(lines[0], width-2*pad-c.headRoom())
	text := c.heightOf(lines, width-2*pad)
	high := max(law.High.Default, text+2*pad).ToTwip()
	stamp := sheet.Stamp{
		Tag: sheet.Tag(rules.ReceivedStamp), Width: width, High: high,
		Border: c.settings.layout.MarkBorder.Default, Color: sheet.Red, PadX: pad, PadY: (high - text) / 2,
	}
	for _, p := range lines {
		for i := range p.Runs {
			p.Runs[i].Char.Color = sheet.Red
		}
		stamp.Blocks = append(stamp.Blocks, p)
	}
	return stamp
}

// stampTitle is a line in the middle of the stamp.
func (c *composer) stampTitle(source, text string) *sheet.Paragraph {
	p := c.text(rules.ReceivedStamp, source, text)
	p.Format.Align = sheet.Center
	p.Runs[0].Char.Face |= sheet.Bold
	return p
}

// stampLine is a label with its value, or with dots in its place.
func (c *composer) stampLine(source, label, value string) *sheet.Paragraph {
	p := c.text(rules.ReceivedStamp, "/received", label)
	char := p.Runs[0].Char
	if value == "" {
		p.Runs = append(p.Runs, leader(char))
		return p
	}
	p.Runs = protect(append(p.Runs, sheet.Run{Text: value, Char: char, Source: source}))
	return p
}
