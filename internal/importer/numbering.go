package importer

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// chooseSequence decides by which markers the levels are numbered: at each
// depth by the most used one.
func (r *reader) chooseSequence() {
	used, inAnnexes := tallies(), tallies()
	count(r.body, 0, used)
	for _, a := range r.annexes {
		count(a.body, 0, inAnnexes)
	}
	for depth, styles := range inAnnexes { // they decide only where the text says nothing
		if len(used[depth]) == 0 {
			used[depth] = styles
		}
	}
	usual := r.profile.Numbering.Sequence
	r.sequence = nil
	for depth, styles := range used {
		best := ""
		if depth < len(usual) {
			best = usual[depth]
		}
		for _, s := range slices.Sorted(maps.Keys(styles)) {
			if lawfulAt(r.sequence, s) && styles[s] > styles[best] {
				best = s
			}
		}
		if len(styles) == 0 || !lawfulAt(r.sequence, best) {
			break
		}
		r.sequence = append(r.sequence, best)
	}
}

// tallies count the markers at each depth.
func tallies() []map[string]int {
	out := make([]map[string]int, mostDepth)
	for i := range out {
		out[i] = map[string]int{}
	}
	return out
}

// lawfulAt tells whether a marker may follow those above it.
func lawfulAt(above []string, style string) bool {
	switch style {
	case "", "-", "+":
		return false
	case "1.1.":
		return len(above) > 0 && above[len(above)-1] == "1."
	case "1.1.1.":
		return len(above) > 0 && above[len(above)-1] == "1.1."
	}
	return !slices.Contains(above, style)
}

// count counts the markers by depth.
func count(nodes []*node, depth int, used []map[string]int) {
	for _, n := range nodes {
		switch {
		case n.level != "":
			count(n.kids, 0, used)
		case n.numbered() && depth < len(used):
			used[depth][n.marker.style]++
			count(n.kids, depth+1, used)
		}
	}
}

// numbered tells of a numbered paragraph or heading without a level.
func (n *node) numbered() bool { return n.line != nil && n.level == "" && n.marker.style != "" }

// ownSequence is the list of markers for the document's style; nil where it is
// the profile's.
func (r *reader) ownSequence() any {
	usual := r.profile.Numbering.Sequence
	if len(r.sequence) <= len(usual) && slices.Equal(r.sequence, usual[:len(r.sequence)]) {
		return nil
	}
	var own list
	for _, s := range r.sequence {
		own = append(own, s)
	}
	return own
}

// label gives a label to each node that the program would number otherwise.
func (r *reader) label(nodes []*node) {
	l := &labels{r: r, levels: map[string]int{}, sequence: r.sequence}
	if n := len(l.sequence); n < mostDepth {
		l.sequence = append(slices.Clip(l.sequence), r.profile.Numbering.Sequence[min(n, len(r.profile.Numbering.Sequence)):]...)
	}
	l.siblings(nodes, nil)
}

// labels counts as the program does.
type labels struct {
	r        *reader
	levels   map[string]int
	sequence []string
}

func (l *labels) siblings(nodes []*node, counts []int) {
	n := 0
	for _, child := range nodes {
		switch {
		case child.level != "":
			l.levelled(child)
		case child.numbered() && child.label != nil: // a heading without a number
			l.siblings(child.kids, slices.Concat(counts, []int{n}))
		case child.numbered():
			n++
			own := slices.Concat(counts, []int{n})
			style := "+"
			if len(own) <= len(l.sequence) {
				style = l.sequence[len(own)-1]
			}
			l.compare(child, printed(style, own))
			l.siblings(child.kids, own)
		case child.items != nil:
			l.items(child.items)
		}
	}
}

func (l *labels) items(items []*node) {
	for _, item := range items {
		l.siblings(item.kids, nil)
	}
}

func (l *labels) levelled(n *node) {
	level := rules.FindLevel(n.level)
	l.levels[n.level]++
	l.restart(n.level)
	l.compare(n, levelLabel(level, l.levels[n.level]))
	l.siblings(n.kids, nil)
}

func (l *labels) restart(within string) {
	for i := range rules.Levels {
		if below := &rules.Levels[i]; below.Within == within {
			l.levels[below.Name] = 0
			l.restart(below.Name)
		}
	}
}

// compare keeps the label of a node where the program would print other words.
func (l *labels) compare(n *node, own string) {
	if n.label != nil {
		return
	}
	typed := n.marker.typed
	if typed == "" && n.line != nil {
		typed = strings.TrimSpace(viet.NFC(n.line.Number))
	}
	bracketed := strings.HasPrefix(typed, "(") == strings.HasPrefix(own, "(")
	if letters(typed) == letters(own) && bracketed && (!l.r.ours || typed == own || n.marker.typed == "") {
		l.r.off(n.marker.typed, reasonMarker)
		return
	}
	n.label = &typed
}

// letters are the letters and digits of a label, small.
func letters(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s))
}
