package seen

import (
	"strings"

	"vanthu/internal/rules"
)

// tail names the recipients and the signers of the part that begins at a line,
// and says where its end begins and where it is over.
func (n *namer) tail(from int) (begin, end int) {
	end = n.over(from)
	begin = n.tailBegins(from, end)
	if begin < 0 {
		return end, end
	}
	signer := 0
	for i := begin; i < end; {
		j := i + 1
		for j < end && (n.lines[j].paragraph == nil || n.lines[j].column() == n.lines[i].column() && n.row(i) == n.row(j)) {
			j++
		}
		signer = n.column(i, j, signer)
		i = j
	}
	return begin, end
}

// row is the row of a table in which a line stands beside others.
func (n *namer) row(i int) int {
	if l := n.lines[i]; l.paragraph != nil && l.paragraph.Place.Column > 0 {
		return l.paragraph.Place.Row
	}
	return 0
}

// over is where a part ends: where an annex or another head begins.
func (n *namer) over(from int) int {
	signed := false
	for i := from; i < len(n.lines); i++ {
		l := n.lines[i]
		if l.paragraph == nil || l.text == "" {
			continue
		}
		signed = signed || recipients.begin(l.fold) || authority(l.text) != nil && l.caps
		if n.opensAnnex(l, signed) {
			return n.backed(i, from)
		}
	}
	return len(n.lines)
}

// backed takes what stands above the title in the same table along, or beside it
// at the left.
func (n *namer) backed(i, from int) int {
	second := n.lines[i].column() > 1
	for i > from && (n.sameTable(i, i-1) || n.lines[i-1].stroke != nil || second && n.lines[i-1].column() == 1) {
		i--
	}
	return i
}

// opensAnnex tells whether an annex, or a paper of its own, begins at a line.
func (n *namer) opensAnnex(l *line, signed bool) bool {
	switch t := titleOf(l.fold); {
	case t == stateTitle || t == partyTitle:
		return true
	case !annexes.begin(l.fold) || !l.short(60):
		return false
	}
	return signed && (l.center || l.caps || l.bold || l.paragraph.Set.PageBreakBefore || l.first || !l.looks || l.paragraph.Set.Align == Right)
}

// tailBegins is the first line of recipients or signature; -1 if there is none.
func (n *namer) tailBegins(from, end int) int {
	label, mark := -1, -1
	for i := from; i < end; i++ {
		l := n.lines[i]
		if l.paragraph == nil || l.text == "" {
			continue
		}
		if label < 0 && recipients.begin(l.fold) && l.short(80) {
			label = i
		}
		if mark < 0 && l.caps && l.short(80) && authority(l.text) != nil {
			mark = i
		}
	}
	switch {
	case label >= 0 && mark >= 0:
		return min(label, mark)
	case label >= 0:
		return n.above(label, from)
	case mark >= 0:
		return mark
	}
	return n.signatureShape(from, end)
}

// above takes a signer who stands over the label of the recipients along.
func (n *namer) above(label, from int) int {
	begin := label
	for i := label - 1; i >= from && i > label-12; i-- {
		l := n.lines[i]
		if l.table || l.paragraph != nil && l.text != "" && (!l.short(60) || l.mark.class != unmarked || strings.HasSuffix(l.text, ".") || !(l.bold || l.caps || l.center || !l.looks)) {
			break
		}
		if l.caps && posts.begin(l.fold) {
			begin = i
		}
	}
	return begin
}

// signatureShape finds a signature without a label or a mark: short lines at the
// end, the first in capitals.
func (n *namer) signatureShape(from, end int) int {
	begin, count := -1, 0
	for i := end - 1; i >= from && count < 14; i-- {
		l := n.lines[i]
		if l.table {
			break
		}
		if l.paragraph == nil || l.text == "" {
			continue
		}
		count++
		if !l.short(70) || l.column() == 0 && !l.signing() {
			break
		}
		if posts.begin(l.fold) {
			begin = i
		}
	}
	if begin < 0 {
		return -1
	}
	for begin > from && n.sameTable(begin, begin-1) {
		begin--
	}
	return begin
}

// signing tells whether a line that stands alone may be of a signature.
func (l *line) signing() bool {
	return l.mark.class == unmarked && (!l.looks || l.center || l.paragraph.Set.Align == Right || l.bold || hint(l.text))
}

// hint tells whether a line says how to sign, such as "(Ký, ghi rõ họ tên)".
func hint(text string) bool {
	return strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")")
}

// column names lines that stand under each other, and counts the signers.
func (n *namer) column(from, to, signer int) int {
	listed := false
	block := false
	for i := from; i < to; i++ {
		l := n.lines[i]
		if l.named() {
			continue
		}
		switch {
		case recipients.begin(l.fold) && l.short(120):
			l.name(rules.RecipientsLabel, 1)
			listed = true
		case listed && n.receives(l):
			l.name(rules.Recipients, 0.95)
		case hint(l.text), contacts.begin(l.fold):
			n.other(l)
		default:
			if !l.short(110) || l.mark.class != unmarked && l.column() == 0 {
				n.paragraph(l)
				continue
			}
			listed = false
			signer, block = n.signature(l, signer, block)
		}
	}
	return signer
}

// receives tells whether a line under "Nơi nhận" is one of the recipients.
func (n *namer) receives(l *line) bool {
	switch {
	case authority(l.text) != nil && l.caps:
		return false
	case l.column() > 0:
		return true
	case l.mark.class == bullet, rules.ReadArchive(l.text), strings.HasSuffix(l.text, ";"):
		return true
	}
	return !l.caps && !l.bold && !l.center && l.short(200)
}

// other names what stands at the end and is neither recipient nor signer.
func (n *namer) other(l *line) {
	if contacts.begin(l.fold) {
		l.name(rules.Contact, 0.7)
	}
}

// signature names a line of a signer. After a name another signer begins.
func (n *namer) signature(l *line, signer int, open bool) (count int, stillOpen bool) {
	if !open {
		signer++
	}
	l.paragraph.Signer = signer
	switch {
	case authority(l.text) != nil && l.caps:
		l.name(rules.Authority, 0.98)
	case l.caps && !placeholder(l.text):
		l.name(rules.Position, 0.9)
	case posts.begin(l.fold) && l.short(60):
		l.name(rules.Position, 0.7)
	default:
		l.name(rules.SignerName, 0.85)
		return signer, false
	}
	return signer, true
}
