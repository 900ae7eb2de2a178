package importer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// line is a paragraph on its way into the document.
type line struct {
	*seen.Paragraph
	index int           // among the lines of the paper
	block int           // among the blocks of the paper
	spans []markup.Span // its words and their looks, blanks as one each
}

// text is what the line says.
func (l *line) text() string { return plain(l.spans) }

func plain(spans []markup.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// newLine reads a paragraph: composed characters, one blank between words but where
// a number or a date is left open, no blank at the ends.
func (r *reader) newLine(p *seen.Paragraph) *line {
	l := &line{Paragraph: p}
	blank := true                       // the text so far ends with one
	keep := r.ours && bodily[p.Element] // its author's blanks are what they are
	open := bodily[p.Element] || p.Element == rules.LegalBasis
	blanks := 0 // of the blank that the text so far ends with
	for i := range p.Runs {
		run := &p.Runs[i]
		text := run.Text
		if run.Capitals {
			text = viet.Upper(text)
		}
		var b strings.Builder
		for _, c := range viet.NFC(text) {
			if c = r.letter(c); c < 0 {
				continue
			}
			switch {
			case c == ' ':
				blanks++
			case open && blanks >= leftOpen && !keep && opened(plain(l.spans)+b.String()):
				b.WriteString(strings.Repeat(" ", min(blanks, mostOpen)-1))
				fallthrough
			default:
				blanks = 0
			}
			if c == ' ' && blank && !(keep && len(l.spans)+b.Len() > 0) {
				continue
			}
			blank = c == ' '
			b.WriteRune(c)
		}
		if b.Len() > 0 {
			l.spans = append(l.spans, markup.Span{Text: b.String(), Bold: run.Bold, Italic: run.Italic, Underline: run.Underline, Script: scripts[run.Raised]})
		}
	}
	l.spans = cutRight(l.spans, func(s string) string { return strings.TrimRight(s, " ") })
	return l
}

// How many blanks leave a number or a date open, to be written by hand, and as how
// many they are taken.
const leftOpen, mostOpen = 3, 8

// opened tells whether a text ends with a word that a number stands behind: "số",
// "ngày".
func opened(text string) bool {
	text = strings.TrimRight(text, " ")
	word := text[strings.LastIndexByte(text, ' ')+1:]
	return rules.IsDateWord(word) || strings.EqualFold(word, rules.NumberWord)
}

// scripts are where letters stand, by how far they are raised.
var scripts = map[int]markup.Script{1: markup.Super, -1: markup.Sub}

// letter is a character as a document may have it, negative if it may not.
func (r *reader) letter(c rune) rune {
	switch {
	case c == viet.HardHyphen:
		return '-'
	case unicode.IsSpace(c):
		return ' '
	case viet.Judge(c, r.opt.Covers) == viet.Fine:
		return c
	case strings.ContainsRune(rules.Bullets, c):
		return '-'
	}
	return -1
}

// cutRight shortens the text of spans at its end.
func cutRight(spans []markup.Span, short func(string) string) []markup.Span {
	return firstBytes(spans, len(short(plain(spans))))
}

// firstBytes are the first n bytes of spans.
func firstBytes(spans []markup.Span, n int) []markup.Span {
	var out []markup.Span
	for _, s := range spans {
		if n <= 0 {
			break
		}
		s.Text = s.Text[:min(n, len(s.Text))]
		n -= len(s.Text)
		out = append(out, s)
	}
	return out
}

// afterBytes are the spans behind the first n bytes, without blanks before them.
func afterBytes(spans []markup.Span, n int) []markup.Span {
	var out []markup.Span
	for _, s := range spans {
		cut := min(n, len(s.Text))
		n -= cut
		s.Text = s.Text[cut:]
		if len(out) == 0 {
			s.Text = strings.TrimLeft(s.Text, " ")
		}
		if s.Text != "" {
			out = append(out, s)
		}
	}
	return out
}

// joined puts the words of lines behind each other.
func joined(lines []*line) []markup.Span {
	var out []markup.Span
	for _, l := range lines {
		if len(out) > 0 && len(l.spans) > 0 {
			last := out[len(out)-1]
			last.Text = " "
			out = append(out, last)
		}
		out = append(out, l.spans...)
	}
	return out
}

// look is how an element is set by itself; only what differs needs marks.
type look struct{ bold, italic, underline bool }

func (r *reader) look(e rules.Element) look {
	if !r.profile.Has(e) {
		return look{}
	}
	t := r.profile.Type(e)
	return look{t.Bold, t.Italic, t.Underline}
}

// marked writes spans with the marks of what differs from the look that they
// get by themselves. A look that all of them have is that of their place, and
// so is one that cannot be written.
func marked(spans []markup.Span, base look) string {
	if shared := common(spans); shared.bold || shared.italic || shared.underline {
		base = look{base.bold || shared.bold, base.italic || shared.italic, base.underline || shared.underline}
	}
	return written(spans, base)
}

// written is the same for a text whose own looks all count.
func written(spans []markup.Span, base look) string {
	own := make([]markup.Span, len(spans))
	for i, s := range spans {
		s.Bold, s.Italic, s.Underline = s.Bold && !base.bold, s.Italic && !base.italic, s.Underline && !base.underline
		own[i] = s
	}
	if said := plain(spans); !slices.ContainsFunc(own, looks) && markup.Plain(said) == said {
		return said // nothing needs a mark, and nothing looks like one
	}
	text, ok := markup.Write(own)
	if !ok && strings.Join(strings.Fields(markup.Plain(text)), " ") != plain(spans) {
		return markup.Escape(plain(spans))
	}
	return text
}

// looks tells whether a stretch has a look that a mark is needed for.
func looks(s markup.Span) bool {
	return s.Bold || s.Italic || s.Underline || s.Script != markup.Level
}

// common is the look that all words of spans have.
func common(spans []markup.Span) look {
	all := look{true, true, true}
	words := false
	for _, s := range spans {
		if !strings.ContainsFunc(s.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			continue
		}
		words = true
		all = look{all.bold && s.Bold, all.italic && s.Italic, all.underline && s.Underline}
	}
	if !words {
		return look{}
	}
	return all
}

// endTrimmed is a text without the mark of a list behind it.
func endTrimmed(s string) string {
	s = strings.TrimRight(s, ";, ")
	if strings.HasSuffix(s, "..") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "v.v.") {
		return s
	}
	return strings.TrimRight(s, ";,. ")
}

// bulletLen is how many bytes of a text are a dash or a dot before it, with
// the blank behind.
func bulletLen(s string) int {
	first, n := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune(rules.Bullets, first) {
		return 0
	}
	rest := s[n:]
	trimmed := strings.TrimLeft(rest, " ")
	next, _ := utf8.DecodeRuneInString(trimmed)
	if trimmed == rest && !unicode.IsLetter(next) || trimmed == "" {
		return 0
	}
	return len(s) - len(trimmed)
}

// first is the first of some lines, nil of none.
func first(lines []*line) *line {
	if len(lines) == 0 {
		return nil
	}
	return lines[0]
}
