package importer

import (
	"maps"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/fault"
	"vanthu/internal/rules"
	"vanthu/internal/seen"
	"vanthu/internal/viet"
)

// annex is an attachment: what stands over its text, and the text.
type annex struct {
	parts     map[rules.Element][]*line
	body      []*node
	landscape bool
	unnamed   bool
	of        *annex // whose annex it is; nil: the paper's
	own       []int  // its own, among the reader's
	number    int    // among those beside it, from 0
}

// bodily are the elements of a text; all others stand around it.
var bodily = map[rules.Element]bool{
	"": true, rules.Body: true, rules.PartLabel: true, rules.PartTitle: true,
	rules.HeadingI: true, rules.HeadingII: true, rules.HeadingIII: true,
	rules.Table: true, rules.TableCaption: true, rules.TableNote: true, rules.ImageCaption: true,
}

// sort parts the paper: what stands around its text by element, its text, its
// annexes, who signs, and what stands in the margins.
func (r *reader) sort() {
	r.parts = map[rules.Element][]*line{}
	for i := range r.paper.Blocks {
		switch b := &r.paper.Blocks[i]; {
		case b.Paragraph != nil:
			r.paragraph(b.Paragraph, i)
		case b.Table != nil:
			into, _ := r.part(b.Table.Annex, i)
			if r.takes() {
				*into = append(*into, &node{index: len(r.source), table: b.Table})
			}
		case b.Picture != nil:
			r.picture(b.Picture, i)
		}
	}
	for i := range r.paper.Sheets {
		s := &r.paper.Sheets[i]
		for _, blocks := range [][]seen.Block{s.FirstHeader, s.FirstFooter, s.Header, s.Footer} {
			r.margin(blocks)
		}
	}
	if r.paper.Source == seen.Word {
		r.margin(r.paper.Added)
	} else {
		r.overMarks(r.paper.Added)
	}
	for _, n := range r.paper.Notes {
		r.footnote(n.Blocks)
	}
	for _, text := range r.paper.Hidden {
		r.lose(strings.TrimSpace(viet.NFC(text)), reasonHidden)
	}
}

// footnote leaves out what a note says: no document has notes at the foot of a page.
func (r *reader) footnote(blocks []seen.Block) {
	for i := range blocks {
		if p := blocks[i].Paragraph; p != nil {
			r.lose(r.newLine(p).text(), reasonFootnote)
		}
	}
}

// takes tells whether there is room for one more paragraph.
func (r *reader) takes() bool {
	r.room--
	return r.room >= 0
}

// part is where a text goes, and what stands around it.
func (r *reader) part(n, block int) (*[]*node, map[rules.Element][]*line) {
	if n == 0 {
		return &r.body, r.parts
	}
	for len(r.annexes) < n {
		r.annexes = append(r.annexes, &annex{parts: map[rules.Element][]*line{}, landscape: r.landscape(block)})
	}
	a := r.annexes[n-1]
	return &a.body, a.parts
}

// landscape tells whether a block stands on a page that lies.
func (r *reader) landscape(block int) bool {
	lies := false
	for i := range r.paper.Sheets {
		if s := &r.paper.Sheets[i]; s.FirstBlock <= block {
			lies = s.Width > s.Height
		}
	}
	return lies
}

// tabled tells whether a text holds a table, for which its pages may lie.
func tabled(nodes []*node) bool {
	return slices.ContainsFunc(nodes, func(n *node) bool { return n.table != nil || tabled(n.kids) || tabled(n.items) })
}

func (r *reader) paragraph(p *seen.Paragraph, block int) {
	l := r.newLine(p)
	into, parts := r.part(p.Annex, block)
	if p.Set.PageBreakBefore && len(*into) > 0 && bodily[p.Element] {
		*into = append(*into, &node{pageBreak: true})
	}
	if len(l.spans) == 0 {
		return
	}
	l.index, l.block = len(r.source), block
	r.source = append(r.source, l.text())
	switch {
	case p.Copied:
		r.copied.add(l)
	case bodily[p.Element] && r.goesOn(*into, l):
	case bodily[p.Element]:
		r.addTo(into, l)
	case p.Annex == 0 && signing[p.Element]:
		r.signs = append(r.signs, l)
	default:
		parts[p.Element] = append(parts[p.Element], l)
	}
}

// addTo adds a line to a text: as several paragraphs where it is longer than one
// may be.
func (r *reader) addTo(into *[]*node, l *line) {
	for part := l; part != nil; {
		if !r.takes() {
			r.lose(part.text(), reasonLimit)
			return
		}
		n := r.newNode(part)
		cut := cutAt(plain(n.spans), longestText)
		part = nil
		if cut > 0 {
			rest := *l
			rest.spans = afterBytes(n.spans, cut)
			n.spans = firstBytes(n.spans, cut)
			part = &rest
		}
		*into = append(*into, n)
	}
}

// longestText is how many letters of a text stay together: marks are added yet.
const longestText = document.MaxString / 2

// cutAt is where a text is cut so that its first part has no more letters than
// most: behind a blank where there is one; 0 where it is no longer.
func cutAt(text string, most int) int {
	if len(text) <= most {
		return 0
	}
	n, blank := 0, 0
	for i, c := range text {
		if n == most {
			if blank > 0 {
				return blank
			}
			return i
		}
		if n++; c == ' ' {
			blank = i + 1
		}
	}
	return 0
}

// goesOn joins a line to the one before it where they are one paragraph in the
// middle, broken by its author.
func (r *reader) goesOn(into []*node, l *line) bool {
	if len(into) == 0 || l.Place.Paragraph == 0 || l.Set.Align != seen.Center || r.paper.Source != seen.Word {
		return false
	}
	n := into[len(into)-1]
	if n.line == nil || n.line.Place != l.Place || n.line.Element != l.Element {
		return false
	}
	if len(n.line.text())+len(l.text()) > longestText {
		return false
	}
	both := *n.line
	both.spans = joined([]*line{n.line, l})
	n.line, n.spans = &both, joined([]*line{{spans: n.spans}, l})
	return true
}

// besideSignature leaves out what says how to sign, between the lines of who signs.
func (r *reader) besideSignature() {
	if len(r.signs) < 2 {
		return
	}
	from, to := r.signs[0].index, r.signs[len(r.signs)-1].index
	r.body = slices.DeleteFunc(r.body, func(n *node) bool {
		says := n.line != nil && from < n.line.index && n.line.index < to && inBrackets(n.line.text())
		if says {
			r.lose(n.line.text(), reasonSigned)
		}
		return says
	})
}

// inBrackets tells whether a whole text stands in brackets.
func inBrackets(text string) bool {
	return strings.HasPrefix(text, "(") && strings.HasSuffix(strings.TrimRight(text, "."), ")")
}

// aboveHead leaves out what a sample is called above the head of the paper.
func (r *reader) aboveHead() {
	head := first(r.parts[rules.NationalTitle])
	r.parts[rules.AnnexLabel] = slices.DeleteFunc(r.parts[rules.AnnexLabel], func(l *line) bool {
		above := head != nil && l.index < head.index
		if above {
			r.lose(l.text(), reasonSample)
		}
		return above
	})
}

// underSignature makes an attachment without a name of what stands under the
// signature: it belongs to no text above it.
func (r *reader) underSignature() {
	if len(r.signs) == 0 || len(r.annexes) > 0 {
		return
	}
	last := r.signs[len(r.signs)-1].index
	for _, l := range r.parts[rules.Recipients] {
		last = max(last, l.index)
	}
	n := len(r.body)
	for n > 0 && r.body[n-1].index > last {
		n--
	}
	var under []*node
	for _, b := range r.body[n:] {
		switch {
		case b.line != nil && r.confirms(b.line.text()):
			r.off(b.line.text(), reasonForm)
		case b.line != nil && inBrackets(b.line.text()) && len([]rune(b.line.text())) < longestName:
			r.lose(b.line.text(), reasonSigned)
		case !b.pageBreak || len(under) > 0:
			under = append(under, b)
		}
	}
	if r.body = r.body[:n]; len(under) > 0 {
		r.annexes = append(r.annexes, &annex{parts: map[rules.Element][]*line{}, body: under, unnamed: true})
	}
}

// confirms tells whether a line is one that the kind's own form prints under the
// signature.
func (r *reader) confirms(text string) bool {
	return slices.ContainsFunc(r.kind.Confirm, func(l rules.Line) bool { return sameWords(l.Of(r.profile.Family).Text, text) })
}

// misplace puts what has no key in the kind into the text, where it stood.
func (r *reader) misplace() {
	family := r.profile.Family
	for _, e := range []rules.Element{rules.AddresseesLabel, rules.Addressees} {
		if r.kind.Addressees[family] == rules.NotAddressed {
			r.toText(e, func(*line) bool { return true })
		}
	}
	for _, e := range slices.Sorted(maps.Keys(r.parts)) {
		if around[e] {
			continue
		}
		if lines := r.parts[e]; e == rules.AnnexReference && len(lines) > 1 { // broken by its author
			whole := *lines[0]
			whole.spans = joined(lines)
			r.parts[e] = []*line{&whole}
		}
		r.toText(e, func(*line) bool { return true }) // of an annex, in a paper that is one itself
	}
	resolves := r.kind.Resolves[family]
	r.toText(rules.Resolution, func(l *line) bool { return resolves == "" || !sameWords(l.text(), resolves) })
	dispatched := r.kind.Addressees[family] == rules.Dispatched
	r.toText(rules.Competence, func(*line) bool { return resolves == "" && !r.profile.Has(rules.AuthorLine) && !dispatched })
	r.toText(rules.LetterSubject, func(*line) bool { return len(r.parts[rules.Subject]) > 0 })
	r.toText(rules.Subject, func(*line) bool { return r.kind.Untitled && !r.ours })
}

// around are the elements of the paper itself that are read around its text.
var around = map[rules.Element]bool{
	rules.NationalTitle: true, rules.Motto: true, rules.ParentAgency: true, rules.Issuer: true, rules.IssuerStar: true, rules.Reference: true, rules.PlaceDate: true, rules.TypeName: true,
	rules.Subject: true, rules.LetterSubject: true, rules.SubjectSeparator: true, rules.AuthorLine: true, rules.Competence: true, rules.Resolution: true, rules.LegalBasis: true,
	rules.AddresseesLabel: true, rules.Addressees: true, rules.SecrecyMark: true, rules.UrgencyMark: true, rules.CirculationNote: true, rules.DraftNote: true, rules.RecipientsLabel: true,
	rules.Recipients: true, rules.DrafterCode: true, rules.Contact: true, rules.ReceivedStamp: true, rules.PageNumber: true, rules.Watermark: true, rules.SignatureText: true,
}

// toText moves lines of an element into the text.
func (r *reader) toText(e rules.Element, wrong func(*line) bool) {
	var kept []*line
	for _, l := range r.parts[e] {
		if !wrong(l) {
			kept = append(kept, l)
			continue
		}
		at := 0
		for at < len(r.body) && (r.body[at].line == nil || r.body[at].line.index < l.index) {
			at++
		}
		r.body = slices.Insert(r.body, at, &node{line: l, spans: l.spans})
		if e != rules.Subject {
			r.find(fault.Warning, "/sections", "import.unplaced", l, unplaced, shortened(l.text()), r.elementName(e))
		}
	}
	r.parts[e] = kept
}

// signing are the elements of who signs.
var signing = map[rules.Element]bool{rules.Authority: true, rules.Position: true, rules.SignerName: true}

// margin reads what stands in a header or a footer.
func (r *reader) margin(blocks []seen.Block) {
	markStamp(blocks)
	for i := range blocks {
		b := &blocks[i]
		if b.Table != nil {
			for _, row := range b.Table.Rows {
				for _, c := range row.Cells {
					r.margin(c.Blocks)
				}
			}
		}
		if b.Paragraph == nil {
			continue
		}
		l := r.newLine(b.Paragraph)
		text := l.text()
		if text == "" {
			continue
		}
		r.source = append(r.source, text)
		switch {
		case l.Element == "" && isContact(text):
			l.Element = rules.Contact
		case l.Element == "" && rules.IsDraft(text):
			l.Element = rules.Watermark
		}
		switch l.Element {
		case rules.ReceivedStamp:
			r.parts[l.Element] = append(r.parts[l.Element], l)
		case rules.Contact, rules.CirculationNote, rules.SignatureText, rules.Watermark, rules.DraftNote, rules.UrgencyMark, rules.SecrecyMark:
			if !slices.ContainsFunc(r.parts[l.Element], func(o *line) bool { return o.text() == text }) {
				r.parts[l.Element] = append(r.parts[l.Element], l)
			} else {
				r.off(text, reasonOf(l.Element))
			}
		case rules.PageNumber:
			r.off(text, reasonOf(l.Element))
		default:
			if strings.Trim(text, "0123456789-–/ ") == "" {
				r.off(text, reasonOf(rules.PageNumber))
				continue
			}
			r.lose(text, reasonMargin)
		}
	}
}

// overMarks reads the marks of secrecy and urgency that were stamped over the pages of a
// PDF. What else stands over them is no part of the paper.
func (r *reader) overMarks(blocks []seen.Block) {
	for i := range blocks {
		if p := blocks[i].Paragraph; p != nil && (p.Element == rules.SecrecyMark || p.Element == rules.UrgencyMark) {
			r.margin(blocks[i : i+1])
		}
	}
}

// markStamp names what stands in a frame with the word of a received stamp.
func markStamp(blocks []seen.Block) {
	boxed := func(b *seen.Block) bool { return b.Paragraph != nil && b.Paragraph.Place.Box }
	if !slices.ContainsFunc(blocks, func(b seen.Block) bool { return boxed(&b) && sameWords(b.Paragraph.Plain(), rules.StampWords.Title) }) {
		return
	}
	for i := range blocks {
		if b := &blocks[i]; boxed(b) && b.Paragraph.Element == "" {
			b.Paragraph.Element = rules.ReceivedStamp
		}
	}
}
