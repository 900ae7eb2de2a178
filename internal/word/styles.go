package word

import (
	"fmt"
	"maps"
	"slices"
)

// longestChain is how far a style's ancestors are followed; Word's own styles need five. A loop ends the chain too.
const longestChain = 64

// styleSheet is styles.xml with the fonts of the theme.
type styleSheet struct {
	*values
	list       []Style
	byID       map[string]*styleNode
	theme      map[string]string // slot such as "minorHAnsi" to face
	paragraph  ParagraphFormat   // defaults of the document
	run        RunFormat
	fallback   string // ID of the default paragraph style
	paragraphs map[styleKey]*resolvedStyle
}

// styleKey is a paragraph style in a table of a style; "" for none.
type styleKey struct{ paragraph, table string }

type styleNode struct {
	Style
	node *node
}

// resolvedStyle is a paragraph style with all that it inherits.
type resolvedStyle struct {
	id, name  string
	paragraph ParagraphFormat
	run       RunFormat
	switched  RunFormat // the switches alone, as the chain of styles sets them without the document's defaults
}

// readStyles reads the theme and the style part, where there are any, and checks every style.
func readStyles(c *container, rels []relationship, v *values) (*styleSheet, error) {
	s := &styleSheet{
		values: v, byID: map[string]*styleNode{}, paragraphs: map[styleKey]*resolvedStyle{},
		paragraph: ParagraphFormat{Alignment: "left", Line: 240, LineRule: "auto", WidowControl: true},
	}
	if part, ok := target(rels, "theme"); ok {
		n, err := c.xml(part, "a:theme")
		if err != nil {
			return nil, err
		}
		s.theme = themeFonts(n)
	}
	if part, ok := target(rels, "styles"); ok {
		n, err := c.xml(part, "w:styles")
		if err != nil {
			return nil, err
		}
		if s.read(n); s.err != nil {
			return nil, fmt.Errorf("part %q: %w", part, s.err)
		}
	}
	return s, nil
}

func (s *styleSheet) read(n *node) {
	defaults := n.kid("w:docDefaults")
	s.paragraphFormat(&s.paragraph, defaults.kid("w:pPrDefault").kid("w:pPr"))
	s.runProperties(&s.run, defaults.kid("w:rPrDefault").kid("w:rPr"), s.theme)
	for _, k := range n.kids {
		if k.name != "w:style" {
			continue
		}
		def, ok := k.find("w:default")
		st := Style{
			ID: k.attr("w:styleId"), Name: k.kid("w:name").attr("w:val"), Type: k.attr("w:type"),
			BasedOn: k.kid("w:basedOn").attr("w:val"), Default: ok && isOn(def),
		}
		s.list = append(s.list, st)
		if s.byID[st.ID] == nil {
			s.byID[st.ID] = &styleNode{Style: st, node: k}
		}
		if st.Default && st.Type == "paragraph" && s.fallback == "" {
			s.fallback = st.ID
		}
		// Read once here, so that a bad number in a style that nothing uses is an error too.
		s.paragraphFormat(new(ParagraphFormat), k.kid("w:pPr"))
		s.runProperties(new(RunFormat), k.kid("w:rPr"), s.theme)
	}
}

// chain is a style of that type and its ancestors, the oldest first.
func (s *styleSheet) chain(id, kind string) []*node {
	var out []*node
	for st := s.byID[id]; st != nil && st.Type == kind && len(out) < longestChain; st = s.byID[st.BasedOn] {
		if slices.Contains(out, st.node) {
			break
		}
		out = append(out, st.node)
	}
	slices.Reverse(out)
	return out
}

// name is the name of a style of that type, "" where there is none.
func (s *styleSheet) name(id, kind string) string {
	if st := s.byID[id]; st != nil && st.Type == kind {
		return st.Name
	}
	return ""
}

// paragraphStyle resolves a style by its ID, the default one where the ID is "". An unknown style adds nothing to the
// document's defaults and has no name.
// In a table, what the table's style says of its paragraphs lies between.
func (s *styleSheet) paragraphStyle(id, table string) *resolvedStyle {
	if id == "" {
		id = s.fallback
	}
	key := styleKey{id, table}
	if r := s.paragraphs[key]; r != nil {
		return r
	}
	r := &resolvedStyle{id: id, name: s.name(id, "paragraph"), paragraph: s.paragraph, run: s.run}
	for _, n := range append(s.chain(table, "table"), s.chain(id, "paragraph")...) {
		s.paragraphFormat(&r.paragraph, n.kid("w:pPr"))
		s.runProperties(&r.run, n.kid("w:rPr"), s.theme)
		s.runProperties(&r.switched, n.kid("w:rPr"), s.theme)
	}
	s.applyToggles(&r.run, &r.switched, &RunFormat{})
	s.paragraphs[key] = r
	return r
}

// tableBorders are the borders that the style of a table draws.
func (s *styleSheet) tableBorders(id string) Borders {
	var out Borders
	for _, n := range s.chain(id, "table") {
		if b := n.kid("w:tblPr").kid("w:tblBorders"); b != nil {
			s.borders(&out, b)
		}
	}
	return out
}

// cellMargins are the paddings of cells that the style of a table sets.
func (s *styleSheet) cellMargins(id string) CellMargins {
	out := CellMargins{}
	for _, n := range s.chain(id, "table") {
		maps.Copy(out, s.margins(n.kid("w:tblPr").kid("w:tblCellMar")))
	}
	return out
}

// indents tells whether a paragraph style, or one that it is based on, sets indents of its own.
func (s *styleSheet) indents(id string) bool {
	for _, n := range s.chain(id, "paragraph") {
		if n.kid("w:pPr").kid("w:ind") != nil {
			return true
		}
	}
	return false
}

// runFormat is the effective format of a run, or of a paragraph mark, with these properties in a paragraph of that style.
func (s *styleSheet) runFormat(style *resolvedStyle, rpr *node) RunFormat {
	f := style.run
	if id := rpr.kid("w:rStyle").attr("w:val"); id != "" {
		f.StyleID, f.StyleName = id, s.name(id, "character")
		var switched RunFormat
		for _, n := range s.chain(id, "character") {
			s.runProperties(&f, n.kid("w:rPr"), s.theme)
			s.runProperties(&switched, n.kid("w:rPr"), s.theme)
		}
		s.applyToggles(&f, &style.switched, &switched)
	}
	s.runProperties(&f, rpr, s.theme)
	return f
}

// applyToggles sets the switches that styles leave on: those of the document's defaults, and those that either the
// paragraph style or the character style switches, but not both (ISO/IEC 29500-1, 17.7.3).
func (s *styleSheet) applyToggles(to, paragraph, character *RunFormat) {
	for _, t := range toggles {
		*to.toggle(t) = *s.run.toggle(t) || *paragraph.toggle(t) != *character.toggle(t)
	}
}
