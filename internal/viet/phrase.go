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

// phrases are the phrases by their first syllable.
var phrases = sync.OnceValue(func() map[string][][]string {
	m := map[string][][]string{}
	for line := range strings.Lines(phraseList) {
		syllables := strings.Fields(line)
		m[syllables[0]] = append(m[syllables[0]], syllables[1:])
	}
	return m
})

// Phrased tells of each syllable whether it goes on with a set phrase that began
// before it. Case does not count, nor do marks around the phrase.
func Phrased(syllables []string) []bool {
	out := make([]bool, len(syllables))
	for i, s := range syllables {
		for _, rest := range phrases()[fold(trimOpeners(s))] {
			if goesOn(syllables[i+1:], rest) {
				for k := range rest {
					out[i+1+k] = true
				}
			}
		}
	}
	return out
}

// goesOn tells whether syllables begin with the rest of a phrase.
func goesOn(syllables, rest []string) bool {
	if len(rest) > len(syllables) {
		return false
	}
	last := len(rest) - 1
	for k, s := range rest[:last] {
		if fold(syllables[k]) != s {
			return false
		}
	}
	return trimClosers(fold(syllables[last])) == rest[last]
}
