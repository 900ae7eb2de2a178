package render

import (
	"context"
	"crypto/sha256"
	"strconv"

	"vanthu/internal/layout"
	"vanthu/internal/paper"
	"vanthu/internal/pdf"
	"vanthu/internal/wordml"
)

// File is a finished file.
type File struct {
	Format Format
	Annex  int // of an annex in a file of its own: its number, from 1; else 0
	Page   int // counted from 1, where the format gives a file for each page; else 0
	Data   []byte
	tag    *pdf.Tag // nil: not known yet
}

// Name is the file's name, with its extension.
func (f *File) Name(stem string) string { return f.Format.FileName(f.Stem(stem), f.Page) }

// Stem is what the names of the files begin with that belong to the file's paper:
// that of the document, or of an annex in a file of its own.
func (f *File) Stem(stem string) string {
	if f.Annex > 0 {
		stem += annexStem + strconv.Itoa(f.Annex)
	}
	return stem
}

// annexStem stands in a file's name before the number of an annex.
const annexStem = "-phu-luc-"

// Tag tells the file from all others: of a PDF at no cost, else the SHA-256.
func (f *File) Tag() [sha256.Size]byte {
	if f.tag != nil {
		return *f.tag
	}
	return sha256.Sum256(f.Data)
}

func (r *Renderer) writePDF(ctx context.Context, p *paper.Paper) ([]File, error) {
	pages, err := p.Pages(ctx)
	if err != nil {
		return nil, err
	}
	var fields []pdf.Field
	for _, s := range p.Fields() {
		fields = append(fields, pdf.Field{Name: s.Field, Label: s.Label, Page: s.Page - 1, Box: s.Rect, Before: s.Before})
	}
	var out contents
	tag, err := r.pdf.Write(&out, pdf.Document{Info: p.Sheet.Info, Text: p.Sheet.Sections, Pages: pages, Fields: fields})
	return []File{{Format: PDF, Data: out, tag: &tag}}, err
}

func (*Renderer) writeDOCX(_ context.Context, p *paper.Paper) ([]File, error) {
	var out contents
	err := wordml.Write(&out, p.Sheet)
	return []File{{Format: DOCX, Data: out}}, err
}

func (r *Renderer) writeSVG(ctx context.Context, p *paper.Paper) ([]File, error) {
	pages, err := p.Pages(ctx)
	if err != nil {
		return nil, err
	}
	return r.pictures(ctx, pages, p.Sheet.Info.Language, nil)
}

// pictures are the SVG files of pages in a language; those of pages that are not
// wanted are empty. nil wants all.
func (r *Renderer) pictures(ctx context.Context, pages []layout.Page, language string, wanted func(page int) bool) ([]File, error) {
	files := make([]File, len(pages))
	for i := range pages {
		if wanted != nil && !wanted(i+1) {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		data, err := r.svg.Page(&pages[i], language)
		if err != nil {
			return nil, err
		}
		files[i] = File{Format: SVG, Page: i + 1, Data: data}
	}
	return files, nil
}

// contents is a file that is being made. Most are written at once; a
// bytes.Buffer would fill the room for them with zeros first.
type contents []byte

func (c *contents) Write(p []byte) (int, error) {
	*c = append(*c, p...)
	return len(p), nil
}
