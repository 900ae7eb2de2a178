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
	for _, l := range wholeMarks(r.parts[rules.UrgencyMark]) {
		code, whole := r.urgency(l.text())
		if code == "" || o.at("urgency") != nil {
			r.lose(l.text(), reasonUnplaced)
			continue
		}
		o.set("urgency", code)
		if whole {
			r.off(l.text(), reasonOf(rules.UrgencyMark))
		} else {
			r.lose(l.text(), reasonUnplaced)
		}
	}
	o.set("circulation", r.limited(plain(joined(r.parts[rules.CirculationNote])), document.MaxLine))
	r.draft(o)
}

// wholeMarks joins marks of two words that stand below each other.
func wholeMarks(lines []*line) []*line {
	var out []*line
	for _, l := range lines {
		if n := len(out); n > 0 && l.GoesOn {
			joint := *out[n-1]
			joint.spans = joined([]*line{out[n-1], l})
			out[n-1] = &joint
			continue
		}
		out = append(out, l)
	}
	return out
}

// urgency is the code of a mark of urgency; whole: the mark says no more than its word, as
// "HỎA TỐC HẸN GIỜ" does.
func (r *reader) urgency(text string) (code string, whole bool) {
	text = closed(strings.Trim(text, "()[] .*"))
	for _, p := range rules.Profiles {
		for code, words := range p.Marks.UrgencyWords {
			words = closed(words)
			if strings.EqualFold(words, text) {
				return code, true
			}
			if len(text) > len(words) && strings.EqualFold(words, text[:len(words)]) {
				return code, false // no word begins another
			}
		}
	}
	return "", false
}

// closed is a text without blanks, its tones as most write them.
func closed(s string) string { return strings.Join(strings.Fields(tones(s)), "") }

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
