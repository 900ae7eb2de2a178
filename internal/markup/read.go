// Package markup reads and writes the inline marks of a text: **bold**,
// *italic*, __underlined__, superscript and subscript as in m^2^ and H~2~O.
package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a stretch of text in one style.
type Span struct {
	Text                    string
	Bold, Italic, Underline bool
	Script                  Script
}

// Script is where letters stand to their line.
type Script uint8

// The places.
const (
	Level Script = iota // on the line
	Super               // above it, smaller: m^2^
	Sub                 // under it, smaller: H~2~O
)

// Read reads the inline marks of a text: **bold**, *italic*, ***both*** and
// __underlined__, one inside another if need be.
//
//   - A mark opens if no space follows it, and closes if no space is before it:
//     "2 * 3 * 4" has no marks.
//   - One star and underscores are marks at the borders of words only: "a*b*c",
//     "8*/10" and "a__b__c" are literal. Two and three stars are marks inside a
//     word too, but not between digits.
//   - Next to a slash, a point or a dash inside them underscores are a place to
//     fill in: "__/__/2026". One underscore is never a mark, and neither are runs
//     of more than two underscores or three stars.
//   - A star alone in brackets is the sign of a note: "(*)".
//   - A closing mark belongs to the nearest opening mark that fits; what is
//     left without a partner is literal.
//   - A caret and a tilde open behind a letter, a digit or a closing bracket, and
//     before a letter, a digit, a plus or a minus, where the same word, up to
//     its next mark, has one that closes: m^2^, H~2~O, 10^-3^.
//   - A backslash makes a following mark or backslash literal; any other backslash
//     is literal itself.
//
// Spans are not empty, and neighbours differ in style. The time is linear.
func Read(s string) []Span {
	if !Marked(s) {
		if s == "" {
			return nil
		}
		return []Span{{Text: s}}
	}
	runs := scanMarks(s)
	pairMarks(runs)
	return cutSpans(s, runs)
}

// Marked tells whether a text may have marks: it has a character of theirs.
func Marked(s string) bool {
	for i := range len(marks) { // one search for each is faster than one for all
		if strings.IndexByte(s, marks[i]) >= 0 {
			return true
		}
	}
	return false
}

// Plain is the text without its marks.
func Plain(s string) string {
	if !Marked(s) {
		return s
	}
	spans := Read(s)
	if len(spans) == 1 {
		return spans[0].Text
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, sp := range spans {
		b.WriteString(sp.Text)
	}
	return b.String()
}

// Escape makes a text of which every character is literal.
func Escape(s string) string { return escaper.Replace(s) }

var escaper = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, `^`, `\^`, `~`, `\~`)

// marks are the characters that a backslash escapes.
const marks = `*_^~\`

// markRun is a run of stars or underscores that can be a mark, or a backslash
// that makes the next character literal.
type markRun struct {
	pos, n      int // bytes of the text
	mark        byte
	opens       bool // may open
	closes      bool // may close
	closed      int  // characters at the left that close
	opened      int  // characters at the right that open
	off, on     styles
	left        int // characters that have no partner yet
	sameClassUp int // nearest open run below with as many characters, or -1
}

// styles are a set of styles.
type styles uint8

const (
	bold styles = 1 << iota
	italic
	underline
	super
	sub
)

// scanMarks finds the runs of a text.
func scanMarks(s string) []markRun {
	var runs []markRun
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte(marks, s[i+1]) >= 0:
			runs = append(runs, markRun{pos: i, n: 1, mark: c})
			i += 2
		case c == '*' || c == '_':
			n := 1
			for i+n < len(s) && s[i+n] == c {
				n++
			}
			if c == '*' && n <= 3 || c == '_' && n == 2 {
				runs = append(runs, newMark(s, i, n))
			}
			i += n
		case c == '^' || c == '~':
			n := scriptAt(s, i, len(runs) > 0 && runs[len(runs)-1].ends(i))
			if n > 0 {
				runs = append(runs, scriptMarks(c, i, n)...)
			}
			i += max(1, n)
		default:
			i++
		}
	}
	return runs
}

// scriptAt is the length in bytes of what stands above or under the line from a
// mark on, both marks with it; 0 if that is none. One may follow another.
func scriptAt(s string, pos int, another bool) int {
	before, _ := utf8.DecodeLastRuneInString(s[:pos])
	inner := s[pos+1:]
	end := strings.IndexFunc(inner, func(r rune) bool {
		return unicode.IsSpace(r) || r < utf8.RuneSelf && strings.IndexByte(marks, byte(r)) >= 0
	})
	if end <= 0 || inner[end] != s[pos] || !another && !wordly(before) && before != ')' && before != ']' {
		return 0
	}
	if first, _ := utf8.DecodeRuneInString(inner); !wordly(first) && !strings.ContainsRune("+-−–", first) {
		return 0
	}
	return end + 2
}

// scriptMarks are the two marks around n bytes, which are partners already.
func scriptMarks(mark byte, pos, n int) []markRun {
	set := super
	if mark == '~' {
		set = sub
	}
	return []markRun{{pos: pos, n: 1, mark: mark, opened: 1, on: set}, {pos: pos + n - 1, n: 1, mark: mark, closed: 1, off: set}}
}

// ends tells whether what stands above or under the line ends at a place.
func (r *markRun) ends(pos int) bool { return r.off&(super|sub) != 0 && r.pos+r.n == pos }

// newMark looks at what stands around a run to see what it may do.
func newMark(s string, pos, n int) markRun {
	before, _ := utf8.DecodeLastRuneInString(s[:pos])
	after, _ := utf8.DecodeRuneInString(s[pos+n:])
	r := markRun{pos: pos, n: n, mark: s[pos], left: n}
	r.opens = pos+n < len(s) && !unicode.IsSpace(after)
	r.closes = pos > 0 && !unicode.IsSpace(before)
	if r.mark == '_' || n == 1 {
		r.opens = r.opens && (pos == 0 || !wordly(before))
		r.closes = r.closes && (pos+n == len(s) || !wordly(after))
	}
	if r.mark == '_' {
		r.opens = r.opens && !strings.ContainsRune(blankParts, after)
		r.closes = r.closes && before != '/' && before != '-'
	} else if pos > 0 && pos+n < len(s) && isSign(before, after) {
		r.opens, r.closes = false, false
	}
	return r
}

// isSign tells whether stars between two characters are no marks: a sign of
// multiplication, or that of a note.
func isSign(before, after rune) bool {
	return unicode.IsDigit(before) && unicode.IsDigit(after) || before == '(' && after == ')'
}

// blankParts stand between the places to fill in of a date or a time.
const blankParts = "/.,:;-"

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// markStack holds the opening runs that wait for a partner, and for every
// class of runs (one to three stars, two underscores) the topmost one.
type markStack struct {
	runs []markRun
	open []int // indexes of runs
	top  [4]int
}

// class is 0 to 2 for as many stars less one, and 3 for underscores.
func (r *markRun) class() int {
	if r.mark == '_' {
		return 3
	}
	return r.left - 1
}

// pairMarks finds the partners. Every run is pushed and popped a few times at
// most, whatever the text is.
func pairMarks(runs []markRun) {
	st := markStack{runs: runs, top: [4]int{-1, -1, -1, -1}}
	for i := range runs {
		r := &runs[i]
		for r.closes && r.left > 0 && st.close(r) {
		}
		if r.opens && r.left > 0 {
			st.push(i)
		}
	}
}

func (st *markStack) push(i int) {
	r := &st.runs[i]
	r.sameClassUp = st.top[r.class()]
	st.top[r.class()] = len(st.open)
	st.open = append(st.open, i)
}

// popTo drops the open runs from the top down to the given height.
func (st *markStack) popTo(height int) {
	for len(st.open) > height {
		r := &st.runs[st.open[len(st.open)-1]]
		st.top[r.class()] = r.sameClassUp
		st.open = st.open[:len(st.open)-1]
	}
}

// partners are the classes that a closing run of a class can close.
var partners = [4][]int{{0, 2}, {1, 2}, {0, 1, 2}, {3}}

// close gives a closing run the nearest partner that fits.
func (st *markStack) close(r *markRun) bool {
	at := -1
	for _, class := range partners[r.class()] {
		at = max(at, st.top[class])
	}
	if at < 0 {
		return false
	}
	i := st.open[at]
	st.popTo(at)
	o := &st.runs[i]
	n, s := min(o.left, r.left), underline
	if r.mark == '*' {
		s = []styles{italic, bold, bold | italic}[n-1]
	}
	o.left, o.opened, o.on = o.left-n, o.opened+n, o.on|s
	r.left, r.closed, r.off = r.left-n, r.closed+n, r.off|s
	if o.left > 0 {
		st.push(i)
	}
	return true
}

// cutSpans cuts the text at its marks.
func cutSpans(s string, runs []markRun) []Span {
	w := spanWriter{}
	from := 0
	for _, r := range runs {
		w.write(s[from:r.pos])
		if r.mark == '\\' {
			from = r.pos + 1
			continue
		}
		w.change(r.off, -1)
		w.write(s[r.pos+r.closed : r.pos+r.n-r.opened])
		w.change(r.on, 1)
		from = r.pos + r.n
	}
	w.write(s[from:])
	return w.flush()
}

// spanWriter joins text of one style to one span.
type spanWriter struct {
	spans []Span
	text  []byte
	style Span   // without text: the style of what is in text
	depth [5]int // how often each style is on
}

func (w *spanWriter) change(set styles, by int) {
	for i := range w.depth {
		if set&(1<<i) != 0 {
			w.depth[i] += by
		}
	}
}

func (w *spanWriter) write(s string) {
	if s == "" {
		return
	}
	var set styles
	for i, n := range w.depth {
		if n > 0 {
			set |= 1 << i
		}
	}
	now := Span{}.styled(set)
	if now != w.style {
		w.flush()
		w.style = now
	}
	w.text = append(w.text, s...)
}

// flush ends the span that is being written.
func (w *spanWriter) flush() []Span {
	if len(w.text) > 0 {
		sp := w.style
		sp.Text = string(w.text)
		w.spans = append(w.spans, sp)
		w.text = w.text[:0]
	}
	return w.spans
}
