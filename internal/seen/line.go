package seen

import (
	"slices"
	"strings"
	"unicode"

	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// line is a paragraph or a stroke as the recogniser sees it.
type line struct {
	paragraph *Paragraph // nil for a stroke, a table or a picture
	stroke    *Stroke
	table     bool
	first     bool // of a sheet
	text      string
	fold      string // the text in capitals without diacritics, its words alone
	caps      bool   // all letters are capitals, two at least
	bold      bool   // of most letters
	italic    bool
	center    bool
	looks     bool // the file tells looks
	mark      mark
}

// silent tells whether a line has no text: it is an empty paragraph, or none.
func (l *line) silent() bool { return l.text == "" }

// opens tells whether a line begins what stands under a title: who is addressed,
// or the bases.
func (l *line) opens() bool { return toLabels.begin(l.fold) || basisWords.begin(l.fold) }

// short tells whether a line is no longer than so many characters.
func (l *line) short(most int) bool { return len(l.text) <= 2*most && len([]rune(l.text)) <= most }

// named tells whether a line has its element, or can have none.
func (l *line) named() bool {
	return l.silent() || l.paragraph.Element != ""
}

// name gives a line its element.
func (l *line) name(e rules.Element, sure float64) {
	if l.paragraph != nil {
		l.paragraph.Element, l.paragraph.Sure = e, sure
	}
}

// or gives it a second reading too.
func (l *line) or(e rules.Element) {
	if l.paragraph != nil {
		l.paragraph.Or = e
	}
}

func (l *line) is(e rules.Element) bool { return l.paragraph != nil && l.paragraph.Element == e }

func (l *line) column() int {
	if l.paragraph == nil {
		return 0
	}
	return l.paragraph.Place.Column
}

// lines are the blocks of a body as lines.
func (p *Paper) lines() []*line {
	out := make([]*line, 0, len(p.Blocks))
	starts := map[int]bool{}
	for _, s := range p.Sheets {
		starts[s.FirstBlock] = s.Number > 1
	}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		l := &line{paragraph: b.Paragraph, stroke: b.Stroke, table: b.Table != nil, first: starts[i]}
		if b.Paragraph != nil {
			l.read(p.Source)
		}
		out = append(out, l)
	}
	return out
}

// read takes text and look from the paragraph.
func (l *line) read(from Source) {
	l.text = l.paragraph.Plain()
	l.fold = folded(l.paragraph.unnoted(l.text))
	l.looks = from != Text
	letters, upper, bold, italic := 0, 0, 0, 0
	for i := range l.paragraph.Runs {
		r := &l.paragraph.Runs[i]
		for _, c := range r.Shown() {
			if !unicode.IsLetter(c) {
				continue
			}
			letters++
			if unicode.IsUpper(c) {
				upper++
			}
			if r.Bold {
				bold++
			}
			if r.Italic {
				italic++
			}
		}
	}
	l.caps = letters > 1 && upper >= letters-letters/12
	l.bold = letters > 0 && bold*2 > letters
	l.italic = letters > 0 && italic*2 > letters
	l.center = l.paragraph.Set.Align == Center
	l.mark = markOf(l.paragraph, l.text)
}

// unnoted is a text without the raised figures of notes behind it: "QUYẾT ĐỊNH²".
func (p *Paragraph) unnoted(text string) string {
	n := len(p.Runs)
	for n > 0 && p.Runs[n-1].Raised > 0 && strings.Trim(p.Runs[n-1].Text, "0123456789() ") == "" {
		text = strings.TrimSuffix(text, strings.TrimSpace(p.Runs[n-1].Text))
		n--
	}
	return text
}

// folded is a text's words in capitals without diacritics, with single blanks.
func folded(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToUpper(viet.FoldASCII(s)), func(r rune) bool {
		return !('A' <= r && r <= 'Z' || '0' <= r && r <= '9')
	}), " ")
}

// endsWith tells whether a text ends with one of some characters of ASCII.
func endsWith(text, characters string) bool {
	return text != "" && strings.ContainsAny(text[len(text)-1:], characters)
}

// words is a list of words to look for, folded.
type words []string

func foldWords(list []string) words {
	out := make(words, len(list))
	for i, w := range list {
		out[i] = folded(w)
	}
	return out
}

// begin tells whether a folded text begins with one of the words.
func (w words) begin(fold string) bool {
	for _, s := range w {
		if strings.HasPrefix(fold, s) && (len(fold) == len(s) || fold[len(s)] == ' ') {
			return true
		}
	}
	return false
}

// which is the longest of the words that a folded text begins with.
func (w words) which(fold string) (longest string, ok bool) {
	for _, s := range w {
		if len(s) > len(longest) && (words{s}).begin(fold) {
			longest, ok = s, true
		}
	}
	return longest, ok
}

// are tells whether a folded text is one of the words.
func (w words) are(fold string) bool {
	for _, s := range w {
		if fold == s {
			return true
		}
	}
	return false
}

// The lists of rules.Reading, folded.
var (
	bodies      = foldWords(rules.Reading.Bodies)
	areas       = foldWords(rules.Reading.Areas)
	openBodies  = foldWords(slices.Concat(rules.Reading.Local, rules.Reading.Open))
	places      = foldWords(rules.Reading.Places)
	posts       = foldWords(rules.Reading.Posts)
	loudPosts   = slices.Concat(posts, foldWords(rules.Reading.LoudPosts))
	basisWords  = foldWords(rules.Reading.Bases)
	toLabels    = foldWords(rules.Reading.Addressees)
	recipients  = foldWords(rules.Reading.Recipients)
	resolutions = foldWords(rules.Reading.Resolutions)
	secrecy     = foldWords(rules.Reading.Secrecy)
	drafts      = foldWords(rules.Reading.Drafts)
	annexes     = foldWords(rules.Reading.Annexes)
	titles      = foldWords(rules.Reading.Titles)
	forms       = foldWords(rules.Reading.Forms)
	meetings    = foldWords(rules.Reading.Meetings)
	circulation = foldWords(rules.Reading.Circulation)
	copies      = copyForms()
	attached    = foldWords(rules.Reading.Attached)
	signedWords = foldWords(rules.Reading.Signed)
	notes       = foldWords(rules.Reading.Notes)
	contacts    = foldWords(rules.Reading.Contacts)
	held        = foldWords(rules.Reading.Held)
	companies   = foldWords(rules.Reading.Companies)

	nation = folded(rules.ND30.Words.Title)
	motto  = folded(rules.ND30.Words.Motto)
	party  = folded(rules.Dang2026.Words.Title)

	kindNames     = foldEach(rules.Kinds, func(k rules.Kind) string { return k.Name })
	variantTitles = foldEach(rules.Variants, func(v rules.Variant) string { return v.Title })
	urgencies     = urgencyWords()
	urgencyFirst  = firstWords(urgencies)
)

// foldEach is the folded name of each row of a table, in its order.
func foldEach[T any](rows []T, name func(T) string) words {
	out := make(words, len(rows))
	for i := range rows {
		out[i] = folded(name(rows[i]))
	}
	return out
}

// urgencyWords are the marks of urgency of all profiles.
func urgencyWords() words {
	var out []string
	for _, p := range rules.Profiles {
		for _, w := range p.Marks.UrgencyWords {
			out = append(out, w)
		}
	}
	return foldWords(out)
}

// firstWords are the first words of those that have two.
func firstWords(of words) words {
	var out words
	for _, w := range of {
		if first, _, two := strings.Cut(w, " "); two {
			out = append(out, first)
		}
	}
	return out
}

// copyForms are the words that a copy says it is one with.
func copyForms() words {
	var out []string
	for _, p := range rules.Profiles {
		for _, w := range p.Copies.Words {
			out = append(out, w)
		}
		if s := p.Copies.Stamp; s != nil {
			out = append(out, s.Title)
		}
	}
	return foldWords(out)
}

// Frames tells whether a text begins a part of a head or of the end of a paper,
// which may stand beside something else without a table of content.
func Frames(text string) bool { return frames(text) }

// frames tells whether a text begins a part of a head or of the end of a paper:
// what may stand beside something else.
func frames(text string) bool {
	text = plain(text)
	if text == "" || len(text) > longestFrame {
		return false
	}
	fold := folded(text)
	switch {
	case recipients.begin(fold), authority(text) != nil, titleOf(fold) != noTitle, beginsTitle(fold):
		return true
	case fold == motto, isReference(text), isPlaceDate(text):
		return true
	}
	return false
}

// longestFrame is how many bytes a line of a head or of a signature may have.
const longestFrame = 240

// authority is the mark that a line of authority begins with, of either family.
func authority(text string) *rules.AuthorityMark {
	if m := rules.ND30.Signature.MarkOf(text); m != nil {
		return m
	}
	if m := rules.Dang2026.Signature.MarkOf(text); m != nil {
		return m
	}
	if m, rest := rules.LooseMark(text); m != nil && capitals(rest) && (beginsPost(rest) || bodies.begin(folded(rest))) {
		return m
	}
	return nil
}

// title tells which title a line is.
type title uint8

const (
	noTitle title = iota
	stateTitle
	partyTitle
	variantTitle
)

func titleOf(fold string) title {
	switch {
	case strings.HasPrefix(fold, nation):
		return stateTitle
	case fold == party:
		return partyTitle
	case variantOf(fold) != nil:
		return variantTitle
	case misspelt(fold, nation):
		return stateTitle
	case misspelt(fold, party):
		return partyTitle
	}
	return noTitle
}

// beginsTitle tells whether a folded line is more than half of a title that goes on
// on the next one.
func beginsTitle(fold string) bool {
	return 2*len(fold) > len(nation) && strings.HasPrefix(nation, fold+" ") || 2*len(fold) > len(party) && strings.HasPrefix(party, fold+" ")
}

// misspelt tells whether a text is a line of a head with a slip or two.
func misspelt(fold, line string) bool {
	const slips = 2
	return fold != line && max(len(fold), len(line))-min(len(fold), len(line)) <= slips && fold[0] == line[0] && viet.Distance(fold, line) <= slips
}

func variantOf(fold string) *rules.Variant {
	if i := slices.Index(variantTitles, fold); i >= 0 && fold != "" {
		return &rules.Variants[i]
	}
	return nil
}

// isReference tells whether a text has the form of a number and symbol.
func isReference(text string) bool {
	m := rules.ReadNumber.FindStringSubmatch(text)
	if m == nil || len([]rune(text)) > 60 {
		return false
	}
	rest := strings.TrimSpace(m[2])
	return rest == "" && (m[1] != "" || strings.HasSuffix(text, ":")) || strings.ContainsAny(rest, "/-–{<[«") && !strings.ContainsAny(rest, ",;")
}

// isPlaceDate tells whether a text has the form of a place and a date.
func isPlaceDate(text string) bool {
	if len([]rune(text)) > 100 || strings.HasSuffix(text, ";") {
		return false
	}
	if m := rules.ReadDate.FindStringSubmatch(text); m != nil {
		return len(strings.Fields(m[1])) <= 8 && (!strings.ContainsAny(m[1], "/(0123456789") || placeholder(m[1])) && len(m[2]) < 30 && len(m[3]) < 30 && len(strings.Fields(m[4])) <= 2
	}
	return rules.ReadShortDate().MatchString(text)
}
