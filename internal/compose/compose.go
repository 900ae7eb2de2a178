// Package compose turns a document into a sheet: it adds what the law adds to
// the author's words — numbers, capitals, marks, strokes — and decides every
// size, weight, indent and gap. One file stands for each part of the official
// diagram.
package compose

import (
	"context"
	"slices"
	"strings"

	"vanthu/internal/document"
	"vanthu/internal/layout"
	"vanthu/internal/markup"
	"vanthu/internal/memory"
	"vanthu/internal/metrics"
	"vanthu/internal/rules"
	"vanthu/internal/sheet"
	"vanthu/internal/units"
)

// Sheet composes a validated document for the faces of family. When ctx ends,
// or the share of memory in it, it leaves out what is not done yet and returns
// that error instead of the sheet; it fails in no other way.
func Sheet(ctx context.Context, d *document.Document, family *metrics.Family) (*sheet.Sheet, error) {
	return fitted(ctx, d, family, fit{}, false)
}

// fitted is Sheet with a fit of its end; alone, without the annexes.
func fitted(ctx context.Context, d *document.Document, family *metrics.Family, f fit, alone bool) (*sheet.Sheet, error) {
	c := newComposer(ctx, d, family)
	defer c.ruler.Release()
	c.fit, c.alone = f, alone
	f.apply(c.settings, &d.Style, c.profile)
	s := c.sheet()
	if err := memory.Stopped(ctx, c.share); err != nil {
		return nil, err
	}
	return s, nil
}

func newComposer(ctx context.Context, d *document.Document, family *metrics.Family) *composer {
	c := &composer{ctx: ctx, doc: d, profile: d.Rules(), family: family, share: memory.Of(ctx), stock: &stock{loans: memory.LoansOf(ctx)}}
	c.ruler = layout.NewRuler(family, c.stock.loans)
	c.settings = newSettings(c.profile, &d.Style)
	c.styles = &styles{profile: c.profile, settings: c.settings, family: c.family}
	return c
}

// composer holds what all parts need while one document is composed.
type composer struct {
	ctx      context.Context // of the one call of Sheet
	share    *memory.Share
	doc      *document.Document
	root     string           // pointer of doc in the posted document
	pointers *strings.Builder // see element
	profile  *rules.Profile
	family   *metrics.Family
	ruler    *layout.Ruler
	settings *settings
	fit      fit
	alone    bool // without annexes
	styles   *styles
	stock    *stock
	bodies   []issuer          // nil: not asked for yet
	photos   map[string]*photo // by data URI
	relieved int               // see mostRelief
}

// stopped tells that nobody waits for the sheet any more. The loops that a
// document can make long ask it.
func (c *composer) stopped() bool { return memory.Stopped(c.ctx, c.share) != nil }

func (c *composer) sheet() *sheet.Sheet {
	annexes := c.annexes("/attachments", c.doc.Attachments, nil)
	sections := []*sheet.Section{c.mainSection()}
	if c.alone && len(annexes) > 0 {
		return c.bound(c.info(), sections)
	}
	for _, a := range annexes {
		if a.apart() == nil {
			sections = append(sections, c.annexSection(a))
		}
	}
	last := sections[len(sections)-1]
	last.Blocks = append(last.Blocks, c.copyBlock(last.Page.TextWidth())...)
	s := c.bound(c.info(), sections)
	for _, a := range annexes {
		if a.Separate {
			s.Apart = append(s.Apart, c.annexFile(a, annexes))
		}
	}
	return s
}

// annexFile is the sheet of an annex in a file of its own.
func (c *composer) annexFile(of *annex, annexes []*annex) *sheet.Sheet {
	c.styles = &styles{profile: c.profile, settings: c.settings}
	var sections []*sheet.Section
	for _, a := range annexes {
		if a.apart() == of {
			sections = append(sections, c.annexSection(a))
		}
	}
	info := c.info()
	title := c.nameOf(of)
	if plain := markup.Plain(of.Title); plain != title && !isBlank(plain) {
		title += ": " + plain
	}
	info.Title = plainHyphens(title)
	return c.bound(info, sections)
}

// bound is a sheet of sections, each with what stands on its pages beside the text.
func (c *composer) bound(info sheet.Info, sections []*sheet.Section) *sheet.Sheet {
	for i, s := range sections {
		if _, table := s.Blocks[0].(*sheet.Table); table && i > 0 {
			// LibreOffice 25 counts a section's pages anew only if it begins with a paragraph.
			s.Blocks = slices.Insert(s.Blocks, 0, sheet.Block(c.least()))
		}
		s.Number = c.pageNumber()
		s.Watermark = c.watermark()
		for _, blocks := range [][]sheet.Block{s.Blocks, s.FirstHeader, s.FirstFooter, s.LastFooter} {
			c.steady(blocks, s.Page.TextWidth())
			c.styles.styleTables(blocks)
		}
	}
	return &sheet.Sheet{Info: info, Styles: c.styles.used, TableStyles: c.styles.tables, Sections: sections}
}

// mainSection is the document itself, from head to signature.
func (c *composer) mainSection() *sheet.Section {
	s := &sheet.Section{Page: c.page(c.doc.Orientation == "landscape"), Blocks: make([]sheet.Block, 0, someBlocks)}
	width := s.Page.TextWidth()
	if s.Page.Landscape && c.doc.Style.SignatureLeft == nil { // the same share of the page
		c.settings.signatureLeft = (c.settings.signatureLeft * width / c.page(false).TextWidth()).ToTwip()
	}
	s.Blocks = append(s.Blocks, c.head(width)...)
	s.Blocks = append(s.Blocks, c.title(width)...)
	s.Blocks = append(s.Blocks, c.addressees(width)...)
	s.Blocks = append(s.Blocks, c.body(s.Page)...)
	s.Blocks = append(s.Blocks, c.signatureBlock(s.Blocks, width)...)
	s.Blocks = append(s.Blocks, c.confirmation(width)...)
	s.FirstHeader = append(c.copyLine(), c.circulation(width)...)
	if c.profile.Marks.ContactLast {
		s.LastFooter = c.contact(width)
	} else {
		s.FirstFooter = c.contact(width)
	}
	c.received(s)
	s.LastStamps = c.footNote(s.Page)
	return s
}

// page is the geometry of a section's pages.
func (c *composer) page(landscape bool) sheet.Page {
	m := c.settings.margins
	paper := c.profile.Paper
	p := sheet.Page{
		Width: paper.Width.ToTwip(), Height: paper.Height.ToTwip(),
		HeaderTop: paper.NumberTop.Default.ToTwip(),
		Mirrored:  c.doc.Style.TwoSided,
	}
	if landscape {
		m = c.settings.landscape
		p.Width, p.Height = p.Height, p.Width
		p.Landscape = true
	}
	p.Top, p.Bottom, p.Left, p.Right = m.top, m.bottom, m.left, m.right
	return p
}

func (c *composer) pageNumber() sheet.PageNumber {
	st := c.styles.of(rules.PageNumber)
	return sheet.PageNumber{Style: st, Char: st.Char, Line: st.Format.Line}
}

// info describes the document to readers of its metadata.
func (c *composer) info() sheet.Info {
	date := c.doc.Date
	name := c.kind().Name
	title := name
	if (c.doc.Number != nil || c.doc.NumberText != "") && date.Whole() {
		title = c.referenceOf(name, c.doc)
	}
	if !c.doc.Subject.IsZero() {
		title += ": " + markup.Plain(c.doc.Subject.String())
	}
	return sheet.Info{
		Title: plainHyphens(title), Author: plainHyphens(c.issuerName()), Subject: plainHyphens(markup.Plain(c.doc.Subject.String())),
		Number: c.bareNumber(), Language: "vi-VN", Date: fileDate(date, c.profile.From),
	}
}

func (c *composer) kind() *rules.Kind { return rules.FindKind(c.doc.Kind) }

// settings are the document's house choices, resolved against the profile.
type settings struct {
	profile            *rules.Profile
	margins, landscape margins
	indent             units.Length
	line               units.Length                   // exact height of a line of the body
	gap                units.Length                   // under a paragraph of the body
	sizes              map[rules.Element]units.Length // that the author has chosen: see size
	signatureSpace     units.Length
	stroke             units.Length // thickness
	issuerStroke       float64
	subjectStroke      float64
	headLeft           units.Length // zero: by the text
	signatureLeft      units.Length
	lineExact          bool // the height of the body's lines is given in points
	boldPosition       bool
	wordNumbering      bool
	italicBases        bool
	sequence           []string
	layout             rules.Layout // with the document's own measures as defaults
}

type margins struct{ top, bottom, left, right units.Length }
