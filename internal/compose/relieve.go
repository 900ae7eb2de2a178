package compose

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// relieve ends lines elsewhere that are stretched too far, or that cut a word:
// inside an address, behind a hyphen of a symbol, or between two words that
// are bound.
func (c *composer) relieve(p *sheet.Paragraph, width units.Length) {
	floor := 0 // the lines before it are good, or nothing makes them so
	for {
		l, ok := c.loose(p, width, floor)
		if !ok || c.stopped() {
			return
		}
		if l.Blanks == 0 && (c.openCode(p, l.Run, l.At, width) || freeHyphens(p.Runs, l.Run, l.At)) {
			continue
		}
		if !c.endAt(p, l, behindHyphen) && !c.tie(p, width, floor, l) && !c.endAt(p, l, insideCode) {
			floor = l.Line + 1
		}
	}
}

// freeHyphens makes the no-break hyphens behind letters of the word at a place
// common ones, and all of an address, and tells whether there were any: LibreOffice
// prints one twice where it cuts a word there, and goes back past none to where the
// line could end.
func freeHyphens(runs []sheet.Run, run, at int) bool {
	g := following(runs, run, at)
	address, found := isAddress(g.lead+g.text), false
	var last rune
	for ; run < len(runs); run, at = run+1, 0 {
		text := runs[run].Text
		end := len(text)
		if n := strings.IndexAny(text[at:], " \t\n"); n >= 0 {
			end = at + n
		}
		var free strings.Builder
		for i, r := range text[at:end] {
			switch next, _ := utf8.DecodeRuneInString(text[at+i+utf8.RuneLen(r):]); {
			case r != noBreakHyphen || !address && !unicode.IsLetter(last):
				free.WriteRune(r)
			case address && unicode.IsLetter(last) && unicode.IsDigit(next):
				// LibreOffice 7 ends a line there, and 25 does not.
				free.WriteString("-" + string(zeroSpace))
				found = true
			default:
				free.WriteByte('-')
				found = true
			}
			last = r
		}
		runs[run].Text = text[:at] + free.String() + text[end:]
		if end < len(text) {
			break
		}
	}
	return found
}

// mostRelief is how many bytes of text a document has looked through for loose
// lines. Paper of a thousand pages needs a fifth of it; who makes every line of
// longer paragraphs a loose one has those left that come last.
const mostRelief = 16 << 20

// loose finds the first loose line from one on, as long as the document has
// something left of mostRelief.
func (c *composer) loose(p *sheet.Paragraph, width units.Length, from int) (layout.Loose, bool) {
	for i := range p.Runs {
		c.relieved += len(p.Runs[i].Text)
	}
	if c.relieved > mostRelief {
		return layout.Loose{}, false
	}
	return c.ruler.Loose(p, width, from, rules.MostStretch)
}

// mostTies is how many words may be moved to make one line good.
const mostTies = 8

// tie makes a loose line good by words from the end of the line before, which
// it binds to what follows them; that line may take words from its own before.
func (c *composer) tie(p *sheet.Paragraph, width units.Length, floor int, l layout.Loose) bool {
	kept := slices.Clone(p.Runs)
	for line := l.Line; ; {
		run, at := l.BeginRun, l.BeginAt-1
		if l.Line <= floor || l.Blanks == 0 || at < 0 || p.Runs[run].Text[at] != ' ' || line-l.Line > mostTies {
			break
		}
		p.Runs[run].Text = p.Runs[run].Text[:at] + string(noBreakSpace) + p.Runs[run].Text[at+1:]
		next, ok := c.loose(p, width, floor)
		if !ok || next.Line > line {
			return true
		}
		l = next
	}
	p.Runs = kept
	return false
}

// zeroSpace is a space of no width: a line may end there.
const zeroSpace = '\u200b'

// lineEnd is a place where a line may be made to end.
type lineEnd struct {
	run, at int          // of the character, in bytes
	char    rune         // the character there
	into    string       // what comes in its place
	width   units.Length // of what stands before the end
	rank    int          // of places that do, the higher comes first
	good    bool         // the line is then not stretched too far
}

// The ranks of places. A bound pair is parted only where that makes the line
// good, and a date best before its year; so are the letters of an address that
// nothing parts.
const (
	insideCode = iota
	betweenBound
	beforeMonth
	beforeYear
	behindHyphen
	insideName // of an address: behind what joins its words
	insideAddress
)

// endAt ends a line at the best place of the word that follows it, of a rank
// or a higher one: of those that make it good by their rank, and else at the one that
// brings it nearest.
func (c *composer) endAt(p *sheet.Paragraph, l layout.Loose, rank int) bool {
	ends := slices.DeleteFunc(c.endings(p, l), func(e lineEnd) bool {
		return e.width > l.Room || e.rank < rank || l.Blanks == 0 && (e.rank >= insideName || e.rank == insideCode) ||
			l.Blanks > 0 && e.rank < behindHyphen && !e.good
	}) // an address that no line holds fills the lines, as LibreOffice has it
	if len(ends) == 0 {
		return false
	}
	best := slices.MaxFunc(ends, func(a, b lineEnd) int {
		switch {
		case a.good != b.good:
			if a.good {
				return 1
			}
			return -1
		case a.rank != b.rank && (a.good || l.Blanks == 0):
			return a.rank - b.rank
		}
		return cmp.Compare(a.width, b.width)
	})
	text := p.Runs[best.run].Text
	p.Runs[best.run].Text = text[:best.at] + best.into + text[best.at+utf8.RuneLen(best.char):]
	return true
}

// endings are the places inside the unbroken text that follows a line.
func (c *composer) endings(p *sheet.Paragraph, l layout.Loose) []lineEnd {
	g := following(p.Runs, l.Run, l.At)
	t := token{text: g.lead + g.text}
	t.find()
	t.joint = len(strings.TrimRightFunc(g.lead, alnum))
	var out []lineEnd
	address := 0 // the first of the address
	var width units.Length
	for i, r := range g.text {
		run, at := g.place(i)
		char := p.Runs[run].Char
		w := c.family.Width(char.Face, char.Size, string(r))
		end := i + utf8.RuneLen(r)
		if t.address && r == '/' && width+w <= l.Room && t.letterAt(len(g.lead)+end) {
			out = out[:address] // behind it LibreOffice ends a line, or else at a blank
		}
		if e, ok := t.endingAt(len(g.lead), i, end, r); ok {
			e.run, e.at, e.char, e.width = run, at, r, width+w
			if r == noBreakSpace {
				e.width = width
			}
			blank := l.Slack - l.Room // behind the last word, which is then followed
			e.good = l.Blanks > 0 && float64(l.Room-e.width) <= (rules.MostStretch-1)*float64(l.Blanks+blank)
			out = append(out, e)
		}
		if width += w; width > l.Room {
			break
		}
		if !alnum(r) {
			t.joint, t.codeEnd = len(g.lead)+end, 0
		}
		if isGap(r) {
			t.begin, address = len(g.lead)+end, len(out)
			t.find()
		}
	}
	return out
}

// token is a word of a text without a gap in it.
type token struct {
	text       string
	begin, end int
	address    bool // of the web or of mail
	at         int  // the last @ in text; -1: there is none
	joint      int  // the last place behind a character that joins words of an address
	codeEnd    int  // of what follows that …
	code       bool // … and has figures
}

// find finds the end of the word that begins at begin, and what it is.
func (t *token) find() {
	word := firstWord(t.text[t.begin:])
	t.end, t.address = t.begin+len(word), isAddress(word)
	if t.at = strings.LastIndexByte(word, '@'); t.at >= 0 {
		t.at += t.begin
	}
}

// group is text of one or more runs with no gap in it.
type group struct {
	lead   string // what stands before it without a gap
	text   string
	starts []int // in text, of each run from the first on
	first  int   // run
	offset int   // of the text in the first run
}

// following is the text from a place on, up to the next space.
func following(runs []sheet.Run, run, at int) group {
	g := group{first: run, offset: at, lead: lastWord(textOf(runs[:run]) + runs[run].Text[:at])}
	var text strings.Builder
	for ; run < len(runs); run, at = run+1, 0 {
		g.starts = append(g.starts, text.Len())
		rest := runs[run].Text[at:]
		if n := strings.IndexAny(rest, " \t\n"+string(zeroSpace)); n >= 0 {
			text.WriteString(rest[:n])
			break
		}
		text.WriteString(rest)
	}
	g.text = text.String()
	return g
}

// place is where a byte of the text stands.
func (g *group) place(i int) (run, at int) {
	k := len(g.starts) - 1
	for g.starts[k] > i {
		k--
	}
	if at = i - g.starts[k]; k == 0 {
		at += g.offset
	}
	return g.first + k, at
}

// endingAt tells whether a line may end behind a character of unbroken text,
// which stands from lead on in the token's.
func (t *token) endingAt(lead, at, end int, r rune) (lineEnd, bool) {
	before, after := t.text[lead:lead+at], t.text[lead+end:]
	if before == "" || after == "" {
		return lineEnd{}, false
	}
	if r == noBreakSpace {
		return boundEnding(before, after)
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case t.address:
		return t.addressEnding(lead+end, r)
	case r == noBreakHyphen && unicode.IsLetter(last) && unicode.IsLetter(next):
		return lineEnd{into: "-", rank: behindHyphen}, true
	}
	return lineEnd{}, false
}

// addressEnding tells the same of a character of an address.
func (t *token) addressEnding(end int, r rune) (lineEnd, bool) {
	next, _ := utf8.DecodeRuneInString(t.text[end:])
	head := t.text[t.begin:end]
	if !alnum(next) || len(head) <= shortest+1 || t.end-end < leastRest || strings.HasSuffix(head, "www.") {
		return lineEnd{}, false
	}
	e := lineEnd{into: string(r) + string(zeroSpace), rank: insideAddress}
	switch {
	case r == noBreakHyphen:
		// LibreOffice prints one twice where a line ends behind it.
		e.into, e.rank = "-"+string(zeroSpace), insideName
	case r == '_', t.at >= end && r == '.', strings.HasSuffix(head, "//"):
		e.rank = insideName
	case strings.ContainsRune("/?&=.@", r):
	case alnum(r) && t.isCode(end):
		e.rank = insideCode
	default:
		return lineEnd{}, false
	}
	return e, true
}

// isCode tells whether a place stands well inside letters and figures that nothing
// joins and that may be parted there: as those of a file's name, with figures among
// them, or between the syllables of words that are written as one.
func (t *token) isCode(at int) bool {
	if t.codeEnd < at {
		rest := t.text[at:t.end]
		t.codeEnd = t.end
		if n := strings.IndexFunc(rest, func(r rune) bool { return !alnum(r) }); n >= 0 {
			t.codeEnd = at + n
		}
		t.code = strings.ContainsFunc(t.text[t.joint:t.codeEnd], unicode.IsDigit)
	}
	if at-t.joint < leastCode || t.codeEnd-at < leastCode {
		return false
	}
	return t.code || endsSyllable(t.text[:at], t.text[at:t.codeEnd])
}

// endsSyllable tells whether a syllable without its marks may end before a text.
func endsSyllable(before, after string) bool {
	last, first, second := before[len(before)-1], after[0], after[1]
	if !isVowel(last) && strings.IndexByte("cghmnpt", last) < 0 || isVowel(first) || first >= utf8.RuneSelf {
		return false
	}
	for _, pair := range []string{"ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"} {
		switch {
		case pair[0] == last && pair[1] == first:
			return false
		case pair[0] == first && pair[1] == second:
			return true
		}
	}
	return isVowel(second)
}

func isVowel(b byte) bool { return strings.IndexByte("aeiouy", b) >= 0 }

// letterAt tells whether a letter stands at a place.
func (t *token) letterAt(at int) bool {
	r, _ := utf8.DecodeRuneInString(t.text[at:])
	return unicode.IsLetter(r)
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// boundEnding tells whether the rules bound two words, and not their author. A
// range is parted behind its dash.
func boundEnding(before, after string) (lineEnd, bool) {
	if isDash(lastWord(before)) && inRange(before+" "+after, len(before)) {
		return lineEnd{into: " ", rank: betweenBound}, true
	}
	if !rules.Binds(lastWord(before), firstWord(after)) {
		return lineEnd{}, false
	}
	switch firstWord(after) {
	case rules.YearWord:
		return lineEnd{into: " ", rank: beforeYear}, true
	case rules.MonthWord:
		return lineEnd{into: " ", rank: beforeMonth}, true
	}
	return lineEnd{into: " ", rank: betweenBound}, true
}

// What stands of an address before a line's end, and behind one: the first is as
// much as "http:/". Letters and figures that nothing joins part no nearer to the next
// joint than leastCode.
const (
	shortest  = 5
	leastRest = 4
	leastCode = 5
)

// isAddress tells whether a word is an address of the web or of mail.
func isAddress(word string) bool {
	return strings.Contains(word, "://") || strings.HasPrefix(strings.TrimLeft(word, "(<“"), "www.") || strings.Contains(word, "@") && strings.Contains(word, ".") || isHost(word)
}

// isHost tells whether a word begins with the name of a computer, as "abc.gov.vn/tin".
func isHost(word string) bool {
	host, _, _ := strings.Cut(strings.TrimLeft(word, "(<“"), "/")
	host = strings.TrimRightFunc(host, unicode.IsPunct)
	dot := strings.LastIndexByte(host, '.')
	return dot > 0 && slices.Contains(rules.Domains, host[dot+1:]) && strings.IndexFunc(host, func(r rune) bool {
		return r != '.' && r != noBreakHyphen && (!alnum(r) || r >= utf8.RuneSelf)
	}) < 0
}
