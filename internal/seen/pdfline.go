package seen

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// strip is text that stands beside each other on one baseline, and belongs
// together.
type strip struct {
	letters     []glyph
	x0, x1, y   float64 // of what shows ink
	size        float64 // that most of its letters have
	top, bottom float64
	blanks      int  // how many begin it
	trailing    bool // a blank ends it
	box         bool // it stands in a frame
	spaced      bool // it has blanks
	at          int  // in its column
	hand        int  // whose it is of several who sign beside each other, from 1 at the left
	said        string
}

// How far text goes on, in ems.
const (
	rowApart   = 0.12 // two baselines are one
	hostApart  = 0.6  // a raised or lowered letter is off its line's
	sameShow   = 6.0  // shown at once
	goesOn     = 1.5  // drawn one after the other
	goesOnWith = 1.2  // … beside a blank
	breaks     = 0.6  // drawn apart
	blankWidth = 0.25 // of a blank
)

// lines makes lines of letters that are drawn in any order.
func lines(letters []glyph) []*strip {
	var all []*strip
	for row := range rows(letters) {
		all = append(all, pieces(row)...)
	}
	all = raise(all)
	slices.SortStableFunc(all, func(a, b *strip) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x0, b.x0)) })
	return all
}

// rows gives the letters of each baseline, from left to right.
func rows(letters []glyph) func(func([]glyph) bool) {
	letters = slices.Clone(letters)
	slices.SortStableFunc(letters, func(a, b glyph) int { return cmp.Compare(a.y, b.y) })
	return func(yield func([]glyph) bool) {
		for len(letters) > 0 {
			n, first := 1, letters[0]
			for n < len(letters) && letters[n].y-first.y <= max(0.5, rowApart*min(first.size, letters[n].size)) {
				n++
			}
			row := letters[:n]
			letters = letters[n:]
			slices.SortStableFunc(row, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
			if !yield(row) {
				return
			}
		}
	}
}

// pieces cuts a row where one column ends and another begins. Blanks at the ends
// of pieces are dropped.
func pieces(row []glyph) (out []*strip) {
	now := make([]glyph, 0, len(row))
	var ink *glyph // the last letter that shows
	var gap space
	for _, l := range row {
		if l.blank {
			if ink == nil || !covers(*ink, l) {
				gap.blank(l)
				now = append(now, l)
			}
			continue
		}
		if b := last(now); b != nil && b.blank && covers(l, *b) {
			now = now[:len(now)-1]
		}
		if ink != nil {
			if twice(*ink, l) {
				ink.bold = true
				continue
			}
			if gap.parts(*ink, l) && !marksItem(now, *ink, l) {
				out = append(out, newLine(now))
				now = now[len(now):] // behind it, in the same memory
			}
		}
		now = append(now, l)
		ink = &now[len(now)-1]
		gap = newSpace(l)
	}
	at := titleAmong(now)
	if at == 0 {
		at = blanksAmong(now)
	}
	if at > 0 {
		out = append(out, newLine(now[:at]))
		now = now[at:]
	}
	if len(now) > 0 {
		out = append(out, newLine(now))
	}
	return slices.DeleteFunc(out, func(l *strip) bool { return l == nil })
}

// titleAmong is the letter with which the national title begins behind a body's name;
// 0: there is none. A head that is full leaves no gap between them.
func titleAmong(letters []glyph) int {
	text := unspaced.Replace(join(letters))
	if len(text) > longestFrame || !strings.HasSuffix(text, unspaced.Replace(titleEnd)) {
		return 0
	}
	for i, n := len(letters)-1, 0; i > 0; i-- {
		n += len(unspaced.Replace(letters[i].text))
		if folded(text[len(text)-n:]) == unspaced.Replace(nation) && capitals(text) {
			return i
		}
	}
	return 0
}

// blanksAmong is the letter behind blanks with which an author parted two things of a
// head or a signature; 0: there are none.
func blanksAmong(letters []glyph) int {
	const least = 2 * leastBlanks
	if len(letters) < least || len(letters) > longestFrame || !slices.ContainsFunc(letters, func(g glyph) bool { return g.blank }) {
		return 0
	}
	text := join(letters)
	at, end := gap(text)
	if at < 0 || !frames(text[:at]) && !frames(text[end:]) && !signers(text[:at], text[end:]) && !beginsTitle(folded(text[end:])) {
		return 0
	}
	for i, n := 0, 0; i < len(letters); i++ {
		if n >= end {
			return i
		}
		n += len(letters[i].text)
	}
	return 0
}

var unspaced = strings.NewReplacer(" ", "", "\u00a0", "")

// covers tells whether a letter stands on a blank: one of an empty paragraph that
// lies elsewhere.
func covers(l, blank glyph) bool {
	return min(l.x1, blank.x1)-max(l.x0, blank.x0) > 0.4*(blank.x1-blank.x0)
}

// space is what lies between two letters of a row.
type space struct {
	blanks int
	from   float64 // where the blanks so far end
	hole   float64 // the widest stretch without any
}

func newSpace(l glyph) space { return space{from: l.x1} }

func (g *space) blank(l glyph) {
	g.hole = max(g.hole, l.x0-g.from)
	g.from = max(g.from, l.x1)
	g.blanks++
}

// parts tells whether the gap parts columns.
func (g *space) parts(a, b glyph) bool {
	size := max(a.size, b.size)
	hole := max(g.hole, b.x0-g.from) / size
	switch {
	case (b.x0-a.x1)/size > sameShow:
		return true
	case a.run == b.run:
		return false
	case int(b.seq-a.seq) == g.blanks+1:
		return hole > goesOn || g.blanks > 0 && hole > goesOnWith
	}
	return hole > breaks
}

// twice tells whether a letter is drawn over itself, to be bold.
func twice(a, b glyph) bool {
	return a.text == b.text && math.Abs(b.x0-a.x0) < 0.1*a.size && math.Abs(b.x1-a.x1) < 0.1*a.size && b.x1-b.x0 > 0.15*a.size
}

// marksItem tells whether what stands before a gap is the number or dash of a
// paragraph: a tab follows it.
func marksItem(before []glyph, a, b glyph) bool {
	const longest = 12
	if len(before) > longest || b.x0-a.x1 > 4*a.size {
		return false
	}
	return marker(strings.TrimFunc(join(before), empty))
}

// marker tells whether text is the number or dash of a paragraph.
func marker(s string) bool {
	switch s {
	case "-", "+", "•", "*", "–", "·", "●", "▪", "■", "➢", "✓", "\uf0b7", "\uf0a7", "\uf0d8", "\uf0fc", "\uf02d", "o":
		return true
	}
	stem := strings.TrimRight(s, ".)/")
	if stem == s || stem == "" {
		return false
	}
	stem = strings.TrimPrefix(strings.TrimPrefix(stem, "("), "Điều ")
	digits := strings.Trim(stem, "0123456789.") == ""
	roman := strings.Trim(stem, "IVXLC") == ""
	return digits || roman || len([]rune(stem)) == 1
}

func join(letters []glyph) string {
	var b strings.Builder
	for _, l := range letters {
		b.WriteString(l.text)
	}
	return b.String()
}

// newLine is a line of letters in their order, nil if they show nothing.
func newLine(letters []glyph) *strip {
	first := slices.IndexFunc(letters, func(l glyph) bool { return !l.blank })
	if first < 0 {
		return nil
	}
	end := len(letters)
	for letters[end-1].blank {
		end--
	}
	l := &strip{trailing: end < len(letters), letters: letters[first:end:end]}
	for _, b := range letters[:first] {
		l.blanks += len([]rune(b.text))
	}
	l.measure()
	return l
}

// Where letters of Times reach, in ems from the baseline.
const (
	ascent  = 0.92
	descent = 0.22
)

// measure finds the line's size and place.
func (l *strip) measure() {
	l.x0, l.x1, l.said = math.Inf(1), math.Inf(-1), ""
	sizes := map[float64]int{}
	for _, c := range l.letters {
		l.x0, l.x1 = min(l.x0, c.x0), max(l.x1, c.x1)
		l.spaced = l.spaced || c.blank
		if !c.blank && c.raised == 0 {
			sizes[c.size]++
		}
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size > l.size {
			most, l.size = n, size
		}
	}
	for _, c := range l.letters {
		if c.size == l.size && c.raised == 0 {
			l.y = c.y
			break
		}
	}
	l.top, l.bottom = l.y-ascent*l.size, l.y+descent*l.size
}

// raise puts letters that stand above or below the baseline of a larger line
// into it: the 2 of m², what is set as a small note. Pieces that they join become
// one.
func raise(all []*strip) []*strip {
	if len(all) > mostThings {
		return all
	}
	slices.SortStableFunc(all, func(a, b *strip) int { return cmp.Compare(a.y, b.y) })
	gone := map[*strip]bool{}
	for i, small := range all {
		host := hostOf(all, i)
		if host == nil {
			continue
		}
		side := int8(1)
		if small.y > host.y {
			side = -1
		}
		for j := range small.letters {
			small.letters[j].raised = side
		}
		host.insert(small.letters)
		gone[small] = true
		for _, next := range around(all, i) {
			if !gone[next] && next != host && math.Abs(next.y-host.y) <= rowApart*host.size &&
				next.x0 >= host.x1-1 && next.x0-host.x1 < breaks*host.size {
				host.insert(next.letters)
				gone[next] = true
			}
		}
	}
	return slices.DeleteFunc(all, func(l *strip) bool { return gone[l] })
}

// around are the lines whose baselines are not far from the one of a line among
// lines that are sorted: not all, where many stand on each other.
func around(all []*strip, i int) []*strip {
	const many = 40
	from, to := i, i+1
	for from > 0 && i-from < many && all[i].y-all[from-1].y < 2*all[i].size {
		from--
	}
	for to < len(all) && to-i < many && all[to].y-all[i].y < 2*all[i].size {
		to++
	}
	return all[from:to]
}

// hostOf is the larger line beside which a line stands raised or lowered.
func hostOf(all []*strip, i int) *strip {
	const longest = 1 << 10 // letters of a line
	small := all[i]
	for _, host := range around(all, i) {
		off := math.Abs(small.y - host.y)
		if host == small || len(host.letters) > longest || small.size > 0.85*host.size || off > hostApart*host.size || off <= 0.02*host.size {
			continue
		}
		within := small.x1 >= host.x0-0.35*host.size && small.x0 <= host.x1+0.35*host.size
		if within && host.room(small) {
			return host
		}
	}
	return nil
}

// room tells whether no letter of the line stands where another line's do.
func (l *strip) room(other *strip) bool {
	over := 0.0
	for _, c := range l.letters {
		if !c.blank {
			over += max(0, min(c.x1, other.x1)-max(c.x0, other.x0))
		}
	}
	return over <= 0.3*(other.x1-other.x0)
}

// insert puts letters where they stand in the line. Blanks that they cover go.
func (l *strip) insert(letters []glyph) {
	x0, x1 := letters[0].x0, letters[len(letters)-1].x1
	l.letters = slices.DeleteFunc(l.letters, func(c glyph) bool { return c.blank && c.x0 < x1-0.5 && c.x1 > x0+0.5 })
	l.letters = append(l.letters, letters...)
	slices.SortStableFunc(l.letters, func(a, b glyph) int { return cmp.Compare(a.x0, b.x0) })
	l.measure()
}
