package render

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"vanthu/internal/document"
	"vanthu/internal/inspect"
)

// paper is a sample's PDF in the hand of someone with a ruler and the law.
// Lengths are in millimetres from the top left corner, sizes in points.
type witness struct {
	*testing.T
	*sample
	law      *law
	sheets   []inspect.Page
	drawn    [][]rule
	sections []int // index of the first page of each
}

// measured runs a test on every document made to be measured. The random ones
// take part: what the law says holds for any text.
func measured(t *testing.T, test func(p *witness)) {
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			test(newPaper(t, s))
		})
	}
}

// newPaper measures a sample.
func newPaper(t *testing.T, s *sample) *witness {
	t.Helper()
	p := &witness{T: t, sample: s, law: lawOf(s.doc.Profile, s.doc.Date.String()), sheets: s.pages(t), drawn: s.rules(t)}
	for i := range p.sheets {
		if _, ok := p.pageNumber(i); !ok {
			p.sections = append(p.sections, i)
		}
	}
	if len(p.sections) == 0 || p.sections[0] != 0 {
		t.Fatalf("the first page shows a number [%s]", p.law.numberClause)
	}
	return p
}

// must reports a breach with the clause that is broken.
func (p *witness) must(ok bool, clause, format string, args ...any) {
	p.Helper()
	if !ok {
		p.Errorf("%s [%s]", fmt.Sprintf(format, args...), clause)
	}
}

func (p *witness) near(what string, got, want, tolerance float64, clause string) {
	p.Helper()
	p.must(math.Abs(got-want) <= tolerance, clause, "%s: %.2f, not %.2f (± %.2f)", what, got, want, tolerance)
}

func (p *witness) between(what string, got, low, high float64, clause string) {
	p.Helper()
	p.must(got >= low && got <= high, clause, "%s: %.2f, not from %.2f to %.2f", what, got, low, high)
}

// area is a rectangle on the page in millimetres.
type area struct{ left, top, right, bottom float64 }

func (a area) middle() float64 { return (a.left + a.right) / 2 }

// textArea is the vùng trình bày of a page, by the document's own choice of
// margins.
func (p *witness) textArea(page int) area {
	chosen := func(option *float64, s span) float64 {
		if option != nil {
			return *option
		}
		return s.usual
	}
	m := p.doc.Style.Margins
	if m == nil {
		m = new(document.Margins)
	}
	top, bottom := chosen(m.Top, p.law.top), chosen(m.Bottom, p.law.bottom)
	left, right := chosen(m.Left, p.law.left), chosen(m.Right, p.law.right)
	sheet := p.sheets[page]
	if sheet.Width > sheet.Height && p.law.party {
		top, bottom, left, right = p.law.landscape[0], p.law.landscape[1], p.law.landscape[2], p.law.landscape[3]
	}
	if number, _ := p.pageNumber(page); p.doc.Style.TwoSided && number%2 == 0 && number > 0 {
		left, right = right, left // HD 05, mục II.IV: the back of a sheet printed on both sides
	}
	return area{left, top, sheet.Width/mm - right, sheet.Height/mm - bottom}
}

// pageNumber is the number that is printed on a page.
func (p *witness) pageNumber(page int) (int, bool) {
	for _, l := range p.sheets[page].Lines {
		if n, err := strconv.Atoi(l.Text); err == nil && l.Y/mm < 17 { // above any text area
			return n, true
		}
	}
	return 0, false
}

// pagesOf are the pages of a section: 0 is the document, then its attachments.
func (p *witness) pagesOf(section int) []int {
	end := len(p.sheets)
	if section+1 < len(p.sections) {
		end = p.sections[section+1]
	}
	var out []int
	for i := p.sections[section]; i < end; i++ {
		out = append(out, i)
	}
	return out
}

// text is a piece of text found on the paper, in millimetres.
type text struct {
	page      int
	x0, x1, y float64
	words     string
	spans     []inspect.Span
}

func (t text) width() float64  { return t.x1 - t.x0 }
func (t text) middle() float64 { return (t.x0 + t.x1) / 2 }

// size is the size of its first letters in points.
func (t text) size() float64 { return t.spans[0].Size }

func (t text) red() bool { return t.spans[0].Color == "#ff0000" }

// Where the ink of Times New Roman begins and ends, in sizes of the font.
const ascent, descent = 0.891, 0.216

func (t text) top() float64    { return t.y - ascent*t.size()/mm }
func (t text) bottom() float64 { return t.y + descent*t.size()/mm }

func newText(page int, l inspect.Line) text {
	var spans []inspect.Span
	for _, s := range l.Spans {
		if strings.TrimSpace(s.Text) != "" {
			spans = append(spans, s)
		}
	}
	return text{page, l.X0 / mm, l.X1 / mm, l.Y / mm, inspect.Normalize(l.Text), spans}
}

// lines are the lines of a page from the top, without its number.
func (p *witness) lines(page int) []text {
	var out []text
	number, has := p.pageNumber(page)
	for _, l := range p.sheets[page].Lines {
		if has && l.Y/mm < 17 && l.Text == strconv.Itoa(number) {
			continue
		}
		out = append(out, newText(page, l))
	}
	return out
}

// find is the first line of a page that is these words.
func (p *witness) find(page int, words string) (text, bool) {
	lines := p.lines(page)
	i := slices.IndexFunc(lines, func(t text) bool { return t.words == inspect.Normalize(words) })
	if i < 0 {
		return text{}, false
	}
	return lines[i], true
}

// looks holds the size, weight and slant of a text against the law's table,
// and against the size that the document chose.
func (p *witness) looks(element string, t text) {
	p.Helper()
	l, ok := p.law.looks[element]
	if !ok {
		p.Fatalf("the law has no row for %s", element)
	}
	p.set(element, t, l)
	if size, ok := p.doc.Style.Sizes[element]; ok {
		for _, s := range t.spans {
			p.near("size of "+element, s.Size, size, 0.01, "style.sizes")
		}
	}
}

// set holds the size, weight and slant of a text against a rule.
func (p *witness) set(element string, t text, l look) {
	p.Helper()
	for _, s := range t.spans {
		p.between("size of "+element+" "+quoted(s.Text), s.Size, l.min-0.01, l.max+0.01, l.clause)
		p.must(strings.Contains(s.Font, "Bold") == l.bold, l.clause, "%s %s is set in %s: bold should be %v", element, quoted(s.Text), s.Font, l.bold)
		p.must(strings.Contains(s.Font, "Ital") == l.italic, l.clause, "%s %s is set in %s: italic should be %v", element, quoted(s.Text), s.Font, l.italic)
		p.must(strings.HasPrefix(s.Font, "LiberationSerif"), "PL I, mục I.4", "%s is set in %s, not in a face with the measures of Times New Roman", element, s.Font)
	}
}

// black holds the colour of a text against the rule that all is black.
func (p *witness) black(t text) {
	p.Helper()
	for _, s := range t.spans {
		p.must(s.Color == "#000000", "PL I, mục I.4", "%s is %s", quoted(s.Text), s.Color)
	}
}

func quoted(s string) string {
	if r := []rune(strings.TrimSpace(s)); len(r) > 40 {
		return strconv.Quote(string(r[:40]) + "…")
	}
	return strconv.Quote(strings.TrimSpace(s))
}

// level are the rules of a page that lie between two heights.
func (p *witness) level(page int, from, to float64) []rule {
	var out []rule
	for _, r := range p.drawn[page] {
		if r.level() && r.y0/mm >= from && r.y0/mm <= to {
			out = append(out, r)
		}
	}
	return out
}
