// Package sheet is the document on its way to paper: paragraphs, columns,
// strokes and tables in which all text, style and length is final.
//
// Nothing is inherited and nothing is left to a default: compose has decided
// everything, layout breaks lines and pages, and the two backends translate.
// Vertical space always belongs to the block above it (Format.After), so that
// a page never begins with space that one program drops and another keeps.
package sheet

import "vanthu/internal/units"

// Tag names the element of the law that a block came from. Tests, slots and
// dumps read it; backends do not.
type Tag string

// Face is one of the four faces of the document's only typeface.
type Face uint8

// The faces. Bold and Italic combine by addition.
const (
	Regular    Face = 0
	Bold       Face = 1
	Italic     Face = 2
	BoldItalic Face = Bold | Italic
)

// MarkFace is the face of the marks of a form in every typeface. No run has it: a
// backend takes it for the letters that IsMark tells.
const MarkFace Face = 4

// IsMark tells whether a letter is a mark of a form: a box to tick, or a tick.
func IsMark(r rune) bool { return r == '☐' || r == '☑' || r == '☒' || r == '✓' }

// Bold tells whether the face is bold.
func (f Face) Bold() bool { return f&Bold != 0 }

// Italic tells whether the face is italic.
func (f Face) Italic() bool { return f&Italic != 0 }

// Color is an RGB colour, 0xRRGGBB.
type Color uint32

// The colours of an official document.
const (
	Black Color = 0x000000
	Red   Color = 0xFF0000 // đỏ tươi
	Grey  Color = 0xD9D9D9 // of a draft's watermark
)

// Align is the horizontal alignment of a paragraph.
type Align uint8

// The alignments.
const (
	Left Align = iota
	Center
	Right
	Justify // both edges; the last line to the left
)

// Sheet is a whole document.
type Sheet struct {
	Info        Info
	Styles      []*Style      // the named styles in use, in order of first use
	TableStyles []*TableStyle // those of tables, likewise
	Sections    []*Section
	Apart       []*Sheet // what is a file of its own beside this one: annexes
}

// Info describes the document to a reader of its metadata.
type Info struct {
	Title    string
	Author   string // the issuing body
	Subject  string
	Language string // BCP 47, "vi-VN"
	Number   string // number and symbol without a word before them: "09/KH-SNV"; may be empty
	Date     string // ISO day for the file's dates; never empty, so that no clock is asked
}

// Style is a named paragraph style. A paragraph refers to it by pointer and
// still carries all values of its own; a backend may print only what differs.
type Style struct {
	ID   string // ASCII, unique in the sheet
	Name string // Vietnamese, as a clerk sees it in the style list
	Next string // ID of the style of the paragraph that is typed after one of this; empty: the same
	// Outline is the level of a heading at which such paragraphs are listed, unless
	// one says another; 0: they are no headings.
	Outline uint8
	Format  Format
	Char    Char
}

// TableStyle is a named look of tables. A table refers to it by pointer and still
// carries all values of its own, which are the same.
type TableStyle struct {
	ID         string // ASCII, unique among all styles of the sheet
	Name       string // Vietnamese
	Border     units.Length
	Color      Color
	PadX, PadY units.Length
}

// Char is the look of text.
type Char struct {
	Size      units.Length
	Raise     units.Length // of its baseline over the line's, in half points; below zero it stands under it
	Color     Color
	Face      Face
	Underline bool
}

// Format is the shape of a paragraph.
type Format struct {
	First           units.Length // first-line indent relative to Left; negative hangs
	Left, Right     units.Length // indents of all lines
	Line            units.Length // height of a line, baseline at 4/5 of it
	After           units.Length // space under the paragraph
	Align           Align
	Single          bool // Line is that of single spacing, and may grow with what stands in it; else it is exact
	KeepNext        bool // stays on the page of the next block's first line
	KeepTogether    bool // is not split over pages
	PageBreakBefore bool
}

// Section is a run of pages of one geometry with page numbers of its own.
type Section struct {
	Page   Page
	Number PageNumber
	Blocks []Block

	FirstHeader []Block // in the top margin of the first page, from Page.HeaderTop down
	FirstFooter []Block // at the foot of the first page's text area, which ends above it
	LastFooter  []Block // at the foot of the last page's text area, which ends above it
	Stamps      []Stamp // over the first page
	LastStamps  []Stamp // over the last page
	Watermark   *Watermark
}

// Page is the geometry of a section's pages, all in whole twips.
type Page struct {
	Width, Height            units.Length
	Top, Bottom, Left, Right units.Length // margins
	HeaderTop                units.Length // from the paper's top edge to the page number's line
	Landscape                bool
	Mirrored                 bool // on even pages Left and Right change places
}

// TextWidth is the width of the text area (vùng trình bày).
func (p Page) TextWidth() units.Length { return p.Width - p.Left - p.Right }

// TextHeight is the height of the text area.
func (p Page) TextHeight() units.Length { return p.Height - p.Top - p.Bottom }

// PageNumber is the look of the number that stands centred over the text area
// of each page but the section's first. Numbers start at 1 in each section.
type PageNumber struct {
	Style *Style
	Char  Char
	Line  units.Length
}

// Block is a thing that stands above or under another: *Paragraph, *Space,
// *Stroke, *Table or *Box.
type Block interface{ block() }

func (*Paragraph) block() {}
func (*Space) block()     {}
func (*Stroke) block()    {}
func (*Table) block()     {}
func (*Box) block()       {}

// Paragraph is text. One without runs is empty space of one line's height.
//
// Source is the JSON Pointer of the value in the posted document whose words
// the paragraph prints: of the most telling one, where it prints several. It
// is empty for what the program adds by itself.
type Paragraph struct {
	Tag     Tag
	Source  string
	Heading uint8 // its level, from 1 for a title; 0: no heading
	Item    uint8 // of a list: how many lists it stands in; 0: no item
	Style   *Style
	Format  Format
	Runs    []Run
	Images  []Image // over the text around it, the first one undermost; they take no room
	Set     any     // its lines, where layout has broken it for compose and nothing changed since; only layout reads it
}

// Space is the room under the paragraph above it, in place of that paragraph's
// After, where it is a thing of its own: the room for a signature.
type Space struct {
	Tag    Tag
	High   units.Length
	Places []Place
}

// Place is where something is put later, from the column's left edge and the
// lower edge of the paragraph over its space. Nothing is drawn there.
type Place struct {
	Tag         Tag
	Source      string // JSON Pointer where the posted document would have had it
	X, Y        units.Length
	Width, High units.Length
}

// Image is a picture placed from the column's left edge and the paragraph's
// upper edge, with which it moves. One that is inline is all that its paragraph
// holds, and as high as its line. Only paragraphs of a section's Blocks have images.
type Image struct {
	Tag         Tag
	Source      string       // JSON Pointer of the picture in the posted document
	Alt         string       // what it shows, for who cannot see it
	X, Y        units.Length // of its upper left corner; either may be negative
	Width, High units.Length
	Inline      bool
	Picture     *Picture
}

// Picture is what an image shows: a PNG of 8 bits a channel, not interlaced, or
// a JPEG in grey or RGB, with nothing in it but the picture. Images may share one.
type Picture struct {
	Data          []byte
	JPEG          bool // or else a PNG
	Columns, Rows int  // pixels
}

// Run is a piece of text of one look. Its text holds no control character but
// the tab and the line feed, a soft break that ends the line. U+2011 stands for a hyphen at which no line may break; backends
// show it as a hyphen. A Leader has no text: it is dots up to the right edge.
// Nor need a blank have any: it is a slot with nothing in it but spaces.
type Run struct {
	Text   string
	Source string       // as a paragraph's; empty: the paragraph's own
	Width  units.Length // of a blank: the room for what is filled in; else 0
	Char   Char
	Slot   Slot // what it is, of the parts that an office fills in later
	Leader bool
	Counts bool // it is the number or dash before a paragraph's text, which Word is to set by itself
}

// Slot tells what a run is: one of the parts of a document that may be left
// blank and filled in later. A run before or after one is a piece of one text
// with it, where their looks are the same.
type Slot uint8

// The slots.
const (
	NoSlot Slot = iota
	Number      // số, ô số 3
	Date        // the words "ngày", "tháng", "năm" of ô số 4
	Day         // the day between them
	Month       // the month
	Year        // the year
)

// Stroke is a solid horizontal rule. Its block is Gap + Thickness + After
// high, with the stroke's upper edge Gap below the block's top.
type Stroke struct {
	Tag       Tag
	Style     *Style
	Align     Align // Left, Center or Right in the column
	Length    units.Length
	Thickness units.Length // a multiple of 1/8 point
	Gap       units.Length
	After     units.Length
	KeepNext  bool
}

// Table is a grid of cells, also the borderless kind that holds columns.
type Table struct {
	Tag     Tag
	Style   *TableStyle
	Indent  units.Length   // from the column's left edge to the table's; may be negative
	Columns []units.Length // widths
	Rows    []Row
	Header  int          // leading rows that repeat on every page
	Border  units.Length // width of all cell borders, a multiple of 1/8 point; 0: none
	Color   Color        // of the borders
	PadX    units.Length // between a cell's edge and its text, left and right
	PadY    units.Length // above and under
}

// Row is a row of a table. Its height is the greatest of its cells' and High.
type Row struct {
	Cells      []Cell // left to right; places covered from above are left out
	RightFirst bool   // of columns: who reads aloud begins on the right
	High       units.Length
	Split      bool // may be broken over pages; otherwise it moves whole
	KeepNext   bool // stays on the page of the next row, or of what follows the table
}

// Cell is a cell of a table. Its blocks stand from top to bottom.
type Cell struct {
	Column  int  // index of its first column
	Span    int  // columns it covers, at least 1
	RowSpan int  // rows it covers, at least 1
	Middle  bool // its content is centred vertically
	Role    Role
	Blocks  []Block
}

// Role is what a cell is to others of its table.
type Role uint8

// The roles.
const (
	Data     Role = iota
	Head          // names the column under it
	RowLabel      // names the rows that follow, to which it stands alone in its own
)

// Box is a framed mark of fixed size with one line of text in its middle.
type Box struct {
	Tag         Tag
	Align       Align        // Left, Center or Right in the column
	Width, High units.Length // outer size, border included
	Border      units.Length // a multiple of 1/8 point
	Color       Color        // of the border
	Text        *Paragraph
	After       units.Length
}

// Stamp is a framed or frameless box over the first page, placed from the
// paper's top left corner. It takes no room in the text.
type Stamp struct {
	Tag         Tag
	X, Y        units.Length
	Width, High units.Length
	Border      units.Length
	Color       Color
	PadX, PadY  units.Length
	Blocks      []Block
}

// Watermark is large pale text across every page, behind the text.
type Watermark struct {
	Name  string // Vietnamese, of its style
	Text  string
	Char  Char
	Angle float64 // degrees, counter-clockwise
}
