// Package render is the path from a document's JSON to its finished files. It
// is what the command line and the service share.
package render

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"

	"vanthu/fonts"
	"vanthu/internal/document"
	"vanthu/internal/metrics"
	"vanthu/internal/pdf"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// Format is a kind of file.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	DOCX Format = "docx"
)

// Formats are all formats, in the order they are made in.
var Formats = []Format{PDF, DOCX}

// Wanted are the formats asked for, all where none is, each once and in the
// order of Formats.
func Wanted(asked []Format) []Format {
	if len(asked) == 0 {
		return Formats
	}
	var list []Format
	for _, f := range Formats {
		if slices.Contains(asked, f) {
			list = append(list, f)
		}
	}
	return list
}

// File is a finished file.
type File struct {
	Format Format
	Data   []byte
	sum    *pdf.Sum // nil: not known yet
}

// Sum is the SHA-256 of the file. That of a PDF costs nothing.
func (f *File) Sum() [sha256.Size]byte {
	if f.sum != nil {
		return *f.sum
	}
	return sha256.Sum256(f.Data)
}

// Result is what rendering a document gives.
type Result struct {
	Files []File // one for each format asked for
	Pages int    // of the paper, as both files show it
}

// Renderer renders documents with one set of faces. It is safe for concurrent
// use; make one per process.
type Renderer struct {
	family *metrics.Family
	pdf    *pdf.Writer
}

// New makes a Renderer for the faces of set. It fails where a face cannot be
// read or lacks letters of Vietnamese.
func New(set fonts.Set) (*Renderer, error) {
	family, err := metrics.New(set)
	if err != nil {
		return nil, err
	}
	return &Renderer{family: family, pdf: pdf.New(family)}, nil
}

// Decode reads a document. Its error is a document.Faults with all that is
// wrong with it.
func (r *Renderer) Decode(data []byte, options document.Options) (*document.Document, error) {
	options.Covers = r.family.Covers
	options.Width = func(text string, bold bool, size units.Length) units.Length {
		face := sheet.Regular
		if bold {
			face = sheet.Bold
		}
		return r.family.Width(face, size, text)
	}
	return document.Decode(data, options)
}

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

// add makes a file and appends it. What makes it may tell its digest.
func (r *Result) add(format Format, write func(io.Writer) (*pdf.Sum, error)) error {
	var out contents
	sum, err := write(&out)
	if err != nil {
		return fmt.Errorf("render %s: %w", format, err)
	}
	r.Files = append(r.Files, File{format, out, sum})
	return nil
}

// contents is a file that is being made. Most are written at once; a
// bytes.Buffer would fill the room for them with zeros first.
type contents []byte

func (c *contents) Write(p []byte) (int, error) {
	*c = append(*c, p...)
	return len(p), nil
}
