package layout

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// atom is the smallest thing that the line breaker moves: letters of one look
// with the spaces behind them, a tab or a leader.
type atom struct {
	run        int // of the paragraph
	text       string
	width      scaled // of text
	spaces     int    // after text
	spaceWidth scaled // of all of them
	kind       atomKind
	breakAfter bool // a line may end here
	since      int  // letters since the last space before it
	at         int  // where text begins in the run
}

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

// breaker holds the scratch space of line breaking between paragraphs, and
// how close the closest decision of the last paragraph was.
type breaker struct {
	atoms   []atom
	head    []atom // of a line that ends inside a word
	closest scaled
	letters int // since the last space or tab; before the first, any number
}

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
func (s *setter) breakLines(p *sheet.Paragraph, x, width units.Length, take func(stretch)) {
	s.breakWhile(p, x, width, func(l stretch) bool { take(l); return true })
}

// breakWhile breaks lines until take wants no more. The atoms of a line are
// valid until the next.
func (s *setter) breakWhile(p *sheet.Paragraph, x, width units.Length, take func(stretch) bool) {
	atoms := s.atomize(p)
	s.text.closest = math.MaxInt64
	for first := true; first || len(atoms) > 0; first = false {
		line := stretch{left: x + p.Format.Left, column: x, hang: hang(p, first), first: first}
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
		line.trapped = !line.cut && s.traps(line, atoms)
		if !take(line) {
			return
		}
	}
}

// traps tells whether LibreOffice would not end a line where it ends, behind a
// hyphen: past a no-break space or hyphen it goes back to a blank alone, and the
// line has none.
func (s *setter) traps(l stretch, rest []atom) bool {
	if l.last || len(l.atoms) == 0 || l.atoms[len(l.atoms)-1].kind != letters {
		return false
	}
	for i := range l.atoms {
		if a := &l.atoms[i]; a.spaces > 0 && a.breakAfter {
			return false
		}
	}
	natural, _, _ := s.measure(l)
	room := scaled(l.measure)*scaled(s.em) - natural
	for i := range rest {
		a := &rest[i]
		if strings.ContainsAny(a.text, string(noBreakSpace)+string(noBreakHyphen)) {
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
	lines = s.lines[:0]
	s.breakLines(p, x, width, func(l stretch) {
		lines, rules = s.setLine(lines, rules, p, l)
		s.share.Take(lineBytes + wordBytes*len(lines[len(lines)-1].Words))
	})
	s.lines = lines
	return slices.Clone(lines), rules
}

// setLine places the words of one line behind others.
func (s *setter) setLine(lines []Line, rules [][]Rule, p *sheet.Paragraph, l stretch) ([]Line, [][]Rule) {
	line := s.set(p, l)
	line.Baseline = Baseline(p.Format.Line)
	under := s.underlines(line)
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
	atoms := slices.Grow(s.text.atoms[:0], usualAtoms)
	s.text.letters = longAddress
	for i := range p.Runs {
		run := &p.Runs[i]
		if run.Leader {
			atoms = append(atoms, atom{run: i, kind: leader})
			continue
		}
		atoms = s.atomizeRun(atoms, i, run, p.Runs[i+1:])
	}
	s.text.atoms = atoms
	return atoms
}

// usualAtoms is how many atoms most paragraphs have at most.
const usualAtoms = 64

func (s *setter) atomizeRun(atoms []atom, index int, run *sheet.Run, next []sheet.Run) []atom {
	face, size := run.Char.Face, scaled(run.Char.Size)
	space := scaled(s.family.Advance(face, ' ')) * size
	text := run.Text
	start, width := 0, scaled(0)
	flush := func(end int, breakAfter bool) {
		if end > start {
			atoms = append(atoms, atom{run: index, text: text[start:end], width: width, breakAfter: breakAfter, since: s.text.letters, at: start})
			s.text.letters += utf8.RuneCountInString(text[start:end])
		}
		start, width = end, 0
	}
	var previous rune
	for i, r := range text {
		switch {
		case r == ' ':
			flush(i, false)
			atoms = s.blank(atoms, index, space, start == i)
			start = i + 1
		case r == noBreakSpace && i > start && previous != noBreakSpace && betweenLetters(text[i+utf8.RuneLen(r):]):
			flush(i, false)
			last := &atoms[len(atoms)-1]
			last.spaces, last.spaceWidth = 1, space
			start = i + utf8.RuneLen(r)
		case r == '\t', r == '\n', r == zeroSpace:
			flush(i, true)
			atoms = s.stop(atoms, index, r)
			start = i + utf8.RuneLen(r)
		default:
			width += scaled(s.family.Advance(face, r)) * size
			if !mayEndLine(r) {
				break
			}
			if end := i + utf8.RuneLen(r); breaksAfter(previous, r, text[end:], next) {
				flush(end, true)
			}
		}
		previous = r
	}
	flush(len(text), false)
	return atoms
}

// blank adds a space to the letters before it. A run may begin with one, alone.
func (s *setter) blank(atoms []atom, index int, space scaled, alone bool) []atom {
	if alone && (len(atoms) == 0 || atoms[len(atoms)-1].kind != letters) {
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
func (s *setter) stop(atoms []atom, index int, r rune) []atom {
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
// Word and LibreOffice: after a hyphen between letters, and after an en dash,
// a question mark or an exclamation mark before a letter or a digit.
func breaksAfter(before, r rune, rest string, next []sheet.Run) bool {
	if r == '-' && !unicode.IsLetter(before) {
		return false
	}
	if rest == "" && len(next) > 0 {
		rest = next[0].Text
	}
	after, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(after) || r != '-' && unicode.IsDigit(after)
}

// fit is the number of atoms that the next line takes; zero when not even the
// first unbreakable group fits.
func (s *setter) fit(atoms []atom, from, measure, hang units.Length) int {
	limit := scaled(measure) * scaled(s.em)
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
	at := from + units.Length(width)/s.em
	if at < hang {
		return scaled(hang-from) * scaled(s.em)
	}
	stop := (at/tabStop + 1) * tabStop
	return scaled(stop-from) * scaled(s.em)
}

// cut parts a word that no line can hold: the first letters fill the measure,
// at least one of them, whatever their looks; the rest goes on. In a long address
// the line ends after a slash, if one more letter than that fits; LibreOffice does
// not go back to a slash past a no-break space or hyphen.
func (s *setter) cut(p *sheet.Paragraph, atoms []atom, measure units.Length) (head, rest []atom) {
	limit := scaled(measure) * scaled(s.em)
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
		for i, r := range atoms[n].text {
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
			case r == '/' && letter >= longAddress && partsAt(atoms[n].text, i):
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
func goesOn(a, b *atom) bool { return !a.breakAfter && b.kind == letters && b.text != "" }

// part parts the atoms of one word at a place in the nth.
func (s *setter) part(p *sheet.Paragraph, atoms []atom, n, end int) (head, rest []atom) {
	if end == 0 {
		return atoms[:n], atoms[n:]
	}
	a := &atoms[n]
	first := atom{run: a.run, text: a.text[:end], width: s.width(p.Runs[a.run].Char, a.text[:end])}
	a.since += utf8.RuneCountInString(first.text)
	first.at, a.at = a.at, a.at+end
	a.text, a.width = a.text[end:], a.width-first.width
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

// set places the atoms of one line.
func (s *setter) set(p *sheet.Paragraph, l stretch) Line {
	natural, gaps, from := s.measure(l)
	slack := l.measure - units.Length(natural)/s.em
	left := l.left
	if p.Format.Align == sheet.Center || p.Format.Align == sheet.Right {
		left += aligned(p.Format.Align, slack, 0)
	}
	justify := p.Format.Align == sheet.Justify && !l.last && !l.ended() && slack > 0 && gaps > 0

	line := Line{Tag: p.Tag, Of: p, Words: s.words(len(l.atoms)), Goes: l.goes()}
	var at scaled
	passed := 0
	for i := range l.atoms {
		a := &l.atoms[i]
		run := &p.Runs[a.run]
		switch a.kind {
		case tab:
			at = s.tabbed(at, l.left-l.column, l.hang)
		case leader:
			at = s.lead(&line, a.run, left, at, l.measure)
			continue
		}
		x := left + units.Length(at)/s.em
		if justify {
			x += slack * units.Length(passed) / units.Length(gaps)
		}
		if a.text != "" {
			line.Words = append(line.Words, Word{
				X: x, Width: units.Length(a.width) / s.em, Text: a.text, Char: run.Char,
				Space: a.spaces > 0 && i < len(l.atoms)-1, Slot: run.Slot, Run: int32(a.run),
			})
		}
		at += a.width + a.spaceWidth
		if i >= from {
			passed += a.spaces
		}
	}
	return line
}

// words is room for up to n words of a line, cut from a larger piece: a page
// has hundreds of them.
func (s *setter) words(n int) []Word {
	if cap(s.stock)-len(s.stock) < n {
		s.stock = make([]Word, 0, max(n, wordStock))
	}
	at := len(s.stock)
	s.stock = s.stock[:at+n]
	return s.stock[at : at : at+n]
}

const wordStock = 512

// measure is the natural width of a line without its last spaces, the number
// of spaces that justification stretches, and the first atom behind the last
// tab: only from there on is a line stretched. A leader has no width of its own.
func (s *setter) measure(l stretch) (natural scaled, gaps, stretchFrom int) {
	for i := range l.atoms {
		a := &l.atoms[i]
		if a.kind == tab {
			natural = s.tabbed(natural, l.left-l.column, l.hang)
			gaps, stretchFrom = 0, i
		}
		natural += a.width
		if i < len(l.atoms)-1 {
			natural += a.spaceWidth
			gaps += a.spaces
		}
	}
	return natural, gaps, stretchFrom
}

// lead sets dots up to the right edge, as many as fit whole.
func (s *setter) lead(line *Line, run int, left units.Length, at scaled, measure units.Length) scaled {
	char := line.Of.Runs[run].Char
	n := s.dots(char, at, measure)
	dot := scaled(s.family.Advance(char.Face, '.')) * scaled(char.Size)
	end := scaled(measure) * scaled(s.em)
	if n > 0 {
		line.Words = append(line.Words, Word{
			X: left + units.Length(end-scaled(n)*dot)/s.em, Width: units.Length(scaled(n)*dot) / s.em,
			Text: strings.Repeat(".", n), Char: char, Run: int32(run),
		})
	}
	return end
}

// dots is the number of dots from a place to the right edge. LibreOffice
// counts them with the width of one in whole twips.
func (s *setter) dots(char sheet.Char, at scaled, measure units.Length) int {
	room := scaled(measure)*scaled(s.em) - at
	dot := scaled(s.family.Advance(char.Face, '.')) * scaled(char.Size)
	twip := scaled(units.Twip) * scaled(s.em)
	step := (2*dot + twip) / (2 * twip) * twip
	n := max(0, int(room/step))
	s.decided(room - scaled(n)*step)
	s.decided(scaled(n+1)*step - room)
	return n
}

// underlines draws a rule under each stretch of underlined words, the spaces
// between them included.
func (s *setter) underlines(line Line) []Rule {
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
