package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// kindOf finds the kind by its printed name.
func (r *reader) kindOf() {
	r.kind = rules.FindKind(r.paper.Kind)
	title := plain(joined(r.parts[rules.TypeName]))
	if r.kind == nil {
		r.kind = rules.KindNamed(title)
	}
	letter := len(r.parts[rules.LetterSubject])+len(r.parts[rules.AddresseesLabel]) > 0
	switch {
	case r.kind == nil && letter && title == "":
		r.kind = rules.FindKind("cong-van")
	case r.kind == nil:
		r.kind = rules.FindKind("thong-bao")
		r.find(fault.Error, "/kind", "import.kind", first(r.parts[rules.TypeName]), noKind, r.kind.Name)
	case !r.kind.Issued(r.profile.Family):
		was := r.kind.Name
		r.kind = rules.FindKind("thong-bao")
		r.find(fault.Error, "/kind", "import.kind", first(r.parts[rules.TypeName]), notIssued, was, r.kind.Name)
	}
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
	r.words1(rules.NationalTitle, rules.Motto, rules.IssuerStar, rules.SubjectSeparator, rules.PageNumber, rules.Watermark, rules.SignatureText)
	for _, e := range []rules.Element{rules.ReceivedStamp, rules.CopyForm, rules.CopyStamp, rules.CopyStampTitle} {
		for _, l := range r.parts[e] {
			r.lose(l.text(), reasonStamp)
		}
	}
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

var (
	numberPart = regexp.MustCompile(`^([\d.…_ ]*)$`)
	dotted     = regexp.MustCompile(`[.…_ ]+`)
)

// splitReference parts the number from the symbol behind it. A number that is
// left blank is none.
func splitReference(bare, mark string) (number, symbol string, ok bool) {
	before, after, found := strings.Cut(bare, mark)
	if !found {
		before, after, found = strings.Cut(bare, "/")
	}
	if !found || !numberPart.MatchString(before) {
		return "", "", false
	}
	number = dotted.ReplaceAllString(before, "")
	symbol = strings.Join(strings.Fields(after), "")
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
	own, join := r.kind.Code[r.profile.Family], r.profile.Words.NumberSecond
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
	if len(name) > 1 && len(codes) == len(name) && r.joint(name) {
		var bodies list
		for i, l := range name {
			body := object{}
			if i == 0 {
				body.set("parent", r.limited(plain(joined(parent)), document.MaxLine))
			}
			body.set("name", r.limited(l.text(), document.MaxLine))
			body.set("code", codes[i])
			r.doubt(l, "/issuers/"+strconv.Itoa(i)+"/name")
			bodies = append(bodies, body)
		}
		o.set("issuers", bodies)
		return
	}
	body := object{}
	body.set("parent", r.limited(plain(joined(parent)), document.MaxLine))
	text := r.limited(plain(joined(name)), document.MaxLine)
	if text == "" {
		text = rules.LongDots
		r.find(fault.Error, "/issuer/name", "import.missing", nil, missing, rules.Issuer.Look().Name)
	}
	body.set("name", text)
	body.set("code", code)
	o.set("issuer", body)
	r.doubt(first(parent), "/issuer/parent")
	r.doubt(first(name), "/issuer/name")
}

// joint tells whether each line names a body, and none goes on with the name
// of the line before it.
func (r *reader) joint(name []*line) bool {
	for _, l := range name {
		if !rules.BeginsBody(l.text()) {
			return false
		}
	}
	return true
}

var (
	dateWords  = regexp.MustCompile(`(?i)^(.*?)[,.;]?\s*ngày\s*([\d.…_ ]*?)\s*tháng\s*([\d.…_ ]*?)\s*năm\s*([\d.…_ ]*)\.?$`)
	dateDigits = regexp.MustCompile(`(?i)^(.*?)[,.;]?\s*(?:ngày\s*)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\.?$`)
)

// date reads địa danh và thời gian: the date in ISO form as long as it is
// known.
func (r *reader) date() (iso, place string) {
	lines := r.parts[rules.PlaceDate]
	if len(lines) == 0 {
		return "", ""
	}
	text := plain(joined(lines))
	m := dateWords.FindStringSubmatch(text)
	if m == nil {
		m = dateDigits.FindStringSubmatch(text)
	}
	if m == nil {
		return "", ""
	}
	return isoDate(m[2], m[3], m[4]), strings.Trim(m[1], " .…_,")
}

// isoDate is a date as far as it is known and the calendar has it.
func isoDate(day, month, year string) string {
	var n [3]int
	for i, s := range []string{year, month, day} {
		n[i], _ = strconv.Atoi(dotted.ReplaceAllString(s, ""))
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

// subject reads trích yếu, of a công văn without "V/v", and what a title has
// beyond the name of the kind.
func (r *reader) subject(o *object) {
	for _, l := range r.parts[rules.PlaceDate] {
		if iso, _ := r.date(); iso == "" && strings.ContainsAny(l.text(), "0123456789") {
			r.lose(l.text(), reasonUnplaced)
			r.find(fault.Warning, "/date", "import.date", l, wrongDate, shortened(l.text()))
			break
		}
		r.off(l.text(), reasonDate)
	}
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
	} else if len(other) > 0 {
		r.misplaced(other)
	}
	text := marked(spans, r.look(e))
	title := joined(r.parts[rules.TypeName])
	if rest := r.beyondName(plain(title)); rest != "" {
		text = strings.TrimSpace(rest + " " + text)
	} else {
		r.off(plain(title), reasonKind)
	}
	o.set("subject", r.limited(text, document.MaxSubject))
	r.doubt(first(r.parts[e]), "/subject")
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

// misplaced puts lines that have no place in the kind before the text.
func (r *reader) misplaced(lines []*line) {
	for i, l := range lines {
		n := &node{line: l, spans: l.spans}
		r.opening = slices.Insert(slices.Clone(r.opening), i, n)
		r.find(fault.Warning, "/opening/"+strconv.Itoa(i), "import.unplaced", l, unplaced, shortened(l.text()), r.elementName(l.Element))
	}
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
	lines := slices.Concat(r.parts[rules.DraftNote], r.parts[rules.Watermark])
	if len(lines) == 0 {
		return
	}
	text := plain(joined(lines))
	n, _ := strconv.Atoi(digitsIn.FindString(text))
	if n < 1 {
		n = 1
		r.find(fault.Hint, "/draft", "import.draft", lines[0], draftCount)
	}
	o.set("draft", n)
	r.off(plain(joined(r.parts[rules.DraftNote])), reasonOf(rules.DraftNote))
}

// to reads Kính gửi: the addressees without the words and dashes before them.
func (r *reader) to(o *object) {
	lines := slices.Concat(r.parts[rules.AddresseesLabel], r.parts[rules.Addressees])
	addressing := r.kind.Addressees[r.profile.Family]
	if addressing == rules.NotAddressed && len(lines) > 0 {
		r.misplaced(lines)
		return
	}
	var to list
	for _, l := range lines {
		spans := l.spans
		if l.Element == rules.AddresseesLabel {
			spans = r.unlabelled(l)
		}
		if spans = r.listed(spans); len(spans) == 0 {
			continue
		}
		r.doubt(l, "/to/"+strconv.Itoa(len(to)))
		to = append(to, r.limited(marked(spans, r.look(rules.Addressees)), document.MaxLine))
	}
	if len(to) == 0 && addressing > rules.Addressed {
		to = list{rules.LongDots}
		r.find(fault.Error, "/to", "import.missing", nil, missing, rules.AddresseesLabel.Look().Name)
	}
	o.set("to", r.most(to, document.MaxRecipients))
}

// unlabelled takes "Kính gửi:" off a line.
func (r *reader) unlabelled(l *line) []markup.Span {
	text := l.text()
	at := strings.IndexByte(text, ':')
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
	resolves := r.kind.Resolves[family]
	for _, l := range r.parts[rules.Resolution] {
		if resolves != "" && sameWords(l.text(), resolves) {
			r.off(l.text(), reasonWords)
			continue
		}
		r.misplaced([]*line{l})
	}
	if len(lines) > 0 && resolves == "" && !r.profile.Has(rules.AuthorLine) {
		r.misplaced(lines)
		return
	}
	text := marked(joined(lines), r.look(rules.Competence))
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
		out = append(out, marked(spans, r.look(rules.LegalBasis)))
	}
	o.set("bases", r.most(out, document.MaxParagraphs))
}
