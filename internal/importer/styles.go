package importer

import (
	"vanthu/internal/rules"
	"vanthu/internal/seen"
)

// styled are the elements by the names of their styles in the Word files that
// the program makes.
var styled = func() map[string]rules.Element {
	out := map[string]rules.Element{}
	for _, e := range order {
		if name := e.Look().Name; name != "" {
			out[name] = e
		}
	}
	for e, own := range rules.Lettered {
		out[own.Look().Name] = e
	}
	return out
}()

// leastStyles is how many styles of the head tell a file that the program made.
const leastStyles = 3

// ownStyles takes the parts of a paper by the styles of its paragraphs, if it is
// one of the program's own: what wrote them is known, and need not be guessed.
func (r *reader) ownStyles() {
	found := map[rules.Element]bool{}
	r.eachParagraph(func(p *seen.Paragraph) {
		if e := styled[p.Set.StyleName]; e != "" && !bodily[e] {
			found[e] = true
		}
	})
	if r.ours = len(found) >= leastStyles && (found[rules.Reference] || found[rules.NationalTitle]); !r.ours {
		return
	}
	r.eachParagraph(func(p *seen.Paragraph) {
		if e := styled[p.Set.StyleName]; e != "" {
			p.Element, p.Sure, p.Or = e, 1, ""
		}
	})
	r.ownAnnexes()
}

// ownAnnexes parts the paper before each head of an annex: the lines of a head
// or of a title that stand behind a text.
func (r *reader) ownAnnexes() {
	annex, heading, begun := 0, false, false
	for i := range r.paper.Blocks {
		b := &r.paper.Blocks[i]
		if t := b.Table; t != nil {
			t.Annex, heading, begun = annex, false, true
		}
		p := b.Paragraph
		if p == nil {
			continue
		}
		e := p.Element
		switch {
		case e == rules.UrgencyMark || e == rules.SecrecyMark || e == rules.DraftNote || e == rules.CirculationNote || e == rules.Contact:
			continue // a mark of the paper, wherever it stands
		case e == rules.CopyForm || e == rules.CopyStampTitle:
			return // what follows is the copier's
		case heads[e] && !heading:
			if heading = true; begun {
				annex++
			}
		case !heads[e] && e != "" && p.Plain() != "":
			heading, begun = false, true
		}
		p.Annex = annex
	}
}

// heads are the elements that stand over a text.
var heads = map[rules.Element]bool{
	rules.NationalTitle: true, rules.Motto: true, rules.ParentAgency: true, rules.Issuer: true, rules.IssuerStar: true, rules.Reference: true, rules.PlaceDate: true, rules.TypeName: true,
	rules.LetterSubject: true, rules.AuthorLine: true,
	rules.Subject: true, rules.SubjectSeparator: true, rules.AnnexLabel: true, rules.AnnexTitle: true, rules.AnnexSubtitle: true, rules.AnnexReference: true,
}
