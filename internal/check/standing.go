package check

import (
	"slices"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// middle are the elements that stand in the middle of the page.
var middle = []rules.Element{
	rules.TypeName, rules.Subject, rules.PartLabel, rules.PartTitle, rules.AnnexLabel, rules.AnnexTitle, rules.AnnexReference,
}

// centre looks whether these stand there.
func (c *looker) centre() {
	for _, e := range middle {
		if !c.profile.Has(e) {
			continue
		}
		for _, p := range c.sure(e) {
			c.pass("look.center")
			if p.Place.Box || mark(p) || c.centred(p) {
				continue
			}
			how := fault.Text{"", ""}
			if typedIndent(p) {
				how = fault.Text{" bằng dấu cách hoặc tab", " with blanks or tabs"}
			}
			name := c.named(e)
			c.fail("look.center", p, fault.Text{
				name + " canh" + how[0] + "; phải canh giữa bằng lệnh.", english(e) + " is set" + how[1] + "; it must be centred.",
			}, "", "canh giữa")
			break
		}
	}
}

// titleLines looks whether the national title, or the Party's, stands on one line.
func (c *looker) titleLines(list []*seen.Paragraph) {
	c.pass("head.title-lines")
	first := list[0]
	broken := len(list) > 1 || len(first.Lines) > 1
	if c.word() && len(list) == 1 {
		width := c.textWidth(first)
		if width == 0 || first.Set.Room == 0 {
			c.skip(fault.Text{"không rõ cột rộng bao nhiêu", "how wide its column is is not known"}, "head.title-lines")
			return
		}
		broken = width > first.Set.Room+rules.Slacks.Margin.Length()
	}
	if broken {
		w := &c.profile.Words
		c.fail("head.title-lines", first, fault.Text{"«" + w.Title + "» gãy thành nhiều dòng; phải nằm trên một dòng.", "«" + w.Title + "» is broken; it must stand on one line."}, "nhiều dòng", "một dòng")
	}
}

// wordLevel looks in a Word file whether number and date stand on one line: in one
// paragraph, or in one row of a table with nothing above them there.
func (c *looker) wordLevel(number, date *seen.Paragraph) {
	switch {
	case number.Place.Paragraph == date.Place.Paragraph:
	case number.Place.Table > 0 && number.Place.Table == date.Place.Table && number.Place.Row == date.Place.Row && c.above(number) == c.above(date):
	case number.Place.Table > 0 && number.Place.Table == date.Place.Table && number.Place.Row != date.Place.Row:
		c.fail("head.level", number, fault.Text{"Số và ngày ở hai hàng khác nhau của bảng; phải trên cùng một dòng.", "Number and date stand in two rows of the table; they must stand on one line."}, "hai hàng", "cùng một dòng")
		return
	case number.Place.Table > 0 && number.Place.Table == date.Place.Table && c.measured(number, date):
		return
	default:
		c.skip(fault.Text{"Word không ghi dòng đứng ở đâu", "a Word file does not say where a line stands"}, "head.level")
		return
	}
	c.pass("head.level")
}

// measured holds number and date to one line by what stands above them in their cells,
// if that tells: lines of text alone, in columns of a known width.
func (c *looker) measured(number, date *seen.Paragraph) bool {
	a, known := c.depth(number)
	b, too := c.depth(date)
	apart := max(a-b, b-a)
	if !known || !too || apart < rules.ND30.Type(rules.Reference).Size.Min {
		return false
	}
	c.pass("head.level")
	c.fail("head.level", number, fault.Text{"Dòng số và dòng ngày lệch nhau chừng " + mm(apart) + " mm; phải trên cùng một dòng.", "Number and date are about " + mm(apart) + " mm apart; they must stand on one line."}, mm(apart)+" mm", "cùng một dòng")
	return true
}

// depth is how far a paragraph stands below the top of its cell; known is false
// where something else than lines of text stands above it.
func (c *looker) depth(p *seen.Paragraph) (depth units.Length, known bool) {
	for i := range c.paper.Blocks {
		b := &c.paper.Blocks[i]
		q := b.Paragraph
		switch {
		case q == p:
			return depth + p.Set.Before, true
		case b.Stroke != nil && b.Stroke.Typed, b.Table != nil, b.Picture != nil:
			if depth > 0 {
				return 0, false
			}
			continue
		case q == nil || q.Place.Table != p.Place.Table || q.Place.Row != p.Place.Row || q.Place.Cell != p.Place.Cell:
			continue
		}
		width := c.textWidth(q)
		if width == 0 || q.Set.Room == 0 || q.Set.Line > 0 {
			return 0, false
		}
		lines := float64((width + q.Set.Room - 1) / q.Set.Room)
		depth += q.Set.Before + q.Set.After + units.Points(lines*sizeOf(q)*rules.SingleSpacing*max(q.Set.Spacing, 1))
	}
	return 0, false
}

// above counts the lines above a paragraph in its cell.
func (c *looker) above(p *seen.Paragraph) int {
	n := 0
	for _, q := range c.all[:c.order[p]] {
		if q.Place.Table == p.Place.Table && q.Place.Row == p.Place.Row && q.Place.Cell == p.Place.Cell {
			n++
		}
	}
	return n
}

// inMargins are the paragraphs in the margins of the pages, each once.
func (c *looker) inMargins() []*seen.Paragraph {
	var out []*seen.Paragraph
	for i := range c.paper.Sheets {
		s := &c.paper.Sheets[i]
		for _, list := range [][]seen.Block{s.Header, s.Footer, s.FirstHeader, s.FirstFooter} {
			for _, b := range list {
				if b.Paragraph != nil && !slices.Contains(out, b.Paragraph) {
					out = append(out, b.Paragraph)
				}
			}
		}
	}
	return out
}
