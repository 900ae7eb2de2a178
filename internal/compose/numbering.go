package compose

import (
	"strconv"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// marker is one entry of a numbering sequence, such as "I.", "1.1." or "a)".
type marker struct {
	before, after string // punctuation around the number
	sort          markerSort
	parts         int // of a number such as 1.1.
}

type markerSort uint8

const (
	dash   markerSort = iota // "-" and "+": no number
	roman                    // I, II
	small                    // i, ii
	arabic                   // 1, 1.1
	upper                    // A, B
	lower                    // a, b, in the Vietnamese order
)

func parseMarker(s string) marker {
	core := strings.Trim(s, "().-+")
	start := strings.Index(s, core)
	m := marker{before: s[:start], after: s[start+len(core):], parts: 1}
	switch {
	case core == "":
		m = marker{before: s}
	case core == "I":
		m.sort = roman
	case core == "i":
		m.sort = small
	case core == "A":
		m.sort = upper
	case core == "a":
		m.sort = lower
	default:
		m.sort, m.parts = arabic, 1+strings.Count(core, ".")
	}
	return m
}

// label prints the marker for a block: its own count is the last of counts,
// before it those of the blocks above it.
func (m marker) label(counts []int) string {
	n := counts[len(counts)-1]
	switch m.sort {
	case roman:
		return m.before + viet.Roman(n) + m.after
	case small:
		return m.before + strings.ToLower(viet.Roman(n)) + m.after
	case upper:
		return m.before + viet.Upper(viet.PointLetter(n)) + m.after
	case lower:
		return m.before + viet.PointLetter(n) + m.after
	case arabic:
		own := counts[max(0, len(counts)-m.parts):]
		texts := make([]string, len(own))
		for i, c := range own {
			texts[i] = strconv.Itoa(c)
		}
		return m.before + strings.Join(texts, ".") + m.after
	}
	return m.before
}

// sequence is the markers by depth. Below its end stand "-" and "+".
type sequence []marker

func newSequence(markers []string) sequence {
	var s sequence
	for _, m := range markers {
		s = append(s, parseMarker(m))
	}
	if n := len(s); s[n-1].sort != dash {
		s = append(s, parseMarker("-"))
	}
	if n := len(s); s[n-1].before != "+" {
		s = append(s, parseMarker("+"))
	}
	return s
}

func (s sequence) at(depth int) marker { return s[min(depth, len(s)-1)] }

// heading is the element of a titled block with this marker.
func (m marker) heading() rules.Element {
	switch {
	case m.sort == roman || m.sort == upper:
		return rules.HeadingI
	case m.sort == arabic && m.parts == 1:
		return rules.HeadingII
	}
	return rules.HeadingIII
}
