package seen

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// Who signs beside another stands close to him where the columns are narrow, the
// tab stops near, or a few blanks part the two. A gap that parts columns anywhere
// is wider; here the words tell that there are two, and the gap tells where.

// hands parts the lines of those who sign beside each other, and numbers what each
// has on a line.
func hands(all []*strip) []*strip {
	var out []*strip
	var signs signatures
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].y-all[0].y <= rowApart*all[0].size {
			n++
		}
		out = append(out, signs.row(all[:n])...)
		all = all[n:]
	}
	return out
}

// signatures is how far the reading of those has come who sign beside each other.
type signatures struct {
	middles []float64 // of their posts
	y, size float64   // of the last line
}

// row parts a row of lines.
func (s *signatures) row(row []*strip) []*strip {
	if parted := s.parted(row, signers); len(parted) > 1 && s.post(parted) {
		return parted
	}
	if len(s.middles) == 0 || row[0].y-s.y > mostRoom*s.size {
		s.middles = nil
		return row
	}
	for _, beside := range []func(left, right string) bool{namesBeside, hintsBeside, postsGoOn} {
		parted := s.parted(row, beside)
		if len(parted) < 2 || len(parted) > len(s.middles) {
			continue
		}
		for i, l := range parted {
			l.hand = s.nearest(l, i, len(parted))
		}
		s.y = row[0].y
		return parted
	}
	switch {
	case !row[0].signs():
		s.middles = nil
	case len(row) == 1 && personal(row[0].text()):
		s.alone(row[0])
	}
	return row
}

// alone finds whose name it is that stands on a line of its own: the others' are longer,
// or their posts are.
func (s *signatures) alone(l *strip) {
	const sure = 0.5 // of how far it is from another post
	best := s.nearest(l, 0, 1)
	off := math.Abs(l.centre() - s.middles[best-1])
	for i, x := range s.middles {
		if i != best-1 && off > sure*math.Abs(l.centre()-x) {
			return
		}
	}
	l.hand = best
}

// mostRoom is how far below the line above the name of a signer stands at most, in
// ems.
const mostRoom = 14

// post begins what several sign: their posts stand beside each other.
func (s *signatures) post(row []*strip) bool {
	if len(row) > mostHands {
		return false
	}
	for i := 1; i < len(row); i++ {
		if !signers(row[i-1].text(), row[i].text()) {
			return false
		}
	}
	s.middles, s.y, s.size = nil, row[0].y, row[0].size
	for i, l := range row {
		l.hand = i + 1
		s.middles = append(s.middles, l.centre())
	}
	return true
}

// nearest is whose line it is that stands at a place of a row of so many: by its
// order where each has one, else by the post that it stands under.
func (s *signatures) nearest(l *strip, at, of int) int {
	if of == len(s.middles) {
		return at + 1
	}
	best := 0
	for i, x := range s.middles {
		if math.Abs(l.centre()-x) < math.Abs(l.centre()-s.middles[best]) {
			best = i
		}
	}
	return best + 1
}

// parted parts the lines of a row where what stands at both sides of a gap are two.
func (s *signatures) parted(row []*strip, two func(left, right string) bool) (out []*strip) {
	for _, l := range row {
		out = l.parted(out, mostHands, two)
	}
	for i := 1; i < len(out); i++ {
		if !two(out[i-1].text(), out[i].text()) {
			return row // it is not a row of several who sign
		}
	}
	return out
}

// parted adds the parts of a line to others, as long as those are less than so many.
func (l *strip) parted(to []*strip, most int, two func(left, right string) bool) []*strip {
	if at := l.gapBetween(two); at > 0 && len(to) < most {
		left, right := newLine(l.letters[:at:at]), newLine(l.letters[at:])
		if left != nil && right != nil {
			left.blanks, right.trailing = l.blanks, l.trailing
			return right.parted(left.parted(to, most, two), most, two)
		}
	}
	return append(to, l)
}

// How much wider a gap between two who sign is than one between words.
const (
	widerGap  = 2.4
	closeShow = 0.08 // ems, where no blank stands in it
)

// gapBetween is the letter behind the widest gap of a line at whose sides two stand;
// 0: it has none.
func (l *strip) gapBetween(two func(left, right string) bool) (at int) {
	if len(l.letters) > longestFrame || len(l.letters) < 2*leastBlanks {
		return 0
	}
	gaps := l.gaps()
	usual := blankWidth * l.size
	if n := len(gaps); n > 2 {
		all := make([]float64, 0, n)
		for _, g := range gaps {
			all = append(all, g.wide)
		}
		slices.Sort(all)
		usual = max(usual, all[(n-1)/2])
	}
	widest, tried := 0.0, 0
	for _, g := range gaps {
		wide := g.wide > widerGap*usual || g.shown && g.wide > closeShow*l.size
		if !wide || g.wide <= widest || tried == mostGaps {
			continue
		}
		tried++
		if two(strings.TrimFunc(join(l.letters[:g.at]), empty), strings.TrimFunc(join(l.letters[g.at:]), empty)) {
			at, widest = g.at, g.wide
		}
	}
	return at
}

// wordGap is what lies before a letter that begins a word.
type wordGap struct {
	at    int
	wide  float64
	shown bool // what is behind it was shown by itself, without a blank between
}

// gaps are those between the words of a line.
func (l *strip) gaps() (out []wordGap) {
	before := 0
	for i := 1; i < len(l.letters); i++ {
		c := &l.letters[i]
		if c.blank {
			continue
		}
		ink := &l.letters[before]
		wide := c.x0 - ink.x1
		bare := i == before+1 // no blank between
		if !bare || wide > blankWidth*l.size/2 || l.spaced && c.run != ink.run && wide > closeShow*l.size {
			out = append(out, wordGap{i, wide, bare && l.spaced && c.run != ink.run})
		}
		before = i
	}
	return out
}

// signs tells whether a line may stand between the post and the name of one who
// signs: in capitals, a name, or words on how to sign.
func (l *strip) signs() bool {
	text := strings.TrimFunc(l.text(), empty)
	return capitals(text) || hint(text) || personal(text)
}

// namesBeside tells whether the two sides of a gap are the names of two.
func namesBeside(left, right string) bool {
	return personal(left) && personal(right)
}

// hintsBeside tells whether they are words for two on how to sign.
func hintsBeside(left, right string) bool { return hint(left) && hint(right) }

// postsGoOn tells whether they are parts of two posts: in capitals.
func postsGoOn(left, right string) bool {
	return capitals(left) && capitals(right) && hasLetters(left) && hasLetters(right)
}

func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// personal tells whether a text has the form of a person's name: some words that
// begin with capitals, with a title perhaps.
func personal(text string) bool {
	const most = 8 // words
	words := strings.Fields(text)
	n := 0
	for _, w := range words {
		if strings.HasSuffix(w, ".") || strings.HasSuffix(w, ".,") { // a title
			continue
		}
		for i, r := range w {
			switch {
			case !unicode.IsLetter(r) && r != '\'' && r != '-', i == 0 && !unicode.IsUpper(r), i > 0 && unicode.IsUpper(r):
				return false
			}
		}
		n++
	}
	return n > 1 && len(words) <= most
}
