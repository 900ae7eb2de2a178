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
	for _, p := range lines(c.parts[rules.UrgencyMark]) {
		c.pass("mark.urgency")
		text := p.Plain()
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

// frame looks at the frame of a mark in a Word file, which the state's has.
func (c *looker) frame(p *seen.Paragraph, text string, wide units.Length) {
	if wide == 0 {
		return
	}
	if !c.word() {
		c.skip(fault.Text{"PDF vẽ khung bằng nét rời, không đo", "a PDF draws a frame in strokes, which are not measured"}, "mark.frame")
		return
	}
	if !p.Set.Boxed && p.Place.Box || p.Place.Table > 0 && !p.Set.Boxed && p.Set.Room > 0 && p.Set.Room <= wide && p.Set.Left+p.Set.Right == 0 {
		c.skip(fault.Text{"khung là hộp văn bản hoặc ô của bảng, không đo", "the frame is a text box or a cell, which are not measured"}, "mark.frame")
		return
	}
	c.pass("mark.frame")
	size := mm(wide) + " × " + mm(c.profile.Marks.UrgencyHigh) + " mm"
	switch {
	case !p.Set.Boxed:
		c.fail("mark.frame", p, fault.Text{"Dấu «" + text + "» không có khung; phải có khung viền đơn " + size + ".", "The mark «" + text + "» has no frame; it must have one of " + size + "."}, "không có khung", size)
	case p.Set.Room > 0 && !near(p.Set.Room, wide, 2*rules.Slacks.Page.Length()):
		c.weigh(fault.Hint, "mark.frame", p, fault.Text{"Khung của dấu «" + text + "» rộng " + mm(p.Set.Room) + " mm; phải " + size + ".", "The frame of the mark «" + text + "» is " + mm(p.Set.Room) + " mm wide; it must be " + size + "."}, mm(p.Set.Room)+" mm", size)
	case c.profile.Marks.UrgencyRed && len(p.Runs) > 0 && c.black(p.Runs[0].Color):
		c.weigh(fault.Hint, "mark.frame", p, fault.Text{"Dấu «" + text + "» màu đen; phải bằng mực đỏ tươi (nếu không đóng dấu sau).", "The mark «" + text + "» is black; it is red, unless it is stamped later."}, "đen", "đỏ tươi")
	}
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
