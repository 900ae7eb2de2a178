// Package render is the path from a document's JSON to its finished files. It
// is what the command line and the service share.
package render

import (
	"context"

	"vanthu/fonts"
	"vanthu/internal/compose"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/metrics"
	"vanthu/internal/pdf"
	"vanthu/internal/proof"
	"vanthu/internal/sheet"
	"vanthu/internal/svg"
	"vanthu/internal/units"
)

// Result is what rendering a document gives.
type Result struct {
	Files []File // of the formats asked for, in the order of Formats; behind them those of each annex in a file of its own
	Pages int    // of the paper, as all files show it

	Annexes []int // of these annexes: how many pages each has
}

// Renderer renders documents with one set of faces. It is safe for concurrent
// use; make one per process.
type Renderer struct {
	family *metrics.Family
	pdf    *pdf.Writer
	svg    *svg.Writer
}

// New makes a Renderer for the faces of set. It fails where a face cannot be
// read or lacks letters of Vietnamese.
func New(set fonts.Set) (*Renderer, error) {
	family, err := metrics.New(set)
	if err != nil {
		return nil, err
	}
	return &Renderer{family: family, pdf: pdf.New(family), svg: svg.New(family)}, nil
}

// Decode reads a document. Its error is a fault.List with all that is
// wrong with it.
func (r *Renderer) Decode(data []byte, options document.Options) (*document.Document, error) {
	lone := false
	d, err := document.Decode(data, r.asking(options, &lone))
	if err == nil && lone {
		if list := r.unprintable(d); len(list) > 0 {
			return nil, list
		}
	}
	return d, err
}

// asking are options that ask the faces, and note whether unprintable may find
// anything.
func (r *Renderer) asking(options document.Options, lone *bool) document.Options {
	family := r.family
	options.Covers = func(c rune) bool {
		*lone = *lone || proof.Lone(family, c)
		return family.Covers(c)
	}
	options.Width = func(text string, bold bool, size units.Length) units.Length { return r.Width(text, size, bold, false) }
	return options
}

// unprintable are the letters of a document that the faces have and their
// capitals not, where capitals are printed.
func (r *Renderer) unprintable(d *document.Document) fault.List {
	s, _ := compose.Sheet(context.Background(), d, r.family) // only the context makes it fail
	return proof.Read(s, r.family)
}

// Covers tells whether all faces have a glyph for a character.
func (r *Renderer) Covers(c rune) bool { return r.family.Covers(c) }

// Render makes the files of a decoded document. The same document gives the
// same bytes. An error here is a fault of the program, a limit that the
// document breaks, such as layout.ErrTooManyPages, or that of ctx: when it
// ends, the work stops at the next block or page.
func (r *Renderer) Render(ctx context.Context, d *document.Document, formats ...Format) (Result, error) {
	paper, err := r.Compose(ctx, d)
	if err != nil {
		return Result{}, err
	}
	return paper.Render(ctx, formats...)
}

// Width is how wide a text is on one line.
func (r *Renderer) Width(text string, size units.Length, bold, italic bool) units.Length {
	face := sheet.Regular
	if bold {
		face |= sheet.Bold
	}
	if italic {
		face |= sheet.Italic
	}
	return r.family.Width(face, size, text)
}

// Fonts begins the fonts of a file that is bound of PDF files of the Renderer's.
func (r *Renderer) Fonts() *pdf.Fonts { return r.pdf.Fonts() }
