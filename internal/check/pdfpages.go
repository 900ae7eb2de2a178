package check

import (
	"strconv"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// pdfMargins holds the edges of what stands on the pages of a PDF against the
// margins. Text need not reach an edge, so that a margin is too wide only where
// it is on every page.
func (c *looker) pdfMargins() {
	ids := []string{"style.margins.top", "style.margins.bottom", "style.margins.left", "style.margins.right"}
	if c.printed != 0 {
		c.skip(fault.Text{"trang bị thu nhỏ khi in ra PDF", "the pages were shrunk when they were printed"}, ids...)
		return
	}
	if len(c.paper.Sheets) == 0 || !c.headed() {
		c.skip(fault.Text{"không rõ vùng trình bày", "the text area is not known"}, ids...)
		return
	}
	least := map[string]side{}
	page := map[string]int{}
	for i := range c.paper.Sheets {
		s := &c.paper.Sheets[i]
		if s.Width > s.Height {
			continue
		}
		for _, m := range c.sides(c.front(s), false) {
			if m.name == "top" && i == 0 {
				m.is = c.headTop(m.is)
			}
			if m.is <= 0 || m.name == "bottom" && i == len(c.paper.Sheets)-1 {
				continue
			}
			if was, ok := least[m.name]; !ok || m.is < was.is {
				least[m.name], page[m.name] = m, s.Number
			}
		}
	}
	for _, id := range ids {
		name := strings.TrimPrefix(id, "style.margins.")
		m, ok := least[name]
		if !ok {
			c.skip(c.unmeasured(name), id)
			continue
		}
		c.pass(id)
		c.pdfMargin(id, &m, page[name])
	}
}

// unmeasured is why a margin cannot be measured.
func (c *looker) unmeasured(name string) fault.Text {
	switch {
	case name == "left" || name == "right":
		return fault.Text{"các dòng không cùng mép nên không đo được", "its lines share no edge, so that it cannot be measured"}
	case len(c.paper.Sheets) > 1:
		return fault.Text{"không trang nào đầy chữ nên không đo được", "no page is full, so that it cannot be measured"}
	}
	return fault.Text{"chỉ có một trang nên không đo được", "with one page it cannot be measured"}
}

func (c *looker) pdfMargin(id string, m *side, page int) {
	const full = 8 // pages, one of which surely is full
	slack := rules.Slacks.Margin.Length()
	narrow, wide := slack, slack
	if m.name == "bottom" && len(c.paper.Sheets) < full {
		wide = m.is
	}
	several, ragged := c.wrapped()
	if (m.name == "left" || m.name == "right") && several < wideText || m.name == "right" && 2*ragged > several {
		wide = m.is // few lines reach both edges
	}
	if m.name == "top" || m.name == "bottom" && wide == slack {
		line := rules.Single(c.bodySize())
		narrow, wide = line/2, line // a line box is higher than its letters, and the last may be missing
	}
	if m.is >= m.may.Min-narrow && m.is <= m.may.Max+wide {
		return
	}
	c.failAt("", id, -1, fault.Place{Page: page}, fault.Text{
		"Trang " + itoa(page) + ": " + m.words[0] + " đo được khoảng " + mm(m.is) + " mm; phải " + mmRange(m.may, fault.Vietnamese) + ".",
		"Page " + itoa(page) + ": the " + m.words[1] + " measures some " + mm(m.is) + " mm; it must be " + mmRange(m.may, fault.English) + ".",
	}, mm(m.is)+" mm", mmRange(m.may, fault.Vietnamese))
}

// wideText is how many paragraphs of several lines show where the edges of a text
// are.
const wideText = 4

// wrapped counts the paragraphs of several lines, and those of them that are not
// justified.
func (c *looker) wrapped() (several, ragged int) {
	for _, p := range c.parts[rules.Body] {
		if len(p.Lines) < 2 {
			continue
		}
		if several++; p.Set.Align != seen.Justified {
			ragged++
		}
	}
	return several, ragged
}

// headTop is how far the head of the first page is from its edge: notes may stand
// above it.
func (c *looker) headTop(otherwise units.Length) units.Length {
	if list := lines(c.parts[rules.NationalTitle]); len(list) > 0 && list[0].Place.Page == 1 {
		return list[0].Place.Y
	}
	return otherwise
}

// bodySize is the size of most of the text.
func (c *looker) bodySize() units.Length {
	if c.usual == 0 {
		c.usual = c.mostSize()
	}
	return c.usual
}

func (c *looker) mostSize() units.Length {
	count, best := map[float64]int{}, 0.0
	for _, p := range c.parts[rules.Body] {
		size := sizeOf(p)
		count[size] += len(p.Text())
		if count[size] > count[best] {
			best = size
		}
	}
	if best == 0 {
		return c.profile.Type(rules.Body).Size.Default
	}
	return units.Points(best)
}

// pdfNumbers looks at the number on each page.
func (c *looker) pdfNumbers() {
	size := c.profile.Type(rules.PageNumber).Size
	missing := 0
	for i := range c.paper.Sheets {
		s := &c.paper.Sheets[i]
		head, foot := pageNumberOf(s.Header, s.Number), pageNumberOf(s.Footer, s.Number)
		place := fault.Place{Page: s.Number}
		switch {
		case i == 0 && (head != nil || foot != nil):
			c.failAt("", "page.number", -1, place, fault.Text{"Số trang hiện cả ở trang đầu.", "The number is shown on the first page."}, "số 1 ở trang đầu", "không hiện")
		case i == 0:
		case foot != nil:
			c.failAt("", "page.number", -1, place, fault.Text{
				"Số trang ở chân trang " + itoa(s.Number) + "; phải ở giữa lề trên.", "The number of page " + itoa(s.Number) + " is at its foot; it must be in the middle of the top margin.",
			}, "chân trang", "giữa lề trên")
			return
		case head == nil:
			if missing == 0 && !c.annexOn(s.Number) {
				missing = s.Number
			}
		default:
			if c.pdfNumber(s, head, size) {
				return
			}
		}
	}
	if missing > 0 {
		c.failAt("", "page.number", -1, fault.Place{Page: missing}, fault.Text{
			"Trang " + itoa(missing) + " không có số trang.", "Page " + itoa(missing) + " has no number.",
		}, "không có", "giữa lề trên, từ trang 2")
	}
}

// annexOn tells whether a page is the first of an annex, which shows no number.
func (c *looker) annexOn(page int) bool {
	first := true
	for _, p := range c.all {
		if p.Place.Page != page || p.Plain() == "" {
			continue
		}
		if p.Annex > 0 || first && c.centred(p) && (inCapitals(p) || len(p.Plain()) < long) {
			return true // a title begins the page, with or without the word that calls it an annex
		}
		first = false
	}
	return false
}

// centred tells whether a line of a PDF stands in the middle of its page.
func (c *looker) centred(p *seen.Paragraph) bool {
	if p.Set.Align == seen.Center || p.Place.Page < 1 || p.Place.Page > len(c.paper.Sheets) {
		return p.Set.Align == seen.Center
	}
	s := &c.paper.Sheets[p.Place.Page-1]
	middle, slack := p.Place.X+p.Place.Width/2, rules.Slacks.Center.Length()
	return near(middle, s.Width/2, 2*slack) || near(middle, (s.Left+s.Width-s.Right)/2, slack)
}

// pdfNumber looks at the number of a page, and tells whether it is at fault.
func (c *looker) pdfNumber(s *seen.Sheet, p *seen.Paragraph, size rules.Range) bool {
	c.pass("page.number")
	place := p.Place.Told(p.Plain())
	if got := sizeOf(p); got > 0 && !within(units.Points(got), size, rules.Slacks.Size.Length()) {
		c.failAt("", "page.number", -1, place, fault.Text{
			"Số trang " + itoa(s.Number) + " cỡ " + pt(got) + "; phải " + ptRange(size) + ".", "The number of page " + itoa(s.Number) + " is of " + pt(got) + " pt; it must be " + ptRange(size) + ".",
		}, pt(got), ptRange(size))
		return true
	}
	middle, left, right := p.Place.X+p.Place.Width/2, s.Left, s.Width-s.Right
	slack := rules.Slacks.Center.Length()
	a := &c.profile.Paper // of a page with few long lines the margins are not known
	lawful := middle >= (a.Left.Min+s.Width-a.Right.Max)/2-slack && middle <= (a.Left.Max+s.Width-a.Right.Min)/2+slack
	if !lawful && !near(middle, (left+right)/2, slack) && !near(middle, s.Width/2, slack) {
		c.failAt("", "page.number", -1, place, fault.Text{"Số trang " + itoa(s.Number) + " không canh giữa.", "The number of page " + itoa(s.Number) + " is not centred."}, "", "canh giữa")
		return true
	}
	return false
}

// pageNumberOf is the paragraph of a header or footer that is the number of a
// page; nil if there is none.
func pageNumberOf(blocks []seen.Block, page int) *seen.Paragraph {
	for _, b := range blocks {
		if b.Paragraph == nil {
			continue
		}
		text := strings.Trim(b.Paragraph.Plain(), " -–|./")
		text = strings.TrimSpace(strings.TrimPrefix(text, "Trang"))
		first, _, _ := strings.Cut(text, "/")
		if n, err := strconv.Atoi(strings.TrimSpace(first)); err == nil && n <= page {
			return b.Paragraph
		}
	}
	return nil
}
