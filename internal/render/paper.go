package render

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"vanthu/internal/compose"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/layout"
	"vanthu/internal/memory"
	"vanthu/internal/sheet"
	"vanthu/internal/slots"
	"vanthu/internal/units"
)

// Paper is a composed document, from which files are made and slots are read.
// It serves one goroutine.
type Paper struct {
	renderer *Renderer
	doc      *document.Document
	sheet    *sheet.Sheet
	pages    []layout.Page // nil: not laid out yet
	share    *memory.Share // what it takes
	composed int64         // bytes of the sheet
	signed   bool          // the PDF has signature fields
	annex    int           // of an annex in a file of its own: its number, from 1; else 0
}

// Compose decides all that the document's paper says. Its errors are that of
// ctx, memory.ErrBusy where ctx has a share of a pool, and a fault.List where
// the document needs more memory than one may.
func (r *Renderer) Compose(ctx context.Context, d *document.Document) (*Paper, error) {
	share := memory.Of(ctx)
	if share == nil { // of a command, which makes one at a time
		share = (*memory.Pool)(nil).Share(document.MaxMemory)
		ctx = memory.With(ctx, share)
	}
	before := share.Taken()
	s, err := compose.Sheet(ctx, d, r.family)
	if err != nil {
		return nil, tooLarge(err)
	}
	return &Paper{renderer: r, doc: d, sheet: s, share: share, composed: share.Taken() - before}, nil
}

// tooLarge is the fault of a document that needs too much memory; another error
// stays.
func tooLarge(err error) error {
	if errors.Is(err, memory.ErrLarge) {
		return fault.List{fault.Of("", "limit.memory")}
	}
	return err
}

// Render makes files, as Renderer.Render does. It lays the pages out for a
// DOCX alone too: its reader will, and the bound of pages holds for every file.
// That bound also keeps short what cannot be stopped: a file of a thousand
// pages is written in a quarter of a second.
func (p *Paper) Render(ctx context.Context, formats ...Format) (Result, error) {
	pages, err := p.layOut(ctx)
	if err != nil {
		return Result{}, err
	}
	result := Result{Pages: len(pages)}
	annexes, err := p.annexes(ctx)
	if err != nil {
		return Result{}, err
	}
	for _, paper := range append([]*Paper{p}, annexes...) {
		files, err := paper.write(ctx, formats)
		if err != nil {
			return Result{}, err
		}
		result.Files = append(result.Files, files...)
	}
	for _, a := range annexes {
		result.Annexes = append(result.Annexes, len(a.pages))
	}
	return result, nil
}

// annexes are the papers of the annexes in files of their own, laid out.
func (p *Paper) annexes(ctx context.Context) ([]*Paper, error) {
	ctx = memory.With(ctx, p.share)
	var out []*Paper
	room := p.doc.Limits().Pages - len(p.pages)
	for i, s := range p.sheet.Apart {
		pages, err := layout.Settle(ctx, s, p.renderer.family, room)
		if err != nil {
			return nil, tooLarge(err)
		}
		room -= len(pages)
		a := *p
		a.sheet, a.pages, a.annex, a.composed = s, pages, i+1, 0
		out = append(out, &a)
	}
	return out, nil
}

// write makes the files of one paper.
func (p *Paper) write(ctx context.Context, formats []Format) ([]File, error) {
	var out []File
	for _, f := range rows {
		if !slices.Contains(formats, f.name) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p.share.Take(int(p.composed) * f.weight)
		if err := p.share.Err(); err != nil {
			return nil, tooLarge(err)
		}
		files, err := f.write(ctx, p)
		if err != nil {
			return nil, fmt.Errorf("render %s: %w", f.name, err)
		}
		for i := range files {
			files[i].Annex = p.annex
		}
		out = append(out, files...)
	}
	return out, nil
}

// Layout is where things stand on the pages.
type Layout struct {
	Pages []Size // in the order of the file
	Slots []slots.Slot
}

// Size is the size of a page.
type Size struct{ Width, Height units.Length }

// Layout lays the document out and finds its slots.
func (p *Paper) Layout(ctx context.Context) (Layout, error) {
	pages, err := p.layOut(ctx)
	if err != nil {
		return Layout{}, err
	}
	var out Layout
	for i := range pages {
		out.Pages = append(out.Pages, Size{pages[i].Width, pages[i].Height})
	}
	out.Slots = p.slots()
	return out, nil
}

// slots are those of the pages, which have been laid out.
func (p *Paper) slots() []slots.Slot {
	if p.annex > 0 {
		return slots.Find(p.pages, nil, false)
	}
	var signers []string
	for _, s := range p.doc.AllSigners() {
		signers = append(signers, s.Pointer)
	}
	return slots.Find(p.pages, signers, p.doc.Copy != nil)
}

func (p *Paper) layOut(ctx context.Context) ([]layout.Page, error) {
	if p.pages != nil {
		return p.pages, nil
	}
	ctx = memory.With(ctx, p.share)
	pages, err := p.settle(ctx, p.sheet)
	if err != nil {
		return nil, tooLarge(err)
	}
	for _, fit := range compose.Fits(p.doc, p.sheet, pages) {
		s, err := compose.Fitted(ctx, p.doc, p.renderer.family, fit)
		if err != nil {
			return nil, tooLarge(err)
		}
		fitted, err := p.settle(ctx, s)
		if err == nil && fit.Better(pages, fitted) {
			p.sheet, pages = s, fitted
			break
		}
	}
	p.pages = pages
	return pages, nil
}

func (p *Paper) settle(ctx context.Context, s *sheet.Sheet) ([]layout.Page, error) {
	return layout.Settle(ctx, s, p.renderer.family, p.doc.Limits().Pages)
}

// Date is the ISO day that the files carry as theirs.
func (p *Paper) Date() string { return p.sheet.Info.Date }

// Reference is the number and symbol as they are printed, without the word
// "Số": "09/KH-SNV", and "/KH-SNV" where the number is blank.
func (p *Paper) Reference() string { return p.sheet.Info.Number }
