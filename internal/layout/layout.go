package layout

import (
	"context"
	"errors"

	"vanthu/internal/memory"
	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// ErrTooManyPages is returned for a sheet that needs more pages than allowed.
var ErrTooManyPages = errors.New("layout: the document needs too many pages")

// fillPages sets a section on pages, of which there may be room for so many, and
// tells what these part.
func (s *setter) fillPages(section *sheet.Section, index, room int) ([]Page, ends, error) {
	s.text.empty()
	run := &pageRun{setter: s, section: section, index: index, room: room}
	run.footer = run.heightOfBlocks(section.FirstFooter)
	pieces, err := s.body(section)
	if err == nil {
		err = run.fill(pieces)
	}
	if err != nil {
		return nil, ends{}, err
	}
	run.finish()
	return run.pages, run.ends, nil
}

// setter turns blocks into pieces.
type setter struct {
	ctx    context.Context // of the one call of Settle that the setter serves; nil: a Ruler's
	share  *memory.Share
	family *metrics.Family
	text   *breaker // scratch space for line breaking
	lines  []Line   // scratch space for those of a paragraph
	words  memory.Stock[Word]
	stock  memory.Stock[Line]
	rules  memory.Stock[Rule] // of pages
	loans  *memory.Loans      // what words and lines are borrowed of; nil: they are not
}

func newSetter(family *metrics.Family, loans *memory.Loans) *setter {
	return &setter{family: family, text: breakers.Get().(*breaker), loans: loans}
}

// How many words, and lines, are made room for at a time where none is borrowed, and
// what they are borrowed from.
const someWords, keptWords, someLines = 16, 40, 16

var (
	wordShelf = memory.NewShelf[Word](256)
	lineShelf = memory.NewShelf[Line](256)
	ruleShelf = memory.NewShelf[Rule](256)
	keptShelf = memory.NewShelf[kept](64)
)

// roomForWords is room for so many words that stay on a page, roomForLines for lines.
func (s *setter) roomForWords(n, piece int) []Word {
	return s.words.Borrow(wordShelf, s.loans, n, piece)
}

func (s *setter) roomForLines(n int) []Line {
	return s.stock.Borrow(lineShelf, s.loans, n, someLines)
}

// release gives the scratch space back.
func (s *setter) release() {
	s.text.empty()
	if cap(s.text.pieces) > mostPieces {
		s.text.pieces = nil
	}
	breakers.Put(s.text)
	s.text = nil
}

// piece is the least thing that a page break leaves whole: a line of text, a
// stroke, a box, a row of a table. Its content is placed from its own top.
type piece struct {
	height    units.Length
	foot      units.Length // room under it that must fit on the page with it
	after     units.Length // space under it, dropped at the end of a page
	keepNext  bool         // no page break under it
	pageBreak bool         // begins a page
	pinned    bool         // stands at the foot of its page
	lines     []Line
	rules     []Rule
	more      *more // nil for nearly all
	row       *row  // of a table
}

// room is room for so many pieces, of which nothing stays when pages are filled.
func (s *setter) room(n int) []piece {
	all := s.text.pieces
	if cap(all)-len(all) < n {
		all = make([]piece, 0, max(2*cap(all), n))
	}
	at := len(all)
	s.text.pieces = all[:at+n]
	return all[at : at : at+n]
}

// empty leaves nothing of the pieces that were made.
func (b *breaker) empty() {
	clear(b.pieces)
	b.pieces = b.pieces[:0]
}

// mostPieces is how many a scratch space has room for when it is given back.
const mostPieces = 2048

// more is what few pieces have.
type more struct {
	images []Image
	rooms  []Room
	lead   units.Length // space over the piece, at the beginning of a page
}

// body sets the blocks of a section's text.
func (s *setter) body(section *sheet.Section) ([]piece, error) {
	out := s.room(piecesOf(section.Blocks))
	for i, b := range section.Blocks {
		if err := s.stopped(); err != nil {
			return nil, err
		}
		n := len(out)
		out = s.block(out, b, section.Page.Left, section.Page.TextWidth())
		if _, ok := b.(*sheet.Table); ok && n > 0 && n < len(out) {
			out[n].keepLead(section.Blocks[:i])
		}
	}
	return out, s.stopped()
}

// keepLead notes what a table has over it on a page that it begins: of a space
// between it and the paragraph above, what Word has inside of it.
func (p *piece) keepLead(above []sheet.Block) {
	n := len(above)
	space, ok := above[n-1].(*sheet.Space)
	if !ok || n < 2 {
		return
	}
	if text, ok := above[n-2].(*sheet.Paragraph); ok && space.High > text.Format.After {
		p.more = &more{lead: space.High - text.Format.After}
	}
}

// lead is the space over the piece where it begins a page.
func (p *piece) lead() units.Length {
	if p.more == nil {
		return 0
	}
	return p.more.lead
}

// stopped is why nobody waits for the pages any more.
func (s *setter) stopped() error { return memory.Stopped(s.ctx, s.share) }

// flow sets blocks one under another in a column.
func (s *setter) flow(blocks []sheet.Block, x, width units.Length) []piece {
	return s.blocks(s.room(piecesOf(blocks)), blocks, x, width)
}

// blocks sets blocks under other pieces.
func (s *setter) blocks(out []piece, blocks []sheet.Block, x, width units.Length) []piece {
	for _, b := range blocks {
		if s.share.Err() != nil {
			break
		}
		out = s.block(out, b, x, width)
	}
	return out
}

// piecesOf is how many pieces blocks become, if the lines of all are kept.
func piecesOf(blocks []sheet.Block) int {
	n := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case *sheet.Paragraph:
			n += keptLines(b)
		case *sheet.Table:
			n += len(b.Rows)
		default:
			n++
		}
	}
	return n
}

func (s *setter) block(out []piece, b sheet.Block, x, width units.Length) []piece {
	switch b := b.(type) {
	case *sheet.Paragraph:
		return s.paragraph(out, b, x, width)
	case *sheet.Space:
		above := &out[len(out)-1]
		above.after = b.High
		for _, p := range b.Places {
			above.leave(Room{Tag: p.Tag, Source: p.Source, Box: Box{x + p.X, above.height + p.Y, p.Width, p.High}})
		}
	case *sheet.Stroke:
		return append(out, stroke(b, x, width))
	case *sheet.Box:
		return append(out, s.box(b, x, width))
	case *sheet.Table:
		return s.table(out, b, x)
	}
	return out
}

// paragraph breaks a paragraph into lines and says where a page may break: no
// single line is left behind (orphan) or carried over (widow).
func (s *setter) paragraph(out []piece, p *sheet.Paragraph, x, width units.Length) []piece {
	lines, rules := s.setLines(p, x, width)
	n := len(lines)
	if cap(out)-len(out) < n { // its lines were not kept
		out = append(s.room(2*len(out)+n), out...)
	}
	for i := range lines {
		out = append(out, piece{})
		next := &out[len(out)-1]
		next.height = p.Format.Line
		next.keepNext = i < n-1 && (p.Format.KeepTogether || i < orphans-1 || i >= n-widows)
		next.pageBreak = i == 0 && p.Format.PageBreakBefore
		if len(lines[i].Words) > 0 {
			next.lines = lines[i : i+1 : i+1]
		}
		if rules != nil {
			next.rules = rules[i]
		}
	}
	pieces := out[len(out)-n:]
	if len(p.Images) > 0 {
		pieces[0].more = &more{images: images(p, x)}
	}
	s.blanks(p, pieces)
	last := &pieces[n-1]
	last.after = p.Format.After
	last.keepNext = p.Format.KeepNext
	return out
}

// leave notes room of the piece.
func (p *piece) leave(r Room) {
	if p.more == nil {
		p.more = new(more)
	}
	p.more.rooms = append(p.more.rooms, r)
}

// images places a paragraph's images from the paragraph's top.
func images(p *sheet.Paragraph, x units.Length) []Image {
	var out []Image
	for n := range p.Images {
		i := &p.Images[n]
		out = append(out, Image{Tag: i.Tag, Source: i.Source, Of: i, X: x + i.X, Y: i.Y, Width: i.Width, High: i.High, Picture: i.Picture})
	}
	return out
}

// The least number of lines of a paragraph at the foot and at the head of a
// page, as Word's widow control has them.
const (
	orphans = 2
	widows  = 2
)

func stroke(b *sheet.Stroke, x, width units.Length) piece {
	return piece{
		height:   b.Gap + b.Thickness,
		after:    b.After,
		keepNext: b.KeepNext,
		rules: []Rule{{
			Tag: b.Tag, X: x + aligned(b.Align, width, b.Length), Y: b.Gap,
			Width: b.Length, Height: b.Thickness, Color: sheet.Black,
		}},
	}
}

// box sets a framed mark with its text in the middle of the frame.
func (s *setter) box(b *sheet.Box, x, width units.Length) piece {
	left := x + aligned(b.Align, width, b.Width)
	inner := s.paragraph(nil, b.Text, left, b.Width)
	content := Page{Rules: frame(nil, b.Tag, left, 0, b.Width, b.High, b.Border, b.Color)}
	content.place(inner, (b.High-heightOf(inner))/2)
	return piece{height: b.High, after: b.After, lines: content.Lines, rules: content.Rules}
}

// frame appends the four edges of a rectangle, drawn inside it.
func frame(rules []Rule, tag sheet.Tag, x, y, w, h, border units.Length, color sheet.Color) []Rule {
	if border <= 0 {
		return rules
	}
	return append(rules,
		Rule{tag, x, y, w, border, color},
		Rule{tag, x, y + h - border, w, border, color},
		Rule{tag, x, y, border, h, color},
		Rule{tag, x + w - border, y, border, h, color},
	)
}

// aligned is the distance from a column's left edge to a thing in it.
func aligned(a sheet.Align, column, thing units.Length) units.Length {
	switch a {
	case sheet.Center:
		return (column - thing) / 2
	case sheet.Right:
		return column - thing
	}
	return 0
}

// heightOf is the height of pieces one under another, with the space under
// the last one: in a cell it counts.
func heightOf(pieces []piece) units.Length {
	var h units.Length
	for i := range pieces {
		h += pieces[i].height + pieces[i].after
	}
	return h
}

// place adds the content of pieces that stand one under another from y on.
func (page *Page) place(pieces []piece, y units.Length) {
	for i := range pieces {
		p := &pieces[i]
		page.put(p, y)
		y += p.height + p.after
	}
}

// put adds the piece's content with its top at y.
func (page *Page) put(p *piece, y units.Length) {
	line := len(page.Lines)
	page.Lines = append(page.Lines, p.lines...)
	for i := range page.Lines[line:] {
		page.Lines[line+i].Baseline += y
	}
	rule := len(page.Rules)
	page.Rules = append(page.Rules, p.rules...)
	for i := range page.Rules[rule:] {
		page.Rules[rule+i].Y += y
	}
	if p.more != nil {
		for _, i := range p.more.images {
			i.Y += y
			page.Images = append(page.Images, i)
		}
		for _, r := range p.more.rooms {
			r.Y += y
			r.Line = line
			page.Rooms = append(page.Rooms, r)
		}
	}
	if p.row != nil {
		p.row.put(page, y, p.height)
	}
}
