package layout

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/metrics"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// atom is the smallest thing that the line breaker moves: letters of one look
// with the spaces behind them, a tab or a leader.
type atom struct {
	width      scaled // of its text
	spaceWidth scaled // of all spaces after that
	run        int32  // of the paragraph
	at, end    int32  // where its text begins in the run, and ends; both zero: it has none
	spaces     int32  // after that
	since      int32  // letters since the last space before it
	kind       atomKind
	breakAfter bool // a line may end here
}

// text are the letters of an atom of a paragraph.
func (a *atom) text(p *sheet.Paragraph) string { return p.Runs[a.run].Text[a.at:a.end] }

type atomKind uint8

const (
	letters atomKind = iota
	tab
	leader
	softBreak // ends the line
)

// scaled is a length multiplied by the font's units per em, so that widths
// add up without rounding.
type scaled int64

const em units.Length = metrics.UnitsPerEm

// breaker holds the scratch space of line breaking between paragraphs, and
// how close the closest decision of the last paragraph was.
type breaker struct {
	atoms   []atom
	head    []atom // of a line that ends inside a word
	closest scaled
	letters int32     // since the last space or tab; before the first, any number
	line    stretch   // that is broken
	lines   []stretch // of a paragraph that is kept
	pieces  []piece   // see room
}

// breakers are kept for the next document. There is nothing of this one in them but
// widths and places: see release.
var breakers = sync.Pool{New: func() any { return new(breaker) }}

// decided notes how much room a word left on its line, or how much it lacked.
func (s *setter) decided(room scaled) {
	if room < 0 {
		room = -room
	}
	s.text.closest = min(s.text.closest, room)
}

// tabStop is the distance of the default tab stops, Word's half inch.
const tabStop = 720 * units.Twip

// stretch is the atoms of one line with the place that they have.
type stretch struct {
	atoms       []atom
	left        units.Length // where the line begins
	column      units.Length // where the column begins
	measure     units.Length // the room from left on
	hang        units.Length // see hang
	first, last bool         // of the paragraph's lines
	cut         bool         // the line has no room for its first word
	trapped     bool         // see traps
}

// ended tells whether the line ends because its author says so.
func (l *stretch) ended() bool { return len(l.atoms) > 0 && l.atoms[len(l.atoms)-1].kind == softBreak }

// goes tells whether the text goes on behind a space, or as if behind one.
func (l *stretch) goes() bool {
	return !l.last && len(l.atoms) > 0 && (l.ended() || l.atoms[len(l.atoms)-1].spaces > 0)
}

// breakLines breaks a paragraph greedily, as Word does, and hands each line
// to take: a line takes every word that fits, lines end after a space or after
// a hyphen between letters, and a word wider than the line is cut where it
// must be.
func (s *setter) breakLines(p *sheet.Paragraph, x, width units.Length, take func(*stretch)) {
	s.breakWhile(p, x, width, func(l *stretch) bool { take(l); return true })
}

// breakWhile breaks lines until take wants no more. The atoms of a line are
// valid until the next.
func (s *setter) breakWhile(p *sheet.Paragraph, x, width units.Length, take func(*stretch) bool) {
	atoms := s.atomize(p)
	s.text.closest = math.MaxInt64
	for first := true; first || len(atoms) > 0; first = false {
		line := &s.text.line
		*line = stretch{left: x + p.Format.Left, column: x, hang: hang(p, first), first: first}
		if first {
			line.left += p.Format.First
		}
		line.measure = x + width - p.Format.Right - line.left
		n := s.fit(atoms, line.left-x, line.measure, line.hang)
		line.atoms, atoms = atoms[:n], atoms[n:]
		if n == 0 && len(atoms) > 0 {
			line.cut = true
			line.atoms, atoms = s.cut(p, atoms, line.measure)
		}
		line.last = len(atoms) == 0
		line.trapped = !line.cut && s.traps(p, line, atoms)
		if !take(line) {
			return
		}
	}
}

// traps tells whether LibreOffice would not end a line where it ends, behind a
// hyphen: past a no-break space or hyphen it goes back to a blank alone, and the
// line has none.
func (s *setter) traps(p *sheet.Paragraph, l *stretch, rest []atom) bool {
	if l.last || len(l.atoms) == 0 || l.atoms[len(l.atoms)-1].kind != letters {
		return false
	}
	for i := range l.atoms {
		if a := &l.atoms[i]; a.spaces > 0 && a.breakAfter {
			return false
		}
	}
	natural, _, _ := s.measure(l)
	room := scaled(l.measure)*scaled(em) - natural
	for i := range rest {
		a := &rest[i]
		if strings.ContainsAny(a.text(p), string(noBreakSpace)+string(noBreakHyphen)) {
			return true
		}
		if room -= a.width; a.breakAfter || a.kind != letters || room < 0 {
			return false
		}
		if a.spaces > 0 {
			return true
		}
	}
	return false
}

// setLines breaks a paragraph and places its words, with the underlines of
// each line; nil: there are none. The lines stand on the baseline of a line
// that begins at 0.
func (s *setter) setLines(p *sheet.Paragraph, x, width units.Length) (lines []Line, rules [][]Rule) {
	if lines, rules, ok := s.take(p, x, width); ok {
		return lines, rules
	}
	if len(p.Runs) == 0 {
		s.lines = append(s.lines[:0], Line{Tag: p.Tag, Of: p})
		return s.lines, nil // of which nothing is kept
	}
	lines = s.lines[:0]
	s.breakLines(p, x, width, func(l *stretch) {
		lines, rules = s.setLine(lines, rules, p, l, s.roomForWords(len(l.atoms), someWords))
		s.share.Take(lineBytes + wordBytes*len(lines[len(lines)-1].Words))
	})
	s.lines = lines
	return s.keep(lines), rules
}

// keep copies lines from the scratch space.
func (s *setter) keep(lines []Line) []Line {
	return append(s.roomForLines(len(lines)), lines...)
}

// setLine places the words of one line behind others; there is room for them.
func (s *setter) setLine(lines []Line, rules [][]Rule, p *sheet.Paragraph, l *stretch, words []Word) ([]Line, [][]Rule) {
	line := s.set(p, l, words)
	line.Baseline = Baseline(p.Format.Line)
	under := s.underlines(&line)
	if under != nil && rules == nil {
		rules = make([][]Rule, len(lines))
	}
	if rules != nil {
		rules = append(rules, under)
	}
	return append(lines, line), rules
}

// What a line and a word of it take until they stand on their page, and there.
const (
	lineBytes = 448
	wordBytes = 144
)

// blanks gives blank slots their places on the lines of a paragraph: behind the
// word before and the spaces after that; behind one space where the blank has
// no spaces of its own. A blank at the beginning of a paragraph has none.
func (s *setter) blanks(p *sheet.Paragraph, lines []piece) {
	for i := range p.Runs {
		run := &p.Runs[i]
		if run.Width == 0 {
			continue
		}
		line, before := wordBefore(lines, i)
		if before == nil {
			continue
		}
		x := before.X + before.Width
		for _, r := range p.Runs[before.Run:i] {
			x += s.family.Width(r.Char.Face, r.Char.Size, r.Text[len(strings.TrimRight(r.Text, " ")):])
		}
		if run.Text == "" {
			x += s.family.Width(run.Char.Face, run.Char.Size, " ")
		}
		line.leave(Room{Tag: p.Tag, Source: p.Source, Slot: run.Slot, Box: Box{X: x, Width: run.Width, Height: line.height}})
	}
}

// wordBefore is the last word before a run, with its line; nil: there is none.
func wordBefore(lines []piece, run int) (*piece, *Word) {
	for i := len(lines) - 1; i >= 0; i-- {
		for _, l := range lines[i].lines {
			for j := len(l.Words) - 1; j >= 0; j-- {
				if w := &l.Words[j]; int(w.Run) < run {
					return &lines[i], w
				}
			}
		}
	}
	return nil, nil
}

// hang is the extra tab stop that a hanging indent makes on the first line,
// measured from the column's left edge; zero where there is none.
func hang(p *sheet.Paragraph, first bool) units.Length {
	if first && p.Format.First < 0 {
		return p.Format.Left
	}
	return 0
}

// atomize cuts the paragraph's runs into atoms. The result is valid until the
// next call.
func (s *setter) atomize(p *sheet.Paragraph) []atom {
	atoms := s.text.atoms[:0]
	s.text.letters = longAddress
	for i := range p.Runs {
		run := &p.Runs[i]
		if run.Leader {
			atoms = append(atoms, atom{run: int32(i), kind: leader})
			continue
		}
		atoms = s.atomizeRun(atoms, int32(i), run, p.Runs[i+1:])
	}
	s.text.atoms = atoms
	return atoms
}

func (s *setter) atomizeRun(atoms []atom, index int32, run *sheet.Run, next []sheet.Run) []atom {
	face, size := s.family.Widths(run.Char.Face), scaled(run.Char.Size)
	space := scaled(face.Advance(' ')) * size
	text := run.Text
	start, width, count := 0, 0, int32(0)
	flush := func(end int, spaces int32, breakAfter bool) {
		if end > start {
			var a *atom
			atoms, a = s.word(atoms, index, start, end)
			a.width, a.spaces, a.spaceWidth, a.breakAfter = scaled(width)*size, spaces, scaled(spaces)*space, breakAfter
			s.text.letters += count
		}
		start, width, count = end, 0, 0
	}
	var previous rune
	for i, r := range text {
		switch {
		case letter(r):
			width += face.Advance(r)
			count++
		case r == ' ' && i > start:
			flush(i, 1, true)
			start, s.text.letters = i+1, 0
		case r == ' ':
			atoms = s.blank(atoms, index, space)
			start = i + 1
		case r == noBreakSpace && i > start && previous != noBreakSpace && betweenLetters(text[i+utf8.RuneLen(r):]):
			flush(i, 1, false)
			start = i + utf8.RuneLen(r)
		case r == '\t', r == '\n', r == zeroSpace:
			flush(i, 0, true)
			atoms = s.stop(atoms, index, r)
			start = i + utf8.RuneLen(r)
		default:
			width += face.Advance(r)
			count++
			if !mayEndLine(r) {
				break
			}
			if end := i + utf8.RuneLen(r); breaksAfter(previous, r, text[end:], next) {
				flush(end, 0, true)
			}
		}
		previous = r
	}
	flush(len(text), 0, false)
	return atoms
}

// word adds letters of a run, which are written where they stay: an atom that is made
// elsewhere and copied takes several times as long.
func (s *setter) word(atoms []atom, index int32, start, end int) ([]atom, *atom) {
	atoms = append(atoms, atom{})
	a := &atoms[len(atoms)-1]
	a.run, a.at, a.end, a.since = index, int32(start), int32(end), s.text.letters
	return atoms, a
}

// letter tells, of nearly all letters, that they are no more than that.
func letter(r rune) bool { return r > '?' && r < 0x2000 && r != noBreakSpace }

// blank adds a space that stands behind no letters of its run: to the letters before
// it, if there are any.
func (s *setter) blank(atoms []atom, index int32, space scaled) []atom {
	if len(atoms) == 0 || atoms[len(atoms)-1].kind != letters {
		atoms = append(atoms, atom{run: index})
	}
	last := &atoms[len(atoms)-1]
	last.spaces++
	last.spaceWidth += space
	last.breakAfter = true
	s.text.letters = 0
	return atoms
}

// stop adds what a tab or a soft break is; a space of no width is nothing but
// the end of the letters before it.
func (s *setter) stop(atoms []atom, index int32, r rune) []atom {
	switch r {
	case '\t':
		s.text.letters = 0
		return append(atoms, atom{run: index, kind: tab, breakAfter: true})
	case '\n':
		s.text.letters = 0
		return append(atoms, atom{run: index, kind: softBreak, breakAfter: true})
	}
	return atoms
}

// noBreakSpace is a space at which no line ends. Between letters it is
// justified like other spaces; elsewhere it is a letter without ink.
const noBreakSpace = '\u00a0'

// noBreakHyphen is a hyphen at which no line ends.
const noBreakHyphen = '\u2011'

// betweenLetters tells whether what follows a no-break space begins with ink.
func betweenLetters(after string) bool {
	r, n := utf8.DecodeRuneInString(after)
	return n > 0 && r != ' ' && r != '\t' && r != '\n' && r != noBreakSpace && r != zeroSpace
}

// zeroSpace is a space of no width at which a line may end.
const zeroSpace = '\u200b'

// mayEndLine tells whether breaksAfter need be asked at all.
func mayEndLine(r rune) bool { return r == '-' || r == '–' || r == '?' || r == '!' }

// breaksAfter tells whether a line may end after r inside a word, as it may in
// Word and LibreOffice: after a hyphen between letters or digits, and after an en dash,
// a question mark or an exclamation mark before one.
func breaksAfter(before, r rune, rest string, next []sheet.Run) bool {
	if r == '-' && !unicode.IsLetter(before) && !unicode.IsDigit(before) {
		return false
	}
	if rest == "" && len(next) > 0 {
		rest = next[0].Text
	}
	after, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(after) || unicode.IsDigit(after)
}

// fit is the number of atoms that the next line takes; zero when not even the
// first unbreakable group fits.
func (s *setter) fit(atoms []atom, from, measure, hang units.Length) int {
	limit := scaled(measure) * scaled(em)
	var width scaled
	taken := 0
	for i := range atoms {
		a := &atoms[i]
		switch a.kind {
		case tab:
			width = s.tabbed(width, from, hang)
		case leader:
			return len(atoms)
		}
		width += a.width
		if a.breakAfter || i == len(atoms)-1 {
			s.decided(limit - width)
		}
		if width > limit {
			return taken
		}
		width += a.spaceWidth
		if a.breakAfter || i == len(atoms)-1 {
			taken = i + 1
		}
		if a.kind == softBreak {
			break
		}
	}
	return taken
}

// tabbed is the width of a line after a tab: up to the next stop.
func (s *setter) tabbed(width scaled, from, hang units.Length) scaled {
	at := from + units.Length(width)/em
	if at < hang {
		return scaled(hang-from) * scaled(em)
	}
	stop := (at/tabStop + 1) * tabStop
	return scaled(stop-from) * scaled(em)
}

// cut parts a word that no line can hold: the first letters fill the measure,
// at least one of them, whatever their looks; the rest goes on. In a long address
// the line ends after a slash, if one more letter than that fits; LibreOffice does
// not go back to a slash past a no-break space or hyphen.
func (s *setter) cut(p *sheet.Paragraph, atoms []atom, measure units.Length) (head, rest []atom) {
	limit := scaled(measure) * scaled(em)
	var width scaled
	letter := atoms[0].since
	at, slash := 0, 0 // the atom with the last slash, and the place behind that
	n := 0
	var before struct{ at, slash int } // the slash before that
	for ; n == 0 || n < len(atoms) && goesOn(&atoms[n-1], &atoms[n]); n++ {
		char := p.Runs[atoms[n].run].Char
		if n > 0 && atoms[n-1].spaces > 0 {
			width += atoms[n-1].spaceWidth
			slash, before.slash = 0, 0
		}
		text := atoms[n].text(p)
		for i, r := range text {
			w := scaled(s.family.Advance(char.Face, r)) * scaled(char.Size)
			s.decided(limit - width - w)
			if n+i > 0 && width+w > limit {
				if at == n && slash == i {
					at, slash = before.at, before.slash
				}
				if slash > 0 {
					return s.part(p, atoms, at, slash)
				}
				return s.part(p, atoms, n, i)
			}
			width += w
			end := i + utf8.RuneLen(r)
			letter++
			switch {
			case r == '/' && letter >= longAddress && partsAt(text, i):
				before.at, before.slash = at, slash
				at, slash = n, end
			case r == noBreakHyphen || r == noBreakSpace:
				slash, before.slash = 0, 0
			}
		}
	}
	return atoms[:n], atoms[n:]
}

// goesOn tells whether two atoms are letters of one word.
func goesOn(a, b *atom) bool { return !a.breakAfter && b.kind == letters && b.end > b.at }

// part parts the atoms of one word at a place in the nth.
func (s *setter) part(p *sheet.Paragraph, atoms []atom, n, end int) (head, rest []atom) {
	if end == 0 {
		return atoms[:n], atoms[n:]
	}
	a := &atoms[n]
	text := a.text(p)[:end]
	first := atom{run: a.run, at: a.at, end: a.at + int32(end), width: s.width(p.Runs[a.run].Char, text)}
	a.since += int32(utf8.RuneCountInString(text))
	a.at, a.width = first.end, a.width-first.width
	s.text.head = append(append(s.text.head[:0], atoms[:n]...), first)
	return s.text.head, atoms[n:]
}

// longAddress is how many letters without a space make LibreOffice break a
// path after a slash.
const longAddress = 66

// partsAt tells whether a line may end behind the slash at i: not between digits.
func partsAt(text string, i int) bool {
	return i+1 < len(text) && !(isDigit(text[i+1]) && i > 0 && isDigit(text[i-1]))
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func (s *setter) width(char sheet.Char, text string) scaled {
	var w scaled
	for _, r := range text {
		w += scaled(s.family.Advance(char.Face, r))
	}
	return w * scaled(char.Size)
}

// set places the atoms of one line, in room for its words.
func (s *setter) set(p *sheet.Paragraph, l *stretch, words []Word) Line {
	natural, gaps, from := s.measure(l)
	slack := l.measure - units.Length(natural)/em
	left := l.left
	if p.Format.Align == sheet.Center || p.Format.Align == sheet.Right {
		left += aligned(p.Format.Align, slack, 0)
	}
	justify := p.Format.Align == sheet.Justify && !l.last && !l.ended() && slack > 0 && gaps > 0

	var at scaled
	passed := 0
	for i := range l.atoms {
		a := &l.atoms[i]
		run := &p.Runs[a.run]
		switch a.kind {
		case tab:
			at = s.tabbed(at, l.left-l.column, l.hang)
		case leader:
			words, at = s.lead(words, a.run, run.Char, left, at, l.measure)
			continue
		}
		if a.end > a.at {
			x := left + units.Length(at)/em
			if justify {
				x += slack * units.Length(passed) / units.Length(gaps)
			}
			words = words[:len(words)+1]
			w := &words[len(words)-1]
			w.Text, w.X, w.Width = run.Text[a.at:a.end], x, units.Length(a.width)/em
			w.Char, w.Slot, w.Run = run.Char, run.Slot, a.run
			w.Space = a.spaces > 0 && i < len(l.atoms)-1
		}
		at += a.width + a.spaceWidth
		if i >= from {
			passed += int(a.spaces)
		}
	}
	return Line{Tag: p.Tag, Of: p, Words: words[:len(words):len(words)], Goes: l.goes()}
}

// measure is the natural width of a line without its last spaces, the number
// of spaces that justification stretches, and the first atom behind the last
// tab: only from there on is a line stretched. A leader has no width of its own.
func (s *setter) measure(l *stretch) (natural scaled, gaps, stretchFrom int) {
	for i := range l.atoms {
		a := &l.atoms[i]
		if a.kind == tab {
			natural = s.tabbed(natural, l.left-l.column, l.hang)
			gaps, stretchFrom = 0, i
		}
		natural += a.width
		if i < len(l.atoms)-1 {
			natural += a.spaceWidth
			gaps += int(a.spaces)
		}
	}
	return natural, gaps, stretchFrom
}

// lead sets dots up to the right edge, as many as fit whole.
func (s *setter) lead(words []Word, run int32, char sheet.Char, left units.Length, at scaled, measure units.Length) ([]Word, scaled) {
	n := s.dots(char, at, measure)
	dot := scaled(s.family.Advance(char.Face, '.')) * scaled(char.Size)
	end := scaled(measure) * scaled(em)
	if n > 0 {
		words = append(words, Word{
			X: left + units.Length(end-scaled(n)*dot)/em, Width: units.Length(scaled(n)*dot) / em,
			Text: strings.Repeat(".", n), Char: char, Run: run,
		})
	}
	return words, end
}

// dots is the number of dots from a place to the right edge. LibreOffice
// counts them with the width of one in whole twips.
func (s *setter) dots(char sheet.Char, at scaled, measure units.Length) int {
	room := scaled(measure)*scaled(em) - at
	dot := scaled(s.family.Advance(char.Face, '.')) * scaled(char.Size)
	twip := scaled(units.Twip) * scaled(em)
	step := (2*dot + twip) / (2 * twip) * twip
	n := max(0, int(room/step))
	s.decided(room - scaled(n)*step)
	s.decided(scaled(n+1)*step - room)
	return n
}

// underlines draws a rule under each stretch of underlined words, the spaces
// between them included.
func (s *setter) underlines(line *Line) []Rule {
	var rules []Rule
	open := false
	for i := range line.Words {
		w := &line.Words[i]
		if !w.Char.Underline {
			open = false
			continue
		}
		if open && !bare(line.Of.Runs, line.Words[i-1].Run, w.Run) {
			r := &rules[len(rules)-1]
			r.Width = w.X + w.Width - r.X
			continue
		}
		offset, thick := s.family.Underline(w.Char.Face, w.Char.Size)
		rules = append(rules, Rule{Tag: line.Tag, X: w.X, Y: line.Baseline + offset, Width: w.Width, Height: thick, Color: w.Char.Color})
		open = true
	}
	return rules
}

// bare tells whether a run between those of two words is not underlined.
func bare(runs []sheet.Run, from, to int32) bool {
	for i := from + 1; i < to; i++ {
		if !runs[i].Char.Underline && runs[i].Text != "" {
			return true
		}
	}
	return false
}
