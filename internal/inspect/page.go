package inspect

import (
	"math"
	"strings"
)

// Page is one page of a PDF as a reader of the paper sees it.
type Page struct {
	Number        int     // from 1
	Width, Height float64 // points
	Lines         []Line  // horizontal text, by baseline and then from left to right
	Rotated       []Line  // text set at an angle, such as a watermark, in drawing order; no part of Lines
	Strokes       []Stroke
}

// Line is text on one baseline without a gap as wide as that between two columns.
// Two columns side by side give two lines with the same Y.
type Line struct {
	Text   string  // without space at the ends; a gap wider than 0.12 of the size is one space
	X0, X1 float64 // left edge of the first and right edge of the last visible character, points
	Y      float64 // baseline of the first character, points from the top of the page
	Spans  []Span  // the same text, cut where face, size or colour changes
	Words  []Word  // the same text, cut at its spaces
}

// Word is part of a line without a space in it.
type Word struct {
	Text string
	At   []float64 // left edge of each character, points
}

// Span is part of a line in one face, size and colour.
type Span struct {
	Text   string
	Font   string  // face name as the PDF spells it, without the subset prefix: "LiberationSerif-Bold"
	Size   float64 // points
	Color  string  // "#rrggbb"
	X0, X1 float64 // edges, points
}

// Stroke is a drawn rule: a stroked path, or a filled one no thicker than 3 points.
// A stroked path with several segments is one stroke, the box around them.
type Stroke struct {
	X0, Y0, X1, Y1 float64 // points, X0 <= X1 and Y0 <= Y1
	Width          float64 // thickness of the pen, or of the filled bar, points
	Color          string  // "#rrggbb", or "" where the colour space is not grey, RGB or CMYK
}

// Length is the longer side of the stroke in points.
func (s Stroke) Length() float64 { return math.Max(s.X1-s.X0, s.Y1-s.Y0) }

// glyph is one visible character on the page.
type glyph struct {
	text   string
	x0, x1 float64
	y      float64
	font   string
	size   float64
	color  string
}

func (g glyph) blank() bool { return strings.TrimSpace(g.text) == "" }
