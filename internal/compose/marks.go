package compose

import (
	"fmt"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// marks are what stands under the number in the head's left column: secrecy
// (ô số 10a, where the operator lets such documents be made), urgency
// (ô số 10b) and, for the Party, the draft note (ô số 11b).
func (c *composer) marks() []sheet.Block {
	var out []sheet.Block
	if s := c.doc.Secrecy; s != "" {
		p := c.text(rules.SecrecyMark, rules.SecrecyWords[s])
		p.Runs[0].Char.Color = sheet.Red
		out = append(out, p)
	}
	if u := c.doc.Urgency; u != "" {
		out = append(out, c.urgency(u))
	}
	if words := c.profile.Marks.DraftWords; words != "" && c.doc.Draft > 0 {
		out = append(out, c.text(rules.DraftNote, fmt.Sprintf(words, c.doc.Draft)))
	}
	return out
}

// urgency is the mark of how urgent a document is; the state frames it.
func (c *composer) urgency(level string) sheet.Block {
	m := c.profile.Marks
	p := c.text(rules.UrgencyMark, m.UrgencyWords[level])
	if m.UrgencyRed {
		p.Runs[0].Char.Color = sheet.Red
	}
	width, framed := m.UrgencyBox[level]
	if !framed {
		return p
	}
	return &sheet.Box{
		Tag: p.Tag, Align: sheet.Center, Width: width, High: m.UrgencyHigh,
		Border: c.settings.layout.MarkBorder.Default, Color: p.Runs[0].Char.Color, Text: p,
	}
}

// circulation is the note on who may see the document (ô số 11), in the top
// margin of the first page: framed over the title by the state, plain at the
// right edge by the Party.
func (c *composer) circulation(width units.Length) []sheet.Block {
	if c.doc.Circulation == "" || c.noteAtFoot() {
		return nil
	}
	p := c.text(rules.CirculationNote, viet.Upper(c.doc.Circulation))
	box := c.profile.Marks.Circulation
	if box.High == 0 {
		p.Format.Align = sheet.Right
		return []sheet.Block{p}
	}
	left, _ := c.headColumns(width, c.text(rules.PlaceDate, c.placeDate()))
	frame := &sheet.Box{
		Tag: p.Tag, Align: sheet.Center, Width: (c.widthOf(p) + 2*box.Pad).ToTwip(), High: box.High,
		Border: c.settings.layout.MarkBorder.Default, Text: p,
	}
	return []sheet.Block{
		&sheet.Table{
			Tag: "marks", Columns: []units.Length{left, width - left},
			Rows: []sheet.Row{{Cells: cells(c.filled(nil), []sheet.Block{frame})}},
		},
		c.space(units.Points(1)),
	}
}

// noteAtFoot tells whether the circulation note is one that stands on the last
// page.
func (c *composer) noteAtFoot() bool {
	note := c.profile.Marks.FootNote
	return note != nil && strings.HasPrefix(viet.Upper(strings.TrimSpace(c.doc.Circulation)), note.Begins)
}

// footNote is that note: centred, near the lower edge of the last page.
func (c *composer) footNote(page sheet.Page) []sheet.Stamp {
	if !c.noteAtFoot() {
		return nil
	}
	p := c.text(rules.CirculationNote, viet.Upper(c.doc.Circulation))
	high := p.Format.Line
	return []sheet.Stamp{{
		Tag: p.Tag, X: page.Left, Y: page.Height - c.profile.Marks.FootNote.Foot.Default.ToTwip() - high,
		Width: page.TextWidth(), High: high, Blocks: []sheet.Block{p},
	}}
}

// watermark is the pale DỰ THẢO across a draft of the state, which has no
// other place for it.
func (c *composer) watermark() *sheet.Watermark {
	if c.doc.Draft == 0 || c.profile.Marks.DraftWords != "" {
		return nil
	}
	t := c.profile.Type(rules.Watermark)
	return &sheet.Watermark{
		Text:  "DỰ THẢO",
		Char:  sheet.Char{Face: face(t.Bold, t.Italic), Size: c.settings.size[rules.Watermark], Color: sheet.Grey},
		Angle: watermarkAngle,
	}
}

const watermarkAngle = 45

// contact is the line of addresses (ô số 13) under a stroke as wide as the
// text.
func (c *composer) contact(width units.Length) []sheet.Block {
	if c.doc.Contact == nil {
		return nil
	}
	rule := c.stroke(rules.Contact, width, units.Points(2))
	rule.Gap = c.settings.layout.ContactGap.Default
	out := []sheet.Block{rule}
	char := c.styles.of(rules.Contact).Char
	measure := func(s string) units.Length { return c.family.Width(char.Face, char.Size, s) }
	for _, parts := range c.contactLines() {
		for _, line := range filled(parts, measure, width-c.headRoom()) {
			for _, part := range filled(strings.Fields(line), measure, width-c.headRoom()) {
				out = append(out, c.text(rules.Contact, part))
			}
		}
	}
	return out
}

// contactLines are the address, the telephones and the network addresses, in
// the form of Mẫu 1.5; the Party has them on one line. Each part carries the
// mark behind it, and lines are broken between parts.
func (c *composer) contactLines() [][]string {
	d := c.doc.Contact
	if c.profile.Family == rules.Party {
		return [][]string{joinedParts(";", "Địa chỉ: ", d.Address, "điện thoại: ", d.Phone, "fax: ", d.Fax, "email: ", d.Email, "website: ", d.Website)}
	}
	return [][]string{
		joinedParts(",", "Địa chỉ: ", d.Address),
		joinedParts(",", "ĐT: ", d.Phone, "Fax: ", d.Fax),
		joinedParts(",", "E-Mail: ", d.Email, "Website: ", d.Website),
	}
}

// joinedParts are the named values that are given, with a mark behind all but
// the last.
func joinedParts(mark string, pairs ...string) []string {
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			continue
		}
		if n := len(out); n > 0 {
			out[n-1] += mark
		}
		out = append(out, pairs[i]+pairs[i+1])
	}
	return out
}

// received is the stamp of an office that received the document (dấu "Đến"):
// its name, number, day and whom it goes to.
func (c *composer) received() []sheet.Stamp {
	r := c.doc.Received
	if r == nil {
		return nil
	}
	line := func(text string, bold bool) *sheet.Paragraph {
		p := c.text(rules.ReceivedStamp, text)
		p.Runs[0].Char.Color = sheet.Red
		p.Runs[0].Char.Face |= face(bold, false)
		return p
	}
	office := line(viet.Upper(r.Office), true)
	office.Format.Align = sheet.Center
	number := r.Number
	if number == "" {
		number = blank
	}
	day := blank
	if !r.Date.IsZero() {
		day = viet.ShortDate(r.Date.Year, r.Date.Month, r.Date.Day)
	}
	blocks := []sheet.Block{office, line("ĐẾN  Số: "+number+"  Ngày: "+day, false), line("Chuyển: "+r.ForwardTo, false)}
	place := c.settings.layout.Stamp
	high := 2 * place.Pad.Default
	for _, b := range blocks {
		p := b.(*sheet.Paragraph)
		high += p.Format.Line * units.Length(c.ruler.Lines(p, place.Width.Default-2*place.Pad.Default))
	}
	return []sheet.Stamp{{
		Tag: sheet.Tag(rules.ReceivedStamp), X: place.X.Default, Y: place.Y.Default, Width: place.Width.Default, High: high.ToTwip(),
		Border: c.settings.layout.MarkBorder.Default, Color: sheet.Red, PadX: place.Pad.Default, PadY: place.Pad.Default, Blocks: blocks,
	}}
}
