package importer

import (
	"maps"
	"slices"
	"strings"
	"time"

	"vanthu/internal/document"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/viet"
)

// copier is what was put under a copy of a paper (bản sao) by the body that
// copied it.
type copier struct {
	parts map[rules.Element][]*line
	signs []*line
}

func (c *copier) add(l *line) {
	if signing[l.Element] {
		c.signs = append(c.signs, l)
		return
	}
	if c.parts == nil {
		c.parts = map[rules.Element][]*line{}
	}
	c.parts[l.Element] = append(c.parts[l.Element], l)
}

// copy is who copied a paper and how, as JSON.
func (r *reader) copy() object {
	if o := r.electronicCopy(); o != nil {
		return o
	}
	if len(r.copied.parts) == 0 {
		return nil
	}
	r.copyStamp()
	form := plain(joined(r.copied.parts[rules.CopyForm]))
	code := r.copyForm(form)
	if code == "" {
		r.loseCopy()
		return nil
	}
	r.off(form, reasonOf(rules.CopyForm))
	return r.ofCopier(code)
}

// ofCopier reads the copier's block as the head and the end of a paper are read.
func (r *reader) ofCopier(form string) object {
	parts, signs := r.parts, r.signs
	r.parts, r.signs, r.root, r.copyCode = r.copied.parts, r.copied.signs, "/copy", r.profile.Copies.Code[form]
	defer func() { r.parts, r.signs, r.root, r.copyCode = parts, signs, "", "" }()
	o := object{{"form", form}}
	code, reference := r.reference()
	r.issuers(&o, code)
	o = append(o, reference...)
	date, place := r.date()
	o.set("place", r.limited(place, document.MaxLine))
	o.set("date", date)
	recipients, archive, drafter := r.recipients()
	o.set("recipients", recipients)
	o.set("archive", r.limited(archive, document.MaxLine))
	r.signers(&o)
	for _, key := range []string{"issuers", "signers"} {
		if many, ok := o.at(key).(list); ok {
			o.put(strings.TrimSuffix(key, "s"), many[0])
			for _, text := range textsOf(many[1:]) {
				r.lose(text, reasonLimit)
			}
			o.drop(key)
		}
	}
	for _, text := range textsOf(drafter) {
		r.lose(text, reasonUnplaced)
	}
	for _, e := range slices.Sorted(maps.Keys(r.parts)) {
		for _, l := range r.parts[e] {
			switch {
			case e == rules.PlaceDate:
				r.off(l.text(), reasonDate)
			case e == rules.RecipientsLabel, e == rules.CopyStampTitle:
				r.off(l.text(), reasonWords)
			case !copierParts[e] && strings.Trim(l.text(), "*-_–—. ") != "":
				r.lose(l.text(), reasonUnplaced)
			}
		}
	}
	return o
}

// copierParts are what is read of a copier's block.
var copierParts = map[rules.Element]bool{
	rules.ParentAgency: true, rules.Issuer: true, rules.IssuerStar: true, rules.Reference: true, rules.Recipients: true, rules.CopyForm: true,
}

// loseCopy leaves out what no copy can be made of.
func (r *reader) loseCopy() {
	for _, e := range slices.Sorted(maps.Keys(r.copied.parts)) {
		for _, l := range r.copied.parts[e] {
			r.lose(l.text(), reasonStamp)
		}
	}
	for _, l := range r.copied.signs {
		r.lose(l.text(), reasonStamp)
	}
}

// copyForm is the code of a hình thức sao, "" for other words.
func (r *reader) copyForm(words string) string {
	for code, text := range r.profile.Copies.Words {
		if sameWords(text, words) {
			return code
		}
	}
	return ""
}

// copyStamp parts the lines of the Party's stamp of a copy by their labels.
func (r *reader) copyStamp() {
	lines := r.copied.parts[rules.CopyStamp]
	delete(r.copied.parts, rules.CopyStamp)
	mark := rules.Dang2026.Copies.Stamp
	for _, l := range lines {
		label, value, found := strings.Cut(l.text(), ":")
		part, own, e := *l, *l.Paragraph, rules.CopyStamp
		part.spans = []markup.Span{{Text: strings.TrimSpace(value)}}
		switch {
		case !found:
			part.spans = l.spans
			e = rules.PlaceDate
		case sameWords(label, mark.Issuer):
			e = rules.Issuer
		case sameWords(label, mark.Number):
			e = rules.Reference
		case sameWords(label, mark.Form):
			e = rules.CopyForm
		case sameWords(label, mark.Recipients):
			for to := range strings.SplitSeq(value, strings.TrimSpace(mark.Join)) {
				one := *l
				one.spans = []markup.Span{{Text: strings.TrimSpace(to)}}
				r.copied.parts[rules.Recipients] = append(r.copied.parts[rules.Recipients], &one)
			}
			r.off(label, reasonWords)
			continue
		}
		if found && e != rules.CopyStamp {
			r.off(label, reasonWords)
		}
		own.Element = e // the paper itself is read again for each question
		part.Paragraph = &own
		r.copied.parts[e] = append(r.copied.parts[e], &part)
	}
}

// electronicCopy reads the line of an electronic copy: form, body and time. The
// name is in small letters there.
func (r *reader) electronicCopy() object {
	for i, l := range r.parts[rules.SignatureText] {
		m := rules.TakeSigned().FindStringSubmatch(l.text())
		if m == nil || r.copyForm(m[1]) == "" {
			continue
		}
		at, err := time.Parse(`02/01/2006 15:04:05 -07:00`, m[3])
		if err != nil {
			continue
		}
		r.off(m[1]+" "+m[3], reasonOf(rules.CopyForm))
		r.parts[rules.SignatureText] = slices.Delete(slices.Clone(r.parts[rules.SignatureText]), i, i+1)
		return object{{"form", r.copyForm(m[1])}, {"issuer", object{{"name", r.limited(viet.NFC(m[2]), document.MaxLine)}}}, {"electronic", true}, {"signed_at", at.Format(time.RFC3339)}}
	}
	return nil
}

// received is the stamp of an office that received a paper (dấu "Đến"), nil
// where a stamp says something else.
func (r *reader) received() object {
	lines := r.parts[rules.ReceivedStamp]
	title := slices.IndexFunc(lines, func(l *line) bool { return sameWords(l.text(), rules.StampWords.Title) })
	if title < 1 {
		for _, l := range lines {
			r.lose(l.text(), reasonStamp)
		}
		return nil
	}
	var o object
	o.set("office", r.limited(plain(joined(lines[:title])), document.MaxLine))
	r.off(lines[title].text(), reasonWords)
	for _, l := range lines[title+1:] {
		label, value, found := strings.Cut(l.text(), ":")
		if value = strings.Trim(value, " .…_"); !found || value == "" {
			r.off(l.text(), reasonWords)
			continue
		}
		switch w := &rules.StampWords; {
		case sameWords(label, w.Number) && o.at("number") == nil:
			o.set("number", r.limited(value, document.MaxCode))
		case sameWords(label, w.To) && o.at("forward_to") == nil:
			o.set("forward_to", r.limited(value, document.MaxLine))
		case sameWords(label, w.Day) && o.at("date") == nil && shortDate(value) != "":
			o.set("date", shortDate(value))
			r.off(value, reasonDate)
		default:
			r.lose(l.text(), reasonStamp)
			continue
		}
		r.off(label, reasonWords)
	}
	return o
}

// shortDate is a date in digits in ISO form, "" for another text.
func shortDate(text string) string {
	m := rules.TakeDate().FindStringSubmatch(text)
	if m == nil || m[1] != "" {
		return ""
	}
	return isoDate(m[2], m[3], m[4])
}
