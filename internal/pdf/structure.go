package pdf

import (
	"slices"
	"strconv"

	"vanthu/internal/layout"
	"vanthu/internal/pdffile"
	"vanthu/internal/sheet"
)

// structure is what a document is made of, for who has it read aloud: headings,
// paragraphs, lists, tables and figures, in the order of reading, each with its
// marks on the pages (ISO 32000-1, 14.7 and 14.8; ISO 14289-1). What stands on a
// page and in no section is decoration.
type structure struct {
	root    element
	of      map[*sheet.Paragraph]*element
	figures map[*sheet.Image]*element
	pages   [][]*element // by page: the elements of its marks, by their numbers
	stock   [][]element  // see add
	used    int          // of the stock
	level   uint8        // of the last heading
	heads   []heading    // for the outline
	forms   []*element   // of fields, in their order
}

// element is a part of the structure.
type element struct {
	kind   string // "P"
	more   string // further entries of its dictionary
	kids   []*element
	marks  []spot
	last   *sheet.Paragraph // of those whose text it is
	top    int64            // of its first mark, in thousandths of a point
	number int              // of its object; 0: it has none
	field  *Field           // that it holds; nil: none
	widget int              // the field's object
}

// spot is a marked piece of a page.
type spot struct{ page, id int }

// read finds the structure of sections.
func (s *structure) read(sections []*sheet.Section, pages int) {
	s.root.kind = "Document"
	if s.of == nil {
		s.of, s.figures = make(map[*sheet.Paragraph]*element), make(map[*sheet.Image]*element)
	}
	s.pages = slices.Grow(s.pages, pages)[:pages]
	for _, section := range sections {
		parent := &s.root
		if len(sections) > 1 {
			parent = s.add(parent, "Sect")
		}
		for _, blocks := range [][]sheet.Block{section.FirstHeader, section.Blocks, section.LastFooter, section.FirstFooter} {
			s.blocks(parent, blocks)
		}
		for _, stamps := range [][]sheet.Stamp{section.Stamps, section.LastStamps} {
			for i := range stamps {
				s.blocks(parent, stamps[i].Blocks)
			}
		}
	}
}

// clear forgets a structure, but for the memory that it took.
func (s *structure) clear() {
	clear(s.of)
	clear(s.figures)
	for i := range s.pages {
		s.pages[i] = s.pages[i][:0]
	}
	for i := range s.used {
		s.stocked(i).clear()
	}
	s.root.clear()
	clear(s.heads)
	s.pages, s.used, s.level, s.heads, s.forms = s.pages[:0], 0, 0, s.heads[:0], s.forms[:0]
}

func (e *element) clear() { *e = element{kids: e.kids[:0], marks: e.marks[:0]} }

// add adds an element to another.
func (s *structure) add(to *element, kind string) *element {
	if s.used == len(s.stock)*stock {
		s.stock = append(s.stock, make([]element, stock))
	}
	e := s.stocked(s.used)
	s.used++
	e.kind = kind
	to.kids = append(to.kids, e)
	return e
}

// stock is how many elements are made at once.
const stock = 64

func (s *structure) stocked(i int) *element { return &s.stock[i/stock][i%stock] }

// blocks adds blocks to an element.
func (s *structure) blocks(to *element, blocks []sheet.Block) {
	f := flow{s: s, to: to}
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			f.paragraph(b)
		case *sheet.Box:
			f.paragraph(b.Text)
		case *sheet.Table:
			f.end()
			if isGrid(b) {
				s.table(to, b)
			} else {
				s.columns(to, b)
			}
		}
	}
}

// columns adds what a table only holds side by side, row by row.
func (s *structure) columns(to *element, t *sheet.Table) {
	for i := range t.Rows {
		row := &t.Rows[i]
		for j := range row.Cells {
			if row.RightFirst {
				j = len(row.Cells) - 1 - j
			}
			s.blocks(to, row.Cells[j].Blocks)
		}
	}
}

// flow is blocks one under another on their way into an element.
type flow struct {
	s     *structure
	to    *element
	lists []list           // the lists that are open, each in an item of the one before
	title *element         // the heading before, if nothing stands between
	above *sheet.Paragraph // its paragraph
}

// list is a list that is open, with the text of its last item.
type list struct {
	tag        sheet.Tag
	list, body *element
}

// end ends what is open.
func (f *flow) end() { f.lists, f.title = f.lists[:0], nil }

func (f *flow) paragraph(p *sheet.Paragraph) {
	if len(p.Runs) > 0 {
		e := f.element(p)
		e.last = p
		f.s.of[p] = e
	}
	for i := range p.Images {
		e := f.s.add(f.to, "Figure")
		e.more = string(pdffile.AppendText([]byte("/Alt"), p.Images[i].Alt))
		f.s.figures[&p.Images[i]] = e
	}
}

// element is the element of a paragraph. Centred lines of one heading, such as
// "Chương I" over its title, are one.
func (f *flow) element(p *sheet.Paragraph) *element {
	switch {
	case p.Heading > 0:
		centred := p.Format.Align == sheet.Center
		if f.title != nil && centred && f.above.Format.Align == sheet.Center && f.above.Heading == p.Heading && f.above.Tag != p.Tag {
			f.above = p
			f.s.head(f.title, p)
			return f.title
		}
		f.end()
		f.s.level = min(p.Heading, f.s.level+1, 6)
		f.title, f.above = f.s.add(f.to, "H"+strconv.Itoa(int(f.s.level))), p
		f.s.head(f.title, p)
		return f.title
	case p.Item > 0:
		f.title = nil
		return f.item(p)
	}
	f.end()
	return f.s.add(f.to, "P")
}

// item adds an item to the list of its depth.
func (f *flow) item(p *sheet.Paragraph) *element {
	depth := min(int(p.Item), len(f.lists)+1)
	f.lists = f.lists[:min(depth, len(f.lists))]
	if n := len(f.lists); n == depth && f.lists[n-1].tag != p.Tag {
		f.lists = f.lists[:n-1]
	}
	if len(f.lists) < depth {
		to := f.to
		if depth > 1 {
			to = f.lists[depth-2].body
		}
		f.lists = append(f.lists, list{tag: p.Tag, list: f.s.add(to, "L")})
	}
	l := &f.lists[depth-1]
	l.body = f.s.add(f.s.add(l.list, "LI"), "LBody")
	return l.body
}

// mark gives a piece of a page to an element, and is its number there.
func (s *structure) mark(page int, e *element) int {
	id := len(s.pages[page])
	s.pages[page] = append(s.pages[page], e)
	e.marks = append(e.marks, spot{page, id})
	return id
}

// line is the element of a line; nil: it is decoration.
func (s *structure) line(l *layout.Line) *element {
	if l.Again || l.Of == nil {
		return nil
	}
	return s.of[l.Of]
}

// figure is the mark with which an image begins.
func (s *structure) figure(page int, p *layout.Page, im *layout.Image) string {
	e := s.figures[im.Of]
	if e == nil || len(e.marks) > 0 {
		return decoration
	}
	b := append([]byte(e.more), "/A<</O/Layout/Placement/Block/BBox["...)
	for _, n := range []int64{milli(im.X), milli(p.Height - im.Y - im.High), milli(im.X + im.Width), milli(p.Height - im.Y)} {
		b = append(appendMilli(b, n), ' ')
	}
	e.more = string(append(b[:len(b)-1], "]>>"...))
	return string(appendMark(nil, e.kind, s.mark(page, e)))
}

// decoration begins what is no part of the structure.
const decoration = "/Artifact BMC\n"

// appendMark begins a piece of an element.
func appendMark(b []byte, kind string, id int) []byte {
	b = append(append(append(b, '/'), kind...), " <</MCID "...)
	return append(strconv.AppendInt(b, int64(id), 10), ">>BDC\n"...)
}
