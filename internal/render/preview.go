package render

import (
	"context"
	"slices"

	"vanthu/internal/document"
	"vanthu/internal/draft"
	"vanthu/internal/fault"
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
	Pages  []Size
	Files  []File // in SVG, one for each page
	Places []draft.Place
}

// Preview shows the paper of a draft with its gaps, as draft.Mark does. Nothing
// else differs from the paper's SVG files.
func (p *Paper) Preview(ctx context.Context, gaps map[string]draft.Gap) (Preview, error) {
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
	shown := slices.Clone(pages)
	for _, a := range annexes {
		shown = append(shown, a.pages...)
	}
	out := Preview{Places: draft.Mark(shown, gaps)}
	for i := range shown {
		out.Pages = append(out.Pages, Size{shown[i].Width, shown[i].Height})
	}
	out.Files, err = p.renderer.pictures(ctx, shown, p.sheet.Info.Language)
	return out, err
}
