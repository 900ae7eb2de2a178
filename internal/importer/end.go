package importer

import (
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/rules"
	"vanthu/internal/units"
)

// end is ô số 7, 9b, 12 and 13: recipients, signers, drafter and contact.
func (r *reader) end(o *object) {
	r.besideLabel()
	recipients, archive, drafter := r.recipients()
	o.set("recipients", recipients)
	o.set("archive", r.limited(archive, document.MaxLine))
	r.signers(o)
	o.set("drafter", drafter)
	o.set("contact", r.contact())
}

// besideLabel takes the label off, and what stands behind it to the list.
func (r *reader) besideLabel() {
	var behind []*line
	for _, l := range r.parts[rules.RecipientsLabel] {
		text := l.text()
		at := strings.IndexByte(text, ':') + 1
		if at == 0 || strings.TrimSpace(text[at:]) == "" {
			r.off(text, reasonWords)
			continue
		}
		r.off(text[:at], reasonWords)
		one := *l
		one.spans = afterBytes(l.spans, at)
		behind = append(behind, &one)
	}
	r.parts[rules.Recipients] = append(behind, r.parts[rules.Recipients]...)
}

// recipients reads Nơi nhận; the archive line and the drafter's mark are apart.
func (r *reader) recipients() (out list, archive string, drafter object) {
	for _, l := range r.parts[rules.DrafterCode] {
		drafter = r.drafter(l.text())
	}
	for _, l := range wrapped(r.parts[rules.Recipients]) {
		spans := r.listed(l.spans)
		text := plain(spans)
		if text == "" {
			continue
		}
		if rest := rules.ArchivePlace(text); rules.ReadArchive(text) && rest != text && archive == "" {
			r.off(strings.TrimSuffix(text, rest), reasonWords)
			archive, drafter = r.behindArchive(rest, drafter)
			r.doubt(l, "/archive")
			continue
		}
		r.doubt(l, "/recipients/"+strconv.Itoa(len(out)))
		out = append(out, r.limited(marked(spans, r.look(rules.Recipients)), document.MaxLine))
	}
	return r.most(out, document.MaxRecipients), archive, drafter
}

// wrapped joins lines of a list that an author broke: one without a dash goes on
// with the one above it that has a dash and no end.
func wrapped(lines []*line) []*line {
	var out []*line
	dashed := false
	for _, l := range lines {
		own := bulletLen(l.text()) > 0
		if n := len(out); n > 0 && dashed && !own && !strings.ContainsAny(lastByte(out[n-1].text()), ";.:") {
			joint := *out[n-1]
			joint.spans = joined([]*line{out[n-1], l})
			out[n-1] = &joint
			continue
		}
		dashed = own
		out = append(out, l)
	}
	return out
}

// lastByte is the end of a text, "" of none.
func lastByte(s string) string { return s[max(0, len(s)-1):] }

// behindArchive parts the drafter's mark from the place where the document is
// filed: "VT, VP. HT.(15)".
func (r *reader) behindArchive(rest string, drafter object) (string, object) {
	m := rules.TakeDrafted().FindStringSubmatch(rest)
	if m == nil || len(drafter) > 0 {
		return rest, drafter
	}
	copies, _ := strconv.Atoi(m[3] + m[4])
	drafter = object{{"code", m[2]}}
	drafter.set("copies", copies)
	return m[1], drafter
}

// drafter reads the drafter's mark that stands on a line of its own.
func (r *reader) drafter(text string) object {
	m := rules.TakeDrafter().FindStringSubmatch(text)
	if m == nil {
		r.lose(text, reasonUnplaced)
		return nil
	}
	copies, _ := strconv.Atoi(m[2] + m[3])
	drafter := object{{"code", m[1]}}
	drafter.set("copies", copies)
	return drafter
}

// signers reads who signs, by the columns in which they stand.
func (r *reader) signers(o *object) {
	var columns [][]*line
	at := map[int]int{}
	for j, l := range r.signs {
		i, known := at[l.Signer]
		if r.ours && j > 0 { // a name ends a signer
			i, known = len(columns)-1, r.signs[j-1].Element != rules.SignerName
		}
		if !known {
			i = len(columns)
			at[l.Signer] = i
			columns = append(columns, nil)
		}
		columns[i] = append(columns[i], l)
	}
	var all list
	for i, lines := range columns {
		pointer := "/signer"
		if len(columns) > 1 {
			pointer = "/signers/" + strconv.Itoa(i)
		}
		if s := r.signer(lines, pointer); len(s) > 0 {
			all = append(all, s)
		}
	}
	switch all = r.mostSigners(all); len(all) {
	case 0:
	case 1:
		o.set("signer", all[0])
	default:
		o.set("signers", all)
	}
}

// mostSigners keeps as many as a document may have.
func (r *reader) mostSigners(all list) list {
	for _, s := range all[min(len(all), document.MaxSigners):] {
		for _, text := range textsOf(s) {
			r.lose(text, reasonLimit)
		}
	}
	return all[:min(len(all), document.MaxSigners)]
}

// longestName is how many letters a signer's name has, with all titles.
const longestName = 80

// signer is one who signs, with all lines above the name.
func (r *reader) signer(lines []*line, pointer string) object {
	var authority, position list
	var name []string
	for i, l := range lines {
		text := r.limited(l.text(), document.MaxLine)
		goesOn := l.GoesOn && !(r.ours && i > 0 && l.Place.Paragraph != lines[i-1].Place.Paragraph) // a line of its own in our file is one of the document
		r.doubt(l, pointer)
		switch {
		case l.Element == rules.Authority:
			authority = postLine(authority, text, goesOn)
		case l.Element == rules.Position:
			position = postLine(position, text, goesOn)
		case strings.HasPrefix(text, "(") || strings.HasPrefix(text, "["):
			r.lose(text, reasonSigned)
		case len([]rune(text)) > longestName:
			r.lose(text, reasonNote)
		default:
			name = append(name, text)
		}
	}
	other := ""
	if k := len(lines); k > 2 && lines[k-1].Element == rules.SignerName && lines[k-2].Element == rules.Position && r.roomBetween(lines[k-3], lines[k-2]) {
		other = position[len(position)-1].(string)
		position = position[:len(position)-1]
	}
	s := object{}
	s.set("authority", r.most(authority, document.MaxSignerLines))
	s.set("position", r.most(position, document.MaxSignerLines))
	s.set("name", r.limited(strings.Join(name, " "), document.MaxLine))
	s.set("other_position", other)
	r.stamps(&s, lines, pointer)
	return s
}

// postLine adds a line of authority or post to those above it, or to the end of the
// last one, if it goes on with that.
func postLine(lines list, text string, goesOn bool) list {
	if n := len(lines) - 1; n >= 0 && goesOn {
		if whole := lines[n].(string) + " " + text; len([]rune(whole)) <= document.MaxLine {
			lines[n] = whole
			return lines
		}
	}
	return append(lines, text)
}

// roomBetween tells whether there is room for a signature between two lines: by
// their setting, or by empty paragraphs.
func (r *reader) roomBetween(a, b *line) bool {
	empty := 0
	for i := a.block + 1; i < b.block; i++ {
		if p := r.paper.Blocks[i].Paragraph; p != nil && p.Plain() == "" {
			empty++
		}
	}
	return empty > 1 || a.Set.After+b.Set.Before > units.Millimetres(15) || b.Place.Page > 0 && a.Place.Page == b.Place.Page && b.Place.Y-a.Place.Y-a.Place.Height > units.Millimetres(15)
}

// contact reads the line of addresses by its labels.
func (r *reader) contact() object {
	text := plain(joined(r.parts[rules.Contact]))
	var o object
	if text == "" {
		return nil
	}
	type found struct {
		key        string
		from, till int
	}
	var labels []found
	for _, p := range rules.TakeContacts() {
		if m := p.Label.FindStringSubmatchIndex(text); m != nil {
			labels = append(labels, found{p.Key, m[0], m[1]})
		}
	}
	if len(labels) == 0 {
		r.lose(text, reasonUnplaced)
		return nil
	}
	r.lose(text[:smallest(labels, func(f found) int { return f.from }, len(text))], reasonUnplaced)
	for _, f := range labels {
		end := len(text)
		for _, other := range labels {
			if other.from > f.from {
				end = min(end, other.from)
			}
		}
		r.off(text[f.from:f.till], reasonWords)
		o.set(f.key, r.limited(strings.Trim(text[f.till:end], " ,;."), document.MaxLine))
	}
	return o
}

func smallest[T any](list []T, of func(T) int, least int) int {
	for _, v := range list {
		least = min(least, of(v))
	}
	return least
}

// isContact tells whether a line begins with a label of an address.
func isContact(text string) bool {
	for _, p := range rules.TakeContacts() {
		if m := p.Label.FindStringIndex(text); m != nil && m[0] == 0 {
			return true
		}
	}
	return false
}
