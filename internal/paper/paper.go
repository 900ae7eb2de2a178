// Package paper is a document on its pages: composed, laid out, with the annexes
// that stand apart and the slots for who signs. Files are made from it.
package paper

import (
	"context"
	"errors"
	"slices"

	"vanthu/internal/compose"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/layout"
	"vanthu/internal/memory"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/slots"
	"vanthu/internal/units"
)

// Paper is a composed document. It serves one goroutine.
type Paper struct {
	Sheet *sheet.Sheet // once it is laid out, what its pages are of
	Annex int          // of an annex in a file of its own: its number, from 1; else 0

	doc      *document.Document
	family   *metrics.Family
	pages    []layout.Page // nil: not laid out yet
	share    *memory.Share // what it takes
	loans    *memory.Loans
	composed int64 // bytes of the sheet
	signed   bool  // the PDF has signature fields
}

// Compose decides all that the document's paper says. Its errors are that of
// ctx, memory.ErrBusy where ctx has a share of a pool, and a fault.List where
// the document needs more memory than one may.
func Compose(ctx context.Context, d *document.Document, family *metrics.Family) (*Paper, error) {
	share := memory.Of(ctx)
	if share == nil { // of a command, which makes one at a time
		share = (*memory.Pool)(nil).Share(document.MaxMemory)
	}
	p := &Paper{doc: d, family: family, share: share, loans: new(memory.Loans)}
	before := share.Taken()
	s, err := compose.Sheet(p.in(ctx), d, family)
	if err != nil {
		return nil, tooLarge(err)
	}
	p.Sheet, p.composed = s, share.Taken()-before
	return p, nil
}

// in is a context in which the paper takes what it needs.
func (p *Paper) in(ctx context.Context) context.Context {
	return memory.Lend(memory.With(ctx, p.share), p.loans)
}

// Release gives the room that the paper's text, lines and words stand in to the next
// document. Neither the paper nor its annexes, sheets and pages may be looked at any
// more; files that were made of it stay. Who does not call it loses nothing but time.
func (p *Paper) Release() { p.loans.Return() }

// tooLarge is the fault of a document that needs too much memory; another error
// stays.
func tooLarge(err error) error {
	if errors.Is(err, memory.ErrLarge) {
		return fault.List{fault.Of("", "limit.memory")}
	}
	return err
}

// Take takes memory for a file that needs weight bytes for each of the sheet. Its
// errors are those of Compose.
func (p *Paper) Take(weight int) error {
	p.share.Take(int(p.composed) * weight)
	return tooLarge(p.share.Err())
}

// Pages lays the paper out, without the annexes apart. Its errors are those of
// Compose, and layout.ErrTooManyPages.
func (p *Paper) Pages(ctx context.Context) ([]layout.Page, error) {
	if p.pages != nil {
		return p.pages, nil
	}
	s, pages, err := compose.Settle(p.in(ctx), p.doc, p.Sheet, p.family)
	if err != nil {
		return nil, tooLarge(err)
	}
	p.Sheet, p.pages = s, pages
	return pages, nil
}

// Annexes are the papers of the annexes in files of their own, laid out as Pages
// does. The bound of pages holds for all together.
func (p *Paper) Annexes(ctx context.Context) ([]*Paper, error) {
	pages, err := p.Pages(ctx)
	if err != nil {
		return nil, err
	}
	ctx = p.in(ctx)
	var out []*Paper
	room := p.doc.Limits().Pages - len(pages)
	for i, s := range p.Sheet.Apart {
		pages, err := layout.Settle(ctx, s, p.family, room)
		if err != nil {
			return nil, tooLarge(err)
		}
		room -= len(pages)
		a := *p
		a.Sheet, a.Annex, a.pages, a.composed = s, i+1, pages, 0
		out = append(out, &a)
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

// Sizes are the sizes of pages.
func Sizes(pages []layout.Page) []Size {
	sizes := make([]Size, len(pages))
	for i := range pages {
		sizes[i] = Size{pages[i].Width, pages[i].Height}
	}
	return sizes
}

// Layout lays the paper out and finds its slots.
func (p *Paper) Layout(ctx context.Context) (Layout, error) {
	pages, err := p.Pages(ctx)
	if err != nil {
		return Layout{}, err
	}
	return Layout{Sizes(pages), p.slots()}, nil
}

// Sign has the PDF carry empty signature fields: where each signer signs, where
// each body does, and at the top right where the law puts it there.
func (p *Paper) Sign() { p.signed = true }

// Fields are the slots where the PDF has a signature field, each once, in their
// order. The paper is laid out.
func (p *Paper) Fields() []slots.Slot {
	if !p.signed {
		return nil
	}
	known := map[string]bool{"": true}
	return slices.DeleteFunc(p.slots(), func(s slots.Slot) bool {
		again := known[s.Field] // a picture may stand on two pages
		known[s.Field] = true
		return again
	})
}

// slots are those of the pages, which have been laid out.
func (p *Paper) slots() []slots.Slot {
	if p.Annex > 0 {
		return slots.Find(p.pages, nil, nil)
	}
	var signers []slots.Signer
	for _, s := range p.doc.AllSigners() {
		signers = append(signers, slots.Signer{Pointer: s.Pointer, Name: s.Name})
	}
	var copier *slots.Signer
	if c := p.doc.Copy; c != nil {
		copier = &slots.Signer{Pointer: "/copy/signer"}
		if c.Signer != nil {
			copier.Name = c.Signer.Name
		}
	}
	return slots.Find(p.pages, signers, copier)
}

// Date is the ISO day that the files carry as theirs.
func (p *Paper) Date() string { return p.Sheet.Info.Date }

// Reference is the number and symbol as they are printed, without the word
// "Số": "09/KH-SNV", and "/KH-SNV" where the number is blank.
func (p *Paper) Reference() string { return p.Sheet.Info.Number }
