package inspect

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

const (
	sameBaseline = 2.0  // points: baselines closer than this are one row
	columnGap    = 14.0 // points: a wider gap starts another column
	columnGapEm  = 1.2  // of the size: the same for large type
	wordGapEm    = 0.12 // of the size: a wider gap between two characters is a space
	sameSize     = 0.01 // points: sizes closer than this are one size
	mostRaised   = 0.6  // of the size: how far from its line a raised or lowered character may be
	smallerBy    = 0.8  // of the size of the line: a raised one is smaller
)

// groupLines sets characters in rows by baseline and cuts the rows at wide gaps.
func groupLines(glyphs []glyph) []Line {
	var lines []Line
	for _, row := range rows(glyphs) {
		for _, column := range columns(row) {
			lines = append(lines, newLine(column))
		}
	}
	return lines
}

// rows gathers the visible characters by baseline, each row from left to right.
func rows(glyphs []glyph) [][]glyph {
	visible := slices.DeleteFunc(slices.Clone(glyphs), glyph.blank)
	slices.SortStableFunc(visible, func(a, b glyph) int {
		return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x0, b.x0))
	})
	var out [][]glyph
	for _, g := range visible {
		// From the top down: a character that is too low for the last row is too low for all before it.
		if last := len(out) - 1; last >= 0 && g.y-out[last][0].y < sameBaseline {
			out[last] = append(out[last], g)
		} else {
			out = append(out, []glyph{g})
		}
	}
	for _, row := range out {
		slices.SortStableFunc(row, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
	}
	return withRaised(out)
}

// withRaised puts what is set above or under a line, m² and NH₄⁺ in small
// figures, into its row: each stands right behind a larger character, or behind
// another such one, which is put there before it.
func withRaised(rows [][]glyph) [][]glyph {
	for moved := true; moved; {
		moved = false
		for i := range rows {
			rows[i] = slices.DeleteFunc(slices.Clone(rows[i]), func(g glyph) bool {
				if g.size < smallerBy*rows[i][0].size {
					return false // it is in its row
				}
				for j := range rows {
					if at := behind(rows[j], g); j != i && at > 0 {
						rows[j] = slices.Insert(rows[j], at, g)
						moved = true
						return true
					}
				}
				return false
			})
		}
	}
	return slices.DeleteFunc(rows, func(row []glyph) bool { return len(row) == 0 })
}

// behind is the place in a row for a character that is raised or lowered there;
// 0: there is none.
func behind(row []glyph, g glyph) int {
	if len(row) == 0 || g.size >= smallerBy*row[0].size || math.Abs(row[0].y-g.y) > mostRaised*row[0].size {
		return 0
	}
	return 1 + slices.IndexFunc(row, func(beside glyph) bool { return math.Abs(g.x0-beside.x1) < wordGapEm*beside.size })
}

// columns cuts a row at wide gaps and puts a space into narrow ones.
func columns(row []glyph) [][]glyph {
	var out [][]glyph
	var column []glyph
	for i, g := range row {
		if i > 0 {
			prev := row[i-1]
			switch gap := g.x0 - prev.x1; {
			case gap > max(columnGap, columnGapEm*prev.size):
				out = append(out, column)
				column = nil
			case gap > wordGapEm*prev.size:
				space := prev
				space.text, space.x0, space.x1 = " ", prev.x1, g.x0
				column = append(column, space)
			}
		}
		column = append(column, g)
	}
	return append(out, column)
}

// newLine makes a line of characters in reading order, the first of which is visible.
func newLine(glyphs []glyph) Line {
	line := Line{X0: math.Inf(1), X1: math.Inf(-1), Y: glyphs[0].y}
	var text strings.Builder
	for _, g := range glyphs {
		text.WriteString(g.text)
		if !g.blank() {
			line.X0, line.X1 = min(line.X0, g.x0), max(line.X1, g.x1)
		}
	}
	line.Text = strings.TrimSpace(text.String())
	line.Spans = spans(glyphs)
	line.Words = words(glyphs)
	return line
}

func words(glyphs []glyph) []Word {
	var out []Word
	open := false
	for _, g := range glyphs {
		if g.blank() {
			open = false
			continue
		}
		if !open {
			out = append(out, Word{})
			open = true
		}
		w := &out[len(out)-1]
		w.Text, w.At = w.Text+g.text, append(w.At, g.x0)
	}
	return out
}

func spans(glyphs []glyph) []Span {
	var out []Span
	for _, g := range glyphs {
		if n := len(out) - 1; n >= 0 && out[n].takes(g) {
			out[n].Text += g.text
			out[n].X0, out[n].X1 = min(out[n].X0, g.x0), max(out[n].X1, g.x1)
			continue
		}
		out = append(out, Span{Text: g.text, Font: g.font, Size: g.size, Color: g.color, X0: g.x0, X1: g.x1})
	}
	return out
}

func (s Span) takes(g glyph) bool {
	return s.Font == g.font && math.Abs(s.Size-g.size) < sameSize && s.Color == g.color
}
