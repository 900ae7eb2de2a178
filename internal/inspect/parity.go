package inspect

import (
	"fmt"
	"math"
	"slices"
)

// Parity is how far two renderings of one document agree.
type Parity struct {
	PagesA, PagesB int
	LinesA, LinesB int
	Same           int       // lines of A that stand with the same text on the same page of B
	Missing        []TextAt  // lines of A that do not
	Extra          []TextAt  // lines of B without a partner in A
	Shift          float64   // largest vertical distance between two partners, points, never negative
	ShiftAt        ShiftedAt // the pair with that distance; zero where nothing moved
}

// TextAt is a line's normalised text and the page it stands on, counted from 1.
type TextAt struct {
	Page int
	Text string
}

// ShiftedAt is a pair of equal lines and their baselines in the two files, points from the top of the page.
type ShiftedAt struct {
	TextAt
	YA, YB float64
}

// Compare pairs the lines of two files page by page. Two lines are partners when their texts are equal after
// Normalize; equal texts on one page are paired from the top. What stands on one baseline is compared as a whole first,
// and once more where parts of it have no partner: the blanks of a line set wide are about as wide as the gap between two
// columns, so that one file's line may be read as two. Rotated text and strokes are not compared.
func Compare(a, b []Page) Parity {
	p := Parity{PagesA: len(a), PagesB: len(b)}
	for i := range max(len(a), len(b)) {
		p.comparePage(i+1, linesOf(a, i), linesOf(b, i))
	}
	return p
}

func linesOf(pages []Page, i int) []Line {
	if i >= len(pages) {
		return nil
	}
	return pages[i].Lines
}

func (p *Parity) comparePage(page int, a, b []Line) {
	p.LinesA += len(a)
	p.LinesB += len(b)
	lefta, leftb := p.match(page, onBaselines(single(a)), onBaselines(single(b)))
	lefta, leftb = p.match(page, single(slices.Concat(lefta...)), single(slices.Concat(leftb...)))
	lefta, leftb = p.match(page, onBaselines(lefta), onBaselines(leftb))
	for _, row := range lefta {
		for _, line := range row {
			p.Missing = append(p.Missing, TextAt{Page: page, Text: Normalize(line.Text)})
		}
	}
	for _, row := range leftb {
		for _, line := range row {
			p.Extra = append(p.Extra, TextAt{Page: page, Text: Normalize(line.Text)})
		}
	}
}

// match pairs rows of lines with equal texts and returns those without a partner.
func (p *Parity) match(page int, a, b [][]Line) (lefta, leftb [][]Line) {
	waiting := map[string][]int{} // text to the rows of b that have no partner yet
	for i, row := range b {
		waiting[textOf(row)] = append(waiting[textOf(row)], i)
	}
	taken := make([]bool, len(b))
	for _, row := range a {
		at := TextAt{Page: page, Text: textOf(row)}
		queue := waiting[at.Text]
		if len(queue) == 0 {
			lefta = append(lefta, row)
			continue
		}
		waiting[at.Text] = queue[1:]
		taken[queue[0]] = true
		p.Same += len(row)
		p.pair(at, row[0].Y, b[queue[0]][0].Y)
	}
	for i, row := range b {
		if !taken[i] {
			leftb = append(leftb, row)
		}
	}
	return lefta, leftb
}

// single is a row of each line.
func single(lines []Line) [][]Line {
	out := make([][]Line, len(lines))
	for i := range lines {
		out[i] = lines[i : i+1]
	}
	return out
}

// onBaselines gathers rows of single lines by baseline; each is behind those to the left of it.
func onBaselines(rows [][]Line) [][]Line {
	var out [][]Line
	for _, row := range rows {
		if n := len(out) - 1; n >= 0 && math.Abs(out[n][0].Y-row[0].Y) < sameBaseline {
			out[n] = append(slices.Clip(out[n]), row...)
			continue
		}
		out = append(out, row)
	}
	return out
}

func textOf(row []Line) string {
	text := row[0].Text
	for _, line := range row[1:] {
		text += " " + line.Text
	}
	return Normalize(text)
}

func (p *Parity) pair(at TextAt, ya, yb float64) {
	if d := math.Abs(ya - yb); d > p.Shift {
		p.Shift = d
		p.ShiftAt = ShiftedAt{TextAt: at, YA: ya, YB: yb}
	}
}

// Equal reports whether both files have the same lines on the same pages. It says nothing about Shift, whose bound is
// the caller's to set and to explain.
func (p Parity) Equal() bool {
	return p.PagesA == p.PagesB && len(p.Missing) == 0 && len(p.Extra) == 0
}

// String is one line for a test's log, with the shift in millimetres.
func (p Parity) String() string {
	s := fmt.Sprintf("pages %d / %d; lines %d of %d the same (%.1f %%), %d extra; largest shift %.2f mm",
		p.PagesA, p.PagesB, p.Same, p.LinesA, 100*float64(p.Same)/float64(max(p.LinesA, 1)), len(p.Extra), p.Shift/MM)
	if p.Shift > 0 {
		s += fmt.Sprintf(" (page %d: %q)", p.ShiftAt.Page, p.ShiftAt.Text)
	}
	return s
}
