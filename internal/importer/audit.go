package importer

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// audit looks for words of the paper that stand neither in the document nor in
// what was left out, and leaves them out with a reason: nothing is lost without
// being told.
func (r *reader) audit(o object) {
	have := map[string]int{}
	for _, text := range scalars(o) {
		tally(have, text, 1)
	}
	for _, n := range slices.Concat(r.lost.list, r.automatic.list) {
		for _, text := range n.texts {
			tally(have, text, 1)
		}
	}
	for _, text := range r.texts() {
		var gone []string
		for _, w := range words(text) {
			if have[w]--; have[w] < 0 {
				have[w] = 0
				gone = append(gone, w)
			}
		}
		r.lose(strings.Join(gone, " "), reasonUnplaced)
	}
}

// texts are all texts of the paper.
func (r *reader) texts() []string {
	var out []string
	r.eachParagraph(func(p *seen.Paragraph) {
		var b strings.Builder
		for i := range p.Runs {
			b.WriteString(viet.NFC(p.Runs[i].Text))
		}
		out = append(out, strings.Map(r.letter, b.String())) // what no document has parts no word
	})
	return out
}

// scalars are all values of the document as text, but not its keys.
func scalars(v any) []string {
	switch v := v.(type) {
	case int:
		return []string{strconv.Itoa(v)}
	case object:
		var out []string
		for _, m := range v {
			out = append(out, scalars(m.value)...)
		}
		return out
	case list:
		var out []string
		for _, e := range v {
			out = append(out, scalars(e)...)
		}
		return out
	}
	return textsOf(v)
}

func tally(have map[string]int, text string, by int) {
	for _, w := range words(text) {
		have[w] += by
	}
}

// words are the stretches of letters and digits of a text, small.
func words(text string) []string {
	return strings.FieldsFunc(viet.Lower(viet.NFC(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}
