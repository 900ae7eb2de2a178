package seen

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"vanthu/internal/pdffile"
	"vanthu/internal/units"
)

// thing is what stands on a page: one of the three is set.
type thing struct {
	x0, x1, top, bottom float64
	line                *strip
	grid                *grid
	stroke              *pdffile.Stroke
}

func (t *thing) centre() float64 { return (t.x0 + t.x1) / 2 }

// things are what stands in the body of the page, from the top down.
func (p *pdfPage) things() (all []*thing) {
	for _, l := range p.lines {
		all = append(all, &thing{l.x0, l.x1, l.top, l.bottom, l, nil, nil})
	}
	for _, g := range p.tables {
		all = append(all, &thing{g.xs[0], g.xs[g.columns()], g.ys[0], g.ys[g.rows()], nil, g, nil})
	}
	for i, s := range p.strokes {
		if s.X1-s.X0 > shortest {
			all = append(all, &thing{s.X0, s.X1, min(s.Y0, s.Y1), max(s.Y0, s.Y1), nil, nil, &p.strokes[i]})
		}
	}
	slices.SortStableFunc(all, func(a, b *thing) int { return cmp.Or(cmp.Compare(a.base(), b.base()), cmp.Compare(a.x0, b.x0)) })
	return all
}

// size is that of the text of a line, or in a frame; 0: it is neither.
func (t *thing) size() float64 {
	switch {
	case t.line != nil:
		return t.line.size
	case t.grid != nil && t.grid.frame:
		return t.grid.box[0].size
	}
	return 0
}

// base is what things are sorted by: their baselines.
func (t *thing) base() float64 {
	if t.line != nil {
		return t.line.y
	}
	return t.top
}

// stretch is a stretch of the page in one column.
type stretch struct {
	things []*thing
	narrow bool
	column int // which one it is, from the left; 0: it stands alone
}

// How deeply columns are looked for in columns, and how many things a page may
// have in which they are.
const (
	mostDeep   = 6
	mostThings = 1 << 12
)

// parts parts things where columns stand beside each other, and gives them in the
// order in which they are read: a column after the other.
func (p *pdfPage) parts(all []*thing, narrow bool, depth, column int) (out []stretch) {
	if depth > mostDeep || len(all) > mostThings {
		return []stretch{{all, narrow, column}}
	}
	middle := middleOf(all)
	for len(all) > 0 {
		b := firstBand(all, middle)
		if b == nil {
			return append(out, stretch{all, narrow, column})
		}
		if b.from > 0 {
			out = append(out, stretch{all[:b.from], narrow, column})
		}
		if level := b.rows(); level != nil {
			out = append(out, stretch{level, narrow, column})
		} else {
			out = append(out, p.parts(b.left, true, depth+1, max(1, column))...)
			out = append(out, p.parts(b.right, true, depth+1, max(1, column)+1)...)
		}
		all = all[b.to:]
		const low = 0.75 // of the page: above it nothing was cut
		if depth == 0 && len(all) == 0 && b.bottom() > low*p.height {
			p.open = b
		}
	}
	return out
}

func middleOf(all []*thing) float64 {
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, t := range all {
		x0, x1 = min(x0, t.x0), max(x1, t.x1)
	}
	return (x0 + x1) / 2
}

// band is two columns beside each other: the things from one to another.
type band struct {
	from, to    int
	left, right []*thing
	lo, hi      float64 // the gap between them
	middle      float64 // of the page
	hand        int     // the last of several who sign that stands at the left; 0: they are no signatures

	leftSpan, rightSpan span
}

// nowhere is a span of nothing.
var nowhere = span{math.Inf(1), math.Inf(-1)}

func (s span) with(t *thing) span { return span{min(s.x0, t.x0), max(s.x1, t.x1)} }

// firstBand finds the first two things that stand beside each other, and the
// columns that they are in.
func firstBand(all []*thing, middle float64) *band {
	for i, a := range all {
		for j := i + 1; j < min(len(all), i+near); j++ {
			if abreast(a, all[j]) || staggered(a, all[j]) {
				b := &band{from: i, middle: middle, leftSpan: nowhere, rightSpan: nowhere}
				b.open(a, all[j])
				b.grow(all)
				return b
			}
		}
	}
	return nil
}

// abreast tells whether things stand beside each other, with a gap between.
func abreast(a, b *thing) bool {
	if a.size() == 0 || b.size() == 0 {
		return false
	}
	if h := a.hand(); h > 0 && b.hand() > 0 && h != b.hand() && math.Abs(a.line.y-b.line.y) <= rowApart*a.line.size {
		return true
	}
	over := min(a.bottom, b.bottom) - max(a.top, b.top)
	gap := max(a.x0, b.x0) - min(a.x1, b.x1)
	return over > 0.4*min(a.size(), b.size()) && (gap > 0.4*min(a.size(), b.size()) || gap > 0 && (a.titled() || b.titled()))
}

// hand is whose line a thing is of several who sign beside each other; 0: nobody's.
func (t *thing) hand() int {
	if t.line == nil {
		return 0
	}
	return t.line.hand
}

// titled tells whether a thing is the national title, beside which nothing belongs to
// its line.
func (t *thing) titled() bool { return t.line != nil && folded(t.line.text()) == nation }

// staggered tells whether the recipients begin under a line of the signature at
// the right.
func staggered(a, b *thing) bool {
	return a.line != nil && b.line != nil && a.x0 > b.x1+b.line.size && b.top-a.bottom < b.line.size &&
		!typed(a.line) && !breaksBand(a.line.text()) && recipients.begin(folded(b.line.text()))
}

func (b *band) open(p, q *thing) {
	if p.x0 > q.x0 {
		p, q = q, p
	}
	b.lo, b.hi = p.x1, q.x0
	if q.hand() > 0 {
		b.hand = p.hand()
	}
}

// grow takes things into the band as long as they stand in its columns.
func (b *band) grow(all []*thing) {
	for b.to = b.from; b.to < len(all); b.to++ {
		t := all[b.to]
		if len(b.left) > 0 && t.line != nil && breaksBand(t.line.text()) {
			b.giveBack(t)
			break
		}
		side := b.side(t)
		if side == 0 || !b.takes(all, b.to, side) {
			break
		}
		if side < 0 {
			b.left, b.lo, b.leftSpan = append(b.left, t), max(b.lo, t.x1), b.leftSpan.with(t)
		} else {
			b.right, b.hi, b.rightSpan = append(b.right, t), min(b.hi, t.x0), b.rightSpan.with(t)
		}
	}
	b.rise(all)
	if b.to == b.from { // it cannot be: the first thing is in a column
		b.left, b.to = all[b.from:b.from+1], b.from+1
	}
}

// rise takes what stands above the right column and in its middle: the first line
// of a signature may stand higher than the recipients do.
func (b *band) rise(all []*thing) {
	for b.from > 0 && len(b.right) > 0 {
		t, below := all[b.from-1], b.right[0]
		off := min(math.Abs(t.centre()-(b.rightSpan.x0+b.rightSpan.x1)/2), math.Abs(t.centre()-below.centre()))
		if t.line == nil || b.side(t) != 1 || off > max(6, 0.08*(b.rightSpan.x1-b.rightSpan.x0)) || below.top-t.bottom > t.line.size {
			return
		}
		b.from--
		b.right, b.rightSpan = slices.Insert(b.right, 0, t), b.rightSpan.with(t)
	}
}

// bottom is where the columns end.
func (b *band) bottom() (y float64) {
	for _, t := range append(slices.Clone(b.left), b.right...) {
		y = max(y, t.bottom)
	}
	return y
}

// carry takes from the top of the next page what goes on in the columns: a
// signature that a break of pages cuts.
func (b *band) carry(all []*thing) (list []stretch, rest []*thing) {
	next := band{lo: b.lo, hi: b.hi, leftSpan: b.leftSpan, rightSpan: b.rightSpan, middle: b.middle}
	listed := slices.ContainsFunc(b.left, func(t *thing) bool { return t.line != nil && breaksBand(t.line.text()) })
	n := 0
	for ; n < len(all); n++ {
		t := all[n]
		side := next.side(t)
		middle := math.Abs(t.centre()-(b.rightSpan.x0+b.rightSpan.x1)/2) < max(8, 0.1*(b.rightSpan.x1-b.rightSpan.x0))
		begins := listed && math.Abs(t.x0-b.leftSpan.x0) < 24
		if t.line != nil && titleOf(folded(t.line.text())) != noTitle { // it is another head
			return nil, all
		}
		if t.grid != nil || side == 0 || side > 0 && !middle || side < 0 && !begins {
			break
		}
		if side < 0 {
			next.left = append(next.left, t)
		} else {
			next.right = append(next.right, t)
		}
	}
	for i, column := range [][]*thing{next.left, next.right} {
		if len(column) > 0 {
			list = append(list, stretch{column, true, i + 1})
		}
	}
	return list, all[n:]
}

// breaksBand tells whether a line begins what stands under a head, or beside
// another signature: "Kính gửi", "Nơi nhận".
func breaksBand(text string) bool {
	const longest = 200 // bytes
	if len(text) > longest || placeholder(text) {
		return false
	}
	fold := folded(text)
	return toLabels.begin(fold) || recipients.begin(fold)
}

// giveBack takes from the band what stands beside a thing, with which another
// band begins: recipients and signature under the head of a copy.
func (b *band) giveBack(t *thing) {
	for len(b.right) > 0 && abreast(*last(b.right), t) && len(b.left)+len(b.right) > 1 {
		b.right = b.right[:len(b.right)-1]
		b.to--
	}
}

// rows are the columns as lines that go across, if they are read so: each thing
// has one beside it on its baseline, and both columns are lists. What stands in a
// head or a signature is in the middle of its column.
func (b *band) rows() []*thing {
	if len(b.left) != len(b.right) || len(b.left) < 2 || b.hand > 0 {
		return nil
	}
	const slack = 2.0
	for i, l := range b.left {
		r := b.right[i]
		if l.line == nil || r.line == nil || math.Abs(l.line.y-r.line.y) > 1 ||
			math.Abs(l.x0-b.left[0].x0) > slack || math.Abs(r.x0-b.right[0].x0) > slack {
			return nil
		}
	}
	for i, l := range b.left {
		l.line.insert(b.right[i].line.letters)
		l.x1 = l.line.x1
	}
	return b.left
}

// side is in which column a thing stands: -1 left, 1 right, 0 across.
func (b *band) side(t *thing) int {
	if h := t.hand(); b.hand > 0 && h > 0 {
		if h <= b.hand {
			return -1
		}
		return 1
	}
	least := min(3, max(0, (b.hi-b.lo)/3)) // points between columns
	left, right := t.x1 < b.hi-least, t.x0 > b.lo+least
	switch {
	case left && right: // between the columns
		if t.centre()-b.lo < b.hi-t.centre() {
			return -1
		}
		return 1
	case left:
		return -1
	case right:
		return 1
	}
	return 0
}

// takes tells whether a thing in the place of a column belongs to it, and not to
// what stands below the columns: it stands beside something of the other one, or
// close under its own and as that stands.
func (b *band) takes(all []*thing, at, side int) bool {
	t := all[at]
	if b.hand > 0 && t.hand() > 0 {
		return true
	}
	for i := max(b.from, at-near); i < min(len(all), at+near); i++ {
		o := all[i]
		over := t.stroke != nil && o.top < t.top && o.bottom > t.bottom
		if b.side(o) == -side && (abreast(o, t) || over) {
			return side < 0 || !b.isTitle(t)
		}
	}
	if side < 0 {
		return len(b.left) == 0 || b.under(b.left, b.leftSpan, t, side)
	}
	return len(b.right) == 0 || b.under(b.right, b.rightSpan, t, side)
}

// isTitle tells whether a thing at the right stands in the middle of the page
// rather than of its column.
func (b *band) isTitle(t *thing) bool {
	const far = 20 // points
	off := offCentre(t, b.right, b.rightSpan)
	return len(b.right) > 0 && off > far && math.Abs(t.centre()-b.middle) < off/2
}

// offCentre is how far the middle of a thing is from that of a column, or of one of
// the last things in it: of several who sign beside each other.
func offCentre(t *thing, own []*thing, s span) float64 {
	const most = 12
	off := math.Abs(t.centre() - (s.x0+s.x1)/2)
	for _, o := range own[max(0, len(own)-most):] {
		off = min(off, math.Abs(t.centre()-o.centre()))
	}
	return off
}

// near is how many things around one are looked at.
const near = 60

// under tells whether a thing stands close under those of a column, in its middle
// or, at the left, where they begin.
func (b *band) under(own []*thing, s span, t *thing, side int) bool {
	before := own[len(own)-1]
	size := t.size()
	if size == 0 {
		size = before.size()
	}
	gap := t.top - before.bottom
	off := min(math.Abs(t.centre()-(s.x0+s.x1)/2), math.Abs(t.centre()-before.centre()))
	if side > 0 {
		off = offCentre(t, own, s)
	}
	middle := off < max(6, 0.08*(s.x1-s.x0)) && off < math.Abs(t.centre()-b.middle)
	if side > 0 {
		return middle && gap < 12*size // there is room to sign between
	}
	if signs := len(b.right) > 0 && (*last(b.right)).top-before.bottom > 1.6*size; middle && signs && gap < 12*size {
		return true // the other has room to sign too
	}
	most := 0.6
	if before.labels(t) {
		most = 4 // the lines of the post stand between
	}
	list := t.x0 > s.x0-3 && t.x0 < s.x0+3*size && gap < most*size && math.Abs(before.x0-t.x0) < 3*size
	return middle && gap < 1.6*size || list
}

// labels tells whether a thing is the label of the recipients, and another the first
// of them.
func (t *thing) labels(next *thing) bool {
	return t.line != nil && next.line != nil && recipients.begin(folded(t.line.text())) && marker(head(next.line.text()))
}

// blocks are what is read in the body of the page.
func (p *pdfPage) blocks(before *pdfPage) (blocks []Block) {
	all := p.things()
	var list []stretch
	if before != nil && before.open != nil {
		list, all = before.open.carry(all)
	}
	for _, part := range append(list, p.parts(all, false, 0, 0)...) {
		blocks = append(blocks, p.part(part)...)
		if len(list) > 0 && len(part.things) > 0 && part.things[0] == list[0].things[0] && part.column == 1 {
			p.carried = len(blocks)
		}
	}
	for _, im := range p.images {
		blocks = insertPicture(blocks, p.picture(im))
	}
	return blocks
}

// part makes blocks of a stretch in one column.
func (p *pdfPage) part(of stretch) (blocks []Block) {
	s := p.edges.span
	if of.narrow {
		s = nowhere
		for _, t := range of.things {
			if t.line != nil {
				s = s.with(t)
			}
		}
	}
	var all []*strip
	for _, t := range of.things {
		if t.line != nil {
			all = append(all, t.line)
		}
	}
	c := newColumn(all, s, of.narrow)
	c.indent, c.sure, c.ragged = p.indent, p.edges.left && !of.narrow, !p.edges.right
	var para []*strip
	end := func() {
		if len(para) > 0 {
			blocks = append(blocks, p.text(para, c).in(of.column))
			p.note(para, c)
		}
		para = nil
	}
	for _, t := range c.sink(of.things) {
		switch {
		case t.line != nil:
			if len(para) > 0 && !c.goesOn(para, t.line) {
				end()
			}
			para = append(para, t.line)
		case t.grid != nil && t.grid.frame:
			end()
			for _, b := range p.frame(t.grid) {
				blocks = append(blocks, b.in(of.column))
			}
		case t.grid != nil:
			end()
			blocks = append(blocks, Block{Table: p.table(t.grid)})
		default:
			end()
			blocks = append(blocks, p.stroke(*t.stroke).in(of.column))
		}
	}
	end()
	return blocks
}

// sink puts strokes that are drawn across a title behind it: it has grown, and the stroke
// stayed where it was.
func (c *column) sink(all []*thing) []*thing {
	if c.narrow {
		return all
	}
	for i := 1; i+1 < len(all); i++ {
		if all[i].stroke != nil && all[i-1].line != nil && all[i+1].line != nil && c.titles(all[i-1].line, all[i+1].line) {
			all[i], all[i+1] = all[i+1], all[i]
		}
	}
	return all
}

// titles tells whether two lines are of one title that is too long for one.
func (c *column) titles(before, next *strip) bool {
	const slack = 2.0 // points
	return c.alike(before, next) && c.near([]*strip{before}, next) && c.full(before, next.word()) &&
		math.Abs(before.centre()-next.centre()) < slack && next.x0 > before.x0+next.size &&
		before.bold() == next.bold() && before.italic() == next.italic() && capitals(before.text()) == capitals(next.text()) && !strings.HasSuffix(next.text(), ":")
}

// frame are the paragraphs in a frame, which has its number among the tables of
// the page.
func (p *pdfPage) frame(g *grid) (blocks []Block) {
	c := newColumn(g.box, span{g.xs[0], g.xs[len(g.xs)-1]}, true)
	for _, para := range c.paragraphs() {
		b := p.text(para, c)
		if b.Paragraph != nil {
			b.Paragraph.Place.Table = 1 + slices.Index(p.tables, g)
			s := &b.Paragraph.Set
			s.Boxed, s.Room, s.High = true, units.Points(g.xs[1]-g.xs[0]), units.Points(g.ys[1]-g.ys[0])
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// insertPicture puts a picture behind the last block that begins above it.
func insertPicture(blocks []Block, picture Block) []Block {
	at := 0
	for i, b := range blocks {
		if b.place().Y <= picture.Picture.Place.Y {
			at = i + 1
		}
	}
	return slices.Insert(blocks, at, picture)
}

// in is a paragraph or a stroke in a column.
func (b Block) in(column int) Block {
	if b.Paragraph != nil {
		b.Paragraph.Place.Column = column
	}
	if b.Stroke != nil {
		b.Stroke.Place.Column = column
	}
	return b
}

// place is where a block stands.
func (b Block) place() Place { return *b.at() }

// at is where the block's own place is kept.
func (b Block) at() *Place {
	switch {
	case b.Paragraph != nil:
		return &b.Paragraph.Place
	case b.Table != nil:
		return &b.Table.Place
	case b.Stroke != nil:
		return &b.Stroke.Place
	case b.Picture != nil:
		return &b.Picture.Place
	}
	return new(Place)
}
