package importer

import (
	"strconv"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/markup"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// issuers reads the issuing bodies and their superior.
func (r *reader) issuers(o *object, code string) {
	parent, name := r.parts[rules.ParentAgency], r.parts[rules.Issuer]
	if len(name) == 0 && len(parent) > 0 {
		name, parent = parent, nil
	}
	if bodies, codes := r.joint(name, code); len(bodies) > 1 {
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
		r.find(fault.Error, "/issuer/name", "import.missing", nil, missing, rules.Issuer.Told(rules.State))
	}
	body.set("name", text)
	body.set("code", code)
	body.set("name_in_text", r.nameInText(plain(joined(parent)), plain(joined(name))))
	o.set("issuer", body)
	r.doubt(first(parent), "/issuer/parent")
	r.doubt(first(name), "/issuer/name")
}

// joint are the bodies that issue together, and their abbreviations: those whose names
// stand on lines of their own, or, where as many sign, in one line with a dash or "và"
// between them. Nil: one body issues the paper.
func (r *reader) joint(name []*line, code string) (bodies [][]*line, codes []string) {
	bodies = r.bodies(name)
	var apart [][]*line
	for _, lines := range bodies {
		apart = append(apart, r.dashed(lines)...)
	}
	if len(apart) > len(bodies) && len(apart) == r.hands() {
		if codes = r.jointCodes(code, len(apart)); len(codes) == len(apart) {
			return undashed(apart), codes
		}
	}
	if codes = r.jointCodes(code, len(bodies)); len(bodies) < 2 || len(codes) != len(bodies) {
		return nil, nil
	}
	return undashed(bodies), codes
}

// undashed are names without the dash that leads to the next one.
func undashed(bodies [][]*line) [][]*line {
	for i, lines := range bodies[:len(bodies)-1] {
		n := len(lines) - 1
		bodies[i] = append(lines[:n:n], lines[n].with(strings.TrimRight(lines[n].text(), "-–— ")))
	}
	return bodies
}

// hands are how many sign.
func (r *reader) hands() int {
	all := map[int]bool{}
	for _, l := range r.signs {
		all[l.Signer] = true
	}
	return len(all)
}

// jointCodes are the abbreviations of bodies that issue together: what the symbol has of
// them, or its last ones where it begins otherwise than the program's would
// ("KHLT-SYT-SGDĐT") and as many sign; none of each where it has others.
func (r *reader) jointCodes(code string, bodies int) []string {
	join := r.profile.Words.CodeJoin
	if code != "" || bodies < 2 {
		return strings.Split(code, join)
	}
	codes := strings.Split(r.ownSymbol, join)
	switch {
	case r.hands() != bodies:
		return nil
	case len(codes) <= bodies:
		return make([]string, bodies)
	}
	return codes[len(codes)-bodies:]
}

// dashed parts names that a dash or "và" joins in one line: what stands behind it begins
// as the name of a body does.
func (r *reader) dashed(lines []*line) (out [][]*line) {
	text := plain(joined(lines))
	for from := 0; ; {
		at, end := nextJoin(text, from)
		if at < 0 {
			break
		}
		if from = end; !rules.BeginsBody(text[end:]) {
			continue
		}
		r.off(text[at:end], reasonWords)
		out = append(out, []*line{lines[0].with(text[:at])})
		text, from = text[end:], 0
	}
	if out == nil {
		return [][]*line{lines}
	}
	return append(out, []*line{lines[0].with(text)})
}

// nextJoin is the next dash, or "và", between words from a place on; -1: there is none.
func nextJoin(text string, from int) (at, end int) {
	at = -1
	for _, join := range []string{" - ", " – ", " — ", " VÀ "} {
		if i := strings.Index(text[from:], join); i >= 0 && (at < 0 || from+i < at) {
			at, end = from+i, from+i+len(join)
		}
	}
	return at, end
}

// with is a line that says something else.
func (l *line) with(text string) *line {
	out := *l
	out.spans = []markup.Span{{Text: strings.TrimSpace(text)}}
	return &out
}

// bodies parts the lines of a joint head by body: each begins as the name of
// one does. The Party joins the names by a dash.
func (r *reader) bodies(name []*line) [][]*line {
	var out [][]*line
	if r.profile.Words.JointHead && len(name) > 0 {
		text := strings.ReplaceAll(plain(joined(name)), " – ", r.profile.Words.IssuerJoin)
		for text := range strings.SplitSeq(text, r.profile.Words.IssuerJoin) {
			out = append(out, []*line{name[0].with(text)})
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
	if len(lines) < 2 || len(lines) > document.MaxIssuerLines || r.paper.Source == seen.PDF || r.paper.Wrapped || even(lines) {
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
func (r *reader) nameInText(parent, name string) string {
	body := document.Issuer{Parent: document.Lines{Text: []string{parent}}, Name: document.Lines{Text: []string{name}}}
	usual := body.InText()
	if r.spoken == "" || !sameWords(r.spoken, usual) && !sameWords(r.spoken, name) || r.spoken == usual {
		return ""
	}
	return r.spoken
}
