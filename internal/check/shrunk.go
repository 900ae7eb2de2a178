package check

import (
	"math"
	"slices"

	"vanthu/internal/fault"
	"vanthu/internal/units"
)

// shrunk is how much smaller the pages of a PDF are than they were set, where they
// were fitted onto another paper when they were printed; 1: they were not. Sizes
// tell: those that people set are whole or half points.
func (c *looker) shrunk() float64 {
	if c.word() || len(c.paper.Sheets) == 0 {
		return 1
	}
	s := &c.paper.Sheets[0]
	if s.Width == 0 || s.Height == 0 || c.paperSize(s.Width, s.Height) || s.Width > s.Height {
		return 1
	}
	by := min(float64(s.Width)/float64(c.profile.Paper.Width), float64(s.Height)/float64(c.profile.Paper.Height))
	as, grown, all := 0, 0, 0
	for _, p := range c.all {
		for i := range p.Runs {
			n := visible(p.Runs[i].Text)
			all += n
			if whole(p.Runs[i].Size) {
				as += n
			}
			if whole(p.Runs[i].Size / by) {
				grown += n
			}
		}
	}
	if all == 0 || 10*grown < 9*all || 2*as > all {
		return 1
	}
	return by
}

// whole tells whether a size is one of whole or half points.
func whole(size float64) bool {
	const off = 0.1
	return math.Abs(2*size-math.Round(2*size)) < 2*off
}

// grow gives the text of shrunk pages the sizes that it was set in, and tells of it.
// How wide the margins were the pages do not show.
func (c *looker) grow() {
	by := c.shrunk()
	if by == 1 {
		return
	}
	for _, p := range c.all {
		p.Runs = slices.Clone(p.Runs) // the lines stay as the pages show them
		for i := range p.Runs {
			p.Runs[i].Size /= by
		}
	}
	c.printed = by
}

// asSet is a length of a page as it was before the page was shrunk.
func (c *looker) asSet(l units.Length) units.Length {
	if c.printed == 0 {
		return l
	}
	return units.Length(float64(l) / c.printed)
}

// fitted says of shrunk pages how much smaller they are.
func (c *looker) fitted() fault.Text {
	if c.printed == 0 {
		return fault.Text{}
	}
	share := decimal(100 * c.printed)
	return fault.Text{" Trang bị thu còn khoảng " + share + "% khi in ra PDF: in lại với khổ A4, tỷ lệ 100%.", " The pages were shrunk to some " + share + " % when they were printed: print them on A4 at 100 %."}
}
