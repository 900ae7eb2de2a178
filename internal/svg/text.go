package svg

import (
	"fmt"
	"unicode/utf8"

	"vanthu/internal/layout"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// line writes a line of text in one element, and in it one for each stretch of
// words of one look and source.
func (c *canvas) line(l *layout.Line) error {
	if len(l.Words) == 0 {
		return nil
	}
	c.put("<text")
	c.length("y", l.Baseline)
	c.pointer(l.Of.Source)
	c.put(">")
	raise := units.Length(0)
	for from, to := 0, 0; from < len(l.Words); from = to {
		first := &l.Words[from]
		source := l.Of.Runs[first.Run].Source
		for to < len(l.Words) && l.Words[to].Char == first.Char && l.Of.Runs[l.Words[to].Run].Source == source {
			to++
		}
		c.put("<tspan")
		if first.Char.Raise != raise {
			raise = first.Char.Raise
			c.length("y", l.Baseline-raise)
		}
		c.places(l.Words, from, to)
		c.look(first.Char)
		c.pointer(source)
		c.put(">")
		if err := c.words(l.Words, from, to); err != nil {
			return err
		}
		c.put("</tspan>")
	}
	c.put("</text>\n")
	return nil
}

// places writes where each letter stands: browsers set some pairs of letters
// closer (kerning), which neither Word nor our metrics do, and which only a
// style sheet could forbid.
func (c *canvas) places(words []layout.Word, from, to int) {
	c.put(` x="`)
	for i := from; i < to; i++ {
		w := &words[i]
		sum := 0
		for j, r := range w.Text {
			if i > from || j > 0 {
				c.put(" ")
			}
			c.number(hundredths(w.X + metrics.Scale(sum, w.Char.Size)))
			sum += c.family.Advance(w.Char.Face, r)
		}
		if spaced(words, i) {
			c.put(" ")
			c.number(hundredths(w.X + w.Width))
		}
	}
	c.put(`"`)
}

// words writes what is read of words: a hyphen or a space that keeps a line
// together is a plain one, as in the PDF.
func (c *canvas) words(words []layout.Word, from, to int) error {
	for i := from; i < to; i++ {
		for _, r := range words[i].Text {
			if r < ' ' || !c.family.Covers(r) {
				return fmt.Errorf("the faces cannot set %U", r)
			}
			c.letter(metrics.Drawn(r))
		}
		if spaced(words, i) {
			c.put(" ")
		}
	}
	return nil
}

func (c *canvas) letter(r rune) {
	switch r {
	case '<':
		c.put("&lt;")
	case '>':
		c.put("&gt;")
	case '&':
		c.put("&amp;")
	default:
		c.out = utf8.AppendRune(c.out, r)
	}
}

// spaced tells whether a space follows a word: also where the next one stands
// apart without one, as it does after a tab. Who copies the line must not find
// the two in one.
func spaced(words []layout.Word, i int) bool {
	w := &words[i]
	return i+1 < len(words) && (w.Space || words[i+1].X > w.X+w.Width+units.Twip)
}

// look writes in what text is not regular and black.
func (c *canvas) look(char sheet.Char) {
	c.length("font-size", char.Size)
	if char.Face.Bold() {
		c.put(` font-weight="bold"`)
	}
	if char.Face.Italic() {
		c.put(` font-style="italic"`)
	}
	if char.Color != sheet.Black {
		c.fill(char.Color)
	}
}

// pointer writes whose words these are, where it is known.
func (c *canvas) pointer(source string) {
	if source != "" {
		c.attribute("data-pointer", source)
	}
}
