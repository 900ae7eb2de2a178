package seen

import (
	"math"
	"slices"

	"vanthu/internal/rules"
)

// stamp puts what was stamped into gaps of lines there: the number and the day
// of a paper that was signed before it had them. The rest stands over the page.
func (p *pdfPage) stamp(added []*strip) {
	const most = 1 << 8 // that are looked for
	for i, a := range added {
		var host *strip
		if i < most {
			host = p.gapFor(a)
		}
		if host == nil {
			p.added = append(p.added, a)
			continue
		}
		host.insert(a.letters)
	}
}

// gapFor is the line with a gap in which a stamped text stands.
func (p *pdfPage) gapFor(a *strip) *strip {
	const (
		off   = 0.45 // ems that the baselines may be apart
		slack = 4    // points that letters may overlap
	)
	for _, host := range p.lines {
		if math.Abs(host.y-a.y) > off*host.size {
			continue
		}
		ink := slices.DeleteFunc(slices.Clone(host.letters), func(c glyph) bool { return c.blank })
		for i := range ink[1:] {
			if ink[i].x1 <= a.x0+slack && ink[i+1].x0 >= a.x1-slack && ink[i+1].x0-ink[i].x1 > (a.x1-a.x0)/2 {
				return host
			}
		}
	}
	return nil
}

// boxed makes lines of what stands in frames. A frame around most of the page, or
// around nothing, is none; a received stamp (dấu Đến) stands over the page.
func (p *pdfPage) boxed() {
	p.tables = slices.DeleteFunc(p.tables, func(g *grid) bool {
		if !g.frame {
			return false
		}
		received := false
		for _, l := range lines(g.letters[g.first[0]]) {
			l.box = true
			g.box = append(g.box, l)
			received = received || l.text() == rules.StampWords.Title
		}
		if received {
			p.added = append(p.added, g.box...)
		}
		return received || len(g.box) == 0
	})
}

// headed takes a head that its author put into the header of the first page for what
// it is, though the file says that it is no content.
func (t *text) headed() {
	if slices.ContainsFunc(lines(t.apart), func(l *strip) bool { return titleOf(folded(l.text())) != noTitle }) {
		t.body, t.apart = append(t.body, t.apart...), nil
	}
}

// artifacts parts what the file says is no content: the header, the footer, and
// what stands over the page, as a mark across it.
func (p *pdfPage) artifacts(apart []*strip) {
	for _, l := range apart {
		switch {
		case l.y < p.height/4:
			p.header = append(p.header, l)
		case l.y > p.height*3/4:
			p.footer = append(p.footer, l)
		default:
			p.added = append(p.added, l)
		}
	}
}

// over is what stands over the page.
func (p *pdfPage) over() (blocks []Block) {
	for _, l := range p.added {
		blocks = append(blocks, Block{Paragraph: p.paragraph([]*strip{l}, span{l.x0, l.x1})})
	}
	for _, im := range p.stamps {
		blocks = append(blocks, p.picture(im))
	}
	return blocks
}
