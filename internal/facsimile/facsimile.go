// Package facsimile is what is shown of a paper that others made (bản đọc được):
// its lines as they were read from the file, with their looks, what each was
// recognised as, and where it stands.
//
// It is no picture of the pages: a file of Word has none until a program sets it.
package facsimile

import (
	"math"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/units"
)

// Page is a page of a PDF, in points.
type Page struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// Paper is a paper to be shown.
type Paper struct {
	Pages  []Page  `json:"pages,omitempty"` // of a PDF
	Blocks []Block `json:"blocks"`
	// Margins is what stands in the margins of a PDF's pages, and what was stamped
	// over them.
	Margins []Block `json:"margins,omitempty"`
}

// Block is a paragraph, which has Text; a table, which has Rows; a stroke or a
// picture, which have a width.
type Block struct {
	// Paragraph, Page and what follows are the place in the file, as in findings.
	Paragraph int     `json:"paragraph,omitempty"`
	Page      int     `json:"page,omitempty"`
	X         float64 `json:"x,omitempty"`
	Y         float64 `json:"y,omitempty"`
	Width     float64 `json:"width,omitempty"`
	Height    float64 `json:"height,omitempty"`
	// Column is which one it is of what stands beside each other, from 1.
	Column int `json:"column,omitempty"`

	// Part is the element that it was recognised as, Name what a clerk calls it;
	// "": nothing was. Unsure: there is a second reading.
	Part   string `json:"part,omitempty"`
	Name   string `json:"name,omitempty"`
	Unsure bool   `json:"unsure,omitempty"`

	Align string  `json:"align,omitempty"` // center, right, justify; "" is left
	Left  float64 `json:"left,omitempty"`  // points
	First float64 `json:"first,omitempty"` // of the first line, against Left
	Text  []Run   `json:"text,omitempty"`
	Lines []Line  `json:"lines,omitempty"` // of a PDF: the same, as it is drawn

	Rows    [][]Cell `json:"rows,omitempty"`
	Stroke  bool     `json:"stroke,omitempty"`
	Picture string   `json:"picture,omitempty"` // what is said of it
}

// Line is a line of a page, in points from its upper left corner.
type Line struct {
	Page   int     `json:"page"`
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	Text   []Run   `json:"text"`
}

// Run is text in one look.
type Run struct {
	Text      string  `json:"text"`
	Size      float64 `json:"size,omitempty"` // points
	Bold      bool    `json:"bold,omitempty"`
	Italic    bool    `json:"italic,omitempty"`
	Underline bool    `json:"underline,omitempty"`
	Raised    int     `json:"raised,omitempty"` // 1: superscript, -1: subscript
	Face      string  `json:"face,omitempty"`   // as the file names it
}

// Cell is a cell of a table, the merged ones as one.
type Cell struct {
	Span   int     `json:"span,omitempty"` // columns, if more than one
	Rows   int     `json:"rows,omitempty"`
	Blocks []Block `json:"blocks"`
}

// Of is what is shown of a paper that has been named.
func Of(p *seen.Paper) *Paper {
	out := &Paper{Blocks: []Block{}}
	if p.Source == seen.PDF {
		for i := range p.Sheets {
			out.Pages = append(out.Pages, Page{points(p.Sheets[i].Width), points(p.Sheets[i].Height)})
		}
	}
	w := writer{party: p.Family == rules.Party}
	out.Blocks = append(out.Blocks, w.blocks(p.Blocks)...)
	for i := range p.Sheets {
		if s := &p.Sheets[i]; p.Source == seen.PDF {
			out.Margins = append(out.Margins, w.blocks(s.Header)...)
			out.Margins = append(out.Margins, w.blocks(s.Footer)...)
		}
	}
	out.Margins = append(out.Margins, w.blocks(p.Added)...)
	for _, n := range p.Notes {
		out.Blocks = append(out.Blocks, w.blocks(n.Blocks)...)
	}
	return out
}

type writer struct{ party bool }

func (w writer) blocks(list []seen.Block) []Block {
	out := make([]Block, 0, len(list))
	for i := range list {
		switch b := &list[i]; {
		case b.Paragraph != nil:
			out = append(out, w.paragraph(b.Paragraph))
		case b.Table != nil:
			out = append(out, w.table(b.Table))
		case b.Stroke != nil:
			s := at(&b.Stroke.Place)
			s.Stroke = true
			out = append(out, s)
		case b.Picture != nil:
			s := at(&b.Picture.Place)
			s.Width, s.Height = points(b.Picture.Width), points(b.Picture.Height)
			s.Picture = strings.TrimSpace("hình " + b.Picture.Alt)
			out = append(out, s)
		}
	}
	return out
}

var aligns = map[seen.Align]string{seen.Center: "center", seen.Right: "right", seen.Justified: "justify"}

func (w writer) paragraph(p *seen.Paragraph) Block {
	b := at(&p.Place)
	if p.Element != "" {
		b.Part, b.Name = string(p.Element), w.name(p.Element)
		b.Unsure = p.Sure < seen.Doubt
	}
	b.Align, b.Left, b.First = aligns[p.Set.Align], points(p.Set.Left), points(p.Set.FirstLine)
	if p.Number != "" {
		b.Text = append(b.Text, Run{Text: p.Number + " "})
	}
	b.Text = append(b.Text, runs(p.Runs)...)
	for i := range p.Lines {
		l := at(&p.Lines[i])
		b.Lines = append(b.Lines, Line{l.Page, l.X, l.Y, l.Width, l.Height, runs(p.LineRuns[i])})
	}
	return b
}

func runs(list []seen.Run) []Run {
	out := make([]Run, len(list))
	for i := range list {
		r := &list[i]
		out[i] = Run{r.Shown(), r.Size, r.Bold, r.Italic, r.Underline, r.Raised, r.Face}
	}
	return out
}

func (w writer) name(e rules.Element) string {
	look := e.Look()
	if w.party && look.InParty != "" {
		return look.InParty
	}
	return look.Name
}

func (w writer) table(t *seen.Table) Block {
	b := at(&t.Place)
	b.Rows = make([][]Cell, len(t.Rows))
	for i := range t.Rows {
		b.Rows[i] = make([]Cell, len(t.Rows[i].Cells))
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			b.Rows[i][j] = Cell{more(c.Span), more(c.Rows), w.blocks(c.Blocks)}
		}
	}
	return b
}

// more is a number of columns or rows, where it is more than one.
func more(n int) int {
	if n < 2 {
		return 0
	}
	return n
}

func at(p *seen.Place) Block {
	return Block{Paragraph: p.Paragraph, Page: p.Page, X: points(p.X), Y: points(p.Y), Width: points(p.Width), Height: points(p.Height), Column: p.Column}
}

// points are a length to a tenth of a point.
func points(l units.Length) float64 { return math.Round(l.Points()*10) / 10 }
