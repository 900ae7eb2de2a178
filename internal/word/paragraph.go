package word

import "strings"

// Paragraph is a paragraph with its effective formatting.
type Paragraph struct {
	// Index is which w:p of its part it is, from 1, by their start tags: those in tables, in text boxes, in deletions and
	// in alternatives that are not shown count where they stand.
	Index     int
	StyleID   string // of the style in force: the default paragraph style where the paragraph names none
	StyleName string // "" where styles.xml has no such style
	ParagraphFormat
	Mark    RunFormat // formatting of the paragraph mark, which sets the height of an empty paragraph
	Runs    []Run     // runs with text; a run without any is left out
	Fields  []string  // instructions of the fields that end here, such as "PAGE"; their results are in Runs
	Boxes   [][]Block // contents of text boxes anchored here
	Edges   []Edge    // of each of them
	WordArt []string  // text drawn as a picture, such as a watermark
	// Drawings are the lines and pictures that are anchored here.
	Drawings []Drawing
	Number   string // what Word numbers the paragraph with by itself: "1.", "a)", a bullet; it is in no run
	Framed   bool   // it stands in a frame, beside or above the rest
	Frame    int    // how wide that is, in twips; 0: the file does not tell
}

// ParagraphFormat is how a paragraph is set. Lengths are twips.
type ParagraphFormat struct {
	Alignment         string // "left", "center", "right", "both" (justified) or another value of ST_Jc
	Left, Right       int    // indents
	FirstLine         int    // indent of the first line relative to Left, negative for a hanging indent
	Before, After     int    // space
	Line              int    // line spacing: 240ths of a line where LineRule is "auto", else twips
	LineRule          string // "auto", "exact" or "atLeast"
	AutoBefore        bool   // Word chooses the space before, whatever Before says
	AutoAfter         bool
	ContextualSpacing bool // no space towards neighbours of the same style
	KeepNext          bool
	KeepLines         bool
	PageBreakBefore   bool
	WidowControl      bool
	NumID             int // numbering definition by which Word numbers the paragraph itself; 0 for none
	NumLevel          int
	Tabs              []TabStop
	Borders           Borders
}

// TabStop is a tab stop at a position from the left margin, in twips.
type TabStop struct {
	Position  int
	Alignment string // "left", "center", "right", "decimal", "bar"
	Leader    string // "dot", "hyphen", "underscore", …; "" or "none" for none
}

// Borders are the lines around a paragraph, table or cell by side: "top", "left", "bottom", "right", "between",
// "insideH", "insideV". Sides without a line are not in the map.
type Borders map[string]Border

// Border is one line of Borders.
type Border struct {
	Style string // "single", "double", …
	Size  int    // eighths of a point
	Space int    // distance from the text, points
	Color string // six hexadecimal digits or "auto"
}

// Text is the visible text of the paragraph: its runs without the hidden ones, and without text boxes.
func (p *Paragraph) Text() string {
	var b strings.Builder
	for _, r := range p.Runs {
		if !r.Hidden {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// Run is a stretch of text in one formatting, as the file has it: neighbours may be alike.
type Run struct {
	// Text has "-" for a no-break hyphen, U+00AD for an optional one, "\t" for a tab, "\n" for a line break and "\f" for
	// a page or column break. White space that Word drops, because the text does not say xml:space="preserve", is dropped.
	Text  string
	Field string // the instruction of the field that shows it, such as "PAGE"; "" for none
	Note  int    // the footnote or endnote that is referred to here, in Document.Notes from 1; such a run has no text
	RunFormat
}

// RunFormat is how text is set.
type RunFormat struct {
	StyleID, StyleName   string // character style, "" for none
	Bold, Italic, Strike bool
	Caps, SmallCaps      bool // capitals that are not in the text
	Hidden               bool
	Underline            string    // "single", …; "" for none
	Size                 int       // half-points; 0 where the file says none (Word takes 20)
	Kern                 int       // size in half-points from which pairs are kerned; 0 for never
	Spacing              int       // twips added after each character
	Position             int       // half-points above the baseline
	VertAlign            string    // "superscript", "subscript"; "" for neither
	Highlight            string    // "yellow", …; "" for none
	Color                string    // six hexadecimal digits or "auto"; "" where the file says none
	Font                 FontSlots // faces by class of character
}

// FontSlots are the faces Word chooses from by the class of the character. Vietnamese needs the first two: letters like
// "ư" and "ộ" are not ASCII. A face of the theme is given by its name; "" where the file says none.
type FontSlots struct {
	ASCII, HighANSI, ComplexScript, EastAsia string
}
