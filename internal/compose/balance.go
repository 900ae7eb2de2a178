package compose

import (
	"math"
	"slices"
	"strings"

	"vanthu/internal/units"
	"vanthu/internal/viet"
)

// joining are the words before which a body's name is best broken.
var joining = []string{"VÀ", "VỀ", "CỦA", "CÁC", "TỈNH", "LẦN"}

// balanced breaks a text into the fewest lines no wider than width, and among
// those breaks takes the one whose lines differ least in width; a line that
// begins with a joining word counts for more. A single word wider than width
// stays whole.
func balanced(text string, measure func(string) units.Length, width units.Length) []string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return nil
	}
	n := len(filled(words, measure, width))
	if n == 1 {
		return []string{text}
	}
	b := balancer{words: words, inWord: viet.InWord(words), measure: measure, width: width, ideal: measure(text) / units.Length(n), known: map[state]broken{}}
	return b.best(0, n).lines
}

// filled breaks words into lines that each take as many as fit.
func filled(words []string, measure func(string) units.Length, width units.Length) []string {
	var lines []string
	for _, w := range words {
		if n := len(lines); n > 0 && measure(lines[n-1]+" "+w) <= width {
			lines[n-1] += " " + w
			continue
		}
		lines = append(lines, w)
	}
	return lines
}

type balancer struct {
	words   []string
	inWord  []bool // of each word: it goes on the word before
	measure func(string) units.Length
	width   units.Length
	ideal   units.Length // of a line
	known   map[state]broken
}

// parted is the cost of parting a word of two syllables: more than any
// unevenness, less than a line too wide.
const parted = 10

// third is the cost of a line a third off the ideal width.
const third = 1.0 / 9

// state is a question to the balancer: the words from one on, in n lines.
type state struct{ from, n int }

// broken is its answer.
type broken struct {
	cost  float64
	lines []string
}

// best breaks the words from a given one on into n lines.
func (b *balancer) best(from, n int) broken {
	at := state{from, n}
	if answer, ok := b.known[at]; ok {
		return answer
	}
	var answer broken
	if n > 1 {
		answer = b.split(from, n)
	} else {
		rest := strings.Join(b.words[from:], " ")
		answer = broken{b.cost(rest, from), []string{rest}}
	}
	b.known[at] = answer
	return answer
}

// split tries every first line that leaves a word for each of the others.
func (b *balancer) split(from, n int) broken {
	least := broken{cost: math.Inf(1)}
	for end := from + 1; end <= len(b.words)-(n-1); end++ {
		line := strings.Join(b.words[from:end], " ")
		if end > from+1 && b.measure(line) > b.width {
			break
		}
		rest := b.best(end, n-1)
		if cost := rest.cost + b.cost(line, from); cost < least.cost {
			least = broken{cost, append([]string{line}, rest.lines...)}
		}
	}
	return least
}

// cost grows with a line's distance from the ideal width. A line too wide is
// all but ruled out; a joining word at its head is worth a third of the ideal
// width, and one left at the end of the line above costs as much. A word of
// two syllables is parted only where nothing else fits.
func (b *balancer) cost(line string, from int) float64 {
	width := b.measure(line)
	d := float64(width-b.ideal) / float64(b.ideal)
	cost := d * d
	if width > b.width {
		cost += 100
	}
	if from > 0 && !slices.Contains(joining, b.words[from]) {
		cost += third
	}
	if from > 0 && slices.Contains(joining, b.words[from-1]) {
		cost += third
	}
	if from > 0 && b.inWord[from] {
		cost += parted
	}
	return cost
}
