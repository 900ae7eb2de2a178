package word

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// reader turns the XML of stories into blocks.
type reader struct {
	container *container
	document  *Document
	styles    *styleSheet
	sections  []Section
	numbering *numbering
	notes     map[noteKey]int   // numbers of the notes by their ids
	targets   map[string]string // parts that the part being read refers to, by the ids of its relationships
	pictures  map[string][]byte // data by part
	tables    []string          // styles of the tables that are open, the innermost last
	fields    []field           // open complex fields, the innermost last; they may span paragraphs
	items     int               // admitted so far, counted towards MaxItems
	*values                     // shared with styles, which may meet a fault while a story is read
}

// field is a complex field between its begin and end marks.
type field struct {
	instruction []byte
	result      bool   // past the separator: what follows is shown
	shows       string // the instruction, once it is whole
}

// story reads the part that holds a body, a header or a footer.
func (d *reader) story(part, root string) (Story, error) {
	n, err := d.container.xml(part, root)
	if err != nil {
		return Story{}, err
	}
	if d.targets, err = d.links(part); err != nil {
		return Story{}, err
	}
	d.fields, d.err = nil, nil
	s := Story{Part: part}
	if root == "w:document" {
		d.document.tally(n)
		s.Blocks = d.body(n.kid("w:body"))
	} else {
		s.Blocks = d.blocksOf(n)
	}
	if d.err != nil {
		return Story{}, fmt.Errorf("part %q: %w", part, d.err)
	}
	return s, nil
}

// links are the parts that a part refers to, by the ids of the relationships.
func (d *reader) links(part string) (map[string]string, error) {
	rels, err := d.container.relationships(part)
	out := make(map[string]string, len(rels))
	for _, rel := range rels {
		out[rel.id] = rel.target
	}
	return out, err
}

// body reads the blocks of the main part and its sections.
func (d *reader) body(n *node) []Block {
	if n == nil {
		d.fail("the document has no body")
		return nil
	}
	var out []Block
	for k := range n.content() {
		if k.name == "w:sectPr" {
			d.section(k, len(out))
			continue
		}
		if b := d.block(k); b != nil {
			out = append(out, b)
		}
		if k.name == "w:p" {
			if s := k.kid("w:pPr").kid("w:sectPr"); s != nil {
				d.section(s, len(out))
			}
		}
	}
	return out
}

func (d *reader) blocksOf(n *node) []Block {
	var out []Block
	for k := range n.content() {
		if b := d.block(k); b != nil {
			out = append(out, b)
		}
	}
	return out
}

// unread keeps what could not be read, each once.
func (d *reader) unread(what string) {
	if d.document != nil && !slices.Contains(d.document.Unread, what) {
		d.document.Unread = append(d.document.Unread, what)
	}
}

// block reads a paragraph or a table and passes over anything else.
func (d *reader) block(n *node) Block {
	switch {
	case n.name == "w:p" && d.admit():
		return d.paragraph(n)
	case n.name == "w:tbl" && d.admit():
		return d.table(n)
	case n.name == "w:altChunk":
		d.unread("a file within the file")
	}
	return nil
}

// admit counts one more thing to keep and says whether there is room for it.
func (d *reader) admit() bool {
	d.items++
	if d.items > MaxItems {
		d.fail("more than %d paragraphs, runs and cells: %w", MaxItems, ErrLimit)
		return false
	}
	if err := d.container.take(itemBytes); err != nil {
		d.fail("paragraphs, runs and cells: %w", err)
		return false
	}
	return true
}

func (d *reader) section(n *node, end int) {
	if !d.admit() {
		return
	}
	size, margin, number := n.kid("w:pgSz"), n.kid("w:pgMar"), n.kid("w:pgNumType")
	s := Section{EndBlock: end, Type: "nextPage", Orientation: "portrait", PageNumberStart: -1}
	d.word(n.kid("w:type"), "w:val", &s.Type)
	d.twips(size, "w:w", &s.PageWidth)
	d.twips(size, "w:h", &s.PageHeight)
	d.word(size, "w:orient", &s.Orientation)
	d.twips(margin, "w:top", &s.Top)
	d.twips(margin, "w:right", &s.Right)
	d.twips(margin, "w:bottom", &s.Bottom)
	d.twips(margin, "w:left", &s.Left)
	d.twips(margin, "w:header", &s.Header)
	d.twips(margin, "w:footer", &s.Footer)
	d.twips(margin, "w:gutter", &s.Gutter)
	d.integer(number, "w:start", &s.PageNumberStart)
	d.word(number, "w:fmt", &s.PageNumberFormat)
	d.columns(n.kid("w:cols"), &s)
	d.onOff(n.kid("w:titlePg"), &s.TitlePage)
	for _, k := range n.kids {
		ref := SectionPart{Type: k.attr("w:type"), Part: k.attr("r:id")}
		switch k.name {
		case "w:headerReference":
			s.Headers = append(s.Headers, ref)
		case "w:footerReference":
			s.Footers = append(s.Footers, ref)
		}
	}
	d.sections = append(d.sections, s)
}

// columns are those of the text of a section: as wide as the file says, or equal.
func (d *reader) columns(n *node, s *Section) {
	const most = 45 // Word's own bound
	count, space := 1, 0
	d.integer(n, "w:num", &count)
	d.twips(n, "w:space", &space)
	if count < 2 || count > most {
		return
	}
	s.Columns = make([]int, count)
	for i := range s.Columns {
		s.Columns[i] = max(0, s.PageWidth-s.Left-s.Gutter-s.Right-(count-1)*space) / count
	}
	for i, k := range n.kids {
		if i < count && k.name == "w:col" {
			d.twips(k, "w:w", &s.Columns[i])
		}
	}
}

func (d *reader) paragraph(n *node) *Paragraph {
	ppr := n.kid("w:pPr")
	style := d.styles.paragraphStyle(ppr.kid("w:pStyle").attr("w:val"), d.tableStyle())
	p := &Paragraph{Index: n.index, StyleID: style.id, StyleName: style.name, ParagraphFormat: style.paragraph}
	p.Tabs, p.Borders = slices.Clone(p.Tabs), maps.Clone(p.Borders)
	d.number(p, ppr)
	d.paragraphFormat(&p.ParagraphFormat, ppr)
	if frame := ppr.kid("w:framePr"); frame != nil && frame.attr("w:dropCap") == "" {
		p.Framed, p.Frame = true, max(0, whole(frame.attr("w:w")))
	}
	p.Mark = d.styles.runFormat(style, ppr.kid("w:rPr"))
	d.inline(p, style, n)
	return p
}

// number counts a paragraph that Word numbers by itself, and lays the indents of its level under its own.
func (d *reader) number(p *Paragraph, ppr *node) {
	own := p.ParagraphFormat // Word takes the list from the style or from the paragraph, wherever it is told last
	direct := ppr.kid("w:numPr") != nil
	if direct {
		d.integer(ppr.kid("w:numPr").kid("w:numId"), "w:val", &own.NumID)
		d.integer(ppr.kid("w:numPr").kid("w:ilvl"), "w:val", &own.NumLevel)
	}
	list, at := d.numbering.find(&own, p.StyleID, direct)
	if list == nil {
		return
	}
	if direct || !d.styles.indents(p.StyleID) {
		d.paragraphFormat(&p.ParagraphFormat, list.levels[at].ppr)
	}
	p.Number = list.next(at)
}

// tableStyle is the style of the table that is read; "" outside of tables.
func (d *reader) tableStyle() string {
	if i := len(d.tables) - 1; i >= 0 {
		return d.tables[i]
	}
	return ""
}

// inline reads the runs of a paragraph, or of a simple field in it.
func (d *reader) inline(p *Paragraph, style *resolvedStyle, n *node) {
	for k := range n.content() {
		switch k.name {
		case "w:r":
			d.run(p, style, k)
		case "w:fldSimple":
			p.addField(k.attr("w:instr"))
			d.fields = append(d.fields, field{result: true, shows: strings.TrimSpace(k.attr("w:instr"))})
			d.inline(p, style, k)
			d.fields = d.fields[:max(0, len(d.fields)-1)]
		case "m:oMath", "m:oMathPara":
			d.equation(p, style, k)
		}
	}
}
