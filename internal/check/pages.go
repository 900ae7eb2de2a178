package check

import (
	"cmp"
	"slices"
	"strings"

	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// pages looks at the sheets: their size, margins and numbers.
func (c *looker) pages() {
	var sizes, margins repeated
	for i := range c.paper.Sheets {
		s := &c.paper.Sheets[i]
		if s.Width == 0 || s.Height == 0 {
			continue
		}
		c.pass("page.size")
		if !c.paperSize(s.Width, s.Height) && !c.paperSize(s.Height, s.Width) && sizes.first(mmPair(s.Width, s.Height)) {
			want := mmPair(c.profile.Paper.Width, c.profile.Paper.Height)
			c.failAt("", "page.size", -1, c.sheetPlace(s), c.onSheet(s,
				"khổ giấy "+mmPair(s.Width, s.Height)+" mm; phải là A4, "+want+" mm."+c.fitted()[fault.Vietnamese],
				"the paper is "+mmPair(s.Width, s.Height)+" mm; it must be A4, "+want+" mm."+c.fitted()[fault.English]), mmPair(s.Width, s.Height)+" mm", want+" mm")
		}
		if c.word() {
			c.margins(s, &margins)
		}
	}
	if !c.word() {
		c.pdfMargins()
	}
	c.pageNumbers()
}

// repeated tells of values whether they come for the first time.
type repeated map[string]bool

func (r *repeated) first(value string) bool {
	if *r == nil {
		*r = repeated{}
	}
	seen := (*r)[value]
	(*r)[value] = true
	return !seen
}

func (c *looker) paperSize(width, height units.Length) bool {
	slack := rules.Slacks.Page.Length()
	return near(width, c.profile.Paper.Width, slack) && near(height, c.profile.Paper.Height, slack)
}

func near(a, b, slack units.Length) bool { return a >= b-slack && a <= b+slack }

// onSheet is a sentence about a sheet: a section of a Word file that has several,
// or a page of a PDF.
func (c *looker) onSheet(s *seen.Sheet, vi, en string) fault.Text {
	name := fault.Text{"Trang", "Page"}
	if c.word() {
		name = fault.Text{"Phần", "Section"}
	}
	if len(c.paper.Sheets) == 1 {
		return fault.Text{viet.Capital(vi), viet.Capital(en)}
	}
	return fault.Text{name[0] + " " + itoa(s.Number) + ": " + vi, name[1] + " " + itoa(s.Number) + ": " + en}
}

func (c *looker) sheetPlace(s *seen.Sheet) fault.Place {
	if !c.word() {
		return fault.Place{Page: s.Number}
	}
	for _, b := range c.paper.Blocks[min(s.FirstBlock, len(c.paper.Blocks)):] {
		if b.Paragraph != nil {
			return fault.Place{Paragraph: b.Paragraph.Place.Paragraph}
		}
	}
	return fault.Place{}
}

// side is one margin of a sheet.
type side struct {
	name  string
	words fault.Text
	is    units.Length
	may   rules.Range
}

func (c *looker) sides(s *seen.Sheet, landscape bool) []side {
	a := &c.profile.Paper
	ranges := []rules.Range{a.Top, a.Bottom, a.Left, a.Right}
	if landscape {
		ranges = []rules.Range{a.LandscapeTop, a.LandscapeBottom, a.LandscapeLeft, a.LandscapeRight}
	}
	return []side{
		{"top", fault.Text{"lề trên", "top margin"}, s.Top, ranges[0]},
		{"bottom", fault.Text{"lề dưới", "bottom margin"}, s.Bottom, ranges[1]},
		{"left", fault.Text{"lề trái", "left margin"}, s.Left, ranges[2]},
		{"right", fault.Text{"lề phải", "right margin"}, s.Right, ranges[3]},
	}
}

// turned tells whether the margins of a landscape sheet are those of the portrait
// one that it was turned from, to the left or to the right.
func (c *looker) turned(s *seen.Sheet) bool {
	left, right := *s, *s
	left.Top, left.Right, left.Bottom, left.Left = s.Left, s.Top, s.Right, s.Bottom
	right.Top, right.Right, right.Bottom, right.Left = s.Right, s.Bottom, s.Left, s.Top
	return c.lawful(&left) || c.lawful(&right)
}

// lawful tells whether all margins of a portrait sheet are.
func (c *looker) lawful(s *seen.Sheet) bool {
	return !slices.ContainsFunc(c.sides(s, false), func(m side) bool { return !within(m.is, m.may, rules.Slacks.Margin.Length()) })
}

// front is a page as the front of its leaf has it: on the back of one that is printed on
// both sides, which the Party may do, the left and right margins change places.
func (c *looker) front(s *seen.Sheet) *seen.Sheet {
	slack, a := rules.Slacks.Margin.Length(), &c.profile.Paper
	if c.state() || s.Number%2 != 0 || s.Left >= a.Left.Min-slack || s.Left < a.Right.Min-slack {
		return s
	}
	out := *s
	out.Left, out.Right = s.Right, s.Left
	return &out
}

func within(v units.Length, r rules.Range, slack units.Length) bool {
	return v >= r.Min-slack && v <= r.Max+slack
}

// margins holds the margins of a section of a Word file against the law. Those
// of a landscape page are practice.
func (c *looker) margins(s *seen.Sheet, told *repeated) {
	landscape := s.Width > s.Height
	if landscape && c.turned(s) {
		return
	}
	severity := fault.Severity("")
	if landscape {
		severity = fault.Hint
	}
	for _, m := range c.sides(s, landscape) {
		id := "style.margins." + m.name
		c.pass(id)
		if !within(m.is, m.may, rules.Slacks.Margin.Length()) && told.first(m.name+mm(m.is)) {
			c.failAt(severity, id, -1, c.sheetPlace(s), c.onSheet(s,
				m.words[0]+" "+mm(m.is)+" mm; phải "+mmRange(m.may, fault.Vietnamese)+".",
				"the "+m.words[1]+" is "+mm(m.is)+" mm; it must be "+mmRange(m.may, fault.English)+"."), mm(m.is)+" mm", mmRange(m.may, fault.Vietnamese))
		}
	}
}

// pageNumbers looks at where the numbers of pages stand.
func (c *looker) pageNumbers() {
	if c.word() {
		c.wordNumbers()
		return
	}
	c.pdfNumbers()
}

// wordNumbers looks at the headers of the sections of a Word file. A paper of one
// page has no number.
func (c *looker) wordNumbers() {
	lengths := c.lengths()
	long := 0.0
	for _, l := range lengths {
		long += l
	}
	if long <= surelyOne {
		c.onlyNumber()
		return
	}
	several := long > surelyTwo || c.paper.Pages > 1
	begin := 0
	if numbered := slices.IndexFunc(c.paper.Sheets, func(s seen.Sheet) bool { return numberIn(s.Header) != nil || numberIn(s.Footer) != nil }); numbered > 0 && lengths[0] <= surelyTwo {
		begin = 1 // the number begins with the next section, on the second page
	}
	for i := begin; i < len(c.paper.Sheets); i++ {
		s := &c.paper.Sheets[i]
		head, foot := numberIn(s.Header), numberIn(s.Footer)
		if !several && (head != nil || foot != nil) {
			c.skip(fault.Text{"không rõ văn bản có quá một trang không", "whether there is more than one page is not known"}, "page.number")
			return
		}
		switch {
		case head != nil:
			c.wordNumber(s, head)
		case foot != nil:
			c.fail("page.number", nil, c.onSheet(s, "số trang ở chân trang; phải ở giữa lề trên.", "the page number is at the foot; it must be in the middle of the top margin."), "chân trang", "giữa lề trên")
			c.firstNumber(s, foot)
			return
		case several && i == 0:
			c.fail("page.number", nil, fault.Text{"Văn bản nhiều trang mà không có số trang.", "A paper of several pages without page numbers."}, "không có", "giữa lề trên, từ trang 2")
			return
		case long > surelyOne && i == 0:
			c.skip(fault.Text{"không có số trang, và không rõ văn bản có quá một trang không", "there is no page number, and whether there is more than one page is not known"}, "page.number")
		}
	}
}

// onlyNumber looks at a paper of one page, which shows no number.
func (c *looker) onlyNumber() {
	if len(c.paper.Sheets) == 0 {
		return
	}
	s := &c.paper.Sheets[0]
	if p := cmp.Or(numberIn(s.Header), numberIn(s.Footer)); p != nil && !s.FirstApart {
		c.pass("page.number")
		c.firstNumber(s, p)
	}
}

// How long a Word file is in pages, by estimate: below one it has one page for
// sure, above the other it has two. Between them the program that saved it is
// believed, if it counted several.
const (
	surelyOne = 0.9
	surelyTwo = 1.1
)

// numberIn is the paragraph with the number of the page; nil if there is none.
func numberIn(blocks []seen.Block) *seen.Paragraph {
	for _, b := range blocks {
		switch {
		case b.Paragraph != nil && numberRun(b.Paragraph) != nil:
			return b.Paragraph
		case b.Table != nil:
			for _, row := range b.Table.Rows {
				for _, cell := range row.Cells {
					if p := numberIn(cell.Blocks); p != nil {
						return p
					}
				}
			}
		}
	}
	return nil
}

func numberRun(p *seen.Paragraph) *seen.Run {
	for i := range p.Runs {
		if fields := strings.Fields(strings.ToUpper(p.Runs[i].Field)); len(fields) > 0 && fields[0] == "PAGE" {
			return &p.Runs[i]
		}
	}
	return nil
}

func (c *looker) wordNumber(s *seen.Sheet, p *seen.Paragraph) {
	c.pass("page.number")
	size := c.profile.Type(rules.PageNumber).Size
	if p.Set.Align != seen.Center && !p.Place.Box && !amid(s, p) {
		c.fail("page.number", nil, c.onSheet(s, "số trang không canh giữa.", "the page number is not centred."), "", "canh giữa")
	}
	if run := numberRun(p); run.Size > 0 && !size.Allows(units.Points(run.Size)) {
		c.fail("page.number", nil, c.onSheet(s, "số trang cỡ "+pt(run.Size)+"; phải "+ptRange(size)+".", "the page number is of "+pt(run.Size)+" pt; it must be "+ptRange(size)+"."), pt(run.Size), ptRange(size))
	}
	c.firstNumber(s, p)
}

// amid tells whether a tab sets a line in the middle between the margins, as the
// stops of Word's own headers do, about.
func amid(s *seen.Sheet, p *seen.Paragraph) bool {
	return p.Set.Amid && near(p.Set.Reach, (s.Width-s.Left-s.Right)/2, rules.Slacks.Center.Length())
}

// firstNumber looks at the first page, which shows no number.
func (c *looker) firstNumber(s *seen.Sheet, p *seen.Paragraph) {
	if s.Number != 1 || s.FirstApart && numberIn(s.FirstHeader) == nil && numberIn(s.FirstFooter) == nil || p == nil {
		return
	}
	c.fail("page.number", nil, fault.Text{"Số trang hiện cả ở trang đầu.", "The number is shown on the first page."}, "số 1 ở trang đầu", "không hiện")
}
