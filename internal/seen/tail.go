package seen

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"vanthu/internal/rules"
	"vanthu/internal/units"
)

// tail names the recipients and the signers of the part that begins at a line,
// and says where its end begins and where it is over.
func (n *namer) tail(from int) (begin, end int) {
	label := n.label(from)
	end = n.over(from, label)
	begin = n.tailBegins(from, end, label)
	if begin < 0 {
		return end, end
	}
	signer := 0
	for i := begin; i < end; {
		j := i + 1
		for j < end && (n.lines[j].paragraph == nil || n.beside(i, j)) {
			j++
		}
		signer = n.column(i, j, signer)
		i = j
	}
	return begin, end
}

// beside tells whether two lines stand in the same column.
func (n *namer) beside(a, b int) bool {
	return n.lines[a].column() == n.lines[b].column() && n.table(a) == n.table(b)
}

// label is the line "Nơi nhận" of the part that begins at a line; -1 if it has
// none.
func (n *namer) label(from int) int {
	if i, _ := slices.BinarySearch(n.labels, from); i < len(n.labels) {
		return n.labels[i]
	}
	return -1
}

// allLabels are the labels of recipients in the whole paper.
func (n *namer) allLabels() (out []int) {
	for i, l := range n.lines {
		if !l.silent() && labelled(l) {
			out = append(out, i)
		}
	}
	return out
}

// labelled tells whether a line is the label of the recipients: alone, or with
// the first of them behind it.
func labelled(l *line) bool {
	if placeholder(l.text) || !recipients.begin(l.fold) || l.mark.class != unmarked || !l.short(80) {
		return false
	}
	_, rest, colon := strings.Cut(l.text, ":")
	rest = strings.TrimSpace(rest)
	return rest == "" && len(strings.Fields(l.fold)) <= 3 || colon && findMark(rest).class == bullet
}

// over is where a part ends: where an annex or another head begins.
func (n *namer) over(from, label int) int {
	signed := false
	for i := from; i < len(n.lines); i++ {
		l := n.lines[i]
		if l.silent() {
			continue
		}
		if label >= 0 {
			signed = i > label
		} else {
			signed = signed || authority(l.text) != nil && l.caps
		}
		if n.opensAnnex(i, signed) && i > from {
			return n.backed(i, from)
		}
	}
	return len(n.lines)
}

// backed takes what stands above a title in the same table along, or beside it at
// the left.
func (n *namer) backed(i, from int) int {
	second := n.lines[i].column() > 1
	copied := copies.are(n.lines[i].fold)
	for i > from+1 && (n.sameTable(i, i-1) || n.lines[i-1].stroke != nil || second && n.lines[i-1].column() == 1 || copied && n.lines[i-1].paragraph != nil && n.lines[i-1].text == "") {
		i--
	}
	return i
}

// opensAnnex tells whether an annex, a copy, or a paper of its own, begins at a
// line.
func (n *namer) opensAnnex(i int, signed bool) bool {
	l := n.lines[i]
	switch t := titleOf(l.fold); {
	case t == stateTitle || t == partyTitle || beginsTitle(l.fold):
		return signed && n.brokenOff(i) || n.turned(i)
	case copies.are(l.fold):
		return signed
	case annexes.begin(l.fold) && l.short(60):
		bare := len(strings.Fields(l.fold)) <= 3
		return l.display() && (signed || bare && (l.center || n.turned(i) || n.annexed && !l.looks))
	}
	return signed && n.titlesPage(i)
}

// display tells whether a line is set like a title.
func (l *line) display() bool {
	return l.center || l.caps || l.bold || !l.looks || l.paragraph.Set.Align == Right
}

// titlesPage tells whether a line is the title of what begins on a page of its own,
// without being called an annex.
func (n *namer) titlesPage(i int) bool {
	l := n.lines[i]
	if !l.caps || !l.center || l.column() > 0 || l.mark.numbered() || !strings.Contains(l.fold, " ") {
		return false
	}
	return n.turned(i) && !l.posts() && authority(l.text) == nil && !circulation.begin(l.fold)
}

// turned tells whether a page begins at a line, or at the empty ones above it.
func (n *namer) turned(i int) bool {
	for ; i > 0; i-- {
		l := n.lines[i]
		if l.first || l.paragraph != nil && l.paragraph.Set.PageBreakBefore {
			return true
		}
		if above := n.lines[i-1]; above.table || !above.silent() {
			return false
		}
	}
	return false
}

// brokenOff tells whether a title stands in no table with a signature.
func (n *namer) brokenOff(i int) bool {
	for j := i; j >= max(0, i-longestHead) && n.sameTable(i, j); j-- {
		if labelled(n.lines[j]) {
			return false
		}
	}
	return true
}

// nearSigner is how many lines may stand between the recipients and a mark of
// authority.
const nearSigner = 25

// tailBegins is the first line of recipients or signature; -1 if there is none.
func (n *namer) tailBegins(from, end, label int) int {
	if label >= end {
		label = -1
	}
	mark := -1
	for i := from; i < end; i++ {
		l := n.lines[i]
		if l.paragraph == nil || !l.caps || !l.short(80) || authority(l.text) == nil || label >= 0 && i < label-nearSigner {
			continue
		}
		if mark < 0 || i-mark > nearSigner {
			mark = i
		}
	}
	begin := mark
	switch {
	case label >= 0 && mark >= 0:
		begin = min(label, mark)
	case label >= 0:
		begin = n.above(label, from)
	case mark < 0:
		return n.signatureShape(from, end)
	}
	for begin > from && n.sameTable(begin, begin-1) {
		begin--
	}
	return n.columnsAbove(begin, from)
}

// columnsAbove takes signers along who stand beside each other over the first line
// of an end: one of them has a post.
func (n *namer) columnsAbove(begin, from int) int {
	posted := begin
	for i := begin - 1; i >= from; i-- {
		l := n.lines[i]
		if l.paragraph != nil && l.text == "" {
			continue
		}
		if l.column() == 0 || !l.short(80) || !l.signing() {
			break
		}
		if l.posts() || authority(l.text) != nil {
			posted = i
			for posted > from && n.lines[posted-1].column() > 0 && n.beside(posted, posted-1) {
				posted--
			}
		}
	}
	return posted
}

// above takes a signer who stands over the label of the recipients along.
func (n *namer) above(label, from int) int {
	begin := label
	for i, l := range n.textsAbove(label, max(from, label-nearSigner+1)) {
		if !l.short(60) || !l.signing() || strings.HasSuffix(l.text, ".") {
			break
		}
		if l.caps && l.posts() {
			begin = i
		}
	}
	return begin
}

// mostSigning is how many lines with a text a signature may have.
const mostSigning = 14

// signatureShape finds a signature without a label or a mark: short lines at the
// end, one of them a post.
func (n *namer) signatureShape(from, end int) int {
	begin, count := -1, 0
	for i, l := range n.textsAbove(end, from) {
		if begin < 0 && contacts.begin(l.fold) {
			continue // under the signature
		}
		if count++; count > mostSigning || !l.short(70) || l.column() == 0 && !l.signing() {
			break
		}
		if l.posts() && l.mark.class == unmarked {
			begin = i
		}
	}
	for begin > from && n.sameTable(begin, begin-1) {
		begin--
	}
	if begin < 0 {
		return n.bodySigns(from, end)
	}
	return begin
}

// bodySigns is the last line of a paper that nobody signs by name, if it is that of
// a body: in the middle or at the right, bold and in capitals.
func (n *namer) bodySigns(from, end int) int {
	for i, l := range n.textsAbove(end, from+1) {
		if l.looks && l.caps && l.bold && l.short(110) && (l.center || l.paragraph.Set.Align == Right) && bodies.begin(l.fold) {
			return i
		}
		break
	}
	return -1
}

// signing tells whether a line that stands alone may be of a signature.
func (l *line) signing() bool {
	if l.mark.class != unmarked || l.paragraph == nil {
		return false
	}
	set := &l.paragraph.Set
	return !l.looks || l.center || set.Align == Right || l.bold || l.caps || hint(l.text) || placeholder(l.text) ||
		set.Left >= farRight || set.Left+set.FirstLine >= farRight || l.paragraph.indented()
}

// farRight is an indent that no line of a text has.
const farRight = halfLine

// hint tells whether a line says how to sign, such as "(Ký, ghi rõ họ tên)".
func hint(text string) bool {
	text = strings.Trim(text, "[] ")
	return strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") || signedWords.begin(folded(text))
}

// saysSign tells whether a line says in parentheses how to sign.
func saysSign(text string) bool {
	return strings.HasPrefix(text, "(") && signedWords.begin(folded(text))
}

// column names lines that stand under each other, and counts the signers.
func (n *namer) column(from, to, signer int) int {
	var block []int
	var under rules.Element // what all lines are from one on
	listed := false
	for i := from; i < to; i++ {
		l := n.lines[i]
		if l.named() {
			continue
		}
		switch {
		case n.confirms(l):
			under = rules.Body
		case notes.begin(l.fold):
			under = rules.TableNote
		}
		switch {
		case under != "":
			l.name(under, 0.8)
		case labelled(l):
			l.name(rules.RecipientsLabel, 1)
			listed = true
		case (listed || n.resumes(l)) && n.listed(l):
			listed = true
		case n.aside(l):
		case n.contactOn(i):
			l.name(rules.Contact, 0.8)
		case l.column() == 0 && (!l.short(110) || !l.signing() || placeholder(l.text) && len(block) == 0):
			n.paragraph(l)
		default:
			block = append(block, i)
			listed = false
		}
	}
	return n.signatures(block, signer)
}

// listed names a line under "Nơi nhận", if it is of the list.
func (n *namer) listed(l *line) bool {
	switch {
	case rules.ReadDrafter().MatchString(l.text):
		l.name(rules.DrafterCode, 0.95)
	case n.receives(l):
		l.name(rules.Recipients, 0.95)
		n.receiver = l.paragraph
	default:
		return false
	}
	return true
}

// resumes tells whether a line of a PDF goes on with the recipients under a signature
// beside them: too wide for their column it stands in none.
func (n *namer) resumes(l *line) bool {
	if n.paper.Source != PDF || n.receiver == nil || l.column() > 0 || l.mark.class != bullet {
		return false
	}
	const slack = 2 * units.MM
	above, at := n.receiver.Place, l.paragraph.Place
	return above.Page == at.Page && max(above.X-at.X, at.X-above.X) < slack && at.Y > above.Y
}

// aside names what may stand at the end and is neither recipient nor signer.
func (n *namer) aside(l *line) bool {
	switch {
	case n.note(l):
	case rules.ReadDrafter().MatchString(l.text):
		l.name(rules.DrafterCode, 0.85)
	case contacts.begin(l.fold):
		l.name(rules.Contact, 0.85)
	case n.mayPlace(l):
		l.name(rules.PlaceDate, 0.8)
	default:
		return false
	}
	return true
}

// contactOn tells whether a line goes on with the addresses on the line above it.
func (n *namer) contactOn(i int) bool {
	l := n.lines[i]
	if i == 0 || !n.lines[i-1].is(rules.Contact) || l.caps || l.bold || l.text == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(l.text)
	return strings.ContainsAny(l.text, "@") || strings.Contains(l.text, "www.") || unicode.IsLower(first) || unicode.IsDigit(first)
}

// confirms tells whether a line is the first of those that a kind has under its
// signature, for another to confirm.
func (n *namer) confirms(l *line) bool {
	if n.kind == nil || len(n.kind.Confirm) == 0 {
		return false
	}
	return len(l.fold) > 12 && strings.HasPrefix(folded(n.kind.Confirm[0].Text), l.fold)
}

// mayPlace tells whether a line of place and date stands above a signature, where
// minutes and personal papers have it.
func (n *namer) mayPlace(l *line) bool {
	return isPlaceDate(l.text) && !n.dated
}

// receives tells whether a line under "Nơi nhận" is one of the recipients.
func (n *namer) receives(l *line) bool {
	switch {
	case authority(l.text) != nil && l.caps:
		return false
	case l.column() > 0 && l.paragraph.Place.Table > 0:
		return true
	case l.mark.class == bullet, rules.ReadArchive(l.text), strings.HasSuffix(l.text, ";"):
		return true
	}
	return !l.caps && !l.bold && !l.center && l.short(200) && l.paragraph.Set.Left < farRight && !l.paragraph.indented()
}

// signatures names the lines of those who sign: for each the authority and the
// post, then, after the room to sign, the name.
func (n *namer) signatures(block []int, signer int) int {
	c := signerColumn{namer: n, signer: signer, named: true}
	if at := n.unnamed; at > 0 && len(block) == 1 && n.names(at, block[0]) {
		c.titled, c.named, c.above = true, false, at // of the post above, which stands beside nothing
	}
	for k, i := range block {
		l := n.lines[i]
		if c.says(l) {
			continue
		}
		if !c.opens(l, k == len(block)-1) {
			n.paragraph(l)
			l.paragraph.Sure = 0.5
			continue
		}
		l.paragraph.Signer = c.signer
		c.take(block, k, k > 0 && n.room(c.above, i))
		c.above = i
	}
	n.wraps(block)
	if len(block) > 0 {
		n.unnamed = 0
	}
	if c.titled && !c.named {
		n.unnamed = c.above
	}
	return c.signer
}

// names tells whether a line that stands alone in a column of a PDF is the name
// under a post above it.
func (n *namer) names(post, name int) bool {
	p, l := n.lines[post].paragraph, n.lines[name]
	if n.paper.Source != PDF || l.caps || l.column() == 0 || p.Place.Column > 0 || l.posts() || len(strings.Fields(l.fold)) > 6 {
		return false
	}
	const slack = 6 * units.MM
	left := p.Place.X - l.paragraph.Place.X
	right := left + p.Place.Width - l.paragraph.Place.Width
	middle := (left + right) / 2
	pages := l.paragraph.Place.Page - p.Place.Page
	return min(max(left, -left), max(right, -right), max(middle, -middle)) < slack && 0 <= pages && pages <= 1
}

// signerColumn is how far the naming of a column of signers has come.
type signerColumn struct {
	*namer
	signer int
	above  int  // the last line that was named
	inside bool // a parenthesis is open
	titled bool // a line of authority or post of this signer stands above
	named  bool // and the name
}

// says tells whether a line says how to sign, and is no part of a signature.
func (c *signerColumn) says(l *line) bool {
	open := c.inside || openHint(l.text)
	if !open && (!hint(l.text) || l.caps && c.titled && !c.named) {
		return false
	}
	c.inside = open && !strings.HasSuffix(l.text, ")")
	return true
}

// opens begins another signer under a name. What stands there alone and is
// nobody's post is none: then it is false.
func (c *signerColumn) opens(l *line, last bool) bool {
	if !c.named {
		return true
	}
	post := authority(l.text) != nil && l.caps || l.posts() || l.caps && !last
	if c.titled && !post && l.column() == 0 {
		return false
	}
	if !c.titled || post {
		c.signer++
		c.titled, c.named = false, false
	}
	return true
}

// take names a line of a signer.
func (c *signerColumn) take(block []int, k int, room bool) {
	l, last := c.lines[block[k]], k == len(block)-1
	switch {
	case authority(l.text) != nil && l.caps:
		l.name(rules.Authority, 0.98)
		for k--; k >= 0; k-- { // a line above it says for whom
			above := c.lines[block[k]]
			if !above.is(rules.Position) || above.paragraph.Signer != c.signer {
				break
			}
			above.name(rules.Authority, 0.8)
		}
	case concurrently.are(l.fold):
		l.name(rules.Position, 0.95)
	case c.titled && c.isName(l, room, last):
		l.name(rules.SignerName, 0.9)
	case l.caps && !placeholder(l.text):
		c.post(block, k)
	case !c.titled && last && !l.posts() && !placeholder(l.text):
		l.name(rules.SignerName, 0.6)
	default:
		l.name(rules.Position, 0.7)
	}
	c.titled = true
	c.named = c.named || l.is(rules.SignerName)
}

// concurrently is the word between two posts of one signer.
var concurrently = foldWords([]string{rules.Dang2026.Signature.Concurrently})

// openHint tells whether a line opens a parenthesis that it does not close.
func openHint(text string) bool { return strings.HasPrefix(text, "(") && !strings.Contains(text, ")") }

// isName tells whether a line under a post is the signer's name.
func (n *namer) isName(l *line, room, last bool) bool {
	if l.posts() && (l.caps || !room) {
		return false
	}
	if l.caps && !placeholder(l.text) {
		return room && last && len(strings.Fields(l.fold)) <= 6
	}
	return room || last || !l.looks || l.bold
}

// post names a line in capitals: a post, or what goes on with the authority above
// it.
func (n *namer) post(block []int, k int) {
	l := n.lines[block[k]]
	if k > 0 && areas.begin(l.fold) {
		if above := n.lines[block[k-1]]; above.is(rules.Authority) {
			l.name(rules.Authority, 0.8)
			l.or(rules.Position)
			return
		}
	}
	l.name(rules.Position, 0.9)
}

// table and row are the cell of a table that a line stands in.
func (n *namer) table(i int) int {
	switch l := n.lines[i]; {
	case l.paragraph != nil:
		return l.paragraph.Place.Table
	case l.stroke != nil:
		return l.stroke.Place.Table
	}
	return 0
}

func (n *namer) row(i int) int {
	if l := n.lines[i]; l.paragraph != nil {
		return l.paragraph.Place.Row
	}
	return 0
}

// room tells whether room to sign stands between two lines.
func (n *namer) room(a, b int) bool {
	empty := 0
	for i := a + 1; i < b; i++ {
		if n.lines[i].silent() {
			empty++
		}
	}
	gap := n.lines[a].paragraph.Set.After + n.lines[b].paragraph.Set.Before
	return empty > 1 || empty > 0 && !n.lines[b].looks || gap >= leastRoom || n.row(a) != n.row(b) || n.below(a, b) >= leastRoom
}

// leastRoom is the least room that nothing but a signature needs.
const leastRoom = 12 * units.MM

// below is how far one line stands under another on the same page of a PDF.
func (n *namer) below(a, b int) units.Length {
	p, q := n.lines[a].paragraph.Place, n.lines[b].paragraph.Place
	if p.Page == 0 || p.Page != q.Page {
		return 0
	}
	return q.Y - p.Y - p.Height
}
