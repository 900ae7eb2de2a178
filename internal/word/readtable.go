package word

import (
	"maps"
	"math"
	"strconv"
	"strings"
)

func (d *reader) table(n *node) *Table {
	pr := n.kid("w:tblPr")
	t := &Table{Index: n.index, StyleID: pr.kid("w:tblStyle").attr("w:val"), Alignment: "left"}
	t.Width = d.width(pr.kid("w:tblW"))
	d.word(pr.kid("w:jc"), "w:val", &t.Alignment)
	t.Alignment = physical(t.Alignment)
	d.twips(pr.kid("w:tblInd"), "w:w", &t.Indent)
	t.Fixed = pr.kid("w:tblLayout").attr("w:type") == "fixed"
	t.Margins = d.styles.cellMargins(t.StyleID)
	if own := d.margins(pr.kid("w:tblCellMar")); own != nil {
		maps.Copy(t.Margins, own)
	}
	t.Borders = d.styles.tableBorders(t.StyleID)
	if b := pr.kid("w:tblBorders"); b != nil {
		d.borders(&t.Borders, b)
	}
	if grid := n.kid("w:tblGrid"); grid != nil {
		for _, k := range grid.kids {
			if k.name == "w:gridCol" {
				width := 0
				d.twips(k, "w:w", &width)
				t.Grid = append(t.Grid, width)
			}
		}
	}
	d.tables = append(d.tables, t.StyleID)
	for k := range n.content() {
		if k.name == "w:tr" && d.admit() {
			t.Rows = append(t.Rows, d.row(k))
		}
	}
	d.tables = d.tables[:len(d.tables)-1]
	return t
}

func (d *reader) row(n *node) Row {
	pr := n.kid("w:trPr")
	var r Row
	d.onOff(pr.kid("w:tblHeader"), &r.Header)
	d.onOff(pr.kid("w:cantSplit"), &r.CantSplit)
	d.twips(pr.kid("w:trHeight"), "w:val", &r.Height)
	if r.Height != 0 {
		r.HeightRule = "atLeast"
		d.word(pr.kid("w:trHeight"), "w:hRule", &r.HeightRule)
	}
	d.integer(pr.kid("w:gridBefore"), "w:val", &r.GridBefore)
	d.integer(pr.kid("w:gridAfter"), "w:val", &r.GridAfter)
	for k := range n.content() {
		if k.name == "w:tc" && d.admit() {
			r.Cells = append(r.Cells, d.cell(k))
		}
	}
	return r
}

func (d *reader) cell(n *node) Cell {
	pr := n.kid("w:tcPr")
	c := Cell{Width: d.width(pr.kid("w:tcW")), GridSpan: 1, VAlign: "top", Margins: d.margins(pr.kid("w:tcMar"))}
	d.integer(pr.kid("w:gridSpan"), "w:val", &c.GridSpan)
	d.word(pr.kid("w:vAlign"), "w:val", &c.VAlign)
	if m := pr.kid("w:vMerge"); m != nil {
		c.VMerge = "continue" // the standard's default for an element without a value
		d.word(m, "w:val", &c.VMerge)
	}
	if b := pr.kid("w:tcBorders"); b != nil {
		d.borders(&c.Borders, b)
	}
	c.Blocks = d.blocksOf(n)
	return c
}

// width reads a preferred width; newer writers give percentages with a sign.
func (d *reader) width(n *node) Width {
	w := Width{Type: n.attr("w:type")}
	s := n.attr("w:w")
	if percent, ok := strings.CutSuffix(s, "%"); ok {
		f, err := strconv.ParseFloat(percent, 64)
		if err != nil || math.IsNaN(f) {
			d.fail("w:w=%q of %s is not a number", s, n.name)
			return w
		}
		return Width{Value: int(max(-1e6, min(1e6, f*50))), Type: "pct"}
	}
	if w.Type == "dxa" || w.Type == "pct" {
		d.twips(n, "w:w", &w.Value)
	}
	return w
}

func (v *values) margins(n *node) CellMargins {
	if n == nil {
		return nil
	}
	out := CellMargins{}
	for _, k := range n.kids {
		switch side := physical(strings.TrimPrefix(k.name, "w:")); side {
		case "top", "left", "bottom", "right":
			width := 0
			v.twips(k, "w:w", &width)
			out[side] = width
		}
	}
	return out
}
