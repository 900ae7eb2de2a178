package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/internal/layout"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// keepBoxes keeps boxes to tick with their answers, and short answers whole, where a
// line ends between, the first first. It tells whether it has changed anything.
func (c *composer) keepBoxes(p *sheet.Paragraph, width units.Length) (kept bool) {
	ticked := func(r sheet.Run) bool { return strings.ContainsFunc(r.Text, sheet.IsMark) }
	if !slices.ContainsFunc(p.Runs, ticked) {
		return false
	}
	if text := textOf(p.Runs); len(text) > mostTicked || len(answers(text)) > mostBoxes {
		return false
	}
	for k, n := 0, 1; k < n && !c.stopped(); k++ {
		runs, text := slices.Clone(p.Runs), textOf(p.Runs)
		pieces := answers(text)
		s := pieces[k]
		n = len(pieces)
		parted := func(at layout.Place) bool {
			begin := at.At
			for _, r := range p.Runs[:at.Run] {
				begin += len(r.Text)
			}
			return s.from < begin && begin <= s.to
		}
		if slices.ContainsFunc(c.ruler.Begins(p, width), parted) {
			kept = true
			p.Runs = s.bound(p.Runs, text, -1)
			if _, loose := c.loose(p, width, 0); loose {
				p.Runs = s.bound(runs, text, 1)
			}
		}
	}
	return kept
}

// How long a paragraph is whose boxes are looked at, in bytes, and how many it has.
const mostTicked, mostBoxes = 8 << 10, 64

// span is a piece of a text.
type span struct{ from, to int }

// bound are the runs of a text with so many blanks of the piece unbreakable; -1: all.
func (s span) bound(runs []sheet.Run, text string, n int) []sheet.Run {
	return rewritten(runs, text[:s.from]+strings.Replace(text[s.from:s.to], " ", string(noBreakSpace), n)+text[s.to:])
}

// answers are the pieces of a text in which no line ends: a box and its answer, or as
// much of a long one as its first word. Boxes stand before their answers, or behind
// them as in "Có ☐  Không ☐".
func answers(s string) []span {
	first, last := strings.IndexFunc(s, sheet.IsMark), strings.LastIndexFunc(s, sheet.IsMark)
	_, size := utf8.DecodeRuneInString(s[last:])
	lead := strings.TrimRight(s[:first], " ")
	behind := lead != "" && !strings.HasSuffix(lead, ":") && strings.Trim(s[last+size:], " "+closingMarks) == ""
	var out []span
	for i, r := range s {
		switch {
		case !sheet.IsMark(r):
		case behind:
			begin := strings.LastIndexAny(strings.TrimRight(s[:i], " "), " \t\n") + 1
			out = append(out, span{begin, i})
		default:
			end := i + utf8.RuneLen(r)
			out = append(out, span{i, end + answer(s[end:])})
		}
	}
	return out
}

// answer is how much of a text behind a box stays with it: up to the next box, a mark
// or two blanks; of a long answer the blank before it.
func answer(s string) int {
	text, ok := strings.CutPrefix(s, " ")
	if !ok || text == "" || text[0] == ' ' {
		return 0
	}
	end := len(text)
	for i, r := range text {
		if sheet.IsMark(r) || strings.ContainsRune(";,.\t\n", r) || strings.HasPrefix(text[i:], "  ") {
			end = i
			break
		}
	}
	whole := strings.TrimRight(text[:end], " ")
	if utf8.RuneCountInString(whole) > rules.MostAnswer {
		return 1
	}
	return 1 + len(whole)
}
