package importer

import (
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

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
		if words != "" && strings.HasPrefix(text, rules.LetterSubjectWhole) {
			words = rules.LetterSubjectWhole
		}
		if words != "" && len(text) > len(words) && strings.EqualFold(text[:len(words)], words) {
			r.off(text[:len(words)], reasonWords)
			spans = afterBytes(spans, len(words))
			spans = afterBytes(spans, len(plain(spans))-len(strings.TrimLeft(plain(spans), ": ")))
		}
	}
	text := marked(spans, r.look(e))
	title := r.unnoted(joined(r.parts[rules.TypeName]))
	rest := r.beyondName(plain(title))
	switch joint := jointWord(rest); {
	case joint != "":
		r.lose(joint, reasonJoint)
		text = strings.TrimSpace(strings.TrimSpace(rest[len(joint):]) + " " + text)
	case rest != "" && strings.HasPrefix(letters(plain(spans)), letters(rest)):
		r.off(rest, reasonKind) // the subject says it again
	case rest != "":
		text = strings.TrimSpace(rest + " " + text)
	default:
		r.off(plain(title), reasonKind)
	}
	o.set("subject", r.limited(text, document.MaxSubject))
	r.doubt(first(r.parts[e]), "/subject")
}

// jointWord is what stands behind the name of a kind where bodies issue together ("KẾ HOẠCH
// LIÊN TỊCH"), alone or before "về": it is no part of the subject, and no name of a kind
// has it.
func jointWord(rest string) string {
	for _, w := range []string{"liên tịch", "liên ngành"} {
		if len(rest) >= len(w) && strings.EqualFold(rest[:len(w)], w) && (len(rest) == len(w) || strings.HasPrefix(viet.Lower(rest[len(w):]), " về ")) {
			return rest[:len(w)]
		}
	}
	return ""
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
