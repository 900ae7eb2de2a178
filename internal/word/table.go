package word

// Table is a table; lengths are twips.
type Table struct {
	Index     int // which w:tbl of its part it is, from 1, by their start tags
	StyleID   string
	Grid      []int // widths of the grid columns
	Width     Width
	Alignment string // "left", "center", "right"
	Indent    int
	Fixed     bool // widths do not follow the content
	Margins   CellMargins
	Borders   Borders
	Rows      []Row
}

// Row is a row of a table.
type Row struct {
	Header     bool // repeated at the top of every page
	CantSplit  bool // kept on one page
	Height     int  // twips; 0 for none
	HeightRule string
	GridBefore int // grid columns left empty before the first cell
	GridAfter  int // and after the last
	Cells      []Cell
}

// Cell is a cell of a row.
type Cell struct {
	Width    Width
	GridSpan int    // grid columns it covers, at least 1
	VMerge   string // "" for an ordinary cell, "restart" for the first of a vertical merge, "continue" for the rest
	VAlign   string // "top", "center", "bottom"
	Margins  CellMargins
	Borders  Borders
	Blocks   []Block
}

// Width is a preferred width.
type Width struct {
	Value int    // twips for "dxa", fiftieths of a percent for "pct", else 0
	Type  string // "dxa", "pct", "auto", "nil"; "" where the file says none
}

// CellMargins are the paddings of cells by side ("top", "left", "bottom", "right"), twips, where the file sets them.
type CellMargins map[string]int
