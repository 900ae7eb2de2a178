package seen

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"vanthu/internal/pdffile"
)

// Tables whose columns no line parts: their rows stand between level strokes of one
// width, or nothing is drawn at all. White that goes down between them parts columns.

// bareTables finds such tables among letters that stand in no other, and the strokes that
// are no part of them.
func bareTables(letters []glyph, strokes []pdffile.Stroke) (found []*grid, left []pdffile.Stroke) {
	const most = 1 << 15 // letters of a page
	if len(letters) > most {
		return nil, strokes
	}
	rows := bareRows(hands(lines(slices.Clone(letters))))
	used := map[int]bool{}
	for _, group := range rulings(strokes) {
		ys := make([]float64, 0, len(group))
		for _, i := range group {
			ys = append(ys, strokes[i].Y0)
		}
		slices.Sort(ys)
		x0, x1 := strokes[group[0]].X0, strokes[group[0]].X1
		from, to := between(rows, ys[0], ys[len(ys)-1])
		t := bareTable{rows: rows[from:to], x0: x0, x1: x1, ruled: ys}
		if !t.inside() || t.columns(2) < 2 {
			continue
		}
		found = append(found, t.grid())
		rows = slices.Delete(rows, from, to)
		for _, i := range group {
			used[i] = true
		}
	}
	for i := range strokes {
		if !used[i] {
			left = append(left, strokes[i])
		}
	}
	return append(found, blankTables(rows)...), left
}

// bareRow is what stands on a baseline.
type bareRow struct {
	pieces      []*strip
	top, bottom float64
}

func bareRows(all []*strip) (out []bareRow) {
	var tabbed []*strip
	for _, l := range all {
		tabbed = append(tabbed, l.parted(nil, mostPieces, tabs)...)
	}
	for _, l := range tabbed {
		if r := last(out); r != nil && l.y-r.pieces[0].y <= rowApart*l.size {
			r.pieces, r.top, r.bottom = append(r.pieces, l), min(r.top, l.top), max(r.bottom, l.bottom)
			continue
		}
		out = append(out, bareRow{[]*strip{l}, l.top, l.bottom})
	}
	for i := range out {
		slices.SortFunc(out[i].pieces, func(a, b *strip) int { return cmp.Compare(a.x0, b.x0) })
	}
	return out
}

// mostPieces is how many columns a table has at most that tab stops make.
const mostPieces = 24

// tabs tells whether two stand at the sides of a gap, where all are that a program left no
// blank in.
func tabs(_, _ string) bool { return true }

// rulings are the level strokes, by their index, that have one width and stand one under
// another: as wide as half of a text at least.
func rulings(strokes []pdffile.Stroke) (groups [][]int) {
	const (
		wide  = 200 // points
		least = 2
		most  = 1 << 9
	)
	if len(strokes) > most {
		return nil
	}
	for i, s := range strokes {
		if !across(s) || s.X1-s.X0 < wide {
			continue
		}
		at := slices.IndexFunc(groups, func(g []int) bool {
			o := strokes[g[0]]
			return math.Abs(o.X0-s.X0) < touching && math.Abs(o.X1-s.X1) < touching
		})
		if at < 0 {
			groups = append(groups, []int{i})
		} else {
			groups[at] = append(groups[at], i)
		}
	}
	return slices.DeleteFunc(groups, func(g []int) bool { return len(g) < least })
}

// between are the rows between two heights.
func between(rows []bareRow, top, bottom float64) (from, to int) {
	for from < len(rows) && rows[from].pieces[0].y < top {
		from++
	}
	for to = from; to < len(rows) && rows[to].pieces[0].y < bottom+touching; to++ {
	}
	return from, to
}

// bareTable is a table in the making.
type bareTable struct {
	rows   []bareRow
	x0, x1 float64
	ruled  []float64 // where level strokes are
	xs     []float64 // where columns begin and end
}

// inside tells whether all that stands between the strokes is as wide as they are.
func (t *bareTable) inside() bool {
	for _, r := range t.rows {
		if r.pieces[0].x0 < t.x0-touching || (*last(r.pieces)).x1 > t.x1+touching || !r.tabular() {
			return false
		}
	}
	return len(t.rows) > 1
}

// tabular tells whether a row may be of a table: it is no part of a head or of an end.
func (r *bareRow) tabular() bool {
	return !slices.ContainsFunc(r.pieces, func(l *strip) bool { return l.hand > 0 || frames(l.text()) || hint(l.text()) || typed(l) })
}

// columns finds the white that goes down between the pieces, and says how many columns it
// makes in which so many rows have a text.
func (t *bareTable) columns(least int) (n int) {
	many := 0
	for _, r := range t.rows {
		many = max(many, len(r.pieces))
	}
	if t.xs = t.white(func(bareRow, *strip) bool { return true }); len(t.xs)-1 < many { // something goes over several
		const short = 0.4 // of the table
		t.xs = t.white(func(r bareRow, l *strip) bool { return len(r.pieces) == many || l.x1-l.x0 < short*(t.x1-t.x0) })
	}
	for col := range len(t.xs) - 1 {
		filled := 0
		for _, r := range t.rows {
			if r.at(t.xs, col) != nil {
				filled++
			}
		}
		if filled >= least {
			n++
		}
	}
	return n
}

// white is where columns begin and end, by some of the pieces.
func (t *bareTable) white(counts func(bareRow, *strip) bool) []float64 {
	const least = 4.0 // points
	var spans []span
	for _, r := range t.rows {
		for _, l := range r.pieces {
			if counts(r, l) {
				spans = append(spans, span{l.x0, l.x1})
			}
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.x0, b.x0) })
	xs, end := []float64{t.x0 - 1}, math.Inf(1)
	for i, s := range spans {
		if s.x0-end >= least {
			xs = append(xs, (end+s.x0)/2)
		}
		if end = max(end, s.x1); i == 0 {
			end = s.x1
		}
	}
	return append(xs, t.x1+1)
}

// at is the piece of a row in a column; nil: there is none.
func (r *bareRow) at(xs []float64, col int) *strip {
	for _, l := range r.pieces {
		if (l.x0+l.x1)/2 >= xs[col] && (l.x0+l.x1)/2 < xs[col+1] {
			return l
		}
	}
	return nil
}

// starts tells of each row whether a row of the table begins with it, rather than going on
// with a cell above.
func (t *bareTable) starts() []bool {
	out := make([]bool, len(t.rows))
	each := len(t.ruled) > 3 && len(t.ruled)-1 >= t.full() // each row of the table has its strokes
	band, led := -1, false
	for i := range t.rows {
		now, _ := slices.BinarySearch(t.ruled, t.rows[i].pieces[0].y-t.rows[i].pieces[0].size/3)
		switch {
		case now != band:
			out[i], led = true, false
		case each:
		case t.leads(i):
			out[i], led = true, true
		case led:
			led = t.rows[i].at(t.xs, 0) == nil
		default:
			out[i] = t.begins(i)
		}
		band = now
	}
	return out
}

// leads tells whether a row is the first line of a cell beside which a number stands in the
// middle: it has no number, and is closer to the row below.
func (t *bareTable) leads(i int) bool {
	const closer = 0.8
	if i == 0 || i+1 == len(t.rows) || t.rows[i].at(t.xs, 0) != nil || t.rows[i+1].at(t.xs, 0) == nil {
		return false
	}
	y := t.rows[i].pieces[0].y
	return t.rows[i+1].pieces[0].y-y < closer*(y-t.rows[i-1].pieces[0].y)
}

// full is how many rows have a text in most columns.
func (t *bareTable) full() (n int) {
	for _, r := range t.rows {
		if 3*len(r.pieces) >= 2*(len(t.xs)-1) {
			n++
		}
	}
	return n
}

// begins tells whether a row of the table begins with a row by its words: one that has a
// text in the first column and in others, or that follows none with room for its own.
func (t *bareTable) begins(i int) bool {
	r, before := &t.rows[i], &t.rows[i-1]
	first := r.at(t.xs, 0)
	if first == nil {
		return false
	}
	if above := before.at(t.xs, 0); len(r.pieces) == 1 && above != nil && above.bold() == first.bold() && !marker(head(first.text())) {
		const pads = 14 // points at the sides of a cell
		return first.word() < t.xs[1]-t.xs[0]-(above.x1-above.x0)-blankWidth*first.size-pads
	}
	return true
}

// grid is the table with its cells.
func (t *bareTable) grid() *grid {
	starts := t.starts()
	g := &grid{xs: t.xs, letters: map[int][]glyph{}}
	for i := range t.rows {
		switch {
		case i == 0:
			g.ys = append(g.ys, t.rows[0].top-1)
		case starts[i]:
			g.ys = append(g.ys, (t.rows[i-1].bottom+t.rows[i].top)/2)
		}
	}
	g.ys = append(g.ys, last(t.rows).bottom+1)
	g.first = make([]int, g.columns()*g.rows())
	for i := range g.first {
		g.first[i] = i
	}
	row := -1
	for i, r := range t.rows {
		if starts[i] {
			row++
		}
		for _, l := range r.pieces {
			from, to := max(0, slot(g.xs, l.x0+1)), slot(g.xs, l.x1-1)
			for col := from + 1; col <= to; col++ {
				g.unite(row*g.columns()+from, row*g.columns()+col)
			}
		}
	}
	for i := range g.first {
		g.first[i] = g.root(i)
	}
	return g
}

// How many columns and rows a table has at least around which nothing is drawn.
const (
	leastColumns = 3
	leastRows    = 3
)

// blankTables finds the tables around which nothing is drawn.
func blankTables(rows []bareRow) (found []*grid) {
	for from := 0; from < len(rows); {
		to := from
		for to < len(rows) && rows[to].tabular() && (to == from && len(rows[to].pieces) >= leastColumns || to > from && rows[to].follows(&rows[to-1])) {
			to++
		}
		for to > from+1 && len(rows[to-1].pieces) == 1 && !rows[to-1].under(&rows[to-2]) {
			to-- // a paragraph below it
		}
		if t := (&bareTable{rows: rows[from:to]}); to-from >= leastRows && t.blank() {
			found = append(found, t.grid())
		} else {
			to = from + 1
		}
		from = to
	}
	return found
}

// under tells whether a row of one piece goes on with a cell of the row above it that is
// not the first.
func (r *bareRow) under(above *bareRow) bool {
	const slack = 2.0
	l := r.pieces[0]
	for i, o := range above.pieces {
		if (i > 0 || len(above.pieces) == 1) && (math.Abs(o.x0-l.x0) < slack || math.Abs(o.centre()-l.centre()) < slack) {
			return true
		}
	}
	return false
}

// follows tells whether a row may be of one table with the one above it: so close below it.
func (r *bareRow) follows(above *bareRow) bool {
	const far = 2.2 // ems between baselines
	return r.pieces[0].y-above.pieces[0].y < far*r.pieces[0].size
}

// blank tells whether rows are a table though nothing is drawn: most of them have three
// pieces or more, short ones, in columns.
func (t *bareTable) blank() bool {
	t.x0, t.x1 = math.Inf(1), math.Inf(-1)
	full, labels, wide, all := 0, 0, 0, 0
	for _, r := range t.rows {
		t.x0, t.x1 = min(t.x0, r.pieces[0].x0), max(t.x1, (*last(r.pieces)).x1)
		if len(r.pieces) >= leastColumns {
			full++
		}
	}
	n := t.columns(leastRows)
	if n < leastColumns || full < leastRows {
		return false
	}
	names := true
	for _, r := range t.rows {
		for _, l := range r.pieces {
			all++
			text := l.text()
			names = names && (personal(text) || capitals(text) && hasLetters(text))
			if strings.ContainsAny(text, ":…") || strings.Contains(text, "...") {
				labels++
			}
			if col := slot(t.xs, (l.x0+l.x1)/2); col >= 0 && l.x1-l.x0 > 0.9*(t.xs[col+1]-t.xs[col]) && len(strings.Fields(text)) > 3 {
				wide++
			}
		}
	}
	return !names && 3*labels < all && 3*wide < all && 3*full >= len(t.rows)
}
