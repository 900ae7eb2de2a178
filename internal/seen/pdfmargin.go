package seen

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/pdffile"
	"vanthu/internal/units"
)

// How much of a page are its margins at the top and at the foot, at most.
const (
	headPart = 0.13
	footPart = 0.89
	// What is repeated and no number is in the margin only if it stands higher than
	// a head does, which an annex may repeat.
	highPart = 0.072
	lowPart  = 0.945

	mostMargin = 32 // lines of a header or footer
)

// margins takes headers and footers from the bodies of pages, and finds between
// which edges the bodies stand.
func (r *pdfReader) margins() {
	many := map[string]int{}
	for _, p := range r.pages {
		p.sort()
		for _, l := range p.lines {
			if l.y < headPart*p.height || l.y > footPart*p.height {
				many[running(l)]++
			}
		}
	}
	for _, p := range r.pages {
		repeated := func(l *strip) bool {
			n := many[running(l)]
			if len(r.pages) == 2 { // each shows it, and where no text stands
				return n == 2 && (l.y < highPart*p.height || l.y > lowPart*p.height)
			}
			inMargin := l.y < highPart*p.height || l.y > footPart*p.height
			return inMargin && len(r.pages) > 2 && n*2 >= len(r.pages)
		}
		p.cutHead(repeated)
		p.cutFoot(repeated)
		p.cutStrokes()
		p.cutNotes()
	}
	r.edges()
}

func (p *pdfPage) sort() {
	slices.SortStableFunc(p.lines, func(a, b *strip) int {
		if a.y != b.y {
			if a.y < b.y {
				return -1
			}
			return 1
		}
		return 0
	})
}

// running is a line as it stands on many pages: without its figures.
func running(l *strip) string {
	text := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, l.text())
	return fmt.Sprintf("%s at %.0f", text, l.y/3)
}

// cutHead takes the header from the lines.
func (p *pdfPage) cutHead(repeated func(*strip) bool) {
	for len(p.lines) > 0 && len(p.header) < mostMargin {
		l := p.lines[0]
		if l.y > headPart*p.height || !repeated(l) && !(number(l.text()) && alone(p.lines, 0)) {
			return
		}
		p.header, p.lines = append(p.header, l), p.lines[1:]
	}
}

// cutFoot takes the footer from the lines.
func (p *pdfPage) cutFoot(repeated func(*strip) bool) {
	for len(p.lines) > 0 && len(p.footer) < mostMargin {
		n := len(p.lines) - 1
		l := p.lines[n]
		if l.y < footPart*p.height || !repeated(l) && !(number(l.text()) && alone(p.lines, n)) {
			return
		}
		p.footer, p.lines = slices.Insert(p.footer, 0, l), p.lines[:n]
	}
}

// alone tells whether nothing stands beside a line.
func alone(all []*strip, at int) bool {
	for i := max(0, at-3); i < min(len(all), at+4); i++ {
		if i != at && math.Abs(all[i].y-all[at].y) < all[at].size {
			return false
		}
	}
	return true
}

// number tells whether a text is the number of a page, alone or with a few words.
func number(s string) bool {
	s = strings.Trim(s, " -–|/.")
	s = strings.TrimPrefix(strings.TrimPrefix(s, "Trang"), "Page")
	const longest = 10
	return s != "" && len(s) <= longest && strings.Trim(s, "0123456789/ ") == ""
}

// cutStrokes takes the strokes of the header and of the footer from the body.
func (p *pdfPage) cutStrokes() {
	top, bottom := 0.0, p.height
	if len(p.lines) > 0 {
		top = p.lines[0].top
		bottom = p.lines[len(p.lines)-1].bottom
	}
	for _, g := range p.tables {
		top, bottom = min(top, g.ys[0]), max(bottom, g.ys[g.rows()])
	}
	p.strokes = slices.DeleteFunc(p.strokes, func(s pdffile.Stroke) bool {
		above := len(p.header) > 0 && s.Y0 < top && s.Y0 < headPart*p.height
		below := len(p.footer) > 0 && s.Y0 > bottom && s.Y0 > footPart*p.height
		return above || below
	})
}

// edges finds between which edges text stands on a page, and how far first lines
// stand in: its own, or those of the pages as wide where it does not show them.
func (r *pdfReader) edges() {
	for i, p := range r.pages {
		own := edgesOf(p.lines)
		if !own.left || !own.right {
			near := edgesOf(r.alike(i))
			if !own.left {
				own.x0, own.left = near.x0, near.left
			}
			if !own.right {
				own.x1, own.right = near.x1, near.right
			}
		}
		p.edges = own
		indents := map[float64]int{}
		const most = 72 // points
		for _, l := range p.lines {
			if in := l.x0 - p.edges.x0; in > l.size/2 && in < most {
				indents[math.Round(in)]++
			}
		}
		p.indent, _ = often(indents, 1)
	}
}

// alike are the lines of a page and of those near it that are as wide.
func (r *pdfReader) alike(page int) (all []*strip) {
	const near = 3
	for i := max(0, page-near); i < min(len(r.pages), page+near+1); i++ {
		if math.Abs(r.pages[i].width-r.pages[page].width) < 1 {
			all = append(all, r.pages[i].lines...)
		}
	}
	return all
}

// often is the number that stands most often in a list, and how often; of several
// the least if sign is 1, and the greatest if it is -1.
func often(of map[float64]int, sign float64) (found float64, most int) {
	for v, n := range of {
		if n > most || n == most && sign*v < sign*found {
			found, most = v, n
		}
	}
	return found, most
}

// edges are those of text, and whether they are sure: at the left where lines go
// on from full ones, at the right where long lines end below each other.
type edges struct {
	span
	left, right bool
}

// edgesOf finds the edges of lines. What stands beyond them is a head that is
// wider than the body.
func edgesOf(lines []*strip) (e edges) {
	e.span = nowhere
	for _, l := range lines {
		e.x0, e.x1 = min(e.x0, l.x0), max(e.x1, l.x1)
	}
	begin, end, long := map[float64]int{}, map[float64]int{}, 0
	for _, l := range lines {
		begin[math.Round(l.x0)]++
		if l.x1-l.x0 > (e.x1-e.x0)/2 {
			end[math.Round(l.x1)]++
			long++
		}
	}
	const few = 3
	x0, x1 := math.Inf(1), math.Inf(-1)
	for x, n := range begin {
		if n >= max(few, len(lines)/16) {
			x0 = min(x0, x)
		}
	}
	for x, n := range end {
		if n >= max(few, long/10) {
			x1 = max(x1, x)
		}
	}
	if e.right = !math.IsInf(x1, 0); e.right {
		e.x1 = x1
	}
	for i, l := range lines {
		if i > 0 && (l.follows(lines[i-1], e.x1) || !e.right && l.speaksOn(lines[i-1])) {
			x0, e.left = min(x0, l.x0), true
		}
	}
	if e.left { // else the least place is the best guess
		e.x0 = x0
	}
	return e
}

// follows tells whether a line goes on from one that ends at the right edge:
// further left, or close below it.
func (l *strip) follows(before *strip, right float64) bool {
	const (
		long  = 15   // ems
		most  = 72   // points that a first line stands in
		tight = 1.35 // ems between lines
	)
	gap := l.y - before.y
	full := right-before.x1 < l.word()+blankWidth*l.size && before.x1-before.x0 > long*l.size
	left := before.x0 - l.x0
	at := left > l.size/2 && left < most && gap < 2.5*l.size || math.Abs(left) < 1 && gap < tight*l.size
	return full && at && gap > 0.5*l.size && math.Abs(l.size-before.size) < 0.5
}

// speaksOn tells whether a line goes on with the sentence of a first line that stands
// further in, where lines end anywhere.
func (l *strip) speaksOn(before *strip) bool {
	const (
		long  = 15   // ems
		most  = 72   // points that a first line stands in
		tight = 1.75 // ems between lines
	)
	gap, left := l.y-before.y, before.x0-l.x0
	return left > l.size/2 && left < most && gap > 0.5*l.size && gap < tight*l.size && math.Abs(l.size-before.size) < 0.5 &&
		before.x1-before.x0 > long*l.size && math.Abs(l.centre()-before.centre()) > l.size/2 && !ends(before.text()) && unicode.IsLower([]rune(l.text())[0])
}

// sheet is the page's size, its margins and what stands in them.
func (p *pdfPage) sheet() Sheet {
	s := Sheet{Number: p.number, Width: units.Points(p.sheetWidth), Height: units.Points(p.sheetHeight), NumberFrom: -1}
	x0, x1, y0, y1 := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, t := range p.below(p.things()) {
		x0, x1, y0, y1 = min(x0, t.x0), max(x1, t.x1), min(y0, t.top), max(y1, t.bottom)
	}
	if x0 < x1 {
		if p.edges.left {
			x0 = p.edges.x0
		}
		if p.edges.right {
			x1 = p.edges.x1
		}
		body := p.place(max(0, x0), max(0, y0), min(p.width, x1), min(p.height, y1))
		s.Left, s.Right = body.X, s.Width-body.X-body.Width
		s.Top, s.Bottom = body.Y, s.Height-body.Y-body.Height
		p.unsure(&s)
	}
	s.Header, s.Footer = p.marginal(p.header), p.marginal(p.footer)
	return s
}

// unsure takes from a sheet the margins that the page does not show.
func (p *pdfPage) unsure(s *Sheet) {
	if p.turned > 0 || slices.ContainsFunc(p.tables, func(g *grid) bool { return !g.frame }) {
		return
	}
	if !p.edges.left {
		s.Left = 0
	}
	if !p.edges.right {
		s.Right = 0
	}
}

// below is what stands below the top margin: not the marks that stand in it, high
// above the rest ("LƯU HÀNH NỘI BỘ").
func (p *pdfPage) below(all []*thing) []*thing {
	for n, t := range all[:min(len(all), 3)] {
		if t.line == nil || t.bottom > highPart*p.height || n+1 == len(all) {
			break
		}
		if all[n+1].top-t.bottom > 0.6*t.line.size {
			return all[n+1:]
		}
	}
	return all
}

// marginal is a header or a footer.
func (p *pdfPage) marginal(all []*strip) (blocks []Block) {
	s := p.edges.span
	if !(s.x0 < s.x1) {
		s = span{0, p.width}
	}
	for _, l := range all {
		c := newColumn([]*strip{l}, s, false)
		blocks = append(blocks, p.text([]*strip{l}, c))
	}
	return blocks
}
