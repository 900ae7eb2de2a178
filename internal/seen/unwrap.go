package seen

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/rules"
)

// typedLine is a line of a text, by its number from 1.
type typedLine struct {
	number int
	text   string
}

// unwrap puts the lines of paragraphs together in a text that was copied from a page, or
// typed with an end at each line: many of its long lines stop amid a sentence.
func unwrap(all []typedLine) []typedLine {
	wide, ok := wrapWidth(all)
	if !ok {
		return all
	}
	var out []typedLine
	var para strings.Builder // the last paragraph
	end := func() {
		if n := len(out); n > 0 {
			out[n-1].text = para.String()
		}
		para.Reset()
	}
	before, first := "", false // the line that the last paragraph ends with; it is its first one
	for _, l := range all {
		full := wide
		if first {
			full -= wide / 8 // it may stand in
		}
		if len(out) > 0 && wrapsOn(before, l.text, full) {
			first = false
			if !cutWord(before) {
				para.WriteByte(' ')
			}
			para.WriteString(strings.TrimSpace(l.text))
		} else {
			end()
			out = append(out, typedLine{number: l.number})
			para.WriteString(l.text)
			first = !capitals(before) || before == "" // under a title stands no first line
		}
		before = strings.TrimRight(l.text, " ")
	}
	end()
	return out
}

// spread tells whether a line has a gap amid it, as between two columns.
func spread(text string) bool {
	text = strings.TrimSpace(text)
	return strings.Contains(text, strings.Repeat(" ", leastBlanks)) || strings.Contains(text, "\t")
}

// longWrapped is how many letters a line has at least that may be one of a paragraph.
const longWrapped = 45

// wrapWidth is how many letters the full lines of a text have, if it is wrapped: several of
// its long lines stop amid a sentence that the next one goes on with.
func wrapWidth(all []typedLine) (wide int, wrapped bool) {
	const few, most = 3, 140 // pairs of such lines; letters of a line of a page
	var lengths []int
	for i := range all[:max(0, len(all)-1)] {
		if spread(all[i].text) || spread(all[i+1].text) {
			continue
		}
		n := utf8.RuneCountInString(strings.TrimSpace(all[i].text))
		if n > 2*most {
			return 0, false // paragraphs on one line
		}
		if n >= longWrapped && n <= most && !ends(strings.TrimRight(all[i].text, " ")) && speaksSmall(all[i+1].text) {
			lengths = append(lengths, n)
		}
	}
	if len(lengths) < few {
		return 0, false
	}
	slices.Sort(lengths)
	return lengths[len(lengths)*3/4], true
}

// speaksSmall tells whether a text begins with a small letter, and with no marker.
func speaksSmall(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(text))
	return unicode.IsLower(first) && findMark(strings.TrimSpace(text)).class == unmarked
}

// wrapsOn tells whether a line goes on with the next one in a text whose full lines have so
// many letters.
func wrapsOn(before, next string, wide int) bool {
	if spread(before) || spread(next) {
		return false
	}
	before, next = strings.TrimSpace(before), strings.TrimSpace(next)
	n := utf8.RuneCountInString(before)
	switch {
	case next == "" || n < longWrapped || capitals(before) || capitals(next) && strings.ContainsFunc(next, unicode.IsLetter):
		return false
	case speaksSmall(next):
		return !ends(before) || n*10 >= wide*9
	case ends(before) || toLabels.begin(folded(before)):
		return false
	}
	word, _, _ := strings.Cut(next, " ")
	if n+1+utf8.RuneCountInString(word) < wide*9/10 && !leads(before) {
		return false // there was room for it
	}
	return !opensPart(before, next)
}

// opensPart tells whether a line begins a paragraph by its words: with a marker, as a basis,
// a label, a part of a head or of a signature.
func opensPart(before, next string) bool {
	fold := folded(next)
	marked := findMark(next).class != unmarked && !asksNumber(before)
	return marked || frames(next) || basisWords.begin(fold) || toLabels.begin(fold) || recipients.begin(fold) || rules.ReadArchive(next)
}

// leads tells whether a text ends with a word that nothing ends with.
func leads(text string) bool {
	return slices.Contains([]string{"của", "và", "với", "cho", "tại", "về", "theo", "hoặc", "do", "trong"}, text[strings.LastIndexByte(text, ' ')+1:])
}
