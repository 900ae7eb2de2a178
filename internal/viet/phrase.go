package viet

import (
	_ "embed"
	"strings"
	"sync"
)

// phraseList holds the set phrases of several words in the titles of official
// texts and the names of bodies ("hội đồng nhân dân", "phục hồi chức năng"), one
// a line in byte order, written as compounds are.
//
//go:embed phrases.txt
var phraseList string

// phrases are the lines of the phrases by their first syllable.
var phrases = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	begin, end := 0, 0
	for line := range strings.Lines(phraseList) {
		first, _, _ := strings.Cut(line, " ")
		if m[first] == "" {
			begin = end
		}
		end += len(line)
		m[first] = phraseList[begin:end]
	}
	return m
})

// Phrased tells of each syllable whether it goes on with a set phrase that began
// before it. Case does not count, nor do marks around the phrase; one may begin
// behind a no-break space, as in "9 tháng đầu năm".
func (f *Folded) Phrased() []bool {
	out := make([]bool, len(f.open))
	all := phrases()
	for i, first := range f.open {
		if strings.IndexByte(f.raw[i], noBreakSpace[0]) >= 0 {
			first = f.behindBound(i)
		}
		for phrase := range strings.Lines(all[first]) {
			for k := range f.goesOn(i+1, phrase[len(first)+len(" "):len(phrase)-len("\n")]) {
				out[i+1+k] = true
			}
		}
	}
	return out
}

// behindBound is what stands behind the last no-break space of a syllable, folded.
func (f *Folded) behindBound(i int) string {
	at := strings.LastIndex(f.raw[i], noBreakSpace)
	if at < 0 {
		return f.open[i]
	}
	return fold(trimOpeners(f.raw[i][at+len(noBreakSpace):]))
}

// goesOn is with how many syllables the rest of a phrase stands from one on; 0: it
// does not.
func (f *Folded) goesOn(from int, rest string) int {
	for i := from; i < len(f.open); i++ {
		syllable, more, inner := strings.Cut(rest, " ")
		if f.bare[i] != syllable || inner && f.open[i] != syllable || f.opened(i) {
			return 0
		}
		if !inner {
			return i + 1 - from
		}
		rest = more
	}
	return 0
}

// noBreakSpace stands between words that no line parts.
const noBreakSpace = "\u00a0"
