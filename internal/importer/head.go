package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// kindOf finds the kind by its printed name.
func (r *reader) kindOf() {
	if r.kind = r.kindIs; r.kind != nil {
		return
	}
	r.kind = rules.FindKind(r.paper.Kind)
	title := plain(joined(r.parts[rules.TypeName]))
	if r.kind == nil {
		r.kind = rules.KindNamed(strings.TrimRight(title, "0123456789 "))
	}
	letter := len(r.parts[rules.LetterSubject])+len(r.parts[rules.AddresseesLabel]) > 0
	switch {
	case r.kind == nil && letter: // it prints no kind's name, and has addressees
		r.kind = rules.FindKind("cong-van")
		if title != "" {
			r.askKind(noKind, r.kind.Name)
		}
	case r.kind == nil:
		r.kind = rules.FindKind("thong-bao")
		r.askKind(noKind, r.kind.Name)
	case !r.kind.Issued(r.profile.Family):
		was := r.kind.Name
		r.kind = rules.FindKind("thong-bao")
		r.askKind(notIssued, was, r.kind.Name)
	}
}

// askKind tells that the kind is not certain, and asks for another: the one whose
// name is nearest to what is printed, and the one that names none.
func (r *reader) askKind(words fault.Text, args ...any) {
	title := first(r.parts[rules.TypeName])
	q := question{finding: len(r.findings)}
	r.find(fault.Error, "/kind", "import.kind", title, words, args...)
	var names []string
	for i := range rules.Kinds {
		if rules.Kinds[i].Issued(r.profile.Family) {
			names = append(names, viet.Lower(rules.Kinds[i].Name))
		}
	}
	if title != nil {
		q.kinds = append(q.kinds, rules.KindNamed(viet.Closest(viet.Lower(title.text()), names)))
	}
	for _, slug := range []string{"cong-van", "thong-bao"} {
		q.kinds = append(q.kinds, rules.FindKind(slug))
	}
	r.questions = append(r.questions, q)
}

func first(lines []*line) *line {
	if len(lines) == 0 {
		return nil
	}
	return lines[0]
}

// head is ô số 1 to 5 and 9a to 11, and what stands above the text.
func (r *reader) head(o *object) {
	code, reference := r.reference()
	r.issuers(o, code)
	*o = append(*o, reference...)
	date, place := r.date()
	o.set("place", r.limited(place, document.MaxLine))
	o.set("date", date)
	r.subject(o)
	r.marks(o)
	r.to(o)
	r.competence(o)
	r.bases(o)
	r.words1(rules.NationalTitle, rules.Motto, rules.IssuerStar, rules.SubjectSeparator, rules.PageNumber)
}

// words1 notes the words of elements that the program prints.
func (r *reader) words1(elements ...rules.Element) {
	for _, e := range elements {
		for _, l := range r.parts[e] {
			if strings.Trim(l.text(), "*-_–—. ") != "" {
				r.off(l.text(), reasonOf(e))
			}
		}
	}
}

// reference reads số, ký hiệu: the issuer's code apart from the keys of the
// document.
func (r *reader) reference() (code string, keys object) {
	lines := r.parts[rules.Reference]
	if len(lines) == 0 {
		return "", nil
	}
	text := plain(joined(lines))
	w := r.profile.Words
	number, symbol, ok := splitReference(rules.BareNumber(text), w.NumberFirst)
	if !ok {
		keys.set("number_text", r.limited(text, document.MaxCode))
		r.doubt(lines[0], "/number_text")
		return "", keys
	}
	if number != "" {
		keys.set("number", numberOf(number))
	}
	code, unit, plainly := r.codes(symbol)
	if !plainly {
		keys.set("symbol", r.limited(symbol, document.MaxCode))
	}
	keys.set("unit", unit)
	r.doubt(lines[0], "/number")
	r.off(text, reasonCode)
	return code, keys
}

// splitReference parts the number from the symbol behind it. A number that is
// left blank is none.
func splitReference(bare, mark string) (number, symbol string, ok bool) {
	before, after, found := strings.Cut(bare, mark)
	if !found {
		before, after, found = strings.Cut(bare, "/")
	}
	if !found || !rules.TakeBlank().MatchString(before) {
		return "", "", false
	}
	number = rules.TakeDots().ReplaceAllString(before, "")
	symbol = strings.NewReplacer("–", "-", "—", "-").Replace(strings.Join(strings.Fields(after), ""))
	if len(number) > document.MaxDigits || number != "" && strings.Trim(number, "0") == "" || symbol == "" || strings.Trim(symbol, ".…_-/") == "" {
		return "", "", false
	}
	return number, symbol, true
}

// numberOf is a number as an author writes it: with its zeros only where the
// program would not put them.
func numberOf(digits string) any {
	n, err := strconv.Atoi(digits)
	if err == nil && (viet.DocumentNumber(strconv.Itoa(n)) == digits || strconv.Itoa(n) == digits) {
		return n
	}
	return digits
}

// codes reads the abbreviations in a symbol; plainly tells whether the program
// makes the same symbol of them.
func (r *reader) codes(symbol string) (code, unit string, plainly bool) {
	own, join := cmp.Or(r.copyCode, r.kind.Code[r.profile.Family]), r.profile.Words.NumberSecond
	if own != "" {
		code, plainly = strings.CutPrefix(symbol, own+join)
		if !plainly || strings.Contains(code, "/") {
			return "", "", false
		}
		return code, "", len([]rune(code)) <= document.MaxCode
	}
	if r.profile.Family == rules.Party || r.kind.Unnumbered {
		return "", "", false
	}
	code, unit, _ = strings.Cut(symbol, join)
	return code, unit, len([]rune(symbol)) <= document.MaxCode
}

// issuers reads the issuing bodies and their superior.
func (r *reader) issuers(o *object, code string) {
	parent, name := r.parts[rules.ParentAgency], r.parts[rules.Issuer]
	if len(name) == 0 && len(parent) > 0 {
		name, parent = parent, nil
	}
	codes := strings.Split(code, r.profile.Words.CodeJoin)
	if bodies := r.bodies(name); len(bodies) > 1 && len(codes) == len(bodies) {
		var all list
		for i, lines := range bodies {
			body := object{}
			if i == 0 {
				body.set("parent", r.name(parent))
			}
			body.set("name", r.name(lines))
			body.set("code", codes[i])
			r.doubt(lines[0], "/issuers/"+strconv.Itoa(i)+"/name")
			all = append(all, body)
		}
		o.set("issuers", all)
		return
	}
	body := object{}
	body.set("parent", r.name(parent))
	text := r.name(name)
	if text == "" {
		text = rules.LongDots
		r.find(fault.Error, "/issuer/name", "import.missing", nil, missing, rules.Issuer.Look().Name)
	}
	body.set("name", text)
	body.set("code", code)
	body.set("name_in_text", r.nameInText(plain(joined(name))))
	o.set("issuer", body)
	r.doubt(first(parent), "/issuer/parent")
	r.doubt(first(name), "/issuer/name")
}

// bodies parts the lines of a joint head by body: each begins as the name of
// one does. The Party joins the names by a dash.
func (r *reader) bodies(name []*line) [][]*line {
	var out [][]*line
	if r.profile.Words.JointHead && len(name) > 0 {
		spans := joined(name)
		for text := range strings.SplitSeq(plain(spans), r.profile.Words.IssuerJoin) {
			l := *name[0]
			l.spans = []markup.Span{{Text: strings.TrimSpace(text)}}
			out = append(out, []*line{&l})
		}
		return out
	}
	for _, l := range name {
		if len(out) == 0 || rules.BeginsBody(l.text()) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], l)
	}
	return out
}

// name is a body's name: in lines where its author broke it otherwise than the
// program would, which makes lines as even as can be.
func (r *reader) name(lines []*line) any {
	text := r.limited(plain(joined(lines)), document.MaxLine)
	if len(lines) < 2 || len(lines) > document.MaxIssuerLines || r.paper.Source == seen.PDF || even(lines) {
		return text
	}
	var out list
	for _, l := range lines {
		out = append(out, r.limited(l.text(), document.MaxLine))
	}
	return out
}

// even tells whether lines are broken where the longest is as short as can be,
// and long enough to be broken at all.
func even(lines []*line) bool {
	words := together(strings.Fields(plain(joined(lines))))
	longest, all := 0, 0
	for _, l := range lines {
		longest = max(longest, len([]rune(l.text())))
		all += len([]rune(l.text())) + 1
	}
	return all > alone && longest <= shortest(words, len(lines))
}

// together joins the syllables between which the program ends no line: those of a
// compound, and a word that leads the next one.
func together(syllables []string) []string {
	var out []string
	at, leads := 0, false
	for _, n := range viet.Words(syllables) {
		word := strings.Join(syllables[at:at+n], " ")
		if leads {
			out[len(out)-1] += " " + word
		} else {
			out = append(out, word)
		}
		leads = n == 1 && viet.Leads(word)
		at += n
	}
	return out
}

// alone is about how many letters of a name go on one line.
const alone = 22

// shortest is the length of the longest line of words in so many lines, where
// they are broken best.
func shortest(words []string, lines int) int {
	most := 0
	for _, w := range words {
		most = max(most, len([]rune(w)))
	}
	for ; ; most++ {
		n, used := 1, 0
		for _, w := range words {
			size := len([]rune(w))
			if used > 0 && used+1+size > most {
				n, used = n+1, 0
			}
			if used > 0 {
				used++
			}
			used += size
		}
		if n <= lines {
			return most
		}
	}
}

// nameInText is the name as the paper has it in a sentence, where that differs
// from what the program would make of the capitals: "" where it does not.
func (r *reader) nameInText(name string) string {
	usual := viet.BodyName(name)
	if r.spoken == "" || !sameWords(r.spoken, name) || r.spoken == usual {
		return ""
	}
	return r.spoken
}

// date reads địa danh và thời gian: the date in ISO form as long as it is
// known.
func (r *reader) date() (iso, place string) {
	lines := r.parts[rules.PlaceDate]
	if len(lines) == 0 {
		return "", ""
	}
	text := plain(joined(lines))
	if m := rules.ReadDate.FindStringSubmatch(text); m != nil {
		if !rules.TakeBlank().MatchString(m[2] + m[3] + m[4]) { // marks of a template
			return "", placeOf(m[1])
		}
		return isoDate(m[2], m[3], m[4]), placeOf(m[1])
	}
	if m := rules.TakeDate().FindStringSubmatch(text); m != nil {
		return isoDate(m[2], m[3], m[4]), placeOf(m[1])
	}
	place, _, _ = strings.Cut(text, ",")
	return "", placeOf(place)
}

// placeOf is the place before a date: dots with the number of a note, of a form,
// stay as they are, and dots alone are none.
func placeOf(text string) string {
	if bare := strings.Trim(text, " .…_,"); bare == "" || strings.ContainsFunc(bare, unicode.IsLetter) {
		return bare
	}
	return strings.Trim(text, " ,")
}

// blankDate tells whether a date is words with nothing filled in.
func blankDate(text string) bool {
	return !strings.ContainsAny(rules.TakeCentury().ReplaceAllString(text, ""), "0123456789{<[")
}

// isoDate is a date as far as it is known and the calendar has it.
func isoDate(day, month, year string) string {
	var n [3]int
	for i, s := range []string{year, month, day} {
		n[i], _ = strconv.Atoi(rules.TakeDots().ReplaceAllString(s, ""))
	}
	switch {
	case n[0] < document.MinYear || n[0] > document.MaxYear:
		return ""
	case n[1] < 1 || n[1] > 12:
		return strconv.Itoa(n[0])
	case n[2] < 1:
		return time.Date(n[0], time.Month(n[1]), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if t.Day() != n[2] {
		return ""
	}
	return t.Format("2006-01-02")
}

// authorLine takes the line of the author (the Party's "CỦA BAN THƯỜNG VỤ …")
// off the subject: in capitals, before lines that are not.
func (r *reader) authorLine() {
	lines := r.parts[rules.Subject]
	if !r.profile.Has(rules.AuthorLine) || r.kind.Resolves[r.profile.Family] != "" || len(r.parts[rules.AuthorLine]) > 0 {
		return
	}
	n := 0
	for n < len(lines) && lines[n].text() == viet.Upper(lines[n].text()) {
		n++
	}
	if n > 0 && n < len(lines) && rules.BeginsAuthor(lines[0].text()) {
		r.parts[rules.AuthorLine], r.parts[rules.Subject] = lines[:n], lines[n:]
	}
}

// subject reads trích yếu, of a công văn without "V/v", and what a title has
// beyond the name of the kind.
func (r *reader) subject(o *object) {
	for _, l := range r.parts[rules.PlaceDate] {
		if iso, place := r.date(); iso == "" && !blankDate(l.text()) {
			r.lose(strings.TrimPrefix(l.text(), place), reasonUnplaced)
			r.find(fault.Warning, "/date", "import.date", l, wrongDate, shortened(l.text()))
			break
		}
		r.off(l.text(), reasonDate)
	}
	r.authorLine()
	spans, e := joined(r.parts[rules.Subject]), rules.Subject
	if other := r.parts[rules.LetterSubject]; len(other) > 0 && len(spans) == 0 {
		spans, e = joined(other), rules.LetterSubject
		text := plain(spans)
		words := strings.TrimSpace(r.profile.Words.LetterSubject)
		if words != "" && len(text) > len(words) && strings.EqualFold(text[:len(words)], words) {
			r.off(text[:len(words)], reasonWords)
			spans = afterBytes(spans, len(words))
			spans = afterBytes(spans, len(plain(spans))-len(strings.TrimLeft(plain(spans), ": ")))
		}
	}
	text := marked(spans, r.look(e))
	title := r.unnoted(joined(r.parts[rules.TypeName]))
	if rest := r.beyondName(plain(title)); rest != "" && strings.HasPrefix(letters(plain(spans)), letters(rest)) {
		r.off(rest, reasonKind) // the subject says it again
	} else if rest != "" {
		text = strings.TrimSpace(rest + " " + text)
	} else {
		r.off(plain(title), reasonKind)
	}
	o.set("subject", r.limited(text, document.MaxSubject))
	r.doubt(first(r.parts[e]), "/subject")
}

// unnoted takes the raised figures of notes off the end of a title: "QUYẾT ĐỊNH²".
func (r *reader) unnoted(title []markup.Span) []markup.Span {
	n := len(title)
	for n > 0 && title[n-1].Script == markup.Super && strings.Trim(title[n-1].Text, "0123456789() ") == "" {
		n--
		r.off(title[n].Text, reasonFigure)
	}
	return title[:n]
}

// beyondName is what a title says behind the name of the kind, or all where it
// is no such name.
func (r *reader) beyondName(title string) string {
	name := r.kind.Name
	if title == "" || sameWords(title, name) {
		return ""
	}
	if len(title) > len(name) && strings.EqualFold(title[:len(name)], name) && title[len(name)] == ' ' {
		r.off(title[:len(name)], reasonKind)
		return strings.TrimSpace(title[len(name):])
	}
	return title
}

// marks reads what stands under the number and over the title.
func (r *reader) marks(o *object) {
	for _, l := range r.parts[rules.SecrecyMark] {
		r.lose(l.text(), reasonSecrecy)
	}
	for _, l := range r.parts[rules.UrgencyMark] {
		if code := r.urgency(l.text()); code != "" && o.at("urgency") == nil {
			o.set("urgency", code)
			r.off(l.text(), reasonOf(rules.UrgencyMark))
			continue
		}
		r.lose(l.text(), reasonUnplaced)
	}
	o.set("circulation", r.limited(plain(joined(r.parts[rules.CirculationNote])), document.MaxLine))
	r.draft(o)
}

func (r *reader) urgency(text string) string {
	for _, p := range rules.Profiles {
		for code, words := range p.Marks.UrgencyWords {
			if sameWords(tones(words), tones(text)) {
				return code
			}
		}
	}
	return ""
}

// tones writes the tone of "hoả" where "hỏa" has it.
func tones(s string) string {
	return strings.NewReplacer("oả", "ỏa", "OẢ", "ỎA").Replace(s)
}

var digitsIn = regexp.MustCompile(`\d{1,2}`)

// draft reads "Dự thảo lần 2", or the words across a draft, which do not count.
func (r *reader) draft(o *object) {
	var lines []*line
	for _, l := range slices.Concat(r.parts[rules.DraftNote], r.parts[rules.Watermark]) {
		switch {
		case !rules.IsDraft(l.text()):
			r.lose(l.text(), reasonStamp)
		default:
			lines = append(lines, l)
			r.off(l.text(), reasonOf(l.Element))
		}
	}
	if len(lines) == 0 {
		return
	}
	n, _ := strconv.Atoi(digitsIn.FindString(plain(joined(lines))))
	if n < 1 {
		n = 1
		r.find(fault.Hint, "/draft", "import.draft", lines[0], draftCount)
	}
	o.set("draft", n)
}

// to reads Kính gửi, and Đồng kính gửi under it: the addressees without the words
// and dashes before them.
func (r *reader) to(o *object) {
	lines := slices.Concat(r.parts[rules.AddresseesLabel], r.parts[rules.Addressees])
	slices.SortStableFunc(lines, func(a, b *line) int { return a.index - b.index })
	addressing := r.kind.Addressees[r.profile.Family]
	var to, also list
	into, key := &to, "/to/"
	for _, l := range lines {
		spans := l.spans
		if l.Element == rules.AddresseesLabel {
			if len(to) > 0 && sameWords(before(l.text(), ":"), r.profile.Words.AlsoAddressed) {
				into, key = &also, "/also_to/"
			}
			spans = r.unlabelled(l)
		}
		if spans = r.listed(spans); len(spans) == 0 {
			continue
		}
		if n := len(*into); n > 0 && seen.AddressedOn(plain(spans)) {
			above, _ := (*into)[n-1].(string)
			(*into)[n-1] = r.limited(above+" "+marked(spans, r.look(rules.Addressees)), document.MaxLine)
			continue
		}
		r.doubt(l, key+strconv.Itoa(len(*into)))
		*into = append(*into, r.limited(marked(spans, r.look(rules.Addressees)), document.MaxLine))
	}
	if len(to) == 0 && addressing > rules.Addressed {
		to = list{rules.LongDots}
		r.find(fault.Error, "/to", "import.missing", nil, missing, rules.AddresseesLabel.Look().Name)
	}
	o.set("to", r.most(to, document.MaxRecipients))
	o.set("also_to", r.most(also, document.MaxRecipients))
}

// before is a text up to a mark, all of it where there is none.
func before(text, mark string) string {
	first, _, _ := strings.Cut(text, mark)
	return first
}

// unlabelled takes "Kính gửi:" off a line.
func (r *reader) unlabelled(l *line) []markup.Span {
	text := l.text()
	at := strings.IndexByte(text, ':')
	if words := strings.TrimSuffix(strings.TrimSpace(r.profile.Words.Dispatch), ":"); r.kind.Addressees[r.profile.Family] == rules.Dispatched && at > 0 && words != "" {
		if sender := strings.TrimSpace(strings.TrimSuffix(text[:at], words)); len(sender) < len(strings.TrimSpace(text[:at])) {
			r.sender = sender
		}
	}
	if at < 0 {
		r.off(text, reasonWords)
		return nil
	}
	r.off(text[:at+1], reasonWords)
	return afterBytes(l.spans, at+1)
}

// listed takes the dash before an item of a list and the mark behind it off.
func (r *reader) listed(spans []markup.Span) []markup.Span {
	spans = afterBytes(spans, bulletLen(plain(spans)))
	return cutRight(spans, endTrimmed)
}

// most keeps as many values of a list as a document may have.
func (r *reader) most(l list, most int) list {
	for _, v := range l[min(len(l), most):] {
		if text, ok := v.(string); ok {
			r.lose(markup.Plain(text), reasonLimit)
		}
	}
	return l[:min(len(l), most)]
}

// competence reads thẩm quyền ban hành, which some kinds must have, and the
// author line of the Party.
func (r *reader) competence(o *object) {
	lines := slices.Concat(r.parts[rules.Competence], r.parts[rules.AuthorLine])
	family := r.profile.Family
	for _, l := range r.parts[rules.Resolution] {
		r.off(l.text(), reasonWords)
	}
	text := marked(joined(lines), r.look(rules.Competence))
	if text == "" && r.sender != "" && !sameWords(r.sender, plain(joined(r.parts[rules.Issuer]))) {
		text = markup.Escape(r.sender)
	}
	if text == "" && r.kind.Competence[family] {
		text = rules.LongDots
		r.find(fault.Error, "/authority_line", "import.missing", nil, missing, rules.Competence.Look().Name)
	}
	o.set("authority_line", r.limited(text, document.MaxLine))
	r.doubt(first(lines), "/authority_line")
}

// bases reads the căn cứ without dash and end mark.
func (r *reader) bases(o *object) {
	var out list
	for _, l := range r.parts[rules.LegalBasis] {
		spans := r.listed(l.spans)
		if len(spans) == 0 {
			continue
		}
		r.doubt(l, "/bases/"+strconv.Itoa(len(out)))
		out = append(out, r.limited(marked(spans, r.look(rules.LegalBasis)), document.MaxString))
	}
	o.set("bases", r.most(out, document.MaxParagraphs))
}
