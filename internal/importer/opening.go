package importer

import (
	"slices"
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

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
		if l.Element == rules.AddresseesLabel {
			for at := strings.Index(plain(spans), "; ") + 1; at > 0; at = strings.Index(plain(spans), "; ") + 1 { // several on its line
				*into = append(*into, r.limited(marked(r.listed(firstBytes(spans, at)), r.look(rules.Addressees)), document.MaxLine))
				spans = afterBytes(spans, at)
			}
		}
		if spans = r.listed(spans); len(spans) == 0 {
			continue
		}
		if n := len(*into); n > 0 && seen.AddressedOn(plain(spans)) {
			above, _ := (*into)[n-1].(string)
			(*into)[n-1] = r.limited(goesOn(above, plain(spans))+marked(spans, r.look(rules.Addressees)), document.MaxLine)
			continue
		}
		r.doubt(l, key+strconv.Itoa(len(*into)))
		*into = append(*into, r.limited(marked(spans, r.look(rules.Addressees)), document.MaxLine))
	}
	if len(to) == 0 && addressing > rules.Addressed {
		to = list{rules.LongDots}
		r.find(fault.Error, "/to", "import.missing", nil, missing, rules.AddresseesLabel.Told(rules.State))
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
		r.find(fault.Error, "/authority_line", "import.missing", nil, missing, rules.Competence.Told(rules.State))
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

// goesOn is the name of one who is addressed as what a line of his own says of him
// goes on with it: behind a comma, unless it is in brackets.
func goesOn(name, more string) string {
	if strings.HasPrefix(more, "(") || strings.HasSuffix(name, ",") {
		return name + " "
	}
	return name + ", "
}
