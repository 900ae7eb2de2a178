package document

import (
	"slices"

	"vanthu/internal/tree"
)

// Table is a table of the body.
type Table struct {
	Columns []Column `json:"columns" validate:"columns,dive"`
	Header  [][]Cell `json:"header" validate:"-"` // checked as a grid
	Rows    [][]Cell `json:"rows" validate:"-"`   // checked as a grid
	Caption string   `json:"caption" validate:"subject" read:"marks"`
	Note    string   `json:"note" validate:"text" read:"marks"`
}

// Column gives a table's column its share of the width and its alignment.
type Column struct {
	Width float64 `json:"width" validate:"gte=0,lte=1000"` // share; absent: as the others on average; absent in all: by what stands in them
	Align string  `json:"align" validate:"omitempty,oneof=left center right justify"`
}

// Cell is one cell of a table. Places covered by a colspan or a rowspan are
// left out of the row, as in HTML. A "\n" in its text parts paragraphs.
type Cell struct {
	Text    string `json:"text" read:"lines"`
	Colspan int    `json:"colspan"` // at least 1 after decoding
	Rowspan int    `json:"rowspan"` // at least 1 after decoding
	Align   string `json:"align"`   // left, center, right, justify; empty: the column's
	Bold    bool   `json:"bold"`

	key string // of Text in the cell, as in a Block
}

// TextPointer is the JSON Pointer of the cell's text, where pointer is the
// cell's.
func (c *Cell) TextPointer(pointer string) string { return pointer + c.key }

var cellKeys = []string{"text", "colspan", "rowspan", "align", "bold"}

// Alignments are those that a cell may have.
var Alignments = []string{"left", "center", "right", "justify"}

func (c *Cell) readNode(r *reader, n *tree.Node) {
	c.Colspan, c.Rowspan = 1, 1
	if r.cells++; r.cells > r.opt.Limits.Cells {
		if r.cells == r.opt.Limits.Cells+1 {
			r.fault("limit.cells", r.opt.Limits.Cells)
		}
		return
	}
	switch n.Kind {
	case tree.String:
		c.Text = r.cellText(n)
	case tree.Object:
		r.members(n, func(name string, n *tree.Node) { c.readMember(r, name, n) })
	default:
		r.wrongType(n, wordCell)
	}
}

func (c *Cell) readMember(r *reader, name string, n *tree.Node) {
	if n.Kind == tree.Null && slices.Contains(cellKeys, name) {
		return
	}
	switch name {
	case "text":
		if n.Kind != tree.String {
			r.wrongType(n, tree.String.Words())
			return
		}
		c.Text, c.key = r.cellText(n), "/text"
	case "colspan":
		c.Colspan = r.span(n)
	case "rowspan":
		c.Rowspan = r.span(n)
	case "align":
		c.Align = r.enum(n, Alignments)
	case "bold":
		c.Bold = r.bool(n)
	default:
		r.unknownKey(name, cellKeys)
	}
}

// span reads how many places a cell covers.
func (r *reader) span(n *tree.Node) int {
	v, ok := r.int(n)
	if ok && (v < 1 || v > MaxCells) {
		r.fault("table.span", v)
		ok = false
	}
	if !ok {
		return 1
	}
	return v
}
