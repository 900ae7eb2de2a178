package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
)

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
	r.ownWords(rules.NationalTitle, rules.Motto, rules.IssuerStar, rules.SubjectSeparator, rules.PageNumber)
}

// ownWords notes the words of elements that the program prints.
func (r *reader) ownWords(elements ...rules.Element) {
	for _, e := range elements {
		for _, l := range r.parts[e] {
			if strings.Trim(l.text(), "*-_–—. ") != "" {
				r.off(l.text(), reasonOf(e))
			}
		}
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
