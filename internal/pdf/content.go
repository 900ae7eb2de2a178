package pdf

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"vanthu/internal/layout"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// Positions within a line are reckoned in steps, of which all of the numbers
// in a content stream are whole multiples, so that nothing drifts and every
// machine writes the same bytes.
type steps = int64

const (
	emu       steps = 20_480_000      // 1 EMU
	perUnit   steps = emu / 2048      // times size in EMU times advance: a width
	perMilli  steps = emu / 1000      // times size in EMU: a thousandth of an em, in which fonts and TJ count
	perTenth  steps = perMilli / 10   // times size in EMU: the least that TJ is given
	spacing   steps = 127 * emu / 100 // 0.0001 pt, the least word spacing that is written
	tolerance steps = 254 * emu       // 0.02 pt, 7 µm: a word that is further off is put right
	unset           = slot(-1)
)

// content writes the text of a document's pages, one behind the other. A page is one
// text object over its shapes and rules. The spaces of a justified line are
// stretched by Tw, and a number in the TJ array brings a word to its place
// where that does not: widths in a file are whole thousandths of an em, so
// the pen drifts from where layout reckons it by a little with each letter.
type content struct {
	w     *Writer
	out   []byte
	ends  []int // of the pages, in out
	fonts slots
	codes *[commonLimit]byte

	structure structure
	index     int      // of the page
	element   *element // whose mark is open; nil: it is decoration
	marked    bool     // a mark is open

	height int64 // of the page, in thousandths of a point
	color  sheet.Color

	// The state of the text object.
	x, y   int64 // start of the line, in thousandths of a point
	font   slot
	size   units.Length
	word   int64 // Tw, in 0.0001 pt
	rise   units.Length
	pen    steps
	opened bool // within the string of a TJ array
}

// begin begins a document of sections that stand on some pages.
func (c *content) begin(w *Writer, sections []*sheet.Section, pages int) {
	c.w, c.codes = w, commonCodes()
	c.fonts.reset(w)
	c.structure.read(sections, pages)
}

// clear forgets a document, but for the memory that it took.
func (c *content) clear() {
	c.w, c.fonts.w, c.element = nil, nil, nil
	c.out, c.ends = c.out[:0], c.ends[:0]
	c.structure.clear()
}

// page writes the next page, which has a number.
func (c *content) page(number int, p *layout.Page) error {
	c.index = number
	c.height = milli(p.Height)
	c.color = sheet.Black // a page begins so
	decorated := len(p.Shapes)+len(p.Rules) > 0
	if decorated {
		c.put(decoration)
	}
	for i := range p.Shapes {
		if err := c.shape(&p.Shapes[i]); err != nil {
			return err
		}
	}
	c.rules(p.Rules)
	if decorated {
		c.put("EMC\n")
	}
	c.put("BT")
	c.x, c.y, c.font, c.size, c.word, c.rise, c.opened = 0, 0, unset, 0, 0, 0, false
	for i := range p.Lines {
		if err := c.line(&p.Lines[i]); err != nil {
			return err
		}
	}
	c.unmark()
	c.put("\nET")
	c.ends = append(c.ends, len(c.out))
	return nil
}

// text is that of a page that was written.
func (c *content) text(page int) []byte {
	start := 0
	if page > 0 {
		start = c.ends[page-1]
	}
	return c.out[start:c.ends[page]]
}

func (c *content) put(s string)     { c.out = append(c.out, s...) }
func (c *content) number(n int64)   { c.out = append(appendMilli(c.out, n), ' ') }
func (c *content) point(x, y int64) { c.number(x); c.number(y) }

// fill sets the colour in which everything is filled.
func (c *content) fill(color sheet.Color) {
	if color == c.color {
		return
	}
	c.color = color
	for shift := 16; shift >= 0; shift -= 8 {
		c.number(divRound(int64(color>>shift&0xFF)*1000, 255))
	}
	c.put("rg\n")
}

// line writes a line of text.
func (c *content) line(l *layout.Line) error {
	if len(l.Words) == 0 {
		return nil
	}
	c.mark(l)
	y := c.height - milli(l.Baseline)
	x := milli(l.Words[0].X)
	c.put("\n")
	c.spread(l.Words)
	c.point(x-c.x, y-c.y)
	c.put("Td")
	c.x, c.y = x, y
	c.pen = steps(l.Words[0].X) * emu
	for i := range l.Words {
		if err := c.write(&l.Words[i]); err != nil {
			return err
		}
	}
	if goesOn := l.Goes || c.element != nil && c.element.last != l.Of; goesOn {
		c.set(c.fonts.commonSlot(l.Words[len(l.Words)-1].Char.Face), c.size)
		c.code(space) // for who reads the element as one text
	}
	c.closeString()
	return nil
}

// mark begins what is marked as an element's, unless that is so already.
func (c *content) mark(l *layout.Line) {
	e := c.structure.line(l)
	if c.marked && c.element == e {
		return
	}
	c.unmark()
	c.element, c.marked = e, true
	c.put("\n")
	if e == nil {
		c.put(decoration)
	} else {
		if len(e.marks) == 0 {
			e.top = c.height - milli(l.Baseline-l.Words[0].Char.Size)
		}
		c.out = appendMark(c.out, e.kind, c.structure.mark(c.index, e))
	}
	c.out = c.out[:len(c.out)-1] // a line of text begins a line
}

// unmark ends what is marked, if anything is.
func (c *content) unmark() {
	if c.marked {
		c.put("\nEMC")
		c.marked = false
	}
}

// spread sets the word spacing to what the line's last space needs. In a
// justified line all need the same.
func (c *content) spread(words []layout.Word) {
	var word int64
	for i := len(words) - 2; i >= 0; i-- {
		w := &words[i]
		if !w.Space {
			continue
		}
		natural := steps(w.X)*emu + c.width(w.Char, w.Text) + c.advance(w.Char, ' ')
		if extra := steps(words[i+1].X)*emu - natural; extra*steps(len(words)) > tolerance || extra*steps(len(words)) < -tolerance {
			word = divRound(extra, spacing)
		}
		break
	}
	if word != c.word {
		c.word = word
		c.out = append(appendDecimal(c.out, word, 10_000), " Tw "...)
	}
}

func (c *content) advance(char sheet.Char, r rune) steps {
	return steps(c.w.family.Advance(char.Face, r)) * steps(char.Size) * perUnit
}

func (c *content) width(char sheet.Char, s string) (sum steps) {
	for _, r := range s {
		sum += steps(c.w.family.Advance(char.Face, r))
	}
	return sum * steps(char.Size) * perUnit
}

// write writes a word and the space after it.
func (c *content) write(w *layout.Word) error {
	char := &w.Char
	if char.Face > sheet.BoldItalic || char.Size <= 0 {
		return errors.New("a word has no face or no size")
	}
	if c.color != char.Color {
		c.closeString()
		c.put(" ")
		c.fill(char.Color)
	}
	c.raise(char.Raise)
	unit, drawn := steps(char.Size)*perUnit, steps(char.Size)*perMilli
	common, widths := c.fonts.commonSlot(char.Face), &c.w.widths[char.Face]
	at, moved := steps(w.X)*emu, true // moved: the pen may not be at at
	for text := w.Text; text != ""; {
		first, n := utf8.DecodeRuneInString(text)
		place, rare := place{slot: common}, first >= commonLimit || c.codes[first] == 0
		if rare {
			var err error
			if place, err = c.fonts.extraPlace(char.Face, first); err != nil {
				return err
			}
		}
		c.set(place.slot, char.Size)
		if moved {
			c.move(at)
		}
		if moved = false; rare {
			advance := c.w.family.Advance(char.Face, first)
			at += steps(advance) * unit
			c.pen += steps(per1000(advance)) * drawn
			c.code(place.code)
		} else {
			var exact, milli steps
			n, exact, milli, moved = c.codesOf(text, widths)
			at += exact * unit
			c.pen += milli * drawn
			if moved { // the space within a word is not to be stretched
				c.pen += c.word * spacing
			}
		}
		text = text[n:]
	}
	if w.Space {
		c.set(common, char.Size)
		c.code(space)
		c.pen += steps(widths[space].milli)*drawn + c.word*spacing
	}
	return nil
}

// codesOf writes what a text begins with of the common page, up to a space that is
// stretched. It tells how many bytes that is, its width in units and in thousandths of
// an em, and whether it ends with such a space.
func (c *content) codesOf(text string, widths *[256]width) (n int, exact, milli steps, stretched bool) {
	c.open()
	used, codes, out := &c.fonts.used[c.font].codes, c.codes, c.out
	n = len(text)
	for i, r := range text {
		if uint32(r) >= commonLimit || codes[uint32(r)] == 0 {
			n = i
			break
		}
		code := codes[uint32(r)]
		used[code] = true
		if code == '(' || code == ')' || code == '\\' {
			out = append(out, '\\')
		}
		out = append(out, code)
		exact += steps(widths[code].exact)
		milli += steps(widths[code].milli)
		if code == space && c.word != 0 {
			n, stretched = i+utf8.RuneLen(r), true
			break
		}
	}
	c.out = out
	return n, exact, milli, stretched
}

// raise sets how far letters stand over the line.
func (c *content) raise(rise units.Length) {
	if rise == c.rise {
		return
	}
	c.closeString()
	c.rise = rise
	c.put(" ")
	c.number(milli(rise))
	c.put("Ts")
}

// set selects a font.
func (c *content) set(font slot, size units.Length) {
	if font == c.font && size == c.size {
		return
	}
	c.closeString()
	c.font, c.size = font, size
	c.put("/F")
	c.out = appendMilli(c.out, int64(font)*1000)
	c.put(" ")
	c.number(milli(size))
	c.put("Tf")
}

// move brings the pen to a place, if it is further off than the tolerance.
func (c *content) move(to steps) {
	if d := c.pen - to; d > tolerance || d < -tolerance {
		tenths := divRound(d, steps(c.size)*perTenth)
		if c.opened {
			c.put(")")
		} else {
			c.put("[")
		}
		c.out = appendDecimal(c.out, tenths, 10)
		c.put("(")
		c.opened = true
		c.pen -= tenths * steps(c.size) * perTenth
	}
}

// code writes one code of a string.
func (c *content) code(b byte) {
	c.fonts.used[c.font].codes[b] = true
	c.open()
	switch b {
	case '(', ')', '\\':
		c.out = append(c.out, '\\')
	}
	c.out = append(c.out, b)
}

// open begins a TJ array, if none is open.
func (c *content) open() {
	if !c.opened {
		c.put("[(")
		c.opened = true
	}
}

// closeString ends the TJ array, if one is open.
func (c *content) closeString() {
	if c.opened {
		c.put(")]TJ")
		c.opened = false
	}
}

// rules writes filled rectangles.
func (c *content) rules(rules []layout.Rule) {
	for i := range rules {
		r := &rules[i]
		c.fill(r.Color)
		c.point(milli(r.X), c.height-milli(r.Y+r.Height))
		c.point(milli(r.Width), milli(r.Height))
		c.put("re\n")
		if i == len(rules)-1 || rules[i+1].Color != r.Color {
			c.put("f\n")
		}
	}
}

// shape writes a filled outline.
func (c *content) shape(s *layout.Shape) error {
	if len(s.Path) == 0 {
		return nil
	}
	if s.Path[0].Op != layout.MoveTo {
		return errors.New("a shape does not begin with a move")
	}
	c.fill(s.Color)
	var at layout.Point
	for _, seg := range s.Path {
		switch to := seg.P[0]; seg.Op {
		case layout.MoveTo:
			c.to(to)
			c.put("m\n")
			at = to
		case layout.LineTo:
			c.to(to)
			c.put("l\n")
			at = to
		case layout.QuadTo: // as a cubic curve: each control point is two thirds of the way
			end := seg.P[1]
			c.to(toward(at, to))
			c.to(toward(end, to))
			c.to(end)
			c.put("c\n")
			at = end
		default:
			return fmt.Errorf("a shape has an unknown step %d", seg.Op)
		}
	}
	c.put("f\n")
	return nil
}

func (c *content) to(p layout.Point) { c.point(milli(p.X), c.height-milli(p.Y)) }

// toward is the point two thirds of the way from a to b.
func toward(a, b layout.Point) layout.Point {
	return layout.Point{X: (a.X + 2*b.X) / 3, Y: (a.Y + 2*b.Y) / 3}
}
