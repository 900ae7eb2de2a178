package seen

import (
	"strings"

	"vanthu/internal/rules"
)

// body names the text from one line to another: bases, headings, paragraphs.
func (n *namer) body(from, to int) {
	start := n.bases(from, to)
	if start == from {
		n.decider(from, to)
	}
	titled := false // a label of a part stands above, whose title is to come
	for i := start; i < to; i++ {
		l := n.lines[i]
		if l.named() {
			continue
		}
		switch {
		case l.mark.level != "":
			titled = n.levelled(l)
			continue
		case titled && (l.caps || l.bold || l.center) && l.mark.class == unmarked:
			l.name(rules.PartTitle, 0.9)
			continue
		case l.addresses():
			l.name(rules.AddresseesLabel, 0.6)
		case n.resolves(l):
			l.name(rules.Resolution, 0.95)
		case l.leads() && n.listBelow(i, to):
			l.name(rules.HeadingII, 0.8)
		default:
			n.paragraph(l)
		}
		titled = false
	}
}

// resolves tells whether a line in a text says that something is decided.
func (n *namer) resolves(l *line) bool {
	return n.kind != nil && l.mark.class == unmarked && resolutions.are(l.fold) && (l.caps || l.center)
}

// addresses tells whether a line in a text is "Kính gửi", and no sentence.
func (l *line) addresses() bool {
	return toLabels.begin(l.fold) && l.short(200) && (strings.Contains(l.text, ":") || !strings.HasSuffix(l.text, "."))
}

// leads tells whether a line without a number is set as the heading of a list.
func (l *line) leads() bool {
	const most = 40
	return l.looks && l.bold && !l.center && l.mark.class == unmarked && l.short(most) && strings.HasSuffix(l.text, ":")
}

// listBelow tells whether the next line with a text is a dash item.
func (n *namer) listBelow(i, to int) bool {
	for _, l := range n.lines[i+1 : to] {
		if l.table || l.text != "" {
			return l.mark.class == bullet
		}
	}
	return false
}

// bases names the bases, if the text begins with some, and says what comes after
// them.
func (n *namer) bases(from, to int) int {
	end := from
	var list []*line
	resolved := false
	for i, l := range n.texts(from, to) {
		if n.decides() && (l.caps || l.center) && l.short(120) && l.mark.class == unmarked && resolution(l.fold) {
			l.name(rules.Resolution, 0.98)
			resolved, end = true, i+1
			break
		}
		if l.mark.numbered() || !basisWords.begin(folded(l.mark.rest)) && !(n.decides() && len(list) > 0) && !placeholder(l.text) {
			break
		}
		list = append(list, l)
	}
	if !resolved {
		list = closedBases(list)
	}
	for _, l := range list {
		l.name(rules.LegalBasis, 0.9)
	}
	return end
}

// decider names the lines in the middle, in capitals, that say under the bases
// which body decides and what.
func (n *namer) decider(from, to int) {
	const most = 3
	var lines []*line
	based := false
	for _, l := range n.lines[from:to] {
		switch {
		case l.is(rules.LegalBasis):
			based = true
			continue
		case l.silent():
			continue
		case based && l.caps && l.center && l.mark.class == unmarked && l.short(120) && (len(lines) > 0 || bodies.begin(l.fold)):
			lines = append(lines, l)
			continue
		}
		break
	}
	if len(lines) > most {
		return
	}
	for _, l := range lines {
		l.name(rules.Competence, 0.85)
	}
}

// resolution tells whether a folded line says that something is decided.
func resolution(fold string) bool {
	if resolutions.are(fold) {
		return true
	}
	for _, r := range resolutions {
		if strings.HasSuffix(fold, " "+r) {
			return true
		}
	}
	return false
}

// closedBases are the bases at the beginning of a list that is not closed by a
// line such as "QUYẾT ĐỊNH:". The one that introduces the text is none.
func closedBases(list []*line) []*line {
	for i, l := range list {
		if !basisWords.begin(folded(l.mark.rest)) || strings.HasSuffix(l.text, ":") || len(list) == 1 && !strings.HasSuffix(l.text, ";") && !l.italic {
			return list[:i]
		}
	}
	return list
}

// levelled names a line that begins with "Chương", "Điều" or the like, and tells
// whether its title stands on the next one.
func (n *namer) levelled(l *line) (titled bool) {
	l.paragraph.Level = l.mark.level
	switch level := rules.FindLevel(l.mark.level); {
	case level.Alone && l.mark.rest == "":
		l.name(rules.PartLabel, 0.98)
		return true
	case level.Alone && (l.bold || l.caps || l.center):
		l.name(rules.PartLabel, 0.9)
	case level.Alone:
		l.name(rules.Body, 0.6)
		l.paragraph.Level = ""
		l.or(rules.PartLabel)
	case l.short(200) && !strings.HasSuffix(l.text, ".") && (l.bold || !l.looks):
		l.name(rules.HeadingII, 0.9)
	default:
		l.name(rules.Body, 0.95)
	}
	return false
}

// paragraph names a line by its marker and its look.
func (n *namer) paragraph(l *line) {
	heading := l.heading()
	look := map[class]rules.Element{
		roman: rules.HeadingI, capital: rules.HeadingI, arabic: rules.HeadingII, decimal: rules.HeadingIII, letter: rules.HeadingIII,
	}[l.mark.class]
	if look != "" && (heading || look == rules.HeadingIII && l.italic && l.short(200)) {
		l.name(look, 0.95)
		return
	}
	if heading && l.mark.class == unmarked && l.headed() {
		l.name(rules.HeadingII, 0.9)
		return
	}
	l.name(rules.Body, 0.9)
	if heading && l.mark.class == unmarked && !strings.HasSuffix(l.text, ".") {
		l.paragraph.Sure = 0.7
		l.or(rules.HeadingII)
	}
}

// headed tells whether a line has the style of a heading.
func (l *line) headed() bool { return strings.HasPrefix(l.paragraph.Set.StyleName, HeadingStyle) }

// HeadingStyle begins the names of the styles that Word itself has for headings:
// "heading 2".
const HeadingStyle = "heading "

// heading tells whether a line looks like a heading: in a text without looks, one
// with a marker and no end.
func (l *line) heading() bool {
	switch {
	case l.headed():
		return true
	case !l.looks:
		return l.mark.class != unmarked && l.short(120) && !endsWith(l.text, ".;:,")
	case !l.short(250):
		return false
	}
	return l.bold || l.caps && l.mark.class != bullet
}
