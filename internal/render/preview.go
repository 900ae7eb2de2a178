package render

import (
	"context"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/layout"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// ReadDraft reads an unfinished document as document.ReadDraft does, so that it
// can be composed. It tells the faults that Decode tells.
func (r *Renderer) ReadDraft(data []byte, options document.Options) (*document.Draft, fault.List) {
	lone := false
	d, faults := document.ReadDraft(data, r.asking(options, &lone))
	if d != nil && lone {
		list := r.unprintable(d.Document)
		d.Mend(list)
		faults = append(faults, list...)
	}
	return d, faults
}

// Preview is a paper as it is shown to who writes it.
type Preview struct {
	Pages  []Size
	Files  []File // in SVG, one for each page
	Places []Place
}

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

// Preview shows the paper of a draft with its gaps, which stand in grey over a
// dotted line. Nothing else differs from the paper's SVG files.
func (p *Paper) Preview(ctx context.Context, gaps map[string]document.Gap) (Preview, error) {
	pages, err := p.layOut(ctx)
	if err != nil {
		return Preview{}, err
	}
	p.share.Take(int(p.composed) * SVG.row().weight)
	if err := p.share.Err(); err != nil {
		return Preview{}, tooLarge(err)
	}
	annexes, err := p.annexes(ctx)
	if err != nil {
		return Preview{}, err
	}
	v := viewer{gaps: gaps}
	shown := slices.Clone(pages)
	for _, a := range annexes {
		shown = append(shown, a.pages...)
	}
	for i := range shown {
		v.page(&shown[i], i+1)
	}
	out := Preview{Places: v.places}
	for i := range shown {
		out.Pages = append(out.Pages, Size{shown[i].Width, shown[i].Height})
	}
	out.Files, err = p.renderer.pictures(ctx, shown, p.sheet.Info.Language)
	return out, err
}

// viewer finds places, and marks gaps.
type viewer struct {
	gaps   map[string]document.Gap
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
	key, name := "/date", document.DateGap
	if r.Slot == sheet.Number {
		key, name = "/number", document.NumberGap
	}
	l := &page.Lines[r.Line]
	if strings.HasPrefix(l.Of.Source, "/copy") {
		key = "/copy" + key
	}
	dot(page, r.Box, l.Baseline)
	v.place(number, key, name, r.Box)
}
