package seen

import "vanthu/internal/rules"

// copied tells whether what begins at a line was put under a copy of a paper.
func (n *namer) copied(from int) bool {
	for i := from; i < len(n.lines); i++ {
		l := n.lines[i]
		if l.table || i > from+longestHead {
			break
		}
		if copies.are(l.fold) {
			return true
		}
		if l.column() == 0 && !l.silent() {
			break
		}
	}
	return false
}

// copy names the head, or the stamp, of a copy and who signs it, and says where
// they are over.
func (n *namer) copy(from int) int {
	stamped := 0 // the table that is the stamp
	for i := from; i < len(n.lines); i++ {
		l := n.lines[i]
		switch {
		case l.silent():
		case l.fold == copyStamp:
			l.name(rules.CopyStampTitle, 0.95)
			stamped = l.paragraph.Place.Table
		case copies.are(l.fold):
			l.name(rules.CopyForm, 0.95)
		case stamped > 0 && stamped == l.paragraph.Place.Table:
			l.name(rules.CopyStamp, 0.9)
		}
	}
	head := from
	if stamped == 0 {
		head = n.head(from)
	}
	_, end := n.tail(head)
	for _, l := range n.lines[from:end] {
		if l.paragraph != nil {
			l.paragraph.Copied = true
		}
	}
	return max(end, from+1)
}

var copyStamp = folded(rules.Dang2026.Copies.Stamp.Title)
