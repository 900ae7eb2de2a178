package seen

import (
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/units"
)

// Source is the kind of file that a paper was read from.
type Source uint8

// The kinds of file.
const (
	Text Source = iota // words alone: no sizes, no places
	Word               // paragraphs and tables as they are set, without pages
	PDF                // pages with places
)

// Paper is one paper.
type Paper struct {
	Source Source
	// Sheets are the stretches of the paper on one kind of page: the sections of
	// a Word file, the pages of a PDF. A text has none.
	Sheets []Sheet
	// Blocks are the body in the order in which it is read: the left column of a
	// head before the right one. Headers and footers are in Sheets.
	Blocks []Block
	// Family, Variant and Kind are what Name recognised: the State or the Party, a
	// row of rules.Variants ("doan"), a slug of rules.Kinds; "" where it could not.
	Family  rules.Family
	Variant string
	Kind    string
	// Letterhead: a company's own head stands in place of the law's.
	Letterhead bool
	// Signed: the file has a digital signature. It is read and never changed.
	Signed bool
	// Traces is what was left in a Word file by those who wrote it.
	Traces Traces
	// Wrapped: the lines of a text end where those of a page did.
	Wrapped bool
	// Scanned: pages are pictures without a text, or with one that a program read
	// from them.
	Scanned bool
	// Pages is how many pages the program that saved a Word file counted; 0: it does
	// not tell.
	Pages int
	// Version is that of a PDF, such as "1.7"; Loose are the faces of its text that
	// are not in the file.
	Version string
	Loose   []string
	// Seals are the digital signatures of a PDF.
	Seals []Seal
	// Added is what was signed or stamped over the pages: of a PDF the look of a
	// signature, a seal, the mark of the office that received it; of a Word file
	// that mark.
	Added []Block
	// Hidden are the texts of a Word file that it does not show.
	Hidden []string
	// Notes are the footnotes and endnotes, of a PDF the footnotes; runs refer to
	// them.
	Notes []Note
	// Unread names what the file holds and could not be read, each once: what package
	// word names so, or UnknownLetters, or what else of a page.
	Unread []string
}

// Note is a footnote or an endnote.
type Note struct {
	Blocks []Block
}

// Traces are the leavings of writing: they are no part of the paper.
type Traces struct {
	Comments, Insertions, Deletions int // how many
	Highlights, Hidden              int // how many runs
}

// Sheet is a page's size, margins and what stands in them.
type Sheet struct {
	Number        int // from 1: of the section, or of the page
	Width, Height units.Length
	// Top, Bottom, Left and Right are the margins: set in a Word file; in a PDF the
	// distance of the body from the edge: at the top and at the foot of its first
	// and last line, which may be more than was set, at the sides of most long lines;
	// 0 where the page does not show it.
	Top, Bottom, Left, Right units.Length
	// FirstBlock is the index in Paper.Blocks of the first block on it.
	FirstBlock int
	// FirstApart: the first page has a header of its own.
	FirstApart bool
	// Header and Footer are what stands in the margins from the second page on
	// (Word), or on this page (PDF). First ones are those of a first page that is
	// apart.
	Header, Footer, FirstHeader, FirstFooter []Block
	// NumberFrom is what the count of pages begins with again; -1: it goes on.
	NumberFrom int
}

// Block is what stands in the body: one of the four is set.
type Block struct {
	Paragraph *Paragraph
	Table     *Table
	Stroke    *Stroke
	Picture   *Picture
}

// Place is where in its file something stands. What is zero the file does not
// tell; all that is counted is counted from 1.
type Place struct {
	Page                int          // of a PDF
	X, Y, Width, Height units.Length // on the page, from its upper left corner
	// Paragraph is the number of the w:p in the body of a Word file, those in
	// tables and text boxes counted where they stand; of a text, its line.
	Paragraph        int
	Table, Row, Cell int // the innermost that holds it; of columns in a column the outer
	// Column is which one it is of stretches that stand beside each other without
	// being a table of content (a head, a signature), from 1 at the left; 0: it
	// stands alone.
	Column int
	// Box: it stands in a text box.
	Box bool
}

// Told is the place as a finding tells it, with the text that stands there.
func (p *Place) Told(text string) fault.Place {
	return fault.Place{
		Page: p.Page, X: p.X.Points(), Y: p.Y.Points(), Width: p.Width.Points(), Height: p.Height.Points(),
		Paragraph: p.Paragraph, Table: p.Table, Row: p.Row, Cell: p.Cell, Text: text,
	}
}

// Paragraph is a stretch of text that is read as one: a paragraph, or a part of
// one where the author put two things beside each other with tabs (number and
// date) or below each other with line breaks (a head of two lines, the lines of
// a signer). Such parts share Place.Paragraph.
type Paragraph struct {
	Place Place
	Runs  []Run
	// Number is what Word numbers the paragraph with by itself; it is not in Runs,
	// and no text of it stands in the file.
	Number string
	// Set is how it is set; in a text all is zero.
	Set Setting
	// Lines are where its lines stand, in a PDF, and LineRuns what stands in each.
	Lines    []Place
	LineRuns [][]Run

	// What Name found.

	// Element is the part of the paper that it is; "" where nothing was found.
	Element rules.Element
	// Sure is how sure that is, from 0 to 1. Below Doubt it is worth a question.
	Sure float64
	// Or is the second reading, where there is one.
	Or rules.Element
	// Marker is the number or dash that it begins with, typed or by Word: "1.",
	// "a)", "Điều 3.", "-". It is in Runs where it was typed: Typed says how many
	// bytes of the text it takes, with the blanks behind it.
	Marker string
	Typed  int
	// Level is the row of rules.Levels (phan, chuong, muc, dieu, khoan, diem) for
	// paragraphs in articles, else "".
	Level string
	// Annex is the annex that it stands in, from 1; 0: the paper itself.
	Annex int
	// Copied: it is no part of the paper: it stands in what was put under a copy of
	// it.
	Copied bool
	// Signer is the column of signers that it belongs to, from 1.
	Signer int
	// GoesOn: it is the rest of the line above it, of a post or an authority that is
	// too long for one.
	GoesOn bool
}

// Doubt is the least Sure that needs no question.
const Doubt = 0.75

// Run is text in one look.
type Run struct {
	Text      string // NFC is not made of it: it is as the file has it; "\t" and "\n" stand in it
	Face      string // of the letters, as the file names it; "" where it tells none
	Size      float64
	Bold      bool
	Italic    bool
	Underline bool
	Strike    bool
	Capitals  bool   // shown in capitals that are not in the text
	Raised    int    // 1: superscript, -1: subscript
	Color     int    // 0xRRGGBB; black where the file says none
	Highlight bool   // a colour lies behind it
	Note      int    // the note that is referred to here, in Paper.Notes from 1; such a run may have no text
	Field     string // the instruction of the field that shows it: "PAGE"
}

// Align is how lines stand.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Center
	Right
	Justified
)

// Setting is how a paragraph is set. Of a PDF Align, Left and FirstLine are read
// off its lines, and the rest is zero unless it can be measured.
type Setting struct {
	Align           Align
	Left, Right     units.Length // indents
	FirstLine       units.Length // of the first line against Left
	Before, After   units.Length
	Contextual      bool         // no room towards neighbours of the same style
	Room            units.Length // how wide its lines may be, in a Word file, or its frame is, in a PDF; 0: not told
	High            units.Length // how high its frame is; 0: not told
	Line            units.Length // exact or least height of a line; 0: by Spacing
	AtLeast         bool
	Spacing         float64 // times single; 0: by Line
	KeepNext        bool
	KeepLines       bool
	PageBreakBefore bool
	StrokeBelow     bool // a border under the paragraph
	Boxed           bool // borders on all sides
	StyleName       string
	Tabs            int          // how many tabs begin it
	Reach           units.Length // where a tab stop that they reach stands, from the left margin; 0: none
	Amid            bool         // that stop sets what is behind it in the middle
	Blanks          int          // how many blanks begin it
}

// Table is a table of content. One that only sets its cells beside each other
// (a head, a signature) is none: what stands in its cells stands in Paper.Blocks.
type Table struct {
	Place    Place
	Columns  []units.Length // widths; nil where the file does not tell
	X, Width units.Length   // from the left margin; in a PDF from the edge of the page
	Rows     []Row
	Annex    int
}

// Row is a row of a table.
type Row struct {
	Header    bool // repeated on each page
	CantSplit bool
	Cells     []Cell
}

// Cell is a cell: the merged ones as one, where it begins.
type Cell struct {
	Column, Span, Rows int // its first column from 0, how many columns and rows it takes
	Blocks             []Block
}

// Stroke is a straight line across, which the author drew, typed, or made of a
// border.
type Stroke struct {
	Place Place // Width is its length; 0 where the file does not tell
	// Typed: it is made of characters, "_____" or "-----".
	Typed bool
	Text  string        // the characters
	Under rules.Element // the part under which it stands, after Name
	Thick units.Length
	Color int

	// Of a drawn one in a Word file: where it stands, from the left edge of the text;
	// whether that is far from its paragraph, and how many lines below it.
	x      units.Length
	adrift bool
	below  int
}

// Picture is a picture.
type Picture struct {
	Place         Place
	Width, Height units.Length
	Alt           string
	Data          []byte // PNG or JPEG; nil where it is another kind, or not told
}
