package compose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"vanthu/internal/sheet"
)

// Dots to write on that an author has typed, as on a form, are at least so many.
// Those that are to fill a line may go on in the next one; fewer do so only
// where a line would be stretched or cut without that.
const (
	fewestDots = 6
	lineOfDots = 40
)

// togetherDots is how many characters stay together at the ends of the dots.
const togetherDots = 2

// dotsIn are the characters that such dots consist of, and how many dots each
// of them stands for.
var dotsIn = map[rune]int{'.': 1, '·': 1, '_': 2, '…': 3}

// fourDots are the least that are opened of each kind.
var fourDots = []string{"....", "····", "____", "…………"}

// openDots lets lines end anywhere among the dots to write on, if they are so many.
func openDots(p *sheet.Paragraph, fewest int) bool {
	opened := false
	for i := range p.Runs {
		r := &p.Runs[i]
		if !slices.ContainsFunc(fourDots, func(four string) bool { return strings.Contains(r.Text, four) }) {
			continue
		}
		if wide := dotsOpened(r.Text, fewest); len(wide) > len(r.Text) {
			r.Text, opened = wide, true
		}
	}
	return opened
}

// dotsOpened is a text with zeroSpaces among the dots to write on.
func dotsOpened(text string, fewest int) string {
	var out strings.Builder
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		n := size
		for strings.HasPrefix(text[n:], text[:size]) {
			n += size
		}
		near := togetherDots * size
		if n/size*dotsIn[r] < fewest || n < 2*near {
			out.WriteString(text[:n])
			text = text[n:]
			continue
		}
		out.WriteString(text[:near])
		for at := near; at < n-near; at += size {
			out.WriteRune(zeroSpace)
			out.WriteString(text[at : at+size])
		}
		out.WriteRune(zeroSpace)
		out.WriteString(text[n-near : n])
		text = text[n:]
	}
	return out.String()
}
