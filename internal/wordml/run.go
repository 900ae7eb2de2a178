package wordml

import (
	"strings"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// plain is the look that templates/docx/word/styles.xml gives to text without
// a style.
var plain = sheet.Char{Face: sheet.Regular, Size: 14 * units.Point, Color: sheet.Black}

// noBreakHyphen is written as an element of its own: Word takes the character
// from another typeface where Times New Roman lacks it.
const noBreakHyphen = "\u2011"

// runs writes text, one w:r for each stretch of one look. The text of a slot
// is one with the text around it.
func (m *markup) runs(runs []sheet.Run, base sheet.Char) {
	open := false
	var look sheet.Char
	for i := 0; i < len(runs); i++ {
		r := runs[i]
		for i+1 < len(runs) && runs[i+1].Char == r.Char && (runs[i].Slot != sheet.NoSlot || runs[i+1].Slot != sheet.NoSlot) {
			i++
			r.Text += runs[i].Text
		}
		if r.Text == "" && !r.Leader {
			continue
		}
		if !r.Leader && strings.ContainsFunc(r.Text, sheet.IsMark) {
			if open {
				m.add("</w:r>")
				open = false
			}
			m.marked(r, base)
			continue
		}
		if open && r.Char != look {
			m.add("</w:r>")
			open = false
		}
		if !open {
			m.add("<w:r>").runProperties(r.Char, base)
			open, look = true, r.Char
		}
		if r.Leader {
			m.add("<w:tab/>")
		} else {
			m.runText(r.Text)
		}
	}
	if open {
		m.add("</w:r>")
	}
}

// runText writes the text of a run. Tabs, soft breaks and no-break hyphens
// are elements between pieces of text.
// marked writes a run that holds marks of a form. They are in a face of their own,
// which every Word has; other programs take one that has these letters.
func (m *markup) marked(r sheet.Run, base sheet.Char) {
	const face = "Segoe UI Symbol"
	for s := r.Text; s != ""; {
		mark := strings.IndexFunc(s, sheet.IsMark) == 0
		n := strings.IndexFunc(s, func(c rune) bool { return sheet.IsMark(c) != mark })
		if n < 0 {
			n = len(s)
		}
		m.add("<w:r>")
		if mark {
			m.add(`<w:rPr><w:rFonts w:ascii="`+face+`" w:hAnsi="`+face+`" w:eastAsia="`+face+`" w:cs="`+face+`"/>`).charDifference(r.Char, base).add("</w:rPr>")
		} else {
			m.runProperties(r.Char, base)
		}
		m.runText(s[:n])
		m.add("</w:r>")
		s = s[n:]
	}
}

func (m *markup) runText(s string) {
	done := 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\t':
			m.piece(s[done:i]).add("<w:tab/>")
			done = i + 1
		case s[i] == '\n':
			m.piece(s[done:i]).add("<w:br/>")
			done = i + 1
		case s[i] == noBreakHyphen[0] && strings.HasPrefix(s[i:], noBreakHyphen):
			m.piece(s[done:i]).add("<w:noBreakHyphen/>")
			done = i + len(noBreakHyphen)
		}
	}
	m.piece(s[done:])
}

func (m *markup) piece(s string) *markup {
	if s == "" {
		return m
	}
	return m.add(`<w:t xml:space="preserve">`).esc(s).add("</w:t>")
}

// runProperties writes what differs from the paragraph's style, so that a
// change to the style still changes the text.
func (m *markup) runProperties(c, base sheet.Char) {
	if c == base {
		return
	}
	m.add("<w:rPr>").charDifference(c, base).add("</w:rPr>")
}

// charDifference writes the properties in the order that the schema demands.
func (m *markup) charDifference(c, base sheet.Char) *markup {
	if c.Face.Bold() != base.Face.Bold() {
		m.flag("w:b", c.Face.Bold())
	}
	if c.Face.Italic() != base.Face.Italic() {
		m.flag("w:i", c.Face.Italic())
	}
	if c.Color != base.Color {
		m.add(`<w:color w:val="`).hex(uint32(c.Color)).add(`"/>`)
	}
	if c.Raise != base.Raise {
		m.val("w:position", c.Raise.HalfPoints())
	}
	if c.Size != base.Size {
		m.val("w:sz", c.Size.HalfPoints()).val("w:szCs", c.Size.HalfPoints())
	}
	if c.Underline != base.Underline {
		if c.Underline {
			m.add(`<w:u w:val="single"/>`)
		} else {
			m.add(`<w:u w:val="none"/>`)
		}
	}
	return m
}
