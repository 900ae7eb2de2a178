package compose

import (
	"context"
	"errors"
	"slices"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/memory"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// fit is how the end of a document is fitted onto its last pages. Which of
// them serves hangs on where pages end: see fits.
type fit struct {
	way       way
	gap, line units.Length // between paragraphs and of the body's lines, of wayOpen
}

// way is the kind of a fit.
type way uint8

// The ways.
const (
	wayUsual way = iota
	wayClose     // no more room above headings than between paragraphs
	wayTight     // wayClose, and less room to sign
	wayLoose     // the last paragraph parts where its page ends
	wayOpen      // wayLoose, and more room between paragraphs and lines, so that it parts
)

// parts tells whether the last paragraph may part.
func (f fit) parts() bool { return f.way == wayLoose || f.way == wayOpen }

// Settle lays the sheet of a document out. Where its end fits better onto the
// pages in another way, it returns the sheet that is composed so, with its pages.
// A way that needs more memory than one document may is none; but that others
// have the memory decides nothing: the same document has the same pages.
func Settle(ctx context.Context, d *document.Document, s *sheet.Sheet, family *metrics.Family) (*sheet.Sheet, []layout.Page, error) {
	pages, err := layout.Settle(ctx, s, family, d.Limits().Pages)
	if err != nil {
		return nil, nil, err
	}
	share := memory.Of(ctx)
	for _, f := range fits(d, s, pages) {
		taken := share.Taken()
		other, now, err := tried(ctx, d, family, f, true) // the annexes play no part in what is better
		better := err == nil && f.better(pages, now)
		if better && len(d.Attachments) > 0 {
			share.Back(taken)
			other, now, err = tried(ctx, d, family, f, false)
		}
		switch {
		case better && err == nil:
			return other, now, nil
		case ctx.Err() != nil:
			return nil, nil, ctx.Err()
		case errors.Is(err, memory.ErrBusy):
			return nil, nil, err
		}
		share.Back(taken)
	}
	return s, pages, nil
}

// tried is the sheet of a document in a fit, and its pages.
func tried(ctx context.Context, d *document.Document, family *metrics.Family, f fit, alone bool) (*sheet.Sheet, []layout.Page, error) {
	s, err := fitted(ctx, d, family, f, alone)
	if err != nil {
		return nil, nil, err
	}
	pages, err := layout.Settle(ctx, s, family, d.Limits().Pages)
	return s, pages, err
}

// fits are those that may better the pages of a document in its usual one,
// the gentlest first.
func fits(d *document.Document, s *sheet.Sheet, pages []layout.Page) []fit {
	last := mainPages(pages) - 1
	if last < 1 || last > mostFitted {
		return nil
	}
	geometry := s.Sections[0].Page
	var foot, feet units.Length // free under the text, on the page before the last and on all
	for i := range pages[:last] {
		foot = geometry.Height - geometry.Bottom - lowest(&pages[i])
		feet += foot
	}
	over, air := lowest(&pages[last])-geometry.Top, airOf(d, s)
	var out []fit
	if air > 0 && foot+air > over {
		out = append(out, fit{way: wayClose})
	}
	if d.Style.SignatureSpace == nil && foot+air > over/2 && (feet+air+roomOf(d) > over || !foreseen(d, s, &pages[last])) {
		out = append(out, fit{way: wayTight})
	}
	if end := endOf(pages); end.page == last && end.here >= 2*least && end.above == end.here && foot > geometry.Height/20 {
		if foot < end.whole {
			out = append(out, fit{way: wayLoose})
		}
		if f, ok := opened(d, &pages[last-1], &pages[last], foot); ok {
			out = append(out, f)
		}
	}
	return out
}

// opened is the fit with which a last paragraph that stands whole under a page
// with a high foot parts, so that its last lines alone go to the signature: with
// more room between paragraphs, and where that is not enough between lines too. It
// tells whether there is one.
func opened(d *document.Document, page, next *layout.Page, foot units.Length) (fit, bool) {
	body := lastOf(next)
	if d.Style.ParagraphGap != nil || body == nil || foot < rules.MostFoot {
		return fit{}, false
	}
	law := &d.Rules().Paragraphs
	gap, line := law.Gap.Default, body.Format.Line
	gaps, lines := 0, -1 // with one line less in the last paragraph, two go on
	for i := range next.Lines {
		if next.Lines[i].Of == body {
			lines++
		}
	}
	over := foot - (line - layout.Baseline(line)) - gap - units.Length(lines)*line
	for i := range page.Lines {
		of := page.Lines[i].Of
		if of.Format.After == gap && (i == 0 || page.Lines[i-1].Of != of) {
			gaps++
		}
		if of.Format.Line == line && of.Tag != sheet.Tag(rules.Table) {
			lines++
		}
	}
	open := func(gap, line units.Length) units.Length { return units.Length(gaps)*gap + units.Length(lines)*line }
	part := func(of, more units.Length) units.Length {
		return (units.Length(float64(of)*float64(over)/float64(more)) + units.Twip).ToTwip()
	}
	moreGap, moreLine := rules.MostGap-gap, law.MostLine(line)-line
	switch more := open(moreGap, 0); {
	case over <= 0:
		return fit{}, false
	case over < more:
		return fit{way: wayOpen, gap: gap + part(moreGap, more)}, true
	}
	more := open(moreGap, moreLine)
	if over >= more || d.Style.LineSpacing != nil || d.Style.LineExact != nil {
		return fit{}, false
	}
	return fit{way: wayOpen, gap: gap + part(moreGap, more), line: line + part(moreLine, more)}, true
}

// lastOf is the last paragraph of the text on the page of the signature.
func lastOf(page *layout.Page) *sheet.Paragraph {
	at := slices.IndexFunc(page.Lines, func(l layout.Line) bool { return slices.Contains(signatureTags, rules.Element(l.Tag)) })
	if at < 1 {
		return nil
	}
	return page.Lines[at-1].Of
}

// roomOf is the room to sign that wayTight takes away.
func roomOf(d *document.Document) units.Length {
	rooms := len(d.AllSigners())
	if len(rules.FindKind(d.Kind).Confirm) > 0 {
		rooms++
	}
	if d.Copy != nil {
		rooms++
	}
	law := d.Rules().Signature
	return units.Length(rooms) * (law.Space.Default - usual(law.Tight))
}

// foreseen tells whether wayTight gives a last page nothing but the room to sign
// and the air. It gives more where the recipients come beside the last of several
// signers, or lines stand at the page's foot or again from the page before.
func foreseen(d *document.Document, s *sheet.Sheet, page *layout.Page) bool {
	main := s.Sections[0]
	again := func(l layout.Line) bool { return l.Again }
	return len(d.AllSigners()) < 2 && len(main.LastFooter) == 0 && len(main.LastStamps) == 0 && !slices.ContainsFunc(page.Lines, again)
}

// airOf is the room above the headings of the main text that wayClose takes away.
func airOf(d *document.Document, s *sheet.Sheet) units.Length {
	var air units.Length
	above := d.Rules().Layout.HeadingBefore
	if headingsFixed(&d.Style) {
		return 0
	}
	for _, b := range s.Sections[0].Blocks {
		if p, ok := b.(*sheet.Paragraph); ok && (p.Tag == sheet.Tag(rules.HeadingI) || p.Tag == sheet.Tag(rules.PartLabel)) {
			air += above.Default - above.Min
		}
	}
	return air
}

// apply sets the fit in the settings of a document whose author left them open.
func (f fit) apply(s *settings, style *document.Style, p *rules.Profile) {
	if f.way == wayOpen {
		s.gap, s.line = f.gap, max(s.line, f.line)
	}
	if f.way != wayClose && f.way != wayTight {
		return
	}
	if !headingsFixed(style) {
		s.layout.HeadingBefore.Default = p.Layout.HeadingBefore.Min
	}
	if f.way == wayTight {
		s.signatureSpace = usual(p.Signature.Tight)
	}
}

// headingsFixed tells whether the author says what stands above headings.
func headingsFixed(style *document.Style) bool {
	_, fixed := style.Measures["heading_before"]
	return fixed
}

// better tells whether pages in this fit are better than those in the usual one:
// fewer, or where the last paragraph may part one that is parted, with as many
// lines on the signature's page as must be there.
func (f fit) better(usual, now []layout.Page) bool {
	was, are := mainPages(usual), mainPages(now)
	if !f.parts() {
		return are < was
	}
	end := endOf(now)
	return are == was && end.here >= least && end.parted
}

// mostFitted is how many pages are worth being laid out again.
const mostFitted = 50

// least is how many lines of a paragraph a page has at its head, as layout
// has it.
const least = 2

// ending is where the text ends over the signature.
type ending struct {
	page        int
	above, here int          // lines over the signature on its page, and of the last paragraph among them
	parted      bool         // the last paragraph begins on the page before
	whole       units.Length // with so much room on the page before, all of its lines here would go there
}

// endOf finds the end of the text.
func endOf(pages []layout.Page) ending {
	for i := range pages[:mainPages(pages)] {
		last, above, here := textOver(pages[i].Lines)
		if last == nil {
			continue
		}
		end := ending{page: i, above: above, here: here}
		end.whole = units.Length(end.here+1)*last.Format.Line + last.Format.After
		end.parted = i > 0 && slices.ContainsFunc(pages[i-1].Lines, func(l layout.Line) bool { return l.Of == last })
		return end
	}
	return ending{}
}

// textOver is the last paragraph over the signature of a page, how many lines stand
// there and how many of them are its own; nil: the page has no signature, or no text
// over it.
func textOver(lines []layout.Line) (last *sheet.Paragraph, above, here int) {
	for i := range lines {
		switch l := &lines[i]; {
		case l.Tag == sheet.Tag(rules.PageNumber):
		case slices.Contains(signatureTags, rules.Element(l.Tag)):
			return last, above, here
		default:
			if l.Of != last {
				last, here = l.Of, 0
			}
			above, here = above+1, here+1
		}
	}
	return nil, 0, 0
}

// signatureTags are the elements of which the signature's block has one first.
var signatureTags = []rules.Element{rules.RecipientsLabel, rules.Recipients, rules.Authority, rules.Position, rules.SignerName}

// mainPages is the number of pages before the first annex.
func mainPages(pages []layout.Page) int {
	n := slices.IndexFunc(pages, func(p layout.Page) bool { return p.Section > 0 })
	if n < 0 {
		return len(pages)
	}
	return n
}

// lowest is the baseline of a page's last line.
func lowest(page *layout.Page) units.Length {
	var at units.Length
	for i := range page.Lines {
		at = max(at, page.Lines[i].Baseline)
	}
	return at
}
