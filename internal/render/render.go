// Package render is the path from a document's JSON to its finished files. It
// is what the command line and the service share.
package render

import (
	"context"
	"fmt"
	"slices"

	"vanthu/fonts"
	"vanthu/internal/compose"
	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/metrics"
	"vanthu/internal/paper"
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

// Fields are the kinds of fields that a PDF may carry, see paper.Paper.Sign.
var Fields = []string{"signature"}

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

// Compose decides all that a document's paper says, as paper.Compose does.
func (r *Renderer) Compose(ctx context.Context, d *document.Document) (*paper.Paper, error) {
	return paper.Compose(ctx, d, r.family)
}

// Render makes the files of a decoded document, as Files does.
func (r *Renderer) Render(ctx context.Context, d *document.Document, formats ...Format) (Result, error) {
	p, err := r.Compose(ctx, d)
	if err != nil {
		return Result{}, err
	}
	defer p.Release()
	return r.Files(ctx, p, formats...)
}

// Files makes the files of a paper and of its annexes apart. The same document
// gives the same bytes. An error here is a fault of the program, a limit that the
// document breaks, such as layout.ErrTooManyPages, or that of ctx: when it ends,
// the work stops at the next block or page.
//
// The pages are laid out for a DOCX alone too: its reader will, and the bound of
// pages holds for every file. That bound also keeps short what cannot be stopped:
// a file of a thousand pages is written in a quarter of a second.
func (r *Renderer) Files(ctx context.Context, p *paper.Paper, formats ...Format) (Result, error) {
	pages, err := p.Pages(ctx)
	if err != nil {
		return Result{}, err
	}
	annexes, err := p.Annexes(ctx)
	if err != nil {
		return Result{}, err
	}
	result := Result{Pages: len(pages)}
	if result.Files, err = r.write(ctx, p, formats); err != nil {
		return Result{}, err
	}
	for _, a := range annexes {
		files, err := r.write(ctx, a, formats)
		if err != nil {
			return Result{}, err
		}
		pages, _ := a.Pages(ctx) // they were laid out
		result.Files, result.Annexes = append(result.Files, files...), append(result.Annexes, len(pages))
	}
	return result, nil
}

// write makes the files of one paper.
func (r *Renderer) write(ctx context.Context, p *paper.Paper, formats []Format) ([]File, error) {
	var out []File
	for _, f := range rows {
		if !slices.Contains(formats, f.name) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := p.Take(f.weight); err != nil {
			return nil, err
		}
		files, err := f.write(r, ctx, p)
		if err != nil {
			return nil, fmt.Errorf("render %s: %w", f.name, err)
		}
		for i := range files {
			files[i].Annex = p.Annex
		}
		out = append(out, files...)
	}
	return out, nil
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

// Faces is a hash of the faces that documents are set in, in hexadecimal digits:
// with other faces the same document gives other bytes.
func (r *Renderer) Faces() string { return r.family.Sum() }
