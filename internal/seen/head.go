package seen

import (
	"slices"
	"strings"

	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// longestHead is how many lines with a text a head may have.
const longestHead = 40

// head names what stands above the tên loại and says where it ends.
func (n *namer) head(from int) int {
	last := n.anchors(from)
	if last < 0 {
		return from
	}
	// What stands in the same table as the last one, or beside it, is in the head
	// too.
	end := last + 1
	for end < len(n.lines) && !toLabels.begin(n.lines[end].fold) && (n.sameTable(last, end) || n.lines[last].column() > 0 && n.inColumn(end)) {
		end++
	}
	if !n.letterhead(from, end) {
		n.issuers(from, end)
	}
	n.restOfHead(from, end)
	n.dated = n.dated || n.has(from, end, rules.PlaceDate)
	return end
}

// inColumn tells whether a line or a stroke of a PDF stands beside something.
func (n *namer) inColumn(i int) bool {
	l := n.lines[i]
	return n.paper.Source == PDF && (l.column() > 0 || l.stroke != nil && l.stroke.Place.Column > 0)
}

func (n *namer) sameTable(a, b int) bool { return n.table(a) > 0 && n.table(a) == n.table(b) }

// anchors names the lines that only a head has and says where the last one
// stands; -1 if there is none.
func (n *namer) anchors(from int) int {
	last, count, columns := -1, 0, false
	for i, l := range n.texts(from, len(n.lines)) {
		if count++; count > longestHead || l.column() == 0 && n.endsHead(l) {
			break
		}
		columns = columns || l.column() > 0
		if last >= 0 && !columns && l.titles() {
			break
		}
		if n.anchor(i) {
			last = i
		} else if columns && last >= 0 && l.column() == 0 && !n.note(l) && !n.amidHead(i) {
			break // under a head in columns
		}
	}
	return last
}

// amidHead tells whether a line of a text is the rest of a body's name that was copied with
// the other side of the head: in capitals, before another line that only a head has.
func (n *namer) amidHead(i int) bool {
	const most = 5 // lines between
	if n.paper.Source != Text {
		return false
	}
	for _, l := range n.texts(i, min(len(n.lines), i+most)) {
		if l.fold == motto || isReference(l.text) || isPlaceDate(l.text) {
			return true
		}
		if kind, _ := kindOf(l.fold); kind != nil || !l.caps || !l.short(60) || l.mark.numbered() {
			return false
		}
	}
	return false
}

// endsHead tells whether a line can stand in no head.
func (n *namer) endsHead(l *line) bool {
	if kind, exact := kindOf(l.fold); kind != nil && exact && (l.caps || l.bold || l.center) {
		return true
	}
	return l.opens() || l.mark.numbered() || !l.short(160)
}

// titles tells whether a line in the middle begins with the name of a kind, as a
// contract has it under a title that nothing stands beside.
func (l *line) titles() bool {
	kind, _ := kindOf(l.fold)
	return kind != nil && l.caps && l.center
}

func (n *namer) anchor(i int) bool {
	l := n.lines[i]
	switch t := titleOf(l.fold); {
	case t == stateTitle:
		l.name(rules.NationalTitle, sureTitle(l.fold))
		n.found(rules.State, "")
	case t == partyTitle:
		l.name(rules.NationalTitle, sureTitle(l.fold))
		n.found(rules.Party, "")
	case t == variantTitle:
		l.name(rules.NationalTitle, 0.95)
		n.found(rules.Party, variantOf(l.fold).ID)
	case n.brokenTitle(i):
	case l.fold == motto:
		l.name(rules.Motto, 1)
	case l.fold != "" && misspelt(l.fold, motto):
		l.name(rules.Motto, 0.85)
	case isReference(l.text):
		l.name(rules.Reference, sureReference(l.text))
	case isPlaceDate(l.text):
		l.name(rules.PlaceDate, 0.98)
	default:
		return false
	}
	return true
}

// sureTitle is less where a title has slips.
func sureTitle(fold string) float64 {
	if fold == party || strings.HasPrefix(fold, nation) {
		return 1
	}
	return 0.85
}

func sureReference(text string) float64 {
	if rules.ND30.Words.NumberForm.MatchString(text) || rules.Dang2026.Words.NumberForm.MatchString(text) {
		return 1
	}
	return 0.9
}

// brokenTitle names a title, or a motto, that stands on two or three lines.
func (n *namer) brokenTitle(i int) bool {
	for whole, e := range map[string]rules.Element{nation: rules.NationalTitle, motto: rules.Motto, party: rules.NationalTitle} {
		if !strings.HasPrefix(whole, n.lines[i].fold+" ") {
			continue
		}
		got, j := n.lines[i].fold, i
		for got != whole && j+1 < len(n.lines) {
			j++
			next := n.lines[j]
			if next.stroke != nil || next.silent() && n.paper.Source == Text {
				continue // drawn across it, or an empty line between lines
			}
			if next.silent() {
				break
			}
			got += " " + next.fold
			if !strings.HasPrefix(whole, got) {
				break
			}
		}
		if got != whole {
			continue
		}
		for ; i <= j; i++ {
			if !n.lines[i].silent() {
				n.lines[i].name(e, 0.95)
			}
		}
		if whole == party {
			n.found(rules.Party, "")
		} else {
			n.found(rules.State, "")
		}
		return true
	}
	return false
}

// found keeps the family that the first title tells.
func (n *namer) found(f rules.Family, variant string) {
	if n.paper.Family == "" {
		n.paper.Family, n.paper.Variant = f, variant
	}
}

// issuers names the lines with the issuing body and the one above it.
func (n *namer) issuers(from, end int) {
	var names []*line
	columns := false
	for _, l := range n.lines[from:end] {
		columns = columns || l.column() == 1
	}
	for i := from; i < end; i++ {
		l := n.lines[i]
		if l.is(rules.Reference) && len(names) > 0 {
			break
		}
		if l.named() || l.mark.class == bullet {
			continue
		}
		if forms.begin(l.fold) && l.short(60) {
			l.name(rules.AnnexLabel, 0.6)
			continue
		}
		if !n.besideTitle(l, columns) {
			continue
		}
		if strings.Trim(l.text, "* ") == "" {
			l.name(rules.IssuerStar, 1)
			continue
		}
		if n.note(l) || rules.BeginsLetter(l.text) || !n.issuing(l) {
			continue
		}
		if !n.numberMark(l, names, from, end) {
			names = append(names, l)
		}
	}
	n.partIssuers(names)
}

// besideTitle tells whether a line may stand at the left of a head: in a PDF with columns
// only one in the left column does.
func (n *namer) besideTitle(l *line, columns bool) bool {
	return l.column() <= 1 && !(columns && l.column() == 0 && n.paper.Source == PDF)
}

// numberMark names a mark under the bodies that a program fills a number into. Where
// the head has a line of number and symbol too it is the number of something else.
func (n *namer) numberMark(l *line, names []*line, from, end int) bool {
	switch {
	case len(names) == 0 || !rules.BlankNumber(l.text):
		return false
	case n.has(from, end, rules.Reference):
		l.name(rules.Body, 0.4)
	default:
		l.name(rules.Reference, 0.6)
	}
	return true
}

// issuing tells whether a line may be of a body's name.
func (n *namer) issuing(l *line) bool {
	return l.caps || l.bold || l.column() == 1 || placeholder(l.text) || bodies.begin(l.fold)
}

// placeholder tells whether a text is a mark that a program or a person fills in.
func placeholder(text string) bool {
	for _, pair := range [][2]string{{"{{", "}}"}, {"<<", ">>"}, {"«", "»"}, {"[", "]"}, {"<", ">"}} {
		if strings.HasPrefix(text, pair[0]) && strings.HasSuffix(text, pair[1]) {
			return true
		}
	}
	return strings.Trim(text, ".…_ ()0123456789") == "" && text != ""
}

// partIssuers tells the issuing body from the one above it: by weight, or by
// where a second name begins.
func (n *namer) partIssuers(names []*line) {
	cut, sure, parted := 0, 0.95, false
	for i, l := range names {
		if i > 0 && l.bold && !names[i-1].bold {
			cut, sure = boldName(names, i)
			parted = true
		}
	}
	if !parted {
		cut, sure = secondName(names)
	}
	for i, l := range names {
		if i < cut {
			l.name(rules.ParentAgency, sure)
			l.or(rules.Issuer)
		} else {
			l.name(rules.Issuer, sure)
			if i < len(names)-1 {
				l.or(rules.ParentAgency)
			}
		}
	}
}

// boldName is the line on which the name begins of which one line is the first that is
// bold: that line, unless it goes on with those above it.
func boldName(names []*line, bold int) (cut int, sure float64) {
	switch {
	case namesOn(names[bold-1], names[bold]):
		for cut = bold - 1; cut > 0 && (namesOn(names[cut-1], names[cut]) || !names[cut].ofBody()); cut-- {
		}
		return cut, 0.9
	case names[bold].ofBody() || placeholder(names[bold].text):
		return bold, 0.95
	}
	return bold, 0.7
}

// namesOn tells whether the name of a body goes on with the line below: it is none
// without that, or the two part a word.
func namesOn(above, l *line) bool {
	switch {
	case continued(above), strings.HasPrefix(l.fold, "VA "):
		return true
	case l.ofBody():
		return false
	case places.begin(l.fold):
		return !placed(above.fold)
	}
	before, behind := strings.Fields(above.text), strings.Fields(l.text)
	if len(before) == 0 || len(behind) == 0 {
		return false
	}
	folds := viet.Fold(slices.Concat(before, behind))
	return folds.Phrased()[len(before)] || folds.Sizes()[len(before)] == 0
}

// ofBody tells whether a line begins with the word for a sort of body.
func (l *line) ofBody() bool { _, ok := l.sort(); return ok }

// sort is the word for the sort of body that a line begins with: not half of another word,
// as in "KHOA HỌC".
func (l *line) sort() (string, bool) {
	sort, ok := bodies.which(l.fold)
	if !ok || strings.Contains(sort, " ") {
		return sort, ok
	}
	const pair = 2
	if words := strings.Fields(l.text); len(words) > 1 && viet.Fold(words).Sizes()[0] == pair {
		return "", false
	}
	return sort, true
}

// placed tells whether a name has that of its area already.
func placed(fold string) bool {
	words := strings.Fields(fold)
	for i := 1; i < len(words); i++ {
		if area, ok := places.which(strings.Join(words[i:], " ")); ok && area != country {
			return true
		}
	}
	return false
}

// country is what a body of the whole country has in its name, and its branches too.
const country = "VIET NAM"

// secondName is the line on which the last of several names begins; 0 if there is
// one name, or if bodies of one rank issue together.
func secondName(names []*line) (cut int, sure float64) {
	ranks := map[string]bool{}
	for i, l := range names {
		rank, ok := l.sort()
		area, _ := areas.which(l.fold)
		if i > 0 && (continued(names[i-1]) || len(area) >= len(rank) && area != "" && !(area == rank && rules.BeginsBody(l.text))) {
			continue
		}
		if ok && ranks[rank] {
			return 0, 0.7
		}
		ranks[rank] = ok
		if i > 0 && (ok || placeholder(l.text) && placeholder(names[i-1].text)) {
			cut = i
		}
	}
	return cut, 0.8
}

// continued tells whether a name goes on with the next line.
func continued(l *line) bool {
	return meetings.begin(l.fold) || openBodies.are(l.fold) || strings.HasSuffix(l.text, "-") || strings.HasSuffix(l.text, "–") || strings.HasSuffix(l.text, ",") || strings.HasSuffix(l.fold, " VA")
}

// note names the marks that may stand anywhere in a head.
func (n *namer) note(l *line) bool {
	if n.stamp(l) {
		return true
	}
	fold := folded(strings.Trim(l.text, "()[] .*"))
	switch {
	case drafts.begin(fold) && l.short(24):
		l.name(rules.DraftNote, 0.95)
	case strings.Trim(l.text, "* ") == "" && l.text != "":
		l.name(rules.IssuerStar, 0.95)
	case circulation.begin(fold) && (l.caps || l.stamped() && l.short(40)):
		l.name(rules.CirculationNote, 0.9)
	default:
		return false
	}
	return true
}

// restOfHead names what is left in a head: the subject of a công văn under the
// number, marks, and a line of place and date without a date.
func (n *namer) restOfHead(from, end int) {
	letter, referred, titled := false, false, false
	dated := n.has(from, end, rules.PlaceDate)
	for i := from; i < end; i++ {
		switch l := n.lines[i]; {
		case l.is(rules.Reference):
			referred = true
		case l.is(rules.NationalTitle), l.is(rules.Motto):
			letter, titled = false, true
		case l.is(rules.PlaceDate):
			letter = false
		case l.named(), n.note(l):
		case l.column() > 1:
			if titled && !dated {
				l.name(rules.PlaceDate, 0.6)
				dated = true
			}
		case rules.BeginsLetter(l.text):
			l.name(rules.LetterSubject, 0.95)
			letter = true
		case letter:
			l.name(rules.LetterSubject, 0.9)
		case referred && l.column() == 1 && l.short(120):
			// The Party's says no "V/v", and stands in italics.
			sure := 0.5
			if n.paper.Family == rules.Party && l.italic {
				sure = 0.85
			}
			l.name(rules.LetterSubject, sure)
		}
	}
}

// has tells whether one of the lines is one of the elements.
func (n *namer) has(from, to int, elements ...rules.Element) bool {
	for i := from; i < to; i++ {
		for _, e := range elements {
			if n.lines[i].is(e) {
				return true
			}
		}
	}
	return false
}
