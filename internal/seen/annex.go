package seen

import "vanthu/internal/rules"

// annex names an annex, or a paper that is bound in after the first, and says
// where it is over.
func (n *namer) annex(from, number int) int {
	own := n.kind
	n.annexed = true
	defer func() { n.kind = own }()
	i := n.skip(from)
	for ; i < len(n.lines) && !n.lines[i].table; i++ {
		if l := n.lines[i]; annexes.begin(l.fold) {
			l.name(rules.AnnexLabel, 0.95)
		} else if !l.silent() {
			break
		}
	}
	i = n.head(i)
	i = n.annexTitle(i)
	tail, end := n.tail(i)
	if end <= from {
		end = from + 1
	}
	n.body(i, tail)
	for j := from; j < end; j++ {
		if p := n.lines[j].paragraph; p != nil {
			p.Annex = number
		}
		if t := n.paper.Blocks[j].Table; t != nil {
			t.Annex = number
		}
	}
	return end
}

// annexTitle names the title of an annex and what stands under it.
func (n *namer) annexTitle(i int) int {
	titled := false
	for ; i < len(n.lines); i++ {
		l := n.lines[i]
		switch {
		case l.table:
			return i
		case l.silent():
			continue
		case attached.begin(l.fold) && l.short(250):
			i = n.reference(i) - 1
		case l.mark.class != unmarked, !l.short(250), toLabels.begin(l.fold):
			return i
		case l.caps && (l.center || l.bold || !l.looks):
			l.name(rules.AnnexTitle, 0.9)
			titled = true
		case titled && l.center && l.bold:
			l.name(rules.AnnexSubtitle, 0.8)
		default:
			return i
		}
	}
	return i
}
