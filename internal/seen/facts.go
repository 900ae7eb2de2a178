package seen

import (
	"slices"
	"strings"

	"vanthu/internal/rules"
)

// Fact is what a paper says at one place: its words as they are read, and the
// paragraphs that they stand in. What the paper does not say has neither.
type Fact struct {
	Text string
	Of   []*Paragraph
}

// Facts are the parts of a paper by what they say. Annexes have no part in them
// but the list of their titles.
type Facts struct {
	Title, Motto Fact
	Kind         Fact // the tên loại as printed; Paper.Kind has its slug
	Parent       Fact
	Issuer       Fact
	Reference    Fact   // the line of number and symbol
	Number       string // the number alone; "" where its place is blank
	Symbol       string // what follows it
	PlaceDate    Fact   // the line of place and date
	Place        string
	Date         string // ISO; "2026-11" or "2026" where the rest is blank, "" where all is; of minutes without such a line, see Paper.Held
	Subject      Fact   // as printed, with "V/v"
	Competence   Fact   // thẩm quyền ban hành
	Bases        []Fact
	To           []Fact // those of "Kính gửi", without dashes and end marks
	Headings     []Heading
	Recipients   []Fact // without dashes and end marks, and without the archive
	Archive      Fact   // the line of the archive, likewise without its dash
	Signers      []Signer
	Annexes      []Annex
	Draft        Fact
	Urgency      Fact
	Secrecy      Fact
	Circulation  Fact
}

// Heading is a heading, or a numbered paragraph, of the highest level that the
// text has.
type Heading struct {
	Marker string // "I.", "Điều 1."; "Chương I"
	Title  Fact   // the rest of its paragraph, or the title on the next line
}

// Signer is one who signs.
type Signer struct {
	Authority, Position []Fact
	Name                Fact
}

// Annex is an annex in the file.
type Annex struct {
	Label, Title, Subtitle, Reference Fact
}

// Facts are the parts of a paper after Name.
func (p *Paper) Facts() Facts {
	c := &collector{}
	for i := range p.Blocks {
		if q := p.Blocks[i].Paragraph; q != nil && !q.Copied && (q.Element != "" || q.Signer > 0) {
			c.take(q)
		}
	}
	f := &c.facts
	f.Number, f.Symbol = numberAndSymbol(f.Reference.Text)
	f.Place, f.Date = placeAndDate(f.PlaceDate.Text)
	if f.PlaceDate.Text == "" {
		f.Date = p.Held()
	}
	f.Headings = p.headings()
	return c.facts
}

// mostLines bounds the lines of one fact: no part of a paper has so many.
const mostLines = 64

type collector struct {
	facts Facts
}

func (f *Fact) add(p *Paragraph, text string) {
	if text == "" || len(f.Of) >= mostLines {
		return
	}
	if f.Text != "" {
		f.Text += " "
	}
	f.Text += text
	f.Of = append(f.Of, p)
}

// single are the elements that a paper has once, on one line or several.
func (f *Facts) single(e rules.Element) *Fact {
	switch e {
	case rules.NationalTitle:
		return &f.Title
	case rules.Motto:
		return &f.Motto
	case rules.TypeName:
		return &f.Kind
	case rules.ParentAgency:
		return &f.Parent
	case rules.Issuer:
		return &f.Issuer
	case rules.Reference:
		return &f.Reference
	case rules.PlaceDate:
		return &f.PlaceDate
	case rules.Subject, rules.LetterSubject:
		return &f.Subject
	case rules.Competence:
		return &f.Competence
	case rules.DraftNote:
		return &f.Draft
	case rules.UrgencyMark:
		return &f.Urgency
	case rules.SecrecyMark:
		return &f.Secrecy
	case rules.CirculationNote:
		return &f.Circulation
	}
	return nil
}

func (c *collector) take(p *Paragraph) {
	if p.Annex > 0 {
		c.annex(p)
		return
	}
	text := p.Plain()
	if p.Element == rules.TypeName {
		text = p.unnoted(text)
	}
	if one := c.facts.single(p.Element); one != nil {
		one.add(p, text)
		return
	}
	f := &c.facts
	switch p.Element {
	case rules.LegalBasis:
		c.basis(p, text)
	case rules.AddresseesLabel:
		_, text, _ = strings.Cut(text, ":")
		f.To = appendListed(f.To, p, strings.TrimSpace(text))
	case rules.Addressees:
		if n := len(f.To); n > 0 && AddressedOn(text) {
			f.To[n-1].add(p, listed(p, text).Text)
			return
		}
		f.To = appendListed(f.To, p, text)
	case rules.RecipientsLabel:
		_, rest, _ := strings.Cut(text, ":")
		f.Recipients = appendListed(f.Recipients, p, strings.TrimSpace(rest))
	case rules.Recipients:
		c.recipient(p, text)
	case rules.Authority, rules.Position, rules.SignerName:
		c.signer(p, text)
	}
}

// listed is one of a list without what stands around it.
func listed(p *Paragraph, text string) Fact {
	if m := findMark(text); m.class == bullet {
		text = m.rest
	}
	text = strings.TrimSpace(text)
	if !strings.HasSuffix(text, "..") {
		text = strings.TrimRight(text, ";.,: ")
	}
	return Fact{Text: text, Of: []*Paragraph{p}}
}

func appendListed(to []Fact, p *Paragraph, text string) []Fact {
	if f := listed(p, text); f.Text != "" {
		return append(to, f)
	}
	return to
}

// AddressedOn tells whether a line under "Kính gửi" says more of who is addressed
// on the line above: where he is to be found.
func AddressedOn(text string) bool {
	return strings.HasPrefix(text, "(") || contacts.begin(folded(text))
}

// basis adds a basis, or what goes on with the one above.
func (c *collector) basis(p *Paragraph, text string) {
	f := &c.facts
	one := listed(p, text)
	if n := len(f.Bases); n > 0 && !basisWords.begin(folded(one.Text)) && !placeholder(one.Text) {
		last := f.Bases[n-1].Of
		if above := last[len(last)-1].Plain(); above != "" && !endsWith(above, ";.,") {
			f.Bases[n-1].add(p, one.Text)
			return
		}
	}
	f.Bases = append(f.Bases, one)
}

func (c *collector) recipient(p *Paragraph, text string) {
	f := &c.facts
	if rules.ReadArchive(text) {
		m := findMark(text)
		f.Archive.add(p, m.rest)
		return
	}
	if n := len(f.Recipients); n > 0 && continues(f.Recipients[n-1].Of, text) {
		last := &f.Recipients[n-1]
		if above := last.Of[len(last.Of)-1].Plain(); strings.HasSuffix(above, ",") {
			last.Text += ","
		}
		last.add(p, listed(p, text).Text)
		return
	}
	f.Recipients = appendListed(f.Recipients, p, text)
}

// continues tells whether a line goes on with the recipient above it: it has no
// dash where that one has, and that one has no end.
func continues(above []*Paragraph, text string) bool {
	return findMark(text).class == unmarked && !endsWith(above[len(above)-1].Plain(), ";.:") && findMark(above[0].Plain()).class == bullet
}

func (c *collector) signer(p *Paragraph, text string) {
	f := &c.facts
	for len(f.Signers) < p.Signer {
		f.Signers = append(f.Signers, Signer{})
	}
	if p.Signer < 1 {
		return
	}
	s := &f.Signers[p.Signer-1]
	one := Fact{Text: text, Of: []*Paragraph{p}}
	switch p.Element {
	case rules.Authority:
		if n := len(s.Authority); n > 0 && p.GoesOn {
			s.Authority[n-1].add(p, text)
			return
		}
		s.Authority = append(s.Authority, one)
	case rules.Position:
		if n := len(s.Position); n > 0 && (p.GoesOn || strings.HasPrefix(text, "(")) {
			s.Position[n-1].add(p, text)
			return
		}
		s.Position = append(s.Position, one)
	default:
		s.Name.add(p, text)
	}
}

func (c *collector) annex(p *Paragraph) {
	f := &c.facts
	for len(f.Annexes) < p.Annex {
		f.Annexes = append(f.Annexes, Annex{})
	}
	a := &f.Annexes[p.Annex-1]
	switch p.Element {
	case rules.AnnexLabel:
		a.Label.add(p, p.Plain())
	case rules.AnnexTitle:
		a.Title.add(p, p.Plain())
	case rules.AnnexSubtitle:
		a.Subtitle.add(p, p.Plain())
	case rules.AnnexReference:
		a.Reference.add(p, p.Plain())
	}
}

// numberAndSymbol parts a line of number and symbol.
func numberAndSymbol(line string) (number, symbol string) {
	m := rules.ReadNumber.FindStringSubmatch(line)
	if m == nil {
		return "", ""
	}
	rest := strings.TrimSpace(m[2])
	return m[1], strings.TrimSpace(strings.TrimLeft(rest, "/-–— "))
}

// placeAndDate parts a line of place and date.
func placeAndDate(line string) (place, date string) {
	if m := rules.ReadDate.FindStringSubmatch(line); m != nil {
		return strings.TrimSpace(m[1]), isoDate(m[4], m[3], m[2])
	}
	if m := rules.ReadShortDate().FindStringSubmatch(line); m != nil {
		return strings.TrimSpace(m[1]), isoDate(m[4], m[3], m[2])
	}
	return "", ""
}

// Held is the day on which minutes say that they were taken, in ISO form: they are a
// kind whose head has no date. "": they do not say it, or the paper is of another kind.
func (p *Paper) Held() string {
	const most = 20 // paragraphs at the beginning
	kind := rules.FindKind(p.Kind)
	if kind == nil || !kind.Undated[p.Family] {
		return ""
	}
	count := 0
	for i := range p.Blocks {
		q := p.Blocks[i].Paragraph
		if q == nil || q.Element != rules.Body || q.Annex > 0 {
			continue
		}
		if count++; count > most {
			break
		}
		text := q.Plain()
		if !held.begin(folded(findMark(text).rest)) {
			continue
		}
		if m := rules.ReadDate.FindStringSubmatch(text); m != nil {
			year, _, _ := strings.Cut(strings.ReplaceAll(m[4], ",", " "), " ")
			if date := isoDate(year, m[3], m[2]); len(date) == len("2026-01-02") {
				return date
			}
		}
	}
	return ""
}

// isoDate is a date as far as its year, month and day are digits.
func isoDate(year, month, day string) string {
	year, month, day = strings.TrimSpace(year), strings.TrimSpace(month), strings.TrimSpace(day)
	if len(year) != 4 || !digits(year) {
		return ""
	}
	if !digits(month) || len(month) > 2 {
		return year
	}
	out := year + "-" + twoDigits(month)
	if !digits(day) || len(day) > 2 {
		return out
	}
	return out + "-" + twoDigits(day)
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// headings are those of the highest level in the text.
func (p *Paper) headings() []Heading {
	var top mark
	var out []Heading
	count := map[string]int{}
	key := func(m mark) string { return m.level + string(rune('0'+m.class)) }
	part := p.firstPart()
	for i := range p.Blocks {
		if m, ok := p.heading(i, part); ok {
			// A second one shows that the marker is of a list, and no accident of a text.
			if count[key(m)]++; top.class == unmarked || m.over(top) && (count[key(m)] > 1 || m.class == levelled) {
				top = m
			}
		}
	}
	for i := range p.Blocks {
		m, ok := p.heading(i, part)
		if !ok || m.class != top.class || m.level != top.level {
			continue
		}
		h := Heading{Marker: m.text, Title: Fact{Text: m.rest, Of: []*Paragraph{p.Blocks[i].Paragraph}}}
		if under := p.titleUnder(i); m.rest == "" && under.Text != "" {
			h.Title = under
		}
		out = append(out, h)
	}
	if len(out) == 0 {
		return p.unnumbered()
	}
	if len(out) == 1 && top.class != levelled && out[0].Title.Of[0].Element == rules.Body {
		return nil
	}
	return out
}

// firstPart is the paper itself, or the first annex where it is nothing else.
func (p *Paper) firstPart() int {
	for i := range p.Blocks {
		if q := p.Blocks[i].Paragraph; q != nil && q.Plain() != "" {
			return q.Annex
		}
	}
	return 0
}

// unnumbered are the headings of a text that has none with a number.
func (p *Paper) unnumbered() []Heading {
	var out []Heading
	for i := range p.Blocks {
		if q := p.Blocks[i].Paragraph; q != nil && q.Annex == 0 && !q.Copied && q.Marker == "" && (q.Element == rules.HeadingI || q.Element == rules.HeadingII) {
			out = append(out, Heading{Title: Fact{Text: q.Plain(), Of: []*Paragraph{q}}})
		}
	}
	if len(out) < 2 { // one is a bold line
		return nil
	}
	return out
}

// heading is the marker of a block of a part that may be a heading.
func (p *Paper) heading(i, part int) (m mark, ok bool) {
	q := p.Blocks[i].Paragraph
	if q == nil || q.Annex != part || q.Copied || q.Marker == "" {
		return mark{}, false
	}
	switch q.Element {
	case rules.Body, rules.PartLabel, rules.HeadingI, rules.HeadingII, rules.HeadingIII:
	default:
		return mark{}, false
	}
	m = markOf(q, q.Plain())
	return m, m.class < spelt && m.class > unmarked && (m.class != levelled || q.Level != "")
}

// over tells whether a marker is of a higher level than another.
func (m mark) over(o mark) bool {
	if m.class == levelled && o.class == levelled {
		return m.depth() < o.depth()
	}
	return m.class < o.class
}

// depth is the place of a level among rules.Levels.
func (m mark) depth() int {
	return slices.IndexFunc(rules.Levels, func(l rules.Level) bool { return l.Name == m.level })
}

// titleUnder is the title on the lines under a label.
func (p *Paper) titleUnder(i int) Fact {
	f := Fact{}
	for i++; i < len(p.Blocks); i++ {
		q := p.Blocks[i].Paragraph
		switch {
		case q == nil || q.Element == "":
			continue
		case q.Element != rules.PartTitle:
			return f
		}
		f.add(q, q.Plain())
	}
	return f
}
