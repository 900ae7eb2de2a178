package seen

import (
	"strings"

	"vanthu/internal/rules"
)

// title names what stands between head and text: tên loại, trích yếu, whose
// decision it is, who is addressed. It says where the text begins.
func (n *namer) title(from int) int {
	i := n.skip(from)
	i = n.blankDate(i)
	letter := n.has(0, from, rules.LetterSubject)
	if !letter && i < len(n.lines) && rules.BeginsLetter(n.lines[i].text) {
		i, letter = n.letterSubject(i), true
	}
	if letter {
		n.kind = rules.FindKind("cong-van")
	}
	if !letter || n.titledToo(i) {
		i = n.typeName(i)
	}
	if n.kind == nil && !n.has(from, i, rules.TypeName) {
		i = n.bareSubject(i)
	}
	if n.kind != nil {
		n.paper.Kind = n.kind.Slug
	}
	i = n.competence(i)
	return n.addressees(i)
}

// titledToo tells whether a paper whose subject stands under the number has a title
// nevertheless.
func (n *namer) titledToo(i int) bool {
	if i >= len(n.lines) {
		return false
	}
	_, exact := kindOf(n.lines[i].fold)
	return exact && n.lines[i].caps
}

// letterSubject names the subject of a công văn that stands under the head, and says
// what comes after it.
func (n *namer) letterSubject(i int) int {
	n.lines[i].name(rules.LetterSubject, 0.85)
	for i++; i < len(n.lines); i++ {
		l := n.lines[i]
		if l.silent() || !l.short(90) || toLabels.begin(l.fold) || l.mark.class != unmarked || !n.runsOut(i) {
			break
		}
		l.name(rules.LetterSubject, 0.8)
	}
	return i
}

// bareSubject names the lines between a head and "Kính gửi" as the subject of a
// công văn that does not say "V/v", as the Party's do.
func (n *namer) bareSubject(i int) int {
	const most = 5
	var lines []*line
	for j := i; j < len(n.lines) && len(lines) <= most; j++ {
		l := n.lines[j]
		switch {
		case l.silent():
		case toLabels.begin(l.fold):
			for _, one := range lines {
				one.name(rules.LetterSubject, 0.7)
			}
			if len(lines) > 0 {
				n.kind = rules.FindKind("cong-van")
			}
			return j
		case l.caps || !l.short(120) || l.mark.class != unmarked || strings.HasSuffix(l.text, "."):
			return i
		default:
			lines = append(lines, l)
		}
	}
	return i
}

// blankDate names a mark to fill in between head and tên loại, where place and date
// stand, and says what comes after it.
func (n *namer) blankDate(i int) int {
	if n.dated || i >= len(n.lines) || n.lines[i].table || !placeholder(n.lines[i].text) {
		return i
	}
	next := n.skip(i + 1)
	if next >= len(n.lines) || !n.lines[next].caps {
		return i
	}
	n.lines[i].name(rules.PlaceDate, 0.4)
	return next
}

// skip passes over what has no text.
func (n *namer) skip(i int) int {
	for i < len(n.lines) && !n.lines[i].table && (n.lines[i].silent() || n.note(n.lines[i])) {
		i++
	}
	return i
}

// typeName names the tên loại and its trích yếu and says what comes after them.
func (n *namer) typeName(i int) int {
	if i >= len(n.lines) || n.lines[i].table {
		return i
	}
	i = n.ahead(i)
	l := n.lines[i]
	kind, exact := kindOf(l.fold)
	switch {
	case toLabels.begin(l.fold), l.mark.class != unmarked && kind == nil, !l.short(150):
		return i
	case kind != nil && exact:
		l.name(rules.TypeName, 1)
	case l.caps && (kind != nil || titles.begin(l.fold)):
		l.name(rules.TypeName, 0.9)
	case l.caps, placeholder(l.text) && (l.bold || l.center):
		l.name(rules.TypeName, 0.6)
		kind = nil
	default:
		return i
	}
	n.kind = kind
	if kind != nil && kind.Untitled {
		return i + 1
	}
	return n.subject(i+1, l)
}

// ahead is the line of a kind's name, if it stands a little way under a line that no
// part is known for; else that line. What is passed over is in doubt.
func (n *namer) ahead(i int) int {
	const most = 12
	for j := i; j < len(n.lines) && j < i+most; j++ {
		l := n.lines[j]
		if l.table || l.opens() || l.mark.numbered() || !l.short(160) {
			return i
		}
		if kind, exact := kindOf(l.fold); exact && kind != nil && (l.caps || l.bold && l.center) {
			for ; i < j; i++ {
				if !n.lines[i].named() {
					n.lines[i].name(rules.Body, 0.3)
				}
			}
			return j
		}
	}
	return i
}

// kindOf is the kind whose name a folded text is, or begins with.
func kindOf(fold string) (k *rules.Kind, exact bool) {
	longest := 0
	for i, name := range kindNames {
		switch {
		case fold == name:
			return &rules.Kinds[i], true
		case len(name) > longest && strings.HasPrefix(fold, name+" "):
			k, longest = &rules.Kinds[i], len(name)
		}
	}
	return k, false
}

// subject names the lines of the trích yếu under a tên loại.
func (n *namer) subject(i int, typeName *line) int {
	begun := false
	for ; i < len(n.lines); i++ {
		l := n.lines[i]
		switch {
		case l.table:
			return i
		case l.stroke != nil:
			if begun {
				return i + 1
			}
			continue
		case l.paragraph == nil:
			continue
		case l.text == "":
			if begun && (!l.looks || !n.goesOn(i)) {
				return i
			}
			continue
		case n.note(l), n.numberBelow(i):
			continue
		case attached.begin(l.fold) && l.short(250):
			return n.reference(i)
		case !n.subjecting(i, typeName, begun):
			return i
		}
		if !begun && l.caps && strings.HasPrefix(l.fold, ofWhom) {
			l.name(rules.AuthorLine, 0.95)
			continue
		}
		l.name(rules.Subject, 0.95)
		begun = true
	}
	return i
}

// numberBelow names the line of number and symbol in the middle under a title, where
// contracts have it.
func (n *namer) numberBelow(i int) bool {
	l := n.lines[i]
	if !l.center || !isReference(l.text) || n.has(0, i, rules.Reference) {
		return false
	}
	l.name(rules.Reference, 0.9)
	return true
}

// reference names the line "(Kèm theo …)" and those that it goes on with, and says
// what comes after them.
func (n *namer) reference(i int) int {
	for open := true; open && i < len(n.lines) && n.lines[i].paragraph != nil; i++ {
		l := n.lines[i]
		l.name(rules.AnnexReference, 0.9)
		open = strings.HasPrefix(l.text, "(") && !strings.HasSuffix(l.text, ")") || open && l.text != "" && !strings.Contains(l.text, ")") && l.text[0] != '('
		if !l.short(200) {
			return i + 1
		}
	}
	return i
}

// dispatch ends the line before those whom a công điện goes to.
var dispatch = folded(rules.ND30.Words.Dispatch)

// ofWhom begins the line under a tên loại that says whose paper it is.
var ofWhom = folded(rules.ND30.Words.ReferenceIssuer) + " "

// goesOn tells whether the next line with a text is set like a trích yếu.
func (n *namer) goesOn(i int) bool {
	j := n.skip(i)
	return j < len(n.lines) && !n.lines[j].table && n.lines[j].center && n.lines[j].bold && !n.lines[j].caps
}

// runsOut tells whether the lines from one on, in a text of words alone, come to an
// empty one or to another part without the end of a sentence.
func (n *namer) runsOut(i int) bool {
	const most = 6
	for j := i; j < len(n.lines) && j < i+most; j++ {
		l := n.lines[j]
		switch {
		case l.silent() || l.caps || l.mark.numbered() || l.opens():
			return true
		case endsWith(l.text, ".:;"):
			return false
		}
	}
	return false
}

func (n *namer) subjecting(i int, typeName *line, begun bool) bool {
	l := n.lines[i]
	switch {
	case l.opens(), l.mark.numbered(), !l.short(600), l.column() > 0 && typeName.column() == 0:
		return false
	case l.headed() && !l.center:
		return false
	case begun && n.decides() && l.caps && (l.posts() || bodies.begin(l.fold)):
		return false
	case !l.looks:
		if begun {
			return n.runsOut(i)
		}
		return l.short(400) && (!endsWith(l.text, ".:") || rules.BeginsLetter(l.text) || placeholder(l.text))
	}
	return l.stands() || !begun && rules.BeginsLetter(l.text)
}

// stands tells whether a line is set as a title, and is no sentence with bold words.
func (l *line) stands() bool {
	return l.center || l.bold && !strings.HasSuffix(l.text, ".")
}

func (n *namer) decides() bool {
	return n.kind != nil && (n.kind.Competence[rules.State] || len(n.kind.Resolves) > 0)
}

// competence names the lines that say who decides.
func (n *namer) competence(i int) int {
	if !n.decides() {
		return i
	}
	named := false
	for j, l := range n.texts(i, len(n.lines)) {
		blank := placeholder(l.text)
		if !l.caps && !blank || blank && named || basisWords.begin(l.fold) || l.mark.class != unmarked || !l.short(150) || resolutions.are(l.fold) {
			break
		}
		l.name(rules.Competence, 0.9)
		named, i = true, j+1
	}
	return i
}

// addressees names who is addressed, and says where the text begins.
func (n *namer) addressees(i int) int {
	j := n.skip(i)
	if j >= len(n.lines) || n.lines[j].table {
		return i
	}
	l := n.lines[j]
	if !toLabels.begin(l.fold) && !(strings.HasSuffix(l.fold, " "+dispatch) && strings.HasSuffix(l.text, ":")) {
		return i
	}
	l.name(rules.AddresseesLabel, 1)
	_, name, _ := strings.Cut(l.text, ":")
	return n.listOfAddressees(j+1, strings.TrimSpace(name) == "" || strings.HasSuffix(l.text, ";") || strings.HasSuffix(l.text, ","))
}

// listOfAddressees names the lines under "Kính gửi"; open: more are to come.
func (n *namer) listOfAddressees(j int, open bool) int {
	listed := false
	for ; j < len(n.lines); j++ {
		next := n.lines[j]
		if next.table || next.paragraph != nil && next.text == "" && !open {
			return j
		}
		if next.silent() {
			continue
		}
		again := toLabels.begin(next.fold)
		beside := next.column() > 1 && n.sameTable(j, j-1)
		if !again && !beside && !n.addressed(next, open, listed) {
			return j
		}
		listed = listed || next.mark.class == bullet
		if again {
			next.name(rules.AddresseesLabel, 0.95)
		} else {
			next.name(rules.Addressees, 0.9)
		}
		open = !strings.HasSuffix(next.text, ".") || strings.HasSuffix(next.text, "..")
	}
	return j
}

// saysMore tells whether a line says where one who is addressed is found. One that is
// set as a paragraph is of the text.
func (l *line) saysMore() bool {
	return l.mark.class == unmarked && strings.HasPrefix(l.text, "(") ||
		contacts.begin(l.fold) && l.short(150) && (!l.looks || l.center || l.paragraph.Set.Left > 0)
}

// addressed tells whether a line under "Kính gửi" is one of those addressed.
func (n *namer) addressed(l *line, open, listed bool) bool {
	switch {
	case !l.short(200), basisWords.begin(l.fold):
		return false
	case l.saysMore(), l.mark.class == bullet:
		return true
	case l.mark.class != unmarked:
		return false
	}
	return open && !(listed && placeholder(l.text)) && (l.short(90) && !l.caps && (strings.HasSuffix(l.text, ";") || strings.HasSuffix(l.text, ".") || bodies.begin(l.fold) || placeholder(l.text)))
}
