package word

// Section is the page setup of a stretch of the body; lengths are twips.
type Section struct {
	EndBlock                 int    // index in Body.Blocks of the first block after the section
	Type                     string // how it starts: "nextPage", "continuous", …
	PageWidth, PageHeight    int
	Orientation              string // "portrait" or "landscape"
	Top, Right, Bottom, Left int    // margins
	Header, Footer           int    // distance of header and footer from the edge of the paper
	Gutter                   int
	Columns                  []int  // how wide each column of text is; nil where the text is not parted
	TitlePage                bool   // the first page has a header and footer of its own
	PageNumberStart          int    // -1 where the count goes on
	PageNumberFormat         string // "decimal", "upperRoman", …; "" where the file says none
	Headers, Footers         []SectionPart
}

// SectionPart names the header or footer of some pages of a section. A section without one takes that of the section
// before it.
type SectionPart struct {
	Type string // "default", "first", "even"
	Part string // name of the part, see Document.Story
}
