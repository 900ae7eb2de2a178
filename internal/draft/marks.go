package draft

import (
	"slices"
	"strings"

	"vanthu/internal/layout"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// Place is where a value of the document is printed: a part of a line, a
// picture, or the room for one.
type Place struct {
	Pointer string // JSON Pointer of the value, or of the key that is missing
	Page    int    // of the file, from 1
	layout.Box
	Gap string // what is missing there, as a clerk calls it; empty: nothing
}

// The look of gaps.
const gapColor sheet.Color = 0x767676 // the palest grey that is easily read on white

var (
	gapDot   = units.Points(0.75)
	gapStep  = units.Points(2.5)
	gapBelow = units.Points(1.5) // the baseline
)

// Mark finds where values are printed on the pages of a draft, and has its gaps
// stand in grey over a dotted line. Nothing else on the pages changes. They may
// be a shallow copy: what they hold is not changed.
func Mark(pages []layout.Page, gaps map[string]Gap) []Place {
	v := viewer{gaps: gaps}
	for i := range pages {
		v.page(&pages[i], i+1)
	}
	return v.places
}

// viewer finds places, and marks gaps.
type viewer struct {
	gaps   map[string]Gap
	places []Place
}

// page looks at a page, of which the caller has the only copy, but not of what
// it holds.
func (v *viewer) page(page *layout.Page, number int) {
	page.Rules = slices.Clip(page.Rules)
	lines := page.Lines
	for i := range lines {
		l := &lines[i]
		for from := 0; from < len(l.Words); {
			source, to := sourceOf(l, from), from+1
			for to < len(l.Words) && sourceOf(l, to) == source {
				to++
			}
			box := l.Around(l.Words[from:to])
			gap, missing := v.gaps[source]
			if missing {
				if &page.Lines[0] == &lines[0] {
					page.Lines = slices.Clone(lines)
				}
				page.Lines[i].Words = greyed(page.Lines[i].Words, from, to)
				dot(page, box, l.Baseline)
				source = gap.Pointer
			}
			v.place(number, source, gap.Name, box)
			from = to
		}
	}
	for _, im := range page.Images {
		v.place(number, im.Source, "", layout.Box{X: im.X, Y: im.Y, Width: im.Width, Height: im.High})
	}
	for _, r := range page.Rooms {
		v.room(page, number, r)
	}
}

// sourceOf is whose a word is.
func sourceOf(l *layout.Line, word int) string {
	if own := l.Of.Runs[l.Words[word].Run].Source; own != "" {
		return own
	}
	return l.Of.Source
}

// greyed are words of which some are grey.
func greyed(words []layout.Word, from, to int) []layout.Word {
	words = slices.Clone(words)
	for i := from; i < to; i++ {
		words[i].Char.Color = gapColor
	}
	return words
}

// dot draws a dotted line under a gap.
func dot(page *layout.Page, gap layout.Box, baseline units.Length) {
	for x := gap.X; x+gapDot <= gap.X+gap.Width; x += gapStep {
		page.Rules = append(page.Rules, layout.Rule{X: x, Y: baseline + gapBelow, Width: gapDot, Height: gapDot, Color: gapColor})
	}
}

func (v *viewer) place(page int, source, gap string, box layout.Box) {
	if source != "" && box.Width > 0 {
		v.places = append(v.places, Place{source, page, box, gap})
	}
}

// room is the place for a picture, or a blank slot of number or date, which is
// marked: the paper leaves it blank too.
func (v *viewer) room(page *layout.Page, number int, r layout.Room) {
	if r.Slot == sheet.NoSlot {
		v.place(number, r.Source, "", r.Box)
		return
	}
	key, name := "/date", dateGap
	if r.Slot == sheet.Number {
		key, name = "/number", numberGap
	}
	l := &page.Lines[r.Line]
	if strings.HasPrefix(l.Of.Source, "/copy") {
		key = "/copy" + key
	}
	dot(page, r.Box, l.Baseline)
	v.place(number, key, name, r.Box)
}
