// Package layout turns a sheet into pages: it breaks lines as Word does,
// justifies them, sets tables, keeps together what belongs together, and
// breaks pages.
package layout

import (
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// Page is one finished page. Everything is placed from its top left corner.
type Page struct {
	Width, Height units.Length
	Section       int     // index of the sheet's section
	Number        int     // within its section, from 1
	Shapes        []Shape // under the text
	Lines         []Line
	Rules         []Rule
	Images        []Image // over the text, the last one uppermost
	Rooms         []Room
}

// Line is one line of text on one baseline.
type Line struct {
	Tag      sheet.Tag
	Of       *sheet.Paragraph // whose line it is; never nil
	Baseline units.Length
	Words    []Word // left to right
	Goes     bool   // its text goes on behind a space that is not shown
	Again    bool   // it stands on a page before too: in the head of a table
}

// Room is empty room that something is put into: a sheet.Place, or a blank slot,
// which is as high as its line.
type Room struct {
	Tag    sheet.Tag
	Source string
	Slot   sheet.Slot // of a blank slot
	Line   int        // its line on the page, as an index
	Box
}

// Word is text that is set without a gap. A space that follows it on the line
// is part of the line's text: Space tells so, and the gap up to the next
// word's X is that space, justified.
type Word struct {
	Text     string       // never empty, no spaces but no-break ones
	X, Width units.Length // Width without the following space
	Char     sheet.Char
	Space    bool
	Slot     sheet.Slot // of the run
	Run      int32      // index of the run in the line's paragraph
}

// Image is a picture on the page.
type Image struct {
	Tag         sheet.Tag
	Source      string
	Of          *sheet.Image // never nil
	X, Y        units.Length // upper left corner
	Width, High units.Length
	Picture     *sheet.Picture
}

// Rule is a filled rectangle: a stroke, a border, an underline.
type Rule struct {
	Tag           sheet.Tag
	X, Y          units.Length // upper left corner
	Width, Height units.Length
	Color         sheet.Color
}

// Shape is a filled outline, such as a letter of the watermark.
type Shape struct {
	Tag   sheet.Tag
	Color sheet.Color
	Path  []Segment
}

// Segment is one step of an outline, in page coordinates. N points of P are
// used: 1 for a move or a line, 2 for a quadratic curve.
type Segment struct {
	Op SegmentOp
	P  [2]Point
}

// Point is a place on the page.
type Point struct{ X, Y units.Length }

// SegmentOp tells what a Segment does.
type SegmentOp uint8

// The steps of an outline. A contour is closed by the next MoveTo or the end.
const (
	MoveTo SegmentOp = iota
	LineTo
	QuadTo
)
