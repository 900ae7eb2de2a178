package seen

import (
	"slices"
	"strings"

	"vanthu/internal/rules"
)

// nameStamped names marks of secrecy and urgency that were stamped over the pages, or
// stand in the margin of the first one.
func (p *Paper) nameStamped() {
	over := p.Added
	if len(p.Sheets) > 0 {
		over = slices.Concat(over, p.Sheets[0].Header, p.Sheets[0].FirstHeader)
	}
	for _, b := range over {
		if b.Paragraph == nil {
			continue
		}
		text := b.Paragraph.Plain()
		switch fold := folded(text); {
		case b.Paragraph.Element != "" || !capitals(text):
		case secrecy.are(fold):
			b.Paragraph.Element, b.Paragraph.Sure = rules.SecrecyMark, 0.9
		case urgencies.are(fold):
			b.Paragraph.Element, b.Paragraph.Sure = rules.UrgencyMark, 0.9
		}
	}
}

// stamp names a mark of secrecy or urgency, and what stands in one frame with it.
func (n *namer) stamp(l *line) bool {
	bare := strings.Trim(l.text, "()[] .*:")
	fold := folded(bare)
	set := l.caps || l.stamped()
	switch {
	case l.is(rules.UrgencyMark) && l.paragraph.GoesOn, set && n.parted(l):
	case set && (secrecy.are(fold) || secrecy.areSpaced(fold)):
		l.name(rules.SecrecyMark, 0.9)
	case urgencies.are(fold), urgencies.areSpaced(fold), set && rules.IsUrgency(strings.ToUpper(bare)):
		l.name(rules.UrgencyMark, 0.95)
	case n.marked != nil && n.marked.shares(l.paragraph):
		l.name(n.marked.Element, 0.85)
		return true
	default:
		return false
	}
	n.marked = l.paragraph
	return true
}

// parted names a mark of urgency whose two words stand below each other, one paragraph
// each: "THƯỢNG / KHẨN".
func (n *namer) parted(l *line) bool {
	if !urgencyFirst.are(l.fold) {
		return false
	}
	i := slices.Index(n.lines, l)
	if i < 0 || i+1 >= len(n.lines) || n.lines[i+1].paragraph == nil || !n.beside(i, i+1) || n.row(i) != n.row(i+1) {
		return false
	}
	next := n.lines[i+1]
	if !next.caps && !next.stamped() || !urgencies.are(l.fold+" "+next.fold) {
		return false
	}
	l.name(rules.UrgencyMark, 0.95)
	next.name(rules.UrgencyMark, 0.95)
	next.paragraph.GoesOn = true
	return true
}

// stamped tells whether a line is set as what is stamped: in a frame, or in red.
func (l *line) stamped() bool {
	p := l.paragraph
	if p == nil || len(p.Runs) == 0 {
		return false
	}
	const strong, weak = 0xA0, 0x60 // of red, and of the others beside it
	c := p.Runs[0].Color
	return p.Set.Boxed || p.Place.Box || c>>16 >= strong && c>>8&0xFF <= weak && c&0xFF <= weak
}

// shares tells whether two paragraphs stand in one frame.
func (p *Paragraph) shares(o *Paragraph) bool {
	return p != o && p.Set.Boxed && o != nil && o.Set.Boxed && p.Place.Page == o.Place.Page && p.Place.Table > 0 && p.Place.Table == o.Place.Table
}

// areSpaced tells whether a folded text is one of the words with blanks between its
// letters: "K H A N".
func (w words) areSpaced(fold string) bool {
	const least = 3 // letters
	if len(fold) < 2*least-1 {
		return false
	}
	for i := 1; i < len(fold); i += 2 {
		if fold[i] != ' ' {
			return false
		}
	}
	bare := strings.ReplaceAll(fold, " ", "")
	for _, s := range w {
		if bare == strings.ReplaceAll(s, " ", "") {
			return true
		}
	}
	return false
}
