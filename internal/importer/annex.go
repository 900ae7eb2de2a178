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

// attachments are the annexes as JSON, an annex's own annexes under it.
func (r *reader) attachments() list {
	r.nestAnnexes()
	all := make([]object, len(r.annexes))
	for i, a := range r.annexes {
		all[i] = r.attachment(a, r.annexPointer(a))
	}
	var out list
	for i := len(all) - 1; i >= 0; i-- {
		if own := r.annexes[i].own; own != nil {
			var under list
			for _, j := range own {
				under = append(under, all[j])
			}
			all[i].set("attachments", under)
		}
	}
	for i, a := range r.annexes {
		if a.of == nil {
			out = append(out, all[i])
		}
	}
	return out
}

// nestAnnexes finds the annexes of annexes: by their label "Phụ lục I.2", or by the
// line "(Kèm theo Quy chế ban hành kèm theo …)".
func (r *reader) nestAnnexes() {
	top := 0
	for i, a := range r.annexes {
		a.number = -1
		label, reference := a.label(), letters(plain(joined(a.parts[rules.AnnexReference])))
		for j := i - 1; j >= 0 && a.of == nil; j-- {
			of := r.annexes[j]
			name := of.label()
			if name == "" {
				name = plain(joined(of.parts[rules.AnnexTitle]))
			}
			if name == "" || of.of != nil {
				continue
			}
			inner := name + r.profile.Annex.Inner + strconv.Itoa(len(of.own)+1)
			said := letters(before(r.profile.Words.AnnexReference, "%") + name + r.profile.Words.ReferenceAnnex)
			if strings.EqualFold(label, inner) || strings.HasPrefix(reference, said) {
				a.of, a.number = of, len(of.own)
				of.own = append(of.own, i)
			}
		}
		if a.of == nil {
			a.number = top
			top++
		}
	}
}

// siblings is how many annexes stand beside one.
func (r *reader) siblings(a *annex) int {
	if a.of != nil {
		return len(a.of.own)
	}
	n := 0
	for _, other := range r.annexes {
		if other.of == nil {
			n++
		}
	}
	return n
}

func (r *reader) annexPointer(a *annex) string {
	at := "/attachments/" + strconv.Itoa(a.number)
	if a.of != nil {
		return r.annexPointer(a.of) + at
	}
	return at
}

// label is what stands over an annex as its label.
func (a *annex) label() string {
	if kind := a.parts[rules.TypeName]; len(kind) > 0 {
		return plain(joined(kind))
	}
	return plain(joined(a.parts[rules.AnnexLabel]))
}

func (r *reader) attachment(a *annex, at string) object {
	var o object
	label, title := a.parts[rules.AnnexLabel], joined(a.parts[rules.AnnexTitle])
	e := rules.AnnexTitle
	if kind := a.parts[rules.TypeName]; len(kind) > 0 {
		label = kind
		if subject := joined(a.parts[rules.Subject]); len(subject) > 0 {
			title, e = append(title, subject...), rules.Subject
		}
	}
	if text := plain(joined(label)); a.unnamed || !r.usualLabel(a, text) {
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
		if text := joined(reference); r.saysOwn(plain(text)) {
			o.set("reference", true)
			r.off(plain(text), reasonAnnex)
		} else {
			o.set("reference", r.limited(marked(text, r.look(rules.AnnexReference)), document.MaxSubject))
		}
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
func (r *reader) usualLabel(a *annex, text string) bool {
	word, total := r.profile.Annex.Word, r.siblings(a)
	n := strconv.Itoa(a.number + 1)
	if r.profile.Annex.Roman {
		n = viet.Roman(a.number + 1)
	}
	switch {
	case a.of != nil && sameWords(firstWords(a.of.label(), word), word):
		return strings.EqualFold(text, a.of.label()+r.profile.Annex.Inner+strconv.Itoa(a.number+1))
	case total == 1:
		return sameWords(text, word)
	}
	return sameWords(text, word+" "+n)
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

// saysOwn tells whether the line of reference of an annex names the paper itself, or
// leaves its number blank: the program prints it then.
func (r *reader) saysOwn(reference string) bool {
	own := letters(rules.BareNumber(plain(joined(r.parts[rules.Reference]))))
	said := rules.TakeCited().FindString(reference)
	return own == "" || letters(said) == "" || strings.Contains(letters(reference), own)
}

// firstWords is as much of a text as another is long.
func firstWords(text, like string) string { return text[:min(len(text), len(like))] }
