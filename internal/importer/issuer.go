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
	bodies := r.bodies(name)
	if codes := r.jointCodes(code, len(bodies)); len(bodies) > 1 && len(codes) == len(bodies) {
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

// jointCodes are the abbreviations of bodies that issue together: what the symbol has of
// them, or its last ones where it begins otherwise than the program's would
// ("KHLT-SYT-SGDĐT") and as many sign.
func (r *reader) jointCodes(code string, bodies int) []string {
	join := r.profile.Words.CodeJoin
	if code != "" || bodies < 2 {
		return strings.Split(code, join)
	}
	codes, hands := strings.Split(r.ownSymbol, join), map[int]bool{}
	for _, l := range r.signs {
		hands[l.Signer] = true
	}
	if len(hands) != bodies || len(codes) <= bodies {
		return nil
	}
	return codes[len(codes)-bodies:]
}

// bodies parts the lines of a joint head by body: each begins as the name of
// one does. The Party joins the names by a dash.
func (r *reader) bodies(name []*line) [][]*line {
	var out [][]*line
	if r.profile.Words.JointHead && len(name) > 0 {
		spans := joined(name)
		for text := range strings.SplitSeq(plain(spans), r.profile.Words.IssuerJoin) {
			l := *name[0]
			l.spans = []markup.Span{{Text: strings.TrimSpace(text)}}
			out = append(out, []*line{&l})
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
