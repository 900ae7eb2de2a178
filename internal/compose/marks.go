package compose

import (
	"fmt"
	"slices"
	"strings"

	"vanthu/internal/document"
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
		p := c.text(rules.SecrecyMark, "/secrecy", rules.SecrecyWords[s])
		p.Runs[0].Char.Color = sheet.Red
		out = append(out, p)
	}
	if u := c.doc.Urgency; u != "" {
		out = append(out, c.urgency(u))
	}
	if words := c.profile.Marks.DraftWords; words != "" && c.doc.Draft > 0 {
		out = append(out, c.text(rules.DraftNote, "/draft", fmt.Sprintf(words, c.doc.Draft)))
	}
	return out
}

// urgency is the mark of how urgent a document is; the state frames it.
func (c *composer) urgency(level string) sheet.Block {
	m := &c.profile.Marks
	p := c.text(rules.UrgencyMark, "/urgency", m.UrgencyWords[level])
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
	p := c.text(rules.CirculationNote, "/circulation", viet.Upper(c.doc.Circulation))
	box, align := c.profile.Marks.Circulation, alignOf[c.profile.Marks.NoteAlign]
	if box.High == 0 {
		p.Format.Align = align
		return []sheet.Block{p}
	}
	left, _ := c.headColumns(width, c.placeDate(rules.PlaceDate))
	frame := &sheet.Box{
		Tag: p.Tag, Align: align, Width: (c.widthOf(p) + 2*box.Pad).ToTwip(), High: box.High,
		Border: c.settings.layout.MarkBorder.Default, Text: p,
	}
	return []sheet.Block{
		&sheet.Table{
			Tag: "marks", Columns: []units.Length{left, width - left},
			Rows: []sheet.Row{{Cells: cells(c.filled(nil), []sheet.Block{frame})}},
		},
		c.least(),
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
	p := c.text(rules.CirculationNote, "/circulation", viet.Upper(c.doc.Circulation))
	high := p.Format.Line
	return []sheet.Stamp{{
		Tag: p.Tag, X: page.Left, Y: page.Height - c.profile.Marks.FootNote.Foot.Default.ToTwip() - high,
		Width: page.TextWidth(), High: high, Blocks: []sheet.Block{p},
	}}
}

// watermark is the pale text across a draft of the state, which has no other
// place for it.
func (c *composer) watermark() *sheet.Watermark {
	mark := c.profile.Marks.Watermark
	if c.doc.Draft == 0 || mark == nil {
		return nil
	}
	t := c.profile.Type(rules.Watermark)
	return &sheet.Watermark{
		Name:  rules.Watermark.Look().Name,
		Text:  mark.Text,
		Char:  sheet.Char{Face: face(t.Bold, t.Italic), Size: c.settings.size(rules.Watermark), Color: sheet.Grey},
		Angle: mark.Angle,
	}
}

// contact is the line of addresses (ô số 13) under a stroke as wide as the
// text.
func (c *composer) contact(width units.Length) []sheet.Block {
	if c.doc.Contact == nil || c.profile.Letterhead != nil {
		return nil
	}
	rule := c.stroke(rules.Contact, width, c.settings.layout.ContactUnder.Default)
	rule.Gap = c.settings.layout.ContactGap.Default
	return append([]sheet.Block{rule}, c.contactText(width)...)
}

// contactText is what the line of addresses says.
func (c *composer) contactText(width units.Length) []sheet.Block {
	if c.doc.Contact == nil {
		return nil
	}
	var out []sheet.Block
	char := c.styles.of(rules.Contact).Char
	measure := func(s string) units.Length { return c.family.Width(char.Face, char.Size, s) }
	for _, parts := range c.contactLines() {
		for _, line := range filled(parts, measure, width-c.headRoom()) {
			for _, part := range filled(strings.Fields(line), measure, width-c.headRoom()) {
				out = append(out, c.text(rules.Contact, "/contact", part))
			}
		}
	}
	return out
}

// filled breaks words into lines that each take as many as fit.
func filled(words []string, measure func(string) units.Length, width units.Length) []string {
	if whole := strings.Join(words, " "); measure(whole) <= width && len(words) > 0 {
		return []string{whole}
	}
	var lines []string
	for _, w := range words {
		if n := len(lines); n > 0 && measure(lines[n-1]+" "+w) <= width {
			lines[n-1] += " " + w
			continue
		}
		lines = append(lines, w)
	}
	return lines
}

// contactLines are the values that are given of each contact line, with the
// mark behind all but the last; lines are broken between values.
func (c *composer) contactLines() [][]string {
	d := c.doc.Contact
	lines := make([][]string, len(c.profile.Marks.Contact))
	for i, line := range c.profile.Marks.Contact {
		lines[i] = make([]string, 0, len(line.Parts))
		join := ""
		for k := len(line.Parts) - 1; k >= 0; k-- {
			part := line.Parts[k]
			if value := contactValue(d, part.Key); value != "" {
				lines[i] = append(lines[i], part.Label+value+join)
				join = line.Join
			}
		}
		slices.Reverse(lines[i])
	}
	return lines
}

// contactValue is the value of a key of a document's contact.
func contactValue(c *document.Contact, key string) string {
	switch key {
	case "address":
		return c.Address
	case "phone":
		return c.Phone
	case "fax":
		return c.Fax
	case "email":
		return c.Email
	case "website":
		return c.Website
	}
	return ""
}
