package document

import (
	"slices"

	"vanthu/internal/fault"
)

// Markers are the marks of the numbered levels that style.numbering may list:
// Roman numerals, capitals, Arabic numbers alone or after the number above,
// điểm letters, small Roman numerals, dashes.
var Markers = []string{"I.", "I-", "A.", "A-", "1.", "1-", "1.1.", "1.1.1.", "1)", "a)", "a-", "(i)", "-", "+"}

// markerAbove is the marker that a compound one goes on from.
var markerAbove = map[string]string{"1.1.": "1.", "1.1.1.": "1.1."}

// Markers are the markers by depth that the document is numbered with: the
// author's or the profile's, and below them the dashes "-" and "+".
func (d *Document) Markers() []string {
	sequence := d.Style.Numbering
	if len(sequence) == 0 {
		sequence = d.rules.Numbering.Sequence
	}
	for _, dash := range []string{"-", "+"} {
		if !slices.Contains(sequence, dash) && !slices.Contains(sequence, "+") {
			sequence = append(slices.Clip(sequence), dash)
		}
	}
	return sequence
}

// numbering checks the sequence of markers.
func (c *checker) numbering(sequence []string) {
	if n := len(sequence); n > MaxLevels || n == 0 && c.given("/style/numbering") && !c.damaged("/style/numbering") {
		c.report("/style/numbering", "style.numbering.len", MaxLevels)
	}
	for i, m := range sequence {
		p := indexed("/style/numbering", i)
		above, compound := markerAbove[m]
		switch {
		case !slices.Contains(Markers, m):
			c.report(p, "style.numbering", fault.Quote(m), fault.Listed(Markers))
		case compound && (i == 0 || sequence[i-1] != above):
			c.report(p, "style.numbering.up", m, above)
		case i > 0 && (sequence[i-1] == "+" || sequence[i-1] == "-" && m != "+"):
			c.report(p, "style.numbering.dash", m)
		}
	}
}
