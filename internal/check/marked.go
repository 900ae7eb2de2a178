package check

import (
	"maps"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// urgency looks at the mark of urgency: its word, its frame and its colour.
func (c *looker) urgency() {
	words := c.profile.Marks.UrgencyWords
	all := lines(c.parts[rules.UrgencyMark])
	for i, p := range all {
		if p.GoesOn && i > 0 {
			continue // the second word of the mark above
		}
		c.pass("mark.urgency")
		text := p.Plain()
		if i+1 < len(all) && all[i+1].GoesOn {
			text += " " + all[i+1].Plain()
		}
		level := ""
		for _, l := range slices.Sorted(maps.Keys(words)) {
			if rules.ToneFirst(text) == rules.ToneFirst(words[l]) {
				level = l
			}
		}
		if level == "" {
			list := "«" + strings.Join(slices.Sorted(maps.Values(words)), "», «") + "»"
			c.fail("mark.urgency", p, fault.Text{"Dấu chỉ mức độ khẩn «" + text + "» không có trong thể thức: chỉ có " + list + ".", "There is no mark of urgency «" + text + "»: " + list + "."}, text, list)
			continue
		}
		c.frame(p, text, c.profile.Marks.UrgencyBox[level])
	}
}

// frame looks at the frame of a mark, which the state's has.
func (c *looker) frame(p *seen.Paragraph, text string, wide units.Length) {
	if wide == 0 {
		return
	}
	if why := c.unframed(p, wide); why[0] != "" {
		c.skip(why, "mark.frame")
		return
	}
	c.pass("mark.frame")
	high := c.profile.Marks.UrgencyHigh
	size := mm(wide) + " × " + mm(high) + " mm"
	slack := 2 * rules.Slacks.Page.Length()
	is, measured := mm(p.Set.Room)+" mm", "rộng "+mm(p.Set.Room)+" mm"
	if p.Set.High > 0 {
		is = mm(p.Set.Room) + " × " + mm(p.Set.High) + " mm"
		measured = is
	}
	switch {
	case !p.Set.Boxed:
		c.fail("mark.frame", p, fault.Text{"Dấu «" + text + "» không có khung; phải có khung viền đơn " + size + ".", "The mark «" + text + "» has no frame; it must have one of " + size + "."}, "không có khung", size)
	case p.Set.Room > 0 && !near(p.Set.Room, wide, slack) || p.Set.High > 0 && !near(p.Set.High, high, slack):
		c.weigh(fault.Hint, "mark.frame", p, fault.Text{"Khung của dấu «" + text + "» " + measured + "; phải " + size + ".", "The frame of the mark «" + text + "» measures " + is + "; it must be " + size + "."}, is, size)
	case c.profile.Marks.UrgencyRed && len(p.Runs) > 0 && c.black(p.Runs[0].Color):
		c.weigh(fault.Hint, "mark.frame", p, fault.Text{"Dấu «" + text + "» màu đen; phải bằng mực đỏ tươi (nếu không đóng dấu sau).", "The mark «" + text + "» is black; it is red, unless it is stamped later."}, "đen", "đỏ tươi")
	}
}

// unframed is why nothing can be said of a frame that was not found as such.
func (c *looker) unframed(p *seen.Paragraph, wide units.Length) fault.Text {
	switch {
	case p.Set.Boxed:
	case !c.word() && c.drawnAround(p):
		return fault.Text{"quanh dấu có nét vẽ mà không rõ khung", "what is drawn around the mark is no plain frame"}
	case c.word() && (p.Place.Box || p.Place.Table > 0 && p.Set.Room > 0 && p.Set.Room <= wide && p.Set.Left+p.Set.Right == 0):
		return fault.Text{"khung là ô của bảng, hoặc vẽ riêng quanh hộp văn bản, không đo", "the frame is a cell, or drawn around a text box, which is not measured"}
	}
	return fault.Text{}
}

// drawnAround tells whether a line or a picture of a PDF stands so near a mark that
// it may be of its frame: one with round corners, a stamp.
func (c *looker) drawnAround(p *seen.Paragraph) bool {
	high := c.profile.Marks.UrgencyHigh
	at := p.Place
	for i := range c.paper.Blocks {
		var of seen.Place
		switch b := &c.paper.Blocks[i]; {
		case b.Stroke != nil && !b.Stroke.Typed:
			of = b.Stroke.Place
		case b.Picture != nil:
			of = b.Picture.Place
		default:
			continue
		}
		if of.Page == at.Page && of.X < at.X+at.Width && of.X+of.Width > at.X && of.Y < at.Y+at.Height+high && of.Y+of.Height > at.Y-high {
			return true
		}
	}
	return false
}

// secrecy looks at the words of a mark of secrecy.
func (c *looker) secrecy() {
	for _, p := range lines(c.parts[rules.SecrecyMark]) {
		c.pass("mark.secrecy")
		words := slices.Sorted(maps.Values(rules.SecrecyWords))
		if text := p.Plain(); !slices.Contains(words, text) {
			list := "«" + strings.Join(words, "», «") + "»"
			c.fail("mark.secrecy", p, fault.Text{"Dấu độ mật viết «" + text + "»; chỉ có " + list + ".", "The mark of secrecy reads «" + text + "»: " + list + "."}, text, list)
		}
	}
}
