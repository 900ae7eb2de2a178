package importer

import (
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// speak finds the issuer's name in the lines "(Kèm theo … của …)".
func (r *reader) speak() {
	for _, a := range r.annexes {
		text := strings.TrimSuffix(plain(joined(a.parts[rules.AnnexReference])), ")")
		if at := strings.LastIndex(text, r.profile.Words.ReferenceIssuer); at > 0 && r.spoken == "" {
			r.spoken = strings.TrimSpace(text[at+len(r.profile.Words.ReferenceIssuer):])
		}
	}
}

// attachments are the annexes as JSON.
func (r *reader) attachments() list {
	var out list
	for i, a := range r.annexes {
		out = append(out, r.attachment(a, i))
	}
	return out
}

func (r *reader) attachment(a *annex, index int) object {
	at := "/attachments/" + strconv.Itoa(index)
	var o object
	label, title := a.parts[rules.AnnexLabel], joined(a.parts[rules.AnnexTitle])
	e := rules.AnnexTitle
	if kind := a.parts[rules.TypeName]; len(kind) > 0 {
		label = kind
		if subject := joined(a.parts[rules.Subject]); len(subject) > 0 {
			title, e = append(title, subject...), rules.Subject
		}
	}
	if text := plain(joined(label)); a.unnamed || !r.usualLabel(text, index) {
		if k := rules.KindNamed(text); k != nil {
			text = k.Name
		}
		o = append(o, member{"label", r.limited(text, document.MaxLine)})
	} else {
		r.off(text, reasonMarker)
	}
	o.set("title", r.limited(marked(title, r.look(e)), document.MaxSubject))
	o.set("subtitle", r.limited(marked(joined(a.parts[rules.AnnexSubtitle]), r.look(rules.AnnexSubtitle)), document.MaxSubject))
	if reference := a.parts[rules.AnnexReference]; len(reference) > 0 {
		o.set("reference", true)
		r.off(plain(joined(reference)), reasonAnnex)
	}
	if a.landscape {
		o.set("orientation", "landscape")
	}
	if r.fullHeader(a) {
		o.set("full_header", true)
	}
	content := r.blocks(a.body, at+"/content")
	o.set("content", append(content, r.rest(a)...))
	r.doubt(first(label), at+"/label")
	if o.at("title") == nil && len(content) == 0 {
		o.set("title", markup.Escape(plain(joined(label))))
	}
	return o
}

// fullHeader tells whether an annex is a form for other bodies: it has a head of
// its own, with dots where the body's name goes. Its words are printed again.
func (r *reader) fullHeader(a *annex) bool {
	if len(a.parts[rules.NationalTitle]) == 0 || letters(plain(joined(a.parts[rules.Issuer]))) != "" {
		return false
	}
	for _, e := range []rules.Element{rules.Reference, rules.PlaceDate, rules.Issuer} {
		for _, l := range a.parts[e] {
			r.off(l.text(), reasonRepeated)
		}
		delete(a.parts, e)
	}
	return true
}

// usualLabel tells whether the program prints the label by itself.
func (r *reader) usualLabel(text string, index int) bool {
	word := r.profile.Annex.Word
	if sameWords(text, word) {
		return len(r.annexes) == 1
	}
	n := strconv.Itoa(index + 1)
	if r.profile.Annex.Roman {
		n = viet.Roman(index + 1)
	}
	return len(r.annexes) > 1 && sameWords(text, word+" "+n)
}

// annexHead are the parts of an annex that are read above.
var annexHead = map[rules.Element]bool{
	rules.AnnexLabel: true, rules.AnnexTitle: true, rules.AnnexSubtitle: true, rules.AnnexReference: true, rules.TypeName: true, rules.Subject: true,
}

// rest are the other parts of an annex: a head that the program prints again,
// and what has no key of its own, as paragraphs.
func (r *reader) rest(a *annex) list {
	var out list
	for _, e := range order {
		for _, l := range a.parts[e] {
			switch {
			case annexHead[e] || strings.Trim(l.text(), "*-_–—. ") == "":
			case r.saidInHead(e, l.text()):
				r.off(l.text(), reasonRepeated)
			default:
				out = append(out, written(l.spans, look{}))
			}
		}
	}
	return out
}

// saidInHead tells whether the head of the paper says the same.
func (r *reader) saidInHead(e rules.Element, text string) bool {
	switch e {
	case rules.NationalTitle, rules.Motto, rules.PageNumber, rules.SignatureText, rules.Watermark:
		return true
	case rules.Issuer, rules.ParentAgency, rules.Reference, rules.PlaceDate:
		return strings.Contains(letters(plain(joined(r.parts[e]))), letters(text))
	}
	return false
}

// order are the elements as they stand on paper.
var order = func() []rules.Element {
	var out []rules.Element
	for _, t := range rules.ND30.Types {
		out = append(out, t.Element)
	}
	for _, t := range rules.Dang2026.Types {
		out = append(out, t.Element)
	}
	seen := map[rules.Element]bool{}
	var unique []rules.Element
	for _, e := range out {
		if !seen[e] {
			seen[e] = true
			unique = append(unique, e)
		}
	}
	return unique
}()
