package word

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// maxTabs bounds the tab stops of a paragraph; Word allows 64.
const maxTabs = 256

// paragraphFormat lays a w:pPr over a format. It may be called with nil.
func (v *values) paragraphFormat(f *ParagraphFormat, ppr *node) {
	for _, k := range v.properties(ppr) {
		switch k.name {
		case "w:jc":
			v.word(k, "w:val", &f.Alignment)
			f.Alignment = physical(f.Alignment)
		case "w:ind":
			v.indents(f, k)
		case "w:spacing":
			v.spacing(f, k)
		case "w:contextualSpacing":
			v.onOff(k, &f.ContextualSpacing)
		case "w:keepNext":
			v.onOff(k, &f.KeepNext)
		case "w:keepLines":
			v.onOff(k, &f.KeepLines)
		case "w:pageBreakBefore":
			v.onOff(k, &f.PageBreakBefore)
		case "w:widowControl":
			v.onOff(k, &f.WidowControl)
		case "w:numPr":
			v.integer(k.kid("w:numId"), "w:val", &f.NumID)
			v.integer(k.kid("w:ilvl"), "w:val", &f.NumLevel)
		case "w:tabs":
			v.tabs(f, k)
		case "w:pBdr":
			v.borders(&f.Borders, k)
		}
	}
}

// physical is the older name of a side, which newer writers call start or end.
func physical(side string) string {
	switch side {
	case "start":
		return "left"
	case "end":
		return "right"
	}
	return side
}

func (v *values) indents(f *ParagraphFormat, n *node) {
	v.twips(n, "w:start", &f.Left)
	v.twips(n, "w:left", &f.Left)
	v.twips(n, "w:end", &f.Right)
	v.twips(n, "w:right", &f.Right)
	v.twips(n, "w:firstLine", &f.FirstLine)
	if _, ok := n.find("w:hanging"); ok {
		hanging := 0
		v.twips(n, "w:hanging", &hanging)
		f.FirstLine = -hanging
	}
}

func (v *values) spacing(f *ParagraphFormat, n *node) {
	v.twips(n, "w:before", &f.Before)
	v.twips(n, "w:after", &f.After)
	v.twips(n, "w:line", &f.Line)
	v.word(n, "w:lineRule", &f.LineRule)
	if s, ok := n.find("w:beforeAutospacing"); ok {
		f.AutoBefore = isOn(s)
	}
	if s, ok := n.find("w:afterAutospacing"); ok {
		f.AutoAfter = isOn(s)
	}
}

// tabs lays tab stops over those of the style: one at the same position replaces, "clear" removes.
func (v *values) tabs(f *ParagraphFormat, n *node) {
	stops := map[int]TabStop{}
	for _, t := range f.Tabs {
		stops[t.Position] = t
	}
	for _, k := range n.kids {
		if k.name != "w:tab" {
			continue
		}
		t := TabStop{Alignment: physical(k.attr("w:val")), Leader: k.attr("w:leader")}
		v.twips(k, "w:pos", &t.Position)
		if t.Alignment == "clear" {
			delete(stops, t.Position)
		} else {
			stops[t.Position] = t
		}
	}
	if len(stops) > maxTabs {
		v.fail("more than %d tab stops: %w", maxTabs, ErrLimit)
		return
	}
	f.Tabs = slices.SortedFunc(maps.Values(stops), func(a, b TabStop) int { return cmp.Compare(a.Position, b.Position) })
}

// borders lays the sides of a w:pBdr, w:tblBorders or w:tcBorders over others, in a map of its own.
func (v *values) borders(to *Borders, n *node) {
	out := Borders{}
	maps.Copy(out, *to)
	for _, k := range n.kids {
		side := physical(strings.TrimPrefix(k.name, "w:"))
		switch side {
		default:
			continue
		case "top", "left", "bottom", "right", "between", "bar", "insideH", "insideV":
		}
		b := Border{Style: k.attr("w:val"), Color: k.attr("w:color")}
		v.integer(k, "w:sz", &b.Size)
		v.integer(k, "w:space", &b.Space)
		if b.Style == "nil" || b.Style == "none" {
			delete(out, side)
		} else {
			out[side] = b
		}
	}
	*to = out
}

// runProperties lays a w:rPr over a format. It may be called with nil.
func (v *values) runProperties(f *RunFormat, rpr *node, theme map[string]string) {
	for _, k := range v.properties(rpr) {
		if to := f.toggle(k.name); to != nil {
			v.onOff(k, to)
			continue
		}
		switch k.name {
		case "w:rFonts":
			v.face(k, "w:ascii", "w:asciiTheme", theme, &f.Font.ASCII)
			v.face(k, "w:hAnsi", "w:hAnsiTheme", theme, &f.Font.HighANSI)
			v.face(k, "w:cs", "w:cstheme", theme, &f.Font.ComplexScript)
			v.face(k, "w:eastAsia", "w:eastAsiaTheme", theme, &f.Font.EastAsia)
		case "w:sz":
			v.halfPoints(k, "w:val", &f.Size)
		case "w:kern":
			v.halfPoints(k, "w:val", &f.Kern)
		case "w:position":
			v.halfPoints(k, "w:val", &f.Position)
		case "w:spacing":
			v.twips(k, "w:val", &f.Spacing)
		case "w:color":
			v.word(k, "w:val", &f.Color)
		case "w:u":
			f.Underline = unless(k.attr("w:val"), "none")
		case "w:highlight":
			f.Highlight = unless(k.attr("w:val"), "none")
		case "w:vertAlign":
			f.VertAlign = unless(k.attr("w:val"), "baseline")
		}
	}
}

// unless is s, or "" where s is the word for nothing.
func unless(s, nothing string) string {
	if s == nothing {
		return ""
	}
	return s
}

// face reads a face by name, or by its place in the theme, which wins.
func (v *values) face(n *node, name, themed string, theme map[string]string, to *string) {
	v.word(n, name, to)
	if slot, ok := n.find(themed); ok {
		*to = theme[slot]
	}
}

// toggle is the property that an element switches, nil for an element that is no switch.
func (f *RunFormat) toggle(element string) *bool {
	switch element {
	case "w:b":
		return &f.Bold
	case "w:i":
		return &f.Italic
	case "w:strike":
		return &f.Strike
	case "w:caps":
		return &f.Caps
	case "w:smallCaps":
		return &f.SmallCaps
	case "w:vanish":
		return &f.Hidden
	}
	return nil
}

// toggles are the elements that styles switch over instead of setting: see styleSheet.applyToggles.
var toggles = []string{"w:b", "w:i", "w:strike", "w:caps", "w:smallCaps", "w:vanish"}
