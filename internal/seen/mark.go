package seen

import (
	"strings"
	"unicode"

	"vanthu/internal/rules"
)

// mark is what a paragraph is numbered with.
type mark struct {
	text  string // "1.", "a)", "Điều 3.", "-"
	typed int    // bytes of the paragraph's text that it takes
	class class
	level string // a row of rules.Levels, of "Phần", "Chương" … "Điều"
	rest  string // the text behind it
}

// numbered tells whether it is a number.
func (m mark) numbered() bool { return m.class != unmarked && m.class != bullet }

// class is the kind of a marker. Two of one class stand at one depth.
type class uint8

const (
	unmarked class = iota
	levelled       // Chương I, Điều 1
	capital        // A.
	roman
	arabic
	decimal // 1.1.
	letter  // a)
	spelt   // Một là
	bullet
)

// markOf finds the marker of a paragraph, that of Word's numbering first.
func markOf(p *Paragraph, text string) mark {
	if p.Number != "" {
		m := findMark(p.Number + " ")
		m.text, m.typed, m.rest = p.Number, 0, text
		if m.class == unmarked {
			m.class = bullet
		}
		return m
	}
	m := findMark(text)
	if m.class == capital && capitals(text) && (authority(text) != nil || beginsPost(text)) {
		m = mark{rest: text} // "Q. CHÁNH VĂN PHÒNG", "P. TRƯỞNG BAN"
	}
	if m.class == unmarked {
		return mark{rest: text}
	}
	m.typed = behind(p.Text(), text, len(text)-len(m.rest))
	return m
}

func findMark(text string) mark {
	if at := rules.ReadLevel.FindStringSubmatchIndex(text); at != nil {
		for i, level := range []string{"phan", "chuong", "muc", "tieu-muc", "dieu"} {
			if at[2*i+2] >= 0 {
				return mark{text: strings.TrimSpace(text[:at[1]]), class: levelled, level: level, rest: strings.TrimSpace(text[at[1]:])}
			}
		}
	}
	if at := rules.ReadMarker.FindStringSubmatchIndex(text); at != nil {
		m := mark{text: strings.TrimSpace(text[:at[1]]), rest: strings.TrimSpace(text[at[1]:])}
		for i, c := range []class{roman, decimal, arabic, letter, letter} {
			if at[2*i+2] >= 0 {
				m.class = c
			}
		}
		if m.class == letter && strings.ToUpper(m.text) == m.text {
			m.class = capital
		}
		return m
	}
	if at := rules.ReadBullet.FindStringSubmatchIndex(text); at != nil && len(text) > at[1] {
		return mark{text: text[at[2]:at[3]], class: bullet, rest: text[at[1]:]}
	}
	if at := rules.ReadSpelt.FindStringIndex(text); at != nil {
		return mark{text: strings.TrimSpace(text[:at[1]]), class: spelt, rest: text[at[1]:]}
	}
	return mark{rest: text}
}

// behind is how many bytes of a text as the file has it a beginning of so many
// bytes of the same text made plain takes, with the blanks behind it.
func behind(raw, text string, length int) int {
	want := len([]rune(strings.Join(strings.Fields(text[:length]), "")))
	for i, r := range raw {
		if unicode.Is(unicode.Mn, r) || plain(string(r)) == "" {
			continue // part of the letter before it, or a blank
		}
		if want == 0 {
			return i
		}
		want--
	}
	return len(raw)
}
