package render

import (
	"context"
	"slices"
	"strconv"

	"vanthu/internal/paper"
)

// Format is a kind of file, by its name.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	DOCX Format = "docx"
	SVG  Format = "svg"
)

// row is all that the program knows of a format.
type row struct {
	name      Format
	mediaType string
	extension string
	paged     bool // a file for each page; else one for the document
	extra     bool // made only where it is asked for by name
	weight    int  // bytes that writing it takes for each of the sheet
	write     func(*Renderer, context.Context, *paper.Paper) ([]File, error)
}

// rows are the formats, in the order in which they are told and made.
var rows = []row{
	{name: PDF, mediaType: "application/pdf", extension: ".pdf", weight: 1, write: (*Renderer).writePDF},
	{name: DOCX, mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", extension: ".docx", weight: 4, write: (*Renderer).writeDOCX},
	{name: SVG, mediaType: "image/svg+xml", extension: ".svg", paged: true, extra: true, weight: 2, write: (*Renderer).writeSVG},
}

// Formats are all formats, in their order.
var Formats = choose(func(row) bool { return true })

// Usual are the formats that a document is made in where none is asked for.
var Usual = choose(func(r row) bool { return !r.extra })

// Whole are the formats that give one file for a document.
var Whole = choose(func(r row) bool { return !r.paged })

func choose(fit func(row) bool) []Format {
	var list []Format
	for _, r := range rows {
		if fit(r) {
			list = append(list, r.name)
		}
	}
	return list
}

// Wanted are the formats asked for, the usual ones where none is, each once and
// in the order of Formats.
func Wanted(asked []Format) []Format {
	if len(asked) == 0 {
		return Usual
	}
	return choose(func(r row) bool { return slices.Contains(asked, r.name) })
}

// row is what is known of the format, which must be one of Formats.
func (f Format) row() *row {
	return &rows[slices.IndexFunc(rows, func(r row) bool { return r.name == f })]
}

// MediaType is the media type of the format's files.
func (f Format) MediaType() string { return f.row().mediaType }

// Extension is the ending of the names of the format's files, with its dot.
func (f Format) Extension() string { return f.row().extension }

// Paged tells whether the format gives a file for each page, not one for the
// document.
func (f Format) Paged() bool { return f.row().paged }

// FileName is the name of a file. Of a paged format it is that of a page,
// counted from 1, which has its number even where it is alone: so that other
// names before the number, "a" and "a-1", never give the same name.
func (f Format) FileName(stem string, page int) string { return f.row().fileName(stem, page) }

func (r *row) fileName(stem string, page int) string {
	if r.paged {
		stem += "-" + strconv.Itoa(page)
	}
	return stem + r.extension
}

// Names are the names of formats.
func Names(list []Format) []string {
	names := make([]string, len(list))
	for i, f := range list {
		names[i] = string(f)
	}
	return names
}
