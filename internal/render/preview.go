package render

import (
	"context"
	"slices"

	"vanthu/internal/document"
	"vanthu/internal/draft"
	"vanthu/internal/fault"
	"vanthu/internal/paper"
)

// ReadDraft reads an unfinished document as draft.Read does, so that it can be
// composed. It tells the faults that Decode tells.
func (r *Renderer) ReadDraft(data []byte, options document.Options) (*draft.Draft, fault.List) {
	lone := false
	d, faults := draft.Read(data, r.asking(options, &lone))
	if d != nil && lone {
		list := r.unprintable(d.Document)
		d.Mend(list)
		faults = append(faults, list...)
	}
	return d, faults
}

// Preview is a paper as it is shown to who writes it.
type Preview struct {
	Pages  []paper.Size
	Files  []File // in SVG, one for each page
	Places []draft.Place
}

// Preview shows the paper of a draft, its annexes behind it, with its gaps, as
// draft.Mark does. Nothing else differs from the SVG files. Pages that are not
// wanted are not drawn: their file is empty; nil wants all.
func (r *Renderer) Preview(ctx context.Context, p *paper.Paper, gaps map[string]draft.Gap, wanted func(page int) bool) (Preview, error) {
	pages, err := p.Pages(ctx)
	if err != nil {
		return Preview{}, err
	}
	if err := p.Take(SVG.row().weight); err != nil {
		return Preview{}, err
	}
	annexes, err := p.Annexes(ctx)
	if err != nil {
		return Preview{}, err
	}
	shown := slices.Clone(pages)
	for _, a := range annexes {
		pages, _ := a.Pages(ctx) // they were laid out
		shown = append(shown, pages...)
	}
	out := Preview{Pages: paper.Sizes(shown), Places: draft.Mark(shown, gaps)}
	out.Files, err = r.pictures(ctx, shown, p.Sheet.Info.Language, wanted)
	return out, err
}
