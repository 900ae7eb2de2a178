package compose

import (
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
		if !c.endAt(p, l, behindHyphen) && !c.tie(p, width, floor, l) && !c.endAt(p, l, betweenBound) {
			floor = l.Line + 1
		}
	}
}

// freeHyphens makes the no-break hyphens behind letters of the word at a place
// common ones, and tells whether there were any: LibreOffice prints one twice where
// it cuts a word there, and goes back past none to where the line could end.
func freeHyphens(runs []sheet.Run, run, at int) bool {
	found := false
	var last rune
	for ; run < len(runs); run, at = run+1, 0 {
		free := func(r rune) rune {
			if r == noBreakHyphen && unicode.IsLetter(last) {
				found, r = true, '-'
			}
			last = r
			return r
		}
		text := runs[run].Text
		end := strings.IndexAny(text[at:], " \t\n")
		if end < 0 {
			runs[run].Text = text[:at] + strings.Map(free, text[at:])
			continue
		}
		runs[run].Text = text[:at] + strings.Map(free, text[at:at+end]) + text[at+end:]
		break
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
}

// The ranks of places. A bound pair is parted only where that makes the line
// good, and a date best before its year.
const (
	betweenBound = iota
	beforeYear
	behindHyphen
	insideAddress
)

// endAt ends a line at the best place of the word that follows it, of a rank
// or a higher one.
func (c *composer) endAt(p *sheet.Paragraph, l layout.Loose, rank int) bool {
	ends := slices.DeleteFunc(c.endings(p, l), func(e lineEnd) bool {
		if e.width > l.Room || e.rank < rank || l.Blanks == 0 && e.rank == insideAddress {
			return true // an address that no line holds fills the lines, as LibreOffice has it
		}
		blank := c.family.Width(p.Runs[e.run].Char.Face, p.Runs[e.run].Char.Size, " ")
		slack := l.Slack - blank - e.width
		return l.Blanks > 0 && e.rank < behindHyphen && float64(slack) > (rules.MostStretch-1)*float64(l.Blanks+blank)
	})
	if len(ends) == 0 {
		return false
	}
	best := slices.MaxFunc(ends, func(a, b lineEnd) int {
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return int(a.width - b.width)
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
	var out []lineEnd
	var width units.Length
	for i, r := range g.text {
		run, at := g.place(i)
		char := p.Runs[run].Char
		w := c.family.Width(char.Face, char.Size, string(r))
		end := i + utf8.RuneLen(r)
		if e, ok := t.endingAt(len(g.lead), i, end, r); ok {
			e.run, e.at, e.char, e.width = run, at, r, width+w
			if r == noBreakSpace {
				e.width = width
			}
			out = append(out, e)
		}
		if width += w; width > l.Room {
			break
		}
		if isGap(r) {
			t.begin = len(g.lead) + end
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
		if strings.ContainsRune("/?&=.", r) && (unicode.IsLetter(next) || unicode.IsDigit(next)) && !t.begins(lead+at, lead+end) {
			return lineEnd{into: string(r) + string(zeroSpace), rank: insideAddress}, true
		}
	case r == noBreakHyphen && unicode.IsLetter(last) && unicode.IsLetter(next):
		return lineEnd{into: "-", rank: behindHyphen}, true
	}
	return lineEnd{}, false
}

// boundEnding tells whether the rules bound two words, and not their author. A
// range is parted behind its dash.
func boundEnding(before, after string) (lineEnd, bool) {
	if isDash(lastWord(before)) && inRange(before+" "+after, len(before)) {
		return lineEnd{into: " ", rank: betweenBound}, true
	}
	if !rules.Binds(lastWord(before), firstWord(after)) {
		return lineEnd{}, false
	}
	if strings.HasPrefix(after, rules.YearWord) {
		return lineEnd{into: " ", rank: beforeYear}, true
	}
	return lineEnd{into: " ", rank: betweenBound}, true
}

// begins tells whether a place of an address is too near its beginning to end a
// line there: behind "www.", or before the @ of mail.
func (t *token) begins(at, end int) bool {
	head := t.text[t.begin:at]
	return len(head) <= shortest*utf8.UTFMax && utf8.RuneCountInString(head) <= shortest || strings.HasSuffix(head, "www") || t.at >= end
}

// shortest is how many letters of an address stand before the one after which
// a line may end: as many as "http:/".
const shortest = 5

// isAddress tells whether a word is an address of the web or of mail.
func isAddress(word string) bool {
	return strings.Contains(word, "://") || strings.HasPrefix(strings.TrimLeft(word, "(<“"), "www.") || strings.Contains(word, "@") && strings.Contains(word, ".")
}
